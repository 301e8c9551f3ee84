"""The data frame that comes in: whose it is, whether it is lazy, and what only that engine understands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, TypeAlias, TypeGuard

from ..ground import checks
from ..ground.errors import InvalidType, InvalidValue, MissingExtra, NotSupported, UnknownName
from ..ground.words import Phrase

if TYPE_CHECKING:
    import narwhals as nw

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
_SHOWN = 3
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
        accepted = Phrase("a data frame whose columns have different names, each of them a text")
        raise InvalidValue(field=Phrase("frame"), value=Phrase(type(native).__name__), accepted=accepted) from refused
    return frame


def seen(native: Any) -> Frame:
    """A frame that is known to be one, as narwhals sees it."""
    import narwhals as nw

    frame: Frame = nw.from_native(native)
    return frame


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


def column(frame: Frame, field: str, name: object) -> str:
    """The name of a column that the frame has.

    :raises UnknownName: it has none of that name; the near ones are in the message.
    """
    there = [each for each in frame.collect_schema().names() if isinstance(each, str)]
    try:
        known = checks.known(field, name, there)
    except UnknownName as unknown:
        if unknown.near:
            raise
        meant = [f"{field}={each!r}" for each in there[:_SHOWN]]
        raise UnknownName(field=field, value=name, near=meant, accepted=unknown.accepted) from None
    if known.startswith("^") and known.endswith("$"):  # a pattern, for Polars: it would answer for other columns
        accepted = Phrase("a column whose name does not begin with ^ and end with $: rename it")
        raise InvalidValue(field=Phrase(field), value=name, accepted=accepted)
    return known


def new_column(frame: Frame, field: str, name: object) -> str:
    """The name of a column that the frame does not have yet: nothing is overwritten."""
    fresh = checks.text(field, name)
    if fresh.startswith("^") and fresh.endswith("$"):
        accepted = Phrase("a name that does not begin with ^ and end with $")
        raise InvalidValue(field=Phrase(field), value=name, accepted=accepted)
    if fresh in frame.collect_schema().names():
        raise InvalidValue(field=Phrase(field), value=name, accepted=Phrase("a name that the frame does not have yet"))
    return fresh


def kind_refused(frame: Frame, name: str, accepted: str) -> InvalidType:
    """What to raise for a column of the wrong type."""
    dtype = frame.collect_schema()[name]
    return InvalidType(field=Phrase(f"column {name}"), value=Phrase(str(dtype)), accepted=Phrase(accepted))


def whole_numbers(frame: Frame, field: str, name: object) -> str:
    """The name of a column of whole numbers that fit in 64 bits.

    :raises InvalidType: floats, which are not exact, text, or anything else.
    """
    import narwhals as nw

    found = column(frame, field, name)
    dtype = frame.collect_schema()[found]
    if not dtype.is_integer() or dtype in {nw.UInt64, nw.Int128, nw.UInt128}:
        raise kind_refused(frame, found, "a column of whole numbers (Int64 or narrower), never floats")
    return found


def texts(frame: Frame, field: str, name: object) -> str:
    """The name of a column of text, or of categories of it."""
    import narwhals as nw

    found = column(frame, field, name)
    dtype = frame.collect_schema()[found]
    if not isinstance(dtype, nw.String | nw.Categorical | nw.Enum):
        raise kind_refused(frame, found, "a column of text")
    return found


def as_text(frame: Frame, held: nw.Expr, name: str) -> nw.Expr:
    """Values of a column of text or of categories, as text."""
    import narwhals as nw

    if frame.collect_schema()[name] == nw.String:
        return held
    return nw.when(~held.is_null()).then(held.cast(nw.String))  # a cast can make text of null


def truths(frame: Frame, field: str, name: object) -> str:
    """The name of a column of truth values."""
    import narwhals as nw

    found = column(frame, field, name)
    if frame.collect_schema()[found] != nw.Boolean:
        raise kind_refused(frame, found, "a column of truth values")
    return found


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
