"""Write the calendars of the 27 Member States.

    pip install holidays && python .ci/calendars/member_states.py

2025 and 2026 are the lists of the Official Journal as somebody transcribed them (sources/transcription.json), mended
where they cannot be right (sources/corrections.json). 2022 to 2024 are inferred from the ``holidays`` package, less
the bridging and substitute days that the Official Journal's lists do not know: those are possible. Rules for later
years are fitted to the package's coming years and held against both lists. A day that the package has every year and
both lists have, too, is taken to be fixed by statute; a day that no list has is possible only. What is corrected or
inferred is marked as such, and no result that rests on it is certain.
"""

from __future__ import annotations

import json
from collections import Counter
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any, NotRequired, TypedDict

import holidays
from dateutil.easter import EASTER_ORTHODOX, easter
from institutions import DATA, written

from dsa.time_limits.calendars import HolidayRule
from dsa.time_limits.calendars.projection import BY_STATUTE, STATUTE_UNTIL

SOURCES = Path(__file__).parent / "sources"
TRANSCRIBED = {
    2025: ("C/2024/7517, OJ C, 20.12.2024", "2024-12-20"),
    2026: ("C/2025/6771, OJ C, 22.12.2025", "2025-12-22"),
}
GENERATED = f"holidays {version('holidays')} (Python package)"
STATES = {
    "AT": ("Austria", "Vienna"), "BE": ("Belgium", "Brussels"), "BG": ("Bulgaria", "Sofia"),
    "CY": ("Cyprus", "Nicosia"), "CZ": ("Czechia", "Prague"), "DE": ("Germany", "Berlin"),
    "DK": ("Denmark", "Copenhagen"), "EE": ("Estonia", "Tallinn"), "ES": ("Spain", "Madrid"),
    "FI": ("Finland", "Helsinki"), "FR": ("France", "Paris"), "GR": ("Greece", "Athens"),
    "HR": ("Croatia", "Zagreb"), "HU": ("Hungary", "Budapest"), "IE": ("Ireland", "Dublin"),
    "IT": ("Italy", "Rome"), "LT": ("Lithuania", "Vilnius"), "LU": ("Luxembourg", "Luxembourg"),
    "LV": ("Latvia", "Riga"), "MT": ("Malta", "Malta"), "NL": ("Netherlands", "Amsterdam"),
    "PL": ("Poland", "Warsaw"), "PT": ("Portugal", "Lisbon"), "RO": ("Romania", "Bucharest"),
    "SE": ("Sweden", "Stockholm"), "SI": ("Slovenia", "Ljubljana"), "SK": ("Slovakia", "Bratislava"),
}  # fmt: skip
ONE_SPELLING = {
    "Assumption Of Mary Day": "Assumption Day", "Feast of the Assumption": "Assumption Day",
    "Day After Christmas": "Second Day of Christmas", "Saint Stephen's Day": "Second Day of Christmas",
    "Glorifying Mother of God": "Second Day of Christmas", "Easter": "Easter Sunday",
    "Epiphany (Three Kings' Day and Orthodox Christmas)": "Epiphany",
    "Feast of the Immaculate Conception": "Immaculate Conception", "International Workers' Day": "Labour Day",
    "Labor Day": "Labour Day", "Labor Day and International Workers' Solidarity Day": "Labour Day",
    "Constitutional Assembly Convocation Day": "Labour Day", "May Day": "Labour Day", "Worker's Day": "Labour Day",
    "Pentecost": "Whit Sunday", "Pentecost Monday": "Whit Monday", "Independent Czech State Restoration Day":
    "New Year's Day",
}  # fmt: skip
ONLY_IN_THE_LISTS = {
    "BE 11-02": "All Souls' Day", "BG 11-01": "Day of the National Enlighteners", "CY 12-24": "Christmas Eve",
    "CZ 04-19": "Holy Saturday", "CZ 04-20": "Easter Sunday", "GR 04-19": "Holy Saturday",
    "GR 04-20": "Easter Sunday", "GR 06-08": "Whit Sunday", "GR 05-31": "Whit Sunday",
    "NL 05-30": "Day after Ascension Day", "NL 05-05": "Liberation Day",
    "SK 11-17": "Struggle for Freedom and Democracy Day", "SK 09-15": "Day of Our Lady of the Seven Sorrows",
}  # fmt: skip
FITTED = range(2027, 2035)
NOTE = (
    "Fitted to what the holidays package foresees for 2027 to 2034, and held against the lists of 2025 and 2026; days "
    "that are moved or substituted in single years are possible only."
)
SUBSTITUTE = "Substitute day off"
EASTER = "FREQ=YEARLY;BYEASTER="
ALL_SAINTS_IN_THE_NORTH = [("All Saints' Day", "10-31 SA"), ("All Saints' Day", "11-1,2,3,4,5,6 SA")]
"""The Saturday from 31 October to 6 November, which is not always the first one of November."""
OWN_RULES: dict[str, list[tuple[str, str]]] = {
    # What the package does not foresee, although both lists have it, or although the statute has it.
    "NL": [("Liberation Day", "5-5")],  # Algemene termijnenwet, Article 3(1): "the fifth of May", every year
    "BG": [("Day of the National Enlighteners", "11-1")],
    "CY": [("Christmas Eve", "12-24")],
    "FI": ALL_SAINTS_IN_THE_NORTH,
    "SE": ALL_SAINTS_IN_THE_NORTH,
    # On the first Monday of February, and on 1 February itself where that is a Friday.
    "IE": [("Saint Brigid's Day", "2-1,2,3,5,6,7 MO"), ("Saint Brigid's Day", "2-1 FR")],
    "LV": [("Restoration of Independence Day", "5-5,6 MO"), ("Republic of Latvia Proclamation Day", "11-19,20 MO")],
}
INSTEAD = {("IE", "Saint Brigid's Day"), ("FI", "All Saints' Day"), ("SE", "All Saints' Day")}
"""Holidays whose rules of our own stand in place of those that fit the package."""
POSSIBLE: dict[str, list[tuple[str, str]]] = {
    # What was a holiday in one year and may be one again. NL: Algemene termijnenwet, Article 3(3), lets a decree name
    # further days. BG: substitutes for holidays on weekends. HU, LV: bridging days, worked in advance on a Saturday.
    "BE": [("All Souls' Day", "11-2")],
    "GR": [(SUBSTITUTE, "5-4,7 TU"), (SUBSTITUTE, "5-2,3 MO")],  # 1 May, in the Holy Week, on Easter or a weekend
    "NL": [("Day after Ascension Day", f"{EASTER}40"), *((SUBSTITUTE, day) for day in (
        "1-2 FR", "4-26 MO", "4-28 FR", "5-4 MO", "5-6 FR", "12-24 MO", "12-27 FR", "12-31 MO"))],
    "SK": [("Struggle for Freedom and Democracy Day", "11-17")],
    "BG": [(SUBSTITUTE, day) for day in (
        "1-2,3 MO", "3-4,5 MO", "5-2,3 MO", "5-4 TU", "5-7,8 MO", "5-25,26 MO", "9-7,8 MO", "9-23,24 MO",
        "12-27,28 MO,TU,WE")],
    "HU": [(SUBSTITUTE, day) for day in (
        "1-2 FR", "3-14 MO", "3-16 FR", "4-30 MO", "5-2 FR", "8-19 MO", "8-21 FR", "10-22 MO", "10-24 FR", "10-31 MO",
        "11-2 FR", "12-27 FR", "12-31 MO")],
    "LV": [(SUBSTITUTE, day) for day in (
        "1-2 FR", "4-30 MO", "5-2 FR", "5-5 FR", "6-22 MO", "6-25 FR", "11-17 MO", "11-19 FR", "12-23 MO", "12-27 FR",
        "12-30 MO")],
}  # fmt: skip
READ_IN_STATUTES = {("NL", "Liberation Day")}
"""The package has it every fifth year only; the statute was read in quotations of it."""
LATER_LISTS = "the holidays package does not have it; the list of 2025 has it"
MOVED = "the holidays package has it on another day of this year; a list made before it was moved would have it"
ONLY_ELSEWHERE = "a substitute or bridging day of the holidays package, which the published list does not name"


