"""Commitments, preliminary findings and the decisions that end a strand, as events: Articles 71, 73 and 79."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA, Citation
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import OBSERVATIONS_AT_LEAST, SECTION_5
from ..penalties.penalty import Penalty, PenaltyKind
from .event import (
    DECIDED,
    PENDING,
    Compulsion,
    Event,
    Stage,
    check_day_or_period,
    check_not_shorter,
    check_penalty,
    optional_period,
)


@frozen(kw_only=True)
class CommitmentsOffered(Event):
    """The provider offers commitments."""

    id = "event-commitments-offered"
    title = "commitments offered"
    citation = DSA.at(71, 1)
    interrupts = False


@frozen(kw_only=True)
class CommitmentsRejected(Event):
    """The Commission rejects commitments that cannot ensure compliance; the proceedings go on to their end."""

    id = "event-commitments-rejected"
    title = "commitments rejected"
    citation = DSA.at(71, 3)
    possible_in = PENDING | DECIDED  # "when concluding the proceedings": before, or together with, the decision
    follows = "commitments offered"


@frozen(kw_only=True)
class CommitmentsMadeBinding(Event):
    """A decision makes the commitments binding. That they were offered is presupposed, recorded or not."""

    id = "event-commitments-made-binding"
    title = "commitments made binding"
    citation = DSA.at(71, 1)
    leads_to = Stage.COMMITMENTS_BINDING

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(d)."""
        return Compulsion.COMMITMENTS


class ReopeningGround(Enum):
    """Why proceedings that commitments had ended are reopened: Article 71(2)."""

    CHANGED_FACTS = "a"
    BROKEN_COMMITMENTS = "b"
    WRONG_INFORMATION = "c"

    @property
    def citation(self) -> Citation:
        """The point of Article 71(2)."""
        return DSA.at(71, 2, point=self.value)

    def __str__(self) -> str:
        return self.name.replace("_", " ").lower()


@frozen(kw_only=True)
class Reopened(Event):
    """Proceedings that commitments had ended are reopened."""

    ground: ReopeningGround | None = None
    id = "event-proceedings-reopened"
    title = "proceedings reopened"
    citation = DSA.at(71, 2)
    possible_in = frozenset({Stage.COMMITMENTS_BINDING})
    leads_to = Stage.OPEN

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.ground is not None:
            checks.member("ground", self.ground, ReopeningGround)


@frozen(kw_only=True)
class PreliminaryFindings(Event):
    """The Commission communicates its preliminary findings.

    ``observations_due`` is the day that it names for observations: at least fourteen days later (Article 79(2)).
    """

    observations_due: dt.date | None = None
    id = "event-preliminary-findings"
    title = "preliminary findings"
    citation = DSA.at(73, 2)
    leads_to = Stage.PRELIMINARY_FINDINGS

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        self._check_named_day("observations_due")
        if self.observations_due is not None:
            least = OBSERVATIONS_AT_LEAST.cited(self.date)
            check_not_shorter("observations_due", self.observations_due, nominal_end(self.date, least.value), least)


@frozen(kw_only=True)
class FindingsOnInterimMeasures(PreliminaryFindings):
    """Preliminary findings that interim measures are not complied with (Article 73(1)(b))."""

    id = "event-preliminary-findings-on-interim-measures"
    title = "preliminary findings on interim measures"
    follows = "interim measures"


@frozen(kw_only=True)
class FindingsOnCommitments(PreliminaryFindings):
    """Preliminary findings that binding commitments are not complied with (Article 73(1)(c)).

    Such a finding needs no reopening: Article 71(2)(b) lets the Commission reopen, Article 73(1)(c) makes the breach
    of a commitment non-compliance of its own.
    """

    id = "event-preliminary-findings-on-commitments"
    title = "preliminary findings on commitments"
    possible_in = frozenset({Stage.COMMITMENTS_BINDING})


@frozen(kw_only=True)
class ObservationsSubmitted(Event):
    """The provider answers the preliminary findings."""

    id = "event-observations-submitted"
    title = "observations submitted"
    citation = DSA.at(79, 2)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    interrupts = False


@frozen(kw_only=True)
class BoardViewsSubmitted(Event):
    """The Board gives its views on the preliminary findings, within the time set for observations."""

    id = "event-board-views-submitted"
    title = "Board's views submitted"
    citation = DSA.at(66, 4)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    interrupts = False


@frozen(kw_only=True)
class AccessToFileGiven(Event):
    """The provider sees the Commission's file, on terms of disclosure."""

    id = "event-access-to-the-file-given"
    title = "access to the file given"
    citation = DSA.at(79, 4)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    interrupts = False


def _found(values: object) -> tuple[Citation, ...]:
    return checks.several("found", values, Citation)


@frozen(kw_only=True)
class NonComplianceDecision(Event):
    """A decision finds an infringement, and may fine it; for Section 5, it asks for an action plan.

    ``found`` are the provisions infringed; without it, those that the penalty names, or else all of the strand's.
    The decision sets a day for the action plan (``action_plan_due``) or a period (``action_plan_within``), which runs
    from ``notified``; without that day it does not run here.
    """

    penalty: Penalty | None = None
    found: tuple[Citation, ...] = field(default=(), converter=_found)
    comply_by: dt.date | None = None
    action_plan_due: dt.date | None = None
    action_plan_within: Period | None = field(default=None, converter=optional_period)
    notified: dt.date | None = None
    id = "event-non-compliance-decision"
    title = "non-compliance decision"
    citation = DSA.at(73, 1)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    leads_to = Stage.NON_COMPLIANCE

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        for name in ("comply_by", "action_plan_due", "notified"):
            self._check_named_day(name)
        if self.penalty is not None:
            check_penalty(self, self.penalty, PenaltyKind.FINE)
        check_day_or_period(self, "action_plan_due", "action_plan_within")

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(e)."""
        return Compulsion.DECISION

    @property
    def infringed(self) -> tuple[Citation, ...]:
        """The provisions that the decision finds infringed, as far as it says."""
        fined = self.penalty.infringements if self.penalty else ()
        return self.found or tuple(one.citation for one in fined)

    @property
    def under_enhanced_supervision(self) -> tuple[Citation, ...]:
        """Those of Section 5 of Chapter III, for which Article 75 asks for an action plan.

        >>> from datetime import date
        >>> x = NonComplianceDecision(date=date(2025, 12, 5), found=[DSA.at(25, 1), DSA.at(39), DSA.at(40, 12)])
        >>> print(*x.under_enhanced_supervision, sep="; ")
        Article 39 DSA; Article 40(12) DSA
        """
        return tuple(one for one in self.infringed if one.act == DSA and one.article in SECTION_5)

    def __str__(self) -> str:
        fine = f"; {self.penalty.kind} of {self.penalty.amount} [{DSA.at(74, 1)}]" if self.penalty else ""
        return Event.__str__(self) + fine


@frozen(kw_only=True)
class Closed(Event):
    """The Commission closes the investigation: the conditions of a finding are not met."""

    id = "event-proceedings-closed"
    title = "proceedings closed"
    citation = DSA.at(73, 5)
    leads_to = Stage.CLOSED
