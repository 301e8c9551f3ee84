"""Notices of illegal content (Article 16) and complaints about decisions (Article 20), as statements need them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum

from attrs import field, frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.trace import Notice, Point
from ...ground.words import Phrase
from .decisions import InformationSource

NO_REASONS = Point(
    "notice-no-reasons",
    "The notice does not explain why the information is alleged to be illegal.",
    (DSA.at(16, 2, point="a"),),
)
NO_LOCATION = Point(
    "notice-no-location", "The notice does not say where exactly the information is.", (DSA.at(16, 2, point="b"),)
)
NO_NAME = Point(
    "notice-no-name",
    "The notice does not say who submitted it, with name and e-mail address.",
    (DSA.at(16, 2, point="c"),),
)
NO_GOOD_FAITH = Point(
    "notice-no-good-faith",
    "The notice does not confirm in good faith that it is accurate and complete.",
    (DSA.at(16, 2, point="d"),),
)
AUTOMATED_ALONE = Point(
    "complaint-automated-alone",
    "Decisions on complaints may not be taken solely on the basis of automated means.",
    (DSA.at(20, 6),),
)


def _places(value: str | Iterable[str]) -> tuple[str, ...]:
    places = checks.one_or_several("locations", value, str)
    return tuple(checks.text("locations", place) for place in places)


@frozen(kw_only=True)
class NoticeOfIllegalContent(Brief):
    """A notice under Article 16, with the elements of its paragraph 2; None for what it does not say.

    :param received: the day on which the notice arrived.
    :param reasons: why the information is alleged to be illegal (Article 16(2)(a)).
    :param locations: URLs, or whatever else says where the information is (Article 16(2)(b)); a single one will do.
    :param name: who sends it (Article 16(2)(c)); not needed where sexual abuse of children is alleged.
    :param email: the e-mail address of the sender; not needed in the same case.
    :param good_faith: whether the notice has the statement of good faith (Article 16(2)(d)).
    :param trusted_flagger: whether a trusted flagger sends it, so that it has priority (Article 22(1)).
    :param sexual_abuse_of_children: whether an offence of Articles 3 to 7 of Directive 2011/93/EU is alleged.

    >>> notice = NoticeOfIllegalContent(received=date(2026, 3, 1), reasons="A forged brand.", locations="https://x.example/1")
    >>> notice.source.name, len(notice.missing)
    ('NOTICE', 2)
    """

    received: date
    reasons: str | None = None
    locations: tuple[str, ...] = field(default=(), converter=_places)
    name: str | None = None
    email: str | None = None
    good_faith: bool = False
    trusted_flagger: bool = False
    sexual_abuse_of_children: bool = False

    def __attrs_post_init__(self) -> None:
        checks.day("received", self.received)
        for name in ("reasons", "name", "email"):
            checks.optional_text(name, getattr(self, name))
        for name in ("good_faith", "trusted_flagger", "sexual_abuse_of_children"):
            checks.instance(name, getattr(self, name), bool)

    @property
    def source(self) -> InformationSource:
        """The source of a decision that follows this notice."""
        return InformationSource.TRUSTED_FLAGGER if self.trusted_flagger else InformationSource.NOTICE

    @property
    def missing(self) -> tuple[Notice, ...]:
        """What of the elements of Article 16(2) it lacks."""
        named = self.sexual_abuse_of_children or (self.name is not None and self.email is not None)
        elements = (
            (self.reasons is not None, NO_REASONS),
            (bool(self.locations), NO_LOCATION),
            (named, NO_NAME),
            (self.good_faith, NO_GOOD_FAITH),
        )
        return tuple(point.notice() for there, point in elements if not there)

    @property
    def to_be_confirmed(self) -> bool:
        """Whether receipt has to be confirmed without undue delay: there is an electronic contact (Article 16(4))."""
        return self.email is not None


class ComplaintOutcome(Enum):
    """What became of a complaint, as reports count it (Article 15(1)(d))."""

    UPHELD = "upheld"
    """The decision stands."""
    REVERSED = "reversed"
    """The decision was reversed without undue delay (Article 20(4))."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class Complaint(Brief):
    """A complaint about one decision (Article 20): when it came, and what became of it.

    :param identifier: that of the statement of reasons of the decision complained about.
    :param lodged: the day on which the complaint came.
    :param decided: the day on which it was decided; None while it is open.
    :param outcome: what became of it; None while it is open.
    :param automated_alone: whether nobody but a machine decided, which Article 20(6) forbids.

    >>> complaint = Complaint(identifier="review-4711", lodged=date(2026, 3, 9), decided=date(2026, 3, 12),
    ...     outcome=ComplaintOutcome.REVERSED)
    >>> complaint.days
    3
    """

    identifier: str
    lodged: date
    decided: date | None = None
    outcome: ComplaintOutcome | None = None
    automated_alone: bool = False

    def __attrs_post_init__(self) -> None:
        checks.text("identifier", self.identifier)
        checks.day("lodged", self.lodged)
        if self.decided is not None:
            checks.not_before("decided", checks.day("decided", self.decided), "lodged", self.lodged)
        if self.outcome is not None:
            checks.member("outcome", self.outcome, ComplaintOutcome)
        if (self.decided is None) is not (self.outcome is None):
            accepted = Phrase("an outcome with the day of the decision, or neither")
            raise InvalidValue(field=Phrase("outcome"), value=self.outcome, accepted=accepted)
        checks.instance("automated_alone", self.automated_alone, bool)

    @property
    def days(self) -> int | None:
        """Days from the complaint to the decision, for the median of Article 15(1)(d); None while it is open."""
        return None if self.decided is None else (self.decided - self.lodged).days

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What a careful reader should know: that a machine decided alone."""
        return (AUTOMATED_ALONE.notice(),) if self.automated_alone and self.decided is not None else ()
