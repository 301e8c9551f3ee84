"""Fines as a picture: each beside the most that it could have been, or what is missing to say it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from .. import record
from ..act.penalties.comparison import ShareOfCeiling
from ..act.penalties.grounds import FineGround
from ..act.penalties.penalty import Penalty
from ..ground.citations import DSA
from ..ground.errors import MissingFact
from ..ground.mistaken.calls import by_name
from ..ground.trace import Sentence
from ..record.dossier import penalties_of
from ..time_limits.packages import Later
from .matplotlib_parts import patch
from .page import FAINT, QUIET, VERMILION, credit, describe, legend, page, write
from .telling import Teller

if TYPE_CHECKING:
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

TITLE = Sentence("picture-ceilings", "Fines beside the most that they could have been")
SUBTITLE = Sentence(
    "picture-ceilings-more",
    "Fines under {citation}, at most {share} of the worldwide turnover of the financial year that ended last before "
    "the decision. Fines of the record: {fines}; with a turnover of that year in a text that was read: {known}.",
)
MISSING = Sentence(
    "picture-ceilings-missing",
    "ceiling not known: the turnover of the year that ended last before {day} is missing ({year}, if it is the "
    "calendar year)",
)
FINE = Sentence("picture-fine", "the fine")
CEILING = Sentence("picture-ceiling", "its ceiling (100 %)")
NOT_KNOWN = Sentence("picture-ceiling-not-known", "a ceiling that is not known")


@by_name
def fines(*, locale: str = "en") -> matplotlib.figure.Figure:
    """Every fine of the record beside its ceiling (Article 74(1)); where the turnover is missing, which year's.

    :param locale: the language of the picture.
    """
    teller = Teller.of(locale)
    every = [
        (case, fine)
        for fine in record.penalties()
        for case in record.cases()
        if fine in penalties_of(case.investigation)
    ]
    shares = [_share(fine) for _, fine in every]
    facts = [fact for case, fine in every for fact in record.find(case.services[0]).about(fine)]
    figure = page(
        plot=0.95 * len(every) + 0.2,
        title=teller.say(TITLE),
        subtitle=teller.say(
            SUBTITLE,
            citation=DSA.at(74, 1),
            share=FineGround.INFRINGEMENT.ceiling.on(record.as_of),
            fines=len(every),
            known=sum(share is not None for share in shares),
        ),
        caption=credit((source for fact in facts for source in fact.sources), teller),
    )
    axes = figure.axes[0]
    rows: list[str] = []
    for row, ((case, fine), share) in enumerate(zip(every, shares, strict=True)):
        hatch = "" if share is not None else "////"
        axes.barh(row, 1, height=0.3, color="white" if hatch else FAINT, hatch=hatch, edgecolor=FAINT, linewidth=1)
        if share is not None:
            axes.barh(row, float(share.share), height=0.3, color=VERMILION)
        name = f"{teller.show(case.services)}, {teller.day(fine.imposed)}: {teller.money(fine.amount)}"
        below = teller.say(share.headline) if share is not None else _missing(fine, teller)
        write(axes, (0, row - 0.32), name, size=10.5, bold=True, shift=2)
        write(axes, (0, row + 0.3), below, size=8.5, color=QUIET, shift=2)
        rows.append(f"{name}. {below}.")
    axes.set_xlim(0, 1.03)
    axes.set_ylim(len(every) - 0.45, -0.55)
    ticks = [Fraction(fifths, 5) for fifths in range(6)]
    axes.set_xticks([float(tick) for tick in ticks], [teller.show(tick) for tick in ticks])
    legend(
        axes,
        teller,
        (),
        patch(facecolor=VERMILION, label=teller.say(FINE)),
        patch(facecolor=FAINT, label=teller.say(CEILING)),
        patch(facecolor="white", hatch="////", edgecolor=FAINT, label=teller.say(NOT_KNOWN)),
    )
    describe(figure, rows)
    return figure


def _share(fine: Penalty) -> ShareOfCeiling | None:
    try:
        return record.share_of_ceiling(fine)
    except MissingFact:
        return None


def _missing(fine: Penalty, teller: Teller) -> str:
    return teller.say(MISSING, day=fine.imposed, year=str(fine.imposed.year - 1))
