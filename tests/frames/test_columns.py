"""Threshold, ceiling, deadline and tier as columns: bit for bit what the object API answers, on every engine."""

from __future__ import annotations

import pickle
import random
from datetime import date, timedelta
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

import dsa
from dsa import frames
from dsa.frames.dates.day_tables import NEVER, table

from .engines import MAKERS, OTHERS, engines, of_engine, rows

ON = date(2025, 1, 1)
YEAR = dsa.FinancialYear.ending(date(2024, 12, 31))
MOST = 2**63 - 1
PERIODS = ("P1D", "P2D", "P2W", "P4M", "P1M15D", "P1Y", "10 working days")


def made(engine: str, frame: pl.DataFrame) -> Any:
    if engine in OTHERS:
        pytest.importorskip(engine, reason="only the gate installs it")
    return {**MAKERS, **OTHERS}[engine](frame)


def numbers(*edges: int, most: int = MOST) -> pl.DataFrame:
    draw = random.Random(74)
    spread = [draw.randrange(10 ** draw.randrange(1, 18)) for _ in range(200)]
    return pl.DataFrame({"given": [0, 1, *edges, most, *spread, None]}, schema={"given": pl.Int64})


@engines
def test_the_threshold_is_the_object_apis(engine: str) -> None:
    figures = numbers(44_999_999, 45_000_000, 45_000_001)
    tested = frames.threshold_test(made(engine, figures), on=ON, recipients="given")
    assert of_engine(tested, engine)
    tests = {number: dsa.threshold_test(number, on=ON) for number in figures["given"].drop_nulls()}
    want = [
        (number, tests[number].met, tests[number].margin) if number is not None else (None, None, None)
        for number in figures["given"]
    ]
    assert sorted(rows(tested), key=str) == sorted(want, key=str)


