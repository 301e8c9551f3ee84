"""Whether a statement of reasons is owed, to whom, and by when: Articles 17(1), (2) and (5), 19 and 24(5)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..obligations.catalogue import CATALOGUE, Obligation
from ..obligations.situation import situation
from ..obligations.status import status
from ..services.platforms import Platform
from ..very_large.designation import VLOPDesignation
from ..very_large.successive import designations_of

STATEMENT = CATALOGUE["art-17-1-statement-of-reasons"]
SUBMISSION = CATALOGUE["art-24-5-submit-reasons"]
ORDER = CATALOGUE["art-9-5-inform-recipient"]

ORDERED = Rule(
    "statement-ordered",
    "The restriction carries out an order under Article 9: no statement of reasons is owed for that.",
    DSA.at(17, 5),
)
DECEPTIVE = Rule(
    "statement-deceptive",
    "The information is deceptive high-volume commercial content: no statement of reasons is owed for that.",
    DSA.at(17, 2, subparagraph=2),
)
NO_CONTACT = Rule(
    "statement-no-contact",
    "The provider does not know electronic contact details of the recipient: no statement of reasons is owed.",
    DSA.at(17, 2),
)
CONTACT_OPEN = Rule(
    "statement-contact-open",
    "Whether the provider knows electronic contact details of the recipient is not said: it is owed only if it does.",
    DSA.at(17, 2),
)
AT_THE_LATEST = Rule(
    "statement-at-the-latest",
    "It is owed at the latest from the day on which the restriction is imposed, {applied}, regardless of why or how.",
    DSA.at(17, 2),
)
WITHOUT_DELAY = Rule(
    "submission-without-delay",
    "Decision and statement are submitted without undue delay; the Act sets no number of days.",
    DSA.at(24, 5),
)
NOTHING_TO_SUBMIT = Point(
    "submission-of-decision-alone",
    "Article 24(5) speaks of the decisions and statements of Article 17(1). That a decision for which no statement is "
    "owed is not submitted either is the reading taken here.",
    (DSA.at(24, 5), DSA.at(17, 2)),
)
ORDER_TOLD = Point(
    "order-told-to-recipient",
    "The recipient is informed of the order and of its effect all the same, with a statement of reasons and the "
    "possibilities for redress.",
    (DSA.at(9, 5),),
)


@frozen(kw_only=True)
class StatementOwed(Explained):
    """Whether a statement of reasons is owed to the recipient, or is to be submitted to the Commission, and by when.

    :param obligation: what is owed: the statement to the recipient, or its submission to the Commission.
    :param applied: the day from which the restriction applies.
    :param owed: whether it is owed; None where that depends on a fact that is not known.
    :param by: the last day; None where nothing is owed, and where the Act says "without undue delay" instead.
    """

    obligation: Obligation
    applied: date
    owed: bool | None
    by: date | None

    @property
    def headline(self) -> Sentence:
        """The answer in one sentence."""
        if self.obligation.id == SUBMISSION.id:
            if self.owed is None:
                return Sentence("submission-open", "not known whether it is to be submitted to the Commission")
            if self.owed:
                return Sentence("submission-owed", "to be submitted to the Commission without undue delay")
            return Sentence("submission-not-owed", "nothing is to be submitted to the Commission")
        if self.owed is None:
            return Sentence("statement-open", "not known whether a statement of reasons is owed to the recipient")
        if self.owed:
            facts = (("by", self.by),)
            return Sentence("statement-owed", "statement of reasons owed to the recipient by {by} at the latest", facts)
        return Sentence("statement-not-owed", "no statement of reasons is owed to the recipient")


@answers
def statement_owed(
    platform: Platform,
    *,
    applied: date,
    contact_known: bool | None = None,
    deceptive: bool = False,
    ordered: bool = False,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
) -> StatementOwed:
    """Whether a statement of reasons is owed to the recipient of a hosting service: Article 17(1), (2) and (5).

    :param platform: the service whose provider restricts.
    :param applied: the day on which the restriction is imposed.
    :param contact_known: whether the provider knows electronic contact details; None if that is not said.
    :param deceptive: the information is deceptive high-volume commercial content.
    :param ordered: the restriction carries out an order under Article 9.
    :param designation: the service's designation as very large, or all that it had.

    >>> from dsa import Platform, Provider, ServiceKind
    >>> forum = Platform(name="Forum", provider=Provider(name="Three Friends"), kind=ServiceKind.HOSTING)
    >>> print(statement_owed(forum, applied=date(2026, 3, 1), contact_known=True))
    statement of reasons owed to the recipient by 1 March 2026 at the latest
    """
    return _answer(STATEMENT, platform, applied, designation, _Facts(contact_known, deceptive, ordered))


@answers
def submission_owed(
    platform: Platform,
    *,
    applied: date,
    contact_known: bool | None = None,
    deceptive: bool = False,
    ordered: bool = False,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
) -> StatementOwed:
    """Whether decision and statement are to be submitted to the Commission's database: Article 24(5), with Article 19.

    What is owed to nobody is not submitted: see :func:`statement_owed`.

    :param platform: the service whose provider restricts.
    :param applied: the day on which the restriction is imposed.
    :param contact_known: whether the provider knows electronic contact details; None if that is not said.
    :param deceptive: the information is deceptive high-volume commercial content.
    :param ordered: the restriction carries out an order under Article 9.
    :param designation: the service's designation as very large, or all that it had.

    >>> from dsa import EnterpriseSize, Platform, Provider, ServiceKind
    >>> friends = Provider(name="Three Friends", size=EnterpriseSize.MICRO)
    >>> forum = Platform(name="Forum", provider=friends, kind=ServiceKind.ONLINE_PLATFORM)
    >>> print(submission_owed(forum, applied=date(2026, 3, 1), contact_known=True).steps[-1])
    The provider is micro: micro and small enterprises are spared. [Article 19(1) DSA]
    """
    return _answer(SUBMISSION, platform, applied, designation, _Facts(contact_known, deceptive, ordered))


@frozen
class _Facts:
    contact_known: bool | None
    deceptive: bool
    ordered: bool

    def __attrs_post_init__(self) -> None:
        checks.optional_instance("contact_known", self.contact_known, bool)
        checks.instance("deceptive", self.deceptive, bool)
        checks.instance("ordered", self.ordered, bool)

    def excluding(self, owed: bool | None) -> Iterator[Step]:
        """The first reason for which nothing is owed, or for which that is open; till then it is owed, or may be."""
        if self.ordered:
            yield ORDERED.step(owed, False)
        elif self.deceptive:
            yield DECEPTIVE.step(owed, False)
        elif self.contact_known is None:
            yield CONTACT_OPEN.step(owed, None)
        elif not self.contact_known:
            yield NO_CONTACT.step(owed, False)


def _answer(
    obligation: Obligation,
    platform: Platform,
    applied: date,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None,
    facts: _Facts,
) -> StatementOwed:
    now = situation(platform, designations_of(platform, designation), checks.day("applied", applied))
    bound = status(obligation, now)
    steps, notices, owed = bound.steps, bound.notices, bound.binds
    by = None
    submitted = obligation.id == SUBMISSION.id
    excluding = () if owed is False else tuple(facts.excluding(owed))
    if excluding:
        steps += excluding
        owed = None if excluding[0].after is None else False
        notices += _notices(submitted=submitted, owed=owed)
    elif owed and submitted:
        steps += (WITHOUT_DELAY.step(True, True),)
    elif owed:
        steps += (AT_THE_LATEST.step(True, True, applied=applied),)
        by = applied
    if facts.ordered and not submitted and status(ORDER, now).binds is not False:
        notices += (ORDER_TOLD.notice(),)
    return StatementOwed(obligation=obligation, applied=applied, owed=owed, by=by, steps=steps, notices=notices)


def _notices(*, submitted: bool, owed: bool | None) -> tuple[Notice, ...]:
    return (NOTHING_TO_SUBMIT.notice(),) if submitted and owed is False else ()
