"""What can happen in proceedings: one small class an event, with the article that provides for it.

Where an event is possible, and what it leads to, stands in its class and nowhere else; :mod:`dsa.investigations` folds
events into a legal state. A day named in an event (a due day, the end of a measure) is one that the decision names.
"""

from __future__ import annotations

import datetime as dt
from enum import Enum
from typing import ClassVar

from attrs import frozen

from . import english, guards, parameters
from .citations import DSA, Citation
from .english import Phrase
from .errors import InvalidValue
from .money import Money
from .parameters import Parameter
from .penalties import Penalty
from .periods import Period
from .reckoning import nominal_end
from .timelimits import deadline


class Stage(Enum):
    """Where a strand of proceedings stands. Until a decision says so, there is a suspicion and no finding."""

    OPEN = "open"
    """Proceedings are open: Article 66."""
    PRELIMINARY_FINDINGS = "preliminary_findings"
    """The Commission has said what it takes to be an infringement, for the provider to answer: Articles 73(2), 79."""
    COMMITMENTS_BINDING = "commitments_binding"
    """Commitments are binding, and there are no further grounds for action: Article 71(1)."""
    NON_COMPLIANCE = "non_compliance"
    """A decision finds an infringement: Article 73(1)."""
    CLOSED = "closed"
    """The conditions of a finding are not met: Article 73(5)."""

    @property
    def pending(self) -> bool:
        """Whether the Commission may still come to a finding without reopening."""
        return self in (Stage.OPEN, Stage.PRELIMINARY_FINDINGS)

    def __str__(self) -> str:
        return _IN_WORDS[self]


_IN_WORDS = {
    Stage.OPEN: "proceedings open (a suspicion, not a finding of a breach)",
    Stage.PRELIMINARY_FINDINGS: "preliminary findings sent (a suspicion, not a finding of a breach)",
    Stage.COMMITMENTS_BINDING: "commitments binding, no further grounds for action",
    Stage.NON_COMPLIANCE: "infringement found by decision",
    Stage.CLOSED: "closed without a finding",
}

_PENDING = frozenset({Stage.OPEN, Stage.PRELIMINARY_FINDINGS})
_DECIDED = frozenset({Stage.NON_COMPLIANCE})
_ANY = frozenset(Stage)


@frozen(kw_only=True)
class Event:
    """Something that happened on a day, in one strand or (``strand=None``) in every strand where it is possible."""

    date: dt.date
    strand: str | None = None
    source: str | None = None

    title: ClassVar[str]
    citation: ClassVar[Citation]
    possible_in: ClassVar[frozenset[Stage]] = _PENDING
    leads_to: ClassVar[Stage | None] = None
    follows: ClassVar[str | None] = None
    """The title of the event that must have happened before, in the same strand."""
    before_opening: ClassVar[bool] = False
    """Whether the power can be used before proceedings are opened (Article 65(1))."""
    interrupts: ClassVar[bool] = True
    """Whether it is an act of the Commission, and so interrupts limitation (Article 77(3))."""

    def __attrs_post_init__(self) -> None:
        guards.day("date", self.date)
        guards.optional_text("strand", self.strand)
        guards.optional_text("source", self.source)
        for name in ("observations_due", "action_plan_due", "comply_by", "implement_by", "until", "views_due"):
            named = guards.optional_day(name, getattr(self, name, None))
            if named is not None:
                guards.not_before(name, named, "date", self.date)

    def __str__(self) -> str:
        where = f" ({self.strand})" if self.strand else ""
        return f"{english.day(self.date)}: {self.title}{where} [{self.citation}]"


@frozen(kw_only=True)
class InformationRequested(Event):
    """The Commission asks for information, before or after the opening."""

    title = "information requested"
    citation = DSA.at(67, 1)
    possible_in = _ANY
    before_opening = True


@frozen(kw_only=True)
class StatementTaken(Event):
    """The Commission interviews somebody who consents."""

    title = "statement taken"
    citation = DSA.at(68, 1)
    possible_in = _ANY
    before_opening = True