class Correction(TypedDict):
    """What is wrong with one list of the transcription."""

    code: str
    year: int
    replace: NotRequired[str]
    add: NotRequired[list[tuple[str, str]]]
    remove: NotRequired[list[str]]
    doubt: NotRequired[list[str]]
    possible: NotRequired[list[tuple[str, str]]]
    why: str


def named(code: str, year: int) -> dict[str, str]:
    """The package's national holidays of a year: day and name."""
    country = holidays.country_holidays(code)
    english = "en_US" if "en_US" in country.supported_languages else None
    spelled: dict[str, str] = {}
    for day, name in holidays.country_holidays(code, years=year, language=english).items():
        plain = name.split("; ")[0]
        if not _unlisted(code, plain):
            spelled[day.isoformat()] = _spelled(plain)
    return spelled


def _unlisted(code: str, name: str) -> bool:
    return name.startswith(("Day off", "Non-working")) or (code == "BG" and "(observed)" in name)


def elsewhere(code: str, year: int, listed: set[str]) -> dict[str, str]:
    """The weekdays that the package has as holidays of a year, in whatever way, and a list has not: day and name."""
    plain = named(code, year)
    return {
        text: plain.get(text, SUBSTITUTE)
        for day in sorted(holidays.country_holidays(code, years=year))
        if day.weekday() < 5 and (text := day.isoformat()) not in listed
    }


