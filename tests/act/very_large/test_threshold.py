"""Article 33(1) and (2): the threshold, a population that changes, and thought experiments."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import dsa
from dsa import (
    ActiveRecipients,
    DSAError,
    WhatIf,
    average_monthly_active_recipients,
    termination_test,
    threshold_for_population,
    threshold_test,
)
from dsa.act.parameters import FEE_RECIPIENTS_UNIT, THRESHOLD
from dsa.errors import InvalidType, InvalidValue, MissingFact
from tests.at_once import at_once

ON = date(2025, 8, 1)


def half(count: int, year: int, second: bool = False) -> ActiveRecipients:
    """Half a year from February or from August, as publications by 17 February and 17 August have it."""
    start, end = (date(year, 8, 1), date(year + 1, 1, 31)) if second else (date(year, 2, 1), date(year, 7, 31))
    return ActiveRecipients(count=count, period_start=start, period_end=end)


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


@pytest.mark.parametrize("name", ["population", "reference"])
def test_a_population_is_of_at_least_one_person(name: str) -> None:
    people: dict[str, Any] = {"population": 447_000_000, "reference": 447_000_000, name: 0}
    with pytest.raises(InvalidValue, match=rf"^{name}: 0 is refused.* from 1 up"):
        threshold_for_population(**people)


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
    with pytest.raises(DSAError, match=r"what_if: recipients are rounded down to .*rests on: threshold"):
        threshold_test(48_000_000, on=ON, what_if=WhatIf(((FEE_RECIPIENTS_UNIT, 5),)))
    untyped: Any = threshold_test
    with pytest.raises(InvalidType, match="what_if"):
        untyped(1, on=ON, what_if=50_000_000)
    with pytest.raises(DSAError, match="threshold"):
        WhatIf(((THRESHOLD, 0),))
    assert threshold_test(1, on=ON, what_if=WhatIf(((THRESHOLD, 1),))).met is True


def test_a_change_of_population_too_small_to_count_leaves_the_threshold() -> None:
    answer = dsa.threshold_for_population(450_000_000, reference=447_000_000)
    (*_, step) = answer.steps
    assert answer.threshold == step.after
    assert Fraction(answer.threshold, 1) == 45_000_000


# An average that is no whole number
@at_once(
    ("above", "met", "margin", "shown_down"),
    [(-6, False, -1, False), (-3, False, -1, True), (-2, False, -1, True), (0, True, 0, False), (2, True, 0, True)],
)
def test_an_average_is_compared_exactly_and_shown_rounded_down(
    above: int, met: bool, margin: int, shown_down: bool
) -> None:
    average = average_monthly_active_recipients([45_000_000] * 5 + [45_000_000 + above])
    answer = threshold_test(average, on=ON)
    assert (answer.met, answer.margin, answer.recipients) == (met, margin, 45_000_000 + margin)
    ids = {notice.id for notice in answer.notices}
    assert ("recipients-rounded-down" in ids) is shown_down
    assert ("exactly-the-threshold" in ids) is (above == 0)


# A platform with its figures
def shop_with(*figures: ActiveRecipients) -> dsa.Platform:
    provider = dsa.Provider(name="Shop Ltd", country="IE")
    return dsa.Platform(name="Shop", provider=provider, kind=dsa.ServiceKind.MARKETPLACE, recipients=figures)


def test_of_a_platform_the_latest_figure_that_was_published_by_the_day_counts() -> None:
    first = evolve(half(44_000_000, 2024), published=date(2024, 8, 17))
    second = evolve(half(46_000_000, 2024, second=True), published=date(2025, 2, 17))
    shop = shop_with(second, first, half(99_000_000, 2024))  # of the last one nobody knows when it was published
    before, after = (threshold_test(shop, on=day) for day in (date(2025, 2, 16), date(2025, 2, 17)))
    assert (before.met, before.recipients, after.met, after.recipients) == (False, 44_000_000, True, 46_000_000)
    assert after.steps[0].rule == "threshold-latest-figure"
    assert after.steps[0].after == after.steps[1].before
    assert "of 17 February 2025, for the time from 1 August 2024 to 31 January 2025" in str(after.steps[0])
    assert after.tested == shop
    assert dsa.wire.loads(dsa.wire.dumps(after)) == after
    assert dsa.wire.replay(dsa.wire.dumps(after)).holds


def test_of_two_figures_published_at_once_for_times_that_end_together_the_first_named_counts() -> None:
    ours, theirs = (evolve(half(count, 2024), published=date(2024, 8, 17)) for count in (46_000_000, 44_000_000))
    assert threshold_test(shop_with(ours, theirs), on=ON).recipients == 46_000_000
    assert threshold_test(shop_with(theirs, ours), on=ON).recipients == 44_000_000


@pytest.mark.parametrize(
    "figures", [(), (half(46_000_000, 2024),), (evolve(half(46_000_000, 2025), published=date(2025, 8, 17)),)]
)
def test_a_platform_without_a_figure_published_by_the_day_is_refused(figures: tuple[ActiveRecipients, ...]) -> None:
    with pytest.raises(MissingFact, match=r"published by 1 August 2025.*published="):
        threshold_test(shop_with(*figures), on=ON)


def test_a_number_as_text_is_told_how_it_is_typed() -> None:
    untyped: Any = threshold_test
    with pytest.raises(
        InvalidType, match=r"'46 000 000' is refused\. Accepted: .*, such as 46000000, ActiveRecipients"
    ):
        untyped("46 000 000", on=date(2026, 1, 1))
