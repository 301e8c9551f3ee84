"""Columns of days, and what engines take for one: pandas keeps days as moments at midnight, or as objects."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, TypeGuard

from ...ground import plain
from ...ground.errors import InvalidType
from ...ground.words import Phrase
from ..arrays import series
from ..columns import PANDAS, column, has_nothing, has_objects, kind_refused, value_refused, with_nothing
from ..engines import Frame, engine_of

if TYPE_CHECKING:
    import narwhals as nw
    import numpy as np
    from numpy.typing import NDArray

_ACCEPTED = "a column of days; in pandas also moments without a zone, all of them midnight"
_FAR = 2**30
"""So many days from 1970 no list of holidays reaches: what is farther can be taken as being there."""
_FROM_TEXT = {
    "pandas": "; pd.to_datetime() makes one of text",
    "Dask": "; dd.to_datetime() makes one of text",
    "Polars": "; .str.to_date() makes one of text",
    "DuckDB": "; CAST(... AS DATE) makes one of text",
    "PySpark": "; to_date() makes one of text",
}


def day_column(frame: Frame, field: str, name: object) -> tuple[Frame, str]:
    """The frame in which a column is one of days, and its name.

    :raises InvalidType: moments, which are not days, text, or anything else.
    """
    import narwhals as nw

    held = column(frame, field, name)
    dtype = frame.collect_schema()[held]
    if dtype == nw.Date:
        return frame, held
    if has_nothing(frame, held):
        return with_nothing(frame, held, "Datetime" if engine_of(frame) == "pandas" else "Date"), held
    midnight = isinstance(dtype, nw.Datetime) and dtype.time_zone is None and engine_of(frame) in PANDAS
    if not (midnight or has_objects(frame, held)):
        of_text = isinstance(dtype, nw.String | nw.Categorical | nw.Enum)
        raise kind_refused(frame, held, _ACCEPTED + (_FROM_TEXT.get(engine_of(frame), "") if of_text else ""))
    return frame, held


def is_day(value: object) -> TypeGuard[date]:
    """Whether an object is a day, or a moment without a zone at midnight, as which pandas keeps one."""
    if isinstance(value, plain.MOMENT):
        return value.tzinfo is None and value.time() == time()
    return isinstance(value, plain.DATE)


def numbers(values: nw.Series[Any]) -> tuple[NDArray[np.int32], NDArray[np.bool_] | None]:
    """The days as their numbers since 1 January 1970, and where one is null, if one is; its number is then nought.

    :raises InvalidType: a moment that is not midnight, or an object that is no day.
    """
    import numpy as np

    native = values.to_native()
    if values.implementation.is_polars():
        unknown = native.is_null().to_numpy() if native.null_count() else None
        return native.to_physical().fill_null(0).to_numpy(), unknown
    days = _as_days(values)
    unknown = np.isnat(days)
    near = np.clip(days.view(np.int64), -_FAR, _FAR).astype(np.int32)
    if not unknown.any():
        return near, None
    return np.where(unknown, 0, near).astype(np.int32), unknown


def _of_objects(values: nw.Series[Any]) -> bool:
    """Whether they are objects of Python, which narwhals calls text where there are none."""
    return values.implementation.is_pandas() and str(values.to_native().dtype) == "object"


def _as_days(values: nw.Series[Any]) -> NDArray[Any]:
    import narwhals as nw
    import numpy as np

    if _of_objects(values):
        objects = [None if missing else day for day, missing in zip(values, values.is_null(), strict=True)]
        for day in objects:
            if day is not None and not is_day(day):
                raise value_refused(
                    values.name, day, _ACCEPTED + (_FROM_TEXT["pandas"] if isinstance(day, str) else "")
                )
        return np.array(objects, "datetime64[D]")
    if values.implementation.is_pandas() and values.dtype == nw.Date:
        return np.asarray(values.to_native().astype("datetime64[s]"), "datetime64[D]")
    moments = values.to_numpy()
    days: NDArray[Any] = moments.astype("datetime64[D]")
    if values.dtype != nw.Date and bool(((days != moments) & ~np.isnat(moments)).any()):
        raise InvalidType(
            field=Phrase(f"column {values.name}"), value=Phrase(str(values.dtype)), accepted=Phrase(_ACCEPTED)
        )
    return days


def as_given(
    like: nw.Series[Any], name: str, days: NDArray[np.int32], unknown: NDArray[np.bool_] | None
) -> nw.Series[Any]:
    """Days, given as their numbers, as a column of the same type as another one; null where one is unknown."""
    import narwhals as nw
    import numpy as np

    if like.implementation.is_polars():
        import polars as pl

        made = pl.Series(name, days).cast(pl.Date)
        if unknown is not None:
            made = pl.select(pl.when(pl.Series(~unknown)).then(made).alias(name)).to_series()
        return nw.from_native(made, series_only=True)
    dates = days.astype(np.int64).view("datetime64[D]")
    if unknown is not None:
        dates[unknown] = np.datetime64("NaT", "D")
    if _of_objects(like):
        return series(like, name, dates.astype(object), "Date")
    return series(like, name, dates.astype("datetime64[s]") if like.implementation.is_pandas() else dates, "Date")
