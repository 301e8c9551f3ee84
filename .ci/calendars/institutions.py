"""Write the calendars of the institutions: the Commission (Brussels, Luxembourg) and the Court.

    python .ci/calendars/institutions.py

The days below were taken from the lists named beside them. The closing days of the Commission are the weekdays that
its decisions list; the Court's official holidays are the same days every year.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

DATA = Path(__file__).parents[2] / "src" / "dsa" / "time_limits" / "calendars" / "data"

NAMES = {
    "NY": "New Year's Day",
    "NY2": "Day after New Year's Day",
    "MT": "Maundy Thursday",
    "GF": "Good Friday",
    "EM": "Easter Monday",
    "LD": "Labour Day",
    "SD": "Schuman Day",
    "AD": "Ascension Day",
    "AD2": "Day after Ascension Day",
    "WM": "Whit Monday",
    "LU": "National Day (Luxembourg)",
    "BE": "National Day (Belgium)",
    "AS": "Assumption Day",
    "AL": "All Saints' Day",
    "SO": "All Souls' Day",
    "CL": "End-of-year closing day",
    "CD": "Christmas Day",
    "CD2": "Second Day of Christmas",
}

ONLY_APRIL = "Only 14 and 15 April were read; the other days follow the pattern of the later years."
REST_OF_2024 = "Inferred from the list of 2002, which has the same weekdays and the same Easter."
COMMISSION = [
    # first, last, status, source, published, note, days as "MM-DD key"
    ("2022-01-01", "2022-12-31", "inferred", "2021/C 24 I/01, OJ C 24 I, 22.1.2021, p. 1", "2021-01-22", ONLY_APRIL,
     "04-14 MT,04-15 GF,04-18 EM,05-09 SD,05-26 AD,05-27 AD2,06-06 WM,07-21 BE,08-15 AS,11-01 AL,"
     "12-26 CL,12-27 CL,12-28 CL,12-29 CL,12-30 CL"),
    ("2023-01-01", "2023-12-31", "published", "2021/C 201 I/02, OJ C 201 I, 28.5.2021, p. 2", "2021-05-28", None,
     "01-02 NY2,04-06 MT,04-07 GF,04-10 EM,05-01 LD,05-09 SD,05-18 AD,05-19 AD2,05-29 WM,07-21 BE,08-15 AS,"
     "11-01 AL,11-02 SO,12-25 CL,12-26 CL,12-27 CL,12-28 CL,12-29 CL"),
    ("2024-01-01", "2024-08-15", "published", "2022/C 440/05, OJ C 440, 21.11.2022, p. 15", "2022-11-21", None,
     "01-01 NY,01-02 NY2,03-28 MT,03-29 GF,04-01 EM,05-01 LD,05-09 SD,05-10 AD2,05-20 WM,08-15 AS"),
    ("2024-08-16", "2024-12-31", "inferred", "2022/C 440/05, OJ C 440, 21.11.2022, p. 15", "2022-11-21", REST_OF_2024,
     "11-01 AL,12-24 CL,12-25 CL,12-26 CL,12-27 CL,12-30 CL,12-31 CL"),
    ("2025-01-01", "2025-12-31", "transcribed", "C/2024/2219, OJ C, 22.3.2024", "2024-03-22", None,
     "01-01 NY,01-02 NY2,04-17 MT,04-18 GF,04-21 EM,05-01 LD,05-09 SD,05-29 AD,05-30 AD2,06-09 WM,07-21 BE,"
     "08-15 AS,12-24 CL,12-25 CL,12-26 CL,12-29 CL,12-30 CL,12-31 CL"),
    ("2026-01-01", "2026-12-31", "transcribed", "C/2025/4103, OJ C, 24.7.2025", "2025-07-24", None,
     "01-01 NY,01-02 NY2,04-02 MT,04-03 GF,04-06 EM,05-01 LD,05-14 AD,05-15 AD2,05-25 WM,07-21 BE,11-02 SO,"
     "12-24 CL,12-25 CL,12-28 CL,12-29 CL,12-30 CL,12-31 CL"),
]  # fmt: skip
WEEKDAYS = ";BYDAY=MO,TU,WE,TH,FR"
EASTER_DAYS = [("MT", -3), ("GF", -2), ("EM", 1), ("AD", 39), ("AD2", 40), ("WM", 50)]
FIXED_DAYS = [("NY", "1;BYMONTHDAY=1"), ("NY2", "1;BYMONTHDAY=2"), ("LD", "5;BYMONTHDAY=1"), ("SD", "5;BYMONTHDAY=9"),
              ("BE", "7;BYMONTHDAY=21"), ("AS", "8;BYMONTHDAY=15"), ("AL", "11;BYMONTHDAY=1"),
              ("SO", "11;BYMONTHDAY=2"), ("CL", "12;BYMONTHDAY=24,25,26,27,28,29,30,31")]  # fmt: skip
COMMISSION_NOTE = (
    "The days that the lists of 2022 to 2026 have in common, All Souls' Day, which they name whenever it falls on a "
    "weekday, and the closing from 24 to 31 December of the two newest lists."
)

COURT = [
    ("2022-01-01", "2024-10-31", "inferred", "the Court's official holidays of the later lists", None,
     "The same days as in the lists that follow."),
    ("2024-11-01", "2025-10-31", "transcribed", "C/2024/2123, OJ C, 12.3.2024", "2024-03-12", None),
    ("2025-11-01", "2026-10-31", "transcribed", "C/2025/1569, OJ C, 7.3.2025", "2025-03-07", None),
    ("2026-11-01", "2027-10-31", "transcribed", "C/2026/1114, OJ C, 18.2.2026", "2026-02-18", None),
]  # fmt: skip
COURT_FIXED = [("NY", 1, 1), ("LD", 5, 1), ("SD", 5, 9), ("LU", 6, 23), ("AS", 8, 15), ("AL", 11, 1), ("CD", 12, 25),
               ("CD2", 12, 26)]  # fmt: skip
COURT_EASTER = [("EM", 1), ("AD", 39), ("WM", 50)]
EASTER = {2022: "2022-04-17", 2023: "2023-04-09", 2024: "2024-03-31", 2025: "2025-04-20", 2026: "2026-04-05",
          2027: "2027-03-28"}  # fmt: skip


def commission(code: str) -> dict[str, object]:
    """The Commission's calendar; in Luxembourg the national day is 23 June and not 21 July."""
    lists = []
    for first, last, status, source, published, note, days in COMMISSION:
        named = [(f"{first[:4]}-{day.split()[0]}", day.split()[1]) for day in days.split(",")]
        if code == "EC-LU":
            named = sorted([(day, key) for day, key in named if key != "BE"] + _luxembourg_day(first, last))
        lists.append(_list(first, last, status, source, published, note, named))
    if code == "EC-LU":
        lists = [part for one in lists for part in _doubt_national_days(one)]
    fixed = [("LU", "6;BYMONTHDAY=23") if code == "EC-LU" and key == "BE" else (key, rule) for key, rule in FIXED_DAYS]
    projection = [{"name": NAMES[key], "rule": f"FREQ=YEARLY;BYMONTH={rule}{WEEKDAYS}"} for key, rule in fixed] + [
        {"name": NAMES[key], "rule": f"FREQ=YEARLY;BYEASTER={offset}"} for key, offset in EASTER_DAYS
    ]
    place = "Brussels" if code == "EC" else "Luxembourg"
    return {
        "code": code, "name": f"European Commission, {place} staff", "zone": f"Europe/{place}",
        "lists": lists, "projection_note": COMMISSION_NOTE, "projection": projection,
    }  # fmt: skip


