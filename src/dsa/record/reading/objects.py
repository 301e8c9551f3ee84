"""From the data files to the library's own objects, each with the facts that support it; cases are in ``cases``."""

from __future__ import annotations

from datetime import date

from ...act.proceedings.court import Outcome
from ...act.proceedings.questions import Question
from ...act.proceedings.requests import RequestBasis, RequestForInformation
from ...act.services.platforms import Platform, Provider, ServiceKind
from ...act.very_large.designation import VLOPDesignation
from ...ground.money import FinancialYear, Money, Turnover
from ...ground.rates import ExchangeRate
from ...ground.words import day, listing, show
from ..entries import CourtCase, Figure, Order, Termination, UndatedRequest
from ..facts import Fact, Sure
from ..national import NationalKind, NationalStep
from .common_files import NationalData, RateData, TurnoverData
from .evidence import articles, citations, conflict, fact, optional_day, said, sources, standing_alone
from .files import CourtFile, DesignationData, FigureData, ProviderData, RequestFile, ServiceFile


def window(days: list[str] | None) -> tuple[date, date] | None:
    """The first and the last day that vague words can mean, or nothing."""
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def meant(what: str, days: tuple[date, date] | None, about: object) -> tuple[Fact, ...]:
    """How widely vague words are taken, as a fact of its own: concluded, not read."""
    if days is None:
        return ()
    first, last = map(day, days)
    return (Fact(text=f"Taken widely, {what} lies between {first} and {last}.", sure=Sure.INFERRED, about=about),)


def provider(entry: ProviderData) -> Provider:
    """The provider of a service."""
    return Provider(name=entry["name"], country=entry.get("country"), group=entry.get("group"))


def platform(file: ServiceFile) -> Platform:
    """A service, with those of its figures whose period is known by its days."""
    dated = (figure(entry).recipients for entry in file["figures"])
    return Platform(
        name=file["name"],
        provider=provider(file["provider"]),
        kind=ServiceKind(file["kind"]),
        recipients=tuple(recipients for recipients in dated if recipients is not None),
    )


def provided(file: ServiceFile) -> Fact:
    """Who provides the service, as a fact."""
    entry = file["provider"]
    where = ", ".join(part for part in (entry.get("group"), entry.get("country")) if part)
    return fact(entry, f"Provided by {entry['name']}{f' ({where})' if where else ''}.", about=provider(entry))


def figure(entry: FigureData) -> Figure:
    """A number of recipients."""
    return Figure(
        count=entry["count"],
        more_than=entry.get("more_than", False),
        period=entry["period"],
        period_start=optional_day(entry.get("period_start")),
        period_end=optional_day(entry.get("period_end")),
        note=entry.get("note"),
        sure=Sure(entry["sure"]),
        sources=sources(entry),
        disputed=tuple(map(conflict, entry.get("disputed", ()))),
    )


def counted(entry: FigureData) -> Fact:
    """A number of recipients, as a fact."""
    made = figure(entry)
    return fact(entry, f"Recipients: {made}.", about=made)


def designation(
    entry: DesignationData, of: Platform
) -> tuple[VLOPDesignation, tuple[Termination, ...], tuple[Fact, ...]]:
    """A designation, its termination if there was one, and what supports both."""
    end = entry.get("termination")
    made = VLOPDesignation(
        platform=of,
        decided=date.fromisoformat(entry["decided"]),
        notified=optional_day(entry["notified"]),
        published_application=optional_day(entry["published_application"]),
        termination_notified=optional_day(end.get("notified")) if end else None,
        # What one kind settles is not told it: the check compares the two.
        designated_as=entry["status"],
        application_window=window(entry.get("application_window")),
        cessation_window=window(end.get("window")) if end else None,
    )
    applies = made.published_application or entry.get("application_wording")
    facts = [
        fact(entry, f"Designated as a {entry['status']} on {day(made.decided)}.", about=made),
        fact(
            entry["application"],
            f"Section 5 applies from {show(applies)}." if applies else "No day of application was published.",
            about=made,
            wording=entry.get("application_wording"),
        ),
    ]
    facts += meant("the first day of application", made.application_window, made)
    if end is None:
        return made, (), tuple(facts)
    termination = Termination(
        announced=date.fromisoformat(end["announced"]), notified=optional_day(end.get("notified"))
    )
    facts.append(fact(end, f"{str(termination).capitalize()}.", about=termination))
    facts += meant("the first day without obligations", made.cessation_window, termination)
    return made, (termination,), tuple(facts)


def request(file: RequestFile, to: Platform) -> tuple[RequestForInformation | UndatedRequest, tuple[Fact, ...]]:
    """A request as it went to one service, and what supports it."""
    basis, sent = RequestBasis(file["basis"]), optional_day(file["sent"])
    made: RequestForInformation | UndatedRequest
    if sent is not None and "questions" in file:
        asked = (
            Question(subject=entry["subject"], due=date.fromisoformat(entry["due"])) for entry in file["questions"]
        )
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
    if "sent_sure" in file:
        text = f"That it was sent on {when} was not read."
        facts.append(Fact(text=text, sure=Sure(file["sent_sure"]), about=made))
    if "basis_sure" in file:
        text = f"Whether it was a simple request or a decision was not read; taken as a {basis}."
        facts.append(Fact(text=text, sure=Sure(file["basis_sure"]), about=made))
    facts += articles(file.get("articles", ()), file.get("articles_sure", "confirmed"), made)
    facts.append(Fact(text=f"Counted here under {listing(tuple(file['topics']))}.", sure=Sure.INFERRED, about=made))
    return made, (*facts, *standing_alone(file.get("facts", ()), about=made))


def court_case(file: CourtFile) -> tuple[CourtCase, Fact]:
    """A case before the Court, and what supports it."""
    orders = (
        Order(
            number=entry["number"],
            result=entry["result"],
            decided=date.fromisoformat(entry["decided"]),
            lodged=optional_day(entry.get("lodged")),
            ecli=entry.get("ecli"),
            sure=Sure(entry.get("sure", "confirmed")),
        )
        for entry in file.get("interim", ())
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


def turnover(entry: TurnoverData) -> tuple[Turnover | None, Fact]:
    """A turnover, if its amount and its financial year are known, and the sentence about it."""
    made = None
    if "year_end" in entry and "amount" in entry and "currency" in entry:
        made = Turnover(
            amount=Money(entry["amount"], entry["currency"]),
            year=FinancialYear.ending(date.fromisoformat(entry["year_end"])),
            group=True,
            of=entry["group"],
            source=said(entry),
        )
    return made, fact(entry, f"{entry['group']}: {entry['text']}", about=made)


def national(entry: NationalData) -> tuple[NationalStep, Fact]:
    """What a Coordinator does, or the Commission about a Member State, and what supports it."""
    made = NationalStep(
        kind=NationalKind(entry["kind"]),
        on=optional_day(entry["on"]),
        wording=entry.get("when"),
        countries=tuple(entry["countries"]),
        authority=entry.get("authority"),
        services=tuple(entry.get("services", ())),
        articles=citations(entry.get("articles", ())),
        case=entry.get("case"),
        number=entry.get("number"),
        text=entry["text"],
    )
    return made, fact(entry, str(made), about=made, wording=entry.get("when"))


def rate(entry: RateData) -> ExchangeRate:
    """An exchange rate."""
    return ExchangeRate(
        base=entry["base"],
        quote=entry["quote"],
        rate=entry["rate"],
        on=date.fromisoformat(entry["on"]),
        source=entry["text"].rstrip("."),
    )