@engines
@pytest.mark.parametrize("most", [10**15, MOST])
@pytest.mark.parametrize("ground", [dsa.FineGround.INFRINGEMENT, dsa.FineGround.INFORMATION])
def test_the_ceiling_is_the_object_apis_to_the_cent(engine: str, ground: dsa.FineGround, most: int) -> None:
    turnovers = numbers(16, 17, 49, 50, 99, 100, 116, 117, most // 3, most // 3 + 1, most - 1, most=most)

    def ceiling(cents: int) -> int:
        turnover = dsa.Turnover(amount=dsa.Money.exactly(dsa.Money(cents, "EUR").exact / 100, "EUR"), year=YEAR)
        return int(dsa.maximum_fine(turnover, decided=ON, ground=ground).ceiling.exact * 100)

    for known in (turnovers, turnovers.drop_nulls()):
        ceilings = frames.maximum_fine(made(engine, known), ground=ground, turnover_cents="given")
        assert of_engine(ceilings, engine)
        want = [(cents, None if cents is None else ceiling(cents)) for cents in known["given"]]
        assert sorted(rows(ceilings), key=str) == sorted(want, key=str)


def test_narrow_numbers_have_margins_that_they_could_not_hold() -> None:
    frame = pl.DataFrame({"recipients": [100]}, schema={"recipients": pl.Int8})
    assert frames.threshold_test(frame, on=ON).row(0) == (100, False, 100 - 45_000_000)


def test_the_law_of_the_day_of_the_decision_counts() -> None:
    frame = pl.DataFrame({"turnover_cents": [100]}, schema={"turnover_cents": pl.Int32})
    assert frames.maximum_fine(frame, decided=ON, into="most").row(0) == (100, 6)
    with pytest.raises(dsa.errors.NotInForce):
        frames.maximum_fine(frame, decided=date(2020, 1, 1))


def events() -> pl.DataFrame:
    near = [date(2023, 12, 15) + timedelta(days=number) for number in range(90)]
    return pl.DataFrame({"event": [date(2024, 2, 29), date(2025, 8, 31), *near, None]})


@engines
@pytest.mark.parametrize("period", PERIODS)
def test_the_deadline_is_the_object_apis_with_its_rules(engine: str, period: str) -> None:
    def answer(event: date | None) -> tuple[Any, ...]:
        if event is None:
            return None, None, None, None
        deadline = dsa.deadline(event, period, calendar="EC")
        return event, deadline.date, "; ".join(step.rule for step in deadline.steps), deadline.certain

    deadlines = frames.deadline(made(engine, events()), period=period, calendar="EC", rule="why", certain="sure")
    assert of_engine(deadlines, engine)
    assert sorted(rows(deadlines), key=str) == sorted(map(answer, events()["event"]), key=str)
    bare = frames.deadline(made(engine, events().drop_nulls()), period=period, calendar=dsa.calendar("EC"), into="last")
    assert {row[0]: row[1] for row in rows(bare)} == {day: answer(day)[1] for day in events()["event"].drop_nulls()}


@pytest.mark.parametrize("code", ["EC", "CJEU", "BG", "IE"])
@pytest.mark.parametrize("period", [*PERIODS, "P3D", "P5Y", "P10Y", "P1M1W1D", "1 working day", "80 working days"])
def test_the_table_has_what_the_object_api_has_and_nothing_else(code: str, period: str) -> None:
    calendar = dsa.calendar(code).strict()
    whole = table(dsa.Period.parse(period), calendar)
    edge = {*range(-40, 80), *range(len(whole.ends) - 80, len(whole.ends) + 40)}
    for place in sorted(edge | {*range(0, len(whole.ends), 7)}):
        event = date(1970, 1, 1) + timedelta(days=whole.first + place)
        here = 0 <= place < len(whole.ends) and whole.ends[place] != NEVER
        try:
            deadline = dsa.deadline(event, period, calendar=calendar)
        except dsa.errors.BeyondCoverage:
            assert not here, event
            continue
        assert here, event
        assert date(1970, 1, 1) + timedelta(days=int(whole.ends[place])) == deadline.date
        assert whole.rules[whole.codes[place]] == "; ".join(step.rule for step in deadline.steps)
        assert whole.certain[place] == deadline.certain
        assert whole.robust[place] == deadline.robust


def test_a_projected_calendar_reaches_farther_and_says_so() -> None:
    frame = pl.DataFrame({"event": [date(2029, 12, 1)]})
    projected = dsa.calendar("EC").projected(date(2031, 1, 1))
    deadlines = frames.deadline(frame, period="P1M", calendar=projected, certain="sure")
    want = dsa.deadline(date(2029, 12, 1), "P1M", calendar="EC", beyond="project")
    assert deadlines.row(0) == (date(2029, 12, 1), want.date, False)


@pytest.mark.parametrize("period", ["P400Y", "P9000Y", "P146097D"])
def test_no_event_of_our_time_begins_a_period_of_thousands_of_years(period: str) -> None:
    try:
        frames.deadline(events(), period=period, calendar="EC")
    except dsa.DSAError:
        pass
    else:
        raise AssertionError(period)
    nothing = events().filter(pl.col("event").is_null())
    if period != "P9000Y":  # which is no period that anything has, and is refused at once
        assert frames.deadline(nothing, period=period, calendar="EC").row(0) == (None, None)


PERIOD_OF = {"measures": "P1M", "reply": "10 working days", "two days": "P2D"}
CALENDAR_OF = {"Commission": "EC", "Ireland's coordinator": "IE"}


def mixed() -> pl.DataFrame:
    """Every event with each period and calendar, and unknown ones."""
    ways = pl.DataFrame({"for": [*PERIOD_OF, None]}).join(pl.DataFrame({"at": [*CALENDAR_OF, None]}), how="cross")
    return events().join(ways, how="cross")


@engines
def test_period_and_calendar_can_differ_from_row_to_row(engine: str) -> None:
    def answer(event: date | None, what: str | None, where: str | None) -> tuple[Any, ...]:
        if event is None or what is None or where is None:
            return event, what, where, None, None, None
        deadline = dsa.deadline(event, PERIOD_OF[what], calendar=CALENDAR_OF[where])
        return event, what, where, deadline.date, "; ".join(step.rule for step in deadline.steps), deadline.certain

    deadlines = frames.deadline(
        made(engine, mixed()),
        period=frames.PerRow("for", PERIOD_OF),
        calendar=frames.PerRow("at", CALENDAR_OF),
        rule="why",
        certain="sure",
    )
    assert of_engine(deadlines, engine)
    assert sorted(rows(deadlines), key=str) == sorted((answer(*row) for row in mixed().rows()), key=str)


def test_one_of_them_can_be_the_same_for_all_rows() -> None:
    frame = pl.DataFrame({"event": [date(2025, 12, 23)] * 2, "seat": ["IE", "DE"]}).cast({"seat": pl.Categorical})
    deadlines = frames.deadline(frame, period="10 working days", calendar=frames.PerRow("seat", ["DE", "IE", "FR"]))
    assert deadlines["deadline"].to_list() == [
        dsa.deadline(date(2025, 12, 23), "10 working days", calendar=code).date for code in ("IE", "DE")
    ]


def test_one_column_can_say_both_and_has_to_know_its_words_for_both() -> None:
    frame = pl.DataFrame({"event": [date(2025, 12, 23)] * 2, "act": ["fee", "reply"]})
    periods = frames.PerRow("act", {"fee": "P1M", "reply": "10 working days"})
    deadlines = frames.deadline(frame, period=periods, calendar=frames.PerRow("act", {"fee": "EC", "reply": "IE"}))
    assert deadlines["deadline"].to_list() == [
        dsa.deadline(date(2025, 12, 23), "P1M", calendar="EC").date,
        dsa.deadline(date(2025, 12, 23), "10 working days", calendar="IE").date,
    ]
    with pytest.raises(dsa.errors.InvalidValue, match=r"column act: a value in 1 row is refused. Accepted: fee\."):
        frames.deadline(frame, period=periods, calendar=frames.PerRow("act", {"fee": "EC"}))


def test_what_is_named_per_row_is_read_and_compared_as_given() -> None:
    named = frames.PerRow("seat", ["DE", "IE"])
    assert named == frames.PerRow("seat", {"DE": "DE", "IE": "IE"}) != frames.PerRow("seat", ["DE"])
    assert len({named, frames.PerRow("seat", ("DE", "IE")), pickle.loads(pickle.dumps(named))}) == 1
    turned = frames.PerRow("seat", ["IE", "DE"])
    assert (turned, hash(turned)) == (named, hash(named))
    event = pl.DataFrame({"event": [date(2025, 12, 23)], "seat": ["DE"], "time": ["a"]})
    periods = frames.PerRow("time", {"a": dsa.Period(months=1)})
    (row,) = frames.deadline(event, period=periods, calendar=frames.PerRow("seat", {"DE": dsa.calendar("DE")})).rows()
    assert row[-1] == dsa.deadline(date(2025, 12, 23), "P1M", calendar="DE").date


def test_days_as_pandas_has_them_come_back_as_they_came() -> None:
    days = events()["event"].to_list()
    objects = pd.DataFrame({"event": pd.Series(days, dtype=object)})
    moments = pd.DataFrame({"event": pd.to_datetime(pd.Series(days)).astype("datetime64[ns]")})
    for frame in (objects, moments, moments.dropna()):
        deadlines = frames.deadline(frame, period="P1M", calendar="EC")
        assert deadlines["deadline"].dtype == frame["event"].dtype
        want = [dsa.deadline(day, "P1M", calendar="EC").date for day in days if day is not None]
        assert [row[1] for row in rows(deadlines)][: len(want)] == want
    with pytest.raises(dsa.errors.InvalidType, match=r"^column event: .* all of them midnight"):
        frames.deadline(moments + pd.Timedelta(hours=3), period="P1M", calendar="EC")
    with pytest.raises(dsa.errors.InvalidType, match=r"^column event: 'soon' is refused"):
        frames.deadline(pd.DataFrame({"event": ["soon", days[0]]}, dtype=object), period="P1M", calendar="EC")


KINDS = [kind.value for kind in dsa.ServiceKind]
SIZES = [*(size.value for size in dsa.EnterpriseSize), None]
LARGE = ("online_platform", "marketplace", "search_engine")


def services() -> pl.DataFrame:
    cases = [(kind, size, large) for kind in [*KINDS, None] for size in SIZES for large in (True, False, None)]
    possible = [case for case in cases if not case[2] or case[0] in (*LARGE, None)]
    return pl.DataFrame(possible, schema={"kind": pl.String, "size": pl.String, "very_large": pl.Boolean}, orient="row")


@engines
def test_the_tier_is_the_highest_section_that_the_object_api_finds_binding(engine: str) -> None:
    tiers = frames.obligation_tier(made(engine, services()), on=ON, very_large="very_large")
    assert of_engine(tiers, engine)
    told = rows(tiers)
    assert len(told) == len(services())
    for kind, size, large, tier in told:
        if kind is None or (large is None and kind in LARGE):
            assert tier is None
            continue
        service = dsa.Platform(
            name="a",
            provider=dsa.Provider(name="b", size=None if size is None else dsa.EnterpriseSize(size)),
            kind=dsa.ServiceKind(kind),
        )
        decided = (
            dsa.VLOPDesignation(platform=service, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
            if large
            else None
        )
        binding = {
            status.obligation.article
            for status in dsa.obligations(service, on=ON, designation=decided)
            if status.binds and not status.obligation.id.startswith("art-24-3")
        }
        ladder = {
            "VLOP": binding & {34} and kind != "search_engine",
            "VLOSE": binding & {34} and kind == "search_engine",
            "marketplace": binding & {30} and not binding & {34},
            "online_platform": binding & {20} and not binding & {30, 34},
            "search_engine": kind == "search_engine" and not binding & {34},
            "hosting": binding & {16} and not binding & {20, 34},
            "intermediary": not binding & {16, 24, 34},
        }
        assert [name for name, holds in ladder.items() if holds] == [tier], (kind, size, large)


def test_sizes_and_designations_need_not_be_columns() -> None:
    kinds = pl.DataFrame({"kind": KINDS})
    assert frames.obligation_tier(kinds, on=ON, size=None)["tier"].to_list() == KINDS
    before = frames.obligation_tier(kinds, on=date(2022, 1, 1), size=None)["tier"].to_list()
    assert before == [None] * len(KINDS)


def test_categories_will_do_for_kinds_and_sizes() -> None:
    sizes = pl.Enum(["small", "large"])
    frame = pl.DataFrame({"kind": ["marketplace"] * 3, "size": ["small", "large", None]})
    typed = frame.with_columns(pl.col("kind").cast(pl.Categorical), pl.col("size").cast(sizes))
    want = ["hosting", "marketplace", "marketplace"]
    for held in (frame, typed, typed.to_pandas()):
        assert [row[-1] for row in rows(frames.obligation_tier(held, on=ON))] == want


def test_what_spark_would_be_told() -> None:
    """Spark itself is tried by the slow tests."""
    from dsa.frames.dates.lookups import Wanted, texts
    from dsa.frames.engines import quoted, sql_text

    wanted = Wanted(into="last", rule=None, certain=None)
    told = texts("PySpark", "event", table(dsa.Period.parse("P1M"), dsa.calendar("EC")), wanted, "it's beyond")
    assert told["last"].startswith("CASE WHEN `event` IS NOT NULL AND date_add(DATE '1970-01-01', get(array(NULL, ")
    assert "THEN raise_error('it\\'s beyond') ELSE" in told["last"]

    assert quoted("PySpark", "a`b") == "`a``b`"
    assert quoted("DuckDB", 'a"b') == '"a""b"'
    assert sql_text("PySpark", "a\\'b") == "'a\\\\\\'b'"
    assert sql_text("DuckDB", "it's") == "'it''s'"


def test_names_that_need_quoting() -> None:
    engine = duckdb.connect()
    held = engine.from_arrow(pl.DataFrame({'the "given"': [100]}).to_arrow())
    ceilings = frames.maximum_fine(held, turnover_cents='the "given"', into="what's due")
    assert nw.from_native(ceilings).collect_schema().names() == ['the "given"', "what's due"]
    assert rows(ceilings) == [(100, 6)]


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pyarrow", "duckdb"])
def test_a_frame_of_narwhals_comes_back_as_one_of_the_same_kind(engine: str) -> None:
    from narwhals.stable import v1

    figures = pl.DataFrame({"recipients": [1], "turnover_cents": [1], "kind": ["hosting"], "event": [ON]})
    for wrap in (nw.from_native, v1.from_native):
        wrapped: Any = wrap(made(engine, figures))
        for answer in (
            frames.threshold_test(wrapped, on=ON),
            frames.maximum_fine(wrapped),
            frames.obligation_tier(wrapped, on=ON, size=None),
            frames.deadline(wrapped, period="P1M", calendar="EC"),
            frames.statement_counts(wrapped, by="kind"),
        ):
            assert type(answer) is type(wrapped)
