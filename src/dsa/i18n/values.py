"""Any value of a trace, as a person reads it in one of the languages: the counterpart of :mod:`dsa.ground.words`.

What is not a word of ours stays as it is: names of services and companies, of strands, of sources and calendars. What
an act is called that was given no name consists of words of ours, and is told in the language.
"""

from __future__ import annotations

import datetime as dt
import enum
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

from ..ground import plain, words
from ..ground.citations import Citation
from ..ground.money import FinancialYear, Money, Turnover
from ..ground.rates import ExchangeRate
from ..ground.trace import Sentence
from ..ground.words import Shown, clock
from ..time_limits.periods import Period
from .catalogues import translate
from .formats import (
    date_in_sentence,
    format_date,
    format_list,
    format_money,
    format_number,
    format_percent,
    format_period,
    format_weekday,
)
from .places import format_citation

_TWO_STOPS = re.compile(r"\.\.(?=\s|$)")

LABELLED: Mapping[str, str] = MappingProxyType(
    {
        "event": "event",
        "holiday": "holiday",
        "name": "parameter",
        "source": "source",
        "status": "status",
        "title": "obligation",
        "trigger": "trigger",
        "what": "time limit",
    }
)
"""The facts whose text is a word of the library's own, by name, and the context of their translations."""

_REFERENCE = "reference"
"""The fact that says how an act is called."""
_MONTHS = MappingProxyType({words.day(dt.date(1, month, 1)).split()[1]: month for month in range(1, 13)})
_CALLED = re.compile(rf"(.+) of ([0-9]{{1,2}}) ({'|'.join(_MONTHS)}) ([0-9]{{1,4}})( \([0-9]+\))?")
"""What an act is called that was given no name: its title, its day, and a number where there are several."""


def show(value: object, language: str, *, name: str = "") -> str:
    """A value in a language; ``name`` is that of the fact, which says whether text is a label of ours."""
    if isinstance(value, enum.Enum):
        return translate(str(value), language, context=type(value).__name__).text
    if isinstance(value, str):
        if name == _REFERENCE:
            return _act(value, language)
        return translate(value, language, context=LABELLED[name]).text if name in LABELLED else value
    if isinstance(value, bool) or value is None:
        word = {True: "yes", False: "no", None: "none"}[value]
        return translate(word, language, context="value").text
    if isinstance(value, frozenset):
        value = tuple(sorted(value, key=str))
    if isinstance(value, tuple):
        return format_list([show(item, language, name=name) for item in value], language)
    for kind, shown in _SHOWN:
        if isinstance(value, kind):
            return shown(value, language)
    said = getattr(value, "statement", None)  # what has a sentence of its own: a penalty, say
    return sentence(said, language) if isinstance(said, Sentence) else str(value)


def sentence(statement: Sentence, language: str) -> str:
    """A statement with its values, in a language."""
    values = {name: _in_sentence(value, language, name) for name, value in statement.pairs}
    text = translate(statement.text, language).text.format(**values)
    # A date or an ordinal that ends with a stop takes that of the sentence with it: "25. travnja 2023.".
    return _TWO_STOPS.sub(".", text)


def _in_sentence(value: object, language: str, name: str) -> str:
    shown = show(value, language, name=name)
    if isinstance(value, plain.DATE) and not isinstance(value, plain.MOMENT):
        return Shown(shown, format_weekday(value, language))
    return shown


def _moment(moment: dt.datetime, language: str) -> str:
    return f"{date_in_sentence(moment.date(), language)}, {clock(moment)}"


def _act(reference: str, language: str) -> str:
    """What an act is called: by its title and its day, or by the name that somebody gave it."""
    called = _CALLED.fullmatch(reference)
    if called is None:
        return reference
    title, day, month, year, number = called.groups(default="")
    said = translate(title, language, context=LABELLED["event"])
    if said.status == "missing":
        return reference
    try:
        made = dt.date(int(year), _MONTHS[month], int(day))
    except ValueError:  # a name that looks like one of ours, with a day that no calendar has
        return reference
    return f"{said.text} ({date_in_sentence(made, language)}){number}"


def _year(year: FinancialYear, language: str) -> str:
    return f"{format_date(year.start, language)} – {format_date(year.end, language)}"


def _turnover(turnover: Turnover, language: str) -> str:
    return f"{format_money(turnover.amount, language)} ({_year(turnover.year, language)})"


def _rate(rate: ExchangeRate, language: str) -> str:
    worth = format_number(rate.rate, language)
    return f"1 {rate.base} = {worth} {rate.quote} ({date_in_sentence(rate.on, language)}; {rate.source})"


_SHOWN: tuple[tuple[type, Callable[..., str]], ...] = (
    (Sentence, sentence),
    (plain.MOMENT, _moment),
    (plain.DATE, date_in_sentence),
    (int, format_number),
    (Decimal, format_number),
    (Fraction, format_percent),
    (Money, format_money),
    (Period, format_period),
    (Citation, format_citation),
    (FinancialYear, _year),
    (Turnover, _turnover),
    (ExchangeRate, _rate),
)
"""How each type is shown; a moment comes before a day, which it also is."""
