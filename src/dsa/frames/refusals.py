"""Values in a column that the law does not know: refused where they are met, never skipped.

An eager frame is looked at once, here and now. Polars and Dask look when the frame is computed and raise the library's
error then; DuckDB and Spark compute elsewhere, and raise an error of their own with the library's words. Other lazy
engines have no way to refuse, so the column is read once beforehand.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from ..ground.errors import DSAError, InvalidValue
from ..ground.words import Phrase
from .engines import SQL, Frame, engine_of, is_eager, partwise, quoted, raised, seen

if TYPE_CHECKING:
    import narwhals as nw

NOT_NEGATIVE = "whole numbers from 0 up"


def refusing(
    frame: Frame,
    name: str,
    bad: Callable[[nw.Expr], nw.Expr],
    accepted: str,
    *,
    sql: str = "",
    called: str | None = None,
) -> Frame:
    """The same frame, which refuses rows that are ``bad`` in one column, by another name if it has one for people.

    ``sql`` says the same of the column as ``bad``, after its name, for engines of :data:`~dsa.frames.engines.SQL`.

    :raises InvalidValue: there are such rows; it says how many. See above for when it is raised.
    """
    import narwhals as nw

    def counted(some: nw.DataFrame[Any]) -> None:
        number = int(some.select(bad(nw.col(name)).cast(nw.Int64).sum()).item() or 0)
        if number:
            raise refusal(called or name, number, accepted)

    engine = engine_of(frame)
    if is_eager(frame):
        counted(frame)
        return frame
    native: Any = frame.to_native()
    if engine == "Polars":
        import polars as pl

        def looked_at(values: pl.Series) -> pl.Series:
            counted(nw.from_native(values.alias(name).to_frame(), eager_only=True))
            return values

        none = looked_at(pl.Series(name, dtype=native.collect_schema()[name]))
        looked = pl.col(name).map_batches(looked_at, return_dtype=none.dtype, is_elementwise=True)
        return seen(native.with_columns(looked))
    if engine == "Dask":

        def part(some: nw.DataFrame[Any]) -> nw.DataFrame[Any]:
            counted(some)
            return some

        return partwise(frame, part)
    if engine in SQL:
        error = f"CAST({raised(engine, str(refusal(called or name, None, accepted)))} AS BOOLEAN)"
        return seen(native.filter(f"CASE WHEN {quoted(engine, name)} {sql} THEN {error} ELSE true END"))
    counted(frame.select(name).filter(bad(nw.col(name))).lazy().collect("pyarrow"))
    return frame


def not_negative(frame: Frame, name: str) -> Frame:
    """The same frame, which refuses numbers below nought; nulls stay what they are, unknown."""
    import narwhals as nw

    if isinstance(frame, nw.DataFrame):  # the smallest is found faster than all that are too small
        values = frame[name]
        if values.null_count() == len(values) or values.min() >= 0:
            return frame
    return refusing(frame, name, lambda values: values < 0, NOT_NEGATIVE, sql="< 0")


def refusal(name: str, number: int | None, accepted: str) -> DSAError:
    """What to raise for a number of rows; None where it is not known."""
    rows = "at least one row" if number is None else "1 row" if number == 1 else f"{number} rows"
    return InvalidValue(field=Phrase(f"column {name}"), value=Phrase(f"a value in {rows}"), accepted=Phrase(accepted))
