"""The same counts by the way that is shortest in an engine.

Polars counts distinct values with than it groups by them. DuckDB keeps one row a recipient, whose months
are the bits of a byte: the table that an exact count has to hold is then as many times smaller as recipients come back
in other months. How many bits are set is how many monthly numbers a recipient adds to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .engines import Frame, seen
from .rows import MONTH, ROWS, SEEN
from .windows import Window

if TYPE_CHECKING:
    import narwhals as nw


def distinct_in_polars(rows: Frame, *keys: str) -> Frame:
    """How many recipients each month of each service had, and how many rows stand behind them."""
    import polars as pl

    native: Any = rows.to_native()
    unique = pl.col("recipient").n_unique().cast(pl.Int64).alias(SEEN)
    return seen(native.group_by(*keys, MONTH).agg(unique, pl.len().cast(pl.Int64).alias(ROWS)))


def totals_in_duckdb(rows: Frame, window: Window) -> Frame:
    """For each service the total of its monthly numbers, and its refused rows; nothing may have been left out."""
    import narwhals as nw

    bits: nw.Expr = nw.lit(0)
    for number in range(window.months):
        bits = nw.when(nw.col(MONTH) == number).then(nw.lit(1 << number)).otherwise(bits)
    native: Any = rows.with_columns(bits.cast(nw.UInt8).alias(MONTH)).to_native()
    once = native.aggregate(
        f"service, recipient, bit_or({MONTH}) AS {MONTH}, count(*) FILTER ({MONTH} = 0) AS refused_rows",
        "service, recipient",
    )
    return seen(
        once.aggregate(
            f"service, sum(bit_count({MONTH}))::BIGINT AS total, sum(refused_rows)::BIGINT AS refused_rows", "service"
        )
    )
