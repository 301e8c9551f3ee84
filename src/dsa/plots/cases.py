"""Proceedings as pictures: the timeline of one case, and the whole record."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING

from .. import record
from ..act.proceedings.event import Stage
from ..act.proceedings.events import CommitmentsMadeBinding, Event
from ..act.proceedings.investigation import Investigation
from ..ground import checks, words
from ..record import Dossier, Source
from .matplotlib_parts import mark
from .page import BLUE, FAINT, GREEN, INK, QUIET, bar, credit, describe, legend, months, page, place, write

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_FURTHEST = (Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS, Stage.OPEN, Stage.COMMITMENTS_BINDING, Stage.CLOSED)
"""Which stage of several strands is drawn where a case has one bar."""
_APART = 0.024
"""The least distance between two numbers, as a share of the axis."""
_LINE = 0.19
"""The height of a line in the list of events, in inches."""


def investigation_timeline(investigation: Investigation, *, until: date | None = None) -> Figure:
    """The stages of every strand from the opening, and every event by number.

    :param until: where the picture ends; None takes the day up to which the record goes.
    """
    checks.instance("investigation", investigation, Investigation)
    end = checks.optional_day("until", until) or record.as_of
    checks.not_before("until", end, "opened", investigation.opened)
    strands = [one.strand.name for one in investigation.state(end).strands]
    told = [(day, re.sub(r" \[[^]]*\]|\.00\b", "", text)) for day, text in investigation.timeline() if day <= end]
    below = _LINE * len(told) + 0.17
    figure = page(
        plot=0.65 * len(strands) + 0.45,
        title=f"{investigation.platform}: how far the proceedings have come",
        subtitle=f"Opened on {words.day(investigation.opened)}; stages until {words.day(end)}. "
        "Until a decision says so, there is a suspicion and no finding of a breach.",
        caption=credit(_sources(investigation)),
        below=below,
    )
    axes = figure.axes[0]
    stages: set[Stage] = set()
    for row, name in enumerate(strands):
        for start, stop, stage in _stretches(investigation, row, end):
            bar(axes, row, start, stop, stage, height=0.44)
            stages.add(stage)
        write(axes, (place(investigation.opened), row - 0.38), name, va="center")
    axes.set_ylim(len(strands) - 0.6, -1.35)
    first = min(investigation.opened, told[0][0])
    months(axes, first, end)
    for number, ((day, _), x) in enumerate(zip(told, _spread([day for day, _ in told], first, end), strict=True), 1):
        axes.plot([place(day), x], [-0.66, -0.92], color=QUIET, linewidth=0.8)
        write(axes, (x, -1.12), str(number), bold=True, ha="center")
    for event in investigation.events:
        for row in _rows(investigation, event, strands) if event.date <= end else ():
            axes.plot([place(event.date)], [row], marker="|", markersize=17, markeredgewidth=1.8, color=INK)
    legend(axes, stages)
    _list(figure, axes, told)
    describe(figure, [f"{words.day(day)}: {text}." for day, text in told])
    return figure


def _list(figure: Figure, axes: Axes, told: list[tuple[date, str]]) -> None:
    """The events by number, below the axes."""
    height = figure.get_figheight()
    top = axes.get_position().y0 - 0.47 / height
    for line, (day, text) in enumerate(told):
        y = top - line * _LINE / height
        figure.text(0.06, y, str(line + 1), va="top", ha="right", fontsize=9, fontweight="bold", color=INK)
        figure.text(0.07, y, f"{words.day(day)}: {text}", va="top", fontsize=9, color=INK)


def whole_record() -> Figure:
    """The whole record as one chart: designations, requests, proceedings by stage, and fines, a row a service."""
    dossiers = sorted(
        (record.find(name) for name in record.services()),
        key=lambda one: (-len(one.investigations), -len(one.requests), str(one.platform).casefold()),
    )
    figure = page(
        plot=0.36 * len(dossiers) + 0.3,
        title="The Digital Services Act enforced: the public record",
        subtitle=f"{len(record.designations())} designations, {len(record.cases())} cases and "
        f"{len(record.penalties())} fines until {words.day(record.as_of)}. A case that concerns several services is "
        "drawn for each; where its strands differ, the bar shows the furthest stage, and it ends where no strand is "
        "open and no decision stands.",
        caption=f"Sources: {len(record.sources())} public texts, named fact by fact in dsa.record. What is not in the "
        f"record may have happened all the same. {record.unknown()[0]}",
        left=1.55,
        right=1.2,
    )
    axes = figure.axes[0]
    for row, dossier in enumerate(dossiers):
        axes.axhline(row + 0.5, color=FAINT, linewidth=0.7)
        _row(axes, row, dossier)
    axes.set_ylim(len(dossiers) - 0.5, -0.5)
    axes.set_yticks(range(len(dossiers)), [str(one.platform) for one in dossiers], fontsize=9.5, color=INK)
    months(axes, min(one.decided for one in record.designations()), record.as_of)
    legend(
        axes,
        (Stage.OPEN, Stage.PRELIMINARY_FINDINGS, Stage.NON_COMPLIANCE),
        mark(color=GREEN, marker="o", markersize=7, linestyle="", label="commitments made binding"),
        mark(color=BLUE, marker="D", markersize=6, linestyle="", label="designated"),
        mark(color=BLUE, marker="X", markersize=7, linestyle="", label="termination announced"),
        mark(color=INK, marker="|", markersize=10, linestyle="", label="request for information"),
        at=-0.23,
    )
    write(axes, (axes.get_xlim()[1], -0.72), "Fines", size=9, bold=True, shift=6)
    describe(figure, [_told(dossier) for dossier in dossiers])
    return figure


def _row(axes: Axes, row: int, dossier: Dossier) -> None:
    lanes = len(dossier.investigations)
    height = min(0.4, 0.8 / max(lanes, 1))
    for lane, one in enumerate(dossier.investigations):
        middle = row + (lane - (lanes - 1) / 2) * height
        for start, stop, stage in _case(one, record.as_of):
            bar(axes, middle, start, stop, stage, height=height * 0.86)
        for event in one.events:
            if isinstance(event, CommitmentsMadeBinding):
                axes.plot([place(event.date)], [middle], marker="o", markersize=6, color=GREEN)
    sent = (*(one.sent for one in dossier.requests), *(one.sent for one in dossier.undated_requests))
    for day in sent:
        if day is not None:
            axes.plot([place(day)], [row], marker="|", markersize=11, markeredgewidth=1.4, color=INK)
    for designation in dossier.designations:
        axes.plot([place(designation.decided)], [row], marker="D", markersize=6, color=BLUE)
    for termination in dossier.terminations:
        axes.plot([place(termination.announced)], [row], marker="X", markersize=8, color=BLUE)
    fines = "\n".join(str(penalty.amount).removesuffix(".00") for penalty in dossier.penalties)
    write(axes, (place(record.as_of), row), fines, size=8.5, bold=True, shift=16)


def _told(dossier: Dossier) -> str:
    """A row of the whole record in words."""
    fines = "".join(f"; {str(one).partition(',')[0].removesuffix('.00')}" for one in dossier.penalties)
    asked = len(dossier.requests) + len(dossier.undated_requests)
    decided = words.listing(tuple(words.day(one.decided) for one in dossier.designations))
    return (
        f"{dossier.platform}: designated on {decided}; requests: {asked}; cases: {len(dossier.investigations)}{fines}."
    )


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
        stages = {one.stage for one in investigation.state(start).strands}
        if any(stage.pending or stage is Stage.NON_COMPLIANCE for stage in stages):
            yield start, stop, next(stage for stage in _FURTHEST if stage in stages)


def _days(investigation: Investigation, end: date) -> list[date]:
    happened = {event.date for event in investigation.events if investigation.opened < event.date < end}
    return [investigation.opened, *sorted(happened), end]


def _spread(days: list[date], start: date, end: date) -> list[float]:
    """Where to write the numbers: at their days, moved to the right until they can be read."""
    least = (place(end) - place(start)) * _APART
    places: list[float] = []
    for day in days:
        places.append(max(place(day), places[-1] + least) if places else place(day))
    return places


def _sources(investigation: Investigation) -> Iterator[Source]:
    dossier = record.find(investigation.platform.name)
    for one in (investigation, *investigation.events):
        for fact in dossier.about(one):
            yield from fact.sources
