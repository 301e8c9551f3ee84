"""Columns instead of objects: the same answers, on the data-frame engine that the caller has.

Polars (eager and lazy), pandas, PyArrow, DuckDB, Dask, PySpark and Ibis. What comes in is the engine's own frame, and
so is what comes out, lazy if it was. No engine is a dependency; the extra ``dsa-obligations[frames]`` brings narwhals
and NumPy. What an engine lacks is a :class:`~dsa.errors.NotSupported` that names it and says what to do.

Null is unknown and stays unknown. A value that the law does not know, such as a count below nought, is refused: at
once where the values are there, and when the frame is computed where it is lazy.

>>> from datetime import date
>>> import polars as pl
>>> from dsa import frames
>>> figures = pl.DataFrame({"service": ["A", "B"], "recipients": [45_000_000, 44_999_999]})
>>> frames.threshold_test(figures, on=date(2025, 1, 1)).rows()
[('A', 45000000, True, 0), ('B', 44999999, False, -1)]
"""

from .dates.deadlines import deadline
from .dates.per_row import PerRow
from .fines import maximum_fine
from .reasons import statement_counts, statements
from .recipients.counting import active_recipients
from .recipients.parts import active_recipients_in_parts
from .thresholds import threshold_test
from .tiers import obligation_tier

__all__ = [
    "PerRow",
    "active_recipients",
    "active_recipients_in_parts",
    "deadline",
    "maximum_fine",
    "obligation_tier",
    "statement_counts",
    "statements",
    "threshold_test",
]


def __dir__() -> list[str]:
    return sorted(__all__)
