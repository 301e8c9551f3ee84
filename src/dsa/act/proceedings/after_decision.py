"""What follows a decision, and the Court, as events: Articles 73(3) to 76, 81 and 82."""

from __future__ import annotations

import datetime as dt
from enum import Enum

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.money import Money
from ...ground.words import Phrase
from ...time_limits.deadlines import deadline
from ...time_limits.periods import Period
from ..parameters import VIEWS_ON_RESTRICTION_AT_LEAST
from ..penalties.penalty import Penalty, PenaltyKind
from .event import (
    ALWAYS,
    DECIDED,
    Compulsion,
    Event,
    check_day_or_period,
    check_not_shorter,
    check_penalty,
    optional_period,
)


@frozen(kw_only=True)
class MeasuresOrdered(Event):
    """The decision orders measures that bring compliance about, by a day or within a period from ``notified``."""

    due: dt.date | None = None
    within: Period | None = field(default=None, converter=optional_period)
    notified: dt.date | None = None
    id = "event-measures-ordered"
    title = "measures ordered"
    citation = DSA.at(73, 3)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        self._check_named_day("due")
        self._check_named_day("notified")
        check_day_or_period(self, "due", "within")


@frozen(kw_only=True)
class MeasuresReported(Event):
    """The provider tells the Commission of the measures that it takes, or describes those that it has taken."""

    id = "event-measures-reported"
    title = "measures reported"
    citation = DSA.at(73, 4)
    possible_in = DECIDED
    interrupts = False


@frozen(kw_only=True)
class ProceduralFindings(Event):
    """Preliminary findings before a fine over information, an inspection, monitoring or the file (Article 74(3))."""

    id = "event-preliminary-findings-on-a-procedural-breach"
    title = "preliminary findings on a procedural breach"
    citation = DSA.at(74, 3)
    possible_in = ALWAYS


@frozen(kw_only=True)
class ProceduralFine(Event):
    """A fine of Article 74(2): over information, an inspection, monitoring or the file. It ends no strand."""

    penalty: Penalty
    id = "event-procedural-fine"
    title = "procedural fine"
    citation = DSA.at(74, 2)
    possible_in = ALWAYS
    follows = "preliminary findings on a procedural breach"

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        check_penalty(self, self.penalty, PenaltyKind.FINE)


@frozen(kw_only=True)
class ActionPlanReceived(Event):
    """The action plan has arrived; the Board's month runs from here."""

    id = "event-action-plan-received"
    title = "action plan received"
    citation = DSA.at(75, 2)
    possible_in = DECIDED
    interrupts = False


@frozen(kw_only=True)
class BoardOpinionReceived(Event):
    """The Board's opinion has arrived; the Commission's month runs from here."""

    id = "event-board-opinion-received"
    title = "Board's opinion received"
    citation = DSA.at(75, 3)
    possible_in = DECIDED
    interrupts = False
    follows = "action plan received"


@frozen(kw_only=True)
class ActionPlanDecided(Event):
    """The Commission decides whether the plan is sufficient, and sets a time to carry it out.

    That the plan was received is presupposed, recorded or not: the day of receipt is often not public.
    """

    sufficient: bool
    implement_by: dt.date | None = None
    id = "event-decision-on-the-action-plan"
    title = "decision on the action plan"
    citation = DSA.at(75, 3)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.instance("sufficient", self.sufficient, bool)
        self._check_named_day("implement_by")


@frozen(kw_only=True)
class PeriodicPenaltyImposed(Event):
    """Periodic penalty payments compel compliance with a decision; ``ground`` is the point of Article 76(1)."""

    penalty: Penalty
    ground: Compulsion | None = None
    id = "event-periodic-penalty-payments-imposed"
    title = "periodic penalty payments imposed"
    citation = DSA.at(76, 1)
    possible_in = ALWAYS

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        check_penalty(self, self.penalty, PenaltyKind.PERIODIC)
        if self.ground is not None:
            checks.member("ground", self.ground, Compulsion)


@frozen(kw_only=True)
class PeriodicPenaltyFixed(Event):
    """Once the provider complies, the definitive amount of periodic penalty payments, at most what was imposed."""

    amount: Money
    id = "event-definitive-periodic-penalty-fixed"
    title = "definitive periodic penalty fixed"
    citation = DSA.at(76, 2)
    possible_in = ALWAYS
    follows = "periodic penalty payments imposed"
    varies = True

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.instance("amount", self.amount, Money)


@frozen(kw_only=True)
class RestrictionViewsInvited(Event):
    """Before it asks for a restriction, the Commission invites views: at least fourteen working days for them."""

    views_due: dt.date
    id = "event-views-on-a-restriction-of-access-invited"
    title = "views on a restriction of access invited"
    citation = DSA.at(82, 1, subparagraph=2)
    possible_in = DECIDED

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        least = VIEWS_ON_RESTRICTION_AT_LEAST.cited(self.date)
        earliest = deadline(self.date, least.value, calendar="EC", beyond="project").date
        check_not_shorter("views_due", checks.day("views_due", self.views_due), earliest, least)


@frozen(kw_only=True)
class RestrictionRequested(Event):
    """The Commission asks the Coordinator of establishment to seek a restriction of access."""

    id = "event-restriction-of-access-requested"
    title = "restriction of access requested"
    citation = DSA.at(82, 1)
    possible_in = DECIDED
    follows = "views on a restriction of access invited"


class Contested(Enum):
    """The decision that an action before the Court is directed against."""

    INFORMATION_REQUEST = "information_request"
    INSPECTION = "inspection"
    INTERIM_MEASURES = "interim_measures"
    COMMITMENTS = "commitments"
    NON_COMPLIANCE = "non_compliance"
    PROCEDURAL_FINE = "procedural_fine"
    PERIODIC_PENALTY = "periodic_penalty"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class ActionBrought(Event):
    """Somebody goes to the Court against a decision; an appeal is an action of its own."""

    against: Contested
    case: str | None = None
    id = "event-action-brought-before-the-court"
    title = "action brought before the Court"
    citation = DSA.at(81)
    possible_in = ALWAYS
    interrupts = False

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.member("against", self.against, Contested)
        checks.optional_text("case", self.case)


class Outcome(Enum):
    """What the Court made of a decision."""

    DISMISSED = "dismissed"
    """The decision stands."""
    VARIED = "varied"
    """The decision stands with another amount: cancelled, reduced or increased (Article 81)."""
    ANNULLED = "annulled"
    """The decision falls; the proceedings stand where they stood before it (Article 266 TFEU)."""

    def __str__(self) -> str:
        return self.value


@frozen(kw_only=True)
class JudgmentGiven(Event):
    """The Court has decided an action; ``amount`` is what it made of the fine where it varied it.

    ``case`` names the action; it may be left out while only one is pending.
    """

    outcome: Outcome
    case: str | None = None
    amount: Money | None = None
    id = "event-judgment-given"
    title = "judgment given"
    citation = DSA.at(81)
    possible_in = ALWAYS
    follows = "action brought before the Court"
    interrupts = False

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        checks.member("outcome", self.outcome, Outcome)
        checks.optional_text("case", self.case)
        checks.optional_instance("amount", self.amount, Money)
        if (self.amount is not None) != (self.outcome is Outcome.VARIED):
            raise InvalidValue(
                field=Phrase("amount"), value=self.amount, accepted=Phrase("an amount if, and only if, it is varied")
            )
