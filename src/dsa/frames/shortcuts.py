"""The same totals with less to remember, for engines that can: one row a recipient, its months the bits of a byte.

The table that an exact count has to hold is then as many times smaller as recipients come back in other months. How
many bits are set is how many monthly numbers a recipient adds to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .engines import Frame, engine_of, seen
from .rows import MONTH
from .windows import Window

if TYPE_CHECKING:
    import narwhals as nw

ENGINES = frozenset({"Polars", "DuckDB"})


def totals(rows: Frame, window: Window) -> Frame:
    """For each service the total of its monthly numbers, and its refused rows; nothing may have been left out."""
    import narwhals as nw

    bits: nw.Expr = nw.lit(0)
    for number in range(window.months):
        bits = nw.when(nw.col(MONTH) == number).then(nw.lit(1 << number)).otherwise(bits)
    native: Any = rows.with_columns(bits.cast(nw.UInt8).alias(MONTH)).to_native()
    return seen((_in_polars if engine_of(rows) == "Polars" else _in_duckdb)(native))


def _in_polars(rows: Any) -> Any:
    import polars as pl

    bits = pl.col(MONTH)
    once = rows.group_by("service", "recipient").agg(bits.bitwise_or(), refused_rows=(bits == 0).sum().cast(pl.Int64))
    return once.group_by("service").agg(
        total=bits.bitwise_count_ones().cast(pl.Int64).sum(), refused_rows=pl.col("refused_rows").sum()
    )


def _in_duckdb(rows: Any) -> Any:
    once = rows.aggregate(
        f"service, recipient, bit_or({MONTH}) AS {MONTH}, count(*) FILTER ({MONTH} = 0) AS refused_rows",
        "service, recipient",
    )
    return once.aggregate(
        f"service, sum(bit_count({MONTH}))::BIGINT AS total, sum(refused_rows)::BIGINT AS refused_rows", "service"
    )
