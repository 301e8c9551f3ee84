"""Write the calendars of the institutions: the Commission (Brussels, Luxembourg) and the Court.

    python .ci/calendars/institutions.py

The days below were taken from the lists named beside them. The closing days of the Commission are the weekdays that
its decisions list; the Court's official holidays are the same days every year.
"""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
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

READ_2022 = "2021/C 24 I/01, OJ C 24 I, 22.1.2021, p. 1"
READ_2024 = "2022/C 440/05, OJ C 440, 21.11.2022, p. 15"
ONLY_APRIL = f"{READ_2022}, read for 14 and 15 April only; the rest from the lists of later years"
REST_OF_2024 = (
    f"{READ_2024}, read up to 15 August only; the rest from the list of 2002, which has the same weekdays and the same "
    "Easter"
)
COMMISSION = [
    # first, last, status, source, published, days as "MM-DD key"
    ("2022-01-01", "2022-12-31", "inferred", ONLY_APRIL, "2021-01-22",
     "04-14 MT,04-15 GF,04-18 EM,05-09 SD,05-26 AD,05-27 AD2,06-06 WM,07-21 BE,08-15 AS,11-01 AL,11-02 SO,"
     "12-23 CL,12-26 CL,12-27 CL,12-28 CL,12-29 CL,12-30 CL"),
    ("2023-01-01", "2023-12-31", "read", "2021/C 201 I/02, OJ C 201 I, 28.5.2021, p. 2", "2021-05-28",
     "01-02 NY2,04-06 MT,04-07 GF,04-10 EM,05-01 LD,05-09 SD,05-18 AD,05-19 AD2,05-29 WM,07-21 BE,08-15 AS,"
     "11-01 AL,11-02 SO,12-25 CL,12-26 CL,12-27 CL,12-28 CL,12-29 CL"),
    ("2024-01-01", "2024-08-15", "read", READ_2024, "2022-11-21",
     "01-01 NY,01-02 NY2,03-28 MT,03-29 GF,04-01 EM,05-01 LD,05-09 SD,05-10 AD2,05-20 WM,08-15 AS"),
    ("2024-08-16", "2024-12-31", "inferred", REST_OF_2024, "2022-11-21",
     "11-01 AL,12-23 CL,12-24 CL,12-25 CL,12-26 CL,12-27 CL,12-30 CL,12-31 CL"),
    ("2025-01-01", "2025-12-31", "transcribed", "C/2024/2219, OJ C, 22.3.2024", "2024-03-22",
     "01-01 NY,01-02 NY2,04-17 MT,04-18 GF,04-21 EM,05-01 LD,05-09 SD,05-29 AD,05-30 AD2,06-09 WM,07-21 BE,"
     "08-15 AS,12-24 CL,12-25 CL,12-26 CL,12-29 CL,12-30 CL,12-31 CL"),
    ("2026-01-01", "2026-12-31", "transcribed", "C/2025/4103, OJ C, 24.7.2025", "2025-07-24",
     "01-01 NY,01-02 NY2,04-02 MT,04-03 GF,04-06 EM,05-01 LD,05-14 AD,05-15 AD2,05-25 WM,07-21 BE,11-02 SO,"
     "12-24 CL,12-25 CL,12-28 CL,12-29 CL,12-30 CL,12-31 CL"),
    ("2027-01-01", "2027-12-31", "transcribed", "C/2025/4102, OJ C, 24.7.2025", "2025-07-24",
     "01-01 NY,03-25 MT,03-26 GF,03-29 EM,05-06 AD,05-07 AD2,05-17 WM,07-21 BE,11-01 AL,11-02 SO,12-23 CL,"
     "12-24 CL,12-27 CL,12-28 CL,12-29 CL,12-30 CL,12-31 CL"),
]  # fmt: skip
EVIDENCE = {
    # What time limits that the Commission published need: how many closing days lie within each of them.
    "2022-07-21": "25 working days from 22 June 2022 were published as ending on 28 July 2022",
    "2022-08-15": "90 working days from 28 July 2022 were published as ending on 6 December 2022",
    **dict.fromkeys(
        ("2022-11-01", "2022-11-02"),
        "25 working days from 30 September 2022 were published as ending on 8 November 2022; 25 from 10 October 2022 "
        "and 90 from 28 July 2022 agree",
    ),
    **dict.fromkeys(
        (f"2022-12-{day}" for day in (23, 26, 27, 28, 29, 30)),
        "90 working days from 16 November 2022 were published as ending on 31 March 2023",
    ),
    "2024-11-01": "25 working days from 31 October 2024 were published as ending on 6 December 2024",
    **dict.fromkeys(
        (f"2024-12-{day}" for day in (23, 24, 25, 26, 27, 30, 31)),
        "90 working days from 19 December 2024 were published as ending on 14 May 2025, 110 as ending on 16 June 2025",
    ),
}
READ = {"2022-04-14": READ_2022, "2022-04-15": READ_2022}
WEEKDAYS = ";BYDAY=MO,TU,WE,TH,FR"
EASTER_DAYS = [("MT", -3), ("GF", -2), ("EM", 1), ("AD", 39), ("AD2", 40), ("WM", 50)]
FIXED_DAYS = [("NY", "1;BYMONTHDAY=1"), ("NY2", "1;BYMONTHDAY=2"), ("LD", "5;BYMONTHDAY=1"), ("SD", "5;BYMONTHDAY=9"),
              ("BE", "7;BYMONTHDAY=21"), ("AS", "8;BYMONTHDAY=15"), ("AL", "11;BYMONTHDAY=1"),
              ("SO", "11;BYMONTHDAY=2"), ("CL", "12;BYMONTHDAY=24,25,26,27,28,29,30,31")]  # fmt: skip
