"""Questions that people ask of the whole record: what is open, what is due, which articles are at stake."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from attrs import frozen

from ..act.proceedings.events import NonComplianceDecision
from ..act.proceedings.questions import Question
from ..act.proceedings.requests import RequestForInformation
from ..ground import checks, plain
from ..ground.answering import answers
from ..ground.citations import DSA, Citation
from ..ground.errors import InvalidType
from ..ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..ground.words import Phrase
from .entries import Case
from .facts import Conflict, Fact, Sure
from .reading.store import packaged

STILL_OPEN = Rule(
    "record-case-open",
    "{case}, opened on {opened} ({services}): on {on} without an outcome in {strands}. Open so far: {after}.",
    DSA.at(66, 1),
)
DUE = Rule(
    "record-question-due",
    "{service}, asked on {sent}: {subject}, to be answered by {due}. Counted so far: {after}.",
    DSA.at(67, 1),
)
AT_STAKE = Rule(
    "record-article-suspected",
    "{case}, opened on {opened} ({services}), concerns {articles}. Counted so far: {after}.",
    DSA.at(66, 1),
)
RECORD_ENDS = Point(
    "record-ends",
    "The record is what was found in public texts up to {as_of}; what is not in it may have happened all the same.",
)
RECORD_UNREAD = Point(
    "record-unread",
    "No text that was published after {read_until} was read: from then on the record is unread, not empty.",
)
LATER = Point(
    "record-later", "{on} lies after {as_of}, up to which the record goes: the answer is what was known then."
)
NOT_CONFIRMED = Point("record-not-confirmed", "{about}: {text} ({sure}).")
ARTICLES_UNSURE = Point(
    "record-articles-unsure",
    "Which articles are suspected in {case} was not read in a source; the list is given {sure}.",
)
SOURCES_DIFFER = Point("record-sources-differ", "{about}: {conflict}")


def record_ends(asked: date | None = None) -> tuple[Notice, ...]:
    """The notices of every answer from the record: up to when was looked, and up to when something was read.

    And, where the last day ``asked`` about is later, that the answer is what was known before.
    """
    store = packaged()
    ends = RECORD_ENDS.notice(as_of=store.as_of), RECORD_UNREAD.notice(read_until=store.read_until)
    return ends if asked is None or asked <= store.as_of else (*ends, LATER.notice(on=asked, as_of=store.as_of))


def reservations(about: object, disputed: Iterable[Conflict], facts: Iterable[Fact]) -> list[Notice]:
    """What is to be said beside an answer: where sources differ, and what goes with the fact."""
    differ = [SOURCES_DIFFER.notice(about=about, conflict=conflict.statement) for conflict in disputed]
    return differ + [NOT_CONFIRMED.notice(about=about, text=fact.text.rstrip("."), sure=fact.sure) for fact in facts]


@frozen(kw_only=True)
class OpenProceedings(Explained):
    """The proceedings that were open on a day: at least one strand had neither decision nor commitments.

    :param on: the day asked about.
    :param cases: the cases, the oldest first.
    """

    on: date
    cases: tuple[Case, ...]

    @property
    def headline(self) -> Sentence:
        """How many, concerning which services."""
        facts = (("on", self.on), ("count", len(self.cases)), ("services", services_of(self.cases)))
        if not self.cases:
            return Sentence("record-none-open", "on {on}, no case was open", facts)
        if len(self.cases) == 1:
            return Sentence("record-one-open", "on {on}, one case was open, concerning {services}", facts)
        return Sentence("record-open", "on {on}, {count} cases were open, concerning {services}", facts)


@answers
def open_proceedings(on: date) -> OpenProceedings:
    """The proceedings open on a day, as far as the record goes.

    >>> [case.id for case in open_proceedings(date(2024, 3, 14)).cases]
    ['X-1', 'TIKTOK-1', 'ALIEXPRESS-1']
    """
    on = checks.day("on", on)
    open_cases: list[Case] = []
    steps: list[Step] = []
    for case in packaged().cases:
        pending = tuple(state.strand.name for state in case.investigation.state(on).strands if state.stage.pending)
        if pending:
            opened = case.investigation.opened
            facts: dict[str, Any] = {"case": case.id, "opened": opened, "services": case.services, "on": on}
            steps.append(STILL_OPEN.step(len(open_cases), len(open_cases) + 1, strands=pending, **facts))
            open_cases.append(case)
    return OpenProceedings(on=on, cases=tuple(open_cases), steps=tuple(steps), notices=record_ends(on))


@frozen(kw_only=True)
class DueRequests(Explained):
    """The questions whose day to answer lies in a window, the earliest first, each with its request.

    :param start: the first day of the window.
    :param end: the first day after it.
    :param due: pairs of a request and one of its questions, the earliest day to answer first.
    """

    start: date
    end: date
    due: tuple[tuple[RequestForInformation, Question], ...]

    @property
    def headline(self) -> Sentence:
        """How many, in which window."""
        facts = (("count", len(self.due)), ("start", self.start), ("end", self.end))
        if len(self.due) == 1:
            return Sentence("record-one-due", "one question to be answered from {start} until before {end}", facts)
        return Sentence("record-due", "{count} questions to be answered from {start} until before {end}", facts)


@answers
def requests_due(start: date, end: date) -> DueRequests:
    """The questions to be answered in ``[start, end)``; the notices say where a day is disputed or was extended.

    :param start: the first day of the window.
    :param end: the first day after it.

    >>> print(requests_due(date(2024, 4, 1), date(2024, 5, 1)))
    20 questions to be answered from 1 April 2024 until before 1 May 2024
    """
    checks.not_before("end", checks.day("end", end), "start", checks.day("start", start))
    asked = [
        (question.time_limit.date, str(dossier), request, question, dossier.about(request))
        for dossier in packaged().dossiers
        for request in dossier.requests
        for question in request.questions
        if start <= question.time_limit.date < end
    ]
    asked.sort(key=lambda row: row[:2])
    steps, notices = [], [*record_ends(end - timedelta(days=1) if end > start else None)]
    for number, (due, _, request, question, facts) in enumerate(asked):
        named: dict[str, Any] = {"service": request.addressee, "sent": request.sent, "subject": question.subject}
        steps.append(DUE.step(number, number + 1, **named, due=due))
        notices += reservations(request.addressee, facts[0].disputed, facts[1:])
    return DueRequests(
        start=start,
        end=end,
        due=tuple((request, question) for _, _, request, question, _ in asked),
        steps=tuple(steps),
        notices=tuple(dict.fromkeys(notices)),
    )


@frozen(kw_only=True)
class ArticleCases(Explained):
    """The cases in which an article is suspected, and those in which a decision found one infringed.

    :param article: the provision asked about; what lies within it, and what it lies within, counts.
    :param suspected: the cases in which the Commission suspects it to be infringed.
    :param found: those in which a decision found it infringed.
    """

    article: Citation
    suspected: tuple[Case, ...]
    found: tuple[Case, ...]

    @property
    def headline(self) -> Sentence:
        """In how many cases."""
        facts = (("article", self.article), ("suspected", len(self.suspected)), ("found", len(self.found)))
        return Sentence(
            "record-article",
            "{article}; cases in which an infringement is suspected: {suspected}; "
            "in which a decision found one: {found}",
            facts,
        )


@answers
def by_article(article: Citation | str | int) -> ArticleCases:
    """The cases about an article, its paragraphs and points included; also those that name the article as a whole.

    :param article: a citation, its text, or the number of an article; ``"40(12)"`` and 40 are read as of this Act.
    :raises InvalidValue: the Act has no such article.

    >>> print(by_article("40(12)"))
    Article 40(12) DSA; cases in which an infringement is suspected: 5; in which a decision found one: 1
    """
    number = plain.whole(article)
    if isinstance(number, int) and not isinstance(number, bool):
        article = DSA.at(number)
    if not isinstance(article, Citation | str):
        raise InvalidType(
            field=Phrase("article"),
            value=article,
            accepted=Phrase("a Citation, a number such as 34, or text such as '34(1)'"),
        )
    wanted = Citation.parse(article, act=DSA) if isinstance(article, str) else article
    suspected: list[Case] = []
    steps: list[Step] = []
    notices = [*record_ends()]
    for case in packaged().cases:
        named = _touching(wanted, case.investigation.suspected)
        if not named:
            continue
        facts: dict[str, Any] = {"case": case.id, "opened": case.investigation.opened, "services": case.services}
        steps.append(AT_STAKE.step(len(suspected), len(suspected) + 1, articles=named, **facts))
        suspected.append(case)
        if case.suspected_sure is not Sure.CONFIRMED:
            notices.append(ARTICLES_UNSURE.notice(case=case.id, sure=case.suspected_sure))
    infringed = tuple(case for case in packaged().cases if _touching(wanted, _infringed(case)))
    for case in infringed:
        decisions = [fact for fact in case.facts if isinstance(fact.about, NonComplianceDecision)]
        notices += reservations(case.id, (), (fact for fact in decisions if fact.sure is not Sure.CONFIRMED))
    return ArticleCases(
        article=wanted, suspected=tuple(suspected), found=infringed, steps=tuple(steps), notices=tuple(notices)
    )


def services_of(cases: Iterable[Case]) -> tuple[str, ...]:
    """The services that cases concern, once each, in alphabetical order."""
    return tuple(sorted({service for case in cases for service in case.services}, key=str.casefold))


def _infringed(case: Case) -> tuple[Citation, ...]:
    decisions = (event for event in case.investigation.events if isinstance(event, NonComplianceDecision))
    return tuple(citation for decision in decisions for citation in decision.infringed)


def _touching(wanted: Citation, named: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(citation for citation in named if citation.within(wanted) or wanted.within(citation))
