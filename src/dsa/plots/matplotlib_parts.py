"""The parts of matplotlib that pictures are made of, imported when the first is made.

So that looking at :mod:`dsa.plots`, completing its names or asking for help on it needs no extra.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from io import BytesIO
from typing import TYPE_CHECKING, Any

from ..ground.errors import MissingExtra
from ..ground.words import Phrase
from ..time_limits.packages import Later

if TYPE_CHECKING:
    import matplotlib.figure
    import matplotlib.lines
    import matplotlib.patches
else:
    matplotlib = Later("matplotlib")


def _part(module: str, name: str) -> Any:
    try:
        return getattr(import_module(f"matplotlib.{module}"), name)
    except ModuleNotFoundError as missing:
        raise MissingExtra(package=Phrase("matplotlib"), extra=Phrase("plots")) from missing


def figure_type() -> type[matplotlib.figure.Figure]:
    """The class of figures, to tell one from something else."""
    kind: type[matplotlib.figure.Figure] = _part("figure", "Figure")
    return kind


def new_figure(**properties: Any) -> matplotlib.figure.Figure:
    """An empty figure that a notebook shows; ``properties`` are those of :class:`matplotlib.figure.Figure`."""
    figure = figure_type()(**properties)
    # Outside pyplot nothing draws a figure at the end of a cell: IPython asks the object itself.
    vars(figure)["_repr_png_"] = partial(_as_png, figure)
    return figure


def _as_png(figure: matplotlib.figure.Figure) -> bytes:
    drawn = BytesIO()
    figure.savefig(drawn, format="png", bbox_inches=None)
    return drawn.getvalue()


def mark(**properties: Any) -> matplotlib.lines.Line2D:
    """A line or a mark for a legend, at no place of its own."""
    line: matplotlib.lines.Line2D = _part("lines", "Line2D")([], [], **properties)
    return line


def patch(**properties: Any) -> matplotlib.patches.Patch:
    """A coloured field for a legend."""
    field: matplotlib.patches.Patch = _part("patches", "Patch")(**properties)
    return field
