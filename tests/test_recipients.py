"""Counting recipients, and the way in and out of the top tier: borderline, changing and disputed figures."""

import json
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from dsa import (
    ActiveRecipients,
    DSAError,
    Platform,
    Provider,
    RecipientBasis,
    RecipientRange,
    ServiceKind,
    VLOPDesignation,
    WhatIf,
    average_monthly_active_recipients,
    designation_in_force,
    effective_date,
    termination_test,
    threshold_for_population,
    threshold_test,
)
from dsa.act.parameters import FEE_RECIPIENTS_UNIT, THRESHOLD, UNTIL_APPLICATION
from dsa.errors import InvalidType, InvalidValue, MissingFact
from dsa.testing import vectors

ON = date(2025, 8, 1)
DESIGNATIONS = json.loads(vectors.text("designations"))["designations"]
untyped_average: Any = average_monthly_active_recipients
untyped_termination: Any = termination_test
SHOP = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)


def half(count: int, year: int, second: bool = False) -> ActiveRecipients:
    """Half a year from February or from August, as publications by 17 February and 17 August have it."""
    start, end = (date(year, 8, 1), date(year + 1, 1, 31)) if second else (date(year, 2, 1), date(year, 7, 31))
    return ActiveRecipients(count=count, period_start=start, period_end=end)


# Averages


@given(st.lists(st.integers(0, 10**9), min_size=6, max_size=6))
def test_an_average_is_exact_and_the_threshold_is_tested_on_it(counts: list[int]) -> None:
    answer = average_monthly_active_recipients(counts)
    assert answer.exact == Fraction(sum(counts), 6)
    assert answer.whole == sum(counts) // 6
    assert threshold_test(answer, on=ON).met is (sum(counts) >= 6 * 45_000_000)


def test_an_average_a_sixth_below_the_threshold_does_not_meet_it() -> None:
    nearly = average_monthly_active_recipients([45_000_000] * 5 + [44_999_999])
    answer = threshold_test(nearly, on=ON)
    assert (answer.met, answer.recipients, answer.margin) == (False, 44_999_999, -1)
    over = threshold_test(average_monthly_active_recipients([45_000_000] * 5 + [45_000_001]), on=ON)
    assert (over.met, over.margin) == (True, 0)
    assert "exactly-the-threshold" not in [notice.id for notice in over.notices]


def test_a_service_at_83_or_at_30_8_million_depending_on_how_it_counts() -> None:
    everybody = average_monthly_active_recipients([83_000_000] * 6, presume_all_exposed=True)
    exposed = average_monthly_active_recipients([30_800_000] * 6)
    assert threshold_test(everybody, on=date(2023, 4, 25)).met is True
    assert threshold_test(exposed, on=date(2023, 4, 25)).met is False
    assert "T-348/23" in everybody.explain()
    assert "T-348/23" not in exposed.explain()
    both = RecipientRange(at_least=30_800_000, at_most=83_000_000)
    assert threshold_test(both, on=date(2023, 4, 25)).met is None


@pytest.mark.parametrize("bad", [[], [1] * 5, [1] * 7, [1] * 5 + [-1], [1] * 5 + [1.0], [True] * 6])
def test_an_average_needs_six_whole_numbers(bad: list[Any]) -> None:
    with pytest.raises(DSAError, match="monthly_unique_counts"):
        untyped_average(bad)


# Bounds


@pytest.mark.parametrize(
    ("bounds", "met"),
    [
        (RecipientRange.fewer_than(45_000_000), False),
        (RecipientRange.fewer_than(45_000_001), None),
        (RecipientRange(at_least=45_000_000), True),
        (RecipientRange(at_least=44_999_999), None),
        (RecipientRange(), None),
        (RecipientRange.split(30_000_000, 20_000_000), None),
        (RecipientRange.split(20_000_000, 20_000_000), False),
        (RecipientRange.split(46_000_000, 1), True),
        (RecipientRange.split(), False),
    ],
)
def test_bounds_decide_only_where_they_leave_no_doubt(bounds: RecipientRange, met: bool | None) -> None:
    answer = threshold_test(bounds, on=ON)
    assert answer.met is met
    assert ("not determinable" in str(answer)) is (met is None)
    assert answer.explain()
    if met is None:
        assert answer.steps[-1].facts["most"] == bounds.at_most


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.integers(0, 10**8))
def test_a_number_within_bounds_never_contradicts_them(low: int, width: int, inside: int) -> None:
    bounds = RecipientRange(at_least=low, at_most=low + width)
    decided = threshold_test(bounds, on=ON).met
    if decided is not None:
        assert threshold_test(low + min(inside, width), on=ON).met is decided


