"""The same values as engines hold them in other types: wider, as objects, as categories, or with nothing in them."""

from __future__ import annotations

import uuid
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import numpy as np
import pandas as pd
import polars as pl
import pytest

import dsa
from dsa import frames

from .engines import engines, rows, skip_before
from .test_columns import ON, made

UNTIL = date(2025, 6, 30)
NULLABLE = ["Int64", "Int8", "UInt32", "UInt64", "int64[pyarrow]"]
local = pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pandas of arrow", "pyarrow", "duckdb"])
LOG = pl.DataFrame(
    {"service": ["A", "A", "A"], "recipient": ["x", "y", "z"], "member_state": ["DE", "FR", "IT"], "moment": [ON] * 3}
)


def averages(log: Any, **options: Any) -> list[Any]:
    return rows(frames.active_recipients(log, until=UNTIL, **options))


@pytest.mark.parametrize("kind", NULLABLE)
@pytest.mark.parametrize("values", [[], [None], [None, None], [5, None]])
def test_nullable_whole_numbers_of_pandas_may_all_be_null(kind: str, values: list[int | None]) -> None:
    tested = frames.threshold_test(pd.DataFrame({"recipients": pd.Series(values, dtype=kind)}), on=ON)
    known = {5: (5, False, 5 - 45_000_000), None: (None, None, None)}
    assert rows(tested) == [known[value] for value in values]
    fines = frames.maximum_fine(pd.DataFrame({"turnover_cents": pd.Series(values, dtype=kind)}))
    assert rows(fines) == [(value, value and 0) for value in values]


def wide() -> Any:
    connection = duckdb.connect()
    return connection, connection.sql("select sum(a) as recipients from (values (45000000::bigint), (1)) log(a)")


@pytest.mark.parametrize("engine", ["duckdb", "polars", "polars lazy", "pyarrow", "pandas of arrow", "pandas"])
def test_a_sum_of_duckdb_is_wider_than_64_bits_and_fits(engine: str) -> None:
    _connection, sums = wide()
    native = {
        "duckdb": lambda: sums,
        "polars": sums.pl,
        "polars lazy": lambda: sums.pl().lazy(),
        "pyarrow": lambda: sums.pl().to_arrow(),
        "pandas of arrow": lambda: sums.to_arrow_table().to_pandas(types_mapper=pd.ArrowDtype),
        "pandas": lambda: sums.to_arrow_table().to_pandas(),  # objects: decimals
    }[engine]()
    assert rows(frames.threshold_test(native, on=ON)) == [(45_000_001, True, 1)]


