"""The strategies for the tests of others: valid, quick, narrow when asked, at the edges, and found for every type."""

import enum
import inspect
import itertools
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import Phase, find, given, settings, strategies as st
from hypothesis.strategies import SearchStrategy

import dsa
from dsa import (
    DSA,
    Citation,
    Investigation,
    Money,
    PenaltyKind,
    Platform,
    RequestBasis,
    ServiceKind,
    Stage,
    Unit,
    VLOPDesignation,
)
from dsa.act.parameters import SECTION_5
from dsa.act.proceedings.events import KINDS, Event
from dsa.act.schedule.milestones import MILESTONES
from dsa.events import MonitoringOrdered, PreliminaryFindings
from dsa.testing import registration, strategies
from dsa.testing.strategies import time as times
from dsa.testing.strategies.event_facts import DETAILS
from dsa.time_limits.reckoning import add_months
from tests.at_once import at_once
from tests.examples import few
from tests.standard import SHOP
from tests.surface import TYPES
from tests.work import calls

anything: Any = strategies  # the deliberate mistakes below are not to be stopped by the type checker first
REGISTERED = {name.rpartition(".")[2] for name in registration.STRATEGIES}
DECIDED = date(2024, 2, 29)
LONG = date(2029, 3, 1)
BUILDERS: dict[str, SearchStrategy[Any]] = {
    name: getattr(strategies, name)()
    for name in strategies.__all__
    if name.islower() and name not in ("next_events", "turnover_histories")
} | {
    "turnover_histories": strategies.turnover_histories(decided=DECIDED),
    "next_events": strategies.investigations().flatmap(
        lambda case: strategies.next_events(case, max([date(2030, 1, 1), *(event.date for event in case.events)]))
    ),
}

registration.register()


@at_once("name", BUILDERS)
def test_every_strategy_draws_without_a_filter_that_gives_up(name: str) -> None:
    @few(8)
    @given(BUILDERS[name])
    def draw(value: object) -> None:
        assert value is not None
        str(value)

    draw()


@at_once("name", strategies.__all__)
def test_every_strategy_says_to_what_it_shrinks(name: str) -> None:
    if name.islower():
        assert "hrinks to" in getattr(strategies, name).__doc__ or "hrinks towards" in getattr(strategies, name).__doc__


WITHOUT_ONE = {
    "Explained": "the base of all answers: Hypothesis draws from those that are registered",
    "Value": "the value of a parameter",
}


def public_types() -> list[type]:
    return list(TYPES)


def test_no_public_type_is_forgotten() -> None:
    missing = [
        public_type.__name__
        for public_type in public_types()
        if public_type.__name__ not in REGISTERED
        and public_type.__name__ not in WITHOUT_ONE
        and public_type not in (*KINDS, *MILESTONES)
        # Hypothesis knows enumerations; errors are raised, not given.
        and not issubclass(public_type, enum.Enum | dsa.DSAError)
    ]
    assert not missing, f"add a strategy, and a line in dsa.testing.registration.STRATEGIES, for {missing}"


def test_the_table_of_registration_names_what_there_is() -> None:
    assert all(isinstance(attrgetter(name)(dsa), type) for name in registration.STRATEGIES)
    assert set(registration.STRATEGIES.values()) <= set(strategies.__all__)


@at_once(
    "kind",
    [kind for kind in TYPES if not issubclass(kind, dsa.DSAError) and kind is not dsa.parameters.Value],
    ids=lambda kind: kind.__name__,
)
def test_every_public_type_is_found_by_its_type_alone(kind: type) -> None:
    @few(4)
    @given(st.from_type(kind))
    def draw(value: object) -> None:
        assert isinstance(value, kind)

    draw()


@given(...)
def test_annotations_are_enough(platform: Platform, designation: VLOPDesignation, event: MonitoringOrdered) -> None:
    assert isinstance(platform, Platform)
    assert designation.platform.kinds
    assert type(event) is MonitoringOrdered


def work(strategy: SearchStrategy[Any], examples: int) -> float:
    """Calls of functions an example, the engine's own included; the same examples every time."""
    drawn = 0

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    @given(strategy)
    def draw(_: object) -> None:
        nonlocal drawn
        drawn += 1

    draw()  # so that what is cached for good is not counted
    drawn = 0
    return calls(draw)[1] / drawn


