"""Columns that NumPy computes: at once where the values are there, part by part where Polars or Dask hold them back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, TypeAlias

from .engines import Frame, engine_of, is_eager, partwise, seen

if TYPE_CHECKING:
    import narwhals as nw

Compute: TypeAlias = "Callable[[nw.Series[Any]], Mapping[str, nw.Series[Any]]]"
"""From one column to new ones, each with its name and of the same length."""

LOCAL = frozenset({"Polars", "pandas", "PyArrow", "Dask"})
"""Engines whose values NumPy can reach."""


def computed(frame: Frame, name: str, compute: Compute) -> Frame:
    """The frame, of an engine of :data:`LOCAL`, with the columns that are computed from one of its own."""
    import narwhals as nw

    def extended(some: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
        return some.with_columns(**compute(some[name]))

    if is_eager(frame):
        return extended(frame)
    if engine_of(frame) == "Dask":
        return partwise(frame, extended)
    import polars as pl

    native: Any = frame.to_native()

    def alone(column: str) -> Callable[[pl.Series], pl.Series]:
        def of_part(values: pl.Series) -> pl.Series:
            made: pl.Series = compute(nw.from_native(values, series_only=True))[column].to_native()
            return made

        return of_part

    none = pl.Series(name, dtype=native.collect_schema()[name])
    made = {column: alone(column) for column in compute(nw.from_native(none, series_only=True))}
    return seen(
        native.with_columns(
            pl.col(name).map_batches(of_part, return_dtype=of_part(none).dtype, is_elementwise=True).alias(column)
            for column, of_part in made.items()
        )
    )


def series(like: nw.Series[Any], name: str, values: object, dtype: str) -> nw.Series[Any]:
    """Values as a column of the same engine as another one: of ``Int64``, ``Date``, ``String`` or ``Boolean``."""
    import narwhals as nw

    if not like.implementation.is_pandas():
        return nw.new_series(name, values, dtype=getattr(nw, dtype)(), backend=like.implementation)
    native = like.to_native()
    # as pandas has them: days like those given, truths that can be null
    kinds = {"Int64": "int64", "Date": native.dtype, "String": "object", "Boolean": "boolean"}
    return nw.from_native(type(native)(values, index=native.index, name=name, dtype=kinds[dtype]), series_only=True)
