"""Days as a picture: what the Commission asked, and by when the answers were due."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from textwrap import fill
from typing import TYPE_CHECKING

from attrs import frozen

from .. import record
from ..act.proceedings.questions import Question
from ..act.proceedings.requests import RequestBasis, RequestForInformation
from ..ground import checks
from ..ground.citations import DSA
from ..ground.errors import InvalidValue
from ..ground.mistaken.calls import by_name
from ..ground.trace import Sentence
from ..ground.words import Phrase
from ..record import Fact, Sure
from ..time_limits.packages import Later
from .matplotlib_parts import mark
from .page import BLUE, QUIET, VERMILION, credit, describe, legend, months, page, place, write
from .telling import Teller

if TYPE_CHECKING:
    import matplotlib.figure
else:
    matplotlib = Later("matplotlib")

_MOST_NAMED = 3
TITLE = Sentence("picture-due", "Due in {year}: what the Commission asked, and by when")
SUBTITLE = Sentence(
    "picture-due-more",
    "Questions in requests under {citation} with a published day to answer: {count}. A question to several services "
    "counts for each.",
)
FOOTNOTE = Sentence("picture-due-marked", "* Sources differ on the day, or the dossier says more of it.")
TIME = Sentence("picture-time-to-answer", "time to answer")
BY = Sentence("picture-day-to-answer", "day by which to answer")
BY_DECISION = Sentence("picture-by-decision", "{services} (by decision)")
OTHERS = Sentence("picture-others", "{services} and {count} others")
ROW = Sentence("picture-due-row", "{services}, asked on {sent}, to answer by {due}: {subject}.")


@frozen(order=True)
class _Row:
    """A question as it went to one service or several on one day."""

    due: date
    sent: date
    subject: str
    by_decision: bool
    marked: bool


@by_name
def due_dates(year: int, *, locale: str = "en") -> matplotlib.figure.Figure:
    """The requests for information whose answers were due in a year: from the day sent to the day due.

    :param locale: the language of the picture; the record's own words stay in English.

    An asterisk marks a day on which sources differ, or of which the dossier says more, such as an extension.

    :raises InvalidValue: the record has none for that year.
    """
    year = checks.year("year", year, least=1)
    start, end = date(year, 1, 1), date(min(year + 1, date.max.year), 1, 1)
    asked = record.requests_due(start, end).due
    if not asked:
        raise InvalidValue(field=Phrase("year"), value=str(year), accepted=Phrase("a year with requests in the record"))
    facts = [record.find(str(request.addressee)).about(request) for request, _ in asked]
    every = sorted(
        (_row(request, question, known), str(request.addressee))
        for (request, question), known in zip(asked, facts, strict=True)
    )
    rows = [(row, [service for _, service in group]) for row, group in groupby(every, key=lambda pair: pair[0])]
    marked = any(row.marked for row, _ in rows)
    teller = Teller.of(locale)
    footnote = f"{teller.say(FOOTNOTE)} " * marked
    figure = page(
        plot=0.46 * len(rows) + 0.2,
        title=teller.say(TITLE, year=str(year)),
        subtitle=teller.say(SUBTITLE, citation=DSA.at(67), count=len(asked)),
        caption=footnote + credit((source for known in facts for fact in known for source in fact.sources), teller),
        left=3.9,
    )
    axes = figure.axes[0]
    months(axes, min(start, *(row.sent for row, _ in rows)), end + timedelta(days=20), teller)
    edge = axes.get_xlim()[0]
    for number, (row, services) in enumerate(rows):
        axes.plot([place(row.sent), place(row.due)], [number] * 2, color=BLUE, linewidth=3.5, solid_capstyle="butt")
        axes.plot([place(row.due)], [number], marker="o", markersize=7.5, color=VERMILION)
        day = teller.day_of_year(row.due) + " *" * row.marked
        write(axes, (place(row.due), number), day, size=8.5, boxed=True, shift=8)
        what = fill(row.subject, 62)
        lines = what.count("\n") + 1
        who = _named(services, teller)
        who = teller.say(BY_DECISION, services=who) if row.by_decision else who
        write(axes, (edge, number - 0.08 - 0.11 * lines), who, size=8.5, bold=True, ha="right", shift=-6)
        write(axes, (edge, number + 0.27 - 0.07 * lines), what, size=8, color=QUIET, ha="right", shift=-6)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    legend(
        axes,
        teller,
        (),
        mark(color=BLUE, linewidth=3.5, label=teller.say(TIME)),
        mark(color=VERMILION, marker="o", markersize=7.5, linestyle="", label=teller.say(BY)),
    )
    describe(
        figure,
        [
            teller.say(ROW, services=tuple(services), sent=row.sent, due=row.due, subject=row.subject)
            for row, services in rows
        ],
    )
    return figure


def _row(request: RequestForInformation, question: Question, known: Iterable[Fact]) -> _Row:
    said = [fact for fact in known if fact.sure is Sure.CONFIRMED]
    return _Row(
        sent=request.sent,
        due=question.time_limit.date,
        subject=question.subject,
        by_decision=request.basis is RequestBasis.DECISION,
        marked=len(said) > 1 or any(fact.disputed for fact in said),
    )


def _named(services: list[str], teller: Teller) -> str:
    """The services asked, or as many as fit and the number of the others."""
    if len(services) <= _MOST_NAMED:
        return teller.show(tuple(services))
    named = services[: min(_MOST_NAMED, len(services) - 2)]  # "others" are two at least
    return teller.say(OTHERS, services=", ".join(named), count=len(services) - len(named))
