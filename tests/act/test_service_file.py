"""A file holds what is known of a service, and answers exactly as the functions do."""

from datetime import date
from typing import Any

import attrs
import pytest
from hypothesis import given

from dsa import (
    DSAError,
    Platform,
    Provider,
    ServiceFile,
    ServiceKind,
    VLOPDesignation,
    WhatIf,
    calendar,
    changes,
    designation_status,
    obligations,
    schedule,
    wire,
)
from dsa.act.parameters import UNTIL_APPLICATION
from dsa.errors import InvalidType, InvalidValue
from dsa.ground import words
from dsa.milestones import Milestone, RisksAssessed, RiskStrategiesReviewed
from dsa.testing import strategies
from dsa.time_limits.periods import Period
from tests.standard import shop

SHOP = shop(country="IE")
DESIGNATED = VLOPDesignation(platform=SHOP, decided=date(2024, 5, 31), notified=date(2024, 6, 3))
DONE = RisksAssessed(date=date(2024, 10, 1))
FILE = ServiceFile(platform=SHOP, designations=[DESIGNATED], milestones=[DONE], calendar="EC")
START, END = date(2024, 9, 1), date(2025, 3, 1)
untyped: Any = ServiceFile


@given(strategies.service_files(), strategies.days())
def test_each_answer_is_that_of_the_function(file: ServiceFile, on: date) -> None:
    facts: Any = {"designation": file.designations}
    assert file.status(on) == designation_status(file.platform, on=on, **facts)
    assert file.obligations(on) == obligations(file.platform, on=on, **facts)


def test_changes_and_due_dates_are_those_of_the_functions() -> None:
    facts: Any = {"start": START, "end": END, "designation": DESIGNATED}
    assert FILE.changes(START, END) == changes(SHOP, **facts)
    assert FILE.schedule(START, END) == schedule(SHOP, **facts, events=[DONE], calendar="EC")
    assert FILE.changes(first=START, last=END) == FILE.changes(START, END)
    assert FILE.schedule(START, START) == ()


def test_what_if_is_passed_on() -> None:
    sooner = WhatIf([(UNTIL_APPLICATION, Period.parse("P1M"))])
    on = date(2024, 7, 3)
    assert (FILE.status(on).binds, FILE.status(on, what_if=sooner).binds) == (False, True)
    for answers in (FILE.obligations(on, what_if=sooner), FILE.changes(on, END, what_if=sooner)):
        assert all(answer.notices[0].id == "what-if" for answer in answers)
    assert FILE.schedule(on, END, what_if=sooner)[0].notices[0].id == "what-if"


def test_a_file_holds_each_thing_once_and_nothing_of_another_service() -> None:
    twice = ServiceFile(platform=SHOP, designations=[DESIGNATED, DESIGNATED], milestones=(DONE, DONE), calendar="EC")
    assert twice == FILE
    assert ServiceFile(platform=SHOP, designations=DESIGNATED).designations == (DESIGNATED,)
    other = Platform(name="Other", provider=Provider(name="Other Ltd"), kind=ServiceKind.MARKETPLACE)
    with pytest.raises(InvalidValue, match="designations of Other"):
        ServiceFile(platform=other, designations=[DESIGNATED])
    for bad in ({"platform": "Shop"}, {"designations": [DONE]}, {"milestones": [DESIGNATED]}, {"calendar": "XX"}):
        with pytest.raises(DSAError):
            untyped(**{"platform": SHOP, **bad})
    with pytest.raises(InvalidType):
        untyped(platform=SHOP, milestones=DONE)


def test_it_is_a_value_with_a_form() -> None:
    assert FILE.calendar == calendar("EC")
    assert wire.loads(wire.dumps(FILE)) == FILE
    assert {FILE, ServiceFile(platform=SHOP)} == {ServiceFile(platform=SHOP), FILE}
    assert str(FILE) == "file of Shop"


def test_a_notebook_shows_what_is_recorded_and_escapes_it() -> None:
    shown = FILE._repr_html_()
    assert "<h3>Shop</h3><p>Shop Ltd, IE</p>" in shown
    assert "<h3>Shop</h3><p>Shop Ltd</p>" in ServiceFile(platform=shop())._repr_html_()
    assert shown.count("<p>") == 1  # English is no draft
    assert shown.index("31 May 2024") < shown.index("1 October 2024")
    assert "designated as a VLOP" in shown
    assert "risks assessed" in shown
    odd = Platform(name="<b>&", provider=Provider(name="<i>", country="IE"), kind=ServiceKind.HOSTING)
    assert "<h3>&lt;b&gt;&amp;</h3>" in ServiceFile(platform=odd)._repr_html_()
    assert "<table>" not in ServiceFile(platform=odd)._repr_html_()


def test_what_happened_on_one_day_is_shown_in_the_order_of_the_file() -> None:
    reviewed, assessed = RiskStrategiesReviewed(date=date(2024, 5, 31)), RisksAssessed(date=date(2024, 5, 31))
    shown = ServiceFile(platform=SHOP, designations=[DESIGNATED], milestones=[assessed, reviewed]).html()
    named = ["designated as a VLOP", str(assessed.statement), str(reviewed.statement)]
    assert sorted(named, key=shown.index) == named


def test_it_shows_itself_in_any_language() -> None:
    shown = FILE.html("de_AT")
    assert 'lang="de"' in shown
    assert "31. Mai 2024" in shown
    assert "31 May 2024" not in shown
    assert "Übersetzungsentwurf" in shown
    assert ServiceFile(platform=SHOP).html("de").count("<p>") == 1  # nothing of it is a draft


@given(strategies.milestones())
def test_a_milestone_is_said_with_its_day_and_what_it_is_about(milestone: Milestone) -> None:
    said = str(milestone)
    assert said == f"{words.day(milestone.date)}: {milestone.statement}"
    assert "{" not in milestone.statement.text or set(milestone.statement.facts) <= {"advertisement", "trader"}


def test_all_days_of_a_designation_that_are_recorded_are_shown() -> None:
    whole = VLOPDesignation(
        platform=SHOP,
        decided=date(2024, 5, 31),
        notified=date(2024, 6, 3),
        published_application=date(2024, 10, 3),
        termination_notified=date(2026, 1, 12),
    )
    shown = ServiceFile(platform=SHOP, designations=[whole]).html()
    told = (
        "designated as a VLOP",
        "It was notified to the provider on 3 June 2024",
        "The Commission published 3 October 2024 as the day from which the obligations apply.",
        "That the designation is terminated was notified on 12 January 2026.",
    )
    assert sorted(told, key=shown.index) == list(told)
    assert "notified" not in ServiceFile(platform=SHOP, designations=[attrs.evolve(whole, **NOTHING)]).html()


NOTHING: dict[str, Any] = dict.fromkeys(("notified", "published_application", "termination_notified"))
