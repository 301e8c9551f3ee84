"""What became of a deadline once newer holiday lists were published, and which list did it."""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ..ground.answering import answers
from ..ground.citations import REGULATION_1182_71
from ..ground.errors import InvalidValue
from ..ground.trace import Explained, Rule, Sentence
from ..ground.words import Phrase
from .calendars import Calendar
from .deadlines import Deadline, deadline

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

    :param old: the deadline as it was stored.
    :param calendar: the calendar, where it was not one of the library's own.
    :param known_on: use only the lists that were known on that day.

    >>> from datetime import date
    >>> early = deadline(date(2026, 10, 2), "P1M", calendar="EC", known_on=date(2025, 1, 1), beyond="project")
    >>> print(early.date, early.certain, "|", recompute(early))
    2026-11-03 False | 3 November 2026 stands
    """
    if not isinstance(old, Deadline):
        raise InvalidValue(field=Phrase("old"), value=old, accepted=Phrase("a Deadline"))
    new = deadline(
        old.event,
        old.period,
        calendar=old.calendar if calendar is None else calendar,
        direction=old.direction,
        beyond="project",
        known_on=known_on,
        counting_event_day=old.counting_event_day,
    )
    because = tuple(source for source in new.lists if source not in old.lists)
    rule = CHANGED if old.date != new.date else UNCHANGED
    return Recomputed(
        old=old,
        new=new,
        because=because,
        steps=(rule.step(old.date, new.date, lists=because or new.lists),),
        notices=new.notices,
    )
