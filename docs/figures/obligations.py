"""Tiers of obligations, the dates around a designation, and the grace after growth."""

from datetime import date

from matplotlib.figure import Figure

import dsa

from .drawing import FAINT, GREEN, INK, ORANGE, PALE, QUIET, SKY, VERMILION, Line, Side, box, sheet, short, write

_ON = date(2026, 1, 1)


def tiers() -> Figure:
    """How many entries of the catalogue bind a service, tier by tier, for three sizes."""
    kinds = [
        (dsa.ServiceKind.INTERMEDIARY, "intermediary service", "Section 1"),
        (dsa.ServiceKind.HOSTING, "hosting service", "and Section 2"),
        (dsa.ServiceKind.ONLINE_PLATFORM, "online platform", "and Section 3"),
        (dsa.ServiceKind.MARKETPLACE, "marketplace", "and Section 4"),
        (dsa.ServiceKind.SEARCH_ENGINE, "search engine", "Section 1, Article 24(2), (3)"),
    ]
    sizes = [(dsa.EnterpriseSize.LARGE, SKY), (dsa.EnterpriseSize.SMALL, ORANGE)]
    figure, axes = sheet(3.3)
    scale = 0.72
    for row, (kind, name, section) in enumerate(kinds):
        y = 25.0 - row * 5.6
        write(axes, 1, y + 2.9, name, size=9.5, bold=True)
        write(axes, 1, y + 0.8, section, size=8.5, color=QUIET)
        for number, (size, color) in enumerate(sizes):
            provider = dsa.Provider(name="Example", country="IE", size=size)
            service = dsa.Platform(name="Example", provider=provider, kind=kind)
            count = sum(bool(status.binds) for status in dsa.obligations(service, on=_ON))
            bottom = y + 2.3 - number * 2.2
            box(axes, (30, bottom, count * scale, 1.9), "", fill_color=color, edge=color)
            write(axes, 31 + count * scale, bottom + 0.95, str(count), size=9)
    for x, (size, color) in zip((30, 56), sizes, strict=True):
        box(axes, (x, 31, 2, 1.5), "", fill_color=color, edge=color)
        write(axes, x + 3, 31.8, f"{size.value} enterprise", size=8.5, color=QUIET)
    return figure


def designation() -> Figure:
    """From the decision to the first report and the first audit."""
    shop = dsa.Platform(
        name="Shop", provider=dsa.Provider(name="Shop Ltd", country="IE"), kind=dsa.ServiceKind.MARKETPLACE
    )
    designated = dsa.VLOPDesignation(platform=shop, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
    first = designated.applies_from
    dues = dsa.schedule(shop, start=date(2024, 6, 3), end=date(2025, 12, 1), designation=designated)

    def due(part: str) -> date:
        return next(due.date for due in dues if part in due.obligation.id and due.date > first)

    report, audit = due("art-42-1"), due("art-37-1")
    figure, axes = sheet(2.6)
    line = Line(axes, date(2024, 5, 10), date(2025, 11, 20))
    line.bar(10.5, designated.effective, first, color=FAINT, height=3, words="four months")
    line.bar(10.5, first, date(2025, 11, 10), color=SKY, height=3, words="Section 5 binds")
    marks: tuple[tuple[date, str, float, Side], ...] = (
        (designated.decided, f"decision\n{short(designated.decided)}", 21.5, "left"),
        (designated.effective, f"notification\n{short(designated.effective)}", 3.5, "left"),
        (first, f"application, first risk\nassessment: {short(first)}", 21.5, "left"),
        (report, f"first report\n{short(report)}", 3.5, "left"),
        (audit, f"first audit and next risk\nassessment: {short(audit)}", 21.5, "right"),
    )
    for day, words, y, ha in marks:
        up = y > 10
        color = VERMILION if day == first else INK
        base = 13.5 if up else 10.5
        axes.plot((line.x(day), line.x(day)), (base, 18.8 if up else 6.0), color=color, lw=1.2)
        axes.plot((line.x(day),), (base,), marker="o", ms=6, color=color)
        write(axes, line.x(day), y, words, size=9, color=color, ha=ha)
    return figure


def grace() -> Figure:
    """Two years above, then twelve months."""
    small = dsa.Figures(headcount=40, turnover=dsa.Money("9_000_000", "EUR"))
    grown = dsa.Figures(headcount=60, turnover=dsa.Money("12_000_000", "EUR"))
    years = [
        dsa.AnnualAccounts(closed=date(year, 12, 31), figures=figures)
        for year, figures in ((2022, small), (2023, grown), (2024, grown))
    ]
    answer = dsa.size_status(years, on=date(2025, 6, 1))
    assert answer.lost
    assert answer.grace_until
    figure, axes = sheet(2.3)
    line = Line(axes, date(2022, 1, 1), date(2026, 12, 31), left=24)
    line.years(1.2, 21, range(2022, 2027))
    start, end = date(2022, 1, 1), date(2026, 12, 31)
    write(axes, 1, 16.8, "accounts", size=9.5)
    for year, words in zip(years, ("small", "above", "above"), strict=True):
        color = GREEN if year.figures is small else ORANGE
        line.bar(15.5, date(year.closed.year, 1, 1), year.closed, color=color, words=words)
    write(axes, 1, 11.3, "Article 15", size=9.5)
    line.bar(10, start, answer.lost, color=PALE, words="spared")
    line.bar(10, answer.lost, end, color=SKY, words="bound")
    write(axes, 1, 5.8, "Sections 3 and 4", size=9.5)
    line.bar(4.5, start, answer.lost, color=PALE, words="spared")
    line.bar(4.5, answer.lost, answer.grace_until, color=FAINT, hatch="////", words="grace")
    line.bar(4.5, answer.grace_until, end, color=SKY, words="bound")
    at = line.x(answer.lost)
    axes.plot((at, at), (3.5, 19.5), color=VERMILION, lw=1.6)
    write(axes, at, 20.8, f"size lost, {short(answer.lost)}", size=9, color=VERMILION, ha="center")
    return figure