def _spelled(name: str) -> str:
    plain = name.replace(" (observed)", "")
    return ONE_SPELLING.get(plain, plain)


def transcribed(code: str, year: int, days: str, mistakes: list[Correction]) -> List:
    """The Official Journal's list of a year, mended."""
    source, published = TRANSCRIBED[year]
    package = named(code, year)
    names = {f"{year}-{day}": "" for day in days.split()}
    inferred: dict[str, str] = {}
    note, status = None, "transcribed"
    for mistake in mistakes:
        why = mistake["why"]
        if mistake.get("replace"):
            names, note, status = dict(package), why, "inferred"
        for day, name in mistake.get("add", []):
            names[f"{year}-{day}"] = name
            inferred[f"{year}-{day}"] = why
        for day in mistake.get("remove", []):
            del names[f"{year}-{day}"]
        for day in mistake.get("doubt", []):
            inferred[f"{year}-{day}"] = why
        if mistake.get("remove"):
            note, status = why, "inferred"
    entries = []
    for day, listed in sorted(names.items()):
        known = package.get(day) or ONLY_IN_THE_LISTS.get(f"{code} {day[5:]}") or _substitute(code, day)
        entry: Day = {"date": day, "name": listed or known}
        if day in inferred and status == "transcribed":
            entry = {**entry, "status": "inferred", "note": inferred[day]}
        entries.append(entry)
    return {
        "first": f"{year}-01-01", "last": f"{year}-12-31", "status": status, "source": source, "published": published,
        "note": note, "holidays": entries,
        "possible": [
            {"date": day, "name": name, "status": "inferred", "note": f"{GENERATED}: {ONLY_ELSEWHERE}"}
            for day, name in elsewhere(code, year, set(names)).items()
        ],
    }  # fmt: skip


class Day(TypedDict):
    """A holiday, or a day that may be one."""

    date: str
    name: str
    status: NotRequired[str]
    source: NotRequired[str]
    note: NotRequired[str]


class List(TypedDict):
    """A list of a year."""

    first: str
    last: str
    status: str
    source: str
    published: str | None
    note: str | None
    holidays: list[Day]
    possible: list[Day]


def listed(code: str, year: int, days: str) -> List:
    """The Official Journal's list of a year; its source, where it was not read as it is, and the days that may come."""
    mistakes = corrections(code, year)
    made = transcribed(code, year, days, mistakes)
    source, holidays = made["source"], made["holidays"]
    if made["status"] == "inferred":
        replaced = any(mistake.get("replace") for mistake in mistakes)
        source = f"{GENERATED}; {source} was not read" if replaced else f"{source}, in a transcription that was mended"
        fixed = statutory(code, year)
        holidays = [
            {**day, "status": "by statute", "source": BY_STATUTE} if day["date"] in fixed else day for day in holidays
        ]
    own: list[Day] = [
        {"date": f"{year}-{day}", "name": name, "status": "inferred", "note": mistake["why"]}
        for mistake in mistakes
        for day, name in mistake.get("possible", [])
    ]
    possible = {day["date"]: day for day in (*made["possible"], *own)}
    return {**made, "source": source, "holidays": holidays, "possible": [possible[day] for day in sorted(possible)]}