def _luxembourg_day(first: str, last: str) -> list[tuple[str, str]]:
    day = f"{first[:4]}-06-23"
    return [(day, "LU")] if first <= day <= last and date.fromisoformat(day).weekday() < 5 else []


def _doubt_national_days(one: dict[str, object]) -> list[dict[str, object]]:
    """Transcriptions name Brussels' national day only: that 21 July is worked in Luxembourg is inferred."""
    if one["status"] != "transcribed":
        return [one]
    year = str(one["first"])[:4]
    inferred = "Inferred: the list was read for Brussels staff; Luxembourg staff have 23 June instead of 21 July."
    cuts = [f"{year}-06-23", f"{year}-07-21"]
    edges = [str(one["first"]), *[edge for cut in cuts for edge in (cut, _next(cut))], _next(str(one["last"]))]
    days = one["holidays"]
    assert isinstance(days, list)
    return [
        {
            **one, "first": start, "last": _before(stop),
            "status": "inferred" if start in cuts else "transcribed", "note": inferred if start in cuts else None,
            "holidays": [day for day in days if start <= day["date"] < stop],
        }
        for start, stop in pairwise(edges)
    ]  # fmt: skip


def court() -> dict[str, object]:
    """The Court's calendar, which covers judicial years from November to October."""
    lists = []
    for first, last, status, source, published, note in COURT:
        named = sorted(
            (day, key)
            for year in EASTER
            for day, key in [
                *((f"{year}-{month:02}-{number:02}", key) for key, month, number in COURT_FIXED),
                *(((date.fromisoformat(EASTER[year]) + timedelta(days=n)).isoformat(), key) for key, n in COURT_EASTER),
            ]
            if first <= day <= last
        )
        lists.append(_list(first, last, status, source, published, note, _merged(named)))
    fixed = [{"name": NAMES[k], "rule": f"FREQ=YEARLY;BYMONTH={m};BYMONTHDAY={d}"} for k, m, d in COURT_FIXED]
    moving = [{"name": NAMES[k], "rule": f"FREQ=YEARLY;BYEASTER={n}"} for k, n in COURT_EASTER]
    return {
        "code": "CJEU", "name": "Court of Justice of the European Union", "zone": "Europe/Luxembourg",
        "lists": lists, "projection_note": "The same days every year.", "projection": fixed + moving,
    }  # fmt: skip


def _merged(named: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """One entry a day: in 2024 Ascension Day is 9 May, which has its name already."""
    return sorted(dict(reversed(named)).items())


def _list(
    first: str, last: str, status: str, source: str, published: str | None, note: str | None,
    named: list[tuple[str, str]],
) -> dict[str, object]:  # fmt: skip
    return {
        "first": first, "last": last, "status": status, "source": source, "published": published, "note": note,
        "holidays": [{"date": day, "name": NAMES[key]} for day, key in named],
    }  # fmt: skip


def _next(day: str) -> str:
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def written(data: dict[str, object]) -> str:
    """JSON with one holiday a line, so that a change of one day is a change of one line."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    for key in ("date", "name"):
        text = text.replace(f'{{\n     "{key}"', f'{{"{key}"').replace(f'{{\n   "{key}"', f'{{"{key}"')
    lines: list[str] = []
    for line in text.splitlines():
        stripped = line.strip()
        if lines and lines[-1].lstrip().startswith(('{"date"', '{"name"')) and not lines[-1].rstrip(",").endswith("}"):
            lines[-1] += ("" if stripped.startswith("}") else " ") + stripped
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the three files."""
    DATA.mkdir(parents=True, exist_ok=True)
    for data in (commission("EC"), commission("EC-LU"), court()):
        (DATA / f"{data['code']}.json").write_text(written(data), "utf-8")


if __name__ == "__main__":
    main()
