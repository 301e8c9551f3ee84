"""Input that the library refuses, with the error that it raises: for tests of how your own code takes a refusal.

A :class:`Refused` holds what was given to which type, with one thing wrong. ``make()`` raises; ``error`` and ``field``
say what to expect.

>>> from hypothesis import given
>>> import dsa
>>> from dsa.testing.invalid import Refused, refusals
>>> @given(refusals(dsa.Penalty))
... def test(refused: Refused) -> None:
...     try:
...         refused.make()
...     except refused.error as error:
...         assert refused.field in str(error)
>>> test()
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import partial
from inspect import signature
from types import MappingProxyType
from typing import Any, TypeAlias

from attrs import frozen
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ..act.penalties.penalty import Infringement, Penalty
from ..act.proceedings.events import (
    KINDS,
    Event,
    InterimMeasures,
    MonitoringOrdered,
    NonComplianceDecision,
    PreliminaryFindings,
    ProceedingsExtended,
)
from ..act.proceedings.investigation import Investigation
from ..act.proceedings.questions import Question
from ..act.proceedings.requests import RequestForInformation
from ..act.proceedings.strands import Strand
from ..act.services.platforms import ActiveRecipients, Platform, Provider
from ..act.services.recipients import RecipientRange
from ..act.very_large.designation import VLOPDesignation
from ..act.very_large.fee import FeeService
from ..ground.citations import Citation
from ..ground.errors import DSAError, InvalidType, InvalidValue, OutOfOrder, UnknownName
from ..ground.money import FinancialYear, Money, Turnover
from ..ground.rates import ExchangeRate
from ..time_limits.calendars import Holiday, HolidayList
from ..time_limits.periods import Period
from .refused_payloads import RefusedPayload, statement_payloads
from .registration import register

__all__ = ["REFUSING", "Refused", "RefusedPayload", "citation_texts", "period_texts", "refusals", "statement_payloads"]

Arguments: TypeAlias = Mapping[str, object]

_DAY = dt.timedelta(days=1)


@frozen
class Refused:
    """Arguments with one thing wrong: what they are for, which field it is, and the error that it raises.

    :param kind: what the arguments are for.
    :param arguments: the arguments, by name, one of them wrong.
    :param field: the name of the wrong one.
    :param error: the error that it raises.
    """

    kind: type[object]
    arguments: Arguments
    field: str
    error: type[DSAError]

    def make(self) -> object:
        """Call the type with the arguments, which raises ``error``."""
        return self.kind(**self.arguments)


@frozen
class _Mistake:
    """A field, what is wrong with it, and the error; ``wrong`` may look at the rest of a valid object's arguments."""

    field: str
    wrong: Callable[[dict[str, Any]], object]
    error: type[DSAError]


def _wrong(field: str, error: type[DSAError], *values: object) -> list[_Mistake]:
    return [_Mistake(field, partial(_always, value), error) for value in values]


def _always(value: object, _: dict[str, Any]) -> object:
    return value


def _day(field: str, *, optional: bool = False) -> list[_Mistake]:
    moment = dt.datetime(2024, 3, 14, tzinfo=dt.UTC)
    return _wrong(field, InvalidType, moment, "2024-03-14", 20240314, 1.5, *(() if optional else (None,)))


def _text(field: str, *, optional: bool = False) -> list[_Mistake]:
    missing = () if optional else (None,)
    return _wrong(field, InvalidType, 5, b"text", *missing) + _wrong(field, InvalidValue, "", " \t")


def _count(field: str, least: int = 0) -> list[_Mistake]:
    return _wrong(field, InvalidType, True, 1.0, "1", Decimal(1)) + _wrong(field, InvalidValue, least - 1, -(10**30))


def _object(field: str, *, optional: bool = False) -> list[_Mistake]:
    return _wrong(field, InvalidType, "something", 7.5, *(() if optional else (None,)))


def _several(field: str, *, least: int = 0) -> list[_Mistake]:
    return _wrong(field, InvalidType, "text", 5, [None]) + (_wrong(field, InvalidValue, ()) if least else [])


def _before(field: str, other: str) -> list[_Mistake]:
    """A day before the one that it cannot precede."""
    return [_Mistake(field, lambda arguments: arguments[other] - _DAY, OutOfOrder)]


def _event(kind: type[Event]) -> list[_Mistake]:
    mistakes = [*_day("date"), *_text("source", optional=True), *_wrong("strand", InvalidValue, "", ())]
    return mistakes + _wrong("strand", InvalidType, 5) if kind is not ProceedingsExtended else mistakes


