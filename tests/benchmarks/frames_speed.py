"""What columns cost beside what people would write by hand: prints the tables of docs/howto-columns.md.

    pip install -e ".[test]" && python tests/benchmarks/frames_speed.py --openfisca path/to/python/with/openfisca-core

Every figure is the best of several runs that take turns; a ratio is ours over the other one's, in this one run.
``--rows`` (in millions, 50 by default) is the length of the log, which is written to a temporary directory first.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import duckdb
import numpy as np
import polars as pl

import dsa
from dsa import frames
from dsa.ground import words
from dsa.time_limits.calendars import MEMBER_STATES

UNTIL = date(2025, 6, 30)
EDGES = [datetime(2025, month, 1, tzinfo=ZoneInfo("Europe/Brussels")).astimezone(UTC) for month in range(1, 8)]
STATES = [*MEMBER_STATES, "EL"]
FILES = 10
LEAST = 6 * 45_000_000


def write_log(home: Path, rows: int, recipients: int) -> None:
    """Ten files, each a sample of the whole six months: four services, 27 Member States, one row in 1000 refused."""
    for number in range(FILES):
        draw, size = np.random.default_rng(number), rows // FILES
        start, span = int(EDGES[0].timestamp() * 1e6), int((EDGES[6] - EDGES[0]).total_seconds() * 1e6)
        moments = start + draw.integers(0, int(span * 1.001), size)
        frame = pl.DataFrame({"recipient": draw.integers(0, recipients, size), "moment": moments}).with_columns(
            pl.col("moment").cast(pl.Datetime("us", "UTC")),
            service=pl.lit(pl.Series(["A", "B", "C", "D"])).gather(pl.lit(draw.integers(0, 4, size))),
            member_state=pl.lit(pl.Series(MEMBER_STATES)).gather(pl.lit(draw.integers(0, 27, size))),
        )
        frame.write_parquet(home / f"{number}.parquet")


def best(runs: Mapping[str, Callable[[], object]], times: int = 3) -> dict[str, float]:
    """The shortest time of each, in seconds; they take turns, so that what disturbs one disturbs all."""
    shortest = dict.fromkeys(runs, float("inf"))
    for _ in range(times):
        for name, run in runs.items():
            begun = time.perf_counter()
            run()
            shortest[name] = min(shortest[name], time.perf_counter() - begun)
    return shortest


def shown(title: str, shortest: Mapping[str, float], ours: str, rows: int) -> None:
    """Lines of a table: each way, its time, and ours over it."""
    for name, seconds in shortest.items():
        ratio = "" if name == ours else f"{shortest[ours] / seconds:.2f}"
        print(f"| {title} | {name} | {seconds:.3f} | {seconds / rows * 1e9:.1f} | {ratio} |", flush=True)


# --- active recipients


def polars_by_hand(paths: str) -> dict[str, Callable[[], object]]:
    """The question as one would ask Polars: which rows count, who was there in each month, and the average."""
    moment = pl.col("moment")
    counts = pl.col("recipient").is_not_null() & pl.col("member_state").is_in(STATES)
    kept = pl.scan_parquet(paths).filter(counts & (moment >= EDGES[0]) & (moment < EDGES[6]))
    month = pl.sum_horizontal([(moment >= edge).cast(pl.Int8) for edge in EDGES[1:6]]).alias("month")
    total = pl.col("total")
    answer = ["service", (total / 6).alias("average"), (total >= LEAST).alias("met")]

    def collected(frame: pl.LazyFrame) -> Callable[[], object]:
        return lambda: frame.select(answer).collect(engine="streaming")

    by_month = kept.group_by("service", moment.dt.convert_time_zone("Europe/Brussels").dt.month().alias("month"))
    unique = kept.select("service", "recipient", month).unique().group_by("service").agg(total=pl.len())
    bits: pl.Expr = pl.lit(1, pl.UInt8)
    for number, edge in enumerate(EDGES[1:6], start=1):
        bits = pl.when(moment >= edge).then(pl.lit(1 << number, pl.UInt8)).otherwise(bits)
    seen = (
        kept.select("service", "recipient", seen=bits).group_by("service", "recipient").agg(pl.col("seen").bitwise_or())
    )
    together = seen.group_by("service").agg(total=pl.col("seen").bitwise_count_ones().cast(pl.Int64).sum())
    return {
        "n_unique by month": collected(
            by_month.agg(pl.col("recipient").n_unique()).group_by("service").agg(total=pl.col("recipient").sum())
        ),
        "unique rows": collected(unique),
        "months as bits": collected(together),
    }


def duckdb_by_hand(paths: str) -> dict[str, Callable[[], object]]:
    """The same as one would ask DuckDB."""
    edges = [f"TIMESTAMPTZ '{edge.isoformat()}'" for edge in EDGES]
    month = " + ".join(f"(moment >= {edge})::TINYINT" for edge in edges[1:6])
    states = ", ".join(f"'{state}'" for state in STATES)
    kept = (
        f"FROM '{paths}' WHERE recipient IS NOT NULL AND member_state IN ({states}) "
        f"AND moment >= {edges[0]} AND moment < {edges[6]}"
    )
    answer = f"SELECT service, total / 6 AS average, total >= {LEAST} AS met FROM"
    by_month = f"SELECT service, {month} AS month, count(DISTINCT recipient) AS n {kept} GROUP BY ALL"
    asked = {
        "count(DISTINCT) by month": f"{answer} (SELECT service, sum(n) AS total FROM ({by_month}) GROUP BY ALL)",
        "SELECT DISTINCT": f"{answer} (SELECT service, count(*) AS total FROM "
        f"(SELECT DISTINCT service, recipient, {month} AS month {kept}) GROUP BY ALL)",
        "months as bits": f"{answer} (SELECT service, sum(bit_count(seen)) AS total FROM (SELECT service, recipient, "
        f"bit_or((1 << ({month}))::UTINYINT) AS seen {kept} GROUP BY ALL) GROUP BY ALL)",
    }

    def answered(text: str) -> Callable[[], object]:
        return lambda: duckdb.connect().sql(text).fetchall()

    return {name: answered(text) for name, text in asked.items()}


def ours_polars(paths: str | list[str]) -> object:
    return frames.active_recipients(pl.scan_parquet(paths), until=UNTIL).collect(engine="streaming")


def ours_duckdb(paths: str) -> object:
    return frames.active_recipients(duckdb.connect().read_parquet(paths), until=UNTIL).fetchall()


def active_recipients(home: Path, rows: int) -> None:
    paths = str(home / "*.parquet")
    shown("active_recipients, Polars", best({"ours": lambda: ours_polars(paths)} | polars_by_hand(paths)), "ours", rows)
    shown("active_recipients, DuckDB", best({"ours": lambda: ours_duckdb(paths)} | duckdb_by_hand(paths)), "ours", rows)


# --- the other columns


def deadlines(rows: int) -> None:
    first = date(2022, 1, 1)
    days = np.datetime64(first) + np.random.default_rng(1).integers(0, 1700, rows)
    frame, calendar = pl.DataFrame({"event": days}), dsa.calendar("EC")
    holidays = [day.date for year in range(2022, 2027) for day in calendar.holidays(year)]
    shortest = best(
        {
            "ours, 10 working days": lambda: frames.deadline(frame, period="10 working days", calendar=calendar),
            "ours, P1M": lambda: frames.deadline(frame, period="P1M", calendar=calendar),
            "numpy.busday_offset": lambda: np.busday_offset(days, 10, roll="backward", holidays=holidays),
        }
    )
    shown("deadline", shortest, "ours, 10 working days", rows)


def expressions(rows: int) -> None:
    draw = np.random.default_rng(2)
    figures = pl.DataFrame(
        {"recipients": draw.integers(0, 10**8, rows), "turnover_cents": draw.integers(0, 10**14, rows)}
    )
    people, cents = pl.col("recipients"), pl.col("turnover_cents")
    shown(
        "threshold_test, Polars",
        best(
            {
                "ours": lambda: frames.threshold_test(figures, on=UNTIL),
                "bare": lambda: figures.with_columns(met=people >= 45_000_000, margin=people - 45_000_000),
            },
            9,
        ),
        "ours",
        rows,
    )
    shown(
        "maximum_fine, Polars",
        best(
            {
                "ours": lambda: frames.maximum_fine(figures),
                "bare": lambda: figures.with_columns(ceiling_cents=cents * 6 // 100),
            },
            9,
        ),
        "ours",
        rows,
    )
    engine = duckdb.connect()
    engine.execute("CREATE TABLE figures AS FROM figures")
    table = engine.table("figures")
    shown(
        "threshold_test, DuckDB",
        best(
            {
                "ours": lambda: frames.threshold_test(table, on=UNTIL).to_arrow_table(),
                "bare": lambda: table.project(
                    "*, recipients >= 45000000 AS met, recipients - 45000000 AS margin"
                ).to_arrow_table(),
            },
            9,
        ),
        "ours",
        rows,
    )
    shown(
        "maximum_fine, DuckDB",
        best(
            {
                "ours": lambda: frames.maximum_fine(table).to_arrow_table(),
                "bare": lambda: table.project("*, turnover_cents * 6 // 100 AS ceiling_cents").to_arrow_table(),
            },
            9,
        ),
        "ours",
        rows,
    )


OPENFISCA = """
import sys, time
import numpy as np
from openfisca_core import entities, periods, simulations, taxbenefitsystems, variables

