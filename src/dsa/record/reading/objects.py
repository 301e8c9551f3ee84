"""From the data files to the library's own objects, each with the facts that support it; cases are in ``cases``."""

from __future__ import annotations

from datetime import date

from ...act.proceedings.court import Outcome
from ...act.proceedings.questions import Question
from ...act.proceedings.requests import RequestBasis, RequestForInformation
from ...act.services.platforms import Platform, Provider, ServiceKind
from ...act.very_large.designation import VLOPDesignation
from ...ground.money import ExchangeRate, FinancialYear, Money, Turnover
from ...ground.words import day, listing, show
from ..entries import CourtCase, Figure, Order, Termination, UndatedRequest
from ..facts import Fact, Sure
from ..national import NationalKind, NationalStep
from .common_files import NationalData, RateData, TurnoverData
from .evidence import articles, citations, conflict, fact, optional_day, said, sources, standing_alone
from .files import CourtFile, DesignationData, FigureData, ProviderData, RequestFile, ServiceFile


def window(days: tuple[str, str] | None) -> tuple[date, date] | None:
    """The first and the last day that vague words can mean, or nothing."""
    return (date.fromisoformat(days[0]), date.fromisoformat(days[1])) if days else None


def meant(what: str, days: tuple[date, date] | None, about: object) -> tuple[Fact, ...]:
    """How widely vague words are taken, as a fact of its own: concluded, not read."""
    if days is None:
        return ()
    first, last = map(day, days)
    return (Fact(text=f"Taken widely, {what} lies between {first} and {last}.", sure=Sure.INFERRED, about=about),)


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
        # What one kind settles is not told it: the check compares the two.
        designated_as=one["status"],
        application_window=window(one.get("application_window")),
        cessation_window=window(end.get("window")) if end else None,
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


def national(one: NationalData) -> tuple[NationalStep, Fact]:
    """What a Coordinator does, or the Commission about a Member State, and what supports it."""
    made = NationalStep(
        kind=NationalKind(one["kind"]),
        on=optional_day(one["on"]),
        wording=one.get("when"),
        countries=tuple(one["countries"]),
        authority=one.get("authority"),
        services=tuple(one.get("services", ())),
        articles=citations(one.get("articles", ())),
        case=one.get("case"),
        number=one.get("number"),
        text=one["text"],
    )
    return made, fact(one, str(made), about=made, wording=one.get("when"))


def rate(one: RateData) -> ExchangeRate:
    """An exchange rate."""
    return ExchangeRate(
        base=one["base"],
        quote=one["quote"],
        rate=one["rate"],
        on=date.fromisoformat(one["on"]),
        source=one["text"].rstrip("."),
    )
