"""From the file of a case to proceedings as the library replays them: every event by its class, with its facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from ...act.penalties.penalty import Infringement, Penalty, PenaltyKind
from ...act.proceedings.event import Compulsion
from ...act.proceedings.events import (
    KINDS,
    Contested,
    Event,
    NonComplianceDecision,
    Outcome,
    PeriodicPenaltyImposed,
    ReopeningGround,
)
from ...act.proceedings.investigation import Investigation
from ...act.proceedings.strands import Strand
from ...act.services.platforms import Platform
from ...ground.errors import InvalidValue
from ...ground.money import Money
from ...ground.words import Phrase, day, listing
from ..facts import Fact
from .evidence import articles, citations, fact, said, standing_alone
from .files import EventData, PenaltyData, ProceedingsFile


def kind_id(kind: type[Event]) -> str:
    """How the files call a class of events: ``preliminary-findings``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", kind.__name__).lower()


EVENT_KINDS: Mapping[str, type[Event]] = {kind_id(kind): kind for kind in KINDS}
_ABOUT_KNOWING = {"kind", "text", "sure", "sources", "reference", "note", "disputed", "articles_known"}
_DAYS = {
    *("date", "until", "due", "comply_by", "action_plan_due", "notified", "implement_by", "inform_by"),
    *("observations_due", "views_due"),
}
_CITATIONS = {"articles", "found"}
_CHOICES = {"against": Contested, "outcome": Outcome, "ground": ReopeningGround}


def investigation(file: ProceedingsFile, of: Platform) -> tuple[Investigation, tuple[Fact, ...]]:
    """Proceedings as they concern one service, and what supports them."""
    addressee = of.name if len(file["services"]) == 1 else of.provider.name
    events = tuple((entry, event(entry, addressee)) for entry in file.get("events", ()))
    opened = date.fromisoformat(file["opened"])
    made = Investigation(
        platform=of,
        opened=opened,
        suspected=citations(file["suspected"]),
        strands=tuple(
            Strand(name=part["name"], articles=citations(part["articles"])) for part in file.get("strands", ())
        ),
        events=tuple(happened for _, happened in events),
        reference=file.get("reference"),
        source=said(file),
    )
    announced = f"Announced on {day(date.fromisoformat(file['announced']))}." if "announced" in file else ""
    facts = (
        fact(file, f"Proceedings opened on {day(opened)}.", announced, about=made),
        *articles(file["suspected"], file["suspected_sure"], made),
        *(known for entry, happened in events for known in _supporting(entry, happened)),
        *standing_alone(file.get("facts", ()), about=made),
    )
    return made, facts


def _supporting(entry: EventData, happened: Event) -> tuple[Fact, ...]:
    """What supports an event; the articles of a decision apart where they are less sure than the rest."""
    supporting = fact(entry, f"{day(happened.date)}: {entry['text']}", about=happened)
    if "articles_known" not in entry or not isinstance(happened, NonComplianceDecision):
        return (supporting,)
    text = f"That the decision concerns {listing(happened.infringed)} was not read in the decision."
    return supporting, fact(entry["articles_known"], text, about=happened)


def event(entry: EventData, addressee: str | None = None) -> Event:
    """One event, by its class; a penalty in it is imposed on the addressee."""
    if entry["kind"] not in EVENT_KINDS:
        raise InvalidValue(field=Phrase("kind"), value=entry["kind"], accepted=Phrase(", ".join(sorted(EVENT_KINDS))))
    kind = EVENT_KINDS[entry["kind"]]
    values: dict[str, Any] = {
        name: _value(name, value, entry, kind, addressee) for name, value in entry.items() if name not in _ABOUT_KNOWING
    }
    return kind(**values, source=said(entry))


def _value(name: str, value: Any, entry: EventData, kind: type[Event], addressee: str | None) -> object:
    if name in _DAYS:
        return date.fromisoformat(value)
    if name in _CITATIONS:
        return citations(value)
    if name == "penalty":
        periodic = issubclass(kind, PeriodicPenaltyImposed)
        return _penalty(value, entry, PenaltyKind.PERIODIC if periodic else PenaltyKind.FINE, addressee)
    if name == "amount":
        return Money(value["amount"], value["currency"])
    if name == "ground" and issubclass(kind, PeriodicPenaltyImposed):
        return Compulsion(value)
    return _CHOICES[name](value) if name in _CHOICES else value


def _penalty(data: PenaltyData, entry: EventData, kind: PenaltyKind, addressee: str | None) -> Penalty:
    currency = data["currency"]
    parts = (
        Infringement(
            citation=citations([part["citation"]])[0],
            amount=Money(part["amount"], currency) if "amount" in part else None,
        )
        for part in data["infringements"]
    )
    return Penalty(
        kind=kind,
        amount=Money(data["amount"], currency),
        imposed=date.fromisoformat(entry["date"]),
        infringements=tuple(parts),
        source=said(entry),
        addressee=addressee,
    )
