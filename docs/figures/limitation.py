"""The clocks of Articles 77 and 78."""

from datetime import date

from matplotlib.figure import Figure

import dsa

from .drawing import BLUE, FAINT, GREEN, INK, ORANGE, QUIET, SKY, VERMILION, Line, sheet, short, write

_CEASED = date(2027, 3, 1)
_ACTS = (date(2031, 2, 1), date(2036, 1, 1))
_AWAY = (date(2032, 3, 1), date(2034, 3, 1))


def _five(start: date) -> date:
    return dsa.limitation(ceased=start).expires


def clock() -> Figure:
    """Five years, afresh with each act, ten years at the latest."""
    answer = dsa.limitation(ceased=_CEASED, interruptions=_ACTS)
    figure, axes = sheet(3.0)
    line = Line(axes, date(2026, 9, 1), date(2041, 6, 1))
    line.years(1.2, 27, range(2027, 2042, 2))
    rows = [
        (21.5, _CEASED, "infringement ceased", SKY),
        (16.0, _ACTS[0], "request for information", SKY),
        (10.5, _ACTS[1], "another request", SKY),
    ]
    for y, start, words, color in rows:
        end = _five(start)
        stop = min(end, answer.expires)
        line.bar(y, start, stop, color=color, words="five years" if stop == end else "")
        if stop < end:
            line.bar(y, stop, end, color=FAINT, hatch="////", words="not any more")
        line.mark(y + 1.3, start)
        if stop == end:
            write(axes, line.x(start), y + 3.8, f"{words}, {short(start)}", size=8.5, boxed=True)
        else:
            write(axes, line.x(start) - 1.5, y + 1.3, f"{words}, {short(start)}", size=8.5, ha="right", boxed=True)
    line.bar(5.2, _CEASED, answer.expires, color=ORANGE, words="twice the period: ten years from the beginning")
    at = line.x(answer.expires)
    axes.plot((at, at), (4.6, 26), color=VERMILION, lw=1.8)
    write(
        axes,
        at + 0.8,
        25.5,
        f"time runs out\n{short(answer.expires)}",
        size=9,
        color=VERMILION,
        bold=True,
        va="top",
        boxed=True,
    )
    return figure


def suspended() -> Figure:
    """While the decision is before the Court, time stands still, for both ends."""
    plain = dsa.limitation(ceased=_CEASED, interruptions=_ACTS[:1])
    answer = dsa.limitation(ceased=_CEASED, interruptions=_ACTS[:1], suspensions=[_AWAY])
    assert plain.longstop
    assert answer.longstop
    figure, axes = sheet(2.5)
    line = Line(axes, date(2026, 9, 1), date(2040, 6, 1))
    line.years(1.2, 22, range(2027, 2041, 2))
    axes.axvspan(line.x(_AWAY[0]), line.x(_AWAY[1]), 0.1, 0.9, color=FAINT, alpha=0.6, zorder=0)
    write(axes, line.x(_AWAY[0]) + 0.5, 23.6, "before the Court: time stands still", size=8.5, color=QUIET)
    start = _ACTS[0]
    line.bar(14, start, plain.expires, color=SKY, words="five years")
    line.bar(14, plain.expires, answer.expires, color=GREEN, hatch="////")
    write(axes, line.x(start), 17.9, f"last act, {short(start)}", size=8.5, boxed=True)
    line.mark(15.3, start)
    write(axes, line.x(answer.expires) + 0.8, 15.3, f"{short(answer.expires)}", size=9, bold=True, color=VERMILION)
    line.bar(6, _CEASED, plain.longstop, color=ORANGE, words="ten years from the beginning")
    line.bar(6, plain.longstop, answer.longstop, color=GREEN, hatch="////")
    line.mark(7.3, _CEASED)
    write(axes, line.x(_CEASED), 9.9, f"infringement ceased, {short(_CEASED)}", size=8.5, boxed=True)
    write(axes, line.x(answer.longstop) + 0.6, 7.3, short(answer.longstop), size=9, bold=True)
    write(axes, line.x(plain.expires), 11.6, "hatched: the days given back", size=8.5, color=INK)
    return figure


def enforcement() -> Figure:
    """To collect there is no latest day (Article 78)."""
    acts = (date(2031, 6, 2), date(2036, 3, 3))
    answer = dsa.enforcement_limitation(final=_CEASED, interruptions=acts)
    figure, axes = sheet(2.4)
    line = Line(axes, date(2026, 9, 1), date(2043, 1, 1))
    line.years(1.2, 22, range(2027, 2043, 3))
    for y, start, words in [
        (16.5, _CEASED, "decision final"),
        (10.7, acts[0], "act to enforce payment"),
        (4.9, acts[1], "another act"),
    ]:
        line.bar(y, start, dsa.enforcement_limitation(final=start).expires, color=BLUE)
        middle = (line.x(start) + line.x(dsa.enforcement_limitation(final=start).expires)) / 2
        write(axes, middle, y + 1.3, "five years", size=8.5, color="white", ha="center", bold=True)
        line.mark(y + 1.3, start)
        write(axes, line.x(start), y + 3.8, f"{words}, {short(start)}", size=8.5, boxed=True)
    write(
        axes,
        line.x(answer.expires),
        2.9,
        f"{short(answer.expires)}",
        size=9,
        color=VERMILION,
        bold=True,
        ha="right",
        boxed=True,
    )
    return figure
