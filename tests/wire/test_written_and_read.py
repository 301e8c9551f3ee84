"""What is written can be read, from text and from the bytes of a file; equal amounts keep their own places."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta, timezone, tzinfo
from decimal import Decimal, localcontext
from typing import Any

import pytest

import dsa
from dsa import wire
from dsa.errors import InvalidDocument, InvalidValue
from dsa.wire.documents import MOST_CHARACTERS
from dsa.wire.forms import FORMS

AROUND = len(wire.dumps(dsa.Provider(name="x"))) - 1


@pytest.mark.parametrize("character", ["x", "é", "字", "\N{GRINNING FACE}"])
def test_the_longest_text_that_is_written_is_read_as_text_and_as_bytes(character: str) -> None:
    longest = dsa.Provider(name=character * (MOST_CHARACTERS - AROUND))
    text = wire.dumps(longest)
    assert len(text) == MOST_CHARACTERS
    assert wire.loads(text) == wire.loads(text.encode()) == longest
    longer = f"{text} "
    for document in (longer, longer.encode()):
        with pytest.raises(InvalidDocument, match="at most 4000000 characters"):
            wire.loads(document)
    with pytest.raises(InvalidValue, match="what is written cannot be read again"):
        wire.dumps(dsa.Provider(name=character * (MOST_CHARACTERS - AROUND + 1)))


def test_characters_that_json_escapes_count_as_they_are_written() -> None:
    with pytest.raises(InvalidValue, match="what is written cannot be read again"):
        wire.dumps(dsa.Provider(name="\x01" * (MOST_CHARACTERS // 6)))


@pytest.mark.parametrize("amount", ["6", "6.0", "6.00", "6.000"])
def test_equal_amounts_are_written_with_the_places_that_they_were_given(amount: str) -> None:
    document = f'{{"format":"dsa.money/1","amount":"{amount}","currency":"EUR"}}'
    held = wire.loads(document)
    assert held == dsa.Money(6, "EUR")
    assert hash(held) == hash(dsa.Money(6, "EUR"))
    assert wire.dumps(held) == document


@pytest.mark.parametrize("amount", ["-0", "-0.00", Decimal("-0.00"), Decimal("-0E-5")])
def test_nought_has_no_sign(amount: Any) -> None:
    nought = dsa.Money(amount, "EUR")
    assert nought == dsa.Money(0, "EUR")
    assert "-" not in f"{nought}{nought!r}{-nought}{wire.dumps(nought)}{abs(nought)}"
    assert wire.loads(wire.dumps(nought)) == nought
    assert dsa.i18n.format_money(nought, "de") == dsa.i18n.format_money(dsa.Money("0.00", "EUR"), "de")


def test_no_pattern_of_a_schema_takes_a_line_end_behind_the_value() -> None:
    def patterns(schema: Any) -> Any:
        parts = schema.values() if isinstance(schema, dict) else schema if isinstance(schema, list) else ()
        if isinstance(schema, dict) and isinstance(schema.get("pattern"), str):
            yield schema["pattern"]
        for part in parts:
            yield from patterns(part)

    every = {pattern for form in FORMS.values() for pattern in patterns(wire.schema(form.kind))}
    assert len(every) >= 10
    values = ("7.00", "2024-03-14", "P4M", "3/50", "2024-03-14T12:00:00Z", "Europe/Brussels")
    for pattern in every:
        assert not any(re.search(pattern, f"{value}\n") for value in values), pattern


class _Nameless(tzinfo):
    """A zone of another library, which has no name that could be read."""

    def __init__(self, offset: timedelta) -> None:
        self.offset = offset

    def utcoffset(self, moment: datetime | None) -> timedelta:
        return self.offset

    def dst(self, moment: datetime | None) -> timedelta:
        return timedelta(0)

    def tzname(self, moment: datetime | None) -> str:
        return "somewhere"


@pytest.mark.parametrize("minutes", [0, 60, -330, 345])
def test_moments_of_other_libraries_zones_are_written_as_they_can_be_read(minutes: int) -> None:
    offset = timedelta(minutes=minutes)
    for zone in (_Nameless(offset), timezone(offset), timezone(offset, "XYZ")):
        limit = dsa.deadline(datetime(2024, 3, 14, 9, 30, tzinfo=zone), "PT24H", calendar="EC")
        text = wire.dumps(limit)
        assert wire.dumps(wire.loads(text)) == text
        assert wire.loads(text) == limit


def test_what_is_written_and_read_does_not_hang_on_the_decimal_context_of_the_caller() -> None:
    def texts() -> list[str]:
        year = dsa.FinancialYear.ending(date(2024, 12, 31))
        turnover = dsa.Turnover(amount=dsa.Money("99_999_999.99", "EUR"), year=year)
        fine = dsa.maximum_fine(turnover, decided=date(2025, 6, 1))
        rate = dsa.ExchangeRate(base="EUR", quote="USD", rate="1.123456", on=year.end, source="invented")
        size = dsa.enterprise_size(Decimal("49.123456789"), turnover=dsa.Money("9_999_999.99", "EUR"))
        held = (fine, turnover, rate, size, rate.convert(turnover.amount, to="USD"), sum([turnover.amount] * 3))
        written = [wire.dumps(value) for value in held]
        assert [wire.dumps(wire.loads(text)) for text in written] == written
        said = [str(value) for value in held] + [repr(value) for value in held]
        said += [fine.explain(language) for language in ("en", "de", "bg", "fr")]
        said += [dsa.i18n.format_money(turnover.amount, "pl"), dsa.i18n.format_number(rate.rate, "mt")]
        return written + said

    want = texts()
    for setting in (
        {"prec": 1},
        {"prec": 6, "rounding": "ROUND_UP"},
        {"Emax": 3, "Emin": -3},
        {"capitals": 0},
        {"clamp": 1, "prec": 2, "Emax": 3, "Emin": -3},
    ):
        with localcontext() as context:
            for name, value in setting.items():
                setattr(context, name, value)
            for signal in context.traps:
                context.traps[signal] = True
            assert texts() == want, setting
