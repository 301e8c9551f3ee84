"""Write the calendars of the 27 Member States.

    pip install holidays && python .ci/calendars/member_states.py

2025 and 2026 are the lists of the Official Journal as somebody transcribed them (sources/transcription.json), mended
where they cannot be right (sources/corrections.json). 2022 to 2024 are generated with the ``holidays`` package, less
the bridging and substitute days that the Official Journal's lists do not know. Rules for later years are fitted to
the package's coming years. What is corrected or generated is marked as such, and no result that rests on it is certain.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from datetime import date, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import NotRequired, TypedDict

import holidays
from dateutil.easter import EASTER_ORTHODOX, easter
from institutions import DATA, written

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
    "Fitted to what the holidays package foresees for 2027 to 2034; days that are moved or substituted in single years "
    "are left out."
)


class Correction(TypedDict):
    """What is wrong with one list of the transcription."""

    code: str
    year: int
    replace: NotRequired[str]
    add: NotRequired[list[tuple[str, str]]]
    remove: NotRequired[list[str]]
    doubt: NotRequired[list[str]]
    why: str


def named(code: str, year: int) -> dict[str, str]:
    """The package's national holidays of a year: day and name."""
    country = holidays.country_holidays(code)
    english = "en_US" if "en_US" in country.supported_languages else None
    found: dict[str, str] = {}
    for day, name in holidays.country_holidays(code, years=year, language=english).items():
        plain = name.split("; ")[0]
        unlisted = plain.startswith(("Day off", "Non-working")) or (code == "BG" and "(observed)" in plain)
        if not unlisted:
            found[day.isoformat()] = _spelled(plain)
    return found


def _spelled(name: str) -> str:
    plain = name.replace(" (observed)", "")
    return ONE_SPELLING.get(plain, plain)


def transcribed(code: str, year: int, days: str, corrections: list[Correction]) -> dict[str, object]:
    """The Official Journal's list of a year, mended."""
    source, published = TRANSCRIBED[year]
    package = named(code, year)
    names = {f"{year}-{day}": "" for day in days.split()}
    inferred: dict[str, str] = {}
    note, status = None, "transcribed"
    for one in corrections:
        why = one["why"]
        if one.get("replace"):
            names, note, status = dict(package), why, "inferred"
        for day, name in one.get("add", []):
            names[f"{year}-{day}"] = name
            inferred[f"{year}-{day}"] = why
        for day in one.get("remove", []):
            del names[f"{year}-{day}"]
        for day in one.get("doubt", []):
            inferred[f"{year}-{day}"] = why
        if one.get("remove"):
            note, status = why, "inferred"
    entries = []
    for day, given in sorted(names.items()):
        known = package.get(day) or ONLY_IN_THE_LISTS.get(f"{code} {day[5:]}") or _substitute(code, day)
        entry: dict[str, str] = {"date": day, "name": given or known}
        if day in inferred and status == "transcribed":
            entry |= {"status": "inferred", "note": inferred[day]}
        entries.append(entry)
    return {
        "first": f"{year}-01-01", "last": f"{year}-12-31", "status": status, "source": source, "published": published,
        "note": note, "holidays": entries,
    }  # fmt: skip


def _substitute(code: str, day: str) -> str:
    """A day that the list has and the package knows only as given in exchange for a worked Saturday."""
    when = date.fromisoformat(day)
    if when not in holidays.country_holidays(code, years=when.year):
        raise LookupError(f"{code} {day}: no name is known for this day of the Official Journal's list")
    return "Substitute day off"


def generated(code: str, year: int) -> dict[str, object]:
    """The package's list of a year."""
    return {
        "first": f"{year}-01-01", "last": f"{year}-12-31", "status": "generated", "source": GENERATED,
        "published": None, "note": None,
        "holidays": [{"date": day, "name": name} for day, name in sorted(named(code, year).items())],
    }  # fmt: skip


def fitted(code: str) -> list[dict[str, object]]:
    """For each holiday of the coming years, the rule that finds it in most of them."""
    days: dict[str, list[date]] = {}
    for year in FITTED:
        for day, name in named(code, year).items():
            days.setdefault(name, []).append(date.fromisoformat(day))
    rules: list[dict[str, object]] = []
    for name, found in days.items():
        rest = set(found)
        while rest:  # a name can stand for two days a year: Easter in Bulgaria, Christmas in Romania
            best, count = Counter(rule for day in rest for rule in _rules(day)).most_common(1)[0]
            if count < len(FITTED) - 2:
                break
            rest -= {day for day in rest if best in _rules(day)}
            kind, value = best.split(" ", 1)
            rules.append({"name": name, kind: int(value) if kind == "orthodox_easter" else value})
    return sorted(rules, key=str)


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
    mended: list[Correction] = json.loads((SOURCES / "corrections.json").read_text("utf-8"))["corrections"]
    corrections = [one for one in mended if one["code"] == code]
    name, city = STATES[code]
    zone = "Asia/Nicosia" if code == "CY" else f"Europe/{city}"
    return {
        "code": code, "name": name, "zone": zone,
        "lists": [
            *(generated(code, year) for year in (2022, 2023, 2024)),
            *(
                transcribed(code, int(year), days, [one for one in corrections if one["year"] == int(year)])
                for year, days in sorted(lists.items())
            ),
        ],
        "projection_note": NOTE, "projection": fitted(code),
    }  # fmt: skip


def main() -> None:
    """Write the 27 files."""
    for code in STATES:
        (DATA / f"{code}.json").write_text(_one_line_a_day(written(member_state(code))), "utf-8")


def _one_line_a_day(text: str) -> str:
    return re.sub(r",\s*\n\s+\"(status|note)\"", r', "\1"', text)


if __name__ == "__main__":
    main()
