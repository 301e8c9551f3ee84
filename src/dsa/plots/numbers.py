"""Numbers as a picture: the recipients of a service beside the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..act import parameters
from ..ground import checks, words
from ..ground.errors import InvalidValue
from ..ground.words import Phrase
from ..record import Dossier
from .matplotlib_parts import mark
from .page import BLUE, QUIET, VERMILION, credit, describe, legend, page, write

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_STEPS = (10_000_000, 20_000_000, 50_000_000, 100_000_000, 200_000_000)
_MOST_LABELS = 7


def recipients(dossier: Dossier) -> Figure:
    """The published numbers of recipients of a service beside the threshold of Article 33(1).

    :raises InvalidValue: the dossier has no figures.
    """
    checks.instance("dossier", dossier, Dossier)
    if not dossier.figures:
        raise InvalidValue(field=Phrase("dossier"), value=dossier, accepted=Phrase("a dossier with figures"))
    threshold = parameters.THRESHOLD.on(dossier.as_of)
    figure = page(
        plot=0.72 * len(dossier.figures) + 0.3,
        title=f"{dossier.platform}: recipients in the Union",
        subtitle="Average monthly active recipients as published, beside the threshold of Article 33(1). Meeting it is "
        "not yet the status of a very large platform, and falling below does not end it: both take a decision.",
        caption=credit(source for one in dossier.figures for source in one.sources),
    )
    axes = figure.axes[0]
    for row, one in enumerate(dossier.figures):
        hatch = "////" if one.more_than else ""
        axes.barh(row, one.count, height=0.4, color=BLUE, hatch=hatch, edgecolor="white", linewidth=0)
    most = max(threshold, *(one.count for one in dossier.figures))
    axes.set_xlim(0, most * 1.3)
    axes.set_ylim(len(dossier.figures) - 0.65, -0.65)
    axes.axvline(threshold, color=VERMILION, linewidth=1.8, linestyle=(0, (4, 2)))
    for row, one in enumerate(dossier.figures):
        note = f" ({one.note})" if one.note else ""
        write(axes, (0, row - 0.36), f"{one.period}{note}", color=QUIET, boxed=True)
        write(axes, (one.count, row), one.number, size=10.5, bold=True, boxed=True, shift=6)
    line = mark(color=VERMILION, linestyle=(0, (4, 2)), label=f"threshold: {words.number(threshold)}")
    legend(axes, (), line)
    step = next((one for one in _STEPS if one * _MOST_LABELS > most), _STEPS[-1])
    ticks = range(0, most + 1, step)
    axes.set_xticks(ticks, ["0", *(f"{one // 1_000_000} million" for one in ticks[1:])])
    describe(
        figure, [f"{one.period}: {one.number}." for one in dossier.figures], f"Threshold: {words.number(threshold)}."
    )
    return figure
