"""The calendar file: two parsers that know nothing of each other, stable identifiers, and hostile names."""

import builtins
import datetime as dt
import re
from datetime import date, timedelta
from importlib import import_module
from typing import Any

import icalendar
import pytest
from attrs import evolve
from icalendar import Calendar

from dsa import DueKind, Period, Platform, Provider, ServiceKind, VLOPDesignation, i18n, ical, schedule
from dsa.errors import InvalidType, InvalidValue, MissingExtra, UnknownName
from dsa.milestones import AuditReportReceived, RisksAssessed

VOBJECT: Any = import_module("vobject")  # it has no types
NAME = 'Shop; "A, B"\nBEGIN:VEVENT ü \N{SNOWMAN}' + "x" * 90
SHOP = Platform(name=NAME, provider=Provider(name="Shop Ltd", country="IE"), kind=ServiceKind.MARKETPLACE)
DESIGNATED = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
DUE = schedule(SHOP, start=date(2025, 1, 1), end=date(2027, 1, 1), designation=DESIGNATED)


def events(file: bytes) -> list[Any]:
    return list(Calendar.from_ical(file).walk("VEVENT"))


def test_one_parser_reads_back_what_was_written() -> None:
    entries = events(ical.to_ical(DUE))
    assert [entry.decoded("dtstart") for entry in entries] == [due.date for due in DUE]
    assert [entry.decoded("dtend") - entry.decoded("dtstart") for entry in entries] == [timedelta(days=1)] * len(DUE)
    assert [str(entry["summary"]) for entry in entries] == [f"{NAME}: {due.subject}" for due in DUE]
    for entry, due in zip(entries, DUE, strict=True):
        assert due.explain() in str(entry["description"])
        assert str(entry["status"]) == ("CONFIRMED" if due.certain else "TENTATIVE")
        assert str(entry["url"]).startswith("https://eur-lex.europa.eu/eli/reg/2022/2065/")


def test_another_parser_reads_the_same() -> None:
    entries = VOBJECT.readOne(ical.to_ical(DUE).decode()).vevent_list
    assert [(entry.dtstart.value, entry.summary.value) for entry in entries] == [
        (due.date, f"{NAME}: {due.subject}") for due in DUE
    ]
    assert all(type(entry.dtstart.value) is date for entry in entries)


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    file = ical.to_ical(DUE)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in file.split(b"\r\n"))
    assert file.count(b"\nBEGIN:VEVENT\r") == len(DUE)


def test_the_same_thing_keeps_its_identifier_when_its_day_moves() -> None:
    received = [AuditReportReceived(date=date(2025, 9, 1), positive=False)]
    moved = schedule(SHOP, start=date(2025, 1, 1), end=date(2027, 1, 1), designation=DESIGNATED, events=received)
    before = {str(entry["uid"]): entry.decoded("dtstart") for entry in events(ical.to_ical(DUE))}
    after = {str(entry["uid"]): entry.decoded("dtstart") for entry in events(ical.to_ical(moved))}
    assert len(before) == len(DUE)
    assert before.keys() <= after.keys()  # one thing more falls into the two years
    assert before != {key: after[key] for key in before}
    assert ical.to_ical(DUE) == ical.to_ical(DUE)


HOSTILE = [
    *("a, b; c: d", "quotes \" and '", "line\nline", "line\r\nline", "line\rline", "two\u2028lines", "tab\there"),
    *(
        "nul \0 bell \x07",
        "C:\\New, \\n",
        "BEGIN:VEVENT\r\nEND:VCALENDAR",
        "\N{GRINNING FACE}" * 60,
        "&amp;<b>",
        "=?%0A^n",
    ),
]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_name_is_text_whatever_is_in_it(name: str) -> None:
    if "\\" in name and icalendar.__version__.startswith("6."):
        pytest.skip("icalendar 6 reads a backslash before a letter as one letter")
    provider = Provider(name=name, country="IE")
    shop = Platform(name=name, provider=provider, kind=ServiceKind.MARKETPLACE)
    [due, *_] = schedule(shop, start=date(2026, 1, 1), end=date(2027, 1, 1))
    file = ical.to_ical([due], name=name, alarms=["P1D"])
    assert all(len(line) <= 75 and not re.search(rb"[\x00-\x08\x0a-\x1f\x7f]", line) for line in file.split(b"\r\n"))
    shown = re.sub("[\0\x07]", " ", re.sub("\r\n|[\r\u2028]", "\n", name))
    [entry] = events(file)
    assert str(entry["summary"]) == f"{shown}: {due.subject}"
    assert str(entry.walk("VALARM")[0]["description"]) == f"{shown}: {due.subject}"
    [other] = VOBJECT.readOne(file.decode()).vevent_list
    assert other.summary.value == f"{shown}: {due.subject}"


def test_of_the_same_thing_twice_the_last_counts() -> None:
    later = [evolve(due, date=due.date + timedelta(days=1)) for due in DUE]
    assert ical.to_ical([*DUE, *later]) == ical.to_ical(later)


def test_a_calendar_without_an_entry_is_a_calendar_still() -> None:
    file = ical.to_ical(())
    assert events(file) == []
    (component,) = Calendar.from_ical(file).subcomponents
    assert component.name == "VTIMEZONE"
    assert b"BEGIN:STANDARD\r\nDTSTART:20221027T000000\r\nTZOFFSETFROM:+0000\r\nTZOFFSETTO:+0000\r\n" in file
    assert [part.name for part in VOBJECT.readOne(file.decode()).getChildren() if part.name.startswith("VE")] == [
        "VERSION"
    ]
    assert b"VTIMEZONE" not in ical.to_ical(DUE)


