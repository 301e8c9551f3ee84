"""Counting recipients: averages, bounds, periods and Member States."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import (
    ActiveRecipients,
    DSAError,
    RecipientBasis,
    RecipientRange,
    average_monthly_active_recipients,
    threshold_test,
)
from dsa.errors import InvalidType
from tests.at_once import at_once

ON = date(2025, 8, 1)

untyped_average: Any = average_monthly_active_recipients


# Averages
@given(st.lists(st.integers(0, 10**9), min_size=6, max_size=6))
def test_an_average_is_exact_and_the_threshold_is_tested_on_it(counts: list[int]) -> None:
    answer = average_monthly_active_recipients(counts)
    assert answer.exact == Fraction(sum(counts), 6)
    assert answer.whole == sum(counts) // 6
    assert threshold_test(answer, on=ON).met is (sum(counts) >= 6 * 45_000_000)


@at_once(
    ("last", "said"),
    [
        (45_000_000, "45 000 000 average monthly active recipients over 6 months"),
        (44_999_999, "44 999 999 average monthly active recipients over 6 months, rounded down"),
    ],
)
def test_an_average_is_said_to_be_rounded_down_only_where_it_is(last: int, said: str) -> None:
    answer = average_monthly_active_recipients([45_000_000] * 5 + [last])
    assert str(answer) == said
    assert ("rounded down" in str(answer.steps[-1])) is ("rounded down" in said)


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


def test_whether_all_are_presumed_exposed_is_a_flag() -> None:
    with pytest.raises(InvalidType, match=r"^presume_all_exposed"):
        untyped_average([1] * 6, presume_all_exposed="no")


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


@pytest.mark.parametrize(
    ("published", "on", "stale"),
    [
        (date(2023, 8, 17), date(2024, 2, 17), False),  # six months after the publication
        (date(2023, 8, 17), date(2024, 2, 18), True),
        (None, date(2024, 1, 31), False),
        (None, date(2024, 2, 1), True),
        (date(2024, 6, 3), date(2024, 2, 1), True),  # not published by then
        (date(2024, 6, 3), date(2024, 6, 3), False),  # published on the day itself
        (date(2024, 6, 3), date(2024, 7, 1), False),
    ],
)
def test_a_newer_figure_is_due_six_months_after_the_last_was_published(
    published: date | None, on: date, stale: bool
) -> None:
    figure = ActiveRecipients(count=1, period_start=date(2023, 2, 1), period_end=date(2023, 7, 31), published=published)
    assert ("recipients-stale" in [notice.id for notice in threshold_test(figure, on=on).notices]) is stale


def test_a_figure_that_is_old_or_too_early_is_said_to_be_with_its_days() -> None:
    def said(start: date, end: date, on: date) -> str:
        [notice] = threshold_test(ActiveRecipients(count=1, period_start=start, period_end=end), on=on).notices
        return str(notice)

    stale = said(date(2024, 8, 1), date(2025, 1, 31), date(2025, 8, 1))
    assert stale.startswith("The figure's period ended on 31 January 2025; by 1 August 2025 a newer one was due")
    early = said(date(2025, 2, 1), date(2025, 7, 31), date(2025, 7, 30))
    assert early.startswith("The figure's period ends on 31 July 2025, which is not over on 30 July 2025.")
    short = said(date(2025, 2, 1), date(2025, 7, 30), date(2025, 7, 31))
    assert all(day in short for day in ("1 February 2025", "30 July 2025", "31 July 2025"))


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


def test_groups_that_may_overlap_lie_between_the_largest_and_the_sum() -> None:
    overlapping = dsa.RecipientRange.split(30, 20, 10)
    assert (overlapping.at_least, overlapping.at_most) == (30, 60)


def test_fewer_than_none_is_no_number_of_recipients() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match=r"^number\b"):
        dsa.RecipientRange.fewer_than(0)
    assert dsa.RecipientRange.fewer_than(1).at_most == 0
    assert dsa.RecipientRange.split() == dsa.RecipientRange(at_least=0, at_most=0)
