"""The same counts by the way that is shortest in an engine.

Polars counts distinct values sooner than it groups by them. DuckDB keeps one row a recipient, whose months
are the bits of a byte: the table that an exact count has to hold is then as many times smaller as recipients come back
in other months. How many bits are set is how many monthly numbers a recipient adds to.
"""

from __future__ import annotations

from typing import Any

from .engines import Frame, seen
from .rows import MONTH, ROWS, SEEN


def distinct_in_polars(rows: Frame, *keys: str) -> Frame:
    """How many recipients each month of each service had, and how many rows stand behind them."""
    import polars as pl

    native: Any = rows.to_native()
    unique = pl.col("recipient").n_unique().cast(pl.Int64).alias(SEEN)
    return seen(native.group_by(*keys, MONTH).agg(unique, pl.len().cast(pl.Int64).alias(ROWS)))


def totals_in_duckdb(rows: Frame) -> Frame:
    """For each service the total of its monthly numbers, and its refused rows; nothing may have been left out."""
    native: Any = rows.to_native()
    bit = f"CASE WHEN {MONTH} >= 0 THEN (1::UTINYINT << {MONTH}) ELSE 0 END"
    once = native.aggregate(
        f"service, recipient, bit_or({bit}) AS {MONTH}, count(*) FILTER ({MONTH} < 0) AS refused_rows",
        "service, recipient",
    )
    return seen(
        once.aggregate(
            f"service, sum(bit_count({MONTH}))::BIGINT AS total, sum(refused_rows)::BIGINT AS refused_rows", "service"
        )
    )