def test_an_example_takes_a_few_times_the_work_of_a_number() -> None:
    number = work(st.integers(), 100)
    assert work(strategies.platforms(), 50) < 12 * number
    assert work(strategies.investigations(least_events=20, most_events=20), 4) < 300 * number


def often(strategy: SearchStrategy[Any], wanted: Any, examples: int = 300) -> float:
    """How often a strategy draws what is wanted."""
    hits = []

    @settings(max_examples=examples, deadline=None, database=None, derandomize=True)
    @given(strategy, st.integers())  # beside a number, for Hypothesis draws no example twice
    def draw(value: Any, _: int) -> None:
        hits.append(bool(wanted(value)))

    draw()
    return sum(hits) / len(hits)


@pytest.mark.slow
def test_the_edges_of_this_law_come_up_often() -> None:
    # Of all days, 8 in 100 lie at a month's end and fewer than 3 at the turn of the year; draws vary by version.
    assert often(strategies.days(), lambda day: day.day >= 29) > 0.12
    assert (
        often(strategies.days(), lambda day: (day.month, day.day) >= (12, 24) or (day.month, day.day) <= (1, 2)) > 0.04
    )
    assert often(strategies.counts(), lambda n: abs(n - 45_000_000) <= 1) > 0.05
    assert often(strategies.financial_years(), lambda year: (year.end.month, year.end.day) != (12, 31)) > 0.3
    assert often(strategies.designations(dated=True), lambda designation: designation.notified is not None) > 0.2


@pytest.mark.parametrize(
    "day",
    [date(2024, 12, 24), date(2025, 1, 2), date(2024, 2, 29), date(2024, 3, 31), date(2024, 10, 27), date(2024, 5, 3)],
)
def test_turns_of_the_year_clock_changes_and_both_easters_are_among_the_edges(day: date) -> None:
    assert day in times._edges(date(2024, 1, 1), date(2025, 12, 31))


def test_days_lie_up_to_the_end_of_the_lists() -> None:
    assert dsa.calendar("EC").coverage[1] == times.LAST


@given(strategies.days(date(2024, 2, 29), date(2024, 3, 1)))
def test_days_keep_within_their_bounds(day: date) -> None:
    assert date(2024, 2, 29) <= day <= date(2024, 3, 1)


@given(st.data(), st.sets(st.sampled_from(Unit), min_size=1))
def test_periods_keep_to_their_units(data: st.DataObject, units: set[Unit]) -> None:
    period = data.draw(strategies.periods(units=units, most=5))
    assert {unit for unit, _ in period.amounts} <= units
    assert all(n <= 5 for _, n in period.amounts)


@given(strategies.money(codes=("JPY",), least=5, most=9))
def test_money_keeps_to_its_currency_and_bounds(amount: Money) -> None:
    assert Money(5, "JPY") <= amount <= Money(9, "JPY")
    assert amount == Money.floor(amount.exact, "JPY")


@few(20)
@given(strategies.days(), st.data())
def test_a_turnover_for_a_decision_is_that_of_the_preceding_year(decided: date, data: st.DataObject) -> None:
    turnover = data.draw(strategies.turnovers(decided=decided))
    assert dsa.maximum_fine(turnover, decided=decided).turnover is turnover
    history = data.draw(strategies.turnover_histories(decided=decided))
    assert dsa.maximum_fine(history, decided=decided).turnover in history
    assert all(
        later.year.start - earlier.year.end == timedelta(days=1) for earlier, later in itertools.pairwise(history)
    )


@given(strategies.turnovers(years=st.just(dsa.FinancialYear.ending(date(2024, 3, 31)))))
def test_a_turnover_is_of_the_year_that_is_given(turnover: dsa.Turnover) -> None:
    assert turnover.year.end == date(2024, 3, 31)


@given(strategies.counts(met=True), strategies.counts(met=False))
def test_counts_keep_to_their_side_of_the_threshold(above: int, below: int) -> None:
    assert dsa.threshold_test(above, on=DECIDED).met
    assert dsa.threshold_test(below, on=DECIDED).met is False