def _substitute(code: str, day: str) -> str:
    """A day that the list has and the package knows only as given in exchange for a worked Saturday."""
    when = date.fromisoformat(day)
    if when not in holidays.country_holidays(code, years=when.year):
        raise LookupError(f"{code} {day}: no name is known for this day of the Official Journal's list")
    return "Substitute day off"


def generated(code: str, year: int) -> dict[str, object]:
    """The package's list of a year, with what the statute has and the package lacks."""
    rules = fitted(code)
    fixed = statutory(code, year)
    days = named(code, year)
    days |= {day: name for day, name in fixed.items() if day not in days}
    may = {day.isoformat(): str(rule["name"]) for rule in rules if rule.get("possible") for day in falls(rule, year)}
    own = {name for name, _ in OWN_RULES.get(code, []) if (code, name) not in INSTEAD}
    why: dict[str, str] = {}
    for rule in rules:
        name = str(rule["name"])
        later, moved = name in own and not rule.get("possible"), rule.get("statute") and name in days.values()
        for day in falls(rule, year) if later or moved else ():
            if day.isoformat() not in days:
                may[day.isoformat()] = name
                why[day.isoformat()] = LATER_LISTS if later else MOVED
    possible = {day: name for day, name in (may | elsewhere(code, year, set(days))).items() if day not in days}
    return {
        "first": f"{year}-01-01", "last": f"{year}-12-31", "status": "inferred", "source": GENERATED,
        "published": None, "note": None,
        "holidays": [
            {"date": day, "name": name} | ({"status": "by statute", "source": BY_STATUTE} if day in fixed else {})
            for day, name in sorted(days.items())
        ],
        "possible": [
            {"date": day, "name": name} | ({"note": why[day]} if day in why else {})
            for day, name in sorted(possible.items())
        ],
    }  # fmt: skip


def statutory(code: str, year: int) -> dict[str, str]:
    """The days of a year that a statute fixes: day and name; what became a holiday later is left out."""
    package = named(code, year)
    return {
        day.isoformat(): str(rule["name"])
        for rule in fitted(code)
        if rule.get("statute")
        for day in falls(rule, year)
        if day.isoformat() in package or (code, rule["name"]) in READ_IN_STATUTES
    }


def falls(rule: dict[str, object], year: int) -> tuple[date, ...]:
    """The days of a year on which a rule falls."""
    made: Any = HolidayRule
    days: tuple[date, ...] = made(**rule).days(year)
    return days


def _ruled(name: str, day: str) -> dict[str, object]:
    """A rule from its short form: "5-5" is 5 May, "5-5,6 MO" the Monday among 5 and 6 May."""
    if day.startswith(EASTER):
        return {"name": name, "rule": day}
    days, _, weekday = day.partition(" ")
    month, _, numbers = days.partition("-")
    by_day = f";BYDAY={weekday}" if weekday else ""
    return {"name": name, "rule": f"FREQ=YEARLY;BYMONTH={month};BYMONTHDAY={numbers}{by_day}"}


@cache
def read_lists(code: str) -> dict[int, dict[str, Fraction]]:
    """The lists of 2025 and 2026 as far as they were read: each day with 1, with a half if mended, in doubt with 0."""
    lists = json.loads((SOURCES / "transcription.json").read_text("utf-8"))["lists"][code]
    shares: dict[int, dict[str, Fraction]] = {}
    for year, days in lists.items():
        known = {f"{year}-{day}": Fraction(1) for day in days.split()}
        for mistake in corrections(code, int(year)):
            known |= {f"{year}-{day}": Fraction(1, 2) for day, _ in mistake.get("add", [])}
            known |= dict.fromkeys((f"{year}-{day}" for day in mistake.get("doubt", [])), Fraction(0))
            known = {day: sure for day, sure in known.items() if day[5:] not in mistake.get("remove", [])}
            if mistake.get("replace"):
                break
        else:
            shares[int(year)] = known
    return shares


def corrections(code: str, year: int) -> list[Correction]:
    """What is wrong in the transcription of a year."""
    mended: list[Correction] = json.loads((SOURCES / "corrections.json").read_text("utf-8"))["corrections"]
    return [mistake for mistake in mended if (mistake["code"], mistake["year"]) == (code, year)]


