"""Requests for information: Article 67.

The Commission asks by simple request (67(2)) or by decision (67(3)), and names the day by which each question is to
be answered. Silence to a simple request cannot be fined, a wrong answer can; a decision carries fines for both, and
periodic payments.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from . import english, guards
from .ceilings import FineGround
from .citations import DSA, Citation
from .english import Phrase
from .errors import InvalidValue
from .fixed_dates import NamedDay, due_on
from .services import Platform, Provider
from .trace import Explained, Notice, Point, Rule, Statement


class RequestBasis(Enum):
    """How the Commission asked."""

    SIMPLE = "simple"
    """By simple request: Article 67(2)."""
    DECISION = "decision"
    """By decision: Article 67(3)."""

    @property
    def citation(self) -> Citation:
        """The paragraph of Article 67."""
        return DSA.at(67, 2) if self is RequestBasis.SIMPLE else DSA.at(67, 3)

    def __str__(self) -> str:
        return "simple request" if self is RequestBasis.SIMPLE else "decision"


class QuestionState(Enum):
    """Where a question stands on a day."""

    NOT_SENT = "not_sent"
    OPEN = "open"
    OVERDUE = "overdue"
    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen
class Consequence:
    """What can follow from a conduct: a fine, periodic payments, or neither; and where the Act says so."""

    conduct: str
    finable: bool
    periodic: bool
    citations: tuple[Citation, ...]

    @property
    def ground(self) -> FineGround | None:
        """The ground of the fine; None where there is none."""
        return FineGround.INFORMATION if self.finable else None

    def __str__(self) -> str:
        if not self.finable:
            return f"{self.conduct}: no fine ({'; '.join(map(str, self.citations))})"
        payments = " and periodic penalty payments" if self.periodic else ""
        return f"{self.conduct}: a fine{payments} ({'; '.join(map(str, self.citations))})"


_WRONG = "incorrect, incomplete or misleading information"
_SILENCE = "no reply within the time set"
_CONSEQUENCES = {
    RequestBasis.SIMPLE: (
        Consequence(_WRONG, True, False, (DSA.at(74, 2, point="a"),)),
        Consequence(_SILENCE, False, False, (DSA.at(67, 2), DSA.at(74, 2, point="b"))),
    ),
    RequestBasis.DECISION: (
        Consequence(_WRONG, True, True, (DSA.at(74, 2, point="a"), DSA.at(76, 1, point="a"))),
        Consequence(_SILENCE, True, True, (DSA.at(74, 2, point="b"), DSA.at(76, 1, point="a"))),
    ),
}


@frozen(kw_only=True)
class Question:
    """One matter asked about, with the day by which to answer, a later day if it was extended, and the answer's day.

    ``extended_on`` is the day on which the extension was given, where it is known: until then the first day stands.
    """

    subject: str
    due: date
    extended_to: date | None = None
    extended_on: date | None = None
    answered: date | None = None

    def __attrs_post_init__(self) -> None:
        guards.text("subject", self.subject)
        guards.day("due", self.due)
        if guards.optional_day("extended_to", self.extended_to) is not None:
            guards.not_before("extended_to", self.time_limit.date, "due", self.due)
        if guards.optional_day("extended_on", self.extended_on) is not None and self.extended_to is None:
            raise InvalidValue(
                field=Phrase("extended_on"), value=self.extended_on, accepted=Phrase("nothing without extended_to")
            )
        guards.optional_day("answered", self.answered)

    @property
    def time_limit(self) -> NamedDay:
        """The day named, which does not move off a holiday (Article 5 of Regulation 1182/71)."""
        return due_on(self.extended_to or self.due)

    def time_limit_on(self, on: date) -> NamedDay:
        """The day named as far as it was known on a day: an extension counts from the day on which it was given."""
        extended = self.extended_on is None or self.extended_on <= on
        return self.time_limit if extended else due_on(self.due)

    def __str__(self) -> str:
        return f"{self.subject}: due {english.day(self.time_limit.date)}"


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


SILENCE = {
    RequestBasis.SIMPLE: Point(
        "silence-simple-request",
        "No fine follows from silence to a simple request; the Commission can ask again by decision.",
        (DSA.at(67, 2), DSA.at(74, 2, point="b")),
    ),
    RequestBasis.DECISION: Point(
        "silence-request-by-decision",
        "Silence to a request by decision can be fined, up to {share} of the annual income or worldwide turnover, and "
        "periodic penalty payments can compel the answer.",
        (DSA.at(74, 2, point="b"), DSA.at(76, 1, point="a")),
    ),
}


@frozen(kw_only=True)
class QuestionStatus(Explained):
    """Where one question stands on a day."""

    question: Question
    state: QuestionState
    on: date

    @property
    def headline(self) -> Statement:
        """The question and its state."""
        due = self.question.time_limit_on(self.on).date
        facts = (("subject", self.question.subject), ("state", self.state), ("due", due))
        return Statement("question-status", "{subject}: {state}, due {due}", facts)


def _questions(values: object) -> tuple[Question, ...]:
    return guards.several("questions", values, Question)


@frozen(kw_only=True)
class RequestForInformation:
    """A request for information, with its questions and their due days.

    ``addressee`` is the service whose provider is asked, the provider itself, or the name of another person that may
    know (Article 67(1)).

    >>> from dsa import Platform, Provider, ServiceKind
    >>> shop = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)
    >>> request = RequestForInformation(
    ...     addressee=shop,
    ...     sent=date(2023, 11, 6),
    ...     questions=[Question(subject="illegal products", due=date(2023, 11, 27))],
    ... )
    >>> print(request.status(date(2023, 11, 28))[0])
    illegal products: overdue, due 27 November 2023
    """

    addressee: Platform | Provider | str
    sent: date
    basis: RequestBasis = RequestBasis.SIMPLE
    questions: tuple[Question, ...] = field(converter=_questions)
    reference: str | None = None
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.addressee, Platform | Provider):
            guards.text("addressee", self.addressee)
        guards.day("sent", self.sent)
        guards.member("basis", self.basis, RequestBasis)
        guards.optional_text("reference", self.reference)
        guards.optional_text("source", self.source)
        if not self.questions:
            raise InvalidValue(field=Phrase("questions"), value=(), accepted=Phrase("at least one Question"))
        subjects = [question.subject for question in self.questions]
        if len(set(subjects)) < len(subjects):
            raise InvalidValue(
                field=Phrase("questions"), value=tuple(subjects), accepted=Phrase("a different subject for each")
            )
        for index, question in enumerate(self.questions):
            guards.not_before(f"questions[{index}].due", question.due, "sent", self.sent)
            for name in ("answered", "extended_on"):
                if (day := getattr(question, name)) is not None:
                    guards.not_before(f"questions[{index}].{name}", day, "sent", self.sent)

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What a wrong answer and silence can cost, which differs by basis (Articles 74(2) and 76(1))."""
        return _CONSEQUENCES[self.basis]

    @property
    def last_due(self) -> date:
        """The last day on which any question can be answered in time."""
        return max(question.time_limit.date for question in self.questions)

    def status(self, on: date) -> tuple[QuestionStatus, ...]:
        """Where each question stands on a day; what happens later is not looked at."""
        guards.day("on", on)
        return tuple(self._status(question, on) for question in self.questions)

    def _status(self, question: Question, on: date) -> QuestionStatus:
        limit = question.time_limit_on(on).date
        if on < self.sent:
            state = QuestionState.NOT_SENT
        elif question.answered is not None and question.answered <= on:
            state = QuestionState.ANSWERED if question.answered <= limit else QuestionState.ANSWERED_LATE
        else:
            state = QuestionState.OPEN if on <= limit else QuestionState.OVERDUE
        step = STANDS[state].step(on, state, due=limit)
        notices = (self._silence(on),) if state is QuestionState.OVERDUE else ()
        return QuestionStatus(question=question, state=state, on=on, steps=(step,), notices=notices)

    def _silence(self, on: date) -> Notice:
        """What silence can cost, which differs by basis (Article 74(2)(b))."""
        point = SILENCE[self.basis]
        if self.basis is RequestBasis.SIMPLE:
            return point.notice()
        return point.notice(share=FineGround.INFORMATION.ceiling.on(on))

    def answer(self, subject: str, *, on: date) -> RequestForInformation:
        """The same request with one question answered."""
        return self._replace(evolve(self._question(subject), answered=guards.day("on", on)))

    def extend(self, subject: str, *, to: date, on: date | None = None) -> RequestForInformation:
        """The same request with more time for one question; ``on`` is the day on which it was given, if it is known."""
        extended = evolve(
            self._question(subject), extended_to=guards.day("to", to), extended_on=guards.optional_day("on", on)
        )
        return self._replace(extended)

    def _question(self, subject: str) -> Question:
        guards.known("subject", subject, [question.subject for question in self.questions])
        return next(question for question in self.questions if question.subject == subject)

    def _replace(self, changed: Question) -> RequestForInformation:
        kept = (changed if question.subject == changed.subject else question for question in self.questions)
        return evolve(self, questions=tuple(kept))

    def __str__(self) -> str:
        due = english.listing(tuple(dict.fromkeys(question.time_limit.date for question in self.questions)))
        return f"{self.addressee}: {self.basis} of {english.day(self.sent)}, to answer by {due}"
