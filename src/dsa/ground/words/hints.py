"""What people type for what the library knows by a code or a type: a refusal names what they meant.

Nothing is ever accepted because of a hint. In Python a day is a :class:`datetime.date` and a kind a member of its
enumeration; the text that a form, a file or a command line brings is turned into one by the caller, and the
message says how.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from enum import Enum
from typing import TypeVar

from .territories import WITHIN

E = TypeVar("E", bound=Enum)

_LONGEST = 100
"""Longer than this is nothing that anybody meant for a name."""
_SHORT = 4
"""Names shorter than this are near each other with half their letters in common: CE and EC."""

_MEMBER_STATES = {
    "AT": ("Austria", "Österreich", "AUT"),
    "BE": ("Belgium", "België", "Belgique", "BEL"),
    "BG": ("Bulgaria", "България", "BGR"),
    "CY": ("Cyprus", "Κύπρος", "CYP"),
    "CZ": ("Czechia", "Czech Republic", "Česko", "CZE"),
    "DE": ("Germany", "Deutschland", "DEU"),
    "DK": ("Denmark", "Danmark", "DNK"),
    "EE": ("Estonia", "Eesti", "EST"),
    "ES": ("Spain", "España", "ESP"),
    "FI": ("Finland", "Suomi", "FIN"),
    "FR": ("France", "FRA"),
    "GR": ("Greece", "Hellas", "Ελλάδα", "EL", "GRC"),
    "HR": ("Croatia", "Hrvatska", "HRV"),
    "HU": ("Hungary", "Magyarország", "HUN"),
    "IE": ("Ireland", "Éire", "IRL"),
    "IT": ("Italy", "Italia", "ITA"),
    "LT": ("Lithuania", "Lietuva", "LTU"),
    "LU": ("Luxembourg", "Luxemburg", "LUX"),
    "LV": ("Latvia", "Latvija", "LVA"),
    "MT": ("Malta", "MLT"),
    "NL": ("Netherlands", "The Netherlands", "Holland", "Nederland", "NLD"),
    "PL": ("Poland", "Polska", "POL"),
    "PT": ("Portugal", "PRT"),
    "RO": ("Romania", "România", "ROU"),
    "SE": ("Sweden", "Sverige", "SWE"),
    "SI": ("Slovenia", "Slovenija", "SVN"),
    "SK": ("Slovakia", "Slovensko", "SVK"),
}
_PARTS = {
    "AX": ("Åland", "Åland Islands", "Aland", "ALA"),
    "EA": ("Ceuta", "Melilla", "Ceuta and Melilla"),
    "GF": ("French Guiana", "Guyane", "GUF"),
    "GP": ("Guadeloupe", "GLP"),
    "IC": ("Canary Islands", "Canarias"),
    "MF": ("Saint-Martin", "Saint Martin", "MAF"),
    "MQ": ("Martinique", "MTQ"),
    "RE": ("Réunion", "La Réunion", "Reunion", "REU"),
    "YT": ("Mayotte", "MYT"),
}
"""Parts of Member States that have a code of their own."""
_OTHERS = {
    "EC": ("EU", "Union", "European Union", "Commission", "European Commission", "Brussels", "COM"),
    "EC-LU": ("Commission Luxembourg",),
    "CJEU": ("EU", "Court", "Court of Justice", "General Court", "ECJ"),
    "GB": ("UK", "United Kingdom", "Great Britain", "Britain", "England"),
    "US": ("USA", "United States", "America"),
    "CN": ("China",),
    "CH": ("Switzerland", "Schweiz", "Suisse"),
    "NO": ("Norway", "Norge"),
    "IS": ("Iceland",),
    "LI": ("Liechtenstein",),
    "EUR": ("euro", "euros", "€"),
    "USD": ("dollar", "dollars", "$", "US$"),
    "GBP": ("pound", "pounds", "sterling", "£"),
    "CNY": ("yuan", "renminbi", "RMB"),
    "JPY": ("yen", "¥"),
    "CHF": ("franc", "francs", "Swiss franc"),
}


def _meanings() -> dict[str, tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for code, names in (*_OTHERS.items(), *_MEMBER_STATES.items(), *_PARTS.items()):
        for name in names:
            meanings[name.casefold()] = (*meanings.get(name.casefold(), ()), code)
    return meanings


_MEANT = _meanings()


def country(typed: object) -> str | None:
    """The code of ISO 3166 for what somebody typed: ``nl``, ``Netherlands``, ``UK``; None if that is not clear.

    >>> country("Greece"), country("UK"), country("nl"), country("Atlantis")
    ('GR', 'GB', 'NL', None)
    """
    if not isinstance(typed, str):
        return None
    meant = [code for code in _MEANT.get(typed.strip().casefold(), ()) if len(code) == len("NL") and code != "EC"]
    if meant:
        return meant[0]
    code = typed.strip().upper()
    return code if code in _MEMBER_STATES or code in WITHIN else None


def near(typed: object, choices: Collection[str]) -> list[str]:
    """The names that somebody may have meant, of those that are known: by meaning first, else by their letters.

    >>> near("EU", ["CJEU", "EC", "SE"]), near("Greece", ["GR", "FR"]), near("RE", ["GR", "FR"])
    (['EC', 'CJEU'], ['GR'], ['FR'])
    """
    folded = typed.strip().casefold() if isinstance(typed, str) and len(typed) <= _LONGEST else ""
    by_folded = {name.casefold(): name for name in sorted(choices)}
    if folded in by_folded:
        return [by_folded[folded]]
    if folded in _MEANT:
        meant = _MEANT[folded]
        return [code for code in (*meant, *(WITHIN[code] for code in meant if code in WITHIN)) if code in choices]
    if (part_of := WITHIN.get(folded.upper(), "")) in choices:
        return [part_of]
    cutoff = 0.5 if len(folded) < _SHORT else 0.6
    return [by_folded[name] for name in get_close_matches(folded, by_folded, n=3, cutoff=cutoff)]


def day(typed: object) -> str | None:
    """How to write in Python the day that somebody wrote otherwise; None if there is nothing to say.

    >>> day("2026-11-26"), day("26.11.2026"), day(datetime(2026, 11, 26, 9))
    ('datetime.date(2026, 11, 26)', None, 'datetime.date(2026, 11, 26), which is its .date()')
    """
    try:
        if isinstance(typed, datetime):
            return f"{_day(typed.date())}, which is its .date()"
        return _day(date.fromisoformat(typed)) if isinstance(typed, str) else None
    except ValueError:
        return None


def _day(value: date) -> str:
    return f"datetime.date({value.year}, {value.month}, {value.day})"


def member(typed: object, kind: type[E]) -> E | None:
    """The member of an enumeration that somebody named by its value or its name; None if there is none.

    >>> class Size(Enum):
    ...     SMALL = "small"
    >>> member("Small", Size)
    <Size.SMALL: 'small'>
    """
    if not isinstance(typed, str):
        return None
    plain = typed.strip().casefold().replace(" ", "_").replace("-", "_")
    return next((choice for choice in kind if plain in (choice.name.casefold(), str(choice.value).casefold())), None)


def period(typed: object) -> str | None:
    """How to write the period that somebody has as a :class:`~datetime.timedelta`.

    >>> period(timedelta(days=3)), period(timedelta(hours=24, minutes=30)), period("3d")
    ("'P3D'", None, None)
    """
    if not isinstance(typed, timedelta) or typed <= timedelta() or typed % timedelta(hours=1):
        return None
    hours = typed // timedelta(hours=1)
    return f"'PT{hours}H'" if typed % timedelta(days=1) else f"'P{typed.days}D'"
