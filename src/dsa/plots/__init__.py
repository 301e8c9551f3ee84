"""Pictures of the record for print: legible in grey, safe for the colour-blind, with their sources in the caption.

Each function gives a :class:`matplotlib.figure.Figure` to save or show, in one of the 24 official languages
(``locale``); nothing is kept between calls, and no setting of matplotlib is touched. :func:`alternative_text` says in
words what a picture shows. It needs the extra ``plots``.

>>> from dsa import plots, record
>>> picture = plots.investigation_timeline(record.find("AliExpress").investigations[0])
>>> picture.savefig("aliexpress.png")  # doctest: +SKIP
"""

from __future__ import annotations

from .cases import investigation_timeline, whole_record
from .due import due_dates
from .fines import fines
from .lengths import durations
from .numbers import recipients
from .page import alternative_text

__all__ = [
    "alternative_text",
    "due_dates",
    "durations",
    "fines",
    "investigation_timeline",
    "recipients",
    "whole_record",
]


def __dir__() -> list[str]:
    return sorted(__all__)