def test_bad_bounds_are_refused() -> None:
    untyped: Any = RecipientRange
    for bad in ({"at_least": -1}, {"at_least": 5, "at_most": 4}, {"at_most": 1.5}):
        with pytest.raises(DSAError, match="at_"):
            untyped(**bad)
    with pytest.raises(DSAError, match="number"):
        untyped.fewer_than(0)
    with pytest.raises(DSAError, match=r"groups\[1\]"):
        untyped.split(1, "2")
    test: Any = threshold_test
    with pytest.raises(InvalidType, match="RecipientRange"):
        test("45 000 000", on=ON)


# Windows and breakdowns


@pytest.mark.parametrize(
    ("start", "end", "on", "ids"),
    [
        (date(2025, 2, 1), date(2025, 7, 31), ON, []),
        (date(2024, 8, 31), date(2025, 2, 28), ON, []),
        (date(2025, 2, 1), date(2025, 7, 30), ON, ["recipients-window"]),
        (date(2025, 1, 1), date(2025, 7, 31), ON, ["recipients-window"]),
        (date(2024, 8, 1), date(2025, 1, 31), date(2025, 7, 31), []),
        (date(2024, 8, 1), date(2025, 1, 31), date(2025, 8, 1), ["recipients-stale"]),
        (date(2025, 3, 1), date(2025, 8, 31), ON, ["recipients-period-not-over"]),
        (date(2025, 2, 1), date(2025, 7, 31), date(2025, 7, 31), []),  # its last day is not before its end
    ],
)
def test_a_period_that_is_not_the_past_six_months_is_said(start: date, end: date, on: date, ids: list[str]) -> None:
    figure = ActiveRecipients(count=1, period_start=start, period_end=end)
    assert [notice.id for notice in threshold_test(figure, on=on).notices] == ids


def test_a_breakdown_by_member_state() -> None:
    untyped: Any = ActiveRecipients
    plain = {"count": 3, "period_start": date(2025, 1, 1), "period_end": date(2025, 6, 30)}
    figure = untyped(**plain, member_states={"DE": 2, "AT": 1})
    assert figure.member_states == (("AT", 1), ("DE", 2))
    assert figure == untyped(**plain, member_states=[("DE", 2), ("AT", 1)])
    for bad in ({"UK": 1}, {"DE": -1}, {"DE": True}, 5, "DE", [1]):
        with pytest.raises(DSAError, match=r"^member_states"):
            untyped(**plain, member_states=bad)
    with pytest.raises(InvalidType, match="RecipientBasis"):
        untyped(**plain, basis="published")
    assert str(RecipientBasis.REQUESTED) == "requested"


# The population


@pytest.mark.parametrize(
    ("population", "reference", "required", "threshold"),
    [
        (105_000_000, 100_000_000, True, 11_000_000),  # 10.5 million: halfway
        (104_999_999, 100_000_000, False, 45_000_000),
        (95_000_000, 100_000_000, True, 10_000_000),
        (95_000_001, 100_000_000, False, 45_000_000),
        (474_999_999, 447_000_000, True, 47_000_000),
        (475_000_001, 447_000_000, True, 48_000_000),
    ],
)
def test_a_population_that_changes_by_five_per_cent_moves_the_threshold(
    population: int, reference: int, required: bool, threshold: int
) -> None:
    answer = threshold_for_population(population, reference=reference)
    assert (answer.required, answer.threshold) == (required, threshold)
    assert answer.change == Fraction(population - reference, reference)
    halfway = population % 10_000_000 == 5_000_000 and required
    assert ("population-half-a-million" in [notice.id for notice in answer.notices]) is halfway
    assert "delegated act" in answer.explain()
    if halfway:
        assert answer.notices[-1].facts["lower"] == threshold - 1_000_000


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_an_adjusted_threshold_is_the_nearest_million_to_a_tenth(population: int, reference: int) -> None:
    answer = threshold_for_population(population, reference=reference)
    assert answer.required is (abs(population - reference) * 20 >= reference)
    if answer.required:
        assert abs(Fraction(population, 10) - answer.threshold) <= 500_000
        assert answer.threshold % 1_000_000 == 0


