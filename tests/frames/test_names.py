"""Names of columns that some engine takes for something else: answered by that column, or refused as such."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import dsa
from dsa import frames

from .engines import engines, rows, skip_before
from .test_active_recipients import UNTIL
from .test_columns import ON, made

VALUES: dict[str, list[Any]] = {
    "recipients": [1, 2],
    "turnover_cents": [100, 200],
    "event": [ON, ON],
    "kind": ["hosting", "marketplace"],
}
ASKED: dict[str, Callable[..., Any]] = {
    "recipients": lambda frame, name: frames.threshold_test(frame, on=ON, recipients=name),
    "turnover_cents": lambda frame, name: frames.maximum_fine(frame, turnover_cents=name),
    "event": lambda frame, name: frames.deadline(frame, period="P1M", calendar="EC", event=name),
    "kind": lambda frame, name: frames.obligation_tier(frame, on=ON, kind=name, size=None),
}
NEW = {"recipients": "Margin", "turnover_cents": "CEILING_cents", "event": "Deadline", "kind": "TIER"}
LOG = {"service": ["A"], "recipient": ["x"], "member_state": ["DE"], "moment": [ON]}
cases = pytest.mark.parametrize("case", ASKED)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pyarrow", "duckdb"])
@cases
def test_a_name_that_only_looks_odd_names_its_column(case: str, engine: str) -> None:
    skip_before(engine, "columns of any name")
    for name in ("a.b", "x y", "^a", "a$", 'q"t', "b`t", "it's", "é", "select", "a*"):
        odd = pl.DataFrame({name: VALUES[case], "plain": VALUES[case][::-1]})
        odd_rows = rows(ASKED[case](made(engine, odd), name))
        assert sorted(odd_rows) == sorted(rows(ASKED[case](odd.rename({name: "other"}), "other")))


@engines
@pytest.mark.parametrize("name", ["*", "^r.*$", "^.*$", "^$"])
@cases
def test_a_name_that_polars_takes_for_a_pattern_is_refused_on_every_engine(case: str, name: str, engine: str) -> None:
    frame = made(engine, pl.DataFrame({name: VALUES[case], "rest": VALUES[case][::-1]}))
    with pytest.raises(dsa.errors.InvalidValue, match="neither empty nor a pattern"):
        ASKED[case](frame, name)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pyarrow", "duckdb"])
@cases
def test_patterns_beside_the_column_that_is_asked_about_do_no_harm(case: str, engine: str) -> None:
    skip_before(engine, "columns of any name")
    frame = pl.DataFrame({case: VALUES[case], "^.*$": [1, 2], "^": [3, 4]})
    plain = rows(ASKED[case](pl.DataFrame({case: VALUES[case]}), case))
    width = len(plain[0]) - 1
    assert sorted(row[-width:] for row in rows(ASKED[case](made(engine, frame), case))) == sorted(
        row[-width:] for row in plain
    )


@pytest.mark.parametrize("new", ["*", "^met$", ""])
def test_a_new_column_has_a_plain_name_as_well(new: str) -> None:
    frame = pl.DataFrame({"turnover_cents": [100]})
    with pytest.raises(dsa.errors.InvalidValue, match=r"^into: "):
        frames.maximum_fine(frame, into=new)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "duckdb"])
def test_names_of_the_librarys_own_columns_are_reserved(engine: str) -> None:
    frame = made(engine, pl.DataFrame({"kind": ["hosting"], "__dsa_case": [1]}))
    with pytest.raises(dsa.errors.InvalidValue, match=r"frame: .* none of whose columns begins with __dsa"):
        frames.obligation_tier(frame, on=ON, size=None)


@engines
@cases
def test_names_that_differ_in_capitals_are_one_where_the_engine_says_so(case: str, engine: str) -> None:
    frame = made(engine, pl.DataFrame({case: VALUES[case], NEW[case]: [1, 2]}))
    caseless = engine in {"duckdb", "ibis"}
    if caseless:
        with pytest.raises(dsa.errors.InvalidValue, match="a name that the frame does not have yet"):
            ASKED[case](frame, case)
    else:
        assert len(rows(ASKED[case](frame, case))) == len(VALUES[case])


@cases
def test_two_names_of_a_frame_that_differ_in_capitals_are_told_apart_or_refused(case: str) -> None:
    both = pl.DataFrame({case.upper(): VALUES[case][::-1], case: VALUES[case]})
    want = rows(ASKED[case](pl.DataFrame({case: VALUES[case]}), case))
    for engine in ("polars", "pandas", "pyarrow"):
        assert [row[1:] for row in rows(ASKED[case](made(engine, both), case))] == want
    with pytest.raises(dsa.errors.InvalidValue, match="columns have different names"):
        ASKED[case](made("ibis", both), case)
    connection = duckdb.connect()  # which gives the second of them a number
    with pytest.raises(dsa.errors.UnknownName, match=f"Did you mean {case.upper()}"):
        ASKED[case](connection.from_arrow(both.to_arrow()), case)


@cases
def test_two_columns_of_one_name_are_refused_whether_asked_about_or_not(case: str) -> None:
    twice = pd.DataFrame({case: VALUES[case], "a": [1, 2], "b": [1, 2]})
    for names in ([case, case, "b"], [case, "a", "a"]):
        twice.columns = pd.Index(names)
        with pytest.raises(dsa.errors.InvalidValue, match="columns have different names, each of them a text"):
            ASKED[case](twice, case)


@pytest.mark.parametrize("other", [0, (1, 2), None, float("nan"), pd.Timestamp("2025-01-01"), True])
@cases
def test_a_name_that_is_no_text_is_refused_wherever_it_stands(case: str, other: object) -> None:
    frame = pd.DataFrame({case: VALUES[case], "other": [1, 2]})
    for names in ([case, other], [other, case]):
        frame.columns = pd.Index(names, dtype=object, tupleize_cols=False)
        with pytest.raises(dsa.errors.InvalidValue, match=r"^frame: .*each of them a text"):
            ASKED[case](frame, case)


@cases
def test_names_of_several_levels_are_refused(case: str) -> None:
    several = pd.DataFrame({case: VALUES[case]})
    for columns in (pd.Index([0]), pd.MultiIndex.from_tuples([(case, "a")])):
        several.columns = columns
        with pytest.raises(dsa.errors.InvalidValue, match=r"^frame: .*each of them a text"):
            ASKED[case](several, case)


def test_statements_and_logs_with_such_names_are_refused_in_order_as_well() -> None:
    numbered = pd.DataFrame({0: ["x"], 1: ["y"]})
    several = pd.DataFrame({"category": ["x"]})
    several.columns = pd.MultiIndex.from_tuples([("category", "a")])
    for frame in (numbered, several, pd.DataFrame()):
        asked: list[Callable[[Any], object]] = [
            frames.statements,
            frames.statement_counts,
            lambda frame: frames.active_recipients(frame, until=UNTIL),
        ]
        for ask in asked:
            with pytest.raises(dsa.errors.InvalidValue, match=r"^frame: "):
                ask(frame)
    with pytest.raises(dsa.errors.UnknownName, match=r"^frame: 'x' is not known"):
        frames.statements(pd.DataFrame({"x": ["x"]}))


@pytest.mark.parametrize("engine", ["polars", "pandas", "pyarrow", "duckdb"])
def test_columns_of_a_log_may_be_called_what_the_library_calls_its_own(engine: str) -> None:
    log = pl.DataFrame(LOG).rename({"recipient": "service", "service": "recipient"})
    counts = frames.active_recipients(made(engine, log), until=UNTIL, service="recipient", recipient="service")
    assert rows(counts) == rows(frames.active_recipients(pl.DataFrame(LOG), until=UNTIL))


def test_an_index_of_rows_is_kept_whatever_it_is() -> None:
    for index in (pd.Index([5, 5]), pd.MultiIndex.from_tuples([(1, 2), (1, 2)]), pd.Index([None, "a"])):
        for case, ask in ASKED.items():
            assert list(ask(pd.DataFrame({case: VALUES[case]}, index=index), case).index) == list(index)
