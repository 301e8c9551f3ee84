"""From the packaged JSON to the library's own objects; a file is read when a service in it is asked for."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import NotRequired, TypedDict

from ..citations import Citation
from ..designation import VLOPDesignation
from ..english import day
from ..events import CommitmentsMadeBinding, Event, NonComplianceDecision, PreliminaryFindings
from ..investigations import Investigation
from ..money import Money
from ..penalties import Penalty, PenaltyKind
from ..requests import Question, RequestBasis, RequestForInformation
from ..services import Platform, Provider, ServiceKind
from ..strands import Strand
from .dossier import Dossier, Figure
from .facts import Fact, Source, Sure

FILES = ("aliexpress.json", "generative-ai-requests-2024-03-14.json")


class _Source(TypedDict):
    url: NotRequired[str]
    reference: NotRequired[str]
    official: NotRequired[bool]
    note: NotRequired[str]


class _Provider(TypedDict):
    name: str
    country: NotRequired[str]
    group: NotRequired[str]


class _Service(TypedDict):
    name: str
    kind: str
    provider: _Provider | str
    aliases: NotRequired[list[str]]


class _Figure(TypedDict):
    count: int
    period: str
    sure: str
    sources: list[_Source]


class _Designation(TypedDict):
    decided: str
    notified: str | None
    published_application: str | None
    sure: str
    note: str
    sources: list[_Source]


class _Conflict(TypedDict):
    due: str
    official: bool
    note: str
    source: str


class _Question(TypedDict):
    subject: str
    due: str
    conflicts: NotRequired[list[_Conflict]]


class _Request(TypedDict):
    sent: str
    basis: str
    addressees: list[str]
    questions: list[_Question]
    note: NotRequired[str]
    sure: str
    sources: list[_Source]


class _Fine(TypedDict):
    amount: str
    currency: str
    infringements: list[str]


class _Event(TypedDict):
    date: str
    kind: str
    strand: str
    text: str
    sure: str
    sources: list[_Source]
    fine: NotRequired[_Fine]
    action_plan_due: NotRequired[str]


class _Strand(TypedDict):
    name: str
    articles: list[str]


class _Investigation(TypedDict):
    id: str
    opened: str
    reference: str
    suspected: list[str]
    note: str
    sure: str
    sources: list[_Source]
    strands: list[_Strand]
    events: list[_Event]


class _File(TypedDict):
    as_of: str
    service: NotRequired[_Service]
    services: NotRequired[list[_Service]]
    figures: NotRequired[list[_Figure]]
    designations: NotRequired[list[_Designation]]
    requests: NotRequired[list[_Request]]
    investigations: NotRequired[list[_Investigation]]
    unknown: NotRequired[list[str]]


@cache
def read(name: str) -> _File:
    """One packaged file."""
    from importlib.resources import files

    file: _File = json.loads((files("dsa.record") / "data" / name).read_text("utf-8"))
    return file


@cache
def services() -> dict[str, tuple[str, ...]]:
    """Every service with the other names that it is found by."""
    known: dict[str, tuple[str, ...]] = {}
    for name in FILES:
        for service in _services(read(name)):
            provider = service["provider"]
            owners = (provider,) if isinstance(provider, str) else (provider["name"], provider.get("group", ""))
            other = (*service.get("aliases", ()), *(owner for owner in owners if owner))
            known[service["name"]] = (*known.get(service["name"], ()), *other)
    return known


@cache
def dossier(service: str) -> Dossier:
    """Everything that the record has about one service."""
    holding = [file for file in map(read, FILES) if service in [one["name"] for one in _services(file)]]
    platform = next(_platform(one) for file in holding for one in _services(file) if one["name"] == service)
    own = [file for file in holding if "service" in file]
    requests = [one for file in holding for one in file.get("requests", []) if service in one["addressees"]]
    proceedings = [one for file in own for one in file.get("investigations", [])]
    designations = [one for file in own for one in file.get("designations", [])]
    return Dossier(
        platform=platform,
        figures=tuple(_figure(one) for file in own for one in file.get("figures", [])),
        designations=tuple(_designation(one, platform) for one in designations),
        requests=tuple(_request(one, platform) for one in requests),
        investigations=tuple(_investigation(one, platform) for one in proceedings),
        facts=(
            *(_fact(f"Designated on {_day(one['decided'])}. {one['note']}", one) for one in designations),
            *(_asked(one) for one in requests),
            *(_fact(f"Proceedings opened on {_day(one['opened'])}. {one['note']}", one) for one in proceedings),
            *(
                _fact(f"{_day(event['date'])}: {event['text']}", event)
                for one in proceedings
                for event in one["events"]
            ),
        ),
        unknown=tuple(text for file in own for text in file.get("unknown", [])),
        as_of=date.fromisoformat(holding[0]["as_of"]),
    )


def _services(file: _File) -> list[_Service]:
    return [file["service"]] if "service" in file else file.get("services", [])


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


def _sources(sources: list[_Source]) -> tuple[Source, ...]:
    return tuple(Source(**source) for source in sources)


def _fact(text: str, one: _Designation | _Investigation | _Event) -> Fact:
    return Fact(text=text, sure=Sure(one["sure"]), sources=_sources(one["sources"]))


def _asked(one: _Request) -> Fact:
    disputed = tuple(
        f'{conflict["source"]} has {_day(conflict["due"])} for "{question["subject"]}"'
        f"{', which is official' if conflict['official'] else ''}. {conflict['note']}"
        for question in one["questions"]
        for conflict in question.get("conflicts", [])
    )
    text = f"Asked on {_day(one['sent'])}. {one.get('note', '')}".strip()
    return Fact(text=text, sure=Sure(one["sure"]), sources=_sources(one["sources"]), disputed=disputed)


def _platform(one: _Service) -> Platform:
    provider = one["provider"]
    owner = Provider(name=provider) if isinstance(provider, str) else Provider(**provider)
    return Platform(name=one["name"], provider=owner, kind=ServiceKind(one["kind"]))


def _figure(one: _Figure) -> Figure:
    return Figure(count=one["count"], period=one["period"], sure=Sure(one["sure"]), sources=_sources(one["sources"]))


def _designation(one: _Designation, platform: Platform) -> VLOPDesignation:
    return VLOPDesignation(
        platform=platform,
        decided=date.fromisoformat(one["decided"]),
        notified=_optional(one["notified"]),
        published_application=_optional(one["published_application"]),
    )


def _optional(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _request(one: _Request, platform: Platform) -> RequestForInformation:
    return RequestForInformation(
        addressee=platform,
        sent=date.fromisoformat(one["sent"]),
        basis=RequestBasis(one["basis"]),
        questions=tuple(
            Question(subject=question["subject"], due=date.fromisoformat(question["due"]))
            for question in one["questions"]
        ),
        source=str(_sources(one["sources"])[0]),
    )


def _citations(texts: list[str]) -> tuple[Citation, ...]:
    return tuple(map(Citation.parse, texts))


def _investigation(one: _Investigation, platform: Platform) -> Investigation:
    return Investigation(
        platform=platform,
        opened=date.fromisoformat(one["opened"]),
        suspected=_citations(one["suspected"]),
        strands=tuple(Strand(name=part["name"], articles=_citations(part["articles"])) for part in one["strands"]),
        events=tuple(map(_event, one["events"])),
        reference=one["reference"],
        source=str(_sources(one["sources"])[0]),
    )


def _event(one: _Event) -> Event:
    when, strand, source = date.fromisoformat(one["date"]), one["strand"], str(_sources(one["sources"])[0])
    if one["kind"] == "commitments-binding":
        return CommitmentsMadeBinding(date=when, strand=strand, source=source)
    if one["kind"] == "preliminary-findings":
        return PreliminaryFindings(date=when, strand=strand, source=source)
    fine = one.get("fine")
    return NonComplianceDecision(
        date=when,
        strand=strand,
        source=source,
        penalty=_penalty(fine, when, source) if fine else None,
        action_plan_due=_optional(one.get("action_plan_due")),
    )


def _penalty(fine: _Fine, imposed: date, source: str) -> Penalty:
    return Penalty(
        kind=PenaltyKind.FINE,
        amount=Money(fine["amount"], fine["currency"]),
        imposed=imposed,
        infringements=_citations(fine["infringements"]),
        source=source,
    )