ONE_DAY_MORE = {
    "name": NAMES["CL"],
    "rule": f"FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=17,18,19,20,21,22,23{WEEKDAYS};BYSETPOS=-1",
    "possible": True,
}
COMMISSION_NOTE = (
    "The days that the lists of 2022 to 2027 have in common whenever they fall on a weekday, and the closing from 24 "
    "to 31 December. In 2022, 2024 and 2027 the last weekday before 24 December was a closing day too, in 2023, 2025 "
    "and 2026 it was not: it is possible."
)
LUXEMBOURG_STAFF = "the list was read for Brussels staff; Luxembourg staff have 23 June instead of 21 July"
LIKE_LATER_LISTS = "Luxembourg staff have 23 June instead of 21 July, as in the list of 2023"

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
    for first, last, status, source, published, days in COMMISSION:
        named = [(f"{first[:4]}-{day.split()[0]}", day.split()[1]) for day in days.split(",")]
        if code == "EC":
            lists.append(_commission_list(first, last, status, source, published, named))
        else:
            lists.append(_in_luxembourg(first, last, status, source, published, named))
    fixed = [("LU", "6;BYMONTHDAY=23") if code == "EC-LU" and key == "BE" else (key, rule) for key, rule in FIXED_DAYS]
    projection = (
        [{"name": NAMES[key], "rule": f"FREQ=YEARLY;BYMONTH={rule}{WEEKDAYS}"} for key, rule in fixed]
        + [{"name": NAMES[key], "rule": f"FREQ=YEARLY;BYEASTER={offset}"} for key, offset in EASTER_DAYS]
        + [ONE_DAY_MORE]
    )
    place = "Brussels" if code == "EC" else "Luxembourg"
    return {
        "code": code, "name": f"European Commission, {place} staff", "zone": f"Europe/{place}",
        "lists": lists, "projection_note": COMMISSION_NOTE, "projection": projection,
    }  # fmt: skip


def _in_luxembourg(
    first: str, last: str, status: str, source: str, published: str, named: list[tuple[str, str]]
) -> dict[str, object]:
    """23 June in place of 21 July; where the list was read for Brussels staff only, both are in doubt."""
    own, theirs = f"{first[:4]}-06-23", f"{first[:4]}-07-21"
    days = [(day, key) for day, key in named if day != theirs]
    if first <= own <= last and date.fromisoformat(own).weekday() < 5:
        days.append((own, "LU"))
    made = _commission_list(first, last, status, source, published, sorted(days))
    if status == "read" or (theirs, "BE") not in named:
        return made
    doubt = {"status": "inferred", "note": LUXEMBOURG_STAFF if status == "transcribed" else LIKE_LATER_LISTS}
    return {
        **made,
        "holidays": [
            {"date": day, "name": NAMES[key], **(doubt if day == own else _known(day))} for day, key in sorted(days)
        ],
        "possible": [{"date": theirs, "name": NAMES["BE"], **doubt}],
    }


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


def _commission_list(
    first: str, last: str, status: str, source: str, published: str, named: list[tuple[str, str]]
) -> dict[str, object]:
    """A list of the Commission, with what its own practice says of single days; of the Court's it says nothing."""
    made = _list(first, last, status, source, published, None, named)
    return {**made, "holidays": [{"date": day, "name": NAMES[key], **_known(day)} for day, key in named]}


def _known(day: str) -> dict[str, str]:
    """How a day of the Commission is known that its list does not settle."""
    if day in READ:
        return {"status": "read", "source": READ[day]}
    return {"status": "evidenced", "source": EVIDENCE[day]} if day in EVIDENCE else {}


def written(data: dict[str, object]) -> str:
    """JSON with one holiday or rule a line, so that a change of one day is a change of one line."""
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return re.sub(r"\{\n\s+(\"(?:date|name)\": [^{}]*?)\s*\n\s*\}", _on_one_line, text) + "\n"


def _on_one_line(listed: re.Match[str]) -> str:
    return "{" + re.sub(r",\s*\n\s+", ", ", listed[1]) + "}"


def main() -> None:
    """Write the three files."""
    DATA.mkdir(parents=True, exist_ok=True)
    for data in (commission("EC"), commission("EC-LU"), court()):
        (DATA / f"{data['code']}.json").write_text(written(data), "utf-8")


if __name__ == "__main__":
    main()
