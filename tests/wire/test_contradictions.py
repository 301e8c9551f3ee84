"""Stored answers that contradict themselves are not read; what is passed for a document is told what it lacks."""

import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dsa
from dsa import Money, Penalty, PenaltyKind, wire
from dsa.errors import InvalidDocument, InvalidType, SeveralErrors
from dsa.ground.trace import Explained

YEAR = dsa.Turnover(amount=Money(1_000, "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31)))
FINE = dsa.maximum_fine(YEAR, decided=date(2026, 6, 1))
PAYMENTS = Penalty(
    kind=PenaltyKind.PERIODIC, amount=Money(5, "EUR"), imposed=date(2026, 1, 1), runs_from=date(2026, 2, 1)
)


def threshold() -> Explained:
    return dsa.threshold_test(46_000_000, on=date(2026, 11, 26))


def share() -> Explained:
    imposed = Penalty(kind=PenaltyKind.FINE, amount=Money(30, "EUR"), imposed=date(2026, 6, 1))
    return imposed.against(FINE)


@pytest.mark.parametrize(
    ("make", "changes", "place"),
    [
        (threshold, {"met": False}, "/met"),
        (threshold, {"met": None}, "/met"),
        (threshold, {"margin": 7}, "/margin"),
        (threshold, {"threshold": 3}, "/margin"),
        (threshold, {"met": False, "threshold": 3, "margin": 7}, "/margin"),
        (lambda: FINE, {"ceiling": {"amount": "61.00", "currency": "EUR"}}, "/ceiling"),
        (lambda: FINE, {"ceiling": {"amount": "60.01", "currency": "EUR"}}, "/ceiling"),
        (lambda: FINE, {"share": "7/100"}, "/ceiling"),
        (lambda: FINE, {"decided": "2025-12-31"}, "/decided"),
        (share, {"share": "1/3"}, "/share"),
        (lambda: PAYMENTS.accrued(date(2026, 2, 28)), {"days": 3}, "/days"),
        (lambda: PAYMENTS.accrued(date(2026, 2, 28)), {"amount": {"amount": "1.00", "currency": "EUR"}}, "/amount"),
        (lambda: dsa.working_days(date(2026, 3, 2), date(2026, 3, 6), calendar="EC"), {"count": 9}, "/count"),
    ],
)
def test_an_answer_that_contradicts_itself_is_not_read(
    make: Callable[[], Explained], changes: dict[str, Any], place: str
) -> None:
    plain = wire.to_dict(make())
    assert wire.from_dict(plain) == make()
    with pytest.raises((InvalidDocument, SeveralErrors)) as caught:
        wire.from_dict({**plain, **changes})
    assert place in str(caught.value)


def test_a_year_below_has_a_first_day() -> None:
    with pytest.raises(dsa.DSAError, match="below_since"):
        dsa.TerminationTest(met=True, below_since=None)


@pytest.mark.parametrize(
    ("passed", "meant"),
    [
        (threshold(), r"dsa\.wire\.dumps\(\)"),
        (wire.to_dict(threshold()), r"json\.dumps\(\) makes of it; or ask dsa\.wire\.from_dict\(\)"),
        (io.StringIO(json.dumps({})), r"its \.read\(\)"),
        (Path("answer.json"), r"its \.read_text\('utf-8'\)"),
    ],
)
def test_what_is_passed_in_place_of_a_text_is_told_how_it_becomes_one(passed: Any, meant: str) -> None:
    for read in (wire.loads, wire.replay):
        with pytest.raises(InvalidType, match=meant):
            read(passed)