def test_alarms_and_stamp_on_request() -> None:
    stamp = dt.datetime(2026, 1, 1, 12, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    [first, *_] = events(ical.to_ical(DUE, alarms=["P2W", "PT6H"], stamp=stamp, name="Ours"))
    assert [alarm.decoded("trigger") for alarm in first.walk("VALARM")] == [-timedelta(days=14), -timedelta(hours=6)]
    assert first.decoded("dtstamp") == dt.datetime(2026, 1, 1, 11, tzinfo=dt.UTC)
    for written in (b"NAME:Ours\\, yours\r\n", b"X-WR-CALNAME:Ours\\, yours\r\n"):
        assert written in ical.to_ical(DUE, name="Ours, yours")
    with pytest.raises(InvalidValue, match="alarms"):
        ical.to_ical(DUE, alarms=["P1M"])
    with pytest.raises(InvalidValue, match="alarms"):
        ical.to_ical(DUE, alarms=["3 working days"])
    wrong: Any
    for wrong in ("P1D", Period(days=1), 5, None):  # one period is no list of periods
        with pytest.raises(InvalidType, match=r"alarms.*'P2W', 'P1D'"):
            ical.to_ical(DUE, alarms=wrong)
    not_due: Any = [date(2026, 1, 1)]
    with pytest.raises(InvalidType, match=r"due_dates\[0\]"):
        ical.to_ical(not_due)


def test_without_the_package_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def missing(name: str, *rest: Any, **more: Any) -> Any:
        if name == "icalendar":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(MissingExtra, match=r"dsa-obligations\[ical\]"):
        ical.to_ical(DUE)


def test_a_later_file_has_a_later_revision_of_each_entry() -> None:
    early, late = (events(ical.to_ical(DUE, stamp=dt.datetime(2026, 1, day, tzinfo=dt.UTC))) for day in (1, 2))
    assert [entry["uid"] for entry in early] == [entry["uid"] for entry in late]
    assert all(int(entry["sequence"]) < int(other["sequence"]) for entry, other in zip(early, late, strict=True))
    assert all(entry.decoded("last-modified") == entry.decoded("dtstamp") for entry in (*early, *late))
    before_all = events(ical.to_ical(DUE, stamp=dt.datetime(2000, 1, 1, tzinfo=dt.UTC)))
    assert {int(entry["sequence"]) for entry in before_all} == {0}


def test_titles_and_explanations_are_in_the_language_that_was_asked_for() -> None:
    entries = events(ical.to_ical(DUE, locale="de_AT", alarms=["P1D"]))
    for entry, due in zip(entries, DUE, strict=True):
        title = f"{NAME}: {i18n.say(due.subject, 'de')}"
        assert str(entry["summary"]) == title
        assert due.explain("de") in str(entry["description"])
        assert [str(alarm["description"]) for alarm in entry.walk("VALARM")] == [title]
        assert str(entry["categories"].cats[1]).startswith("Artikel ")
    with pytest.raises(UnknownName, match="locale"):
        ical.to_ical(DUE, locale="xx")


def test_services_of_one_name_of_two_providers_have_entries_of_their_own() -> None:
    due = [
        each
        for name in ("Shop Ltd", "Other Ltd")
        for each in schedule(
            Platform(name="Shop", provider=Provider(name=name, country="IE"), kind=ServiceKind.MARKETPLACE),
            start=date(2026, 1, 1),
            end=date(2027, 1, 1),
        )
    ]
    identifiers = [str(entry["uid"]) for entry in events(ical.to_ical(due))]
    assert len(due) == len(set(identifiers)) > 2
    moved = [evolve(each, date=each.date + timedelta(days=1)) for each in due]
    assert [str(entry["uid"]) for entry in events(ical.to_ical(moved))] == identifiers
    assert {each.provider for each in due} == {"Shop Ltd", "Other Ltd"}


def test_what_is_kept_has_a_title_that_says_so() -> None:
    assessed = RisksAssessed(date=date(2025, 9, 1))
    due = schedule(SHOP, start=date(2025, 1, 1), end=date(2030, 1, 1), designation=DESIGNATED, events=[assessed])
    keep = [each for each in due if each.kind is DueKind.KEEP]
    titles = [str(entry["summary"]) for entry in events(ical.to_ical(keep))]
    assert titles
    assert all("keep until the end of this day: " in title for title in titles)


def test_a_stamp_beyond_which_no_update_has_a_number_is_refused() -> None:
    last = dt.datetime(2022, 10, 27, tzinfo=dt.UTC) + timedelta(seconds=2**31 - 1)
    assert events(ical.to_ical(DUE, stamp=last))[0]["sequence"] == 2**31 - 1
    with pytest.raises(InvalidValue, match=r"stamp: .*before the year 2090"):
        ical.to_ical(DUE, stamp=last + timedelta(seconds=1))


def test_text_that_utf_8_cannot_write_is_refused() -> None:
    with pytest.raises(InvalidValue, match="surrogates"):
        ical.to_ical(DUE, name="half \ud800 a pair")


def test_an_entry_on_the_last_day_of_the_calendar_lasts_for_its_day() -> None:
    (before,) = events(ical.to_ical([evolve(DUE[0], date=date.max - timedelta(days=1))]))
    (last,) = events(ical.to_ical([evolve(DUE[0], date=date.max)]))
    assert before["DTEND"].dt == date.max
    assert last["DTSTART"].dt == date.max
    assert "DTEND" not in last