def weighed(code: str, rule: dict[str, object]) -> dict[str, object]:
    """A rule with what the lists that were read say of it: fixed by statute, projected, or possible only."""
    known = read_lists(code)
    days = {year: [day.isoformat() for day in falls(rule, year) if day.weekday() < 5] for year in known}
    if days and all(known[year].get(day) is None for year in days for day in days[year]) and any(days.values()):
        return {**rule, "possible": True}
    met = [known[year].get(day, Fraction(0)) for year in days for day in days[year]]
    # A day that is a weekend in both years is left out of some lists; then it is enough that one names it.
    met = met or [sure for year in known for day in falls(rule, year) if (sure := known[year].get(day.isoformat()))]
    return {**rule, "statute": True} if met and all(met) and 1 in met and seconded(code, rule) else rule


def seconded(code: str, rule: dict[str, object]) -> bool:
    """Whether the package has the day, in whatever way, in each year for which a statute is taken to hold."""
    years = range(FITTED[0], STATUTE_UNTIL + 1)
    package = holidays.country_holidays(code, years=years)
    return (code, rule["name"]) in READ_IN_STATUTES or all(
        day in package for year in years for day in falls(rule, year) if day.weekday() < 5
    )


@cache
def fitted(code: str) -> list[dict[str, object]]:
    """For each holiday of the coming years, the rule that finds it in most of them; and the rules of our own."""
    days: dict[str, list[date]] = {}
    for year in FITTED:
        for day, name in named(code, year).items():
            days.setdefault(name, []).append(date.fromisoformat(day))
    rules: list[dict[str, object]] = []
    for name, those in days.items():
        if (code, name) in INSTEAD:
            continue
        rest = set(those)
        while rest:  # a name can stand for two days a year: Easter in Bulgaria, Christmas in Romania
            best, count = Counter(rule for day in rest for rule in _rules(day)).most_common(1)[0]
            if count < len(FITTED) - 2:
                break
            rest -= {day for day in rest if best in _rules(day)}
            kind, value = best.split(" ", 1)
            rules.append({"name": name, kind: int(value) if kind == "orthodox_easter" else value})
    rules += [_ruled(name, day) for name, day in OWN_RULES.get(code, [])]
    possible = [_ruled(name, day) | {"possible": True} for name, day in POSSIBLE.get(code, [])]
    return [weighed(code, rule) for rule in sorted(rules, key=str)] + possible


def _rules(day: date) -> list[str]:
    """Every rule that would give this day, the likelier kinds first."""
    weekday = "MO TU WE TH FR SA SU".split()[day.weekday()]
    week, back = (day.day - 1) // 7, (day.replace(day=28) + timedelta(days=4)).replace(day=1) - day
    western, eastern = (day - easter(day.year)).days, (day - easter(day.year, EASTER_ORTHODOX)).days
    rules = [f"rule FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={day.day}"]
    if -60 < western < 70:
        rules.append(f"rule FREQ=YEARLY;BYEASTER={western}")
    if -60 < eastern < 70:
        rules.append(f"orthodox_easter {eastern}")
    rules.append(f"rule FREQ=YEARLY;BYMONTH={day.month};BYDAY={week + 1}{weekday}")
    if back.days <= 7:
        rules.append(f"rule FREQ=YEARLY;BYMONTH={day.month};BYDAY=-1{weekday}")
    for first in range(max(1, day.day - 6), min(day.day, 25) + 1):
        window = ",".join(map(str, range(first, first + 7)))
        rules.append(f"rule FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={window};BYDAY={weekday}")
    return rules


def member_state(code: str) -> dict[str, object]:
    """One Member State's calendar."""
    lists = json.loads((SOURCES / "transcription.json").read_text("utf-8"))["lists"][code]
    name, city = STATES[code]
    zone = "Asia/Nicosia" if code == "CY" else f"Europe/{city}"
    return {
        "code": code, "name": name, "zone": zone,
        "lists": [
            *(generated(code, year) for year in (2022, 2023, 2024)),
            *(listed(code, int(year), days) for year, days in sorted(lists.items())),
        ],
        "projection_note": NOTE, "projection": fitted(code),
    }  # fmt: skip


def main() -> None:
    """Write the 27 files."""
    for code in STATES:
        (DATA / f"{code}.json").write_text(written(member_state(code)), "utf-8")


if __name__ == "__main__":
    main()
