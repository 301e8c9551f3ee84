"""Article 33(5): a year below the threshold, without interruption."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

import dsa
from dsa import (
    ActiveRecipients,
    DSAError,
    termination_test,
)

ON = date(2025, 8, 1)

untyped_termination: Any = termination_test


def half(count: int, year: int, second: bool = False) -> ActiveRecipients:
    """Half a year from February or from August, as publications by 17 February and 17 August have it."""
    start, end = (date(year, 8, 1), date(year + 1, 1, 31)) if second else (date(year, 2, 1), date(year, 7, 31))
    return ActiveRecipients(count=count, period_start=start, period_end=end)


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
        # nor does what no figure covers before it begins
        ([half(40_000_000, 2023), *BELOW], date(2025, 8, 1), True, date(2024, 7, 31)),
        ([half(40_000_000, 2023), *BELOW], date(2025, 7, 30), None, date(2023, 7, 31)),
        # nor do two figures that cover less than a year, however long ago
        ([half(40_000_000, 2022, second=True), half(1, 2023), *BELOW], date(2025, 8, 1), True, date(2024, 7, 31)),
    ],
)
def test_an_uninterrupted_year_below(
    history: list[ActiveRecipients], on: date, met: bool | None, since: date | None
) -> None:
    for order in (history, history[::-1]):
        answer = termination_test(order, on=on)
        assert (answer.met, answer.below_since) == (met, since)
        assert (answer.history, answer.on) == (tuple(order), on)
        assert all(step.after == other.before for step, other in pairwise(answer.steps))
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


def test_a_day_that_no_figure_covers_begins_the_year_again() -> None:
    gap = ActiveRecipients(count=1, period_start=date(2024, 8, 2), period_end=date(2025, 1, 31))
    history = [BELOW[0], gap, BELOW[2], half(38_000_000, 2025, second=True)]
    answer = termination_test(history, on=date(2026, 2, 1))
    assert (answer.met, answer.below_since) == (True, date(2025, 1, 31))


def test_the_figure_that_is_not_below_is_the_latest() -> None:
    answer = termination_test([half(44_000_000, 2024), half(46_000_000, 2024, second=True)], on=date(2025, 2, 1))
    assert "the latest figure, 46 000 000, is not below the threshold of 45 000 000" in answer.explain()


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


def test_a_year_that_is_not_over_ends_in_no() -> None:
    figure = dsa.ActiveRecipients(count=1, period_start=date(2024, 1, 1), period_end=date(2024, 6, 30))
    answer = dsa.termination_test([figure], on=date(2025, 6, 29))
    assert answer.met is answer.steps[-1].after is False


@pytest.mark.parametrize("start", [date(2025, 2, 1), date(2025, 1, 1), date(2025, 3, 1)])
def test_of_two_figures_that_end_on_a_day_one_over_the_threshold_is_enough_in_any_order(start: date) -> None:
    over = ActiveRecipients(count=45_000_000, period_start=start, period_end=date(2025, 7, 31))
    for order in ([*BELOW, over], [over, *BELOW], [*BELOW[:2], over, BELOW[2]]):
        answer = termination_test(order, on=ON)
        assert (answer.met, answer.below_since) == (False, None)
        assert [notice.id for notice in answer.notices].count("recipients-overlap") >= 1
