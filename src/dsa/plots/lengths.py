"""How long proceedings take as a picture: what came to a stage, what is still open without it, and the median."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from .. import record
from ..act.proceedings.event import Stage
from ..ground.errors import InvalidValue
from ..ground.mistaken.calls import by_name
from ..ground.trace import Sentence
from ..ground.words import Phrase
from ..record import Case, Source, StageTimes
from ..time_limits.packages import Later
from .due import OTHERS
from .matplotlib_parts import mark, patch
from .page import BLUE, INK, ORANGE, VERMILION, credit, describe, legend, page, write
from .telling import Teller

if TYPE_CHECKING:
    import matplotlib.artist
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

_STEP = 100
_MOST_NAMED = 2
_ROW = 0.27
"""The height of a row, in inches."""
_LETTERS = 52
"""How many letters of a name fit in its full size."""
TITLE = Sentence("picture-lengths", "From the opening to the stage: {stage}")
STRANDS = Sentence(
    "picture-lengths-strands",
    "Days from the opening of proceedings, strand by strand; a case that concerns several services counts once. What "
    "is still open is drawn up to {until}, the newest text that was read, and takes at least so long. Ended otherwise: "
    "{otherwise}.",
)
CASES = Sentence(
    "picture-lengths-cases",
    "Days from the opening of proceedings, each case once, at the first of its strands that came to the stage. What is "
    "still open is drawn up to {until}, the newest text that was read, and takes at least so long. Ended otherwise: "
    "{otherwise}.",
)
STRANDS_UNTIL = Sentence(
    "picture-lengths-strands-until",
    "Days from the opening of proceedings, strand by strand; a case that concerns several services counts once. What "
    "is still open is drawn up to {until}, and takes at least so long. Ended otherwise: {otherwise}.",
)
CASES_UNTIL = Sentence(
    "picture-lengths-cases-until",
    "Days from the opening of proceedings, each case once, at the first of its strands that came to the stage. What is "
    "still open is drawn up to {until}, and takes at least so long. Ended otherwise: {otherwise}.",
)
CAME = Sentence("picture-came", "came to the stage")
WAITING = Sentence("picture-waiting", "still open without it")
MEDIAN = Sentence("picture-median", "median of what came to it: {median}")
AT_LEAST = Sentence("picture-at-least", "{days} so far")


@by_name
def durations(
    stage: Stage = Stage.NON_COMPLIANCE, *, by: str = "strand", until: date | None = None, locale: str = "en"
) -> matplotlib.figure.Figure:
    """How long it took from the opening to a stage, and how long what is still open has been waiting for it.

    :param stage: the stage, one after the opening.
    :param by: ``"strand"`` draws each strand, ``"case"`` each case once, as :func:`dsa.record.days_to` counts them.
    :param until: the day up to which is counted; None takes that of the newest text that was read.
    :param locale: the language of the picture; the names of cases and strands stay as they are.
    :raises InvalidValue: the stage is none after the opening, or none came to it by that day and none waits for it.
    """
    teller, times = Teller.of(locale), record.days_to(stage, by=by, until=until)
    if not (times.reached or times.waiting):
        accepted = Phrase("a day on which proceedings were open")
        raise InvalidValue(field=Phrase("until"), value=times.until, accepted=accepted)
    names = {case.id: _named(case, teller) for case in record.cases()}
    rows = [
        (_row(names[reached.case], reached.case, (reached.strand,), by), reached.days, True)
        for reached in times.reached
    ]
    rows += [
        (_row(names[awaited.case], awaited.case, awaited.strands, by), awaited.days, False) for awaited in times.waiting
    ]
    strands, cases = (STRANDS, CASES) if times.until == record.read_until else (STRANDS_UNTIL, CASES_UNTIL)
    subtitle = strands if by == "strand" else cases
    figure = page(
        plot=_ROW * len(rows) + 0.3,
        title=teller.say(TITLE, stage=teller.stage(stage)),
        subtitle=teller.say(subtitle, until=times.until, otherwise=len(times.otherwise)),
        caption=credit(_sources(times), teller),
        left=3.3,
        right=0.6,
    )
    axes = figure.axes[0]
    partly = {_row(names[awaited.case], awaited.case, awaited.strands, by): awaited.days for awaited in times.partly}
    for number, (name, days, came) in enumerate(rows):
        color, hatch = (BLUE, "") if came else (ORANGE, "////")
        axes.barh(number, days, height=0.62, color=color, hatch=hatch, edgecolor="white", linewidth=0)
        size = min(8.5, 8.5 * _LETTERS / len(name))
        write(axes, (0, number), name, size=max(size, 7), ha="right", shift=-6)
        label = teller.show(days) if came else teller.say(AT_LEAST, days=days)
        if came and name in partly:  # a case that came to it in some strands, and is open in others
            axes.barh(number, partly[name], height=0.2, color=ORANGE, hatch="////", edgecolor="white", zorder=0.5)
            write(axes, (partly[name], number), teller.say(AT_LEAST, days=partly[name]), size=8.5, boxed=True, shift=5)
        write(axes, (days, number), label, size=8.5, bold=came, boxed=True, shift=5)
    most = max(*(days for _, days, _ in rows), *partly.values(), 1)
    axes.set_xlim(0, most * 1.08)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    ticks = range(0, most + 1, _STEP * (1 + most // 1_300))
    axes.set_xticks(ticks, [teller.show(tick) for tick in ticks])
    marks: list[matplotlib.artist.Artist] = [
        patch(facecolor=BLUE, edgecolor="white", linewidth=0, label=teller.say(CAME)),
        patch(facecolor=ORANGE, hatch="////", edgecolor="white", linewidth=0, label=teller.say(WAITING)),
    ]
    if times.median is not None:
        axes.axvline(float(times.median), color=VERMILION, linewidth=1.6, linestyle=(0, (4, 2)))
        median = teller.say(MEDIAN, median=times.median)
        marks.append(mark(color=VERMILION, linestyle=(0, (4, 2)), label=median))
    axes.axvline(0, color=INK, linewidth=0.8)
    legend(axes, teller, (), *marks, at=-0.35)
    describe(figure, [f"{teller.say(times.headline)}.", *_told(rows, teller)])
    return figure


def _named(case: Case, teller: Teller) -> str:
    """The services of a case; several of one group by its name, and others by the first and how many more."""
    first, *others = (investigation.platform.provider.group for investigation in case.investigations)
    if first is not None and others and set(others) == {first}:
        return first
    if len(case.services) <= _MOST_NAMED:
        return teller.show(case.services)
    return teller.say(OTHERS, services=case.services[0], count=len(case.services) - 1)


def _row(services: str, case: str, strands: tuple[str, ...], by: str) -> str:
    strand = "; ".join(strands)
    return f"{services} ({case})" if by == "case" or strand in services else f"{services}: {strand}"


def _told(rows: list[tuple[str, int, bool]], teller: Teller) -> Iterator[str]:
    for name, days, came in rows:
        yield f"{name}: {teller.show(days) if came else teller.say(AT_LEAST, days=days)}."


def _sources(times: StageTimes) -> Iterator[Source]:
    """Those of the events that came to the stage, and of the openings of what is still open."""
    on = {(reached.case, reached.on) for reached in times.reached}
    open_still = {awaited.case for awaited in times.waiting}
    for case in record.cases():
        for fact in case.facts:
            day = getattr(fact.about, "date", None)
            if (case.id, day) in on or (case.id in open_still and fact.about == case.investigation):
                yield from fact.sources
