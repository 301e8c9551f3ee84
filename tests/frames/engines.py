"""The same rows as a frame of each engine, and what a frame of any engine holds as plain rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from importlib import import_module
from typing import Any

import duckdb
import narwhals as nw
import pandas as pd
import polars as pl
import pytest

Row = tuple[Any, ...]

_SINCE = {"duckdb": (duckdb, 2), "pandas of arrow": (pd, 3)}


def skip_before(engine: str, what: str) -> None:
    """Skip what an engine cannot do before its present major version, which the others and later ones can."""
    package, major = _SINCE.get(engine, (pl, 0))
    if int(package.__version__.partition(".")[0]) < major:
        pytest.skip(f"{what}: not in {package.__name__} {package.__version__}")


_CONNECTIONS: list[Any] = []


def _dask(frame: pl.DataFrame) -> Any:
    dask: Any = import_module("dask.dataframe")
    return dask.from_pandas(_pandas(frame), npartitions=3)


def _pandas(frame: pl.DataFrame) -> pd.DataFrame:
    """As people have it: NumPy's types, and nullable whole numbers where there are nulls; an index of its own."""
    held = frame.to_pandas()
    for name in frame.columns:
        if frame[name].null_count() and frame[name].dtype.is_integer():
            held[name] = pd.Series(frame[name].to_list(), dtype="Int64")
        if frame[name].null_count() and frame[name].dtype == pl.Boolean:
            held[name] = pd.Series(frame[name].to_list(), dtype="boolean")
    held.index = pd.RangeIndex(7, 7 + len(held))
    return held


def _duckdb(frame: pl.DataFrame) -> Any:
    _CONNECTIONS.append(duckdb.connect())  # older ones end with the last name for them, and their frames with them
    return _CONNECTIONS[-1].from_arrow(frame.to_arrow())


def _ibis(frame: pl.DataFrame) -> Any:
    import ibis

    return ibis.memtable(frame.to_arrow())


MAKERS: Mapping[str, Callable[[pl.DataFrame], Any]] = {
    "polars": lambda frame: frame,
    "polars lazy": lambda frame: frame.lazy(),
    "pandas": _pandas,
    "pandas of arrow": lambda frame: frame.to_pandas(use_pyarrow_extension_array=True),
    "pyarrow": lambda frame: frame.to_arrow(),
    "duckdb": _duckdb,
    "dask": _dask,
}
LAZY = frozenset({"polars lazy", "duckdb", "dask", "ibis"})
OTHERS: Mapping[str, Callable[[pl.DataFrame], Any]] = {"ibis": _ibis}
"""Engines that only the gate installs."""

_ALIKE = frozenset({"polars lazy", "pandas of arrow", "dask", "ibis"})
"""Engines that are close to one of the others, or slow to plan: the gate tries them on everything."""
_EACH = {name: pytest.param(name, marks=[pytest.mark.slow] * (name in _ALIKE)) for name in (*MAKERS, *OTHERS)}
engines = pytest.mark.parametrize("engine", _EACH.values())
installed_engines = pytest.mark.parametrize("engine", [_EACH[name] for name in MAKERS])


def rows(native: Any) -> list[Row]:
    """The rows of a frame in their order, with None for every kind of null and days as days."""
    if type(native).__module__.startswith("pyspark"):
        return [tuple(row) for row in native.collect()]
    if type(native).__module__.startswith("dask"):
        native = native.compute()
    if isinstance(native, pd.DataFrame):
        columns = [[None if pd.isna(value) else _plain(value) for value in native[name].tolist()] for name in native]
        return list(zip(*columns, strict=True))
    frame: Any = nw.from_native(native)
    frame = frame.collect("pyarrow") if isinstance(frame, nw.LazyFrame) else frame
    return [tuple(_plain(value) for value in row) for row in frame.rows()]


def _plain(value: Any) -> Any:
    return value.date() if isinstance(value, datetime) else value


def of_engine(native: Any, engine: str) -> bool:
    """Whether a frame is one of the engine, and lazy if that is."""
    module = type(native).__module__.lstrip("_")
    lazy = isinstance(nw.from_native(native), nw.LazyFrame)
    return module.startswith(engine.split(maxsplit=1)[0]) and lazy == (engine in LAZY)
