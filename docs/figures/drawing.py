"""What the figures have in common: a white sheet, colours that the colour-blind can tell apart, and lines of time."""

from collections.abc import Iterable
from datetime import date
from textwrap import fill
from typing import Literal, TypeAlias

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

INK, QUIET, FAINT, PALE = "#1a1a1a", "#595959", "#d9d9d9", "#f2f2f2"
# The palette of Okabe and Ito; hatches and words keep things apart where colours do not.
BLUE, SKY, ORANGE, VERMILION, GREEN = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73"
WIDTH = 7.2
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


Side: TypeAlias = Literal["left", "center", "right"]


def short(day: date) -> str:
    """A day in few letters, as a label needs it."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def sheet(height: float, width: float = 100, top: float | None = None) -> tuple[Figure, Axes]:
    """A white sheet, ``height`` inches high, with bare axes: ``width`` across, and ``top`` up (inches times ten)."""
    figure = Figure(figsize=(WIDTH, height), facecolor="white")
    axes = figure.add_axes((0.01, 0.01, 0.98, 0.98))
    axes.set_xlim(0, width)
    axes.set_ylim(0, height * 10 if top is None else top)
    axes.axis("off")
    return figure, axes


def write(
    axes: Axes,
    x: float,
    y: float,
    words: str,
    *,
    size: float = 9,
    color: str = INK,
    bold: bool = False,
    ha: Side = "left",
    va: Literal["top", "center", "bottom"] = "center",
    boxed: bool = False,
) -> None:
    """Words at a place; ``boxed`` clears what lies behind them."""
    behind = {"facecolor": "white", "edgecolor": "none", "pad": 1.5} if boxed else None
    weight = "bold" if bold else "normal"
    axes.text(x, y, words, fontsize=size, color=color, fontweight=weight, ha=ha, va=va, bbox=behind, linespacing=1.3)


def box(
    axes: Axes,
    place: tuple[float, float, float, float],
    words: str,
    *,
    fill_color: str = "white",
    edge: str = QUIET,
    wrap: int = 30,
    size: float = 9,
    bold: bool = False,
) -> None:
    """A box at (x, y, width, height) with words in its middle."""
    x, y, width, height = place
    axes.add_patch(
        FancyBboxPatch(
            (x, y), width, height, boxstyle="round,pad=0,rounding_size=0.8", facecolor=fill_color, edgecolor=edge
        )
    )
    told = "\n".join(fill(line, wrap) for line in words.split("\n"))
    write(axes, x + width / 2, y + height / 2, told, size=size, bold=bold, ha="center")


def arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], *, color: str = INK, bend: float = 0
) -> None:
    """An arrow from one place to another."""
    style = {"arrowstyle": "-|>", "color": color, "lw": 1.3, "connectionstyle": f"arc3,rad={bend}"}
    axes.annotate("", xy=end, xytext=start, arrowprops=style)


class Line:
    """A line of time across a sheet, from one day to another."""

    def __init__(self, axes: Axes, first: date, last: date, *, left: float = 4, right: float = 96) -> None:
        self.axes = axes
        self._first, self._days = first.toordinal(), last.toordinal() - first.toordinal()
        self._left, self._width = left, right - left

    def x(self, day: date) -> float:
        """Where a day lies."""
        return self._left + self._width * (day.toordinal() - self._first) / self._days

    def years(self, y: float, top: float, years: Iterable[int]) -> None:
        """A quiet mark and a number for the beginning of each year."""
        for year in years:
            at = self.x(date(year, 1, 1))
            self.axes.plot((at, at), (y + 1.6, top), color=FAINT, lw=0.7, zorder=0)
            write(self.axes, at, y, str(year), size=8, color=QUIET, ha="center")

    def bar(
        self, y: float, start: date, end: date, *, color: str, height: float = 2.6, hatch: str = "", words: str = ""
    ) -> None:
        """A stretch of time, with words in it."""
        left, right = self.x(start), self.x(end)
        self.axes.add_patch(
            Rectangle((left, y), right - left, height, facecolor=color, hatch=hatch, edgecolor="white", lw=0.8)
        )
        if words:
            write(self.axes, (left + right) / 2, y + height / 2, words, size=8.5, ha="center", boxed=bool(hatch))

    def mark(self, y: float, day: date, *, color: str = INK, up: float = 0, marker: str = "o") -> None:
        """A point in time, with a stroke ``up`` to what it concerns."""
        at = self.x(day)
        if up:
            self.axes.plot((at, at), (y, y + up), color=color, lw=1.2)
        self.axes.plot((at,), (y,), marker=marker, color=color, ms=6)
