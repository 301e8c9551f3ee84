"""Article 33(1) and (2): the threshold, a population that changes, and thought experiments."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import ActiveRecipients, DSAError, WhatIf, termination_test, threshold_for_population, threshold_test
from dsa.act.parameters import FEE_RECIPIENTS_UNIT, THRESHOLD
from dsa.errors import InvalidType

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


def test_a_change_of_population_too_small_to_count_leaves_the_threshold() -> None:
    answer = dsa.threshold_for_population(450_000_000, reference=447_000_000)
    (*_, step) = answer.steps
    assert answer.threshold == step.after
    assert Fraction(answer.threshold, 1) == 45_000_000
