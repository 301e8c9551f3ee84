"""What is passed in without an end, or larger than anything of the Act, is refused where it comes in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import repeat
from typing import Any

import polars as pl
import pytest

import dsa
from dsa import frames
from dsa.errors import DSAError, InvalidType, InvalidValue, UnknownName
from dsa.ground import words
from dsa.ground.words import hints

DAY = date(2024, 3, 14)
HALF_A_YEAR: dict[str, Any] = {"period_start": date(2024, 2, 1), "period_end": date(2024, 7, 31)}
PROVIDER = dsa.Provider(name="Shop Ltd")
SHOP = dsa.Platform(name="Shop", provider=PROVIDER, kind=dsa.ServiceKind.MARKETPLACE)
HUGE = 10**100_000
library: Any = dsa

ENDLESS: dict[str, Callable[[], object]] = {
    "monthly numbers": lambda: dsa.average_monthly_active_recipients(repeat(1)),
    "kinds": lambda: dsa.Platform(name="Shop", provider=PROVIDER, kind=repeat(dsa.ServiceKind.HOSTING)),
    "a breakdown": lambda: library.ActiveRecipients(count=1, **HALF_A_YEAR, member_states=repeat(("DE", 1))),
    "accounts": lambda: library.Provider(name="Shop Ltd", size=repeat(1)),
    "infringements": lambda: library.Penalty(
        kind=dsa.PenaltyKind.FINE, amount=dsa.Money(1, "EUR"), imposed=DAY, infringements=repeat(dsa.DSA.at(39))
    ),
    "interruptions": lambda: dsa.limitation(ceased=DAY, interruptions=repeat(DAY)),
    "suspensions": lambda: dsa.limitation(ceased=DAY, suspensions=repeat((DAY, DAY))),
    "interruptions of enforcement": lambda: dsa.enforcement_limitation(final=DAY, interruptions=repeat(DAY)),
    "a window": lambda: library.VLOPDesignation(platform=SHOP, decided=DAY, application_window=repeat((DAY, DAY))),
    "words of a column": lambda: frames.PerRow("time", repeat("P1M")),
    "columns to count by": lambda: frames.statement_counts(pl.DataFrame({"category": ["x"]}), by=repeat("category")),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_a_sequence_without_an_end_is_refused(what: str) -> None:
    with pytest.raises(DSAError) as caught:
        ENDLESS[what]()
    assert len(str(caught.value)) < 2_000


NUMBERS: dict[str, Callable[[Any], object]] = {
    "a threshold": lambda number: dsa.threshold_test(number, on=DAY),
    "monthly numbers": lambda number: dsa.average_monthly_active_recipients([number] * 6),
    "a range": lambda number: dsa.RecipientRange(at_least=number),
    "groups": lambda number: dsa.RecipientRange.split(number, 1),
    "a figure": lambda number: dsa.ActiveRecipients(count=number, **HALF_A_YEAR),
    "a breakdown": lambda number: dsa.ActiveRecipients(count=1, **HALF_A_YEAR, member_states={"DE": number}),
    "people": lambda number: dsa.Figures(headcount=number, turnover=dsa.Money(1, "EUR")),
    "money": lambda number: dsa.Money(number, "EUR"),
    "a period": lambda number: dsa.Period(months=number),
}


@pytest.mark.parametrize("what", NUMBERS)
@pytest.mark.parametrize("number", [10**30, HUGE], ids=["10^30", "10^100000"])
def test_a_number_beyond_all_counts_is_refused_and_told_by_its_length(what: str, number: int) -> None:
    with pytest.raises(InvalidValue, match=r"a number of \d+ bits") as caught:
        NUMBERS[what](number)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize(
    "number",
    [Decimal("1E+100000000"), Decimal("1E-100000000"), Decimal("0E-100000000"), Fraction(1, HUGE), Fraction(HUGE, 7)],
    ids=["large", "small", "many noughts", "long below the line", "long above it"],
)
def test_exponents_and_fractions_have_bounds_as_well(number: Any) -> None:
    with pytest.raises(InvalidValue):
        dsa.Figures(headcount=number, turnover=dsa.Money(1, "EUR"))
    with pytest.raises(InvalidValue):
        dsa.Money.floor(number, "EUR")
    rate = dsa.ExchangeRate(base="EUR", quote="USD", rate=2, on=DAY, source="invented")
    with pytest.raises(InvalidValue):
        rate.exact_value(number, "EUR", to="USD")


@pytest.mark.parametrize(
    ("within", "beyond"),
    [
        (10**30 - 1, 10**30),
        (1 - 10**30, -(10**30)),
        (Decimal(f"1.{'1' * 1_000}"), Decimal(f"1.{'1' * 1_001}")),
        (Fraction(1, 2**8_006), Fraction(1, 2**8_007)),
        (Decimal("0E+100000000"), Decimal("NaN")),
        (Decimal("1E-1000"), Decimal("1E-1001")),
    ],
    ids=["large", "below nought", "many decimals", "long below the line", "nought", "small"],
)
def test_an_exact_value_is_taken_up_to_its_bounds(within: Any, beyond: Any) -> None:
    rate = dsa.ExchangeRate(base="EUR", quote="USD", rate=2, on=DAY, source="invented")
    assert rate.exact_value(within, "EUR", to="USD") == 2 * Fraction(within)
    with pytest.raises(InvalidValue, match=r"^value: .*a finite number below 10{30}\.$"):
        rate.exact_value(beyond, "EUR", to="USD")


@pytest.mark.parametrize("value", ["1", 1.5, None, True])
def test_a_rate_converts_exact_values_only(value: Any) -> None:
    rate = dsa.ExchangeRate(base="EUR", quote="USD", rate=2, on=DAY, source="invented")
    with pytest.raises(InvalidType, match=r"^value: "):
        rate.exact_value(value, "EUR", to="USD")


def test_a_member_state_has_one_number() -> None:
    twice: Any = [("DE", 1), ("DE", 2)]
    with pytest.raises(InvalidValue, match=r"^member_states: .* Accepted: each Member State once"):
        dsa.ActiveRecipients(count=1, **HALF_A_YEAR, member_states=twice)


def test_nothing_near_is_looked_for_of_a_text_that_is_no_name() -> None:
    with pytest.raises(UnknownName) as caught:
        dsa.Money(1, "E" * 5_000_000)
    assert caught.value.near == ()
    for length, near in ((100, ["E" * 100]), (101, [])):
        assert hints.near("e" * length, ["E" * length]) == near


def test_a_message_does_not_go_through_a_million_parts() -> None:
    many = ((DAY, DAY),) * 1_000_000
    assert words.told(many) == f"(({DAY!r}, {DAY!r}), {', '.join([f'({DAY!r}, {DAY!r})'] * 5)}, ...)"
    nested: Any = DAY
    for _ in range(30):
        nested = (nested, nested)
    assert len(words.told(nested)) < 20_000
    assert words.told((DAY, DAY)) == "14 March 2024 and 14 March 2024"
    refused = InvalidValue(field="days", value=many, accepted="fewer")
    assert len(refused.explain("de")) < 2_000
