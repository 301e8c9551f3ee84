"""Preliminary findings and being heard on them, as events: Articles 73(2), 74(3), 66(4) and 79."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ...ground.citations import DSA, Citation
from ...time_limits.periods import Period
from ..procedures.table import TABLE
from .event import (
    ALWAYS,
    DECIDED,
    PENDING,
    ByOthers,
    Event,
    FollowingAct,
    LegalAct,
    Stage,
    articles,
    check_day_or_period,
    check_not_shorter,
    optional_period,
)


@frozen(kw_only=True)
class Findings(FollowingAct):
    """What all findings have that the provider can answer (Article 79(2)).

    :param observations_due: the last day for observations, at least fourteen days later; None where a period is set
        instead.
    :param observations_within: the period for observations, from ``notified``; None where a day is set instead.
    :param articles: the provisions on which they are; empty for those of the strand.
    """

    observations_due: dt.date | None = None
    observations_within: Period | None = field(default=None, converter=optional_period)
    articles: tuple[Citation, ...] = field(default=(), converter=articles)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        FollowingAct.__attrs_post_init__(self)
        self._check_named_day("observations_due")
        check_day_or_period(self, "observations_due", "observations_within")
        if self.observations_due is not None:
            check_not_shorter(self, "observations_due", TABLE["earliest_end_of_observations"])

    @property
    def named_articles(self) -> tuple[Citation, ...]:
        """The provisions that they name."""
        return self.articles


@frozen(kw_only=True)
class PreliminaryFindings(Findings):
    """The Commission communicates its preliminary findings (Article 73(2)).

    After a decision that stands they are those that go before periodic payments (Article 79(1)).
    """

    id = "event-preliminary-findings"
    title = "preliminary findings"
    citation = DSA.at(73, 2)
    possible_in = PENDING | DECIDED
    leads_to = Stage.PRELIMINARY_FINDINGS


@frozen(kw_only=True)
class FindingsOnInterimMeasures(PreliminaryFindings):
    """Preliminary findings that interim measures are not complied with (Article 73(1)(b))."""

    id = "event-preliminary-findings-on-interim-measures"
    title = "preliminary findings on interim measures"


@frozen(kw_only=True)
class FindingsOnCommitments(PreliminaryFindings):
    """Preliminary findings that binding commitments are not complied with (Article 73(1)(c)).

    Such a finding needs no reopening: Article 71(2)(b) lets the Commission reopen, Article 73(1)(c) makes the breach
    of a commitment non-compliance of its own.
    """

    id = "event-preliminary-findings-on-commitments"
    title = "preliminary findings on commitments"
    possible_in = frozenset({Stage.COMMITMENTS_BINDING}) | PENDING


@frozen(kw_only=True)
class ProceduralFindings(Findings):
    """Preliminary findings before a fine over information, an inspection, monitoring or the file (Article 74(3))."""

    id = "event-preliminary-findings-on-a-procedural-breach"
    title = "preliminary findings on a procedural breach"
    citation = DSA.at(74, 3)


@frozen(kw_only=True)
class FindingsOnPayments(Findings):
    """Preliminary findings before periodic penalty payments (Article 79(1))."""

    id = "event-preliminary-findings-on-payments"
    title = "preliminary findings on payments"
    citation = DSA.at(79, 1)


@frozen(kw_only=True)
class ObservationsSubmitted(ByOthers):
    """The provider answers the preliminary findings."""

    id = "event-observations-submitted"
    title = "observations submitted"
    citation = DSA.at(79, 2)


@frozen(kw_only=True)
class BoardViewsSubmitted(ByOthers):
    """The Board gives its views on the preliminary findings, within the time set for observations."""

    id = "event-board-views-submitted"
    title = "Board's views submitted"
    citation = DSA.at(66, 4)


@frozen(kw_only=True)
class AccessToFileGiven(Event):
    """The provider sees the Commission's file, on terms of disclosure."""

    id = "event-access-to-the-file-given"
    title = "access to the file given"
    citation = DSA.at(79, 4)
    possible_in = ALWAYS
    interrupts = False


@frozen(kw_only=True)
class TermsOfAccessSet(LegalAct):
    """A decision sets the terms on which the file is disclosed, where the parties disagree."""

    id = "event-terms-of-access-set"
    title = "terms of access to the file set"
    citation = DSA.at(79, 4)
    possible_in = ALWAYS