@frozen(kw_only=True)
class InspectionOrdered(Event):
    """The Commission inspects premises."""

    title = "inspection ordered"
    citation = DSA.at(69, 1)
    possible_in = _ANY
    before_opening = True


@frozen(kw_only=True)
class InterimMeasures(Event):
    """Measures ordered because of urgency, for a time."""

    until: dt.date
    title = "interim measures"
    citation = DSA.at(70, 1)


@frozen(kw_only=True)
class InterimMeasuresRenewed(Event):
    """Interim measures renewed, for a time."""

    until: dt.date
    title = "interim measures renewed"
    citation = DSA.at(70, 2)
    follows = "interim measures"


@frozen(kw_only=True)
class CommitmentsOffered(Event):
    """The provider offers commitments."""

    title = "commitments offered"
    citation = DSA.at(71, 1)
    interrupts = False


@frozen(kw_only=True)
class CommitmentsRejected(Event):
    """The Commission rejects commitments that cannot ensure compliance; the proceedings go on to their end."""

    title = "commitments rejected"
    citation = DSA.at(71, 3)
    follows = "commitments offered"


@frozen(kw_only=True)
class CommitmentsMadeBinding(Event):
    """A decision makes the commitments binding."""

    title = "commitments made binding"
    citation = DSA.at(71, 1)
    leads_to = Stage.COMMITMENTS_BINDING


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
    title = "proceedings reopened"
    citation = DSA.at(71, 2)
    possible_in = frozenset({Stage.COMMITMENTS_BINDING})
    leads_to = Stage.OPEN

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.ground is not None:
            guards.member("ground", self.ground, ReopeningGround)


@frozen(kw_only=True)
class MonitoringOrdered(Event):
    """The Commission orders access to data, explanations, or the keeping of documents."""

    title = "monitoring ordered"
    citation = DSA.at(72, 1)
    possible_in = _ANY
    before_opening = True


@frozen(kw_only=True)
class PreliminaryFindings(Event):
    """The Commission communicates its preliminary findings."""

    observations_due: dt.date | None = None
    title = "preliminary findings"
    citation = DSA.at(73, 2)
    leads_to = Stage.PRELIMINARY_FINDINGS

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        least = parameters.OBSERVATIONS_AT_LEAST
        _at_least("observations_due", self.observations_due, nominal_end(self.date, least.first), least)


@frozen(kw_only=True)
class ObservationsSubmitted(Event):
    """The provider answers the preliminary findings."""

    title = "observations submitted"
    citation = DSA.at(79, 2)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    interrupts = False


@frozen(kw_only=True)
class AccessToFileGiven(Event):
    """The provider sees the Commission's file, on terms of disclosure."""

    title = "access to the file given"
    citation = DSA.at(79, 4)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    interrupts = False


@frozen(kw_only=True)
class NonComplianceDecision(Event):
    """A decision finds an infringement, and may fine it; for Section 5, it asks for an action plan."""

    penalty: Penalty | None = None
    comply_by: dt.date | None = None
    action_plan_due: dt.date | None = None
    title = "non-compliance decision"
    citation = DSA.at(73, 1)
    possible_in = frozenset({Stage.PRELIMINARY_FINDINGS})
    leads_to = Stage.NON_COMPLIANCE

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.penalty is not None:
            guards.instance("penalty", self.penalty, Penalty)

    def __str__(self) -> str:
        fine = f"; {self.penalty.kind} of {self.penalty.amount} [{DSA.at(74, 1)}]" if self.penalty else ""
        return Event.__str__(self) + fine


@frozen(kw_only=True)
class ActionPlanReceived(Event):
    """The action plan has arrived; the Board's month runs from here."""

    title = "action plan received"
    citation = DSA.at(75, 2)
    possible_in = _DECIDED
    interrupts = False


@frozen(kw_only=True)
class BoardOpinionReceived(Event):
    """The Board's opinion has arrived; the Commission's month runs from here."""

    title = "Board's opinion received"
    citation = DSA.at(75, 3)
    possible_in = _DECIDED
    interrupts = False
    follows = "action plan received"


