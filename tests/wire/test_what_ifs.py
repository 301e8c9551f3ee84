"""Thought experiments on the wire: a value of every kind of number."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

import dsa
from dsa import Money, Period, WhatIf, parameters, wire
from dsa.parameters import Parameter
from dsa.wire.codecs.what_ifs import DayOfYear, MoneyText

OTHERS = [
    (parameters.THRESHOLD, 50_000_000, 50_000_000),
    (parameters.FINE_INFRINGEMENT, Fraction(1, 10), "1/10"),
    (parameters.UNTIL_APPLICATION, Period(months=6), "P6M"),
    (parameters.SMALL_MONEY, Money("12_000_000.00", "EUR"), "EUR 12000000.00"),
    (parameters.FIRST_RECIPIENTS, date(2023, 3, 17), "2023-03-17"),
    (parameters.FEE_ACCOUNTS, (9, 30), "--09-30"),
]


@pytest.mark.parametrize(("parameter", "value", "plain"), OTHERS, ids=lambda part: getattr(part, "name", ""))
def test_a_value_of_every_kind_comes_back(parameter: Parameter[Any], value: object, plain: object) -> None:
    tried = WhatIf([(parameter, value)])
    written = wire.to_dict(tried)
    assert isinstance(written["values"], dict)
    assert list(written["values"].values()) == [plain]
    assert wire.from_dict(written) == tried


@pytest.mark.parametrize("codec", [MoneyText(), DayOfYear()], ids=lambda codec: type(codec).__name__)
def test_what_is_none_of_its_kind_cannot_be_written(codec: MoneyText | DayOfYear) -> None:
    for wrong in (5, None, (1,), ("a", "b")):
        with pytest.raises(dsa.errors.InvalidValue):
            codec.write(wrong)


@pytest.mark.parametrize(
    "answer",
    [
        dsa.procedures.purchases_from(date(2024, 8, 31)),
        dsa.procedures.earliest_end_of_observations(date(2025, 6, 18)),
        dsa.procedures.auditor_until(date(2024, 2, 29)),
        dsa.procedures.assistance_reply(date(2025, 3, 10), calendar="DE"),
        dsa.limitation(ceased=date(2026, 1, 1)),
        dsa.threshold_test(1, on=date(2026, 1, 1), what_if=WhatIf([(parameters.THRESHOLD, 2)])),
    ],
    ids=str,
)
def test_a_stored_answer_that_begins_with_its_provision_holds(answer: dsa.Explained) -> None:
    replayed = wire.replay(wire.dumps(answer))
    assert (replayed.holds, replayed.difference) == (True, None)
