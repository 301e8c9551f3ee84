"""A dossier as HTML, for notebooks."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING

from ..ground import words
from .facts import Fact, Source
from .prose import application

if TYPE_CHECKING:
    from .dossier import Dossier

_STYLE = (
    "<style>.dsa-dossier{max-width:60em}.dsa-dossier table{border-collapse:collapse;margin:0 0 1.2em}"
    ".dsa-dossier caption{text-align:left;font-weight:bold;padding:.3em 0}"
    ".dsa-dossier th,.dsa-dossier td{text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0;"
    "border-bottom:1px solid rgba(128,128,128,.35)}"
    ".dsa-dossier td:first-child{white-space:nowrap}"
    ".dsa-dossier li{margin:.4em 0;overflow-wrap:anywhere}</style>"
)
"""Only for what is inside a dossier: no colour of its own, so that it can be read on light and on dark."""


def page(dossier: Dossier) -> str:
    """The dossier as one fragment of HTML: tables with headings, every source a link, nothing loaded from outside."""
    tests = zip(dossier.figures, dossier.tests(), strict=True)
    parts = [
        f"<h3>{escape(str(dossier))}</h3><p>As known on {words.day(dossier.as_of)}.</p>",
        _table(
            "Recipients",
            ("Number", "Period", "Threshold", "How sure"),
            ((figure.number, figure.period, test, figure.sure) for figure, test in tests),
        ),
        _table(
            "Designation",
            ("Kind", "Decided", "Section 5 applies"),
            (
                (
                    designation.kind,
                    words.day(designation.decided),
                    " ".join(application(dossier, designation, "en")[:1]),
                )
                for designation in dossier.designations
            ),
        ),
        _table(
            "Requests for information",
            ("Sent", "Basis", "Subject", "To answer by"),
            (
                (words.day(request.sent), request.basis, question.subject, words.day(question.time_limit.date))
                for request in dossier.requests
                for question in request.questions
            ),
        ),
        _table(
            "Requests without a published day to answer",
            ("Sent", "Basis", "Subject"),
            ((request.when, request.basis, "; ".join(request.subjects)) for request in dossier.undated_requests),
        ),
    ]
    for number, investigation in enumerate(dossier.investigations, 1):
        title = f"Proceedings {number}, opened on {words.day(investigation.begun)}"
        parts.append(
            _table(title, ("Day", "What happened"), ((words.day(day), text) for day, text in investigation.timeline()))
        )
        stands = ((state.strand.name, state.stage) for state in investigation.state(dossier.as_of).strands)
        parts.append(_table(f"Where they stand on {words.day(dossier.as_of)}", ("Strand", "Stage"), stands))
    parts += [
        _table(
            "Before the Court",
            ("Case", "About", "Status"),
            ((", ".join(case.numbers) or case.parties, case.about, case.status) for case in dossier.court_cases),
        ),
        _facts(dossier.facts),
        "<h4>Not known</h4><ul>" + "".join(f"<li>{escape(text)}</li>" for text in dossier.unknown) + "</ul>",
    ]
    return f'<div class="dsa-dossier">{_STYLE}{"".join(parts)}</div>'


def _table(title: str, heads: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    cells = ["".join(f"<td>{escape(str(cell))}</td>" for cell in row) for row in rows]
    if not cells:
        return ""
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in heads)
    body = "".join(f"<tr>{row}</tr>" for row in cells)
    return f"<table><caption>{escape(title)}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _facts(facts: Iterable[Fact]) -> str:
    items = (
        f"<li>{escape(fact.text)} <em>{escape(str(fact.sure))}</em>"
        f"{''.join(f'<br>{escape(str(conflict))}' for conflict in fact.disputed)}"
        f"{''.join(map(_link, dict.fromkeys(fact.every_source)))}</li>"
        for fact in facts
    )
    return f"<h4>What the record says, and how surely</h4><ul>{''.join(items)}</ul>"


def _link(source: Source) -> str:
    official = " (official)" if source.official else ""
    if source.url is None:
        return f"<br>{escape(str(source))}{official}"
    shown = escape(source.reference or source.url)
    return f'<br><a href="{escape(source.url)}" rel="noopener">{shown}</a>{official}'