@frozen(kw_only=True)
class ActionPlanDecided(Event):
    """The Commission decides whether the plan is sufficient, and sets a time to carry it out."""

    sufficient: bool
    implement_by: dt.date | None = None
    title = "decision on the action plan"
    citation = DSA.at(75, 3)
    possible_in = _DECIDED
    follows = "action plan received"

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        guards.instance("sufficient", self.sufficient, bool)


@frozen(kw_only=True)
class PeriodicPenaltyImposed(Event):
    """Periodic penalty payments compel compliance with a decision."""

    penalty: Penalty
    title = "periodic penalty payments imposed"
    citation = DSA.at(76, 1)
    possible_in = frozenset({Stage.NON_COMPLIANCE, Stage.COMMITMENTS_BINDING, *_PENDING})

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        guards.instance("penalty", self.penalty, Penalty)


@frozen(kw_only=True)
class PeriodicPenaltyFixed(Event):
    """Once the provider complies, the definitive amount of periodic penalty payments, at most what was imposed."""

    amount: Money
    title = "definitive periodic penalty fixed"
    citation = DSA.at(76, 2)
    possible_in = frozenset({Stage.NON_COMPLIANCE, Stage.COMMITMENTS_BINDING, *_PENDING})
    follows = "periodic penalty payments imposed"

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        guards.instance("amount", self.amount, Money)


@frozen(kw_only=True)
class RestrictionRequested(Event):
    """The Commission asks the Coordinator of establishment to seek a restriction of access."""

    views_due: dt.date | None = None
    title = "restriction of access requested"
    citation = DSA.at(82, 1)
    possible_in = _DECIDED

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.views_due is not None:
            least = parameters.VIEWS_ON_RESTRICTION_AT_LEAST
            earliest = deadline(self.date, least.first, calendar="EC", beyond="project").date
            _at_least("views_due", self.views_due, earliest, least)


@frozen(kw_only=True)
class Closed(Event):
    """The Commission closes the proceedings: the conditions of a finding are not met."""

    title = "proceedings closed"
    citation = DSA.at(73, 5)
    leads_to = Stage.CLOSED


@frozen(kw_only=True)
class ActionBrought(Event):
    """Somebody goes to the Court against a decision."""

    case: str | None = None
    title = "action brought before the Court"
    citation = DSA.at(81)
    possible_in = _ANY
    interrupts = False


@frozen(kw_only=True)
class JudgmentGiven(Event):
    """The Court has decided; ``amount`` is what it made of the fine, if it cancelled, reduced or increased it."""

    case: str | None = None
    amount: Money | None = None
    title = "judgment given"
    citation = DSA.at(81)
    possible_in = _ANY
    follows = "action brought before the Court"
    interrupts = False

    def __attrs_post_init__(self) -> None:
        Event.__attrs_post_init__(self)
        if self.amount is not None:
            guards.instance("amount", self.amount, Money)


def _at_least(name: str, due: dt.date | None, earliest: dt.date, least: Parameter[Period]) -> None:
    """A time that "may not be less than" a period: exactly the period is lawful, a day less is not."""
    if due is not None and due < earliest:
        raise InvalidValue(
            field=Phrase(name),
            value=due,
            accepted=Phrase(f"{english.day(earliest)} or later: at least {least.first} ({least.citation})"),
        )


KINDS: tuple[type[Event], ...] = (
    InformationRequested,
    StatementTaken,
    InspectionOrdered,
    InterimMeasures,
    InterimMeasuresRenewed,
    CommitmentsOffered,
    CommitmentsRejected,
    CommitmentsMadeBinding,
    Reopened,
    MonitoringOrdered,
    PreliminaryFindings,
    ObservationsSubmitted,
    AccessToFileGiven,
    NonComplianceDecision,
    ActionPlanReceived,
    BoardOpinionReceived,
    ActionPlanDecided,
    PeriodicPenaltyImposed,
    PeriodicPenaltyFixed,
    RestrictionRequested,
    Closed,
    ActionBrought,
    JudgmentGiven,
)
"""Every kind of event that can be recorded."""
