"""Numbers as a picture: the recipients of a service beside the threshold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .. import record
from ..act import parameters
from ..ground import checks
from ..ground.citations import DSA
from ..ground.errors import InvalidValue
from ..ground.mistaken.calls import by_name
from ..ground.trace import Sentence
from ..ground.words import Phrase
from ..record import Dossier
from ..record.prose import MORE_THAN
from ..time_limits.packages import Later
from .matplotlib_parts import mark
from .page import BLUE, QUIET, VERMILION, credit, describe, legend, page, write
from .telling import Teller

if TYPE_CHECKING:
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

_STEPS = (10_000_000, 20_000_000, 50_000_000, 100_000_000, 200_000_000)
_MOST_LABELS = 7
TITLE = Sentence("picture-recipients", "{service}: recipients in the Union")
SUBTITLE = Sentence(
    "picture-recipients-more",
    "Average monthly active recipients as published, beside the threshold of {citation}. Meeting it is not yet the "
    "status of a very large platform, and falling below does not end it: both take a decision.",
)
LINE = Sentence("picture-threshold", "threshold: {number}")
MILLIONS = Sentence("picture-millions", "{number} million")


@by_name
def recipients(dossier: Dossier, *, locale: str = "en") -> matplotlib.figure.Figure:
    """The published numbers of recipients of a service beside the threshold of Article 33(1).

    :param locale: the language of the picture; the record's own words stay in English.
    :raises InvalidValue: the dossier has no figures.
    """
    checks.instance("dossier", dossier, Dossier)
    if not dossier.figures:
        raise InvalidValue(field=Phrase("dossier"), value=dossier, accepted=Phrase("a dossier with figures"))
    teller = Teller.of(locale)
    threshold = parameters.THRESHOLD.on(dossier.as_of)
    figure = page(
        plot=0.72 * len(dossier.figures) + 0.3,
        title=teller.say(TITLE, service=str(dossier.platform)),
        subtitle=teller.say(SUBTITLE, citation=DSA.at(33, 1)),
        caption=credit((source for number in dossier.figures for source in number.sources), teller),
    )
    axes = figure.axes[0]
    for row, number in enumerate(dossier.figures):
        hatch = "////" if number.more_than else ""
        axes.barh(row, number.count, height=0.4, color=BLUE, hatch=hatch, edgecolor="white", linewidth=0)
    most = max(threshold, *(number.count for number in dossier.figures))
    axes.set_xlim(0, most * 1.3)
    axes.set_ylim(len(dossier.figures) - 0.65, -0.65)
    axes.axvline(threshold, color=VERMILION, linewidth=1.8, linestyle=(0, (4, 2)))
    for row, number in enumerate(dossier.figures):
        note = f" ({number.note})" if number.note else ""
        write(axes, (0, row - 0.36), f"{number.period}{note}", color=QUIET, boxed=True)
        write(axes, (number.count, row), _number(number, teller), size=10.5, bold=True, boxed=True, shift=6)
    line = mark(color=VERMILION, linestyle=(0, (4, 2)), label=teller.say(LINE, number=threshold))
    legend(axes, teller, (), line)
    step = next((step for step in _STEPS if step * _MOST_LABELS > most), _STEPS[-1])
    ticks = range(0, most + 1, step)
    axes.set_xticks(ticks, ["0", *(teller.say(MILLIONS, number=tick // 1_000_000) for tick in ticks[1:])])
    rows = [f"{number.period}: {_number(number, teller)}." for number in dossier.figures]
    said = teller.say(LINE, number=threshold)
    describe(figure, rows, f"{said[0].upper()}{said[1:]}.")
    return figure


def _number(figure: record.Figure, teller: Teller) -> str:
    return teller.say(MORE_THAN, number=figure.count) if figure.more_than else teller.show(figure.count)
