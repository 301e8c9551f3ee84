"""Periods: read from ISO 8601 and from words, and written so that they read back."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSAError, Period
from dsa.errors import InvalidType, InvalidValue

small = st.integers(0, 400)
mixed = st.builds(Period, years=small, months=small, weeks=small, days=small.map(lambda n: n + 1))
alone = st.builds(Period, hours=st.integers(1, 9999)) | st.builds(Period, working_days=st.integers(1, 9999))


@given(mixed | alone)
def test_both_texts_read_back(period: Period) -> None:
    assert Period.parse(str(period)) == period
    assert Period.parse(period.iso) == period
    assert Period.of(period) is period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("P4M", Period(months=4)),
        ("P2W", Period(weeks=2)),
        ("P15D", Period(days=15)),
        ("PT24H", Period(hours=24)),
        ("10 working days", Period(working_days=10)),
        ("1 working day", Period(working_days=1)),
        ("P1M15D", Period(months=1, days=15)),
        ("P1.5M", Period(months=1, days=15)),
        ("P0.1M", Period(days=3)),
        ("2 months and 10 days", Period(months=2, days=10)),
        (" 4 Months ", Period(months=4)),
    ],
)
def test_the_forms_that_people_write(text: str, period: Period) -> None:
    assert Period.parse(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "P",
        "PT",
        "P0M",
        "4",
        "P4",
        "4M",
        "P-4M",
        "P4.5D",
        "P0.11M",
        "P1.5M3D",
        "thirteen days",
        "3 days and 2 days",
        "P1DT12H",
        "5 working days and 1 day",
        "P9999999D",
        "P٤M",
        "48 fortnights",
        "P1M\n",
        "\x00",
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    if text == "P1M\n":
        assert Period.parse(text) == Period(months=1)  # outer white space is nobody's mistake
        return
    with pytest.raises(InvalidValue, match="Accepted: "):
        Period.parse(text)


@pytest.mark.parametrize("value", [None, 4, 4.0, b"P4M"])
def test_a_period_is_read_from_text_only(value: Any) -> None:
    with pytest.raises(InvalidType):
        Period.parse(value)


@pytest.mark.parametrize(
    "amounts", [{}, {"days": -1}, {"days": True}, {"days": 1.0}, {"days": 1_000_000}, {"days": 1, "hours": 1}]
)
def test_impossible_periods_are_refused(amounts: dict[str, int]) -> None:
    with pytest.raises(DSAError):
        Period(**amounts)


@pytest.mark.parametrize("amount", [False, 0.0, None])
def test_a_nought_that_is_no_whole_number_is_refused_beside_other_units(amount: Any) -> None:
    with pytest.raises(InvalidType, match=r"^months"):
        Period(months=amount, days=1)


def test_a_nought_of_a_class_of_one_s_own_is_no_unit_used() -> None:
    class Whole(int):
        """What libraries of numbers do."""

    assert Period(days=Whole(0), hours=Whole(24)) == Period(hours=24)


@pytest.mark.parametrize(
    ("unit", "most"),
    [
        ("years", 400),
        ("months", 4_800),
        ("weeks", 20_871),
        ("days", 146_097),
        ("working_days", 100_000),
        ("hours", 876_600),
    ],
)
def test_a_period_has_four_hundred_years_at_most_and_of_hours_a_century(unit: str, most: int) -> None:
    assert getattr(Period(**{unit: most}), unit) == most
    with pytest.raises(InvalidValue, match=f"^{unit}: .*at most {most}"):
        Period(**{unit: most + 1})


def test_a_text_of_a_hundred_characters_is_still_looked_at_and_no_longer_one() -> None:
    units = "000001 years, 000001 months, 000001 weeks{} 000001 days, and 000001 working days, and 000001 hours"
    for join, accepted in ((" and", "hours alone, working days alone"), (", and", "a period such as 'P4M'")):
        text = units.format(join)
        with pytest.raises(InvalidValue, match=accepted):
            Period.parse(text)
    assert len(text) == 101


def test_weeks_and_days_are_so_many_days() -> None:
    assert Period(weeks=2, days=3).whole_days == 17
    assert Period(years=1, months=2).whole_days == 0


@given(st.text())
def test_no_text_does_anything_but_parse_or_be_refused(text: str) -> None:
    with suppress(DSAError):
        assert isinstance(Period.parse(text), Period)


def test_numbers_up_to_twelve_are_read_as_the_act_writes_them() -> None:
    words = "one two three four five six seven eight nine ten eleven twelve".split()
    assert [Period.parse(f"{word} months") for word in words] == [Period(months=number) for number in range(1, 13)]
