"""Requests for information: Article 67.

The Commission asks by simple request (67(2)) or by decision (67(3)), and names the day by which each question is to
be answered. Silence to a simple request cannot be fined, a wrong answer can; a decision carries fines for both, and
periodic payments. The questions themselves are in :mod:`dsa.act.proceedings.questions`.
"""

from __future__ import annotations

from datetime import date
from enum import Enum

from attrs import evolve, field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidValue
from ...ground.trace import Notice, Point
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ..penalties.grounds import FineGround
from ..services.platforms import Platform, Provider
from .questions import STANDS, Question, QuestionState, QuestionStatus, state_on


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


@frozen
class Consequence(Brief):
    """What can follow from a conduct: a fine, periodic payments, or neither; and where the Act says so.

    :param conduct: what is done, in words.
    :param finable: whether a fine can follow.
    :param periodic: whether periodic penalty payments can follow.
    :param citations: the provisions that say so.
    """

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
LATE = Point(
    "late-reply-to-decision",
    "That no reply came within the time set can be fined all the same, up to {share} of the annual income or worldwide "
    "turnover.",
    (DSA.at(74, 2, point="b"),),
)
IN_PART = Point(
    "answered-in-part",
    "On {day} it was answered in part; incomplete information can be fined, and a decision makes the rest compellable.",
    (DSA.at(74, 2, point="a"), DSA.at(76, 1, point="a")),
)


def _questions(values: object) -> tuple[Question, ...]:
    return checks.several("questions", values, Question)


@frozen(kw_only=True)
class RequestForInformation(Brief):
    """A request for information, with its questions and their due days.

    :param addressee: the service whose provider is asked, the provider itself, or the name of another person that may
        know (Article 67(1)).
    :param sent: the day on which it was sent.
    :param basis: by simple request or by decision.
    :param questions: what is asked, each with its day to answer.
    :param reference: its official number; None where it has none.
    :param source: where it was read; None where that is not said.

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
            checks.text("addressee", self.addressee)
        checks.day("sent", self.sent)
        checks.member("basis", self.basis, RequestBasis)
        checks.optional_text("reference", self.reference)
        checks.optional_text("source", self.source)
        if not self.questions:
            raise InvalidValue(field=Phrase("questions"), value=(), accepted=Phrase("at least one Question"))
        subjects = [question.subject for question in self.questions]
        if len(set(subjects)) < len(subjects):
            raise InvalidValue(
                field=Phrase("questions"), value=tuple(subjects), accepted=Phrase("a different subject for each")
            )
        for index, question in enumerate(self.questions):
            checks.not_before(f"questions[{index}].due", question.due, "sent", self.sent)
            for name in ("answered", "extended_on"):
                if (day := getattr(question, name)) is not None:
                    checks.not_before(f"questions[{index}].{name}", day, "sent", self.sent)

    @property
    def consequences(self) -> tuple[Consequence, ...]:
        """What a wrong answer and silence can cost, which differs by basis (Articles 74(2) and 76(1))."""
        return _CONSEQUENCES[self.basis]

    @property
    def last_due(self) -> date:
        """The last day on which any question can be answered in time."""
        return max(question.time_limit.date for question in self.questions)

    @answers
    def status(self, on: date, *, what_if: WhatIf | None = None) -> tuple[QuestionStatus, ...]:
        """Where each question stands on a day; what happens later is not looked at."""
        checks.day("on", on)
        return tuple(self._status(question, on) for question in self.questions)

    def _status(self, question: Question, on: date) -> QuestionStatus:
        state = state_on(question, on, sent=self.sent)
        step = STANDS[state].step(on, state, due=question.time_limit_on(on).date)
        notices: tuple[Notice, ...] = (self._silence(on),) if state is QuestionState.OVERDUE else ()
        if state is QuestionState.ANSWERED_LATE and self.basis is RequestBasis.DECISION:
            ceiling = FineGround.INFORMATION.ceiling.cited(on)
            notices = (LATE.notice(under=ceiling.citation, share=ceiling.value),)
        answered_in_part = [day for day in question.partly_answered if day <= on]
        if answered_in_part and state is not QuestionState.ANSWERED:  # what is completed in time is not incomplete
            notices = (*notices, IN_PART.notice(day=max(answered_in_part)))
        return QuestionStatus(question=question, state=state, on=on, steps=(step,), notices=notices)

    def _silence(self, on: date) -> Notice:
        """What silence can cost, which differs by basis (Article 74(2)(b))."""
        point = SILENCE[self.basis]
        if self.basis is RequestBasis.SIMPLE:
            return point.notice()
        ceiling = FineGround.INFORMATION.ceiling.cited(on)
        return point.notice(under=ceiling.citation, share=ceiling.value)

    def answer(self, subject: str, *, on: date) -> RequestForInformation:
        """The same request with the question ``subject`` answered ``on`` a day; answering it again adds nothing."""
        question, day = self._question(subject), checks.day("on", on)
        return self._replace(evolve(question, answered=min(question.answered or day, day)))

    def extend(self, subject: str, *, to: date, on: date | None = None) -> RequestForInformation:
        """The same request with time up to ``to`` for the question ``subject``, given ``on`` a day, or None."""
        days = checks.day("to", to), checks.optional_day("on", on)
        return self._replace(self._question(subject).extended(*days))

    def answer_in_part(self, subject: str, *, on: date) -> RequestForInformation:
        """The same request with an incomplete answer to ``subject``, given ``on`` a day: the time for it runs on."""
        question = self._question(subject)
        return self._replace(evolve(question, partly_answered=(*question.partly_answered, checks.day("on", on))))

    def _question(self, subject: str) -> Question:
        checks.known("subject", subject, [question.subject for question in self.questions])
        return next(question for question in self.questions if question.subject == subject)

    def _replace(self, changed: Question) -> RequestForInformation:
        kept = (changed if question.subject == changed.subject else question for question in self.questions)
        return evolve(self, questions=tuple(kept))

    def __str__(self) -> str:
        due = words.listing(tuple(dict.fromkeys(question.time_limit.date for question in self.questions)))
        return f"{self.addressee}: {self.basis} of {words.day(self.sent)}, to answer by {due}"
