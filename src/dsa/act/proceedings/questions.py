"""The questions of a request for information: by when each is to be answered, and where it stands on a day.

The Commission names the day by which to answer (Article 67(2) and (3)), and may name a later one. A named day does not
move off a holiday or a weekend (Article 5 of Regulation 1182/71).
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Rule, Sentence
from ...ground.words import Phrase
from ...time_limits.named_days import NamedDay, due_on


class QuestionState(Enum):
    """Where a question stands on a day."""

    NOT_SENT = "not_sent"
    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


def _pairs(values: object) -> tuple[tuple[date, date | None], ...]:
    return tuple((to, granted) for to, granted in checks.pairs("earlier", values, "a pair of days"))


def _days(values: object) -> tuple[date, ...]:
    return checks.several("partly_answered", values, date)


@frozen(kw_only=True)
class Question(Brief):
    """One matter asked about, with the day by which to answer, a later day if it was extended, and the answer's day.

    :param subject: what is asked about.
    :param due: the day by which to answer.
    :param extended_to: a later day, as the Commission last extended it; None where it did not.
    :param extended_on: the day on which that was given: until then the day before it stands; None where that is not
        known.
    :param answered: the day of the complete answer; None while there is none.
    :param earlier: extensions before the last one, as pairs of the new day and the day on which it was given.
    :param partly_answered: the days of answers that were not complete.

    >>> later = {"extended_to": date(2026, 2, 27), "extended_on": date(2026, 2, 16)}
    >>> asked = Question(subject="traders", due=date(2026, 2, 20), **later)
    >>> print(asked.time_limit_on(date(2026, 2, 15)).date, asked.time_limit_on(date(2026, 2, 16)).date)
    2026-02-20 2026-02-27
    """

    subject: str
    due: date
    extended_to: date | None = None
    extended_on: date | None = None
    answered: date | None = None
    earlier: tuple[tuple[date, date | None], ...] = field(default=(), converter=_pairs)
    partly_answered: tuple[date, ...] = field(default=(), converter=_days)

    def __attrs_post_init__(self) -> None:
        checks.text("subject", self.subject)
        checks.day("due", self.due)
        for to, granted in self.earlier:
            checks.not_before("earlier", checks.day("earlier", to), "due", self.due)
            checks.optional_day("earlier", granted)
        if self.earlier and self.extended_to is None:
            raise InvalidValue(
                field=Phrase("earlier"), value=self.earlier, accepted=Phrase("nothing without extended_to")
            )
        longer = checks.optional_day("extended_to", self.extended_to)
        if longer is not None:
            checks.not_before("extended_to", longer, "due", self.due)
        if checks.optional_day("extended_on", self.extended_on) is not None and self.extended_to is None:
            raise InvalidValue(
                field=Phrase("extended_on"), value=self.extended_on, accepted=Phrase("nothing without extended_to")
            )
        checks.optional_day("answered", self.answered)

    @property
    @answers
    def time_limit(self) -> NamedDay:
        """The day named, which does not move off a holiday (Article 5 of Regulation 1182/71)."""
        return due_on(max((self.due, *(to for to, _ in self._extensions))))

    @answers
    def time_limit_on(self, on: date) -> NamedDay:
        """The day named as far as it was known on a day: an extension counts from the day on which it was given.

        The order in which extensions are recorded makes no difference, and none of them takes time away.
        """
        return due_on(self._last_known(checks.day("on", on)))

    def _last_known(self, on: date) -> date:
        known = (to for to, granted in self._extensions if granted is None or granted <= on)
        return max((self.due, *known))

    @property
    def _extensions(self) -> tuple[tuple[date, date | None], ...]:
        return self.earlier if self.extended_to is None else (*self.earlier, (self.extended_to, self.extended_on))

    def extended(self, to: date, on: date | None) -> Question:
        """The same question with time up to ``to``, given ``on`` a day, if that is known; the days of before stay.

        :raises OutOfOrder: it would take time away that there was on that day.
        """
        named = self._last_known(checks.optional_day("on", on) or date.min)
        checks.not_before("to", checks.day("to", to), "the day named before", named)
        if self.extended_to is None:
            return evolve(self, extended_to=to, extended_on=on)
        earlier = (*self.earlier, (self.extended_to, self.extended_on))
        return evolve(self, extended_to=to, extended_on=on, earlier=earlier)

    def __str__(self) -> str:
        return f"{self.subject}: due {words.day(self.time_limit.date)}"


STANDS = {
    QuestionState.NOT_SENT: Rule("question-not-sent", "On {before} the request was not yet sent.", DSA.at(67, 1)),
    QuestionState.OPEN: Rule(
        "question-open", "On {before} there was time to answer until the end of {due}.", DSA.at(67, 1)
    ),
    QuestionState.OVERDUE: Rule(
        "question-overdue", "On {before} the time to answer, until the end of {due}, was over.", DSA.at(67, 1)
    ),
    QuestionState.ANSWERED: Rule("question-answered", "It was answered in time, by {due}.", DSA.at(67, 1)),
    QuestionState.ANSWERED_LATE: Rule("question-answered-late", "It was answered after {due}.", DSA.at(67, 1)),
}


@frozen(kw_only=True)
class QuestionStatus(Explained):
    """Where one question stands on a day.

    :param question: the question.
    :param state: whether it is open, overdue, or answered in time or late.
    :param on: the day asked about.
    """

    question: Question
    state: QuestionState
    on: date

    @property
    def headline(self) -> Sentence:
        """The question and its state."""
        due = self.question.time_limit_on(self.on).date
        facts = (("subject", self.question.subject), ("state", self.state), ("due", due))
        return Sentence("question-status", "{subject}: {state}, due {due}", facts)


def state_on(question: Question, on: date, *, sent: date) -> QuestionState:
    """Where a question stands at the end of a day, in a request that was sent on ``sent``."""
    if on < sent:
        return QuestionState.NOT_SENT
    limit = question.time_limit_on(on).date
    if question.answered is not None and question.answered <= on:
        return QuestionState.ANSWERED if question.answered <= limit else QuestionState.ANSWERED_LATE
    return QuestionState.OPEN if on <= limit else QuestionState.OVERDUE
