"""The record: found by any name, every fact with its source, and the two dates of a disputed day kept apart."""

from datetime import date
from typing import Any

import pytest

import dsa
from dsa import InvalidType, InvalidValue, UnknownName, VLOPDesignation, record
from dsa.record import Fact, Source, Sure

PRESS_REPORT = ["Bing", "Google Search", "Facebook", "Instagram", "Snapchat", "TikTok", "X", "LinkedIn", "AliExpress"]


@pytest.mark.parametrize("name", PRESS_REPORT)
def test_every_service_of_the_press_report_is_found(name: str) -> None:
    dossier = record.find(name)
    assert dossier.platform.name == name
    assert date(2024, 3, 14) in {one.sent for one in dossier.requests} | {one.opened for one in dossier.investigations}
    assert all(fact.sources for fact in dossier.facts)
    assert name in dossier.explain()


@pytest.mark.parametrize(
    ("said", "name"),
    [("aliexpress", "AliExpress"), (" ALIÉXPRESS ", "AliExpress"), ("Alibaba Group", "AliExpress"), ("twitter", "X")],
)
def test_names_are_found_without_regard_to_case_accents_or_age(said: str, name: str) -> None:
    assert record.find(said).platform.name == name


@pytest.mark.parametrize(
    ("said", "near"), [("Google", "Google Search or YouTube"), ("AliExpres", "AliExpress"), ("Insta", "Instagram")]
)
def test_an_unknown_or_ambiguous_name_lists_the_near_ones(said: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"Did you mean {near}"):
        record.find(said)


def test_a_name_that_is_near_none_gets_no_hint() -> None:
    with pytest.raises(UnknownName, match=r"'zzzz' is not known. Accepted: AliExpress, ") as caught:
        record.find("zzzz")
    assert caught.value.near == ()


def test_a_name_is_text() -> None:
    find: Any = record.find
    with pytest.raises(InvalidType, match="name"):
        find(5)


def test_the_generative_ai_requests_keep_both_reports_of_their_days() -> None:
    bing = record.find("Bing")
    assert [question.due for question in bing.requests[0].questions] == [date(2024, 4, 5), date(2024, 4, 26)]
    assert [text.split(" has ")[1][:13] for fact in bing.facts for text in fact.disputed] == [
        "3 April 2024 ",
        "24 April 2024",
    ]
    assert record.find("LinkedIn").requests[0].questions[0].due == date(2024, 4, 5)
    assert len(record.requests()) == 11
    assert [one.sent for one in record.requests()] == sorted(one.sent for one in record.requests())


def test_the_case_of_aliexpress() -> None:
    (designation,), (proceedings,), (fine,) = record.designations(), record.investigations(), record.penalties()
    assert designation.applies_from == date(2023, 8, 25)
    assert dsa.effective_date(designation.decided, "P4M").date == designation.applies_from
    assert proceedings.opened == date(2024, 3, 14)
    assert (fine.amount, fine.imposed) == (dsa.Money(550_000_000, "EUR"), date(2026, 7, 20))
    decision = proceedings.events[-1]
    assert isinstance(decision, dsa.NonComplianceDecision)
    assert decision.action_plan_due == date(2026, 10, 20)
    due = dsa.deadline(date(2023, 11, 6), "P3W", calendar="EC").date
    assert record.find("AliExpress").requests[0].last_due == due == date(2023, 11, 27)
    assert record.as_of == date(2026, 11, 23)
    assert all(source.url or source.reference for source in record.sources())
    assert "Did you mean" not in record.find("AliExpress").explain()


def test_a_dossier_without_a_day_of_application_says_so() -> None:
    case = record.find("AliExpress")
    bare = VLOPDesignation(platform=case.platform, decided=date(2026, 8, 31))
    dossier = record.Dossier(platform=case.platform, designations=(bare,), as_of=case.as_of)
    assert "is needed and not known" in dossier.explain()


def test_a_fact_says_how_sure_it_is() -> None:
    source = Source(reference="IP/24/1485", url="https://example.org", official=True)
    assert str(source) == "IP/24/1485, https://example.org"
    assert str(Fact(text="So it is.", sure=Sure.FROM_MEMORY)) == "So it is. (from memory)"
    with pytest.raises(InvalidValue, match="a source for a confirmed fact"):
        Fact(text="So it is.", sure=Sure.CONFIRMED)
    with pytest.raises(InvalidValue, match="a url or a reference"):
        Source(official=True)


def test_an_unknown_name_of_the_module_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        getattr(record, "noth" + "ing")
