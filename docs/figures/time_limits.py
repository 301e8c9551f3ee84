"""Periods of Regulation 1182/71, day by day."""

from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

import dsa

from .drawing import FAINT, INK, MONTHS, ORANGE, QUIET, SKY, VERMILION, sheet, short, write

_DAY = timedelta(days=1)
_NAMES = "MTWTFSS"


def _strip(limit: dsa.Deadline, last: date, said: list[tuple[date, str]]) -> Figure:
    """The days from the event to ``last``, seven in a row as in a calendar, beside what is to be said of some."""
    calendar = dsa.calendar(limit.calendar)
    monday = limit.event - timedelta(days=limit.event.weekday())
    weeks = (last - monday).days // 7 + 1
    figure, axes = sheet(0.5 + 0.36 * weeks + 0.45)
    size, step, left = 5.2, 3.6, 10.0
    top = 10 * (0.5 + 0.36 * weeks + 0.45)
    for index, name in enumerate(_NAMES):
        write(axes, left + index * size + size * 0.46, top - 2.2, name, size=8, color=QUIET, ha="center")
    for number in range(weeks * 7):
        day = monday + number * _DAY
        x, y = left + (number % 7) * size, top - 4.0 - (number // 7 + 1) * step + 0.6
        _cell(axes, (x, y, size, step - 0.5), day, limit, calendar.is_working_day(day))
        if number == 0 or (number % 7 == 0 and day.day <= 7):
            write(
                axes,
                left - 1,
                y + 1.5,
                f"{MONTHS[(limit.event if number == 0 else day).month - 1]}",
                size=8.5,
                color=QUIET,
                ha="right",
            )
    for number, (day, words) in enumerate(said):
        row = (day - monday).days // 7
        y = top - 4.0 - (row + 1) * step + 0.6 + 1.5
        others = [other for other, _ in said[:number] if (other - monday).days // 7 == row]
        write(axes, left + 7 * size + 3, y - 1.7 * len(others), words, size=9)
    _legend(axes)
    return figure


def _cell(axes: Axes, place: tuple[float, float, float, float], day: date, limit: dsa.Deadline, works: bool) -> None:
    x, y, width, height = place
    color, ink, edge = "white", QUIET, FAINT
    if day == limit.event:
        ink, edge = INK, INK
    elif day == limit.date:
        color, ink, edge = VERMILION, "white", VERMILION
    elif limit.nominal < day < limit.date or (day == limit.nominal != limit.date):
        color, ink, edge = ORANGE, INK, ORANGE
    elif limit.event < day < limit.date:
        color, ink, edge = SKY, INK, SKY
    axes.add_patch(
        Rectangle((x, y), width * 0.9, height * 0.92, facecolor=color, edgecolor=edge, lw=1.6 if edge == INK else 0.8)
    )
    if not works and day != limit.event:
        axes.add_patch(
            Rectangle(
                (x, y),
                width * 0.9,
                height * 0.92,
                fill=False,
                hatch="////",
                edgecolor="white" if color != "white" else FAINT,
                lw=0,
            )
        )
    bold = day in (limit.event, limit.date)
    write(axes, x + width * 0.45, y + height * 0.44, str(day.day), size=9, color=ink, ha="center", bold=bold)


def _legend(axes: Axes) -> None:
    items = [
        ("white", INK, "event, not counted"),
        (SKY, SKY, "in the period"),
        (ORANGE, ORANGE, "moved or lengthened"),
        (VERMILION, VERMILION, "last day to act"),
    ]
    for (color, edge, words), x in zip(items, (1, 23, 40.5, 64), strict=True):
        axes.add_patch(Rectangle((x, 1.0), 2.0, 1.6, facecolor=color, edgecolor=edge, lw=1.2))
        write(axes, x + 2.8, 1.8, words, size=8.5, color=QUIET)
    axes.add_patch(Rectangle((82, 1.0), 2.0, 1.6, facecolor="white", edgecolor=FAINT, hatch="/////", lw=0))
    write(axes, 84.8, 1.8, "no working day", size=8.5, color=QUIET)


def days() -> Figure:
    """Fifteen days (Article 40(5))."""
    limit = dsa.procedures.amendment_request(date(2026, 6, 1), calendar="IE")
    said = [
        (limit.event, "The request arrives on 1 June: that day is not counted"),
        (date(2026, 6, 6), "Weekends and holidays are inside the period"),
        (limit.date, f"The fifteenth day is the last day to act: {short(limit.date)}"),
    ]
    return _strip(limit, date(2026, 6, 21), said)


def month() -> Figure:
    """A month ends on the same number."""
    limit = dsa.deadline(date(2026, 1, 12), "P1M", calendar="EC")
    said = [
        (limit.event, "The event: 12 January"),
        (limit.date, "One month ends on the same number: 12 February"),
    ]
    return _strip(limit, date(2026, 2, 15), said)


def weekend() -> Figure:
    """A month that ends on a Sunday (Article 37(6))."""
    limit = dsa.deadline(date(2025, 10, 31), "P1M", calendar="EC")
    said = [
        (limit.event, "Recommendations received on 31 October"),
        (limit.nominal, "No 31 November: it ends on the 30th, a Sunday,"),
        (limit.date, f"and so on the next working day: {short(limit.date)}"),
    ]
    return _strip(limit, date(2025, 12, 7), said)


def two_working_days() -> Figure:
    """Two days over the Commission's closing at the end of the year."""
    limit = dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC")
    said = [
        (limit.event, "Event on the 23rd; two days end on the 25th"),
        (date(2025, 12, 30), "The Commission is closed until 2 January"),
        (limit.date, "5 January would be one working day; two are needed"),
    ]
    return _strip(limit, date(2026, 1, 11), said)
