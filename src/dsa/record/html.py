"""A dossier as HTML, in any of the languages: what a notebook shows, and what can be put into a page.

The record's own words stay in English in every language, as they do in its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, Any

from .. import i18n
from ..act.proceedings.decisions import NonComplianceDecision
from ..act.proceedings.state import OPENED
from ..ground.trace import Sentence
from ..ground.words import Html
from ..i18n.markup import cell, table
from ..i18n.telling import Teller
from . import prose

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..act.proceedings.events import Event
    from ..act.proceedings.investigation import Investigation
    from .dossier import Dossier
    from .facts import Source
else:  # for whoever reads hints at run time
    Dossier = Any

RECIPIENTS = Sentence("dossier-table-recipients", "Recipients")
NUMBER = Sentence("dossier-table-number", "Number")
PERIOD = Sentence("dossier-table-period", "Period")
THRESHOLD = Sentence("dossier-table-threshold", "Threshold")
SURE = Sentence("dossier-table-sure", "How sure")
DESIGNATION = Sentence("dossier-table-designation", "Designation")
KIND = Sentence("dossier-table-kind", "Kind")
DECIDED = Sentence("dossier-table-decided", "Decided")
APPLIES = Sentence("dossier-table-applies", "Section 5 applies")
REQUESTS = Sentence("dossier-table-requests", "Requests for information")
SENT = Sentence("dossier-table-sent", "Sent")
BASIS = Sentence("dossier-table-basis", "Basis")
SUBJECT = Sentence("dossier-table-subject", "Subject")
ANSWER_BY = Sentence("dossier-table-answer-by", "To answer by")
UNDATED = Sentence("dossier-table-undated", "Requests without a published day to answer")
PROCEEDINGS = Sentence("dossier-table-proceedings", "Proceedings {number}, opened on {opened}")
DAY = Sentence("dossier-table-day", "Day")
HAPPENED = Sentence("dossier-table-happened", "What happened")
BEGAN = Sentence("dossier-table-opened", "proceedings opened")
PROVISION = Sentence("dossier-table-provision", "Provision")
STANDS = Sentence("dossier-table-stands", "Where they stand on {day}")
STRAND = Sentence("dossier-table-strand", "Strand")
STAGE = Sentence("dossier-table-stage", "Stage")
COURT = Sentence("dossier-table-court", "Before the Court")
CASE = Sentence("dossier-table-case", "Case")
ABOUT = Sentence("dossier-table-about", "About")
STATUS = Sentence("dossier-table-status", "Status")

_STYLE = (
    "<style>.dsa-dossier{max-width:60em}.dsa-dossier table{border-collapse:collapse;margin:0 0 1.2em}"
    ".dsa-dossier caption{text-align:left;font-weight:bold;padding:.3em 0}"
    ".dsa-dossier th,.dsa-dossier td{text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0;"
    "border-bottom:1px solid rgba(128,128,128,.35)}"
    ".dsa-dossier td:first-child{white-space:nowrap}"
    ".dsa-dossier li{margin:.4em 0;overflow-wrap:anywhere}</style>"
)
"""Only for what is inside a dossier: no colour of its own, so that it can be read on light and on dark."""


def page(dossier: Dossier, locale: str) -> Html:
    """The dossier as one fragment of HTML: tables with headings, every source a link, nothing loaded from outside."""
    teller = Teller.of(locale)
    parts = [
        f"<h3>{escape(teller.say(prose.HEADING, service=str(dossier), day=dossier.as_of))}</h3>",
        *_designated(dossier, teller),
        *_asked(dossier, teller),
    ]
    for number, investigation in enumerate(dossier.investigations, 1):
        parts += _proceedings(number, investigation, dossier, teller)
    cases = (
        map(escape, (", ".join(case.numbers) or case.parties, case.about, case.status)) for case in dossier.court_cases
    )
    unknown = "".join(f"<li>{escape(text)}</li>" for text in dossier.unknown)
    parts += [
        table(teller.say(COURT), map(teller.say, (CASE, ABOUT, STATUS)), cases),
        f"<h4>{escape(teller.say(prose.FACTS))}</h4><ul>{''.join(_facts(dossier, teller))}</ul>",
        f"<h4>{escape(teller.say(prose.NOT_KNOWN))}</h4><ul>{unknown}</ul>",
    ]
    if teller.language != "en":
        parts.append(f"<p>{escape(i18n.reservation(teller.language))}</p>")
    return Html(f'{_STYLE}<div class="dsa-dossier" lang="{teller.language}">{"".join(parts)}</div>')


def _designated(dossier: Dossier, teller: Teller) -> Iterator[str]:
    figures = (
        (
            escape(teller.say(prose.MORE_THAN, number=figure.count) if figure.more_than else teller.show(figure.count)),
            escape(figure.period),
            escape(teller.say(test.headline)),
            cell(figure.sure, teller),
        )
        for figure, test in zip(dossier.figures, dossier.tests(), strict=True)
    )
    yield table(teller.say(RECIPIENTS), map(teller.say, (NUMBER, PERIOD, THRESHOLD, SURE)), figures)
    designations = (
        (
            escape(designation.kind),
            cell(designation.decided, teller),
            escape(" ".join(prose.application(dossier, designation, teller.language)[:1])),
        )
        for designation in dossier.designations
    )
    yield table(teller.say(DESIGNATION), map(teller.say, (KIND, DECIDED, APPLIES)), designations)


def _asked(dossier: Dossier, teller: Teller) -> Iterator[str]:
    questions = (
        (
            cell(request.sent, teller),
            cell(request.basis, teller),
            escape(question.subject),
            cell(question.time_limit.date, teller),
        )
        for request in dossier.requests
        for question in request.questions
    )
    yield table(teller.say(REQUESTS), map(teller.say, (SENT, BASIS, SUBJECT, ANSWER_BY)), questions)
    undated = (
        (
            cell(request.sent or request.sent_wording, teller),
            cell(request.basis, teller),
            escape("; ".join(request.subjects)),
        )
        for request in dossier.undated_requests
    )
    yield table(teller.say(UNDATED), map(teller.say, (SENT, BASIS, SUBJECT)), undated)


def _proceedings(number: int, investigation: Investigation, dossier: Dossier, teller: Teller) -> Iterator[str]:
    happened = [
        (event.date, _happened(event, teller), cell(event.strands, teller), cell(event.citation, teller))
        for event in investigation.events
    ]
    if investigation.opened is not None:
        early = sum(event.date < investigation.opened for event in investigation.events)
        opening = (investigation.opened, escape(teller.say(BEGAN)), "", cell(OPENED.citation, teller))
        happened.insert(early, opening)
    rows = ((cell(day, teller), *cells) for day, *cells in happened)
    title = teller.say(PROCEEDINGS, number=number, opened=investigation.begun)
    yield table(title, map(teller.say, (DAY, HAPPENED, STRAND, PROVISION)), rows)
    states = (
        (escape(state.strand.name), cell(state.stage, teller)) for state in investigation.state(dossier.as_of).strands
    )
    yield table(teller.say(STANDS, day=dossier.as_of), map(teller.say, (STRAND, STAGE)), states)


def _happened(event: Event, teller: Teller) -> str:
    title = cell(event.title, teller, name="event")
    penalty = event.penalty if isinstance(event, NonComplianceDecision) else None
    if penalty is None:
        return title
    return f"{title}; {cell(penalty.kind, teller)}: {cell(penalty.amount, teller)}"


def _facts(dossier: Dossier, teller: Teller) -> Iterator[str]:
    official = escape(teller.say(prose.OFFICIAL))
    for fact in dossier.facts:
        conflicts = "".join(f"<br>{escape(teller.say(conflict.statement))}" for conflict in fact.disputed)
        sources = "".join(_links(dict.fromkeys(fact.every_source), official))
        yield f"<li>{escape(fact.text)} <em>{cell(fact.sure, teller)}</em>{conflicts}{sources}</li>"


def _links(sources: Iterable[Source], official: str) -> Iterator[str]:
    for source in sources:
        mark = f" ({official})" if source.official else ""
        if source.url is None:
            yield f"<br>{escape(str(source))}{mark}"
        else:
            shown = escape(source.reference or source.url)
            yield f'<br><a href="{escape(source.url)}" rel="noopener">{shown}</a>{mark}'