Service = entities.Entity("service", "services", "A service", "")
Everyone = entities.build_entity("group", "groups", "A group", roles=[{"key": "member", "plural": "members"}])
system = taxbenefitsystems.TaxBenefitSystem([Service, Everyone])

def variable(name, value_type, formula=None):
    body = {"value_type": value_type, "entity": Service, "definition_period": periods.DateUnit.YEAR, "label": name}
    system.add_variable(type(name, (variables.Variable,), body | ({"formula": formula} if formula else {})))

variable("recipients", int)
variable("turnover", float)
variable("met", bool, lambda service, period: service("recipients", period) >= 45_000_000)
variable("ceiling", float, lambda service, period: service("turnover", period) * 0.06)
rows = int(sys.argv[1])
draw = np.random.default_rng(2)
recipients, turnover = draw.integers(0, 10**8, rows), draw.integers(0, 10**14, rows) / 100
took, whole = [], []
for _ in range(9):
    began = time.perf_counter()
    simulation = simulations.SimulationBuilder().build_default_simulation(system, rows)
    simulation.set_input("recipients", "2025", recipients)
    simulation.set_input("turnover", "2025", turnover)
    begun = time.perf_counter()
    simulation.calculate("met", "2025")
    simulation.calculate("ceiling", "2025")
    took.append(time.perf_counter() - begun)
    whole.append(time.perf_counter() - began)
