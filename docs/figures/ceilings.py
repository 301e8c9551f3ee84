"""What a ceiling is a share of, and of which year."""

from datetime import date
from fractions import Fraction

from matplotlib.figure import Figure

import dsa
from dsa.act import parameters

from .drawing import FAINT, GREEN, INK, ORANGE, QUIET, SKY, VERMILION, Line, Side, box, sheet, short, write

_ON = date(2026, 6, 1)


def _per_cent(share: Fraction) -> str:
    return f"{float(share) * 100:g} %"


def bases() -> Figure:
    """Four ceilings, four bases."""
    rows = [
        (
            parameters.FINE_INFRINGEMENT,
            "infringement, interim measures,\ncommitments",
            "worldwide annual turnover",
            ORANGE,
        ),
        (
            parameters.FINE_INFORMATION,
            "information, inspection,\naccess to the file",
            "annual income or\nworldwide turnover",
            SKY,
        ),
        (
            parameters.PERIODIC_PENALTY,
            "periodic penalty payments,\neach day",
            "average daily income or\nturnover (as read here)",
            GREEN,
        ),
        (parameters.FEE_CAP, "supervisory fee,\nall services of a provider", "worldwide annual\nnet income", FAINT),
    ]
    figure, axes = sheet(3.1)
    for x, head in ((1, "Article"), (15, "for"), (49.5, "at most"), (65, "of the preceding year's")):
        write(axes, x, 29, head, size=9, color=QUIET)
    for row, (parameter, what, base, color) in enumerate(rows):
        y = 20.8 - row * 6.6
        citation = parameter.citation
        point = f"({citation.point})" if citation.point else ""
        write(axes, 1, y + 2.9, f"{citation.article}({citation.paragraph}){point}", size=11, bold=True)
        write(axes, 15, y + 2.9, what, size=9.5)
        box(axes, (49, y, 13, 5.8), _per_cent(parameter.on(_ON)), fill_color=color, size=12, bold=True)
        box(axes, (65, y, 33, 5.8), base, fill_color="white", wrap=60, size=9.5)
    return figure


def preceding_year() -> Figure:
    """The last financial year that ended before the decision."""
    years = [dsa.FinancialYear.ending(date(ends, 3, 31)) for ends in (2023, 2024, 2025, 2026)]
    history = [dsa.Turnover(amount=dsa.Money(100_000_000, "EUR"), year=year) for year in years]
    decided = date(2026, 2, 16)
    answer = dsa.maximum_fine(history, decided=decided)
    figure, axes = sheet(2.1)
    line = Line(axes, date(2022, 3, 1), date(2026, 5, 1))
    for year in years:
        counts = year == answer.turnover.year
        words = "this year counts" if counts else f"to {short(year.end)}"
        line.bar(9, year.start, year.end, color=ORANGE if counts else FAINT, height=3.4, words=words)
    marks: tuple[tuple[date, str, Side], ...] = (
        (date(2022, 9, 1), "infringement begins", "left"),
        (date(2024, 3, 14), "proceedings opened", "center"),
        (decided, f"decision, {short(decided)}", "right"),
    )
    y = 15.5
    for day, words, ha in marks:
        color = VERMILION if day == decided else INK
        line.mark(y, day, up=-2.6, color=color)
        write(
            axes,
            line.x(day) + (0 if ha != "left" else -1),
            y + 2.2,
            words,
            size=9,
            color=color,
            bold=day == decided,
            ha=ha,
        )
    at = answer.turnover.year
    write(
        axes, (line.x(at.start) + line.x(at.end)) / 2, 6.6, f"{short(at.start)} to {short(at.end)}", size=9, ha="center"
    )
    write(axes, line.x(years[-1].end), 7.4, "not over then", size=8.5, color=QUIET, ha="right")
    write(axes, 4, 1.2, "A financial year from April to March, as an example.", size=8.5, color=QUIET)
    return figure