def test_a_thought_experiment_marks_what_it_touches() -> None:
    higher = WhatIf(((THRESHOLD, 50_000_000),))
    answer = threshold_test(48_000_000, on=ON, what_if=higher)
    assert (answer.met, answer.threshold) == (False, 50_000_000)
    assert "which is not the law" in answer.explain()
    old = threshold_test(half(48_000_000, 2024), on=ON, what_if=higher)
    assert [notice.id for notice in old.notices] == ["what-if", "recipients-stale"]
    assert "what-if" in [
        notice.id for notice in termination_test([half(48_000_000, 2025)], on=ON, what_if=higher).notices
    ]
    assert "what-if" not in [
        notice.id for notice in threshold_test(48_000_000, on=ON, what_if=WhatIf(((FEE_RECIPIENTS_UNIT, 5),))).notices
    ]
    untyped: Any = threshold_test
    with pytest.raises(InvalidType, match="what_if"):
        untyped(1, on=ON, what_if=50_000_000)
    with pytest.raises(DSAError, match="threshold"):
        WhatIf(((THRESHOLD, 0),))
    assert threshold_test(1, on=ON, what_if=WhatIf(((THRESHOLD, 1),))).met is True


# The way out

BELOW = [half(40_000_000, 2024), half(41_000_000, 2024, second=True), half(39_000_000, 2025)]


@pytest.mark.parametrize(
    ("history", "on", "met", "since"),
    [
        (BELOW, date(2025, 7, 31), True, date(2024, 7, 31)),
        (BELOW, date(2025, 8, 1), True, date(2024, 7, 31)),
        (BELOW, date(2025, 7, 30), False, date(2024, 7, 31)),
        ([*BELOW, half(38_000_000, 2025, second=True)], date(2026, 2, 1), True, date(2024, 7, 31)),
        (BELOW[:2], date(2025, 8, 1), None, date(2024, 7, 31)),  # nothing covers February to July 2025
        ([BELOW[0], BELOW[2]], date(2025, 8, 1), None, date(2024, 7, 31)),  # nor August to January
        ([half(45_000_000, 2023, second=True), *BELOW], date(2025, 8, 1), True, date(2024, 7, 31)),
        ([BELOW[0], half(45_000_000, 2024, second=True), BELOW[2]], date(2025, 8, 1), False, date(2025, 7, 31)),
        ([*BELOW[:2], half(45_000_000, 2025)], date(2025, 8, 1), False, None),  # eleven months, and back
        ([half(44_999_999, 2024), *BELOW[1:]], date(2025, 8, 1), True, date(2024, 7, 31)),
        # what no figure covers after the year is over does not undo it
        ([*BELOW, half(38_000_000, 2026)], date(2026, 8, 1), True, date(2024, 7, 31)),
    ],
)
def test_an_uninterrupted_year_below(
    history: list[ActiveRecipients], on: date, met: bool | None, since: date | None
) -> None:
    for order in (history, history[::-1]):
        answer = termination_test(order, on=on)
        assert (answer.met, answer.below_since) == (met, since)
        assert all(one.after == other.before for one, other in pairwise(answer.steps))
        assert answer.steps[-1].after is (met if since else None)
        assert str(answer)


@pytest.mark.parametrize(
    ("history", "first", "last"),
    [
        (BELOW[:2], date(2025, 2, 1), date(2025, 7, 31)),  # no figure follows: to the end of the year
        ([BELOW[0], BELOW[2]], date(2024, 8, 1), date(2025, 1, 31)),
        (
            [
                BELOW[0],
                ActiveRecipients(count=1, period_start=date(2024, 8, 2), period_end=date(2025, 1, 31)),
                BELOW[2],
            ],
            date(2024, 8, 1),  # a single day is enough
            date(2024, 8, 1),
        ),
    ],
)
def test_the_days_of_the_year_that_no_figure_covers_are_named(
    history: list[ActiveRecipients], first: date, last: date
) -> None:
    step = termination_test(history, on=date(2025, 8, 1)).steps[-1]
    assert (step.rule, step.facts["gap_start"], step.facts["gap_end"]) == ("termination-gap", first, last)


def test_overlapping_figures_are_said() -> None:
    early = ActiveRecipients(count=1, period_start=date(2024, 7, 1), period_end=date(2024, 12, 31))
    answer = termination_test([half(1, 2024), early], on=date(2025, 1, 5))
    assert "recipients-overlap" in [notice.id for notice in answer.notices]
    by_a_day = ActiveRecipients(count=1, period_start=date(2024, 7, 31), period_end=date(2025, 1, 31))
    for next_one, overlaps in ((by_a_day, True), (half(1, 2024, second=True), False)):
        notices = termination_test([half(1, 2024), next_one], on=date(2025, 2, 1)).notices
        assert ("recipients-overlap" in [notice.id for notice in notices]) is overlaps
    not_below = termination_test([half(1, 2024), evolve(early, count=50_000_000)], on=date(2025, 1, 5))
    assert [notice.id for notice in not_below.notices] == ["recipients-overlap"]


