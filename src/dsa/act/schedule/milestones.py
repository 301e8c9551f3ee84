"""What has happened in the compliance year of a service: the events from which its due dates run.

A schedule without them shows what is due at the latest; each of them makes the next due date concrete.
"""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from attrs import frozen

from ...ground import checks, words
from ...ground.brief import Brief
from ...ground.errors import InvalidType
from ...ground.trace import Sentence
from ...ground.words import Phrase

RECIPIENTS = Sentence("milestone-recipients-published", "average monthly active recipients published")
REPORT = Sentence("milestone-transparency-report-published", "transparency report published")
RISKS = Sentence("milestone-risks-assessed", "risks assessed")
STRATEGIES = Sentence("milestone-strategies-reviewed", "strategies against risks reviewed by the management body")
AUDIT = Sentence("milestone-audit-report-received", "audit report received")
ADVERTISEMENT = Sentence("milestone-advertisement-presented", "advertisement shown for the last time: {advertisement}")
CONTRACT = Sentence("milestone-trader-contract-ended", "contract with a trader ended: {trader}")
FEE = Sentence("milestone-provisional-fee-received", "provisional amount of the supervisory fee received")


@frozen(kw_only=True)
class Milestone(Brief):
    """Something that was done or received on a day; see the kinds of it.

    :param date: the day on which it happened.
    :param source: where it was read; None where that is not said.
    """

    date: dt.date
    source: str | None = None
    said: ClassVar[Sentence]
    """What the kind of milestone is, with places for what it is about."""

    def __attrs_post_init__(self) -> None:
        if type(self) is Milestone:
            kinds = ", ".join(kind.__name__ for kind in MILESTONES)
            raise InvalidType(field=Phrase("milestone"), value=self.date, accepted=Phrase(f"a kind of it: {kinds}"))
        checks.day("date", self.date)
        checks.optional_text("source", self.source)

    @property
    def statement(self) -> Sentence:
        """What was done or received, without its day."""
        return self.said.naming(**{name: getattr(self, name) for name in checks.places(self.said.text)})

    @property
    def latest(self) -> dt.date:
        """The latest day that it speaks of."""
        return self.date

    def __str__(self) -> str:
        return f"{words.day(self.date)}: {self.statement}"


@frozen(kw_only=True)
class RecipientsPublished(Milestone):
    """The average monthly active recipients were published (Article 24(2)).

    The figures of a :class:`~dsa.Platform` that its provider published, and that say when, count by themselves.
    """

    said = RECIPIENTS


@frozen(kw_only=True)
class TransparencyReportPublished(Milestone):
    """A transparency report was published (Article 42(1))."""

    said = REPORT


@frozen(kw_only=True)
class RisksAssessed(Milestone):
    """A risk assessment was carried out (Article 34(1)); its documents are kept from here (34(3))."""

    said = RISKS


@frozen(kw_only=True)
class RiskStrategiesReviewed(Milestone):
    """The management body reviewed the strategies against risks (Article 41(6))."""

    said = STRATEGIES


@frozen(kw_only=True)
class AuditReportReceived(Milestone):
    """An audit report arrived (Article 37(4)).

    :param positive: whether the audit opinion is 'positive', so that no implementation report is due.
    :param recommendations_received: the day on which the recommendations arrived, from which the month of Article 37(6)
        runs; None where that is the report's own day.
    :param covers_until: the last day of the audited period: the next audit covers what begins on the day after it
        (Article 3(2) of Delegated Regulation (EU) 2024/436); None where it is not known.
    """

    positive: bool
    recommendations_received: dt.date | None = None
    covers_until: dt.date | None = None
    said = AUDIT

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
    """An advertisement was shown for the last time (Article 39(1)).

    :param advertisement: which one, by whatever name the repository gives it.
    """

    advertisement: str
    said = ADVERTISEMENT

    def __attrs_post_init__(self) -> None:
        Milestone.__attrs_post_init__(self)
        checks.text("advertisement", self.advertisement)


@frozen(kw_only=True)
class TraderContractEnded(Milestone):
    """The contract with a trader ended (Article 30(5)).

    :param trader: with whom, by name.
    """

    trader: str
    said = CONTRACT

    def __attrs_post_init__(self) -> None:
        Milestone.__attrs_post_init__(self)
        checks.text("trader", self.trader)


@frozen(kw_only=True)
class ProvisionalFeeReceived(Milestone):
    """The provisional amount of the supervisory fee arrived (Article 6(3) of Delegated Regulation 2023/1127)."""

    said = FEE


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
