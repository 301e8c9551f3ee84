"""Commitments and the decisions that end a strand, as events: Articles 71 and 73."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA, Citation
from ...time_limits.periods import Period
from ..parameters import SECTION_5
from ..penalties.penalty import Penalty, PenaltyKind
from .event import (
    DECIDED,
    PENDING,
    ByOthers,
    Compulsion,
    Concerning,
    Event,
    LegalAct,
    Stage,
    check_day_or_period,
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
class CommitmentsRejected(LegalAct):
    """The Commission rejects commitments that cannot ensure compliance; the proceedings go on to their end."""

    id = "event-commitments-rejected"
    title = "commitments rejected"
    citation = DSA.at(71, 3)
    possible_in = PENDING | DECIDED  # "when concluding the proceedings": before, or together with, the decision


def _steps(values: object) -> tuple[tuple[str, dt.date], ...]:
    return tuple((text, due) for text, due in checks.pairs("steps", values, "a pair of a text and a day"))


@frozen(kw_only=True)
class CommitmentsMadeBinding(LegalAct):
    """A decision makes the commitments binding. That they were offered is presupposed, recorded or not.

    :param steps: what the provider has promised by a day: pairs of a text and the day.
    """

    steps: tuple[tuple[str, dt.date], ...] = field(default=(), converter=_steps)
    id = "event-commitments-made-binding"
    title = "commitments made binding"
    citation = DSA.at(71, 1)
    leads_to = Stage.COMMITMENTS_BINDING

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        for text, due in self.steps:
            checks.not_before(f"steps[{checks.text('steps', text)}]", checks.day("steps", due), "date", self.date)

    @property
    def compels(self) -> Compulsion | None:
        """Article 76(1)(d)."""
        return Compulsion.COMMITMENTS


@frozen(kw_only=True)
class CommitmentCarriedOut(ByOthers):
    """What was promised is done: the step that ``step`` names, or the whole.

    :param step: which of the steps of the decision is done, by its text; None for all of them.
    """

    step: str | None = None
    id = "event-commitment-carried-out"
    title = "commitment carried out"
    citation = DSA.at(71, 1)

    def __attrs_post_init__(self) -> None:
        ByOthers.__attrs_post_init__(self)
        checks.optional_text("step", self.step)


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
class Reopened(Concerning):
    """Proceedings that commitments had ended are reopened.

    :param ground: the point of Article 71(2); None where it is not known.
    """

    ground: ReopeningGround | None = None
    id = "event-proceedings-reopened"
    title = "proceedings reopened"
    citation = DSA.at(71, 2)
    possible_in = frozenset({Stage.COMMITMENTS_BINDING})
    leads_to = Stage.OPEN

    def __attrs_post_init__(self) -> None:
        Concerning.__attrs_post_init__(self)
        if self.ground is not None:
            checks.member("ground", self.ground, ReopeningGround)


def _found(values: object) -> tuple[Citation, ...]:
    return checks.several("found", values, Citation)


@frozen(kw_only=True)
class NonComplianceDecision(LegalAct):
    """A decision finds an infringement, and may fine it; for Section 5, it asks for an action plan.

    A period for the action plan runs from the day of notification; without that day it does not run here.

    :param penalty: the fine; None where none is imposed.
    :param found: the provisions infringed; empty for those that the penalty names, or else all of the strand's.
    :param comply_by: the day by which the infringement is to end; None where none is set, or it is not public.
    :param action_plan_due: the day by which the action plan is due; None where a period is set instead.
    :param action_plan_within: the period in which it is due, from ``notified``; None where a day is set instead.
    :param notified: the day on which the provider had the decision; None where that is not known.
    :param payment_due: the last day to pay the fine; None where it is not known.
    """

    penalty: Penalty | None = None
    found: tuple[Citation, ...] = field(default=(), converter=_found)
    comply_by: dt.date | None = None
    action_plan_due: dt.date | None = None
    action_plan_within: Period | None = field(default=None, converter=optional_period)
    notified: dt.date | None = None
    payment_due: dt.date | None = None
    id = "event-non-compliance-decision"
    title = "non-compliance decision"
    citation = DSA.at(73, 1)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS, Stage.NON_COMPLIANCE})
    leads_to = Stage.NON_COMPLIANCE

    def __attrs_post_init__(self) -> None:
        LegalAct.__attrs_post_init__(self)
        for name in ("comply_by", "action_plan_due", "payment_due"):
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
        return self.found or tuple(infringement.citation for infringement in fined)

    @property
    def named_articles(self) -> tuple[Citation, ...]:
        """The provisions that it finds infringed."""
        return self.infringed

    @property
    def plan_asked(self) -> bool:
        """Whether it asks for an action plan (Article 75(2))."""
        return self.action_plan_due is not None or self.action_plan_within is not None

    @property
    def under_enhanced_supervision(self) -> tuple[Citation, ...]:
        """Those of Section 5 of Chapter III, for which Article 75 asks for an action plan.

        >>> from datetime import date
        >>> x = NonComplianceDecision(date=date(2025, 12, 5), found=[DSA.at(25, 1), DSA.at(39), DSA.at(40, 12)])
        >>> print(*x.under_enhanced_supervision, sep="; ")
        Article 39 DSA; Article 40(12) DSA
        """
        return tuple(
            provision for provision in self.infringed if provision.act == DSA and provision.article in SECTION_5
        )

    def __str__(self) -> str:
        fine = f"; {self.penalty.kind} of {self.penalty.amount} [{DSA.at(74, 1)}]" if self.penalty else ""
        return Event.__str__(self) + fine


@frozen(kw_only=True)
class Closed(LegalAct):
    """The Commission closes the investigation: the conditions of a finding are not met."""

    id = "event-proceedings-closed"
    title = "proceedings closed"
    citation = DSA.at(73, 5)
    leads_to = Stage.CLOSED
