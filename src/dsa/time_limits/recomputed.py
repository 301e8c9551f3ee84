"""What became of a deadline once newer holiday lists were published, and which list did it."""

from __future__ import annotations

import datetime as dt

from attrs import evolve, frozen

from ..ground import checks
from ..ground.answering import answers
from ..ground.asked import question_of
from ..ground.citations import REGULATION_1182_71
from ..ground.errors import MissingFact
from ..ground.trace import Explained, Rule, Sentence, Step
from ..ground.values import SETS, SETS_AT_LEAST
from ..ground.words import Phrase
from . import calendars, court, hours, reckoning, rolling
from .calendars import Calendar
from .deadlines import NOT_ROLLED_BACKWARDS, Deadline, deadline

UNCHANGED = Rule(
    "recomputed-unchanged",
    "Computed again with the lists known now ({lists}), the deadline is the same: {after}.",
    REGULATION_1182_71.at(2, 1),
)
CHANGED = Rule(
    "recomputed-changed",
    "Computed again with the lists known now, the deadline moves from {before} to {after}; what decides is {lists}.",
    REGULATION_1182_71.at(2, 1),
)


@frozen(kw_only=True)
class Recomputed(Explained):
    """A deadline before and after: ``because`` names the lists that decide now and did not then.

    :param old: the deadline as it was stored.
    :param new: the deadline by the lists of today.
    :param because: the lists, by their sources, that decide now and did not then.
    """

    old: Deadline
    new: Deadline
    because: tuple[str, ...]

    @property
    def changed(self) -> bool:
        """Whether the last day is another one."""
        return self.old.date != self.new.date

    @property
    def headline(self) -> Sentence:
        """The day then and now."""
        facts = (("old", self.old.date), ("new", self.new.date))
        if self.changed:
            return Sentence("recomputed-becomes", "{old} becomes {new}", facts)
        return Sentence("recomputed-stands", "{new} stands", facts)


@answers
def recompute(old: Deadline, *, calendar: Calendar | str | None = None, known_on: dt.date | None = None) -> Recomputed:
    """Compute a deadline again with the lists of today, and say what changed and which list did it.

    The question that the deadline carries is asked again, with all that it says; without it, the deadline is computed
    from its event and its period, or before the Court by the Court's own rules.

    :param old: the deadline as it was stored.
    :param calendar: the calendar, where it was not one of the library's own.
    :param known_on: use only the lists that were known on that day.
    :raises MissingFact: it carries no question, and does not follow from its event and its period.

    >>> from datetime import date
    >>> early = deadline(date(2026, 10, 2), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="project")
    >>> print(early.date, early.certain, "|", recompute(early))
    2026-11-03 False | 3 November 2026 stands
    """
    checks.instance("old", old, Deadline)
    days = calendars.calendar(old.calendar if calendar is None else calendar)
    if known_on is not None:
        days = days.known_on(checks.day("known_on", known_on))
    asked = _asked_again(old, days)
    new = from_its_inputs(old, days) if asked is None else asked
    because = tuple(source for source in new.lists if source not in old.lists)
    rule = CHANGED if old.date != new.date else UNCHANGED
    holidays = new.steps[-1].citation if step_of(new, court.TWO_MONTHS, court.APPEAL) else None
    return Recomputed(
        old=old,
        new=new,
        because=because,
        steps=(rule.step(old.date, new.date, under=holidays, lists=because or new.lists or (days.code,)),),
        notices=new.notices,
    )


def step_of(answer: Explained, *rules: Rule) -> Step | None:
    """The first step of an answer by one of the rules, if there is one."""
    ids = {rule.id for rule in rules}
    return next((step for step in answer.steps if step.rule in ids), None)


def _asked_again(old: Deadline, days: Calendar) -> Deadline | None:
    """The answer to the same question on a calendar; None where it was :func:`deadline`, or none that takes one.

    What another function knows of a time limit, a suspension or a provision of its own, its question has.
    """
    if old.asked is None or question_of(old.asked.function) is question_of(deadline):
        return None
    takes = question_of(old.asked.function).signature.parameters
    if "calendar" not in takes:
        return None
    lists = {"calendar": days, "beyond": "project"} if "beyond" in takes else {"calendar": days}
    new = old.asked.function(**{**old.asked.arguments, **lists})
    return new if isinstance(new, Deadline) else None


def from_its_inputs(old: Deadline, days: Calendar) -> Deadline:
    """A deadline computed from what it holds itself, without its question.

    :raises MissingFact: a step of it is none that follows from its event and its period.
    """
    if published := step_of(old, court.FROM_PUBLICATION):
        day = checks.day("published", published.before)
        return court.action_for_annulment(None, published=day, calendar=days, beyond="project")
    if step_of(old, court.TWO_MONTHS):
        return court.action_for_annulment(old.event, calendar=days, beyond="project")
    if step_of(old, court.APPEAL):
        return court.appeal(old.event, calendar=days, beyond="project")
    if any(step.rule not in _FOLLOWING for step in old.steps):
        raise MissingFact(
            missing=Phrase("What the answer was computed from"),
            give=Phrase("the answer with its question, as it was given"),
        )
    new = deadline(
        old.event,
        old.period,
        calendar=days,
        direction=old.direction,
        beyond="project",
        counting_event_day=old.counting_event_day,
    )
    opening, first_day = step_of(old, *_PROVISIONS), step_of(old, reckoning.EVENT_DAY_COUNTED)
    if opening is None:
        return new
    # The act that sets the period also says so where the day of the event counts.
    steps = (first_day if first_day and step.rule == first_day.rule else step for step in new.steps)
    return evolve(new, steps=(opening, *steps))


_PROVISIONS = SETS, SETS_AT_LEAST
_FOLLOWING = frozenset(
    rule.id
    for rule in (
        *_PROVISIONS,
        NOT_ROLLED_BACKWARDS,
        *(
            value
            for module in (hours, reckoning, rolling)
            for value in vars(module).values()
            if isinstance(value, Rule)
        ),
    )
)
"""The rules whose steps follow from an event, a period and a calendar."""
