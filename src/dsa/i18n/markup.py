"""An answer as HTML, in any of the languages: what a notebook shows, and what can be put into a page.

A fragment without a colour of its own, so that it reads on light and on dark, and with nothing that is loaded from
elsewhere; every provision links to its text.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from ..ground import checks
from ..ground.citations import Citation
from ..ground.trace import Reasoned, Reasons, Sentence
from ..ground.words import Html
from .catalogues import translate
from .explaining import CONTEXT, NOTE, is_draft, reservation, say
from .locales import resolve
from .places import format_citation
from .telling import Teller

MOST_ROWS = 250
"""So many answers a table shows, which is more than one service has obligations; it says how many it leaves out."""

_STYLE = (
    "<style>.dsa-answer{max-width:60em}.dsa-answer table{border-collapse:collapse;margin:.4em 0}"
    ".dsa-answer td{text-align:left;vertical-align:top;padding:.2em 1.2em .2em 0;"
    "border-bottom:1px solid rgba(128,128,128,.35)}.dsa-answer td:last-child{min-width:11em}"
    ".dsa-answer p{margin:.4em 0}</style>"
)


def html(answer: Reasons, locale: str) -> Html:
    """The headline, the steps each with its provision, the notices, and of several answers a line each.

    >>> import dsa, datetime
    >>> html(dsa.due_on(datetime.date(2024, 4, 5)), "sv").count("<p><strong>ska göras senast den 5 april 2024</strong>")
    1
    """
    checks.instance("answer", answer, Reasoned)
    language = resolve(locale)
    note = translate(NOTE, language, context=CONTEXT).text if language != "en" else NOTE
    parts = [f'{_STYLE}<div class="dsa-answer" lang="{language}">', _bold(answer.headline, language)]
    if answer.steps:
        rows = [
            _row(f"{number}.", escape(say(step.statement, language)), _links((step.citation,), language))
            for number, step in enumerate(answer.steps, 1)
        ]
        parts.append(_table(rows))
    if answer.notices:
        rows = [
            _row(escape(note), escape(say(notice.statement, language)), _links(notice.citations, language))
            for notice in answer.notices
        ]
        parts.append(_table(rows))
    if answer.parts:
        shown = [_row(escape(say(part, language))) for part in answer.parts[:MOST_ROWS]]
        left_out = len(answer.parts) - len(shown)
        parts.append(_table([*shown, *([_row(f"… + {left_out}")] if left_out else [])]))
    if is_draft(answer, language):
        parts.append(f"<p>{escape(reservation(language))}</p>")
    return Html("".join((*parts, "</div>")))


def cell(value: object, teller: Teller, *, name: str = "") -> str:
    """A value in a cell of a table; a provision links to its text, and nothing is an empty cell."""
    if isinstance(value, Citation):
        return _link(value, teller.language)
    return "" if value is None else escape(teller.show(value, name=name))


def table(title: str, heads: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A table under a title, its heads as text and its cells as HTML; nothing where there are no rows."""
    cells = [_row(*row) for row in rows]
    if not cells:
        return ""
    head = "".join(f'<th scope="col">{escape(text)}</th>' for text in heads)
    caption = f"<caption>{escape(title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{''.join(cells)}</tbody></table>"


def _bold(sentence: Sentence, language: str) -> str:
    return f"<p><strong>{escape(say(sentence, language))}</strong></p>"


def _row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _table(rows: list[str]) -> str:
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def _links(citations: tuple[Citation, ...], language: str) -> str:
    return "; ".join(_link(citation, language) for citation in citations)


def _link(citation: Citation, language: str) -> str:
    place = escape(str(citation) if language == "en" else format_citation(citation, language))
    return place if citation.url is None else f'<a href="{escape(citation.url)}">{place}</a>'
