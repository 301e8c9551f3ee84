"""Columns of statements: the same rows and numbers on every engine, as the objects have them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import polars as pl
import pytest

from dsa import frames, statements
from dsa.act.statements.database import EXAMPLE
from dsa.act.statements.fields import BY_NAME, FIELDS
from dsa.errors import InvalidType, InvalidValue, NotSupported, UnknownName
from dsa.frames.blanks import WHITESPACE
from dsa.frames.reasons import checking
from dsa.frames.reasons.values import EAN_COLUMN, column_of
from tests.oracles.damaged_payloads import payloads

from .engines import LAZY, MAKERS, engines, installed_engines, of_engine, rows
from .test_columns import made

pytestmark = pytest.mark.filterwarnings("ignore::FutureWarning")
SCHEMA = {column_of(field): pl.String for field in FIELDS}
NULL_AND_MISSING_DIFFER = ("category_addition", "incompatible_content_illegal")


def row(payload: dict[str, Any]) -> dict[str, str | None]:
    columns: dict[str, str | None] = {}
    for field in FIELDS:
        value = payload.get(field.name)
        if field.name == "content_id":
            columns[EAN_COLUMN] = value["EAN-13"] if value else None
        else:
            columns[field.name] = json.dumps(value) if isinstance(value, list) else value
    return columns


def as_column(name: str, value: Any) -> bool:
    """Whether a column of text can say the same."""
    if value is None:
        return name not in NULL_AND_MISSING_DIFFER
    if name == "content_id":
        return isinstance(value, dict) and isinstance(value.get("EAN-13"), str) and bool(value["EAN-13"].strip())
    if BY_NAME[name].kind.several:
        return isinstance(value, list) and all(isinstance(part, str) and part == part.strip() for part in value)
    said = isinstance(value, str) and "00:00:00" not in value
    return said and not (name in NULL_AND_MISSING_DIFFER and not value.strip())


def drawn(number: int) -> Iterator[dict[str, Any]]:
    for payload in payloads(11, number):
        known = {name: value for name, value in payload.items() if name in BY_NAME}
        if all(as_column(name, value) for name, value in known.items()):
            yield known


DRAWN = list(drawn(900))
EXPECTED = [next((error.facts["field"] for error in statements.problems(payload)), None) for payload in DRAWN]
LOG = pl.DataFrame(list(map(row, DRAWN)), schema=SCHEMA)


def test_the_drawn_rows_are_of_both_kinds_and_of_every_field() -> None:
    assert len(DRAWN) > 375
    assert 0.3 < sum(name is None for name in EXPECTED) / len(EXPECTED) < 0.9
    assert len(set(EXPECTED)) > 25


@installed_engines
def test_every_engine_finds_the_first_field_that_the_objects_find(engine: str) -> None:
    answer = frames.statements(MAKERS[engine](LOG))
    assert of_engine(answer, engine)
    verdicts = rows(answer)
    assert [verdict[-1] for verdict in verdicts] == EXPECTED
    assert [verdict[-2] for verdict in verdicts] == [name is None for name in EXPECTED]
    assert [verdict[:-2] for verdict in verdicts] == LOG.rows()


def test_polars_streams_and_keeps_its_columns_apart() -> None:
    lazy = frames.statements(LOG.lazy())
    assert lazy.select("refused_field").collect(engine="streaming")["refused_field"].to_list() == EXPECTED
    assert lazy.filter(pl.col("accepted")).select("puid").collect().height == EXPECTED.count(None)


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
def test_a_day_s_file_of_the_database_is_judged_by_the_columns_that_it_has(engine: str) -> None:
    light = LOG.drop("puid", "decision_facts", "territorial_scope", "illegal_content_explanation")
    refused_fields = [verdict[-1] for verdict in rows(frames.statements(MAKERS[engine](light)))]
    gone = set(LOG.columns) - set(light.columns)
    assert gone.isdisjoint(refused_fields)
    by_hand = []
    for payload in DRAWN:
        errors = (error.facts["field"] for error in statements.problems(payload))
        by_hand.append(next((name for name in errors if name not in gone), None))
    assert refused_fields == by_hand


@pytest.mark.parametrize("engine", ["polars", "duckdb"])
def test_what_hangs_on_a_field_without_a_column_is_not_asked_for(engine: str) -> None:
    log = pl.DataFrame(
        {
            "decision_visibility_other": ["x" * 501, None, "hidden"],
            "illegal_content_legal_ground": [None, "x" * 501, "law"],
            "source_identity": ["", "A", "x" * 501],
        }
    )
    refused_fields = [verdict[-1] for verdict in rows(frames.statements(MAKERS[engine](log)))]
    assert refused_fields == ["decision_visibility_other", None, "source_identity"]


def test_a_part_of_polars_is_judged_by_itself() -> None:
    part = pl.DataFrame({"category": ["x", "x"], checking._PLACE: [True, False]}).to_struct("part")
    places = checking.places_of({"category"}, part)
    assert places.to_list() == [[field.name for field in FIELDS].index("category"), len(FIELDS)]


DAYS = ("content_date", "application_date", "end_date_visibility_restriction")


def typed(moments: bool = False) -> pl.DataFrame:
    """A log with lists as lists, days as days, numbers as numbers and categories as categories."""
    kind: Any = datetime if moments else date
    good: dict[str, list[Any]] = {column_of(field): [None] * 5 for field in FIELDS}
    for name, value in EXAMPLE.items():
        good[name] = [value] * 5
    good["content_date"] = [kind(2026, 2, 1), kind(1999, 12, 31), *[kind(2026, 2, 1)] * 3]
    good["application_date"] = [kind(2026, 3, 1)] * 5
    good["end_date_visibility_restriction"] = [None, None, kind(2038, 1, 2), None, None]
    good["content_type"] = [["CONTENT_TYPE_TEXT"]] * 3 + [[], ["CONTENT_TYPE_TEXT", "NOPE"]]
    good["puid"] = [1, 2, 3, 4, 5]
    schema: Any = dict(SCHEMA)
    schema |= dict.fromkeys(DAYS, pl.Datetime("us") if moments else pl.Date)
    schema |= {"content_type": pl.List(pl.String), "decision_visibility": pl.List(pl.String), "puid": pl.Int64}
    schema["category"] = pl.Categorical
    return pl.DataFrame(good, schema=schema)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pyarrow", "duckdb"])
@pytest.mark.parametrize("moments", [False, True])
def test_days_lists_numbers_and_categories_are_read_as_they_are(engine: str, moments: bool) -> None:
    refused_fields = [verdict[-1] for verdict in rows(frames.statements(MAKERS[engine](typed(moments))))]
    assert refused_fields == [None, "content_date", "end_date_visibility_restriction", "content_type", "content_type"]


def test_a_file_of_the_database_has_midnight_after_its_days() -> None:
    days = ["2026-02-01 00:00:00", "2026-02-01 12:00:00", "2038-01-01 00:00:00", "2038-01-02 00:00:00", " 2026-02-01 "]
    verdicts = frames.statements(pl.DataFrame({"content_date": days}))
    assert verdicts["accepted"].to_list() == [True, False, True, False, True]


def test_whitespace_of_every_kind_is_trimmed_on_every_engine() -> None:
    texts = [f"{character}x" for character in WHITESPACE] + list(WHITESPACE) + ["Ω", "漢", "\u200b"]
    log = pl.DataFrame({"decision_facts": texts, "source_type": [f"{text[0]}SOURCE_VOLUNTARY" for text in texts]})
    expected = [None] * len(WHITESPACE) + ["decision_facts"] * len(WHITESPACE) + ["source_type"] * 3
    for engine, maker in MAKERS.items():
        assert [verdict[-1] for verdict in rows(frames.statements(maker(log)))] == expected, engine


def test_what_cannot_be_judged_is_refused_at_the_door() -> None:
    with pytest.raises(UnknownName, match="frame"):
        frames.statements(pl.DataFrame({"colour": ["red"]}))
    with pytest.raises(InvalidValue, match="accepted"):
        frames.statements(pl.DataFrame({"category": ["x"], "accepted": [True]}))
    with pytest.raises(InvalidType, match="automated_detection"):
        frames.statements(pl.DataFrame({"automated_detection": [True]}))
    with pytest.raises(InvalidType, match="lists of text"):
        frames.statements(pl.DataFrame({"content_type": [date(2026, 1, 1)]}))
    with pytest.raises(InvalidType, match="frame"):
        frames.statements([{"category": "x"}])


def test_nothing_is_nothing_on_every_engine() -> None:
    for engine, maker in MAKERS.items():
        if engine != "dask":
            assert rows(frames.statements(maker(LOG.head(0)))) == [], engine


COUNTED = pl.DataFrame(
    {
        "category": ["A", "B", "A", None, ""],
        "decision_visibility": ['["X"]', "[]", '["X", "Y"]', None, ""],
        "decision_account": [None, "S", "S", None, ""],
        "territorial_scope": ['["DE","FR"]', '["DE"]', "[]", None, '["FR"]'],
        "application_date": ["2026-03-01", "2026-03-31 00:00:00", "2026-04-01", None, ""],
    }
)


@pytest.mark.parametrize("engine", ["polars", "pandas", "duckdb"])
@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("category", {("A",): 2, ("B",): 1, (None,): 2}),
        ("month", {("2026-03",): 2, ("2026-04",): 1, (None,): 2}),
        ("territorial_scope", {("DE",): 2, ("FR",): 2, (None,): 2}),
        ("restriction", {("visibility",): 2, ("account",): 2, (None,): 2}),
        (
            ("month", "decision_visibility"),
            {("2026-03", "X"): 1, ("2026-03", None): 1, ("2026-04", "X"): 1, ("2026-04", "Y"): 1, (None, None): 2},
        ),
    ],
)
def test_every_engine_counts_the_same(engine: str, by: Any, expected: dict[tuple[Any, ...], int]) -> None:
    answer = frames.statement_counts(MAKERS[engine](COUNTED), by=by)
    assert of_engine(answer, engine)
    counts = rows(answer)
    assert {count[:-1]: count[-1] for count in counts} == expected
    assert len(counts) == len(expected)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "duckdb"])
def test_lists_and_days_are_counted_as_they_are(engine: str) -> None:
    log = typed()
    counts = {count[0]: count[1] for count in rows(frames.statement_counts(MAKERS[engine](log), by="content_type"))}
    assert counts == {"CONTENT_TYPE_TEXT": 4, "NOPE": 1, None: 1}
    assert rows(frames.statement_counts(MAKERS[engine](log), by="month")) == [("2026-03", 5)]
    assert rows(frames.statement_counts(MAKERS[engine](log), by="restriction")) == [("visibility", 5)]


PADDED = pl.DataFrame(
    {
        "category": [" A", "A", "A ", "\N{NO-BREAK SPACE}"],
        "application_date": [" 2026-03-01 ", "2026-03-02", "2026-04-01 00:00:00", "  "],
        "decision_account": [" ", "x", "", "x "],
        "decision_visibility": ["[ ]", " ", "[]", '["X"]'],
        "territorial_scope": ['["DE","DE"]', '["DE", "FR", "DE"]', ' ["DE"] ', "[]"],
    }
)


@engines
@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("category", {("A",): 3, (None,): 1}),
        ("month", {("2026-03",): 2, ("2026-04",): 1, (None,): 1}),
        ("restriction", {("account",): 2, ("visibility",): 1, (None,): 2}),
        ("territorial_scope", {("DE",): 3, ("FR",): 1, (None,): 1}),
        (("category", "territorial_scope"), {("A", "DE"): 3, ("A", "FR"): 1, (None, None): 1}),
    ],
)
def test_what_the_database_trims_and_keeps_once_is_counted_so(
    engine: str, by: Any, expected: dict[tuple[Any, ...], int]
) -> None:
    counts = rows(frames.statement_counts(made(engine, PADDED), by=by))
    assert {count[:-1]: count[-1] for count in counts} == expected
    assert len(counts) == len(expected)


@pytest.mark.parametrize("engine", ["polars", "polars lazy", "pandas", "pyarrow", "duckdb"])
def test_categories_and_values_twice_in_a_list_are_counted_once(engine: str) -> None:
    padded = PADDED.cast({"category": pl.Categorical})
    counts = rows(frames.statement_counts(MAKERS[engine](padded), by="category"))
    assert sorted(counts, key=str) == [("A", 3), (None, 1)]
    if engine not in {"pandas", "pyarrow"}:
        lists = pl.DataFrame({"content_type": [["A", "A"], ["A", "B"], [], None]})
        counts = rows(frames.statement_counts(MAKERS[engine](lists), by="content_type"))
        assert sorted(counts, key=str) == [("A", 2), ("B", 1), (None, 2)]


def test_counts_are_those_of_a_counter() -> None:
    counted = frames.statement_counts(LOG, by=("category", "source_type"))
    by_hand = Counter(
        tuple((statement[name] or "").strip() or None for name in ("category", "source_type"))
        for statement in LOG.rows(named=True)
    )
    assert {count[:-1]: count[-1] for count in counted.rows()} == by_hand


def test_a_count_says_what_it_can_count_by() -> None:
    with pytest.raises(UnknownName, match="category"):
        frames.statement_counts(COUNTED, by="categories")
    with pytest.raises(UnknownName, match="month"):
        frames.statement_counts(COUNTED.select("category"), by="month")
    for by in ((), ("category", "category")):
        with pytest.raises(InvalidValue, match="by"):
            frames.statement_counts(COUNTED, by=by)
    with pytest.raises(InvalidType, match="by"):
        frames.statement_counts(COUNTED, by=7)  # type: ignore[arg-type]  # the mistake that is to be refused
    with pytest.raises(InvalidType, match="application_date"):
        frames.statement_counts(pl.DataFrame({"application_date": [1]}), by="month")
    with pytest.raises(NotSupported, match="PyArrow"):
        frames.statement_counts(typed().to_arrow(), by="content_type")
    with pytest.raises(InvalidType, match="JSON"):
        frames.statement_counts(pl.DataFrame({"content_type": [1]}), by="content_type")
    assert "polars lazy" in LAZY


def test_ibis_answers_as_well_though_it_cannot_strip_what_others_can() -> None:
    ibis = pytest.importorskip("ibis", reason="only the gate installs it")
    known = "STATEMENT_CATEGORY_VIOLENCE"
    log = pl.DataFrame({"category": [known, f" {known}\u3000", "x", None, "\u3000"]})
    verdicts = frames.statements(ibis.memtable(log.to_arrow()))
    assert sorted(rows(verdicts), key=str) == sorted(frames.statements(log).rows(), key=str)
