"""The file of X, day by day: what the library says of it, beside the words of the provision that each sentence cites.

    python docs/_ext/day_by_day.py            fail if the page is not what the library says
    python docs/_ext/day_by_day.py --write    write it anew

Every day from the opening to the day up to which the record goes is asked about. A day is on the page if something is
said on it that was not said on the day before, or is said no longer. The words of the Act are in ``quotes.json``: the
library does not ship the Act.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from attrs import frozen

from dsa import Citation, Investigation, events, record
from dsa.act.proceedings.answers.allowed import Possibility
from dsa.act.proceedings.answers.report import Report
from dsa.act.proceedings.state import InvestigationState
from dsa.ground import words

HERE = Path(__file__).parent
PAGE = HERE.parent / "explanations" / "x-day-by-day.md"
QUOTES: Mapping[str, str] = json.loads((HERE / "quotes.json").read_text("utf-8"))
BEGIN, END = "<!-- the days: written by docs/_ext/day_by_day.py -->\n", "<!-- end of the days -->\n"
FILES = ("X-1", "X-2")
WATCHED = (events.NonComplianceDecision, events.CommitmentsMadeBinding, events.PeriodicPenaltyImposed)
"""The decisions of which the page says whether the Act allows them."""


@frozen
class Said:
    """A sentence of the library about a strand, with its provisions."""

    strand: str
    text: str
    citations: tuple[Citation, ...]


@cache
def investigations() -> tuple[Investigation, ...]:
    """The two files of X."""
    return tuple(case.investigation for case in record.cases() if case.id in FILES)


def sentences(case: Investigation, on: date) -> Iterator[Said]:
    """What is said of a file at the end of a day: strands, acts, time limits, fines, decisions, limitation."""
    report = case.report(on)
    names = [state.strand.name for state in report.state.strands]
    yield from stages(report.state, names)
    for act in report.acts:
        for name in act.strands:
            yield Said(name, str(act).rsplit(" [", 1)[0], (act.by.provision,))
    for limit in report.limits:
        headline = str(limit.headline).replace(f" ({limit.strand})", "")
        yield Said(limit.strand, f"{headline} (a {limit.nature})", limit.citations[:1])
        for notice in limit.notices:
            yield Said(limit.strand, f"{limit.what}: {notice.statement}", notice.citations)
    yield from fines(report)
    for possible in case.allowed(on).strands:
        for kind in WATCHED:
            yield decision(possible.strand, possible[kind])
    for name in names:
        goes_on = case.limitation(ceased=None, on=on, strand=name)
        yield Said(name, f"limitation, while it goes on: {goes_on.headline}", (goes_on.steps[0].citation,))


def stages(state: InvestigationState, names: list[str]) -> Iterator[Said]:
    """Where each strand stands, and with what reservation."""
    for strand in state.strands:
        since = f"since {words.day(strand.since)} " if strand.since else ""
        yield Said(strand.strand.name, f"{since}{strand.stage}", (strand.citation,))
    for notice in state.notices:
        name = next(name for name in names if f"({name})" in str(notice.statement))
        yield Said(name, str(notice.statement).replace(f" ({name})", ""), notice.citations)


def fines(report: Report) -> Iterator[Said]:
    """What has become of each fine, and why it is not final."""
    strands = {act.reference: act.strands for act in report.acts}
    for fine in report.penalties:
        for name in strands[fine.reference]:
            yield Said(name, str(fine).rsplit(" [", 1)[0], (fine.citation,))
            for notice in fine.notices:
                why = str(notice.statement).replace(f" on {words.day(report.on)}", "")
                yield Said(name, f"not final: {why}", notice.citations)


def decision(strand: str, possibility: Possibility) -> Said:
    """Whether the Act allows a decision on the day, and if not, why."""
    if possibility.why_not is None:
        return Said(strand, f"{possibility.kind.title}: allowed", (possibility.kind.citation,))
    if possibility.first_day is not None:
        text = f"{possibility.kind.title}: allowed from {words.day(possibility.first_day)} on"
    else:
        why = str(possibility.why_not.statement).split(f": {possibility.kind.title} on ")[0]
        text = f"{possibility.kind.title}: not allowed. {why.rstrip('.')}."
    return Said(strand, text, possibility.why_not.citations)


def on_day(on: date) -> tuple[Said, ...]:
    """All that is said of both files, each sentence once."""
    begun = (case for case in investigations() if case.begun <= on)
    return tuple(dict.fromkeys(sentence for case in begun for sentence in sentences(case, on)))


def happened(on: date) -> Iterator[str]:
    """What the record has of a day, with its source."""
    for case in investigations():
        if case.opened == on:
            yield f"Proceedings are opened{' on Grok' if case.reference else ''} ({_source(case.source)})."
        for event in case.events:
            if event.date == on:
                strands = f" ({words.listing(event.strands)})" if event.strands else ""
                yield f"{event.title[0].upper()}{event.title[1:]}{strands} ({_source(event.source)})."


def _source(source: str | None) -> str:
    """The first address of a source, or its official reference."""
    said = re.split(r"[,;]\s+", source or "not public")
    address = next((text for text in said if text.startswith("http")), None)
    return said[0] if address is None else f"[source]({address})"


def rows(said: Iterable[Said]) -> Iterator[str]:
    """A row for each sentence: the strands of which it is said, its provisions, and their words."""
    strands: dict[tuple[str, tuple[Citation, ...]], list[str]] = {}
    for sentence in said:
        strands.setdefault((sentence.text, sentence.citations), []).append(sentence.strand)
    for (text, citations), names in strands.items():
        provisions = ", ".join(
            f"[{citation}]({citation.url})" if citation.url else str(citation) for citation in citations
        )
        quoted = "; ".join(f"“{QUOTES[str(citation)]}”" for citation in citations if str(citation) in QUOTES)
        yield f"| {', '.join(names)} | {text} | {provisions} | {quoted or 'the Treaty, not quoted here'} |"


def days(since: date | None = None) -> Iterator[str]:
    """Every day on which something new is said, or something no longer: all of them, or those since a day."""
    first, last = since or min(case.begun for case in investigations()), record.as_of
    before = on_day(first - timedelta(days=1))
    for count in range((last - first).days + 1):
        on = first + timedelta(days=count)
        now, recorded = on_day(on), list(happened(on))
        new = [sentence for sentence in now if sentence not in before]
        gone = {sentence.text: None for sentence in before if sentence not in now}
        before = now
        if new or gone or recorded:
            yield from (
                "",
                f"### {words.day(on)}",
                "",
                *(recorded or ["Nothing is recorded on this day; time went on."]),
            )
        if new:
            yield from (
                "",
                "| Strand | Said from this day on | Provision | Its words |",
                "|---|---|---|---|",
                *rows(new),
            )
        if gone:
            yield from ("", f"No longer said: {'; '.join(gone).replace('.;', ';')}")


def rendered() -> str:
    """The page, with the days as the library has them."""
    text = PAGE.read_text("utf-8")
    head, rest = text.split(BEGIN)
    return head + BEGIN + "\n".join(days()) + "\n\n" + END + rest.split(END)[1]


def main() -> int:
    """Compare the page, or write it."""
    made = rendered()
    if "--write" in sys.argv:
        PAGE.write_text(made, "utf-8")
    elif made != PAGE.read_text("utf-8"):
        print(f"{PAGE.name} is not what the library says: python docs/_ext/day_by_day.py --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
