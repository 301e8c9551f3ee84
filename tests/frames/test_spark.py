"""A local Spark session gives the same answers: slow, for it starts a Java machine."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import polars as pl
import pytest

import dsa
from dsa import frames

from .engines import rows
from .test_active_recipients import UNTIL, by_hand, generated
from .test_columns import CALENDAR_OF, ON, PERIOD_OF, events, mixed, numbers, services
from .test_refused import WRONG_ROWS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java 17"),
    pytest.mark.filterwarnings("ignore"),  # Spark's own, about the versions of pandas and its sockets
]
TYPES = {pl.Int64: "bigint", pl.String: "string", pl.Boolean: "boolean", pl.Date: "date", pl.Datetime: "timestamp"}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    sql: Any = pytest.importorskip("pyspark.sql", reason="only the gate installs it")
    builder = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "2").config("spark.driver.bindAddress", "127.0.0.1")
    session = builder.config("spark.sql.session.timeZone", "Europe/Brussels").getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


def made(spark: Any, frame: pl.DataFrame) -> Any:
    schema = ", ".join(f"{name} {TYPES[dtype.base_type()]}" for name, dtype in frame.schema.items())
    return spark.createDataFrame(frame.rows(), schema=schema)


@pytest.mark.parametrize("options", [{}, {"by_member_state": True}, {"detail": True, "kind": "kind"}], ids=str)
def test_active_recipients(spark: Any, options: dict[str, Any]) -> None:
    log = generated(1000)
    counts = frames.active_recipients(made(spark, log), until=UNTIL, **options)
    assert type(counts).__module__.startswith("pyspark")
    assert rows(counts) == rows(frames.active_recipients(log, until=UNTIL, **options))


def test_an_approximate_count_keeps_its_bounds(spark: Any) -> None:
    log = generated(1000)
    counts = rows(frames.active_recipients(made(spark, log), until=UNTIL, approximately=True))
    for service, _, at_least, at_most, _, refused in counts:
        (*months, bad) = by_hand(log)[service]
        assert refused == bad
        if service is not None:
            assert at_least <= sum(map(len, months)) / 6 <= at_most


def test_the_other_columns(spark: Any) -> None:
    figures = numbers(44_999_999, 45_000_000, 2**62)
    asked: list[Callable[[Any], Any]] = [
        lambda frame: frames.threshold_test(frame, on=ON, recipients="given"),
        lambda frame: frames.maximum_fine(frame, turnover_cents="given"),
    ]
    for ask in asked:
        assert sorted(rows(ask(made(spark, figures))), key=str) == sorted(rows(ask(figures)), key=str)
    for period in ("P2D", "P1M", "10 working days"):
        options: dict[str, Any] = {"period": period, "calendar": "EC", "rule": "why", "certain": "sure"}
        deadlines = rows(frames.deadline(made(spark, events()), **options))
        assert sorted(deadlines, key=str) == sorted(rows(frames.deadline(events(), **options)), key=str)
    options = {"period": frames.PerRow("for", PERIOD_OF), "calendar": frames.PerRow("at", CALENDAR_OF), "rule": "why"}
    deadlines = rows(frames.deadline(made(spark, mixed()), **options))
    assert sorted(deadlines, key=str) == sorted(rows(frames.deadline(mixed(), **options)), key=str)
    tiers = rows(frames.obligation_tier(made(spark, services()), on=ON, very_large="very_large"))
    want = rows(frames.obligation_tier(services(), on=ON, very_large="very_large"))
    assert sorted(tiers, key=str) == sorted(want, key=str)


@pytest.mark.parametrize("case", WRONG_ROWS)
def test_a_wrong_row_is_refused_and_never_skipped(spark: Any, case: str) -> None:
    frame, ask, words, _ = WRONG_ROWS[case]
    with pytest.raises(Exception, match=words):
        rows(ask(made(spark, frame)))


def test_parts_are_for_one_machine(spark: Any) -> None:
    log: Any = made(spark, pl.DataFrame({"service": ["A"], "day": [date(2025, 1, 1)]}))
    with pytest.raises(dsa.errors.NotSupported, match=r"^PySpark: counting in parts"):
        frames.active_recipients_in_parts(log, parts=2, until=UNTIL)
