"""From the data files to the library's own objects, each with the facts that support it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ..citations import Citation
from ..designation import VLOPDesignation
from ..english import day, listing, show
from ..money import ExchangeRate, FinancialYear, Money, Turnover
from ..requests import Question, RequestBasis, RequestForInformation
from ..sanctions import Outcome
from ..services import Platform, Provider, ServiceKind
from .entries import CourtCase, Figure, Order, Termination, UndatedRequest
from .facts import Conflict, Fact, Official, Source, Sure
from .files import (
    ConflictData,
    CourtFile,
    DesignationData,
    FactData,
    FigureData,
    Known,
    ProviderData,
    RateData,
    RequestFile,
    ServiceFile,
    SourceText,
    TurnoverData,
)


def optional_day(text: str | None) -> date | None:
    """A day, or nothing."""
    return date.fromisoformat(text) if text else None


def source(given: SourceText) -> Source:
    """A source, from its address or from its parts."""
    return Source(url=given) if isinstance(given, str) else Source(**given)


def sources(one: Known) -> tuple[Source, ...]:
    """The sources of a fact; an official reference comes first."""
    own = (Source(reference=one["reference"]),) if "reference" in one else ()
    return (*own, *map(source, one["sources"]))


def said(one: Known) -> str | None:
    """The first source in one line, for objects that carry their source as text."""
    return next((str(found) for found in sources(one)), None)


def day_or_words(text: str) -> date | str:
    """A day where the text is one, and otherwise the words: a vague date is never turned into a day."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def conflict(one: ConflictData) -> Conflict:
    """What another source has."""
    return Conflict(
        about=one["about"],
        used=day_or_words(one["used"]),
        other=day_or_words(one["other"]),
        said_by=one["said_by"],
        official=Official(one["official"]) if one["official"] else None,
        note=one.get("note"),
        source=source(one["source"]) if "source" in one else None,
    )


def fact(one: Known, *text: str, about: object = None, wording: str | None = None) -> Fact:
    """A fact with the note that goes with it."""
    return Fact(
        text=" ".join(part for part in (*text, one.get("note", "")) if part),
        sure=Sure(one["sure"]),
        sources=sources(one),
        disputed=tuple(map(conflict, one.get("disputed", ()))),
        wording=wording,
        about=about,
    )


def standing_alone(facts: Iterable[FactData], about: object = None) -> tuple[Fact, ...]:
    """The sentences that stand for themselves."""
    return tuple(
        fact(one, _dated(one.get("on"), one["text"]), about=about, wording=one.get("wording")) for one in facts
    )


def _dated(on: str | None, text: str) -> str:
    return f"{day(date.fromisoformat(on))}: {text}" if on else text


def articles(texts: Iterable[str], sure: str, about: object) -> tuple[Fact, ...]:
    """Which articles it is about, as a fact of its own where that is less sure than the rest."""
    known = Sure(sure)
    text = f"The articles that it concerns are {listing(tuple(texts))}."
    return () if known is Sure.CONFIRMED else (Fact(text=text, sure=known, about=about),)


def provider(one: ProviderData) -> Provider:
    """The provider of a service."""
    return Provider(name=one["name"], country=one.get("country"), group=one.get("group"))


def platform(file: ServiceFile) -> Platform:
    """A service, with those of its figures whose period is known by its days."""
    dated = (figure(one).recipients for one in file["figures"])
    return Platform(
        name=file["name"],
        provider=provider(file["provider"]),
        kind=ServiceKind(file["kind"]),
        recipients=tuple(one for one in dated if one is not None),
    )


def provided(file: ServiceFile) -> Fact:
    """Who provides the service, as a fact."""
    one = file["provider"]
    where = ", ".join(part for part in (one.get("group"), one.get("country")) if part)
    return fact(one, f"Provided by {one['name']}{f' ({where})' if where else ''}.", about=provider(one))


def figure(one: FigureData) -> Figure:
    """A number of recipients."""
    return Figure(
        count=one["count"],
        more_than=one.get("more_than", False),
        period=one["period"],
        period_start=optional_day(one.get("period_start")),
        period_end=optional_day(one.get("period_end")),
        note=one.get("note"),
        sure=Sure(one["sure"]),
        sources=sources(one),
        disputed=tuple(map(conflict, one.get("disputed", ()))),
    )


def counted(one: FigureData) -> Fact:
    """A number of recipients, as a fact."""
    made = figure(one)
    return fact(one, f"Recipients: {made}.", about=made)


