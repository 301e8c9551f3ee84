"""How fast statements of reasons are checked and counted: a payload beside pydantic, columns beside queries by hand.

    python tests/benchmarks/statements_speed.py --rows 10

Both sides run in turn, several times, in one process; the best of each counts. What stands by hand says the same of
the same columns, as somebody would write it who knows that nothing has whitespace around it.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

import duckdb
import polars as pl
from pydantic import Field, ValidationError, create_model

from dsa import frames, statements
from dsa.act.statements.database import EXAMPLE
from dsa.act.statements.fields import DAY, FIELDS, LAST_DAY
from dsa.frames.reasons.values import column_of

BEFORE_JULY_2025 = "STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE"

FULL: Mapping[str, object] = {
    **EXAMPLE,
    "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED", "DECISION_VISIBILITY_OTHER"],
    "decision_visibility_other": "Shown to nobody below sixteen",
    "decision_account": "DECISION_ACCOUNT_SUSPENDED",
    "account_type": "ACCOUNT_TYPE_PRIVATE",
    "territorial_scope": ["DE", "FR", "PT"],
    "content_language": "DE",
    "category_addition": ["STATEMENT_CATEGORY_VIOLENCE"],
    "category_specification": ["KEYWORD_PHISHING"],
    "end_date_account_restriction": "2026-09-01",
    "end_date_visibility_restriction": None,
    "decision_ground_reference_url": "https://forum.example/terms",
    "content_id": {"EAN-13": "0123456789123"},
    "decision_facts": "Forty reviews of one product within a minute. " * 40,
    "incompatible_content_illegal": "No",
}


def best(ways: Mapping[str, Callable[[], object]], times: int = 5) -> dict[str, float]:
    """Seconds, the best of several alternating runs of each."""
    shortest = dict.fromkeys(ways, float("inf"))
    for _ in range(times):
        for name, way in ways.items():
            begun = time.perf_counter()
            way()
            shortest[name] = min(shortest[name], time.perf_counter() - begun)
    return shortest


def model() -> Any:
    """The same lists and lengths, as a model of pydantic."""
    fields: dict[str, Any] = {}
    for field in FIELDS:
        kind = field.kind
        of: Any
        if kind.values:
            of = Literal[tuple(sorted(kind.values))]
            of = list[of] if kind.several else of
        elif kind.most:
            whole = None if kind.pattern is None else f"^{kind.pattern}$"
            of = Annotated[str, Field(min_length=1, max_length=kind.most, pattern=whole)]
        elif field.name == "content_id":
            of = dict[str, Annotated[str, Field(pattern="^[0-9]{13}$")]]
        else:
            first = date.fromisoformat(kind.first) if kind.first else None
            of = Annotated[date, Field(ge=first, le=date.fromisoformat(LAST_DAY))]
        fields[field.name] = (of, ...) if field.required else (of | None, None)
    return create_model("Payload", **fields)


def one_payload(times: int = 3000) -> None:
    """One payload after the other."""
    payload_model = model()

    def validated(payload: Mapping[str, object]) -> object:
        try:
            return payload_model.model_validate(payload)
        except ValidationError as error:
            return error.errors()

    bad = {**FULL, "category": "NOPE", "application_date": "2026-3-1", "puid": "a b"}
    for name, payload in (("short", dict(EXAMPLE)), ("full", dict(FULL)), ("three mistakes", bad)):

        def ours(payload: dict[str, object] = payload) -> None:
            for _ in range(times):
                statements.problems(payload)

        def theirs(payload: dict[str, object] = payload) -> None:
            for _ in range(times):
                validated(payload)

        shortest = best({"ours": ours, "pydantic": theirs}, 15)
        micro = {who: seconds / times * 1e6 for who, seconds in shortest.items()}
        print(
            f"| problems, {name} | {micro['ours']:.1f} µs | {micro['pydantic']:.1f} µs | "
            f"{micro['ours'] / micro['pydantic']:.2f} |"
        )


def write_day(path: Path, millions: int) -> None:
    """A day's file of the database as Parquet, a million rows at a time: mostly good, one row in fifty refused."""
    from random import Random

    rng = Random(1)
    values = {field.name: sorted(field.kind.values) for field in FIELDS}
    types = [value for value in values["content_type"] if not value.endswith("OTHER")]
    rows = []
    for number in range(20_000):
        ground = rng.random() < 0.1
        facts = "Automated detection found repeated content that breaks the rules of the service. " * rng.randrange(
            1, 5
        )
        row: dict[str, str | None] = {column_of(field): None for field in FIELDS if field.name != "puid"}
        row |= {
            "decision_visibility": json.dumps(rng.sample(values["decision_visibility"][:6], rng.choice((1, 1, 1, 2)))),
            "decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT" if ground else "DECISION_GROUND_INCOMPATIBLE_CONTENT",
            ("illegal_content_legal_ground" if ground else "incompatible_content_ground"): "Terms of use, section 4.2",
            ("illegal_content_explanation" if ground else "incompatible_content_explanation"): facts,
            "incompatible_content_illegal": None if ground else "No",
            "content_type": json.dumps(rng.sample(types, rng.choice((1, 1, 1, 2))), separators=(",", ":")),
            "category": rng.choice(values["category"]) if number % 50 else BEFORE_JULY_2025,
            "category_addition": "[]",
            "category_specification": json.dumps(rng.sample(values["category_specification"], rng.randrange(3))),
            "territorial_scope": json.dumps(rng.choice((values["territorial_scope"], ["DE"], ["FR", "ES"]))),
            "content_language": rng.choice(("DE", "FR", "EN", None)),
            "content_date": f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02} 00:00:00",
            "application_date": f"2026-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02} 00:00:00",
            "decision_facts": facts,
            "source_type": rng.choice(values["source_type"]),
            "automated_detection": rng.choice(("Yes", "No")),
            "automated_decision": rng.choice(values["automated_decision"]),
        }  # fmt: skip
        rows.append(row)
    some = pl.DataFrame(rows, schema={column_of(field): pl.String for field in FIELDS if field.name != "puid"})
    for part in range(millions):
        chosen = some.sample(1_000_000, with_replacement=True, seed=part)
        chosen.write_parquet(path / f"{part}.parquet", row_group_size=100_000)


