"""What the threshold counts, where it lies, and how a year below it passes."""

from datetime import date

from matplotlib.figure import Figure

import dsa

from .drawing import GREEN, INK, ORANGE, PALE, QUIET, SKY, VERMILION, Line, box, sheet, short, write

_ON = date(2026, 1, 1)


def counted() -> Figure:
    """Who is an active recipient, and who is not."""
    figure, axes = sheet(3.5)
    columns = [
        (
            1,
            SKY,
            "Counted",
            [
                "hosts something with the platform\nArticle 3(p)",
                "is exposed to what it disseminates:\nreading, watching, listening\nArticle 3(p), recital 77",
                "on a search engine: sends a query\nand sees results\nArticle 3(q)",
                "in the Union, an account or none\nArticle 33(1), recital 77",
            ],
        ),
        (
            34.5,
            PALE,
            "Not counted",
            [
                "has an account and is not active\nArticle 3(p)",
                "the same person again, by app and\nby site, where possible\nRecital 77",
                "incidental use through the service\nof another provider\nRecital 77",
                "is outside the Union\nArticle 33(1)",
            ],
        ),
        (
            68,
            "white",
            "May be left out",
            ["bots and scrapers, if no personal\ndata or tracking is added for it\nRecital 77"],
        ),
    ]
    for x, color, head, lines in columns:
        write(axes, x, 33, head, size=11, bold=True)
        for row, words in enumerate(lines):
            box(axes, (x, 24.4 - row * 7.6, 31.5, 6.7), words, fill_color=color, wrap=60, size=8)
    return figure


def edge() -> Figure:
    """The number itself meets the threshold."""
    figure, axes = sheet(1.6)
    tests = [dsa.threshold_test(count, on=_ON) for count in (44_999_999, 45_000_000, 45_000_001)]
    axes.plot((6, 94), (7, 7), color=QUIET, lw=1.2)
    for x, test in zip((22, 50, 78), tests, strict=True):
        axes.plot((x,), (7,), marker="o", ms=13, color=VERMILION if test.met else "white", mec=INK, mew=1.4)
        write(axes, x, 11.8, f"{int(test.recipients or 0):,}".replace(",", " "), size=11, bold=True, ha="center")
        told = "meets the threshold" if test.met else "does not meet it"
        write(axes, x, 3.0, told, size=9.5, ha="center")
    axes.plot((36, 36), (1.5, 13.5), color=INK, lw=1, ls=(0, (4, 3)))
    return figure


def year_below() -> Figure:
    """An uninterrupted year below the threshold (Article 33(5))."""
    halves = [
        (date(2024, 1, 1), date(2024, 6, 30), 52),
        (date(2024, 7, 1), date(2024, 12, 31), 43),
        (date(2025, 1, 1), date(2025, 6, 30), 46),
        (date(2025, 7, 1), date(2025, 12, 31), 42),
        (date(2026, 1, 1), date(2026, 6, 30), 40),
        (date(2026, 7, 1), date(2026, 12, 31), 39),
    ]
    history = [
        dsa.ActiveRecipients(count=millions * 1_000_000, period_start=start, period_end=end)
        for start, end, millions in halves
    ]
    answer = dsa.termination_test(history, on=date(2027, 1, 1))
    assert answer.met
    assert answer.below_since
    over = dsa.effective_date(answer.below_since, "P1Y").date
    figure, axes = sheet(3.0)
    line = Line(axes, date(2024, 1, 1), date(2027, 1, 15), left=5, right=97)
    scale = 0.34
    for known in history:
        met = dsa.threshold_test(known, on=date(2027, 1, 1)).met
        line.bar(
            6, known.period_start, known.period_end, color=ORANGE if met else SKY, height=known.count / 1e6 * scale
        )
        middle = (line.x(known.period_start) + line.x(known.period_end)) / 2
        write(axes, middle, 8, f"{known.count // 1_000_000} million", size=9, ha="center")
    axes.plot((4, 98), (6 + 45 * scale, 6 + 45 * scale), color=VERMILION, lw=1.6, ls=(0, (4, 2)))
    write(axes, 98, 6 + 45 * scale + 1.1, "threshold: 45 million", size=8.5, color=VERMILION, ha="right")
    for year in (2024, 2025, 2026, 2027):
        write(axes, line.x(date(year, 1, 1)), 4.7, f"Jan {year}", size=8, color=QUIET, ha="center")
    axes.plot((line.x(answer.below_since), line.x(over)), (2.2, 2.2), color=GREEN, lw=4, solid_capstyle="butt")
    write(
        axes,
        (line.x(answer.below_since) + line.x(over)) / 2,
        0.6,
        f"a year below, from {short(answer.below_since)}",
        size=8.5,
        ha="center",
    )
    write(axes, line.x(date(2025, 4, 1)), 24.6, "at or over it:\nthe year begins again", size=8.5, ha="center")
    return figure
