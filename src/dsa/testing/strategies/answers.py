"""Answers, each computed by the library from facts that were drawn: for whoever stores, sends or shows them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from operator import attrgetter
from typing import cast

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.penalties.accrued import AccruedPayments
from ...act.penalties.ceilings import MaximumFine, maximum_fine, periodic_penalty_ceiling
from ...act.penalties.comparison import ShareOfCeiling
from ...act.penalties.grounds import FineGround
from ...act.penalties.limitation import Limitation, TimeNotBegun, enforcement_limitation, limitation
from ...act.penalties.penalty import Penalty, PenaltyKind
from ...act.procedures.receipt import Receipt, Way, received_by_commission
from ...act.procedures.table import TABLE
from ...act.proceedings.events import PreliminaryFindings
from ...act.proceedings.investigation import Investigation
from ...act.proceedings.open_limits import OpenTimeLimit
from ...act.proceedings.questions import QuestionStatus
from ...act.proceedings.requests import Consequence, RequestBasis
from ...act.proceedings.state import InvestigationState
from ...act.proceedings.strands import StrandState
from ...act.services.recipients import RecipientAverage, average_monthly_active_recipients
from ...act.very_large.fee import FeeCharge, SupervisoryFee, supervisory_fee
from ...act.very_large.termination import TerminationTest, termination_test
from ...act.very_large.threshold import ThresholdAdjustment, ThresholdTest, threshold_for_population, threshold_test
from ...ground.money import Money
from ...ground.trace import Notice, Step
from ...time_limits.calendars import Calendar
from ...time_limits.counting import WorkingDays, working_days
from ...time_limits.deadlines import Deadline, Direction, deadline
from ...time_limits.named_days import EffectiveDate, NamedDay, due_at, due_on, effective_date
from ...time_limits.periods import Unit
from ...time_limits.reckoning import nominal_end
from ...time_limits.recomputed import Recomputed, recompute
from .amounts import money, turnover_histories, turnovers
from .case_files import investigations
from .penalty_facts import penalties
from .request_facts import requests_for_information
from .service_facts import active_recipients, counts, fee_services, recipient_histories, recipient_ranges
from .time import FIRST, GAPS, LAST, calendars, days, moments, periods

_DAY = dt.timedelta(days=1)
_BESIDE = st.integers(-2, 2)
_GROUNDS = st.sampled_from(FineGround)
_WITHOUT_A_CALENDAR = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS)
_DIRECTIONS: SearchStrategy[Direction] = st.sampled_from(("after", "before"))
_WAYS: SearchStrategy[Way] = st.sampled_from(("digital", "registered mail", "hand"))


@st.composite
def deadlines(
    draw: DrawFn, *, units: Unit | Iterable[Unit] = tuple(Unit), calendar: Calendar | str | None = None, most: int = 60
) -> Deadline:
    """Deadlines in every unit, direction and calendar, uncertain ones beyond the lists among them.

    Shrinks to one day from the first day of the Act, on the Commission's calendar.
    """
    period = draw(periods(units=units, most=most))
    on = draw(calendars()) if calendar is None else calendar
    event = draw(moments() if period.hours else days())
    counted = not period.hours and draw(st.booleans())
    return deadline(
        event, period, calendar=on, direction=draw(_DIRECTIONS), counting_event_day=counted, beyond="project"
    )


@st.composite
def working_day_counts(draw: DrawFn) -> WorkingDays:
    """Numbers of working days between two days, beyond the lists too. Shrinks to the first day of the Act alone."""
    start = draw(days())
    return working_days(start, start + draw(GAPS) * _DAY, calendar=draw(calendars()))


@st.composite
def effective_dates(draw: DrawFn) -> EffectiveDate:
    """Days on which something takes effect or ceases to. Shrinks to a day after the first day of the Act."""
    return effective_date(draw(days()), draw(periods(units=_WITHOUT_A_CALENDAR)))


def named_days() -> SearchStrategy[NamedDay]:
    """Days, and moments, that somebody named. Shrinks to the first day of the Act."""
    return days().map(due_on) | moments().map(due_at)


@st.composite
def receipts(draw: DrawFn) -> Receipt:
    """Documents sent to the Commission, received or not. Shrinks to a digital one that is not acknowledged."""
    sent, later, by = draw(days()), draw(st.none() | GAPS), draw(_WAYS)
    received = None if later is None else sent + later * _DAY
    if by == "digital":
        return received_by_commission(sent, acknowledged=received)
    return received_by_commission(sent, delivered=received, by=by)


def recomputations() -> SearchStrategy[Recomputed]:
    """Deadlines computed once more with the lists of today. Shrinks to one that stands."""
    return deadlines().map(recompute)


def recipient_averages() -> SearchStrategy[RecipientAverage]:
    """Averages of six months, on both sides of the threshold. Shrinks to nought."""
    return st.lists(counts(), min_size=6, max_size=6).map(average_monthly_active_recipients)


def threshold_tests() -> SearchStrategy[ThresholdTest]:
    """Tests of numbers, figures, averages and bounds: met, not met, not determinable. Shrinks to nought, not met."""
    tested = counts() | active_recipients() | recipient_averages() | recipient_ranges()
    return st.builds(threshold_test, tested, on=days())


def threshold_adjustments() -> SearchStrategy[ThresholdAdjustment]:
    """What Article 33(2) makes of populations. Shrinks to a population of one."""
    reference = st.just(447_000_000) | st.integers(1, 600_000_000)
    return st.builds(threshold_for_population, st.integers(1, 600_000_000), reference=reference)


@st.composite
def termination_tests(draw: DrawFn) -> TerminationTest:
    """Whether a year below the threshold has passed, for a history and a day. Shrinks to one figure, of nought."""
    history = draw(_HISTORIES)
    return termination_test(history, on=history[0].period_end + draw(GAPS | st.integers(0, 1500)) * _DAY)


_HISTORIES = st.tuples(active_recipients(period_start=FIRST, whole=True), recipient_histories()).map(
    lambda drawn: (drawn[0], *drawn[1][1:])
)


@st.composite
def maximum_fines(draw: DrawFn, *, ground: FineGround | None = None) -> MaximumFine:
    """Ceilings of fines on every ground, and of periodic payments. Shrinks to one of nought."""
    decided = draw(days())
    history = draw(turnovers(decided=decided) | turnover_histories(decided=decided))
    if ground is None and draw(st.integers(0, 3)) == 3:
        return periodic_penalty_ceiling(history, decided=decided, days=draw(st.integers(1, 400)))
    chosen = draw(_GROUNDS) if ground is None else ground
    return maximum_fine(history, decided=decided, ground=chosen, applies_from=decided if chosen.national else None)


@st.composite
def shares_of_ceiling(draw: DrawFn) -> ShareOfCeiling:
    """Penalties of both kinds beside their ceilings, some above. Shrinks to a fine of a cent beside six cents."""
    decided = draw(days())
    turnover = draw(turnovers(decided=decided, codes=("EUR",), least=1))
    penalty = draw(penalties(codes=("EUR",), imposed=st.just(decided)))
    if penalty.kind is PenaltyKind.FINE:
        return penalty.against(maximum_fine(turnover, decided=decided))
    ceiling = periodic_penalty_ceiling(turnover, decided=decided, days=draw(st.integers(100, 400)))
    return penalty.against(ceiling)


@st.composite
def accrued_payments(draw: DrawFn) -> AccruedPayments:
    """What payments have come to on a day, before they run too. Shrinks to a cent, on the first day."""
    rate, first = draw(money(codes=("EUR",), least=1)), draw(days())
    payments = Penalty(kind=PenaltyKind.PERIODIC, amount=rate, imposed=first, runs_from=first)
    return payments.accrued(first + draw(st.integers(0, 400) | _BESIDE) * _DAY)


@st.composite
def limitations(draw: DrawFn) -> Limitation:
    """Limitation periods with acts and suspensions, up to the ten years. Shrinks to five plain years."""
    ceased = draw(days())
    acts = draw(st.lists(st.integers(-400, 4_000), max_size=6))
    pauses = draw(st.lists(st.tuples(st.integers(0, 3_000), GAPS), max_size=3))
    return limitation(
        ceased=ceased,
        interruptions=[ceased + n * _DAY for n in acts],
        suspensions=[(ceased + n * _DAY, ceased + (n + length) * _DAY) for n, length in pauses],
    )


@st.composite
def times_not_begun(draw: DrawFn) -> TimeNotBegun:
    """Time that does not run yet, to impose or to enforce. Shrinks to one to impose, without an act."""
    acts = draw(st.lists(days(), max_size=3))
    if draw(st.booleans()):
        return cast(TimeNotBegun, enforcement_limitation(final=None, interruptions=acts))
    return cast(TimeNotBegun, limitation(ceased=None, interruptions=acts))


@st.composite
def supervisory_fees(draw: DrawFn, *, year: int = 2024) -> SupervisoryFee:
    """Fees of a year for up to six services; losses, caps and missing accounts among them. Shrinks to one service."""
    named = st.lists(fee_services(year=year), min_size=1, max_size=6, unique_by=attrgetter("provider", "name"))
    services = draw(named)
    incomes = st.none() | st.integers(-(10**12), 10**13).map(lambda cents: Money.exactly(Fraction(cents, 100), "EUR"))
    return supervisory_fee(
        services,
        year=year,
        costs=draw(money(codes=("EUR",), most=10**8)),
        net_income={name: draw(incomes) for name in sorted({service.provider for service in services})},
    )


@st.composite
def fee_charges(draw: DrawFn) -> FeeCharge:
    """What one provider pays. Shrinks to the only one of a year."""
    return draw(st.sampled_from(draw(supervisory_fees()).charges))


def consequences() -> SearchStrategy[Consequence]:
    """What can follow from a wrong answer and from silence. Shrinks to a wrong answer to a simple request."""
    request = requests_for_information
    return (
        st.sampled_from(RequestBasis)
        .flatmap(lambda basis: request(basis=basis))
        .flatmap(lambda sent: st.sampled_from(sent.consequences))
    )


@st.composite
def question_statuses(draw: DrawFn) -> QuestionStatus:
    """Where a question stands on a day, before it was sent included. Shrinks to one not sent yet."""
    request = draw(requests_for_information())
    on = draw(days(FIRST, LAST)) if draw(st.booleans()) else request.last_due + draw(_BESIDE) * _DAY
    return draw(st.sampled_from(request.status(on)))


@st.composite
def investigation_states(draw: DrawFn) -> InvestigationState:
    """Where proceedings stand on a day, before their opening included. Shrinks to: no proceedings opened."""
    investigation = draw(investigations())
    turns = [investigation.begun - _DAY, investigation.begun, *(event.date for event in investigation.events)]
    return investigation.state(draw(st.sampled_from(turns)))


def strand_states() -> SearchStrategy[StrandState]:
    """Where one strand stands on a day. Shrinks to: no proceedings opened."""
    return investigation_states().flatmap(lambda state: st.sampled_from(state.strands))


@st.composite
def open_time_limits(draw: DrawFn) -> OpenTimeLimit:
    """Time limits that run in proceedings: observations on preliminary findings.

    Shrinks to those of the Board, due after fourteen days.
    """
    investigation: Investigation = draw(investigations(most_events=0))
    due = (
        nominal_end(investigation.begun, TABLE["earliest_end_of_observations"].period.on_any_day()) + draw(GAPS) * _DAY
    )
    investigation = investigation.record(PreliminaryFindings(date=investigation.begun, observations_due=due))
    return draw(st.sampled_from(investigation.open_time_limits(due + draw(_BESIDE) * _DAY)))


def steps() -> SearchStrategy[Step]:
    """Rules applied. Shrinks to the first step of a deadline: the day of the event is not counted."""
    return (deadlines() | threshold_tests() | maximum_fines() | investigation_states()).flatmap(
        lambda answer: st.sampled_from(answer.steps)
    )


def notices() -> SearchStrategy[Notice]:
    """Points that the law leaves open. Shrinks to a notice of a ceiling."""
    return maximum_fines().flatmap(lambda answer: st.sampled_from(answer.notices))
