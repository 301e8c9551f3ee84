"""Columns and rows that are wrong: the library's own errors, which name the column and what is accepted."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pandas as pd
import polars as pl
import pytest

import dsa
from dsa import frames
from dsa.frames import engines as opening, progress
from dsa.frames.dates import lookups
from dsa.frames.recipients import parts as counting_in_parts

from .engines import engines, rows
from .test_active_recipients import UNTIL, generated
from .test_columns import ON, made

untyped: Any = frames

LOG = generated(200)


def counted(log: Any, **names: Any) -> Any:
    return frames.active_recipients(log, until=UNTIL, **names)


WRONG_COLUMNS: dict[str, tuple[type[dsa.DSAError], str, Callable[[], object]]] = {
    "missing": (dsa.errors.UnknownName, "recipient: 'users' is not known", lambda: counted(LOG, recipient="users")),
    "near": (dsa.errors.UnknownName, "Did you mean moment", lambda: counted(LOG, moment="momnt")),
    "no name": (dsa.errors.UnknownName, "service: 3 is not known", lambda: counted(LOG, service=3)),
    "floats that identify": (
        dsa.errors.InvalidType,
        "column recipient: Float64 is refused. Accepted: identifiers",
        lambda: counted(LOG.with_columns(pl.col("recipient").cast(pl.Float64))),
    ),
    "states as numbers": (
        dsa.errors.InvalidType,
        "column member_state: Int64",
        lambda: counted(LOG.with_columns(member_state=pl.lit(1, pl.Int64))),
    ),
    "moments as text": (
        dsa.errors.InvalidType,
        "column moment: String is refused. Accepted: moments, with a time zone or local to `zone`",
        lambda: counted(LOG.with_columns(pl.col("moment").cast(pl.String))),
    ),
    "moments as numbers": (
        dsa.errors.InvalidType,
        "column moment: Int64",
        lambda: counted(LOG.with_columns(pl.col("moment").to_physical())),
    ),
    "mixed zones": (
        dsa.errors.InvalidType,
        "column moment: Object is refused.*one zone for the whole column",
        lambda: counted(
            LOG.head(2)
            .to_pandas()
            .assign(
                moment=pd.Series(
                    [datetime(2025, 1, 1, tzinfo=UTC), pd.Timestamp("2025-01-01", tz="Europe/Brussels")], dtype=object
                )
            )
        ),
    ),
    "flags as text": (dsa.errors.InvalidType, "column kind: String", lambda: counted(LOG, automated="kind")),
    "kinds as truths": (dsa.errors.InvalidType, "column automated: Boolean", lambda: counted(LOG, kind="automated")),
    "no zone": (dsa.errors.InvalidValue, "zone: 'Brussels'", lambda: counted(LOG, zone="Brussels")),
    "no text for a zone": (dsa.errors.InvalidType, "zone: None", lambda: counted(LOG, zone=None)),
    "a moment for a day": (
        dsa.errors.InvalidType,
        "until",
        lambda: frames.active_recipients(LOG, until=datetime(2025, 6, 30)),
    ),
    "the last day there is": (
        dsa.errors.InvalidValue,
        "until: 31 December 9999 is refused. Accepted: a day that another follows",
        lambda: frames.active_recipients(LOG, until=date.max),
    ),
    "yes for True": (dsa.errors.InvalidType, "by_member_state: 'yes'", lambda: counted(LOG, by_member_state="yes")),
    "floats as counts": (
        dsa.errors.InvalidType,
        r"column recipients: Float64 is refused. Accepted: a column of whole numbers \(.*\), never floats",
        lambda: frames.threshold_test(pl.DataFrame({"recipients": [1.0]}), on=ON),
    ),
    "truths as counts": (
        dsa.errors.InvalidType,
        "column recipients: Boolean",
        lambda: frames.threshold_test(pl.DataFrame({"recipients": [True]}), on=ON),
    ),
    "a count beyond 64 bits": (
        dsa.errors.InvalidValue,
        "column recipients: a value in 1 row is refused. Accepted: whole numbers from 0 up that fit in 64 bits",
        lambda: frames.threshold_test(pl.DataFrame({"recipients": [1, 2**63]}, {"recipients": pl.UInt64}), on=ON),
    ),
    "decimals with a fraction as counts": (
        dsa.errors.InvalidType,
        "column recipients: Decimal",
        lambda: frames.threshold_test(pl.DataFrame({"recipients": [1]}, {"recipients": pl.Decimal(10, 2)}), on=ON),
    ),
    "lists that identify": (
        dsa.errors.InvalidType,
        r"column recipient: List\(.*\) is refused. Accepted: identifiers",
        lambda: counted(LOG.with_columns(pl.concat_list("recipient"))),
    ),
    "structs as services": (
        dsa.errors.InvalidType,
        "column service: Struct",
        lambda: counted(LOG.with_columns(pl.struct("service").alias("service"))),
    ),
    "a column in the way": (
        dsa.errors.InvalidValue,
        "the new column met: 'met' is refused. Accepted: a name that the frame does not have yet",
        lambda: frames.threshold_test(pl.DataFrame({"recipients": [1], "met": [1]}), on=ON),
    ),
    "another ground": (
        dsa.errors.InvalidType,
        "ground",
        lambda: untyped.maximum_fine(pl.DataFrame({"turnover_cents": [1]}), ground="infringement"),
    ),
    "moments as events": (
        dsa.errors.InvalidType,
        "column event: Datetime.* is refused. Accepted: a column of days",
        lambda: frames.deadline(pl.DataFrame({"event": [datetime(2025, 1, 1)]}), period="P1M", calendar="EC"),
    ),
    "hours": (
        dsa.errors.InvalidValue,
        "period: 24 hours is refused",
        lambda: frames.deadline(pl.DataFrame({"event": [ON]}), period="PT24H", calendar="EC"),
    ),
    "a calendar that is none": (
        dsa.errors.UnknownName,
        "calendar",
        lambda: frames.deadline(pl.DataFrame({"event": [ON]}), period="P1M", calendar="XX"),
    ),
    "one name for two": (
        dsa.errors.InvalidValue,
        "into: 'why' is refused. Accepted: a different name",
        lambda: frames.deadline(pl.DataFrame({"event": [ON]}), period="P1M", calendar="EC", into="why", rule="why"),
    ),
    "hours in some rows": (
        dsa.errors.InvalidValue,
        "period: 24 hours is refused",
        lambda: frames.deadline(
            pl.DataFrame({"event": [ON], "time": ["P1M"]}),
            period=frames.PerRow("time", ["P1M", "PT24H"]),
            calendar="EC",
        ),
    ),
    "a column of periods that is missing": (
        dsa.errors.UnknownName,
        "period: 'time' is not known",
        lambda: frames.deadline(pl.DataFrame({"event": [ON]}), period=frames.PerRow("time", ["P1M"]), calendar="EC"),
    ),
    "calendars as numbers": (
        dsa.errors.InvalidType,
        "column at: Int64 is refused. Accepted: a column of text",
        lambda: frames.deadline(
            pl.DataFrame({"event": [ON], "at": [1]}), period="P1M", calendar=frames.PerRow("at", ["EC"])
        ),
    ),
    "one text among which to choose": (
        dsa.errors.InvalidType,
        r"among: 'P1M' is refused. Accepted: what may stand in the column",
        lambda: frames.PerRow("time", "P1M"),
    ),
    "nothing among which to choose": (
        dsa.errors.InvalidValue,
        "among: {} is refused",
        lambda: frames.PerRow("time", {}),
    ),
    "a word that is none": (
        dsa.errors.InvalidType,
        "among: 1 is refused. Accepted: text",
        lambda: frames.PerRow("time", {1: "P1M"}),
    ),
    "a list as a word": (
        dsa.errors.InvalidType,
        r"among: \['P1M'\] is refused. Accepted: text",
        lambda: frames.PerRow("time", [["P1M"]]),
    ),
    "no name of a column": (dsa.errors.InvalidValue, "column: '' is refused", lambda: frames.PerRow("", ["P1M"])),
    "no frame": (
        dsa.errors.InvalidType,
        r"frame: \[1, 2\] is refused. Accepted: a data frame of Polars, pandas",
        lambda: frames.threshold_test([1, 2], on=ON),
    ),
    "no parts": (
        dsa.errors.InvalidValue,
        "parts: 0",
        lambda: frames.active_recipients_in_parts(LOG, parts=0, until=UNTIL),
    ),
    "progress that is none": (
        dsa.errors.InvalidType,
        "progress",
        lambda: untyped.active_recipients_in_parts(LOG, parts=1, until=UNTIL, progress="bar"),
    ),
}


@pytest.mark.parametrize("case", WRONG_COLUMNS)
def test_a_wrong_column_is_named(case: str) -> None:
    kind, words, wrong = WRONG_COLUMNS[case]
    with pytest.raises(kind, match=words):
        wrong()


WRONG_ROWS: dict[str, tuple[pl.DataFrame, Callable[[Any], Any], str, type[dsa.DSAError]]] = {
    "recipients below nought": (
        pl.DataFrame({"recipients": [1, -1, None, -3]}),
        lambda frame: frames.threshold_test(frame, on=ON),
        "column recipients: a value in .* is refused. Accepted: whole numbers from 0 up",
        dsa.errors.InvalidValue,
    ),
    "turnovers below nought": (
        pl.DataFrame({"turnover_cents": [1, -1, None, -3]}),
        frames.maximum_fine,
        "column turnover_cents: a value in .* is refused. Accepted: whole numbers from 0 up",
        dsa.errors.InvalidValue,
    ),
    "a kind that is none": (
        pl.DataFrame({"kind": ["shop"], "size": ["small"]}),
        lambda frame: frames.obligation_tier(frame, on=ON),
        "kind/size/very large: a value in .* is refused. Accepted: kinds intermediary",
        dsa.errors.InvalidValue,
    ),
    "a very large hosting service": (
        pl.DataFrame({"kind": ["hosting"], "large": [True]}),
        lambda frame: frames.obligation_tier(frame, on=ON, size=None, very_large="large"),
        "very large only for platforms",
        dsa.errors.InvalidValue,
    ),
    "an event after the lists": (
        pl.DataFrame({"event": [None, date(2025, 1, 1), date(2027, 12, 30)]}),
        lambda frame: frames.deadline(frame, period="P2M", calendar="EC"),
        "Calendar EC: no list of public holidays covers all that decides the end of 2 months from",
        dsa.errors.BeyondCoverage,
    ),
    "a period that is not among those named": (
        pl.DataFrame({"event": [ON, ON, ON], "time": ["P1M", None, "P2M"]}),
        lambda frame: frames.deadline(frame, period=frames.PerRow("time", ["P1M", "P1W"]), calendar="EC"),
        "column time: a value in .* is refused. Accepted: P1M, P1W",
        dsa.errors.InvalidValue,
    ),
    "an event before the lists": (
        pl.DataFrame({"event": [date(2015, 1, 1), date(2025, 1, 1)]}),
        lambda frame: frames.deadline(frame, period="P2M", calendar="EC"),
        "Calendar EC: no list of public holidays covers all that decides the end of 2 months from",
        dsa.errors.BeyondCoverage,
    ),
}


@engines
@pytest.mark.parametrize("case", WRONG_ROWS)
def test_a_wrong_row_is_refused_and_never_skipped(engine: str, case: str) -> None:
    frame, ask, words, kind = WRONG_ROWS[case]
    refused: type[Exception] = duckdb.InvalidInputException if engine == "duckdb" else kind
    native = made(engine, frame)
    with pytest.raises(refused, match=words):
        rows(ask(native))


def test_identifiers_that_pandas_made_floats_of_are_read_if_they_are_exact() -> None:
    log = LOG.to_pandas()
    assert str(log["recipient"].dtype) == "float64"
    assert rows(counted(log)) == rows(counted(LOG))
    with pytest.raises(
        dsa.errors.InvalidValue, match=r"^column recipient: a value in 1 row is refused. Accepted: identifiers"
    ):
        counted(log.assign(recipient=[0.5, *log["recipient"][1:]]))
    with pytest.raises(dsa.errors.InvalidValue, match="in pandas whole numbers with nulls as Int64"):
        counted(log.assign(recipient=[2.0**53, *log["recipient"][1:]]))


def test_engines_without_what_is_needed_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = duckdb.connect()  # kept, since a relation of some versions does not keep it
    with pytest.raises(
        dsa.errors.NotSupported, match=r"^DuckDB: counting in parts is not there. Use active_recipients"
    ):
        untyped.active_recipients_in_parts(connection.from_arrow(LOG.to_arrow()), parts=2, until=UNTIL)
    monkeypatch.setattr(lookups, "engine_of", lambda frame: "Another")
    frame = opening.opened(duckdb.connect().from_arrow(pl.DataFrame({"event": [ON]}).to_arrow()))
    with pytest.raises(dsa.errors.NotSupported, match="a way to look days up"):
        lookups.added(frame, "event", None, None, lambda day: dsa.DSAError(problem=day))  # type: ignore[arg-type] # meant


def test_without_narwhals_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "find_spec", lambda name: None if name == "numpy" else object())
    with pytest.raises(dsa.errors.MissingExtra, match=r"numpy is needed.*dsa-obligations\[frames\]"):
        frames.threshold_test(pl.DataFrame({"recipients": [1]}), on=ON)


def test_an_error_raised_again_from_its_words_keeps_them() -> None:
    words = "column a: a value in 1 row is refused."
    error = dsa.errors.InvalidValue(words)
    assert (str(error), error.facts, str(pickle.loads(pickle.dumps(error)))) == (words, {}, words)


def test_counting_in_parts_gives_the_same_and_tells_how_far_it_is() -> None:
    told: list[tuple[int, int]] = []
    log = generated().lazy()
    counts = frames.active_recipients_in_parts(log, parts=3, until=UNTIL, progress=lambda *done: told.append(done))
    assert rows(counts) == rows(frames.active_recipients(log, until=UNTIL))
    assert told == [(1, 3), (2, 3), (3, 3)]
    options: dict[str, Any] = {"detail": True, "automated": "automated"}
    eager = frames.active_recipients_in_parts(generated(), parts=2, until=UNTIL, progress=False, **options)
    assert rows(eager) == rows(frames.active_recipients(log, until=UNTIL, **options))


def test_what_a_part_remembers_is_merged_as_it_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    merged: list[int] = []
    once = counting_in_parts._once

    def counted_once(some: pl.DataFrame) -> pl.DataFrame:
        merged.append(len(some))
        return once(some)

    monkeypatch.setattr(counting_in_parts, "_BATCH", 16)
    monkeypatch.setattr(counting_in_parts, "_once", counted_once)
    log = pl.concat([LOG] * 20).lazy()
    counts = frames.active_recipients_in_parts(log, parts=1, until=UNTIL, detail=True)
    assert rows(counts) == rows(frames.active_recipients(log, until=UNTIL, detail=True))
    assert len(merged) > 2
    assert max(merged) < 20 * len(LOG)


def test_a_polars_that_is_too_old_is_told_which_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pl.LazyFrame, "collect_batches")
    with pytest.raises(dsa.errors.NotSupported, match=r"^Polars: reading a log in batches .* Install Polars 1\.34"):
        frames.active_recipients_in_parts(LOG, parts=1, until=UNTIL)


def test_the_bar_is_drawn_on_a_terminal_and_nowhere_else(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    progress.reporter(True)(1, 2)
    assert capsys.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    bar = progress.reporter(True)
    bar(1, 2)
    bar(2, 2)
    assert capsys.readouterr() == ("", f"\r[{'#' * 20}{' ' * 20}] 1/2\r[{'#' * 40}] 2/2\n")
    progress.reporter(False)(1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_column_of_text_is_told_how_it_becomes_one_of_days() -> None:
    words = {"event": ["2026-11-26"]}
    with pytest.raises(dsa.errors.InvalidType, match=r"pd\.to_datetime\(\) makes one of text"):
        frames.deadline(pd.DataFrame(words), period="P2D", calendar="EC")
    with pytest.raises(dsa.errors.InvalidType, match=r"\.str\.to_date\(\) makes one of text"):
        frames.deadline(pl.DataFrame(words), period="P2D", calendar="EC")


def test_a_column_that_another_argument_looks_for_is_not_proposed() -> None:
    log = pl.DataFrame({"service": ["Shop"], "recipient": [1], "moment": [date(2025, 1, 1)]})
    with pytest.raises(dsa.errors.UnknownName) as refused:
        frames.active_recipients(log, until=date(2025, 6, 30))
    assert refused.value.near == ()
    with pytest.raises(dsa.errors.UnknownName, match="Did you mean member_state='land'"):
        frames.active_recipients(log.with_columns(land=pl.lit("DE")), until=date(2025, 6, 30))


def test_a_column_of_another_name_is_told_how_to_say_which() -> None:
    table = pl.DataFrame({"received": [date(2026, 11, 26)]})
    with pytest.raises(dsa.errors.UnknownName, match="Did you mean event='received'"):
        frames.deadline(table, period="P2D", calendar="EC")
