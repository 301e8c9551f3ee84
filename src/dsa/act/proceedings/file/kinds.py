"""The kinds of acts: those that payments compel, those that can be contested, findings, measures."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .. import after_decision, decisions, findings, payments, powers
from ..court import Contested
from ..event import Compulsion, Event, LegalAct
from .entries import Moment, StrandEntry
from .register import Register
from .standing import compels, stands

Kinds = tuple[type[LegalAct], ...]
REQUESTS: Kinds = (powers.InformationRequested,)
INTERIM: Kinds = (powers.InterimMeasures, powers.InterimMeasuresRenewed)
COMMITMENTS: Kinds = (decisions.CommitmentsMadeBinding,)
DECISIONS: Kinds = (decisions.NonComplianceDecision,)
PLANS: Kinds = (after_decision.ActionPlanDecided,)
SUBSTANTIVE: Kinds = (
    *(findings.PreliminaryFindings, findings.FindingsOnInterimMeasures, findings.FindingsOnCommitments),
)
ALL_FINDINGS: Kinds = (*SUBSTANTIVE, findings.ProceduralFindings, findings.FindingsOnPayments)
COMPELLED: Mapping[Compulsion, Kinds] = MappingProxyType(
    {
        Compulsion.INFORMATION: REQUESTS,
        Compulsion.INSPECTION: (powers.InspectionOrdered,),
        Compulsion.INTERIM_MEASURES: INTERIM,
        Compulsion.COMMITMENTS: COMMITMENTS,
        Compulsion.DECISION: DECISIONS,
    }
)
"""What payments can compel obedience to: the points of Article 76(1)."""
COMPELLABLE: Kinds = tuple(kind for kinds in COMPELLED.values() for kind in kinds)
CONTESTED: Mapping[Contested, Kinds] = MappingProxyType(
    {
        Contested.INFORMATION_REQUEST: REQUESTS,
        Contested.INSPECTION: (powers.InspectionOrdered,),
        Contested.MONITORING: (powers.MonitoringOrdered,),
        Contested.INTERIM_MEASURES: INTERIM,
        Contested.COMMITMENTS: COMMITMENTS,
        Contested.NON_COMPLIANCE: DECISIONS,
        Contested.MEASURES: (after_decision.MeasuresOrdered,),
        Contested.CLOSURE: (decisions.Closed,),
        Contested.PROCEDURAL_FINE: (payments.ProceduralFine,),
        Contested.ACTION_PLAN: PLANS,
        Contested.PERIODIC_PENALTY: (payments.PeriodicPenaltyImposed,),
        Contested.DEFINITIVE_AMOUNT: (payments.PeriodicPenaltyFixed,),
        Contested.TERMS_OF_ACCESS: (findings.TermsOfAccessSet,),
    }
)
"""The acts against which an action can be brought."""
_CONTESTED_AS: dict[type[Event], Contested] = {kind: what for what, kinds in CONTESTED.items() for kind in kinds}
_COMPELLED_AS: dict[type[Event], Compulsion] = {kind: ground for ground, kinds in COMPELLED.items() for kind in kinds}
CONTESTABLE: Kinds = tuple(kind for kinds in CONTESTED.values() for kind in kinds)


def contestable(act: LegalAct) -> bool:
    """Whether an act changes anybody's position in law: a simple request for information does not."""
    return isinstance(act, CONTESTABLE) and not (isinstance(act, powers.InformationRequested) and not act.by_decision)


def contested(strand: StrandEntry, moment: Moment) -> frozenset[Contested]:
    """The kinds of acts that stand in a strand and can be contested."""
    name = strand.strand.name
    return frozenset(
        _CONTESTED_AS[kind]
        for kind in tuple(strand.kinds)
        if kind in _CONTESTED_AS
        and any(contestable(act.event) and stands(act, name, moment) for act in strand.acts((kind,), moment))
    )


def compelled(file: Register, strand: StrandEntry, moment: Moment) -> frozenset[Compulsion]:
    """What payments could compel in a strand, because an act is in force there."""
    name = strand.strand.name
    return frozenset(
        _COMPELLED_AS[kind]
        for kind in tuple(strand.kinds)
        if kind in _COMPELLED_AS and any(compels(file, act, name, moment) for act in strand.acts((kind,), moment))
    )