@given(st.lists(st.integers(44_999_998, 45_000_001), min_size=1, max_size=8))
def test_the_year_below_against_a_walk(counts: list[int]) -> None:
    history = [half(count, 2020 + index // 2, second=bool(index % 2)) for index, count in enumerate(counts)]
    answer = (
        termination_test(history, on=history[-1].period_end) if history[-1].period_end >= date(2022, 11, 16) else None
    )
    if answer is None:
        return
    run = 0
    for count in counts:
        run = run + 1 if count < 45_000_000 else 0
    assert answer.met is (run >= 3)
    assert (answer.below_since is None) is (run == 0)


@pytest.mark.parametrize("bad", [[], [half(1, 2026)], [45_000_000], 5])
def test_a_history_needs_a_figure_by_that_day(bad: Any) -> None:
    with pytest.raises(DSAError, match=r"^history"):
        untyped_termination(bad, on=ON)


# Designations


@pytest.mark.parametrize("case", DESIGNATIONS, ids=lambda case: case["service"])
def test_every_designation_of_the_record_replayed(case: dict[str, Any]) -> None:
    kind = ServiceKind.SEARCH_ENGINE if case["kind"] == "VLOSE" else ServiceKind.ONLINE_PLATFORM
    platform = Platform(name=case["service"], provider=Provider(name="not asked here"), kind=kind)
    decided = date.fromisoformat(case["decided"])
    published = date.fromisoformat(case["published_application"]) if case["published_application"] else None
    designation = VLOPDesignation(platform=platform, decided=decided, published_application=published)
    assert designation.kind == case["kind"]
    if published is None:
        with pytest.raises(MissingFact):
            _ = designation.applies_from
        return
    assert designation.applies_from == published
    fits = date.fromisoformat(case["notification_that_fits"])
    assert effective_date(fits, UNTIL_APPLICATION.first).date == published
    assert (fits == decided) is (case["explained"] is None)


def test_the_way_of_stripchat() -> None:
    stripchat = Platform(
        name="Stripchat", provider=Provider(name="Technius", country="CY"), kind=ServiceKind.ONLINE_PLATFORM
    )
    # That the termination announced on 27 May 2025 was notified that day is assumed here.
    designation = VLOPDesignation(
        platform=stripchat,
        decided=date(2023, 12, 20),
        published_application=date(2024, 4, 21),
        termination_notified=date(2025, 5, 27),
    )
    assert designation.ceases_on == date(2025, 9, 27)
    assert designation.obligations_apply(date(2025, 9, 26))
    assert not designation.obligations_apply(date(2025, 9, 27))


def test_early_designations_bring_the_whole_act_forward() -> None:
    early = VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
    late = VLOPDesignation(platform=SHOP, decided=date(2023, 12, 20), notified=date(2023, 12, 20))
    assert (early.whole_act_from, late.whole_act_from) == (date(2023, 8, 25), date(2024, 2, 17))


def test_views_are_asked_for_only_where_the_figure_is_not_the_provider_s_own() -> None:
    for basis in (RecipientBasis.REQUESTED, RecipientBasis.OTHER):
        heard = VLOPDesignation(
            platform=SHOP, decided=date(2026, 5, 29), basis=basis, preliminary_findings=date(2026, 4, 1)
        )
        assert heard.views_due is not None
        assert heard.views_due.date == date(2026, 4, 20)
        assert VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), basis=basis).views_due is None
    own = VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), preliminary_findings=date(2026, 4, 1))
    assert own.views_due is None
    with pytest.raises(DSAError, match=r"^decided: 29 May 2026 is before preliminary_findings"):
        VLOPDesignation(platform=SHOP, decided=date(2026, 5, 29), preliminary_findings=date(2026, 5, 30))


def test_a_service_designated_twice_has_one_designation_at_a_time() -> None:
    first = VLOPDesignation(
        platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25), termination_notified=date(2024, 6, 1)
    )
    second = VLOPDesignation(platform=SHOP, decided=date(2025, 1, 10), notified=date(2025, 1, 10))
    history = [second, first]
    assert designation_in_force(history, on=date(2024, 9, 30)) == first
    assert designation_in_force(history, on=date(2024, 10, 1)) is None
    assert designation_in_force(history, on=date(2025, 1, 10)) == second
    clash = VLOPDesignation(platform=SHOP, decided=date(2024, 9, 1), notified=date(2024, 9, 1))
    with pytest.raises(InvalidValue, match=r"Shop: VLOP.*Shop: VLOP.* one at a time is in force"):
        designation_in_force([first, clash], on=date(2024, 9, 1) + timedelta(days=1))
