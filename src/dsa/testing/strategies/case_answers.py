"""What proceedings answer on a day: every act, what is allowed next, payments, fines, and the whole."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.penalties.penalty import Penalty, PenaltyKind
from ...act.proceedings.answers.accrued import Accrued, PaymentsAccrued
from ...act.proceedings.answers.acts import ActState
from ...act.proceedings.answers.allowed import Allowed, Possibility, StrandPossibilities
from ...act.proceedings.answers.finality import PenaltyState
from ...act.proceedings.answers.report import Report
from ...act.proceedings.events import InspectionOrdered, PeriodicPenaltyFixed, PeriodicPenaltyImposed
from ...act.proceedings.investigation import Investigation
from .amounts import money
from .case_files import investigations
from .time import GAPS

_DAY = dt.timedelta(days=1)


@st.composite
def _with_payments(draw: DrawFn, *, runs: bool = False) -> tuple[Investigation, dt.date]:
    """Payments that compel an inspection, fixed in the end or not, and a day on which they run."""
    investigation: Investigation = draw(investigations(most_events=0, most_strands=1))
    day = investigation.begun
    rate = draw(money(codes=("EUR",), least=1))
    penalty = Penalty(kind=PenaltyKind.PERIODIC, amount=rate, imposed=day)
    first = draw(st.sampled_from((day, day + _DAY) if runs else (day, day + _DAY, None)))
    for event in (InspectionOrdered(date=day), PeriodicPenaltyImposed(date=day, penalty=penalty, runs_from=first)):
        investigation = investigation.record(event)
    on = day + draw(GAPS) * _DAY
    if draw(st.booleans()):
        investigation = investigation.record(PeriodicPenaltyFixed(date=on, amount=rate))
    return investigation, on


@st.composite
def _on_a_day(draw: DrawFn, *, least_events: int = 0) -> tuple[Investigation, dt.date]:
    """Proceedings, and a day on which something happened in them."""
    investigation: Investigation = draw(investigations(least_events=least_events))
    return investigation, draw(st.sampled_from((*(event.date for event in investigation.events), investigation.begun)))


@st.composite
def act_states(draw: DrawFn) -> ActState:
    """Acts with what has become of them by a day. Shrinks to an inspection in force."""
    investigation, on = draw(_on_a_day())
    ordered = (
        investigation if investigation.acts(on) else investigation.record(InspectionOrdered(date=_last(investigation)))
    )
    return draw(st.sampled_from(ordered.acts(max(on, _last(ordered)))))


def _last(investigation: Investigation) -> dt.date:
    return investigation.events[-1].date if investigation.events else investigation.begun


def what_is_allowed() -> SearchStrategy[Allowed]:
    """What the Act allows on a day, kind by kind. Shrinks to proceedings just opened."""
    return _on_a_day().map(lambda asked: asked[0].allowed(asked[1]))


def strand_possibilities() -> SearchStrategy[StrandPossibilities]:
    """What it allows in one strand. Shrinks to a strand just opened."""
    return what_is_allowed().flatmap(lambda allowed: st.sampled_from(allowed.strands))


def possibilities() -> SearchStrategy[Possibility]:
    """Whether it allows one kind of event. Shrinks to a request for assessment, which it always does."""
    return strand_possibilities().flatmap(lambda part: st.sampled_from(part.kinds))


def accruals() -> SearchStrategy[Accrued]:
    """What payments have come to, where there are none too. Shrinks to a cent, on the first day."""
    return (_with_payments() | _on_a_day()).map(lambda asked: asked[0].accrued(asked[1]))


def payments_accrued() -> SearchStrategy[PaymentsAccrued]:
    """The payments of one decision. Shrinks to a cent, on the first day."""
    return _with_payments(runs=True).flatmap(lambda asked: st.sampled_from(asked[0].accrued(asked[1]).payments))


def penalty_states() -> SearchStrategy[PenaltyState]:
    """What has become of payments, and of their definitive amount. Shrinks to a rate of a cent, not final."""
    return _with_payments().flatmap(lambda asked: st.sampled_from(asked[0].penalties(asked[1])))


def case_reports() -> SearchStrategy[Report]:
    """Everything that can be said of a case on a day. Shrinks to proceedings just opened."""
    return (_on_a_day() | _with_payments()).map(lambda asked: asked[0].report(asked[1]))
