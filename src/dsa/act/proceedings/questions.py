"""The questions of a request for information: by when each is to be answered, and where it stands on a day.

The Commission names the day by which to answer (Article 67(2) and (3)), and may name a later one. A named day does not
move off a holiday or a weekend (Article 5 of Regulation 1182/71).
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import frozen

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


@frozen(kw_only=True)
class Question(Brief):
    """One matter asked about, with the day by which to answer, a later day if it was extended, and the answer's day.

    ``extended_on`` is the day on which the extension was given, where it is known: until then the first day stands.

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

    def __attrs_post_init__(self) -> None:
        checks.text("subject", self.subject)
        checks.day("due", self.due)
        if checks.optional_day("extended_to", self.extended_to) is not None:
            checks.not_before("extended_to", self.time_limit.date, "due", self.due)
        if checks.optional_day("extended_on", self.extended_on) is not None and self.extended_to is None:
            raise InvalidValue(
                field=Phrase("extended_on"), value=self.extended_on, accepted=Phrase("nothing without extended_to")
            )
        checks.optional_day("answered", self.answered)

    @property
    @answers
    def time_limit(self) -> NamedDay:
        """The day named, which does not move off a holiday (Article 5 of Regulation 1182/71)."""
        return due_on(self.extended_to or self.due)

    @answers
    def time_limit_on(self, on: date) -> NamedDay:
        """The day named as far as it was known on a day: an extension counts from the day on which it was given."""
        extended = self.extended_on is None or self.extended_on <= on
        return self.time_limit if extended else due_on(self.due)

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
    """Where one question stands on a day."""

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