@given(st.data(), strategies.days(date(2023, 4, 25), date(2026, 12, 31)))
def test_designations_are_in_force_when_they_are_to_be(data: st.DataObject, on: date) -> None:
    assert data.draw(strategies.designations(in_force_on=on)).in_force(on)


@given(strategies.designations(dated=True), strategies.designations(dated=False, kind="VLOSE"))
def test_designations_know_their_day_or_not(dated: VLOPDesignation, undated: VLOPDesignation) -> None:
    assert dated.applies_from >= dated.decided
    assert undated.kind == "VLOSE"
    with pytest.raises(dsa.errors.MissingFact):
        _ = undated.applies_from


@few(15)
@given(st.data(), strategies.designations(kind="VLOP"))
def test_a_designated_platform_in_proceedings(data: st.DataObject, designation: VLOPDesignation) -> None:
    opened = strategies.days(designation.decided, designation.decided + timedelta(days=100))
    investigation = data.draw(strategies.investigations(platform=designation.platform, opened=opened, least_events=1))
    assert investigation.platform is designation.platform
    assert investigation.events
    assert 0 <= (investigation.begun - designation.decided).days <= 100


@given(strategies.strands(section_5=True), strategies.strands(section_5=False))
def test_strands_lie_in_section_5_or_not(inside: dsa.Strand, outside: dsa.Strand) -> None:
    assert (inside.in_section_5, outside.in_section_5) == (True, False)
    assert all(article.article in SECTION_5 for article in inside.articles)


