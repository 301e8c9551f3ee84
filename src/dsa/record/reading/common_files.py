"""The shape of the data files that stand for the whole record, and of which there is one each."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .files import FactData, Known


class TurnoverData(Known):
    """A turnover in words, and as an amount where the financial year is known."""

    group: str
    services: list[str]
    text: str
    amount: NotRequired[str]
    currency: NotRequired[str]
    year_end: NotRequired[str]


class RateData(Known):
    """An exchange rate."""

    base: str
    quote: str
    rate: str
    on: str
    text: str


class TurnoverFile(TypedDict):
    """``turnovers.json``."""

    turnovers: list[TurnoverData]
    rates: list[RateData]


class AmountData(TypedDict):
    """A sum in a sentence on the fee."""

    what: str
    year: int
    amount: str
    currency: str
    about: NotRequired[bool]


class FeeData(FactData):
    """A sentence on the fee, and the sums in it."""

    amounts: NotRequired[list[AmountData]]


class FeeFile(TypedDict):
    """``fees.json``."""

    fees: list[FeeData]


class NationalData(Known):
    """What a Coordinator does, or the Commission about a Member State; ``when`` stands for a day that was not read."""

    kind: str
    on: str | None
    when: NotRequired[str]
    countries: list[str]
    authority: NotRequired[str]
    services: NotRequired[list[str]]
    articles: NotRequired[list[str]]
    case: NotRequired[str]
    number: NotRequired[int]
    text: str


class NationalFile(TypedDict):
    """``national.json``."""

    steps: list[NationalData]


class StatedData(Known):
    """What the Commission counts itself in a year."""

    year: int
    requests: int
    proceedings: int


class CoverageFile(TypedDict):
    """``coverage.json``: up to which day the compilers looked, and what they did not find."""

    as_of: str
    read_until: str
    newest_decision: str
    stated: StatedData
    unknown: list[str]
    facts: list[FactData]


class IndexEntry(TypedDict):
    """The names by which a service is found, and the files that concern it."""

    names: list[str]
    files: list[str]


class IndexFile(TypedDict):
    """``index.json``, written by ``python -m dsa.record.check --write``."""

    as_of: str
    services: dict[str, IndexEntry]