wrong = simulation.calculate("ceiling", "2025").astype(float) - turnover * 0.06
print(min(took), min(whole), abs(wrong).max())
"""


def beside_openfisca(python: str | None, rows: int = 1_000_000) -> None:
    draw = np.random.default_rng(2)
    figures = pl.DataFrame(
        {"recipients": draw.integers(0, 10**8, rows), "turnover_cents": draw.integers(0, 10**14, rows)}
    )
    shortest = best({"ours": lambda: frames.maximum_fine(frames.threshold_test(figures, on=UNTIL))}, 9)
    if python:
        done = subprocess.run([python, "-c", OPENFISCA, str(rows)], capture_output=True, text=True, check=True)
        calculated, whole, wrong = map(float, done.stdout.split())
        shortest |= {"OpenFisca, with its simulation built": whole, "OpenFisca, calculate() alone": calculated}
        print(f"(OpenFisca's ceilings are up to {wrong:,.2f} off, in float32; ours are exact)")
    shown("threshold and ceiling, a million services", shortest, "ours", rows)


# --- how it grows


def measured(home: Path, engine: str, times: int) -> tuple[float, float]:
    """Seconds and peak memory in MB of one count of the log read so many times, in a process of its own."""
    command = [sys.executable, __file__, "--alone", engine, "--times", str(times), "--home", str(home)]
    seconds, memory = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(memory)


def alone(home: Path, engine: str, times: int) -> None:
    import resource

    paths = sorted(map(str, home.glob("*.parquet"))) * times
    begun = time.perf_counter()
    if engine == "polars":
        ours_polars(paths)
    elif engine.startswith("parts"):
        parts = int(engine.removeprefix("parts"))
        frames.active_recipients_in_parts(pl.scan_parquet(paths), until=UNTIL, parts=parts)
    else:
        spilling = duckdb.connect(config={"memory_limit": "2GB", "temp_directory": str(home / "spilled")})
        spilling.execute("SET preserve_insertion_order = false")
        frames.active_recipients(spilling.read_parquet(paths), until=UNTIL).fetchall()
    print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


ENGINES = {
    "duckdb": "DuckDB, `memory_limit` 2 GB",
    "parts1": "Polars, in 1 part",
    "parts4": "Polars, in 4 parts",
    "polars": "Polars, streaming",
}
"""What grows how; the last keeps what it reads, so let it read less: ``--rows 10 --engines polars``."""


def growth(home: Path, rows: int, engines: list[str]) -> None:
    """The same people, ten times as often: the log, and the log read ten times over."""
    print("\n| engine | rows | seconds | peak memory, MB | ten times the rows: time | memory |")
    print("|---|---:|---:|---:|---:|---:|")
    for engine in engines:
        few, many = measured(home, engine, 1), measured(home, engine, 10)
        factors = " | ".join(f"{after / before:.2f}" for before, after in zip(few, many, strict=True))
        for size, (seconds, memory), factor in ((rows, few, " | "), (10 * rows, many, factors)):
            shown = (ENGINES[engine], words.number(size), f"{seconds:.1f}", words.number(round(memory)), factor)
            print(f"| {' | '.join(shown)} |", flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rows", type=int, default=50, help="millions")
    parser.add_argument("--recipients", type=int, default=1_000_000)
    parser.add_argument("--openfisca", help="a Python that has openfisca-core")
    parser.add_argument("--only", default="active columns openfisca growth")
    parser.add_argument("--engines", default="duckdb parts1 parts4", help=f"for growth: {', '.join(ENGINES)}")
    parser.add_argument("--alone")
    parser.add_argument("--times", type=int)
    parser.add_argument("--home", type=Path)
    arguments: Any = parser.parse_args()
    if arguments.alone:
        alone(arguments.home, arguments.alone, arguments.times)
        return
    rows = arguments.rows * 1_000_000
    with tempfile.TemporaryDirectory() as work:
        home = arguments.home or Path(work)
        if {"active", "growth"} & set(arguments.only.split()) and not (home / "0.parquet").exists():
            home.mkdir(exist_ok=True)
            write_log(home, rows, arguments.recipients)
        print("| what | how | seconds | ns a row | ours over it |\n|---|---|---:|---:|---:|")
        if "active" in arguments.only:
            active_recipients(home, rows)
        if "columns" in arguments.only:
            deadlines(10_000_000)
            expressions(10_000_000)
        if "openfisca" in arguments.only:
            beside_openfisca(arguments.openfisca)
        if "growth" in arguments.only:
            growth(home, rows, arguments.engines.split())


if __name__ == "__main__":
    main()