def designation(
    one: DesignationData, of: Platform
) -> tuple[VLOPDesignation, tuple[Termination, ...], tuple[Fact, ...]]:
    """A designation, its termination if there was one, and what supports both."""
    end = one.get("termination")
    made = VLOPDesignation(
        platform=of,
        decided=date.fromisoformat(one["decided"]),
        notified=optional_day(one["notified"]),
        published_application=optional_day(one["published_application"]),
        termination_notified=optional_day(end.get("notified")) if end else None,
    )
    applies = made.published_application or one.get("application_wording")
    facts = [
        fact(one, f"Designated as a {one['status']} on {day(made.decided)}.", about=made),
        fact(
            one["application"],
            f"Section 5 applies from {show(applies)}." if applies else "No day of application was published.",
            about=made,
            wording=one.get("application_wording"),
        ),
    ]
    if end is None:
        return made, (), tuple(facts)
    termination = Termination(
        announced=date.fromisoformat(end["announced"]), notified=optional_day(end.get("notified"))
    )
    facts.append(fact(end, f"{str(termination).capitalize()}.", about=termination))
    return made, (termination,), tuple(facts)


def request(file: RequestFile, to: Platform) -> tuple[RequestForInformation | UndatedRequest, tuple[Fact, ...]]:
    """A request as it went to one service, and what supports it."""
    basis, sent = RequestBasis(file["basis"]), optional_day(file["sent"])
    made: RequestForInformation | UndatedRequest
    if sent is not None and "questions" in file:
        asked = (Question(subject=one["subject"], due=date.fromisoformat(one["due"])) for one in file["questions"])
        made = RequestForInformation(addressee=to, sent=sent, basis=basis, questions=tuple(asked), source=said(file))
    else:
        made = UndatedRequest(
            addressee=to,
            sent=sent,
            sent_wording=file.get("sent_wording"),
            basis=basis,
            subjects=tuple(file.get("subjects", ())),
            source=said(file),
        )
    when = made.when if isinstance(made, UndatedRequest) else day(made.sent)
    facts = [
        fact(
            file,
            f"Asked in {when}." if sent is None else f"Asked on {when}.",
            about=made,
            wording=file.get("sent_wording"),
        )
    ]
    if "basis_sure" in file:
        text = f"Whether it was a simple request or a decision was not read; taken as a {basis}."
        facts.append(Fact(text=text, sure=Sure(file["basis_sure"]), about=made))
    facts += articles(file.get("articles", ()), file.get("articles_sure", "confirmed"), made)
    return made, (*facts, *standing_alone(file.get("facts", ()), about=made))


def court_case(file: CourtFile) -> tuple[CourtCase, Fact]:
    """A case before the Court, and what supports it."""
    orders = (
        Order(
            number=one["number"],
            result=one["result"],
            decided=date.fromisoformat(one["decided"]),
            lodged=optional_day(one.get("lodged")),
            ecli=one.get("ecli"),
            sure=Sure(one.get("sure", "confirmed")),
        )
        for one in file.get("interim", ())
    )
    made = CourtCase(
        numbers=tuple(file["numbers"]),
        parties=file["parties"],
        about=file["about"],
        services=tuple(file["services"]),
        lodged=optional_day(file.get("lodged")),
        judgment=optional_day(file.get("judgment")),
        ecli=file.get("ecli"),
        outcome=Outcome(file["outcome"]) if "outcome" in file else None,
        appeal_lodged=optional_day(file.get("appeal_lodged")),
        status=file["status"],
        interim=tuple(orders),
    )
    return made, fact(file, f"Before the Court: {made}.", about=made)


def turnover(one: TurnoverData) -> tuple[Turnover | None, Fact]:
    """A turnover, if its amount and its financial year are known, and the sentence about it."""
    made = None
    if "year_end" in one and "amount" in one and "currency" in one:
        made = Turnover(
            amount=Money(one["amount"], one["currency"]),
            year=FinancialYear.ending(date.fromisoformat(one["year_end"])),
            group=True,
            of=one["group"],
            source=said(one),
        )
    return made, fact(one, f"{one['group']}: {one['text']}", about=made)


def rate(one: RateData) -> ExchangeRate:
    """An exchange rate."""
    return ExchangeRate(
        base=one["base"],
        quote=one["quote"],
        rate=one["rate"],
        on=date.fromisoformat(one["on"]),
        source=one["text"].rstrip("."),
    )


def citations(texts: Iterable[str]) -> tuple[Citation, ...]:
    """Citations from their text."""
    return tuple(map(Citation.parse, texts))
