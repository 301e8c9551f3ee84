"""Dates, numbers, amounts, periods and lists, as the texts of the Union write them in each language.

Figures are always in full, and nothing is rounded: an amount reads back as exactly what it is. Thousands are set apart
by a no-break space, so that a figure never breaks across two lines.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction
from functools import cache

from ..ground import checks, currencies, words
from ..ground.errors import InvalidType
from ..ground.money import Money
from ..ground.words import Phrase
from ..time_limits.packages import folder
from ..time_limits.periods import Period
from .locales import STYLES, cldr, resolve

_SPACE = "\N{NO-BREAK SPACE}"
_MINUS = "\N{MINUS SIGN}"
_LARGEST = 10**300


@cache
def _months(language: str) -> tuple[str, ...]:
    names = cldr(language).months["format"]["wide"]
    return tuple(names[number] for number in range(1, 13))


@cache
def _weekdays(language: str) -> tuple[str, ...]:
    names = cldr(language).days["stand-alone"]["wide"]
    return tuple(names[number] for number in range(7))


def format_date(day: dt.date, locale: str) -> str:
    """A day: 25. August 2023; in English as the Union writes it, 25 August 2023.

    >>> from datetime import date
    >>> format_date(date(2025, 5, 1), "fr"), format_date(date(2025, 5, 9), "lt")
    ('1er mai 2025', '2025 m. gegužės 9 d.')
    """
    language = resolve(locale)
    return _dated(checks.day("day", day), language, _months(language))


def date_in_sentence(day: dt.date, locale: str) -> str:
    """A day as it stands within a sentence, which in Slovenian asks for the genitive.

    >>> from datetime import date
    >>> date_in_sentence(date(2025, 5, 1), "sl"), format_date(date(2025, 5, 1), "sl")
    ('1. maja 2025', '1. maj 2025')
    """
    language = resolve(locale)
    return _dated(day, language, STYLES[language].months_in_sentence or _months(language))


def _dated(day: dt.date, language: str, months: tuple[str, ...]) -> str:
    style = STYLES[language]
    pattern = style.first_of_month if day.day == 1 and style.first_of_month else style.date
    return pattern.format(day=day.day, month=months[day.month - 1], year=day.year)


def format_weekday(day: dt.date, locale: str) -> str:
    """The weekday of a day, as it stands alone.

    >>> from datetime import date
    >>> format_weekday(date(2025, 5, 3), "de"), format_weekday(date(2025, 5, 3), "el")
    ('Samstag', 'Σάββατο')
    """
    return _weekdays(resolve(locale))[checks.day("day", day).weekday()]


def format_moment(moment: dt.datetime, locale: str) -> str:
    """A moment with its zone; the seconds only where there are any.

    >>> from zoneinfo import ZoneInfo
    >>> format_moment(dt.datetime(2024, 4, 5, 18, tzinfo=ZoneInfo("Europe/Brussels")), "de")
    '5. April 2024, 18:00 (Europe/Brussels)'
    """
    moment = checks.instant("moment", moment)
    return f"{format_date(moment.date(), locale)}, {words.clock(moment)}"


def _grouped(digits: str) -> str:
    return f"{int(digits):,}".replace(",", _SPACE)


def _figures(whole: str, decimals: str, *, negative: bool, language: str) -> str:
    sign = _MINUS if negative else ""
    return f"{sign}{_grouped(whole)}{STYLES[language].decimal + decimals if decimals else ''}"


def format_number(value: int | Decimal, locale: str) -> str:
    """A number in full, never "45 million".

    >>> print(format_number(45_000_000, "de"))
    45 000 000
    """
    language = resolve(locale)
    accepted = Phrase("an int or a finite Decimal")
    if isinstance(value, Fraction):
        raise InvalidType(field=Phrase("value"), value=value, accepted=accepted)
    checks.exact("value", value, accepted, most=_LARGEST)
    if not isinstance(value, Decimal):
        number = int(value)
        return _figures(str(abs(number)), "", negative=number < 0, language=language)
    whole, _, decimals = f"{value.copy_abs():f}".partition(".")
    return _figures(whole, decimals, negative=value < 0, language=language)


def format_percent(share: Fraction, locale: str) -> str:
    """A share as per cent: four decimals, cut and never rounded up; more just above a limit.

    >>> print(format_percent(Fraction(2, 3), "nl"))
    66,6666 %
    """
    language = resolve(locale)
    whole, decimals = words.per_cent_cut(checks.instance("share", share, Fraction))
    return _figures(str(whole), decimals, negative=share < 0, language=language) + f"{_SPACE}%"


def format_money(money: Money, locale: str) -> str:
    """An amount with its currency code, in full and to the last digit: it never reads larger than it is.

    >>> print(format_money(Money("1234567.89", "EUR"), "de"))
    1 234 567,89 EUR
    >>> print(format_money(Money("1234567.89", "EUR"), "ga"))
    EUR 1 234 567.89
    """
    language = resolve(locale)
    checks.instance("money", money, Money)
    whole, _, rest = f"{money.amount.copy_abs():f}".partition(".")
    decimals = rest.rstrip("0").ljust(currencies.decimals(money.currency), "0")
    figures = _figures(whole, decimals, negative=money.amount < 0, language=language)
    parts = (money.currency, figures) if STYLES[language].code_first else (figures, money.currency)
    return _SPACE.join(parts)


@cache
def _units() -> dict[str, dict[str, dict[str, str]]]:
    units: dict[str, dict[str, dict[str, str]]] = json.loads(
        folder("dsa.i18n").joinpath("units.json").read_text("utf-8")
    )
    return units


def format_period(period: Period | str, locale: str) -> str:
    """A period in words, in the plural form that the number asks for (CLDR): 2 dni, 5 dni; 10 ijiem, 14-il jum.

    >>> format_period("P4M", "sl"), format_period("14 working days", "mt")
    ('4 meseci', '14-il jum tax-xogħol')
    """
    language = resolve(locale)
    plural = cldr(language).plural_form
    parts = []
    for unit, number in Period.of(period).amounts:
        form = _units()[language][unit.value][plural(number)]
        pattern = form if "#" in form else f"# {form}"
        parts.append(pattern.replace("#", format_number(number, language)))
    return format_list(parts, language)


@cache
def _list_patterns(language: str) -> tuple[str, str, str, str]:
    patterns = cldr(language).list_patterns["standard"]
    last = patterns["2" if language == "en" else "end"]  # no comma before the last "and", as the Union writes English
    return patterns["2"], patterns["start"], patterns["middle"], last


def format_list(parts: Iterable[str], locale: str) -> str:
    """``a, b en c``; with semicolons, or the Greek raised stop, where the parts have commas or colons of their own.

    >>> format_list(["A", "B", "C"], "nl")
    'A, B en C'
    """
    texts = checks.several("parts", parts, str)
    language = resolve(locale)
    two, start, middle, end = _list_patterns(language)
    if len(texts) > 1 and any(", " in text or ": " in text for text in texts):
        return STYLES[language].semicolon.join(texts)
    if len(texts) < 3:
        return two.format(*texts) if len(texts) == 2 else "".join(texts)
    listed = end.format(texts[-2], texts[-1])
    for index in range(len(texts) - 3, -1, -1):
        listed = (middle if index else start).format(texts[index], listed)
    return listed