@engines
def test_numbers_without_a_sign_fit_unless_they_do_not(engine: str) -> None:
    fits = pl.DataFrame({"turnover_cents": [100, None, 2**63 - 1]}, schema={"turnover_cents": pl.UInt64})
    ceilings = rows(frames.maximum_fine(made(engine, fits)))
    assert sorted(ceilings, key=str) == sorted([(100, 6), (None, None), (2**63 - 1, (2**63 - 1) * 6 // 100)], key=str)
    beyond = pl.DataFrame({"turnover_cents": [2**63]}, schema={"turnover_cents": pl.UInt64})
    refused: Any = duckdb.InvalidInputException if engine == "duckdb" else dsa.errors.InvalidValue
    with pytest.raises(refused, match=r"column turnover_cents: .* Accepted: whole numbers from 0 up that fit in 64"):
        rows(frames.maximum_fine(made(engine, beyond)))


@pytest.mark.parametrize("value", [5, np.int64(5), np.uint8(5), Decimal(5), Decimal("5.00")])
def test_objects_that_are_whole_numbers_will_do(value: object) -> None:
    frame = pd.DataFrame({"recipients": pd.Series([value, None], dtype=object)})
    tested = frames.threshold_test(frame, on=ON)
    assert rows(tested) == [(5, False, 5 - 45_000_000), (None, None, None)]


@pytest.mark.parametrize("value", [True, np.bool_(True), 5.0, "5", Decimal("5.5"), date(2025, 1, 1), [5]])
def test_objects_that_are_something_else_are_refused_by_their_column(value: object) -> None:
    frame = pd.DataFrame({"recipients": pd.Series([5, value], dtype=object)})
    with pytest.raises(dsa.errors.InvalidType, match=r"^column recipients: .* Accepted: a column of whole numbers"):
        frames.threshold_test(frame, on=ON)


@pytest.mark.parametrize("value", [2**63, 10**30, -1, Decimal("1E+100000000")])
def test_objects_that_do_not_fit_are_refused_by_their_column(value: object) -> None:
    frame = pd.DataFrame({"recipients": pd.Series([5, value], dtype=object)})
    with pytest.raises(dsa.errors.InvalidValue, match=r"^column recipients: "):
        frames.threshold_test(frame, on=ON)


ASKED: dict[str, tuple[str, Any, int]] = {
    "threshold": ("recipients", lambda frame: frames.threshold_test(frame, on=ON), 3),
    "fine": ("turnover_cents", frames.maximum_fine, 2),
    "deadline": ("event", lambda frame: frames.deadline(frame, period="P1M", calendar="EC"), 2),
    "kind": ("kind", lambda frame: frames.obligation_tier(frame, on=ON, size=None), 2),
}


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pandas of arrow", "pyarrow", "duckdb", "ibis"])
@pytest.mark.parametrize("case", ASKED)
def test_a_column_in_which_nothing_stands_has_no_type_to_be_wrong(case: str, engine: str) -> None:
    skip_before(engine, "columns without a type")
    name, ask, width = ASKED[case]
    for number in (0, 2):
        native = made(engine, pl.DataFrame({name: pl.Series([None] * number, dtype=pl.Null)}))
        assert rows(ask(native)) == [(None,) * width] * number


@pytest.mark.parametrize("dtype", [object, "float64"])
@pytest.mark.parametrize("case", ASKED)
def test_what_pandas_makes_of_a_column_without_values_is_no_type_either(case: str, dtype: Any) -> None:
    name, ask, width = ASKED[case]
    assert rows(ask(pd.DataFrame({name: pd.Series([], dtype=dtype)}))) == []
    assert rows(ask(pd.DataFrame({name: pd.Series([None], dtype=dtype)}))) == [(None,) * width]
    assert rows(ask(pd.DataFrame(columns=[name]))) == []


@pytest.mark.parametrize("column", LOG.columns)
def test_a_log_that_knows_nothing_of_one_thing_is_counted_as_refused(column: str) -> None:
    nothing = LOG.with_columns(pl.lit(None).alias(column))
    for log in (nothing, nothing.lazy(), nothing.to_pandas(), nothing.to_arrow()):
        ((service, average, met, refused),) = averages(log)
        assert (service, met) == ((None, None) if column == "service" else ("A", False))
        assert (average, refused) == ((None, 0) if column == "service" else (0, 3))


def test_sizes_that_a_file_leaves_out_are_unknown() -> None:
    frame = pd.DataFrame({"kind": ["hosting", "marketplace"], "size": [float("nan")] * 2})
    assert [row[-1] for row in rows(frames.obligation_tier(frame, on=ON))] == ["hosting", "marketplace"]


def test_truths_with_gaps_are_objects_in_pandas() -> None:
    frame = pd.DataFrame({"kind": ["online_platform"] * 4, "large": [True, np.bool_(False), None, float("nan")]})
    assert frame["large"].dtype == object
    tiers = frames.obligation_tier(frame, on=ON, size=None, very_large="large")
    assert [row[-1] for row in rows(tiers)] == ["VLOP", "online_platform", None, None]
    with pytest.raises(dsa.errors.InvalidType, match=r"^column large: 'yes' is refused. Accepted: a column of truth"):
        frames.obligation_tier(frame.assign(large=["yes", True, None, None]), on=ON, size=None, very_large="large")


def test_days_and_local_moments_of_a_log_can_be_objects_in_pandas() -> None:
    log = LOG.to_pandas()
    days = log.assign(moment=pd.Series([date(2025, 1, 31), datetime(2025, 2, 1, 9), None], dtype=object))
    assert averages(days, detail=True)[0][3:6] == (1, 1, 1)
    with pytest.raises(dsa.errors.InvalidType, match=r"^column moment: 'soon' is refused. Accepted: moments"):
        averages(log.assign(moment=pd.Series([date(2025, 1, 31), "soon", None], dtype=object)))


def test_days_of_a_patched_clock_are_days() -> None:
    class Patched(date):
        """As libraries for tests make them."""

    frame = pd.DataFrame({"event": pd.Series([Patched(2025, 12, 23), date(2025, 12, 23)], dtype=object)})
    deadlines = frames.deadline(frame, period="P1M", calendar="EC")
    assert [row[1] for row in rows(deadlines)] == [dsa.deadline(date(2025, 12, 23), "P1M", calendar="EC").date] * 2


def test_midnight_is_a_day_among_objects_as_well() -> None:
    midnight = [pd.Timestamp("2025-12-23"), datetime(2025, 12, 23), date(2025, 12, 23), None, pd.NaT]
    deadlines = frames.deadline(pd.DataFrame({"event": pd.Series(midnight, dtype=object)}), period="P1M", calendar="EC")
    assert [row[1] for row in rows(deadlines)] == [date(2026, 1, 23)] * 3 + [None] * 2
    for wrong in (datetime(2025, 12, 23, 9), datetime(2025, 12, 23, tzinfo=UTC)):
        with pytest.raises(dsa.errors.InvalidType, match=r"column event: .* all of them midnight"):
            frames.deadline(pd.DataFrame({"event": pd.Series([wrong], dtype=object)}), period="P1M", calendar="EC")


@pytest.mark.parametrize("year", ["-9999", "0000", "5000", "10000", "11758980", "-11758980"])
def test_moments_that_no_calendar_of_python_has_are_beyond_the_lists(year: str) -> None:
    frame = pd.DataFrame({"event": np.array([f"{year}-01-01"], dtype="datetime64[s]")})
    with pytest.raises(dsa.errors.BeyondCoverage, match="all that decides the end of 1 month"):
        frames.deadline(frame, period="P1M", calendar="EC")


@local
def test_categories_will_do_for_every_column_of_text(engine: str) -> None:
    skip_before(engine, "categories of Arrow")
    text = pl.col("service", "recipient", "member_state")
    log = LOG.with_columns(recipient=pl.Series(["x", None, ""]), service=pl.Series(["A", None, "A"]))
    assert averages(made(engine, log.with_columns(text.cast(pl.Categorical)))) == averages(log)


def test_objects_that_can_be_told_apart_identify_and_others_are_refused() -> None:
    log = LOG.to_pandas()
    same = uuid.UUID(int=1)
    assert averages(log.assign(recipient=[same, same, uuid.UUID(int=2)])) == [("A", 2 / 6, False, 0)]
    assert averages(log.assign(recipient=pd.Series([1, "x", None], dtype=object))) == [("A", 2 / 6, False, 1)]
    assert averages(log.assign(recipient=pd.Series([b"", b"x", b"x"], dtype=object))) == [("A", 1 / 6, False, 1)]
    for wrong in ([[1], [1], [2]], pd.Series([1.5, "x", None], dtype=object)):
        with pytest.raises(dsa.errors.InvalidType, match=r"^column recipient: .* Accepted: identifiers: text or whole"):
            averages(log.assign(recipient=wrong))
    assert averages(LOG.with_columns(recipient=pl.Series([1, 1, 2], dtype=pl.Decimal(38, 0)))) == [
        ("A", 2 / 6, False, 0)
    ]


BLANK = ["", " ", "\t\r\n", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE} ", None]


@engines
def test_nobody_is_counted_for_text_in_which_nothing_stands(engine: str) -> None:
    ids = [*BLANK, "x", " x", "é", "ω", "字"]
    log = pl.DataFrame({"recipient": ids}).with_columns(service=pl.lit("A"), member_state=pl.lit("DE"), moment=ON)
    assert averages(made(engine, log)) == [("A", 5 / 6, False, len(BLANK))]
    assert averages(made(engine, log), detail=True)[0][11] == len(BLANK)  # refused for want of a recipient


def test_bytes_and_parts_know_nobody_either() -> None:
    log = LOG.with_columns(recipient=pl.Series([b"", b"x", b"x"]))
    assert averages(log) == averages(log.lazy()) == [("A", 1 / 6, False, 1)]
    blank = LOG.with_columns(recipient=pl.Series(["", "x", " "]))
    parts = frames.active_recipients_in_parts(blank, until=UNTIL, progress=False)
    assert rows(parts) == averages(blank) == [("A", 1 / 6, False, 2)]


@local
def test_a_service_in_whose_name_nothing_stands_is_none(engine: str) -> None:
    log = LOG.with_columns(service=pl.Series(["A", "", None]))
    assert averages(made(engine, log)) == averages(LOG.with_columns(service=pl.Series(["A", None, None])))