def polars_by_hand(paths: str) -> pl.LazyFrame:
    """As one would write it for Polars."""
    frame = pl.scan_parquet(paths)
    there = set(frame.collect_schema().names())
    held = {field.name: pl.col(column_of(field)) for field in FIELDS if column_of(field) in there}
    place = pl.lit(None, pl.String)
    for field in reversed(FIELDS):
        if field.name in held:
            place = pl.when(_polars_bad(field, held)).then(pl.lit(field.name)).otherwise(place)
    return frame.with_columns(refused_field=place).with_columns(accepted=pl.col("refused_field").is_null())


def _polars_bad(field: Any, held: Mapping[str, pl.Expr]) -> pl.Expr:
    kind, text = field.kind, held[field.name]
    if kind.several:
        value = f'"(?:{"|".join(sorted(kind.values))})"'
        taken = text.str.contains(rf"^\[\s*(?:{value}\s*(?:,\s*{value}\s*)*)?\]$")
    elif kind.values:
        taken = text.is_in(sorted(kind.values))
    elif kind.most:
        taken = text.str.len_chars() <= kind.most
        if kind.pattern:
            taken &= text.str.contains(f"^(?:{kind.pattern})$")
    elif field.name == "content_id":
        taken = text.str.contains("^[0-9]{13}$")
    else:
        taken = text.str.contains(f"^{DAY}(?: 00:00:00)?$") & (text.str.slice(0, 10) <= LAST_DAY)
        if kind.first:
            taken &= text >= kind.first
    wrong, blank = ~taken.fill_null(value=True), text.is_null() | (text == "")
    if field.name.startswith("decision_") and field.name in ("decision_visibility", "decision_monetary",
                                                             "decision_provision", "decision_account"):  # fmt: skip
        empty = [held[name].is_null() | (held[name] == "") | (held[name] == "[]") for name in
                 ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")]  # fmt: skip
        return (wrong & ~blank) | pl.all_horizontal(empty)
    if field.required:
        return wrong | blank
    if field.when and not field.optional:
        other, value = field.when
        several = other in ("decision_visibility", "content_type")
        asked = held[other].str.contains(value, literal=True) if several else held[other] == value
        asked = asked.fill_null(value=False)
        return (wrong & ~blank) | (blank & asked) if field.checked_first else (wrong | blank) & asked
    return wrong & ~blank


def duckdb_by_hand(paths: str) -> str:
    """As one would write it for DuckDB."""
    there = set(duckdb.connect().read_parquet(paths).columns)
    fields = [field for field in FIELDS if column_of(field) in there]
    cases = "\n".join(f"WHEN {_duckdb_bad(field)} THEN '{field.name}'" for field in fields)
    return (
        f"SELECT *, refused_field IS NULL AS accepted FROM (SELECT *, CASE {cases} END AS refused_field FROM '{paths}')"
    )


def _duckdb_bad(field: Any) -> str:
    kind, text = field.kind, column_of(field)
    if kind.several:
        value = f'"(?:{"|".join(sorted(kind.values))})"'
        taken = rf"regexp_matches({text}, '^\[\s*(?:{value}\s*(?:,\s*{value}\s*)*)?\]$')"
    elif kind.values:
        taken = f"{text} IN ({', '.join(map(repr, sorted(kind.values)))})"
    elif kind.most:
        taken = f"length({text}) <= {kind.most}"
        if kind.pattern:
            taken += f" AND regexp_matches({text}, '^(?:{kind.pattern})$')"
    elif field.name == "content_id":
        taken = f"regexp_matches({text}, '^[0-9]{{13}}$')"
    else:
        taken = f"regexp_matches({text}, '^{DAY}(?: 00:00:00)?$') AND {text}[:10] <= '{LAST_DAY}'"
        if kind.first:
            taken += f" AND {text} >= '{kind.first}'"
    wrong, blank = f"NOT coalesce({taken}, true)", f"({text} IS NULL OR {text} = '')"
    decisions = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")
    if field.name in decisions:
        empty = " AND ".join(f"coalesce({name}, '') IN ('', '[]')" for name in decisions)
        return f"({wrong} AND NOT {blank}) OR ({empty})"
    if field.required:
        return f"{wrong} OR {blank}"
    if field.when and not field.optional:
        other, value = field.when
        several = other in ("decision_visibility", "content_type")
        asked = f"coalesce(contains({other}, '{value}'), false)" if several else f"coalesce({other} = '{value}', false)"
        if field.checked_first:
            return f"({wrong} AND NOT {blank}) OR ({blank} AND {asked})"
        return f"({wrong} OR {blank}) AND {asked}"
    return f"{wrong} AND NOT {blank}"


SUMMED = (pl.col("accepted").sum(), pl.col("refused_field").n_unique().alias("fields"))
SUMMED_SQL = "sum(accepted::INT), count(DISTINCT refused_field)"
BY = ("category", "decision_ground", "source_type", "automated_detection", "automated_decision")


def columns(home: Path, rows: int) -> None:
    """The columns ``accepted`` and ``refused_field``, and counts by five columns and by Member State."""
    paths = str(home / "*.parquet")
    by_hand = duckdb_by_hand(paths)

    def in_duckdb(relation: Any) -> object:
        return relation.aggregate(SUMMED_SQL).fetchall()

    told = best(
        {
            "ours": lambda: frames.statements(pl.scan_parquet(paths)).select(SUMMED).collect(engine="streaming"),
            "by hand": lambda: polars_by_hand(paths).select(SUMMED).collect(engine="streaming"),
        },
        3,
    )
    shown("statements, Polars", told, rows)
    told = best(
        {
            "ours": lambda: in_duckdb(frames.statements(duckdb.connect().read_parquet(paths))),
            "by hand": lambda: in_duckdb(duckdb.connect().sql(by_hand)),
        },
        3,
    )
    shown("statements, DuckDB", told, rows)
    told = best(
        {
            "ours": lambda: frames.statement_counts(pl.scan_parquet(paths), by=BY).collect(engine="streaming"),
            "by hand": lambda: pl.scan_parquet(paths).group_by(BY).agg(pl.len()).collect(engine="streaming"),
        },
        3,
    )
    shown("statement_counts, Polars", told, rows)
    listed = ", ".join(BY)
    told = best(
        {
            "ours": lambda: frames.statement_counts(duckdb.connect().read_parquet(paths), by=BY).fetchall(),
            "by hand": lambda: (
                duckdb.connect().sql(f"SELECT {listed}, count(*) FROM '{paths}' GROUP BY ALL").fetchall()
            ),
        },
        3,
    )
    shown("statement_counts, DuckDB", told, rows)
    scope = pl.col("territorial_scope").str.json_decode(pl.List(pl.String))
    told = best(
        {
            "ours": lambda: frames.statement_counts(pl.scan_parquet(paths), by="territorial_scope").collect(
                engine="streaming"
            ),
            "by hand": lambda: (
                pl.scan_parquet(paths)
                .select(scope)
                .explode("territorial_scope")
                .group_by("territorial_scope")
                .agg(pl.len())
                .collect(engine="streaming")
            ),
        },
        3,
    )
    shown("by Member State, Polars", told, rows)


def shown(what: str, told: Mapping[str, float], rows: int) -> None:
    """One line of the table."""
    ours, theirs = told["ours"], told["by hand"]
    print(
        f"| {what} | {ours:.2f} s ({ours / rows * 1e9:.0f} ns a row) | {theirs:.2f} s | {ours / theirs:.2f} |",
        flush=True,
    )


def alone(home: Path, engine: str, times: int) -> None:
    """Check the file so many times over, and print seconds and peak memory in MB."""
    import resource

    paths = sorted(map(str, home.glob("*.parquet"))) * times
    begun = time.perf_counter()
    if engine == "polars":
        frames.statements(pl.scan_parquet(paths)).select(SUMMED).collect(engine="streaming")
    else:
        frames.statements(duckdb.connect().read_parquet(paths)).aggregate(SUMMED_SQL).fetchall()
    print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def growth(home: Path, rows: int) -> None:
    """The same rows once and four times over."""
    for engine in ("polars", "duckdb"):
        for times in (1, 4):
            command = [sys.executable, __file__, "--alone", engine, "--times", str(times), "--home", str(home)]
            seconds, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
            print(
                f"| {engine}, {rows * times:,} rows | {float(seconds):.1f} s | {float(memory):.0f} MB | |", flush=True
            )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=10, help="millions")
    parser.add_argument("--only", default="payload columns growth")
    parser.add_argument("--alone")
    parser.add_argument("--times", type=int, default=1)
    parser.add_argument("--home", type=Path)
    arguments = parser.parse_args()
    if arguments.alone:
        alone(arguments.home, arguments.alone, arguments.times)
        return
    print("| what | ours | theirs | ours over theirs |\n|---|---:|---:|---:|")
    if "payload" in arguments.only:
        one_payload()
    with tempfile.TemporaryDirectory() as work:
        home = arguments.home or Path(work)
        if not list(home.glob("*.parquet")):
            home.mkdir(exist_ok=True)
            write_day(home, arguments.rows)
        if "columns" in arguments.only:
            columns(home, arguments.rows * 1_000_000)
        if "growth" in arguments.only:
            growth(home, arguments.rows * 1_000_000)


if __name__ == "__main__":
    main()
