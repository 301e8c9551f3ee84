"""Which act an event is about: the one that it names or, where it names none, the only one that waits for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from operator import attrgetter
from types import MappingProxyType

from attrs import frozen

from ....ground import checks
from ....ground.errors import AmbiguousName, InvalidValue
from ....ground.words import Phrase, listing
from .. import after_decision, court, decisions, findings, payments, powers
from ..event import Event
from .entries import ActEntry, Moment
from .kinds import (
    ALL_FINDINGS,
    COMMITMENTS,
    COMPELLABLE,
    COMPELLED,
    CONTESTABLE,
    CONTESTED,
    DECISIONS,
    INTERIM,
    PLANS,
    REQUESTS,
    SUBSTANTIVE,
    Kinds,
    contestable,
)
from .register import Register
from .rulings import imposed_amount
from .standing import answered, in_force, paid, performed_by, stands
from .time_limits import limits_of


@frozen
class Asked:
    """The question which acts an event is about, at its place in the file."""

    file: Register
    event: Event
    names: tuple[str, ...]
    moment: Moment

    def binding(self, act: ActEntry) -> bool:
        """Whether an act is in force in a strand of those asked about."""
        return any(in_force(self.file, act, name, self.moment) for name in act.strands if name in self.names)

    def standing(self, act: ActEntry) -> bool:
        """Whether an act stands in a strand of those asked about."""
        return any(stands(act, name, self.moment) for name in act.strands if name in self.names)


Waits = Callable[[Asked, ActEntry], bool]
Done = Callable[[ActEntry, Moment], bool]


@frozen
class Concern:
    """The kinds of acts that events of a kind are about, and which of them wait for one."""

    kinds: Kinds
    waits: Waits
    needed: bool = True
    """Whether an event without such an act contradicts the file."""
    done: Done | None = None
    """Whether an act waits no more, whatever happens later: it is not looked at again."""


def _latest(asked: Asked, act: ActEntry) -> bool:
    return False


def _has(*kinds: type[Event]) -> Done:
    """Whether an event of some kinds is recorded that concerns an act, or such an act."""
    return lambda act, moment: act.has(kinds, moment)


def _binds(asked: Asked, act: ActEntry) -> bool:
    return asked.binding(act)


def _stands(asked: Asked, act: ActEntry) -> bool:
    return asked.standing(act)


def _answered(act: ActEntry, moment: Moment) -> bool:
    return answered(act, None, moment) is not None


def _extensible(asked: Asked, act: ActEntry) -> bool:
    what = asked.event.what if isinstance(asked.event, powers.TimeLimitExtended) else None
    limits = limits_of(act.event)
    wanted = bool(limits) if what is None else what in limits
    return wanted and asked.binding(act)


def _performed(act: ActEntry, moment: Moment) -> bool:
    return performed_by(act, moment) is not None


def _measures_told(*kinds: type[Event]) -> Done:
    def done(act: ActEntry, moment: Moment) -> bool:
        nothing_asked = isinstance(act.event, decisions.NonComplianceDecision) and act.event.comply_by is None
        return nothing_asked or act.has(kinds, moment)

    return done


def _plan_waited_for(asked: Asked, act: ActEntry) -> bool:
    if not isinstance(act.event, decisions.NonComplianceDecision) or not asked.standing(act):
        return False
    if not act.event.plan_asked:
        return False
    happened = {**dict(act.later), **{follower.place: follower.event for follower in act.following}}
    kinds = (after_decision.ActionPlanReceived, after_decision.ActionPlanDecided)
    plans = {place: event for place, event in happened.items() if isinstance(event, kinds)}
    if not plans:
        return True
    last = plans[max(plans)]
    return isinstance(last, after_decision.ActionPlanDecided) and not last.sufficient


def _plan_on_the_table(asked: Asked, act: ActEntry) -> bool:
    return asked.standing(act) and act.last(after_decision.ActionPlanReceived, asked.moment) is not None


def _sued(asked: Asked, act: ActEntry) -> bool:
    return contestable(act.event) and asked.standing(act)


_MEASURES: Kinds = (after_decision.MeasuresOrdered, *DECISIONS)
_PAYMENTS: Kinds = (payments.PeriodicPenaltyImposed,)
_PENALTIES: Kinds = (*DECISIONS, payments.ProceduralFine, payments.PeriodicPenaltyFixed)
_BREACHABLE: Kinds = (*REQUESTS, powers.InspectionOrdered, powers.MonitoringOrdered, findings.TermsOfAccessSet)
_EXTENSIBLE: Kinds = (
    *(
        *REQUESTS,
        powers.InterimMeasuresIntended,
        *INTERIM,
        powers.MonitoringOrdered,
        *COMMITMENTS,
        *ALL_FINDINGS,
        *DECISIONS,
        *PLANS,
    ),
    *(after_decision.MeasuresOrdered, after_decision.RestrictionViewsInvited),
    *(payments.ProceduralFine, payments.PeriodicPenaltyFixed),
)


def _paid(act: ActEntry, moment: Moment) -> bool:
    return imposed_amount(act.event) is None or paid(act, moment) is not None


def _secured(act: ActEntry, moment: Moment) -> bool:
    return imposed_amount(act.event) is None or act.has((payments.GuaranteeGiven,), moment)


CONCERNS: Mapping[type[Event], Concern] = MappingProxyType(
    {
        powers.InformationSupplied: Concern(REQUESTS, _stands, done=_answered),
        powers.TimeLimitExtended: Concern(_EXTENSIBLE, _extensible, done=_performed),
        powers.InterimMeasuresRenewed: Concern(INTERIM, _binds),
        decisions.CommitmentCarriedOut: Concern(COMMITMENTS, _binds),
        decisions.Reopened: Concern(COMMITMENTS, _binds, needed=False),
        findings.FindingsOnCommitments: Concern(COMMITMENTS, _binds),
        findings.FindingsOnInterimMeasures: Concern(INTERIM, _latest),
        findings.ObservationsSubmitted: Concern(ALL_FINDINGS, _stands, done=_has(findings.ObservationsSubmitted)),
        findings.BoardViewsSubmitted: Concern(SUBSTANTIVE, _stands, done=_has(findings.BoardViewsSubmitted)),
        after_decision.MeasuresOrdered: Concern(DECISIONS, _stands),
        after_decision.MeasuresIntended: Concern(
            _MEASURES, _stands, done=_measures_told(after_decision.MeasuresReported, after_decision.MeasuresIntended)
        ),
        after_decision.MeasuresReported: Concern(
            _MEASURES, _stands, done=_measures_told(after_decision.MeasuresReported)
        ),
        after_decision.ActionPlanReceived: Concern(DECISIONS, _plan_waited_for),
        after_decision.BoardOpinionReceived: Concern(DECISIONS, _plan_on_the_table),
        after_decision.ActionPlanDecided: Concern(DECISIONS, _stands),
        after_decision.ActionPlanCarriedOut: Concern(PLANS, _stands, done=_has(after_decision.ActionPlanCarriedOut)),
        after_decision.AuditReportSubmitted: Concern(PLANS, _stands, done=_has(after_decision.AuditReportSubmitted)),
        after_decision.SupervisionEnded: Concern(PLANS, _stands, done=_has(after_decision.SupervisionEnded)),
        findings.ProceduralFindings: Concern(_BREACHABLE, _latest, needed=False),
        payments.ProceduralFine: Concern(_BREACHABLE, _latest, needed=False),
        findings.FindingsOnPayments: Concern(COMPELLABLE, _binds, needed=False),
        payments.PeriodicPenaltyImposed: Concern(COMPELLABLE, _binds, needed=False),
        payments.ObligationSatisfied: Concern(_PAYMENTS, _stands, done=_has(payments.ObligationSatisfied)),
        payments.PeriodicPenaltyFixed: Concern(_PAYMENTS, _stands, done=_has(payments.PeriodicPenaltyFixed)),
        payments.PenaltyPaid: Concern(_PENALTIES, _stands, done=_paid),
        payments.GuaranteeGiven: Concern(_PENALTIES, _stands, done=_secured),
        after_decision.RestrictionViewsInvited: Concern(DECISIONS, _stands, needed=False),
        after_decision.RestrictionRequested: Concern(
            (after_decision.RestrictionViewsInvited,),
            _stands,
            needed=False,
            done=_has(after_decision.RestrictionRequested),
        ),
        after_decision.AccessRestricted: Concern((after_decision.AccessRestricted,), _latest, needed=False),
        court.ActionBrought: Concern(CONTESTABLE, _sued),
        court.OperationSuspended: Concern(CONTESTABLE, _latest, needed=False),
        court.OperationResumed: Concern(CONTESTABLE, _latest, needed=False),
    }
)
_ONLY_NAMED = (
    *(findings.ProceduralFindings, payments.ProceduralFine, after_decision.AccessRestricted),
    *(court.OperationSuspended, court.OperationResumed),
)
"""Kinds that are about an act only where they name it."""


_ONLY_STANDING = (
    after_decision.MeasuresOrdered,
    after_decision.RestrictionRequested,
    payments.PeriodicPenaltyFixed,
)
"""Kinds that are about nothing where no act stands: nothing is left that could be contested, or order anything."""


def concerned(file: Register, event: Event, names: tuple[str, ...], moment: Moment) -> tuple[ActEntry, ...]:
    """The acts that an event is about.

    :raises UnknownName: it names an act that is not recorded.
    :raises AmbiguousName: it names none, and several wait for it.
    """
    concern = CONCERNS.get(type(event))
    if concern is None:
        return ()
    asked = Asked(file, event, names, moment)
    kinds = _kinds(event, concern)
    if of := getattr(event, "of", ()):
        return tuple(_named(asked, reference, kinds) for reference in of)
    if isinstance(event, _ONLY_NAMED):
        return ()
    waiting = [act for act in _candidates(asked, kinds, concern) if concern.waits(asked, act)]
    if len(waiting) > 1:
        references = [act.reference for act in waiting]
        raise AmbiguousName(field="of", value=None, near=references, accepted=references)
    if waiting:
        return (waiting[0],)
    latest = None if isinstance(event, court.ActionBrought) else _last(asked, kinds)
    return () if latest is None else (latest,)


def _candidates(asked: Asked, kinds: Kinds, concern: Concern) -> list[ActEntry]:
    """The acts that may wait, in their order; those that never will again are left out."""
    acts: dict[int, ActEntry] = {}
    for name in asked.names:
        strand = asked.file.strands[name]
        open_acts = strand.acts(kinds, asked.moment)
        if concern.done is not None:
            open_acts = iter(strand.unsettled(type(asked.event), kinds, asked.moment, concern.done))
        acts |= {act.place: act for act in open_acts if _can_be_meant(asked, act)}
    return [acts[place] for place in sorted(acts)]


def _last(asked: Asked, kinds: Kinds) -> ActEntry | None:
    """The last act that stands; if none does the last one, for what can be about an act that has fallen."""
    last: list[ActEntry] = []
    standing: list[ActEntry] = []
    for name in asked.names:
        for kind in kinds:
            for act in filter(partial(_can_be_meant, asked), asked.file.strands[name].acts((kind,), asked.moment)):
                last.append(act)
                if asked.standing(act):
                    standing.append(act)
                    break
    if not standing and isinstance(asked.event, _ONLY_STANDING):
        return None
    return max(standing or last, key=attrgetter("place"), default=None)


def _can_be_meant(asked: Asked, act: ActEntry) -> bool:
    """Payments, and findings before them, are about what they can compel."""
    compelling = isinstance(asked.event, payments.PeriodicPenaltyImposed | findings.FindingsOnPayments)
    return not (compelling and act.event.compels is None)


def _kinds(event: Event, concern: Concern) -> Kinds:
    if isinstance(event, court.ActionBrought) and event.against is not None:
        return CONTESTED[event.against]
    if isinstance(event, payments.PeriodicPenaltyImposed) and event.ground is not None:
        return COMPELLED[event.ground]
    return concern.kinds


def _named(asked: Asked, reference: str, kinds: Kinds) -> ActEntry:
    checks.known("of", reference, asked.file.by_reference)
    act = asked.file.by_reference[reference]
    if not isinstance(act.event, kinds) or not set(act.strands) & set(asked.names):
        titles = listing(tuple(dict.fromkeys(kind.title for kind in kinds)))
        raise InvalidValue(
            field=Phrase("of"), value=reference, accepted=Phrase(f"an act of the strand, one of these: {titles}")
        )
    return act
