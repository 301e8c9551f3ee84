"""The record as data frames, in each library, with the same values and types."""

from datetime import date
from typing import Any

import narwhals as nw
import pytest

import dsa
from dsa import record
from dsa.record import tables


@pytest.mark.parametrize("backend", tables.BACKENDS)
@pytest.mark.parametrize("name", tables.TABLES)
def test_a_table_is_the_same_in_every_library(name: str, backend: str) -> None:
    fill, heads = tables.TABLES[name]
    native: Any = record.frame(name, backend=backend)
    assert type(native).__module__.startswith(backend)
    frame = nw.from_native(native, eager_only=True)
    assert frame.columns == [head.partition(":")[0] for head in heads.split()]
    rows = [tuple(row.values()) for row in frame.to_arrow().to_pylist()]
    assert rows == list(fill())
    kinds = {"": nw.String, "day": nw.Date, "whole": nw.Int64, "truth": nw.Boolean}
    assert [frame.schema[name] for name in frame.columns] == [kinds[head.partition(":")[2]] for head in heads.split()]


def test_counts_and_values() -> None:
    def table(name: str) -> nw.DataFrame[Any]:
        return nw.from_native(record.frame(name, backend="polars"), eager_only=True)

    assert len(table("designations")) == 29
    assert len(table("events")) == sum(len(case.investigation.events) for case in record.cases())
    assert table("penalties")["amount_cents"].sum() == 87_000_000_000
    requests = table("requests")
    assert len(requests.filter(nw.col("sent") == date(2024, 1, 18))) == 17
    assert requests.filter(nw.col("sent") == date(2024, 3, 14))["disputed"].sum() == 16
    assert len(requests.filter(nw.col("due").is_null())) == 12
    words = table("designations").filter(~nw.col("application_wording").is_null())
    assert words["published_application"].null_count() == len(words) == 6
    assert set(table("facts")["sure"].to_list()) == {"confirmed", "single source", "from memory", "inferred"}
    margins = table("figures").filter(nw.col("service") == "AliExpress")["margin"].to_list()
    assert margins == [59_300_000, 59_300_000]


def test_what_is_counted_is_in_tables() -> None:
    def rows(name: str) -> dict[str, dict[str, Any]]:
        frame = nw.from_native(record.frame(name, backend="polars"), eager_only=True)
        return {str(row[frame.columns[0]]): row for row in frame.rows(named=True)}

    services = rows("services")
    assert set(services) == set(record.services())
    assert services["X"]["fined_cents"] == 12_000_000_000
    assert (services["Stripchat"]["designated_now"], services["Reddit"]["requests"]) == (False, 0)
    by_service, by_subject = rows("requests_by_service"), rows("requests_by_subject")
    asked = (*record.requests(), *record.undated_requests())
    assert sum(row["requests"] for row in by_service.values()) == len(asked)
    assert by_service["Bing"]["by_decision"] == 1
    assert "data access" in by_service["LinkedIn"]["subjects"]
    assert by_subject["transparency reports"]["services"] == by_subject["transparency reports"]["requests"] == 3
    assert all(row["first_sent"] <= row["last_sent"] for row in by_subject.values())
    ceilings = rows("ceilings")
    assert ceilings["ALIEXPRESS-1"]["share"] == "7.0831 %"
    assert "(2024, if it is the calendar year)" in ceilings["X-1"]["missing"]
    fees = nw.from_native(record.frame("fees", backend="polars"), eager_only=True).rows(named=True)
    sums = {(row["what"], row["year"]): (row["amount_cents"], row["about"], row["sure"]) for row in fees}
    assert sums["fees charged", 2024] == (5_820_000_000, False, "confirmed")
    assert sums["fees charged", 2023] == (4_520_000_000, True, "from memory")
    national = nw.from_native(record.frame("national", backend="polars"), eager_only=True)
    assert len(national) == len(record.national())
    durations = nw.from_native(record.frame("durations", backend="polars"), eager_only=True).rows(named=True)
    cases = [row for row in durations if row["by"] == "case" and row["stage"] == "non_compliance" and row["reached"]]
    assert [row["case"] for row in cases] == ["TEMU-1", "X-1", "ALIEXPRESS-1"]


def test_without_a_choice_the_first_library_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert type(record.frame("penalties")).__module__.startswith("polars")
    missing = {"polars"}
    monkeypatch.setattr(tables, "find_spec", lambda name: None if name in missing else object())
    assert type(record.frame("penalties")).__module__.startswith("pandas")
    missing |= {"pandas", "pyarrow"}
    with pytest.raises(dsa.errors.MissingExtra, match="polars, pandas or pyarrow is needed"):
        record.frame("penalties")
    with pytest.raises(dsa.errors.MissingExtra, match=r"pandas is needed.*dsa-obligations\[pandas\]"):
        record.frame("penalties", backend="pandas")
    missing = {"narwhals"}
    with pytest.raises(dsa.errors.MissingExtra, match=r"narwhals is needed.*dsa-obligations\[frames\]"):
        record.frame("penalties", backend="pandas")


def test_a_wrong_name_is_told_the_right_ones() -> None:
    with pytest.raises(dsa.errors.UnknownName, match="Did you mean penalties"):
        record.frame("penalty")
    with pytest.raises(dsa.errors.UnknownName, match="backend"):
        record.frame("penalties", backend="excel")


def test_a_fact_without_sources_has_no_source() -> None:
    fact = record.Fact(text="a", sure=record.Sure.INFERRED)
    assert tables._how(fact) == ("inferred", None, False)
