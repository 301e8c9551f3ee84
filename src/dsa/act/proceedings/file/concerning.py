"""Which act an event is about: the one that it names or, where it names none, the only one that waits for it."""

from __future__ import annotations

from collections.abc import Mapping
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
)
from .register import Register
from .standing import stands
from .waiting import (
    Asked,
    Done,
    Waits,
    binds,
    can_be_sued,
    compellable,
    extensible,
    measures_told,
    none,
    paid_off,
    performed,
    plan_on_the_table,
    plan_waited_for,
    recorded,
    safe,
    stand,
    whole_answer,
)


@frozen
class Concern:
    """The kinds of acts that events of a kind are about, and which of them wait for one."""

    kinds: Kinds
    waits: Waits
    needed: bool = True
    """Whether an event without such an act contradicts the file."""
    done: Done | None = None
    """Whether an act waits no more in a strand, whatever happens later, but before the Court."""


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


CONCERNS: Mapping[type[Event], Concern] = MappingProxyType(
    {
        powers.InformationSupplied: Concern(REQUESTS, stand, done=whole_answer),
        powers.TimeLimitExtended: Concern(_EXTENSIBLE, extensible, done=performed),
        powers.InterimMeasuresRenewed: Concern(INTERIM, binds),
        decisions.CommitmentCarriedOut: Concern(COMMITMENTS, binds),
        decisions.Reopened: Concern(COMMITMENTS, binds, needed=False),
        findings.FindingsOnCommitments: Concern(COMMITMENTS, binds),
        findings.FindingsOnInterimMeasures: Concern(INTERIM, none),
        findings.ObservationsSubmitted: Concern(ALL_FINDINGS, stand, done=recorded(findings.ObservationsSubmitted)),
        findings.BoardViewsSubmitted: Concern(SUBSTANTIVE, stand, done=recorded(findings.BoardViewsSubmitted)),
        after_decision.MeasuresOrdered: Concern(DECISIONS, stand),
        after_decision.MeasuresIntended: Concern(
            _MEASURES, stand, done=measures_told(after_decision.MeasuresReported, after_decision.MeasuresIntended)
        ),
        after_decision.MeasuresReported: Concern(_MEASURES, stand, done=measures_told(after_decision.MeasuresReported)),
        after_decision.ActionPlanReceived: Concern(DECISIONS, plan_waited_for),
        after_decision.BoardOpinionReceived: Concern(DECISIONS, plan_on_the_table),
        after_decision.ActionPlanDecided: Concern(DECISIONS, stand),
        after_decision.ActionPlanCarriedOut: Concern(PLANS, stand, done=recorded(after_decision.ActionPlanCarriedOut)),
        after_decision.AuditReportSubmitted: Concern(PLANS, stand, done=recorded(after_decision.AuditReportSubmitted)),
        after_decision.SupervisionEnded: Concern(PLANS, stand, done=recorded(after_decision.SupervisionEnded)),
        findings.ProceduralFindings: Concern(_BREACHABLE, none, needed=False),
        payments.ProceduralFine: Concern(_BREACHABLE, none, needed=False),
        findings.FindingsOnPayments: Concern(COMPELLABLE, compellable, needed=False),
        payments.PeriodicPenaltyImposed: Concern(COMPELLABLE, compellable, needed=False),
        payments.ObligationSatisfied: Concern(_PAYMENTS, stand, done=recorded(payments.ObligationSatisfied)),
        payments.PeriodicPenaltyFixed: Concern(_PAYMENTS, stand, done=recorded(payments.PeriodicPenaltyFixed)),
        payments.PenaltyPaid: Concern(_PENALTIES, stand, done=paid_off),
        payments.GuaranteeGiven: Concern(_PENALTIES, stand, done=safe),
        after_decision.RestrictionViewsInvited: Concern(DECISIONS, stand, needed=False),
        after_decision.RestrictionRequested: Concern(
            (after_decision.RestrictionViewsInvited,),
            stand,
            needed=False,
            done=recorded(after_decision.RestrictionRequested),
        ),
        after_decision.AccessRestricted: Concern((after_decision.AccessRestricted,), none, needed=False),
        court.ActionBrought: Concern(CONTESTABLE, can_be_sued),
        court.OperationSuspended: Concern(CONTESTABLE, none),
        court.OperationResumed: Concern(CONTESTABLE, none),
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
            unsettled = strand.unsettled(type(asked.event), kinds, asked.moment, concern.done)
            open_acts = (act for act in unsettled if stands(act, name, asked.moment))
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