_MISTAKES: Mapping[type[object], list[_Mistake]] = MappingProxyType(
    {
        Money: [
            *_wrong("amount", InvalidType, 7.5, True, None),
            *_wrong("amount", InvalidValue, "seven", "1,5", "1e3", Decimal("NaN"), Decimal("Infinity"), 10**31),
            *_wrong("currency", UnknownName, "eur", "EURO", "XXX"),
            *_wrong("currency", InvalidType, None, 978),
        ],
        FinancialYear: [*_day("start"), *_day("end"), *_before("end", "start")],
        Turnover: [
            *_object("amount"),
            *_object("year"),
            *_wrong("group", InvalidType, 1, "yes", None),
            *_text("of", optional=True),
            *_wrong("amount", InvalidValue, Money(-1, "EUR")),
        ],
        ExchangeRate: [
            *_wrong("base", UnknownName, "euro", None),
            *_wrong("rate", InvalidValue, 0, -1, "one"),
            *_wrong("rate", InvalidType, 1.1),
            *_day("on"),
            *_text("source"),
            *_day("average_from", optional=True),
            _Mistake("quote", lambda arguments: arguments["base"], InvalidValue),
        ],
        Period: [*_count("months"), *_count("hours"), *_wrong("days", InvalidValue, 10**6)],
        Citation: [
            *_wrong("act", InvalidType, "DSA", None),
            *_count("paragraph", least=1),
            *_text("point", optional=True),
            *_wrong("subparagraph", InvalidValue, 11),
        ],
        Provider: [
            *_text("name"),
            *_text("group", optional=True),
            *_wrong("country", InvalidValue, "nl", "NLD", 31, "N1"),
            *_wrong("size", InvalidType, "micro", 5),
        ],
        ActiveRecipients: [
            *_count("count"),
            *_day("period_start"),
            *_day("period_end"),
            *_day("published", optional=True),
            *_before("period_end", "period_start"),
            *_before("published", "period_end"),
            *_wrong("basis", InvalidType, "published", None),
            *_wrong("member_states", InvalidType, 5, "DE"),
            *_wrong("member_states", UnknownName, {"EU": 1}, {"GB": 1}),
        ],
        RecipientRange: [
            *_count("at_least"),
            _Mistake("at_most", lambda arguments: arguments["at_least"] - 1, InvalidValue),
        ],
        Platform: [
            *_text("name"),
            *_object("provider"),
            *_several("recipients"),
            *_wrong("kind", InvalidType, "marketplace", None, ["marketplace"]),
            *_wrong("kind", InvalidValue, ()),
        ],
        VLOPDesignation: [
            *_object("platform"),
            *_day("decided"),
            *_day("notified", optional=True),
            *_before("notified", "decided"),
            *_before("termination_notified", "decided"),
        ],
        FeeService: [*_text("name"), *_text("provider"), *_count("recipients"), *_day("designated_from")],
        Question: [*_text("subject"), *_day("due"), *_day("answered", optional=True), *_before("extended_to", "due")],
        RequestForInformation: [
            *_day("sent"),
            *_several("questions", least=1),
            *_wrong("basis", InvalidType, "simple", None),
            *_wrong("addressee", InvalidValue, ""),
            *_wrong("addressee", InvalidType, None, 5),
        ],
        Infringement: [
            *_object("citation"),
            *_object("amount", optional=True),
            *_wrong("amount", InvalidValue, Money(-1, "EUR")),
        ],
        Penalty: [
            *_object("amount"),
            *_day("imposed"),
            *_wrong("kind", InvalidType, "fine", None),
            *_wrong("amount", InvalidValue, Money(0, "EUR"), Money(-5, "EUR")),
            *_wrong("infringements", InvalidType, "Article 34", 5),
            *_day("runs_from", optional=True),
            *_before("runs_from", "imposed"),
            *_text("addressee", optional=True),
        ],
        Strand: [*_text("name"), *_several("articles")],
        Investigation: [
            *_object("platform"),
            *_day("opened", optional=True),
            *_several("suspected", least=1),
            *_several("events"),
            *_several("strands"),
        ],
        Holiday: [*_day("date"), *_text("name"), *_text("source"), *_wrong("status", InvalidType, "published")],
        HolidayList: [*_day("first"), *_day("last"), *_before("last", "first"), *_text("source")],
        **{kind: _event(kind) for kind in KINDS},
        PreliminaryFindings: [*_event(PreliminaryFindings), *_before("observations_due", "date")],
        MonitoringOrdered: [*_event(MonitoringOrdered), *_before("until", "date")],
        InterimMeasures: [*_event(InterimMeasures), *_before("until", "date")],
        NonComplianceDecision: [
            *_event(NonComplianceDecision),
            *_before("comply_by", "date"),
            *_object("penalty", optional=True),
            *_several("found"),
        ],
    }
)
"""For every type, what can be wrong with it. A wrong day of an early field is found before what hangs on it."""

REFUSING = tuple(_MISTAKES)
"""The types for which there are refusals."""


@st.composite
def refusals(draw: DrawFn, kind: type[object] | None = None) -> Refused:
    """Arguments of a type, or of any that refuses something, with exactly one thing wrong.

    Shrinks to the first mistake of the type.
    """
    register()
    of = draw(st.sampled_from(REFUSING)) if kind is None else kind
    valid: Any = draw(_valid(of))
    arguments = {name: getattr(valid, name) for name in signature(of).parameters}
    mistake = draw(st.sampled_from(_MISTAKES[of]))
    return Refused(of, {**arguments, mistake.field: mistake.wrong(arguments)}, mistake.field, mistake.error)


def _valid(kind: type[object]) -> SearchStrategy[object]:
    return st.from_type(kind)


def period_texts() -> SearchStrategy[str]:
    """Texts that :meth:`dsa.Period.parse` refuses as an InvalidValue. Shrinks to the empty text."""
    return st.sampled_from(
        ("", "P", "PT", "4M", "P-4M", "P4", "P1.33M", "p4m", "P4M5", "P1MT1H", "some months", "0 days", "5 fortnights")
    )


def citation_texts() -> SearchStrategy[str]:
    """Texts that :meth:`dsa.Citation.parse` refuses as an InvalidValue. Shrinks to empty text."""
    return st.sampled_from(
        ("", "DSA", "Article DSA", "Article 33", "Article 0 DSA", "Article 33(0) DSA", "33(6) GDPR", "Article x DSA")
    )


def __dir__() -> list[str]:
    return sorted(__all__)
