"""What every picture has in common: the page with title and caption, type, colours and the axis of time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from textwrap import fill
from typing import TYPE_CHECKING, Literal

from ..act.proceedings.event import Stage
from ..ground import checks
from ..ground.trace import Sentence
from ..record import Source
from ..time_limits.packages import Later
from .matplotlib_parts import figure_type, new_figure, patch
from .telling import ENGLISH, Teller

if TYPE_CHECKING:
    import matplotlib.artist
    import matplotlib.axes
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

INK, QUIET, FAINT = "#1a1a1a", "#595959", "#d9d9d9"
# The palette of Okabe and Ito, which stays apart for the colour-blind; the hatches keep it apart in grey as well.
BLUE, SKY, ORANGE, VERMILION, GREEN = "#0072B2", "#56B4E9", "#E69F00", "#D55E00", "#009E73"
STAGES = {
    Stage.OPEN: (SKY, ""),
    Stage.PRELIMINARY_FINDINGS: (ORANGE, "////"),
    Stage.NON_COMPLIANCE: (VERMILION, "xxxx"),
    Stage.COMMITMENTS_BINDING: (GREEN, "...."),
    Stage.CLOSED: ("#bbbbbb", ""),
}
WIDTH = 10.0
_MARGIN = 0.35
_HEAD = 1.0
_MOST_LABELS = 13
_SHORT_LABEL = 31
_TITLE = 62
"""How many letters of a title fit in its full size."""
SOURCES = Sentence("picture-sources", "Sources: {sources}; in full in dsa.record.")


def page(
    *, plot: float, title: str, subtitle: str, caption: str, below: float = 0, left: float = 0, right: float = 0
) -> matplotlib.figure.Figure:
    """A page of fixed width with axes of a height in inches, room ``below`` for a list and at the sides for labels.

    The head has the title and what the picture shows; the foot has the sources.
    """
    sources_line, shown = balanced(caption, 150), balanced(subtitle, 125)
    foot = 0.3 + 0.15 * (sources_line.count("\n") + 1)
    head = _HEAD + 0.17 * max(shown.count("\n") - 1, 0)
    height = head + 0.4 + plot + 0.35 + below + foot
    figure = new_figure(figsize=(WIDTH, height), dpi=150, facecolor="white")
    x = _MARGIN / WIDTH
    size = min(16, 16 * _TITLE / len(title))
    # Two signs for dollars in a name begin and end no formula.
    figure.text(x, 1 - 0.22 / height, title, va="top", fontsize=size, fontweight="bold", color=INK, parse_math=False)
    figure.text(x, 1 - 0.58 / height, shown, va="top", fontsize=9.5, color=QUIET, linespacing=1.3, parse_math=False)
    figure.text(x, 0.15 / height, sources_line, va="bottom", fontsize=7.5, color=QUIET, linespacing=1.4)
    bottom = (foot + below + 0.35) / height
    axes = figure.add_axes((x + left / WIDTH, bottom, 1 - 2 * x - (left + right) / WIDTH, plot / height))
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    axes.tick_params(length=0, labelsize=9, labelcolor=QUIET)
    axes.set_yticks([])
    axes.set_axisbelow(True)
    return figure


def balanced(text: str, most: int) -> str:
    """Text in as few lines as its width asks for, of much the same length: no last line of one word."""
    lines = fill(text, most).count("\n")
    narrow = next(
        width for width in range(most // 2, most + 1) if fill(text, width).count("\n") <= lines or width == most
    )
    return fill(text, narrow)


def write(
    axes: matplotlib.axes.Axes,
    at: tuple[float, float],
    words: str,
    *,
    size: float = 9,
    color: str = INK,
    bold: bool = False,
    ha: Literal["left", "center", "right"] = "left",
    va: Literal["top", "center", "bottom"] = "center",
    boxed: bool = False,
    shift: float = 0,
) -> None:
    """Words at a place in the axes, ``shift`` points to the right; ``boxed`` clears what lies behind them."""
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1.2, "alpha": 0.9} if boxed else None
    weight = "bold" if bold else "normal"
    axes.annotate(
        words,
        at,
        (shift, 0),
        textcoords="offset points",
        fontsize=size,
        color=color,
        fontweight=weight,
        ha=ha,
        va=va,
        bbox=box,
        annotation_clip=False,
        parse_math=False,
    )


def place(day: date) -> float:
    """Where a day lies on an axis of time."""
    return float(day.toordinal())


def months(axes: matplotlib.axes.Axes, start: date, end: date, teller: Teller = ENGLISH) -> None:
    """An axis of time with a quiet grid, and a label for every January and as many months as fit."""
    first, last = place(start), max(place(end), place(start) + 1)  # a single day has a width, too
    axes.set_xlim(first - (last - first) * 0.01, last + (last - first) * 0.02)
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    step = next(step for step in (1, 2, 3, 4, 6, 12) if step == 12 or count <= step * _MOST_LABELS)
    firsts = [date(year, month, 1) for year in range(start.year, end.year + 1) for month in range(1, 13, step)]
    shown = [day for day in firsts if start <= day <= end]
    labels = [str(day.year) if day.month == 1 else teller.month(day.month) for day in shown]
    if shown and shown[0].month != 1:  # no label before it says which year it is
        labels[0] += f"\n{shown[0].year}"
    axes.set_xticks([place(day) for day in shown], labels)
    axes.grid(axis="x", color=FAINT, linewidth=0.7)


def bar(axes: matplotlib.axes.Axes, row: float, start: date, end: date, stage: Stage, height: float) -> None:
    """A stretch of time in a stage."""
    color, hatch = STAGES[stage]
    width = place(end) - place(start)
    axes.barh(row, width, left=place(start), height=height, color=color, hatch=hatch, edgecolor="white", linewidth=0)


def legend(
    axes: matplotlib.axes.Axes, teller: Teller, stages: Iterable[Stage], *marks: matplotlib.artist.Artist, at: float = 0
) -> None:
    """What colours and marks mean, above the axes; ``at`` is where it begins, as a share of their width.

    Words that are too long for four columns get fewer.
    """
    shown = set(stages)
    patches = [
        patch(facecolor=color, hatch=hatch, edgecolor="white", linewidth=0, label=teller.stage(stage))
        for stage, (color, hatch) in STAGES.items()
        if stage in shown
    ]
    handles = [*patches, *marks]
    longest = max(len(str(handle.get_label())) for handle in handles)
    axes.legend(
        handles=handles,
        loc="lower left",
        bbox_to_anchor=(at, 1.0),
        ncols=4,
        frameon=False,
        fontsize=9 if longest <= _SHORT_LABEL else 8,
        handlelength=1.8,
        borderaxespad=0.1,
        columnspacing=1.6,
        labelcolor=INK,
    )


def describe(figure: matplotlib.figure.Figure, rows: Iterable[str], *more: str) -> None:
    """Keep what the picture shows in words, for those who cannot see it: its title, its subtitle, and every row."""
    head = [text.get_text().replace("\n", " ") for text in figure.texts[:2]]
    figure.set_label(" ".join([f"{head[0]}.", head[1], *rows, *more]))


def alternative_text(figure: matplotlib.figure.Figure) -> str:
    """What a picture of this package shows, in words, for screen readers: title, subtitle, and every row.

    >>> from dsa import plots, record
    >>> picture = plots.recipients(record.find("Stripchat"))
    >>> plots.alternative_text(picture).partition("both take a decision. ")[2]
    "the provider's own figure, rejected by the Commission: 32 000 000. Threshold: 45 000 000."
    """
    return str(checks.instance("figure", figure, figure_type()).get_label())


def credit(sources: Iterable[Source], teller: Teller) -> str:
    """The line with the sources: references and sites, each once; the whole addresses are in the record.

    It is empty where there are none, as of a case that the record does not have.
    """
    named = [
        source.reference or str(source.url).partition("://")[2].partition("/")[0].removeprefix("www.")
        for source in sources
    ]
    return teller.say(SOURCES, sources=", ".join(dict.fromkeys(named))) if named else ""
