"""Events of proceedings, one builder a kind: what an event says depends on its day and on where it happens."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any, TypeAlias

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.parameters import SECTION_5
from ...act.penalties.penalty import PenaltyKind
from ...act.procedures.table import TABLE
from ...act.proceedings.event import LegalAct
from ...act.proceedings.events import (
    KINDS,
    ActionBrought,
    ActionPlanDecided,
    AppealBrought,
    AppealDecided,
    AppealOutcome,
    CommitmentsMadeBinding,
    Compulsion,
    Contested,
    Event,
    FindingsOnCommitments,
    FindingsOnInterimMeasures,
    FindingsOnPayments,
    InformationRequested,
    InformationSupplied,
    InterimMeasures,
    InterimMeasuresRenewed,
    JudgmentGiven,
    MeasuresOrdered,
    MonitoringOrdered,
    NonComplianceDecision,
    Outcome,
    PeriodicPenaltyFixed,
    PeriodicPenaltyImposed,
    PreliminaryFindings,
    ProceduralFindings,
    ProceduralFine,
    ProceedingsExtended,
    Reopened,
    ReopeningGround,
    RestrictionViewsInvited,
    TimeLimitExtended,
)
from ...act.proceedings.strands import StrandState
from ...ground import currencies as iso
from ...ground.errors import InvalidType
from ...ground.money import Money
from ...ground.words import Phrase
from ...time_limits.deadlines import deadline
from ...time_limits.periods import Unit
from ...time_limits.reckoning import nominal_end
from .amounts import money
from .penalty_facts import penalties
from .provisions import suspicions
from .time import GAPS, days, periods

Details: TypeAlias = dict[str, Any]
Builder: TypeAlias = Callable[[DrawFn, dt.date, StrandState | None], Details]

_DAY = dt.timedelta(days=1)
_FLAGS = st.booleans()
_EUROS = money(codes=("EUR",))
_PERIODS = periods(units=[unit for unit in Unit if unit is not Unit.HOURS])
_CONTESTED = st.sampled_from(Contested)
_APPLICANTS = st.sampled_from((None, "another"))
_GROUNDS = st.none() | st.sampled_from(ReopeningGround)
_OUTCOMES = st.sampled_from(Outcome)
_PLACES = st.lists(suspicions(), min_size=1, max_size=3, unique=True)
_STRANDS: SearchStrategy[str | tuple[str, ...] | None] = st.sampled_from((None, "one", ("one", "two")))


def _later(draw: DrawFn, day: dt.date) -> dt.date | None:
    """A day from ``day`` on, or none."""
    return day + draw(GAPS) * _DAY if draw(_FLAGS) else None


def _nothing(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {}


def _request(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"by_decision": draw(_FLAGS), "due": _later(draw, day), "notified": _later(draw, day)}


def _supplied(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"complete": draw(_FLAGS)}


def _more_time(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"to": _later(draw, day)}


def _bound(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    due = _later(draw, day)
    return {"steps": () if due is None else (("search", due),)}


def _until(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"until": _later(draw, day)}


def _findings(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    if not draw(_FLAGS):
        return {}
    # Exactly fourteen days are lawful, and the case that goes wrong.
    return {
        "observations_due": nominal_end(day, TABLE["earliest_end_of_observations"].period.on_any_day())
        + draw(GAPS) * _DAY
    }


def _penalty(draw: DrawFn, day: dt.date, kind: PenaltyKind) -> Details:
    return {"penalty": draw(penalties(kind=kind, imposed=st.just(day)))}


def _fine(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return _penalty(draw, day, PenaltyKind.FINE)


def _decision(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    details: Details = {"comply_by": _later(draw, day), "notified": _later(draw, day)}
    if draw(_FLAGS):
        details |= _fine(draw, day, where)
    places = draw(_PLACES) if draw(_FLAGS) else []
    details["found"] = places
    # Only an infringement of Section 5 brings an action plan (Article 75(1)).
    fined = [infringement.citation for infringement in details["penalty"].infringements] if "penalty" in details else []
    named = places or fined
    section_5 = (
        any(citation.article in SECTION_5 for citation in named)
        if named
        else where is None or where.strand.in_section_5 is not False
    )
    if section_5 and draw(_FLAGS):
        details |= (
            {"action_plan_due": day + draw(GAPS) * _DAY} if draw(_FLAGS) else {"action_plan_within": draw(_PERIODS)}
        )
    return details


def _measures(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    time = {"due": _later(draw, day)} if draw(_FLAGS) else {"within": draw(_PERIODS)}
    return {**time, "notified": _later(draw, day)}


def _plan(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"sufficient": draw(_FLAGS), "implement_by": _later(draw, day)}


def _payments(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    compelled = sorted(where.compels, key=lambda ground: ground.value) if where else list(Compulsion)
    ground = draw(st.none() | st.sampled_from(compelled)) if compelled else None
    penalty = _penalty(draw, day, PenaltyKind.PERIODIC)
    return {**penalty, "ground": ground, "runs_from": penalty["penalty"].runs_from or _later(draw, day)}


def _fixed(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    imposed = where.last(PeriodicPenaltyImposed) if where else None
    if imposed is None:
        return {"amount": draw(_EUROS)}
    # At most what has come together, and what one day brings is in most files less (Article 76(2)).
    most = imposed.penalty.amount
    unit = 10 ** iso.decimals(most.currency)
    units = int(most.exact * unit)
    return {"amount": Money.exactly(Fraction(draw(st.integers(0, units) | st.just(units)), unit), most.currency)}


def _action(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    if where is None:
        return {"against": draw(_CONTESTED)}
    against = draw(st.sampled_from(sorted(where.contestable, key=lambda act: act.value)))
    return {"against": against, "by": draw(_APPLICANTS)}


def _judgment(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    outcome = draw(_OUTCOMES)
    return {
        "outcome": outcome,
        "amount": draw(_EUROS) if outcome is Outcome.VARIED else None,
        "notified": _later(draw, day),
        "effects_maintained": outcome is Outcome.ANNULLED and draw(_FLAGS),
    }


def _appeal(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"against": "T-1/24", "by": draw(_APPLICANTS)}


def _on_appeal(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    outcome = draw(st.sampled_from(AppealOutcome))
    final = draw(_OUTCOMES) if outcome is AppealOutcome.SET_ASIDE else None
    return {"outcome": outcome, "final": final, "amount": draw(_EUROS) if final is Outcome.VARIED else None}


def _views(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    period = TABLE["earliest_end_of_restriction_views"].period.on_any_day()
    least = deadline(day, period, calendar="EC", beyond="project").date
    return {"views_due": least + draw(GAPS) * _DAY}


def _extension(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"articles": draw(_PLACES)}


def _reopened(draw: DrawFn, day: dt.date, where: StrandState | None) -> Details:
    return {"ground": draw(_GROUNDS)}


_FINDINGS: tuple[type[Event], ...] = (
    *(PreliminaryFindings, FindingsOnInterimMeasures, FindingsOnCommitments, ProceduralFindings, FindingsOnPayments),
)
_UNTIL_A_DAY: tuple[type[Event], ...] = (InterimMeasures, InterimMeasuresRenewed, MonitoringOrdered)

DETAILS: Mapping[type[Event], Builder] = MappingProxyType(
    dict.fromkeys(KINDS, _nothing)
    | dict.fromkeys(_FINDINGS, _findings)
    | dict.fromkeys(_UNTIL_A_DAY, _until)
    | {
        AppealBrought: _appeal,
        AppealDecided: _on_appeal,
        CommitmentsMadeBinding: _bound,
        InformationRequested: _request,
        InformationSupplied: _supplied,
        TimeLimitExtended: _more_time,
        ProceedingsExtended: _extension,
        NonComplianceDecision: _decision,
        MeasuresOrdered: _measures,
        ActionPlanDecided: _plan,
        ProceduralFine: _fine,
        PeriodicPenaltyImposed: _payments,
        PeriodicPenaltyFixed: _fixed,
        ActionBrought: _action,
        JudgmentGiven: _judgment,
        RestrictionViewsInvited: _views,
        Reopened: _reopened,
    }
)
"""For every kind of event, what it says beside its day and its strand."""


@st.composite
def events(
    draw: DrawFn,
    *,
    kind: type[Event] | None = None,
    date: dt.date | None = None,
    strands: SearchStrategy[str | tuple[str, ...] | None] = _STRANDS,
) -> Event:
    """Events of any kind, or of the kind given, by themselves: whether proceedings allow them is another question.

    For whole histories that the Act allows see :func:`investigations`. Shrinks to an assessment requested on the
    first day of the Act.

    >>> from hypothesis import given
    >>> @given(events(kind=ActionPlanDecided))
    ... def test(event):
    ...     assert event.implement_by is None or event.implement_by >= event.date
    >>> test()
    """
    of = draw(st.sampled_from(KINDS)) if kind is None else kind
    if of not in DETAILS:
        accepted = Phrase("a kind of event, such as dsa.events.Closed")
        raise InvalidType(field=Phrase("kind"), value=kind, accepted=accepted)
    day = draw(days()) if date is None else date
    named = "further" if of is ProceedingsExtended else draw(strands)
    return of(date=day, strand=named, **DETAILS[of](draw, day, None))


@st.composite
def legal_acts(draw: DrawFn) -> LegalAct:
    """Acts that keep a life of their own: decisions, orders, findings. Shrinks to a request on the Act's first day."""
    act = draw(events(kind=draw(st.sampled_from(_ACTS))))
    assert isinstance(act, LegalAct), "its kind is one"
    return act


_ACTS = [kind for kind in KINDS if issubclass(kind, LegalAct)]
