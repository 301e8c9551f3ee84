"""Every figure of the documentation by its name, as functions that draw it; ``_ext/rendered.py`` saves them as SVG."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from dsa import plots, record

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FIGURES: dict[str, Callable[[], Figure]] = {
    "whole-record": plots.whole_record,
    "aliexpress-proceedings": lambda: plots.investigation_timeline(record.find("AliExpress").investigations[0]),
    "due-dates-2024": lambda: plots.due_dates(2024),
    "zalando-recipients": lambda: plots.recipients(record.find("Zalando")),
}
