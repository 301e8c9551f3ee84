"""What people type for what the library knows by a code or a type: a refusal names what they meant.

Nothing is ever accepted because of a hint. In Python a day is a :class:`datetime.date` and a kind a member of its
enumeration; the text that a form, a file or a command line brings is turned into one by the caller, and the
message says how.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from enum import Enum
from typing import Any, TypeVar

from .territories import WITHIN

E = TypeVar("E", bound=Enum)

_MOST_DIGITS = 20
_LONGEST = 100
"""Longer than this is nothing that anybody meant for a name."""
_SHORT = 4
"""Names shorter than this are near each other with half their letters in common: CE and EC."""

COUNTRIES = frozenset(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL
    BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV
    CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD
    GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM
    IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK
    LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW
    MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR
    PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS
    ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY
    UZ VA VC VE VG VI VN VU WF WS XK YE YT ZA ZM ZW
    """.split()
)
"""Every code of ISO 3166-1, and XK, which the Union's institutions use for Kosovo."""

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

_LANGUAGES = {
    "bg": ("Bulgarian", "български", "bul"),
    "cs": ("Czech", "čeština", "ces", "cze"),
    "da": ("Danish", "dansk", "dan"),
    "de": ("German", "Deutsch", "deu", "ger"),
    "el": ("Greek", "ελληνικά", "ell", "gre"),
    "en": ("English", "eng"),
    "es": ("Spanish", "español", "spa"),
    "et": ("Estonian", "eesti keel", "est"),
    "fi": ("Finnish", "suomen kieli", "fin"),
    "fr": ("French", "français", "fra", "fre"),
    "ga": ("Irish", "Gaeilge", "gle"),
    "hr": ("Croatian", "hrvatski", "hrv"),
    "hu": ("Hungarian", "magyar", "hun"),
    "it": ("Italian", "italiano", "ita"),
    "lt": ("Lithuanian", "lietuvių", "lit"),
    "lv": ("Latvian", "latviešu", "lav"),
    "mt": ("Maltese", "Malti", "mlt"),
    "nl": ("Dutch", "Nederlands", "Flemish", "nld", "dut"),
    "pl": ("Polish", "polski", "pol"),
    "pt": ("Portuguese", "português", "por"),
    "ro": ("Romanian", "română", "ron", "rum"),
    "sk": ("Slovak", "slovenčina", "slk", "slo"),
    "sl": ("Slovenian", "Slovene", "slovenščina", "slv"),
    "sv": ("Swedish", "svenska", "swe"),
}


def _meanings() -> dict[str, tuple[str, ...]]:
    meanings: dict[str, tuple[str, ...]] = {}
    for code, names in (*_OTHERS.items(), *_MEMBER_STATES.items(), *_PARTS.items(), *_LANGUAGES.items()):
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
    meant = [
        code
        for code in _MEANT.get(typed.strip().casefold(), ())
        if len(code) == len("NL") and code.isupper() and code != "EC"
    ]
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
    return [by_folded[name] for name in get_close_matches(folded, by_folded, cutoff=cutoff)]


def day(typed: object) -> str | None:
    """How to write in Python the day that somebody wrote otherwise; None if there is nothing to say.

    >>> day("2026-11-26"), day("26.11.2026"), day(datetime(2026, 11, 26, 9))
    ('datetime.date(2026, 11, 26)', None, 'datetime.date(2026, 11, 26), which is its .date()')
    """
    try:
        if isinstance(typed, datetime):
            return f"{_day(typed.date())}, which is its .date()"
        if type(typed).__name__ == "datetime64":
            return _day_of_numpy(typed)
        return _day(date.fromisoformat(typed)) if isinstance(typed, str) else None
    except ValueError:
        return None


def zoned(typed: object) -> str:
    """How to write, with a zone, the moment that somebody gave without one, or ten o'clock on the day.

    >>> zoned(date(2026, 12, 23)).partition(", with")[0]
    ", such as datetime.datetime(2026, 12, 23, 10, 0, tzinfo=ZoneInfo('Europe/Brussels'))"
    """
    zone = "tzinfo=ZoneInfo('Europe/Brussels')"
    if isinstance(typed, datetime) and isinstance(typed.year, int):
        time = f"{typed.hour}, {typed.minute}{f', {typed.second}' if typed.second else ''}"
    elif isinstance(typed, date) and not isinstance(typed, datetime):
        time = "10, 0"
    else:
        return f", such as {zone}, with from zoneinfo import ZoneInfo"
    example = f"datetime.datetime({typed.year}, {typed.month}, {typed.day}, {time}, {zone})"
    return f", such as {example}, with from zoneinfo import ZoneInfo"


def _day_of_numpy(typed: Any) -> str:
    by_days = "" if typed.dtype.str.endswith("[D]") else '.astype("datetime64[D]")'
    return f"{_day(typed.astype('datetime64[D]').item())}, which is its {by_days}.item()"


def whole(typed: object) -> str | None:
    """How to write the whole number that somebody has as a fraction without decimals, or as text; None if it is none.

    >>> whole(46_000_000.0), whole("16"), whole(0.5), whole(True), whole("many")
    ('int(46000000)', '16', None, None, None)
    """
    if isinstance(typed, str):
        digits = typed.strip().replace("_", "").replace(" ", "")
        return str(int(digits)) if digits.isdecimal() and len(digits) < _MOST_DIGITS else None
    return f"int({int(typed)})" if isinstance(typed, float) and typed.is_integer() else None


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


_PERIOD = re.compile(r"p?t?(\d{1,6}) ?-?([a-z]+(?: [a-z]+)?)", re.ASCII)
_UNITS = {
    "PT{}H": "h hr hrs hour hours",
    "P{}D": "d day days calendar days",
    "P{}W": "w wk wks week weeks",
    "P{}M": "m mo mos mon month months",
    "P{}Y": "y yr yrs year years",
    "{} working days": "bd wd working days business days workdays working day business day workday businessdays",
}
"""How a period is written, and what people write for its unit: ``calendar days`` is found by its last word as well."""


def _typed_period(typed: str) -> str | None:
    match = _PERIOD.fullmatch(" ".join(typed.casefold().replace("_", " ").split()))
    if match is None:
        return None
    number, unit = int(match[1]), match[2]
    working = unit.startswith(("work", "business")) or unit in {"bd", "wd"}
    for form, names in _UNITS.items():
        if form.endswith("working days") if working else unit.split()[-1] in names.split():
            return repr(form.format(number))
    return None


def period(typed: object) -> str | None:
    """How to write the period that somebody has as a :class:`~datetime.timedelta`, or writes otherwise.

    >>> period(timedelta(days=3)), period(timedelta(hours=24, minutes=30)), period("3d"), period("2 business days")
    ("'P3D'", None, "'P3D'", "'2 working days'")
    """
    if isinstance(typed, str):
        return _typed_period(typed)
    if not isinstance(typed, timedelta) or typed <= timedelta() or typed % timedelta(hours=1):
        return None
    hours = typed // timedelta(hours=1)
    return f"'PT{hours}H'" if typed % timedelta(days=1) else f"'P{typed.days}D'"
