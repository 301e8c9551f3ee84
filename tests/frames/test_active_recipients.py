"""Rows of a log to average monthly active recipients: as the object API has them, on every engine."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest

import dsa
from dsa import frames
from dsa.frames.recipients import counting
from dsa.time_limits.calendars import MEMBER_STATES

from .engines import MAKERS, OTHERS, engines, of_engine, rows

UNTIL = date(2025, 6, 30)
BRUSSELS = ZoneInfo("Europe/Brussels")
MONTHS = [(2025, month) for month in range(1, 7)]
EDGES = [datetime(2025, month, 1, tzinfo=BRUSSELS).astimezone(UTC) for month in range(1, 8)]


def made(engine: str, frame: pl.DataFrame) -> Any:
    if engine in OTHERS:
        pytest.importorskip(engine, reason="only the gate installs it")
    return (MAKERS | OTHERS)[engine](frame)  # type: ignore[operator] # two dicts


def generated(number: int = 4000, seed: int = 24) -> pl.DataFrame:
    """A log in which everything goes wrong that can, much of it at the edges of months and of summer time."""
    draw = random.Random(seed)
    near = [edge + timedelta(microseconds=step) for edge in EDGES for step in (-1, 0, 1)]
    days = [EDGES[0] + timedelta(hours=draw.randrange(-500, 24 * 190)) for _ in range(300)]
    return pl.DataFrame(
        {
            "service": draw.choices(["A", "B", "C", None], [5, 5, 1, 0.2], k=number),
            "recipient": draw.choices([*range(150), None], k=number),
            "member_state": draw.choices([*MEMBER_STATES, "EL", "US", "de", None], k=number),
            "moment": draw.choices([*near, *days, None], k=number),
            "automated": draw.choices([True, False, None], [1, 5, 1], k=number),
            "incidental": draw.choices([True, False], [1, 8], k=number),
            "kind": draw.choices(["use", "automated", "incidental", "bot", None], [9, 1, 1, 1, 1], k=number),
        },
        schema_overrides={"moment": pl.Datetime("us", "UTC")},
    )


def month_of(moment: Any) -> int | None:
    local = moment.astimezone(BRUSSELS) if isinstance(moment, datetime) and moment.tzinfo else moment
    return MONTHS.index((local.year, local.month)) if (local.year, local.month) in MONTHS else None


def by_hand(log: pl.DataFrame, *, states: bool = False) -> dict[Any, list[Any]]:
    """Sets of recipients, month by month, and the rows that cannot be counted: one key a service, or with its State."""
    sets_of: dict[Any, list[Any]] = {}
    for row in log.iter_rows(named=True):
        state = {"EL": "GR"}.get(row["member_state"], row["member_state"])
        known = state if state in MEMBER_STATES else None
        key = (row["service"], known) if states else row["service"]
        sets = sets_of.setdefault(key, [set() for _ in MONTHS] + [0])
        month = None if row["moment"] is None else month_of(row["moment"])
        if row["recipient"] is None or known is None or month is None:
            sets[-1] += 1
        else:
            sets[month].add(row["recipient"])
    return sets_of


def expected(log: pl.DataFrame, least: int) -> list[Any]:
    answers: list[tuple[Any, ...]] = []
    for service, (*months, refused) in by_hand(log).items():
        average = dsa.average_monthly_active_recipients([len(month) for month in months])
        if service is None:
            answers.append((service, None, None, refused))
        else:
            answers.append((service, float(average.exact), average.total >= least, refused))
    return sorted(answers, key=lambda row: (row[0] is None, row[0] or ""))


@pytest.fixture
def low(monkeypatch: pytest.MonkeyPatch) -> int:
    """A threshold that a few rows can meet, at exactly the total of service A."""
    (*months, _) = by_hand(generated())["A"]
    least = sum(map(len, months))
    monkeypatch.setattr(counting, "least_total", lambda until: least)
    return least


@engines
def test_the_counts_are_those_of_the_object_api(engine: str, low: int) -> None:
    log = generated()
    counts = frames.active_recipients(made(engine, log), until=UNTIL)
    assert of_engine(counts, engine)
    assert rows(counts) == expected(log, low)
    assert [row[2] for row in rows(counts)] == [True, False, False, None] or rows(counts)[1][1] * 6 >= low


@engines
@pytest.mark.parametrize("how", ["naive", "days"])
def test_moments_without_a_zone_are_local_already(engine: str, how: str, low: int) -> None:
    local = pl.col("moment").dt.convert_time_zone("Europe/Brussels").dt.replace_time_zone(None)
    log = generated().with_columns(local if how == "naive" else local.dt.date())
    assert rows(frames.active_recipients(made(engine, log), until=UNTIL)) == expected(log, low)


@engines
def test_by_member_state_the_threshold_is_decided_on_the_whole(engine: str, low: int) -> None:
    log = generated()
    counts = frames.active_recipients(made(engine, log), until=UNTIL, by_member_state=True)
    whole = {row[0]: row for row in rows(frames.active_recipients(log, until=UNTIL))}
    states = by_hand(log, states=True)
    answers = rows(counts)
    assert {(row[0], row[1]) for row in answers} == set(states)
    for service, state, average, met, refused in answers:
        *months, bad = states[service, state]
        assert average == (None if state is None else float(dsa.average_monthly_active_recipients(
            [len(month) for month in months]).exact))  # fmt: skip
        assert (met, refused) == (whole[service][2], bad)
    for service, row in whole.items():
        assert sum(part[4] for part in answers if part[0] == service) == row[3]


@engines
def test_the_detail_is_what_the_object_api_asks_for(engine: str) -> None:
    log = generated()
    counts = rows(frames.active_recipients(made(engine, log), until=UNTIL, detail=True))
    by = by_hand(log)
    for row in counts:
        *months, refused = by[row[0]]
        assert list(row[4:10]) == [len(month) for month in months]
        assert row[10] == sum(row[4:10])
        assert row[3] == refused == sum(row[11:16])


@engines
def test_what_recital_77_leaves_out_is_counted_apart(engine: str) -> None:
    log = generated()
    native = made(engine, log)
    flags: dict[str, Any] = {"automated": "automated", "incidental": "incidental"}
    counts = rows(frames.active_recipients(native, until=UNTIL, detail=True, **flags))
    kept = log.filter(~pl.col("automated").fill_null(False) & ~pl.col("incidental"))  # unknown is presumed to be use
    plain = rows(frames.active_recipients(kept, until=UNTIL, detail=True))
    assert [row[:16] for row in counts] == [row[:16] for row in plain]
    for row in counts:
        its = log.filter(pl.col("service").eq_missing(row[0]))
        assert row[16] == its["automated"].sum()
        assert row[17] == its.filter(~pl.col("automated").fill_null(False))["incidental"].sum()


@engines
def test_a_kind_says_the_same_and_an_unknown_one_is_refused(engine: str) -> None:
    log = generated()
    counts = rows(frames.active_recipients(made(engine, log), until=UNTIL, kind="kind", detail=True))
    for row in counts:
        its = log.filter(pl.col("service").eq_missing(row[0]))
        unknown = its.filter(~pl.col("kind").is_in(["use", "automated", "incidental"]).fill_null(False))
        assert row[15] == len(unknown)
        assert row[16:] == ((its["kind"] == "automated").sum(), (its["kind"] == "incidental").sum())
        assert row[3] == sum(row[11:16])


@engines
def test_an_empty_log_has_no_services(engine: str) -> None:
    assert rows(frames.active_recipients(made(engine, generated().clear()), until=UNTIL)) == []


@engines
def test_parts_of_member_states_count_for_these_and_overseas_countries_do_not(engine: str) -> None:
    within = {"RE": "FR", "GP": "FR", "MQ": "FR", "GF": "FR", "YT": "FR", "MF": "FR", "FX": "FR"}
    within |= {"AX": "FI", "IC": "ES", "EA": "ES", "EL": "GR"}
    overseas = ["NC", "PF", "PM", "WF", "BL", "TF", "GL", "AW", "CW", "SX", "BQ", "FO", "GI", "SJ", "GB"]
    log = pl.DataFrame({"member_state": [*within, *overseas]}).with_row_index("recipient")
    log = log.with_columns(service=pl.lit("A"), moment=pl.lit(date(2025, 1, 1)))
    ((_, average, _, refused),) = rows(frames.active_recipients(made(engine, log), until=UNTIL))
    assert (average, refused) == (len(within) / 6, len(overseas))
    counts = rows(frames.active_recipients(made(engine, log), until=UNTIL, by_member_state=True))
    numbers = {"FR": 7, "FI": 1, "ES": 2, "GR": 1}
    assert {row[1]: row[2] for row in counts if row[1]} == {state: number / 6 for state, number in numbers.items()}


def test_somebody_in_reunion_and_in_france_is_one_recipient() -> None:
    log = pl.DataFrame({"service": "A", "recipient": "x", "member_state": ["RE", "FR"], "moment": date(2025, 1, 1)})
    assert rows(frames.active_recipients(log, until=UNTIL, by_member_state=True)) == [("A", "FR", 1 / 6, False, 0)]


def test_categories_will_do_for_member_states_and_text_for_recipients() -> None:
    log = generated().with_columns(pl.col("member_state").cast(pl.Categorical), pl.col("recipient").cast(pl.String))
    assert rows(frames.active_recipients(log, until=UNTIL)) == rows(frames.active_recipients(generated(), until=UNTIL))


def test_the_months_are_those_of_the_zone_that_is_named() -> None:
    log = pl.DataFrame(
        {"service": "A", "recipient": [1], "member_state": "PT", "moment": [datetime(2025, 1, 31, 23, 30, tzinfo=UTC)]}
    )

    def months(zone: str) -> Any:
        return frames.active_recipients(log, until=UNTIL, zone=zone, detail=True).row(0)[4:6]

    assert months("Europe/Brussels") == (0, 1)
    assert months("Europe/Lisbon") == (1, 0)


def test_months_run_back_from_any_last_day() -> None:
    days = [
        date(2024, 8, 17),
        date(2024, 8, 16),
        date(2024, 9, 16),
        date(2024, 9, 17),
        date(2025, 2, 16),
        date(2025, 2, 17),
    ]
    log = pl.DataFrame({"service": "A", "recipient": 1, "member_state": "DE", "moment": days})
    counts = frames.active_recipients(log, until=date(2025, 2, 16), detail=True)
    assert counts.row(0)[3:11] == (2, 1, 1, 0, 0, 0, 1, 3)


def test_the_threshold_is_that_of_the_day_and_met_to_the_number() -> None:
    assert counting.least_total(UNTIL) == 6 * 45_000_000
    with pytest.raises(dsa.errors.NotInForce):
        frames.active_recipients(generated(), until=date(2022, 6, 30))


def test_users_over_six_months_are_not_monthly_users() -> None:
    """The same two people in all six months are two, not a third of one; and two Member States make nobody twice."""
    days = [date(2025, month, 5) for month in range(1, 7)]
    log = pl.DataFrame({"moment": days}).join(pl.DataFrame({"recipient": [1, 2]}), how="cross").join(
        pl.DataFrame({"member_state": ["DE", "FR"]}), how="cross"
    )  # fmt: skip
    log = log.with_columns(service=pl.lit("A"))
    assert frames.active_recipients(log, until=UNTIL).rows() == [("A", 2.0, False, 0)]
    assert frames.active_recipients(log, until=UNTIL, by_member_state=True)["average_recipients"].to_list() == [2, 2]


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "duckdb"])
def test_an_approximate_count_says_its_bounds_and_decides_only_outside_them(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = 60_000
    log = pl.DataFrame({"recipient": range(number)}).with_columns(
        service=pl.lit("A"), member_state=pl.lit("DE"), moment=pl.lit(date(2025, 3, 1))
    )

    def counted(least: int, **options: Any) -> Any:
        monkeypatch.setattr(counting, "least_total", lambda until: least)
        return rows(frames.active_recipients(made(engine, log), until=UNTIL, approximately=True, **options))[0]

    service, average, at_least, at_most, met, refused = counted(number // 2)
    assert (service, met, refused) == ("A", True, 0)
    assert 0 < at_least <= number / 6 <= at_most
    assert at_least < average < at_most
    assert counted(number * 2)[4] is False
    assert counted(number)[4] is None
    state = counted(number // 2, by_member_state=True)
    assert (state[:2], state[5]) == (("A", "DE"), True)


@pytest.mark.parametrize("engine", ["pandas", "pyarrow", "dask", "ibis"])
def test_an_engine_without_a_sketch_is_named(engine: str) -> None:
    names = {"pandas": "pandas", "pyarrow": "PyArrow", "dask": "Dask", "ibis": "Ibis"}
    with pytest.raises(
        dsa.errors.NotSupported, match=rf"^{names[engine]}: .* Count exactly, or use one of Polars"
    ) as caught:
        frames.active_recipients(made(engine, generated()), until=UNTIL, approximately=True)
    assert caught.value.code == "not-supported"


def test_what_is_asked_of_spark(monkeypatch: pytest.MonkeyPatch) -> None:
    """Spark itself is tried by the slow tests; that its sketch is asked for the error that is promised, here."""
    from types import SimpleNamespace
    from unittest.mock import MagicMock

    from dsa.frames.recipients import approximate

    functions, native = MagicMock(), MagicMock()
    sql = SimpleNamespace(functions=functions)
    monkeypatch.setitem(__import__("sys").modules, "pyspark.sql", sql)
    monkeypatch.setattr(approximate, "engine_of", lambda frame: "PySpark")
    monkeypatch.setattr(approximate, "seen", lambda frame: frame)
    approximate.distinct(MagicMock(to_native=lambda: native), "service")
    functions.approx_count_distinct.assert_called_once_with("recipient", approximate.STANDARD_ERRORS["PySpark"])
