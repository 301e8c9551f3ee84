"""Preliminary findings and being heard on them, as events: Articles 73(2), 74(3), 66(4) and 79."""

from __future__ import annotations

import datetime as dt

from attrs import field, frozen

from ...ground import words
from ...ground.citations import DSA, Citation
from ...ground.errors import InvalidValue
from ...ground.words import Phrase
from ...time_limits.deadlines import deadline
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import ENTRY_INTO_FORCE
from ..procedures.table import TABLE
from ..procedures.time_limit import TimeLimit
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
    optional_period,
)


def earliest_end(row: TimeLimit, begun: dt.date) -> dt.date:
    """The last day of the least time that a row of the table of time limits leaves, from a day of any year."""
    least = row.cited(max(begun, ENTRY_INTO_FORCE))
    if row.whose is None:  # it has no calendar on which it could move
        return nominal_end(begun, least.value)
    return deadline(begun, least.value, calendar=row.whose, beyond="project").date


def check_not_shorter(act: LegalAct, due: str, row: TimeLimit, *, within: str | None = None) -> None:
    """A time that "may not be less than" a period: exactly the period is lawful, a day less is not.

    It runs from the day on which the addressee had the act; where that is not known, not before the act itself.

    :param due: the name of the fact that is its last day.
    :param within: the name of the one that is a period in place of a day.
    """
    begun = act.notified or act.date
    period: Period | None = None if within is None else getattr(act, within)
    last: dt.date | None = getattr(act, due) if period is None else _end_before_it_moves(begun, period)
    earliest = earliest_end(row, begun)
    if last is not None and last < earliest:
        least = row.cited(max(begun, ENTRY_INTO_FORCE))
        raise InvalidValue(
            field=Phrase(due if period is None else str(within)),
            value=last if period is None else period,
            accepted=Phrase(f"{words.day(earliest)} or later: at least {least.value} ({least.citation})"),
        )


def _end_before_it_moves(begun: dt.date, period: Period) -> dt.date:
    return deadline(begun, period, calendar="EC", beyond="project").nominal


@frozen(kw_only=True)
class Findings(FollowingAct):
    """What all findings have that the provider can answer (Article 79(2)).

    :param observations_due: the last day for observations, at least fourteen days after ``notified``, or after the
        findings where that is not known; None where a period is set instead.
    :param observations_within: the period for observations, from ``notified``, as long at least; None where a day is
        set instead.
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
        check_not_shorter(self, "observations_due", TABLE["earliest_end_of_observations"], within="observations_within")

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
