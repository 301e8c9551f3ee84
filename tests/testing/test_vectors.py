"""The golden tables: the library gives every known answer, and the tables are fit to be read by others."""

import json
from datetime import date
from typing import Any

import pytest

import dsa
from dsa.testing import vectors

TABLES: dict[str, Any] = {name: json.loads(vectors.text(name)) for name in vectors.TABLES}


@pytest.mark.parametrize("name", vectors.TABLES)
def test_every_table_says_its_version_and_what_it_is(name: str) -> None:
    table = TABLES[name]
    assert table["version"] >= 1
    assert table["title"]
    assert table["about"]


def test_there_is_no_table_that_is_not_listed() -> None:
    from importlib.resources import files

    tables = {path.name.removesuffix(".json") for path in files(vectors).iterdir() if path.name.endswith(".json")}
    assert tables == set(vectors.TABLES)


def test_an_unknown_table_is_refused_by_name() -> None:
    with pytest.raises(dsa.errors.UnknownName, match="Did you mean timelimits"):
        vectors.text("timelimit")


@pytest.mark.parametrize("case", TABLES["thresholds"]["cases"], ids=lambda case: str(case["recipients"]))
def test_thresholds(case: dict[str, Any]) -> None:
    answer = dsa.threshold_test(case["recipients"], on=date(2024, 3, 14))
    assert (answer.met, answer.margin) == (case["met"], case["margin"])


@pytest.mark.parametrize("case", TABLES["thresholds"]["populations"], ids=lambda case: str(case["population"]))
def test_populations(case: dict[str, Any]) -> None:
    answer = dsa.threshold_for_population(case["population"], reference=case["reference"])
    assert (answer.required, answer.threshold) == (case["required"], case["threshold"])


@pytest.mark.parametrize("case", TABLES["ceilings"]["cases"], ids=lambda case: case["id"])
def test_ceilings(case: dict[str, Any]) -> None:
    year = dsa.FinancialYear(start=date.fromisoformat(case["year_start"]), end=date.fromisoformat(case["year_end"]))
    turnover = dsa.Turnover(amount=dsa.Money(case["turnover"], case["currency"]), year=year)
    decided = date.fromisoformat(case["decided"])
    if case["ground"] == "periodic":
        answer = dsa.periodic_penalty_ceiling(turnover, decided=decided, days=case["days"])
    else:
        answer = dsa.maximum_fine(turnover, decided=decided, ground=dsa.FineGround(case["ground"]))
    assert answer.ceiling == dsa.Money(case["ceiling"], case["currency"])


def spans(case: dict[str, Any]) -> dict[str, Any]:
    return {
        "interruptions": [date.fromisoformat(day) for day in case["interruptions"]],
        "suspensions": [(date.fromisoformat(start), date.fromisoformat(end)) for start, end in case["suspensions"]],
    }


@pytest.mark.parametrize("case", TABLES["limitation"]["imposing"], ids=lambda case: case["expires"])
def test_limitation_of_imposing(case: dict[str, Any]) -> None:
    answer = dsa.limitation(ceased=date.fromisoformat(case["ceased"]), **spans(case))
    assert answer.expires == date.fromisoformat(case["expires"])


@pytest.mark.parametrize("case", TABLES["limitation"]["enforcing"], ids=lambda case: case["expires"])
def test_limitation_of_enforcing(case: dict[str, Any]) -> None:
    answer = dsa.enforcement_limitation(final=date.fromisoformat(case["final"]), **spans(case))
    assert answer.expires == date.fromisoformat(case["expires"])
