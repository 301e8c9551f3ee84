"""The test of Article 33(1) on a column of figures."""

from __future__ import annotations

from datetime import date
from typing import Any, TypeVar

from ..act import parameters
from ..ground.mistaken.calls import by_name
from .columns import new_column, whole_numbers
from .engines import as_came, opened
from .refusals import not_negative

F = TypeVar("F")


@by_name
def threshold_test(frame: F, *, on: date, recipients: str = "recipients") -> F:
    """Whether each number of average monthly active recipients meets the threshold that is law on a day.

    Adds ``met`` and ``margin``, the number minus the threshold, as :class:`~dsa.ThresholdTest` has them. Both are null
    where the number is.

    :param frame: a frame of any engine.
    :param on: the day whose law counts.
    :param recipients: the column of whole numbers from 0 up.
    :raises InvalidType: a column of floats or of anything else.
    :raises InvalidValue: a number below nought.

    >>> import polars as pl
    >>> from dsa import frames
    >>> frames.threshold_test(pl.DataFrame({"recipients": [104_300_000, None]}), on=date(2023, 4, 25)).rows()
    [(104300000, True, 59300000), (None, None, None)]
    """
    threshold = parameters.THRESHOLD.on(on)
    rows = opened(frame)
    import narwhals as nw

    rows, held = whole_numbers(rows, "recipients", recipients)
    for name in ("met", "margin"):
        new_column(rows, f"the new column {name}", name)
    figures = nw.col(held)
    if rows.collect_schema()[held] != nw.Int64:  # narrower numbers could not hold the margin
        figures = figures.cast(nw.Int64)
    tested: Any = not_negative(rows, held).with_columns(met=figures >= threshold, margin=figures - threshold)
    return as_came(frame, tested)
