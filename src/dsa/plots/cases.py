"""Proceedings as pictures: the timeline of one case, and the whole record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import record
from ..act.proceedings.event import Stage
from ..act.proceedings.events import CommitmentsMadeBinding, Event
from ..act.proceedings.investigation import Investigation
from ..ground import checks
from ..ground.errors import InvalidValue
from ..ground.mistaken.calls import by_name
from ..ground.trace import Sentence
from ..ground.words import Phrase
from ..record import Dossier, Source
from ..time_limits.packages import Later
from .matplotlib_parts import mark
from .page import BLUE, FAINT, GREEN, INK, QUIET, bar, credit, describe, legend, months, page, place, write
from .telling import Teller

if TYPE_CHECKING:
    import matplotlib.axes
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

_FURTHEST = (Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS, Stage.OPEN, Stage.COMMITMENTS_BINDING, Stage.CLOSED)
"""Which stage of several strands is drawn where a case has one bar."""
_APART = 0.024
"""The least distance between two numbers, as a share of the axis."""
_LINE = 0.19
"""The height of a line in the list of events, in inches."""
_LETTERS = 130
"""How many letters of a line fit in its full size."""
CASE = Sentence("picture-case", "{service}: how far the proceedings have come")
CASE_MORE = Sentence(
    "picture-case-more",
    "Opened on {opened}; stages until {end}. Until a decision says so, there is a suspicion and no finding of a "
    "breach.",
)
OPENED = Sentence("picture-opened", "proceedings opened")
WHOLE = Sentence("picture-whole", "The Digital Services Act enforced: the public record")
WHOLE_MORE = Sentence(
    "picture-whole-more",
    "Designations: {designations}; cases: {cases}; fines: {fines}, until {day}. A case that concerns several services "
    "is drawn for each; where its strands differ, the bar shows the furthest stage, and it ends where no strand is "
    "open and no decision stands.",
)
WHOLE_SOURCES = Sentence(
    "picture-whole-sources",
    "Public texts, named fact by fact in dsa.record: {count}. How complete: {coverage}.",
)
DESIGNATED = Sentence("picture-designated", "designated")
TERMINATED = Sentence("picture-terminated", "termination announced")
REQUEST = Sentence("picture-request", "request for information")
FINES = Sentence("picture-fines", "Fines")
ROW = Sentence("picture-whole-row", "{service}: designated on {days}; requests: {requests}; cases: {cases}")


@by_name
def investigation_timeline(
    investigation: Investigation, *, until: date | None = None, locale: str = "en"
) -> matplotlib.figure.Figure:
    """The stages of every strand from the opening, and every event by number.

    :param investigation: the proceedings, of the record or a case of your own, which has no sources there.
    :param until: where the picture ends; None takes the day of the newest text that was read, or that of the last
        event if it came later.
    :param locale: the language of the picture; the names of strands stay as they are.
    :raises InvalidValue: the proceedings have not been opened.
    """
    checks.instance("investigation", investigation, Investigation)
    if investigation.opened is None:
        accepted = Phrase("proceedings that have been opened, with opened=")
        raise InvalidValue(field=Phrase("investigation"), value=investigation, accepted=accepted)
    known = max(record.read_until, investigation.opened, *(event.date for event in investigation.events))
    end = checks.optional_day("until", until) or known
    checks.not_before("until", end, "opened", investigation.begun)
    strands = [state.strand.name for state in investigation.state(end).strands]
    teller = Teller.of(locale)
    happened = [happening for happening in _happened(investigation, teller) if happening[0] <= end]
    below = _LINE * len(happened) + 0.17
    figure = page(
        plot=0.65 * len(strands) + 0.45,
        title=teller.say(CASE, service=str(investigation.platform)),
        subtitle=teller.say(CASE_MORE, opened=investigation.opened, end=end),
        caption=credit(_sources(investigation), teller),
        below=below,
    )
    axes = figure.axes[0]
    stages: set[Stage] = set()
    for row, name in enumerate(strands):
        for start, stop, stage in _stretches(investigation, row, end):
            bar(axes, row, start, stop, stage, height=0.44)
            stages.add(stage)
        write(axes, (place(investigation.begun), row - 0.38), name, va="center")
    axes.set_ylim(len(strands) - 0.6, -1.35)
    first = min(investigation.begun, happened[0][0])
    months(axes, first, end, teller)
    for number, ((day, _), x) in enumerate(
        zip(happened, _spread([day for day, _ in happened], first, end), strict=True), 1
    ):
        axes.plot([place(day), x], [-0.66, -0.92], color=QUIET, linewidth=0.8)
        write(axes, (x, -1.12), str(number), bold=True, ha="center")
    for event in investigation.events:
        for row in _rows(investigation, event, strands) if event.date <= end else ():
            axes.plot([place(event.date)], [row], marker="|", markersize=17, markeredgewidth=1.8, color=INK)
    legend(axes, teller, stages)
    lines = [f"{teller.day(day)}: {text}" for day, text in happened]
    _list(figure, axes, lines)
    describe(figure, [f"{line}." for line in lines])
    return figure


def _list(figure: matplotlib.figure.Figure, axes: matplotlib.axes.Axes, lines: list[str]) -> None:
    """The events by number, below the axes."""
    height = figure.get_figheight()
    top = axes.get_position().y0 - 0.47 / height
    for number, line in enumerate(lines):
        y = top - number * _LINE / height
        size = min(9, 9 * _LETTERS / len(line))
        figure.text(0.06, y, str(number + 1), va="top", ha="right", fontsize=9, fontweight="bold", color=INK)
        figure.text(0.07, y, line, va="top", fontsize=size, color=INK, parse_math=False)


def _happened(investigation: Investigation, teller: Teller) -> Iterator[tuple[date, str]]:
    """Day and words of everything that happened, the opening in its place."""
    happened = [(event.date, teller.event(event)) for event in investigation.events]
    early = sum(day < investigation.begun for day, _ in happened)
    yield from (*happened[:early], (investigation.begun, teller.say(OPENED)), *happened[early:])


@by_name
def whole_record(*, locale: str = "en") -> matplotlib.figure.Figure:
    """The whole record as one chart: designations, requests, proceedings by stage, and fines, a row a service.

    :param locale: the language of the picture.
    """
    teller = Teller.of(locale)
    dossiers = sorted(
        (record.find(name) for name in record.services()),
        key=lambda dossier: (-len(dossier.investigations), -len(dossier.requests), str(dossier.platform).casefold()),
    )
    figure = page(
        plot=0.36 * len(dossiers) + 0.3,
        title=teller.say(WHOLE),
        subtitle=teller.say(
            WHOLE_MORE,
            designations=len(record.designations()),
            cases=len(record.cases()),
            fines=len(record.penalties()),
            day=record.read_until,
        ),
        caption=teller.say(WHOLE_SOURCES, count=len(record.sources()), coverage=record.coverage().headline),
        left=1.55,
        right=1.2,
    )
    axes = figure.axes[0]
    for row, dossier in enumerate(dossiers):
        axes.axhline(row + 0.5, color=FAINT, linewidth=0.7)
        _row(axes, row, dossier, teller)
    axes.set_ylim(len(dossiers) - 0.5, -0.5)
    axes.set_yticks(range(len(dossiers)), [str(dossier.platform) for dossier in dossiers], fontsize=9.5, color=INK)
    months(axes, min(designation.decided for designation in record.designations()), record.read_until, teller)
    legend(
        axes,
        teller,
        (Stage.OPEN, Stage.PRELIMINARY_FINDINGS, Stage.NON_COMPLIANCE),
        mark(
            color=GREEN,
            marker="o",
            markersize=7,
            linestyle="",
            label=teller.show(CommitmentsMadeBinding.title, name="event"),
        ),
        mark(color=BLUE, marker="D", markersize=6, linestyle="", label=teller.say(DESIGNATED)),
        mark(color=BLUE, marker="X", markersize=7, linestyle="", label=teller.say(TERMINATED)),
        mark(color=INK, marker="|", markersize=10, linestyle="", label=teller.say(REQUEST)),
        at=-0.23,
    )
    write(axes, (axes.get_xlim()[1], -0.72), teller.say(FINES), size=9, bold=True, shift=6)
    describe(figure, [_told(dossier, teller) for dossier in dossiers])
    return figure


def _row(axes: matplotlib.axes.Axes, row: int, dossier: Dossier, teller: Teller) -> None:
    lanes = len(dossier.investigations)
    height = min(0.4, 0.8 / max(lanes, 1))
    for lane, investigation in enumerate(dossier.investigations):
        middle = row + (lane - (lanes - 1) / 2) * height
        for start, stop, stage in _case(investigation, record.read_until):
            bar(axes, middle, start, stop, stage, height=height * 0.86)
        for event in investigation.events:
            if isinstance(event, CommitmentsMadeBinding):
                axes.plot([place(event.date)], [middle], marker="o", markersize=6, color=GREEN)
    sent = (*(request.sent for request in dossier.requests), *(request.sent for request in dossier.undated_requests))
    for day in sent:
        if day is not None:
            axes.plot([place(day)], [row], marker="|", markersize=11, markeredgewidth=1.4, color=INK)
    for designation in dossier.designations:
        axes.plot([place(designation.decided)], [row], marker="D", markersize=6, color=BLUE)
    for termination in dossier.terminations:
        axes.plot([place(termination.announced)], [row], marker="X", markersize=8, color=BLUE)
    fines = "\n".join(teller.money(penalty.amount) for penalty in dossier.penalties)
    write(axes, (place(record.read_until), row), fines, size=8.5, bold=True, shift=16)


def _told(dossier: Dossier, teller: Teller) -> str:
    """A row of the whole record in words."""
    fines = "".join(f"; {teller.penalty(penalty)}" for penalty in dossier.penalties)
    row = teller.say(
        ROW,
        service=str(dossier.platform),
        days=tuple(designation.decided for designation in dossier.designations),
        requests=len(dossier.requests) + len(dossier.undated_requests),
        cases=len(dossier.investigations),
    )
    return f"{row}{fines}."


def _rows(investigation: Investigation, event: Event, strands: list[str]) -> Iterable[int]:
    """The rows in which an event is drawn; without a strand, in every one that there was on its day."""
    there = len(investigation.state(event.date).strands)
    return [strands.index(name) for name in event.strands] or range(there)


def _stretches(investigation: Investigation, row: int, end: date) -> Iterator[tuple[date, date, Stage]]:
    """From when to when a strand was in which stage."""
    for start, stop in pairwise(_days(investigation, end)):
        strands = investigation.state(start).strands
        if row < len(strands):  # a strand that came with an extension begins there
            yield start, stop, strands[row].stage


def _case(investigation: Investigation, end: date) -> Iterator[tuple[date, date, Stage]]:
    """From when to when a case was in which stage, as long as a strand was open or a decision stood."""
    for start, stop in pairwise(_days(investigation, end)):
        stages = {state.stage for state in investigation.state(start).strands}
        if any(stage.pending or stage is Stage.NON_COMPLIANCE for stage in stages):
            yield start, stop, next(stage for stage in _FURTHEST if stage in stages)


def _days(investigation: Investigation, end: date) -> list[date]:
    happened = {event.date for event in investigation.events if investigation.begun < event.date < end}
    return [investigation.begun, *sorted(happened), end]


def _spread(days: list[date], start: date, end: date) -> list[float]:
    """Where to write the numbers: at their days, moved to the right until they can be read."""
    least = (place(end) - place(start)) * _APART
    places: list[float] = []
    for day in days:
        places.append(max(place(day), places[-1] + least) if places else place(day))
    return places


def _sources(investigation: Investigation) -> Iterator[Source]:
    if investigation.platform.name not in record.services():
        return
    dossier = record.find(investigation.platform.name)
    for about in (investigation, *investigation.events):
        for fact in dossier.about(about):
            yield from fact.sources
