"""What has happened in the compliance year of a service: the events from which its due dates run.

A schedule without them shows what is due at the latest; each of them makes the next due date concrete.
"""

from __future__ import annotations

import datetime as dt

from attrs import frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.errors import InvalidType
from ...ground.words import Phrase


@frozen(kw_only=True)
class Milestone(Brief):
    """Something that was done or received on a day; see the kinds of it."""

    date: dt.date
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        if type(self) is Milestone:
            kinds = ", ".join(kind.__name__ for kind in MILESTONES)
            raise InvalidType(field=Phrase("milestone"), value=self.date, accepted=Phrase(f"a kind of it: {kinds}"))
        checks.day("date", self.date)
        checks.optional_text("source", self.source)

    @property
    def latest(self) -> dt.date:
        """The latest day that it speaks of."""
        return self.date

    def __str__(self) -> str:
        return f"{words.day(self.date)}: {type(self).__name__}"


@frozen(kw_only=True)
class RecipientsPublished(Milestone):
    """The average monthly active recipients were published (Article 24(2)).

    The figures of a :class:`~dsa.Platform` that say when they were published count as such by themselves.
    """


@frozen(kw_only=True)
class TransparencyReportPublished(Milestone):
    """A transparency report was published (Article 42(1))."""


@frozen(kw_only=True)
class RisksAssessed(Milestone):
    """A risk assessment was carried out (Article 34(1)); its documents are kept from here (34(3))."""


@frozen(kw_only=True)
class RiskStrategiesReviewed(Milestone):
    """The management body reviewed the strategies against risks (Article 41(6))."""


@frozen(kw_only=True)
class AuditReportReceived(Milestone):
    """An audit report arrived (Article 37(4)).

    ``positive`` says whether the opinion is 'positive', so that no implementation report is due. The month of
    Article 37(6) runs from ``recommendations_received``, where that is another day than the report's.
    ``covers_until`` is the last day of the audited period: the next audit covers what begins on the day after it
    (Article 3(2) of Delegated Regulation (EU) 2024/436).
    """

    positive: bool
    recommendations_received: dt.date | None = None
    covers_until: dt.date | None = None

    def __attrs_post_init__(self) -> None:
        Milestone.__attrs_post_init__(self)
        checks.instance("positive", self.positive, bool)
        checks.optional_day("recommendations_received", self.recommendations_received)
        if (covered := checks.optional_day("covers_until", self.covers_until)) is not None:
            checks.not_before("date", self.date, "covers_until", covered)

    @property
    def latest(self) -> dt.date:
        """The latest day that it speaks of: recommendations can arrive after the report."""
        return max(self.date, self.recommendations_received or self.date)


@frozen(kw_only=True)
class AdvertisementLastPresented(Milestone):
    """An advertisement was shown for the last time (Article 39(1)); ``advertisement`` says which."""

    advertisement: str

    def __attrs_post_init__(self) -> None:
        Milestone.__attrs_post_init__(self)
        checks.text("advertisement", self.advertisement)


@frozen(kw_only=True)
class TraderContractEnded(Milestone):
    """The contract with a trader ended (Article 30(5)); ``trader`` says with whom."""

    trader: str

    def __attrs_post_init__(self) -> None:
        Milestone.__attrs_post_init__(self)
        checks.text("trader", self.trader)


@frozen(kw_only=True)
class ProvisionalFeeReceived(Milestone):
    """The provisional amount of the supervisory fee arrived (Article 6(3) of Delegated Regulation 2023/1127)."""


MILESTONES: tuple[type[Milestone], ...] = (
    RecipientsPublished,
    TransparencyReportPublished,
    RisksAssessed,
    RiskStrategiesReviewed,
    ProvisionalFeeReceived,
    AuditReportReceived,
    AdvertisementLastPresented,
    TraderContractEnded,
)
"""Every kind of milestone."""
