"""A dossier line by line, as sentences with their values, so that each can be told in every language.

The record's own words stay as they are: what was asked, what a fact says, the parties of a case before the Court.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .. import i18n
from ..act.proceedings.decisions import NonComplianceDecision
from ..ground.citations import DSA
from ..ground.errors import MissingFact
from ..ground.trace import Sentence
from .entries import CourtCase, Figure, Termination, UndatedRequest

if TYPE_CHECKING:
    from ..act.proceedings.events import Event
    from ..act.proceedings.investigation import Investigation
    from ..act.proceedings.requests import RequestForInformation
    from ..act.proceedings.strands import StrandState
    from ..act.very_large.designation import VLOPDesignation
    from .dossier import Dossier
    from .facts import Fact, Source
else:  # for whoever reads hints at run time
    Event = Investigation = RequestForInformation = StrandState = VLOPDesignation = Dossier = Fact = Source = Any

HEADING = Sentence("dossier-heading", "{service}, as known on {day}")
RECIPIENTS = Sentence("dossier-recipients", "Recipients: {number} ({period}) ({sure}) [{citation}]")
MORE_THAN = Sentence("dossier-more-than", "more than {number}")
NOTE = Sentence("dossier-note", "Note: {text}")
DESIGNATED = Sentence("dossier-designated", "Designated: {kind}, decided on {day}")
IN_WORDS = Sentence("dossier-in-words", 'In the words of the sources: "{text}".')
TERMINATED = Sentence("dossier-terminated", "termination announced on {day}, notified on {notified} [{citation}]")
TERMINATED_UNPUBLISHED = Sentence(
    "dossier-terminated-unpublished",
    "termination announced on {day}, the day of notification not published [{citation}]",
)
REQUEST = Sentence("dossier-request", "Request: {service}: {basis} of {sent}, to answer by {due} [{citation}]")
UNDATED = Sentence(
    "dossier-undated-request",
    "Request: {service}: {basis} of {sent}, no day to answer published ({subjects}) [{citation}]",
)
PROCEEDINGS = Sentence("dossier-proceedings", "Proceedings: {service}: proceedings opened on {day} [{citation}]")
HAPPENED = Sentence("dossier-event", "{day}: {event} [{citation}]")
HAPPENED_IN = Sentence("dossier-event-in-strands", "{day}: {event} ({strands}) [{citation}]")
PENALTY = Sentence("dossier-penalty", "{day}: {kind} of {amount} [{citation}]")
NOW = Sentence("dossier-stage", "Now: {strand}: since {since} {stage} [{citation}]")
OPEN = Sentence("dossier-open-limit", "Open: {limit}")
BEFORE_THE_COURT = Sentence("dossier-court-case", "Before the Court: {case}, {parties}, on {about}; {standing}")
JUDGED = Sentence("dossier-judged", "Before the Court: {case}, {parties}, on {about}, {outcome} on {day}; {standing}")
UNNUMBERED = Sentence("dossier-number-not-read", "number not read")
FACTS = Sentence("dossier-facts", "What the record says, and how surely:")
FACT = Sentence("dossier-fact", "{text} ({sure})")
SOURCES = Sentence("dossier-sources", "Sources:")
OFFICIAL = Sentence("dossier-official", "official")
NOT_KNOWN = Sentence("dossier-not-known", "Not known:")


def told(dossier: Dossier, locale: str) -> Iterator[str]:
    """The lines of a dossier in a language."""

    def say(statement: Sentence, **facts: object) -> str:
        return i18n.say(statement.naming(**facts) if facts else statement, locale)

    yield say(HEADING, service=str(dossier), day=dossier.as_of)
    for figure, test in zip(dossier.figures, dossier.tests(), strict=True):
        yield from ("", i18n.say(_recipients(figure), locale), f"  {i18n.say(test.headline, locale)}")
        if figure.note:
            yield f"  {say(NOTE, text=figure.note)}"
    for designation in dossier.designations:
        yield from ("", say(DESIGNATED, kind=designation.kind, day=designation.decided))
        yield from (f"  {line}" for line in application(dossier, designation, locale))
    yield from (f"  {i18n.say(_termination(termination), locale)}" for termination in dossier.terminations)
    requests = [*map(_request, dossier.requests), *map(_undated, dossier.undated_requests)]
    yield from ([""] if requests else [])
    yield from (i18n.say(request, locale) for request in requests)
    for investigation in dossier.investigations:
        opened = say(PROCEEDINGS, service=investigation.platform.name, day=investigation.opened, citation=DSA.at(66, 1))
        yield from ("", opened, *(f"  {i18n.say(line, locale)}" for line in _proceedings(investigation, dossier)))
    yield from ([""] if dossier.court_cases else [])
    yield from (i18n.say(_court(case), locale) for case in dossier.court_cases)
    numbers = {source: number for number, source in enumerate(dossier.sources, 1)}
    yield from ("", say(FACTS), *(f"  {_fact(fact, numbers, locale)}" for fact in dossier.facts))
    yield from (
        "",
        say(SOURCES),
        *(f"  [{number}] {_source(source, say(OFFICIAL))}" for source, number in numbers.items()),
    )
    yield from ("", say(NOT_KNOWN), *(f"  {text}" for text in dossier.unknown))


def _recipients(figure: Figure) -> Sentence:
    number = MORE_THAN.naming(number=figure.count) if figure.more_than else figure.count
    return RECIPIENTS.naming(number=number, period=figure.period, sure=figure.sure, citation=DSA.at(24, 2))


def application(dossier: Dossier, designation: VLOPDesignation, locale: str) -> list[str]:
    """From when the obligations apply, line by line; what the sources say where they give no day."""
    try:
        return i18n.lines(designation.application, locale)
    except MissingFact as missing:
        words = [fact.wording for fact in dossier.about(designation) if fact.wording]
        return [*(i18n.say(IN_WORDS.naming(text=text), locale) for text in words), missing.explain(locale)]


def _termination(termination: Termination) -> Sentence:
    if termination.notified is None:
        return TERMINATED_UNPUBLISHED.naming(day=termination.announced, citation=DSA.at(33, 5))
    return TERMINATED.naming(day=termination.announced, notified=termination.notified, citation=DSA.at(33, 5))


def _request(request: RequestForInformation) -> Sentence:
    due = tuple(dict.fromkeys(question.time_limit.date for question in request.questions))
    return REQUEST.naming(
        service=str(request.addressee), basis=request.basis, sent=request.sent, due=due, citation=request.basis.citation
    )


def _undated(request: UndatedRequest) -> Sentence:
    return UNDATED.naming(
        service=str(request.addressee),
        basis=request.basis,
        sent=request.sent or request.sent_wording,
        subjects=request.subjects,
        citation=request.basis.citation,
    )


def _proceedings(investigation: Investigation, dossier: Dossier) -> Iterator[Sentence]:
    for event in investigation.events:
        yield _event(event)
        if isinstance(event, NonComplianceDecision) and event.penalty is not None:
            penalty = event.penalty
            yield PENALTY.naming(day=event.date, kind=penalty.kind, amount=penalty.amount, citation=DSA.at(74, 1))
    yield from (_now(state) for state in investigation.state(dossier.as_of).strands)
    yield from (OPEN.naming(limit=limit.headline) for limit in investigation.open_time_limits(dossier.as_of))


def _event(event: Event) -> Sentence:
    if event.strands:
        return HAPPENED_IN.naming(day=event.date, event=event.title, strands=event.strands, citation=event.provision)
    return HAPPENED.naming(day=event.date, event=event.title, citation=event.provision)


def _now(state: StrandState) -> Sentence:
    return NOW.naming(strand=state.strand.name, since=state.since, stage=state.stage, citation=state.citation)


def _court(case: CourtCase) -> Sentence:
    number = ", ".join(case.numbers) or UNNUMBERED
    if case.outcome is None or case.judgment is None:
        return BEFORE_THE_COURT.naming(case=number, parties=case.parties, about=case.about, standing=case.status)
    return JUDGED.naming(
        case=number,
        parties=case.parties,
        about=case.about,
        outcome=case.outcome,
        day=case.judgment,
        standing=case.status,
    )


def _fact(fact: Fact, numbers: dict[Source, int], locale: str) -> str:
    said = [i18n.say(FACT.naming(text=fact.text, sure=fact.sure), locale)]
    said += [i18n.say(conflict.statement, locale) for conflict in fact.disputed]
    named = "".join(f"[{numbers[source]}]" for source in dict.fromkeys(fact.every_source))
    return " ".join(part for part in (*said, named) if part)


def _source(source: Source, official: str) -> str:
    remarks = ", ".join(part for part in (official if source.official else "", source.note or "") if part)
    return f"{source}{f' ({remarks})' if remarks else ''}"
