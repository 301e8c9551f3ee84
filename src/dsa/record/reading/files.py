"""The shape of the files on a service or a case. ``data/schema.json`` says the same to a checker, field by field."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict


class SourceData(TypedDict):
    """A source that is more than its address; plain text stands for an address."""

    url: NotRequired[str]
    reference: NotRequired[str]
    note: NotRequired[str]


SourceText = str | SourceData


class ConflictData(TypedDict):
    """What another source has."""

    about: str
    used: str
    other: str
    official: str | None
    said_by: str
    note: NotRequired[str]
    kept: NotRequired[str]
    source: NotRequired[SourceText]


class Known(TypedDict):
    """How something is known: part of every fact."""

    sure: str
    sources: list[SourceText]
    note: NotRequired[str]
    reference: NotRequired[str]
    disputed: NotRequired[list[ConflictData]]


class FactData(Known):
    """A sentence that stands for itself; ``on`` is the day that it belongs to."""

    text: str
    on: NotRequired[str]
    wording: NotRequired[str]


class ProviderData(Known):
    """Who provides a service."""

    name: str
    country: NotRequired[str]
    group: NotRequired[str]


class FigureData(Known):
    """A number of recipients."""

    count: int
    more_than: NotRequired[bool]
    period: str
    period_start: NotRequired[str]
    period_end: NotRequired[str]


class TerminationData(Known):
    """The end of a designation."""

    announced: str
    notified: NotRequired[str]
    window: NotRequired[list[str]]


class DesignationData(Known):
    """A designation; ``application`` says how the first day of application is known."""

    decided: str
    status: Literal["VLOP", "VLOSE"]
    notified: str | None
    published_application: str | None
    application_wording: NotRequired[str]
    application_window: NotRequired[list[str]]
    application: Known
    termination: NotRequired[TerminationData]


class ServiceFile(TypedDict):
    """``services/*.json``."""

    name: str
    kind: str
    aliases: NotRequired[list[str]]
    provider: ProviderData
    figures: list[FigureData]
    designations: list[DesignationData]
    facts: NotRequired[list[FactData]]
    unknown: NotRequired[list[str]]


class QuestionData(TypedDict):
    """A question with its day to answer."""

    subject: str
    due: str


class RequestFile(Known):
    """``requests/*.json``; ``questions`` where days to answer were published, and otherwise ``subjects``."""

    sent: str | None
    sent_sure: NotRequired[str]
    sent_wording: NotRequired[str]
    basis: str
    basis_sure: NotRequired[str]
    addressees: list[str]
    questions: NotRequired[list[QuestionData]]
    subjects: NotRequired[list[str]]
    topics: list[str]
    articles: NotRequired[list[str]]
    articles_sure: NotRequired[str]
    facts: NotRequired[list[FactData]]


class InfringementData(TypedDict):
    """One infringement, with its part of the amount."""

    citation: str
    amount: NotRequired[str]


class PenaltyData(TypedDict):
    """A penalty within an event."""

    amount: str
    currency: str
    infringements: list[InfringementData]


class EventData(Known):
    """What every event has; the other fields are those of its class."""

    date: str
    kind: str
    text: str
    articles_known: NotRequired[Known]


class StrandData(TypedDict):
    """A part of proceedings."""

    name: str
    articles: list[str]


class ProceedingsFile(Known):
    """``proceedings/*.json``."""

    services: list[str]
    opened: str
    announced: NotRequired[str]
    suspected: list[str]
    suspected_sure: str
    strands: NotRequired[list[StrandData]]
    events: NotRequired[list[EventData]]
    facts: NotRequired[list[FactData]]


class OrderData(TypedDict):
    """An order of the Court."""

    number: str
    result: str
    decided: str
    lodged: NotRequired[str]
    ecli: NotRequired[str]
    sure: NotRequired[str]


class CourtFile(Known):
    """``court/*.json``."""

    numbers: list[str]
    parties: str
    about: str
    services: list[str]
    lodged: NotRequired[str]
    judgment: NotRequired[str]
    ecli: NotRequired[str]
    outcome: NotRequired[str]
    appeal_lodged: NotRequired[str]
    status: str
    interim: NotRequired[list[OrderData]]
