"""The data frame that comes in: whose it is, whether it is lazy, and what only that engine understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard, TypeVar

from ..ground.errors import InvalidType, InvalidValue, MissingExtra, NotSupported
from ..ground.words import Phrase

if TYPE_CHECKING:
    import narwhals as nw

F = TypeVar("F")

Frame: TypeAlias = "nw.DataFrame[Any] | nw.LazyFrame[Any]"
"""A caller's data frame as narwhals sees it, eager or lazy."""

NAMES: Mapping[str, str] = {
    "POLARS": "Polars",
    "PANDAS": "pandas",
    "PYARROW": "PyArrow",
    "DUCKDB": "DuckDB",
    "DASK": "Dask",
    "PYSPARK": "PySpark",
    "PYSPARK_CONNECT": "PySpark",
    "IBIS": "Ibis",
}
"""The engines that are tested, by narwhals' name for them. Others that narwhals knows may work."""
SQL = frozenset({"DuckDB", "PySpark"})
"""Engines to which an expression can be given as text."""
CASELESS = frozenset({"DuckDB", "PySpark", "Ibis"})
"""Engines for which names that differ in their capitals are one name."""
RESERVED = "__dsa"
"""How the names of columns begin that are the library's own, and gone from what it answers."""
_NAMES_ACCEPTED = "a data frame whose columns have different names, each of them a text"
_ACCEPTED = Phrase("a data frame of Polars, pandas, PyArrow, DuckDB, Dask, PySpark or Ibis")


def need(*packages: str) -> None:
    """The packages that columns need and that nothing else of the library does.

    :raises MissingExtra: one of them is not installed.
    """
    for package in packages:
        if find_spec(package) is None:
            raise MissingExtra(package=Phrase(package), extra=Phrase("frames"))


def opened(native: object) -> Frame:
    """A caller's data frame, eager or lazy, as narwhals sees it.

    :raises InvalidType: it is not a data frame of a known engine.
    """
    need("narwhals", "numpy")
    from narwhals.exceptions import NarwhalsError

    try:
        frame = seen(native)
        frame.collect_schema()
    except TypeError:
        raise InvalidType(field=Phrase("frame"), value=native, accepted=_ACCEPTED) from None
    except (NarwhalsError, ValueError) as refused:
        raise _names_refused(native, _NAMES_ACCEPTED) from refused
    names: list[object] = [*frame.collect_schema().names()]
    texts = [name for name in names if isinstance(name, str)]  # pandas has others, and loses its way among them
    folded = {name.casefold() for name in texts} if engine_of(frame) in CASELESS else set(texts)
    if not names or len(folded) < len(names):
        raise _names_refused(native, _NAMES_ACCEPTED)
    if any(name.startswith(RESERVED) for name in texts):
        raise _names_refused(native, f"a data frame none of whose columns begins with {RESERVED}")
    return frame


def _names_refused(native: object, accepted: str) -> InvalidValue:
    return InvalidValue(field=Phrase("frame"), value=Phrase(type(native).__name__), accepted=Phrase(accepted))


def seen(native: Any) -> Frame:
    """A frame that is known to be one, as narwhals sees it."""
    import narwhals as nw

    frame: Frame = nw.from_native(native)
    return frame


def as_came(original: F, frame: Frame) -> F:
    """The answer as what a caller gave: a frame of narwhals if that was one, else the engine's own."""
    import narwhals as nw

    answer: Any = frame
    if not isinstance(original, nw.DataFrame | nw.LazyFrame):
        answer = frame.to_native()
    elif type(original).__module__.startswith("narwhals.stable"):
        answer = import_module(type(original).__module__).from_native(frame.to_native())
    came: F = answer
    return came


def engine_of(frame: Frame) -> str:
    """The engine's name, as its makers write it."""
    return NAMES.get(frame.implementation.name, frame.implementation.name.capitalize())


def is_eager(frame: Frame) -> TypeGuard[nw.DataFrame[Any]]:
    """Whether the values are there already."""
    import narwhals as nw

    return isinstance(frame, nw.DataFrame)


def partwise(frame: Frame, change: Callable[[Any], Any]) -> Frame:
    """The frame after a change that looks at every row by itself.

    Dask applies it to its parts, as frames of pandas: planning a long expression takes it minutes otherwise.
    """
    import narwhals as nw

    if engine_of(frame) != "Dask":
        changed: Frame = change(frame)
        return changed

    def part(some: Any) -> Any:
        return change(nw.from_native(some, eager_only=True)).to_native()

    native: Any = frame.to_native()
    return seen(native.map_partitions(part, meta=part(native._meta)))


def lacking(frame: Frame, missing: str, remedy: str) -> NotSupported:
    """What to raise where an engine cannot do something."""
    return NotSupported(engine=Phrase(engine_of(frame)), missing=Phrase(missing), remedy=Phrase(remedy))


def quoted(engine: str, name: str) -> str:
    """A column's name in the SQL of an engine."""
    mark = '"' if engine == "DuckDB" else "`"
    return mark + name.replace(mark, mark * 2) + mark


def sql_text(engine: str, words: str) -> str:
    """Words as a literal in the SQL of an engine; Spark reads backslashes in them."""
    if engine == "PySpark":
        words = words.replace("\\", "\\\\").replace("'", "\\'")
        return f"'{words}'"
    return "'" + words.replace("'", "''") + "'"


def raised(engine: str, words: str) -> str:
    """The SQL with which an engine raises an error of its own, with these words."""
    return f"{'error' if engine == 'DuckDB' else 'raise_error'}({sql_text(engine, words)})"


def with_sql(frame: Frame, engine: str, columns: Mapping[str, str]) -> Frame:
    """The frame, of an engine of :data:`SQL`, with new columns that are given as its SQL."""
    native: Any = frame.to_native()
    parts = ["*", *(f"{text} AS {quoted(engine, name)}" for name, text in columns.items())]
    return seen(native.project(", ".join(parts)) if engine == "DuckDB" else native.selectExpr(*parts))