@at_once("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_event_happens_in_proceedings(kind: type[Event]) -> None:
    by_itself = simplest(strategies.events(kind=kind))
    assert type(by_itself) is kind


FAR = {
    *("ActionPlanCarriedOut", "ActionPlanReceived", "AuditReportSubmitted", "BoardOpinionReceived", "SupervisionEnded"),
    *("AppealDecided", "GuaranteeGiven", "MeasuresIntended", "ObligationSatisfied", "OperationResumed", "PenaltyPaid"),
    *("PeriodicPenaltyFixed", "RestrictionRequested"),
}
"""What presupposes several acts one after the other: at most a dozen of 1500 walks by chance come so far."""


@pytest.mark.slow
def test_walks_reach_every_kind_of_event_and_every_stage() -> None:
    kinds: set[type[Event]] = set()
    stages: set[Stage] = set()

    @settings(max_examples=1500, deadline=None, database=None, derandomize=True)
    @given(strategies.investigations(most_events=20))
    def walk(investigation: Investigation) -> None:
        kinds.update(type(event) for event in investigation.events)
        stages.update(state.stage for state in investigation.state(date.max).strands)

    walk()
    assert {kind.__name__ for kind in set(KINDS) - kinds} <= FAR
    assert stages == set(Stage) - {Stage.NOT_OPENED}


@given(strategies.citations())
def test_citations_are_read_back(citation: Citation) -> None:
    assert Citation.parse(str(citation)) == citation


@given(strategies.requests_for_information(basis=RequestBasis.DECISION, most=2))
def test_requests_keep_to_their_basis(request_: dsa.RequestForInformation) -> None:
    assert request_.basis is RequestBasis.DECISION
    assert len(request_.questions) <= 2


@given(strategies.penalties(kind=PenaltyKind.PERIODIC, codes=("KWD",)))
def test_penalties_keep_to_kind_and_currency(penalty: dsa.Penalty) -> None:
    assert penalty.kind is PenaltyKind.PERIODIC
    assert penalty.amount.currency == "KWD"


def simplest(strategy: SearchStrategy[Any]) -> Any:
    """What a strategy shrinks to; without the phase that explains, in which other examples come after the simplest."""
    return find(strategy, lambda _: True, settings=settings(phases=[Phase.generate, Phase.shrink], database=None))


@pytest.mark.parametrize(
    ("strategy", "told"),
    [
        (lambda: anything.periods(units=["months"]), "a Unit"),
        (lambda: anything.designations(kind="vlop"), "Did you mean VLOP"),
        (lambda: anything.events(kind="closed"), "a kind of event"),
    ],
)
def test_what_a_strategy_does_not_know_is_refused_by_name(strategy: Any, told: str) -> None:
    with pytest.raises(dsa.DSAError, match=told):
        find(strategy(), lambda _: True, settings=settings(database=None))


@given(strategies.money(codes="JPY"), strategies.periods(units=Unit.WEEKS), strategies.calendars(codes="EC"))
def test_one_will_do_where_several_are_asked_for(amount: Money, period: dsa.Period, place: dsa.Calendar) -> None:
    assert (amount.currency, [unit for unit, _ in period.amounts], place.code) == ("JPY", [Unit.WEEKS], "EC")


def test_what_they_shrink_to() -> None:
    assert simplest(strategies.platforms()) == Platform(
        name="Shop", provider=dsa.Provider(name="Shop"), kind=ServiceKind.INTERMEDIARY
    )
    just_opened = simplest(strategies.investigations())
    assert (just_opened.events, just_opened.suspected) == ((), (DSA.at(34, 1),))
    assert str(simplest(strategies.money())) == "EUR 0.00"
    assert str(simplest(strategies.penalties())) == "fine of EUR 0.01, imposed on 16 November 2022"
    assert str(simplest(strategies.financial_years())) == "1 January 2022 to 31 December 2022"
    assert str(simplest(strategies.deadlines())) == "1 day from 16 November 2022 ends on 17 November 2022"
    assert simplest(strategies.turnover_histories(decided=DECIDED))[0].year.end == add_months(DECIDED, -12)[0]
    assert simplest(strategies.investigation_states()).stage is Stage.NOT_OPENED
    assert str(simplest(strategies.exchange_rates())).startswith("1 EUR = 0.0001 USD")
    assert not simplest(strategies.invented_calendars()).holidays(2024)
    assert simplest(strategies.fee_services()).designated_from == date(2024, 1, 1)


def test_strategies_take_keywords_only() -> None:
    for name in BUILDERS:
        if name not in ("days", "next_events"):
            kinds = [parameter.kind for parameter in inspect.signature(getattr(strategies, name)).parameters.values()]
            assert set(kinds) <= {inspect.Parameter.KEYWORD_ONLY}, name


@few(15)
@given(strategies.investigations(most_strands=2), strategies.days())
def test_what_is_drawn_can_be_recorded_again(investigation: Investigation, day: date) -> None:
    again = Investigation(
        platform=investigation.platform,
        opened=investigation.opened,
        suspected=investigation.suspected,
        strands=investigation.strands,
    )
    for event in investigation.events:
        again = again.record(event)
    assert again == investigation
    assert again.state(day) == investigation.state(day)


@given(st.data())
@settings(max_examples=200)
def test_an_extension_of_a_time_limit_of_several_acts_is_to_no_earlier_day(data: st.DataObject) -> None:
    """Two findings can be meant, each with a last day of its own, and one of them has the longer time."""
    day = date(2025, 3, 3)
    case = Investigation(platform=SHOP, opened=day, suspected=[dsa.DSA.at(34, 1)]).record(
        PreliminaryFindings(date=day, observations_due=LONG)
    )
    case = case.record(PreliminaryFindings(date=day, observations_due=date(2025, 3, 31)))
    event = data.draw(strategies.next_events(case, day))
    assert case.record(event).events[-1] == event


@given(strategies.investigations(least_events=20))
@settings(max_examples=5)
def test_more_events_than_usual_can_be_asked_for_alone(investigation: dsa.Investigation) -> None:
    assert len(investigation.events) == 20


def test_a_definitive_amount_is_at_most_the_rate_of_one_day_of_the_payments() -> None:
    daily = Money("2_000_000.50", "EUR")
    penalty = dsa.Penalty(kind=PenaltyKind.PERIODIC, amount=daily, imposed=DECIDED, runs_from=DECIDED)
    compelling = dsa.Investigation(
        platform=Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE),
        opened=date(2024, 1, 8),
        suspected=[DSA.at(34, 1)],
        events=[
            dsa.events.InspectionOrdered(date=date(2024, 2, 1)),
            dsa.events.PeriodicPenaltyImposed(date=DECIDED, penalty=penalty, runs_from=DECIDED),
        ],
    )
    (where,) = compelling.state(DECIDED).strands

    @few(20)
    @given(st.composite(lambda draw: DETAILS[dsa.events.PeriodicPenaltyFixed](draw, DECIDED, where))())
    def draw(facts: dict[str, Any]) -> None:
        assert Money(0, "EUR") <= facts["amount"] <= daily

    draw()
