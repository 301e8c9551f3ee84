"""What was corrected or added in November 2026, each as the sources have it and no surer than they are."""

import json
from datetime import date

import pytest

import dsa
from dsa import record
from dsa.record import Official, Sure
from dsa.record.reading.store import packaged


def case(name: str) -> record.Case:
    return next(recorded for recorded in record.cases() if recorded.id == name)


def court(number: str) -> record.CourtCase:
    (court_case,) = (court_case for court_case in record.court_cases() if number in court_case.numbers)
    return court_case


def test_the_requests_of_18_january_2024_count_with_the_day_of_the_official_text() -> None:
    asked = [request for request in record.requests() if request.sent == date(2024, 1, 18)]
    assert {question.due for request in asked for question in request.questions} == {date(2024, 2, 8)}
    known = record.find("Pinterest").about(next(request for request in asked if str(request.addressee) == "Pinterest"))
    (conflict,) = known[0].disputed
    assert (conflict.used, conflict.other, conflict.official) == (date(2024, 2, 8), date(2024, 2, 9), Official.USED)
    assert conflict.said_by.startswith("Reuters")


def test_the_official_side_is_used_everywhere_unless_the_file_says_why() -> None:
    other = [
        (path, conflict)
        for folder in ("requests/", "proceedings/", "court/", "services/")
        for path in packaged().paths(folder)
        for conflict in _conflicts(packaged().read(path))
        if conflict["official"] == "other"
    ]
    assert [(path, bool(conflict["kept"])) for path, conflict in other] == [("proceedings/SHEIN-1", True)]


def _conflicts(part: object) -> list[dict[str, str]]:
    if isinstance(part, dict):
        return [*part.get("disputed", []), *(each for value in part.values() for each in _conflicts(value))]
    return [each for value in part for each in _conflicts(value)] if isinstance(part, list) else []


@pytest.mark.parametrize("name", ["Pornhub", "Stripchat", "XVideos"])
def test_the_second_request_to_the_adult_sites(name: str) -> None:
    dossier = record.find(name)
    request = dossier.requests[-1]
    assert (request.sent, request.last_due) == (date(2024, 10, 18), date(2024, 11, 7))
    known = {fact.text: fact.sure for fact in dossier.about(request)}
    assert known["That it was sent on 18 October 2024 was not read."] is Sure.FROM_MEMORY
    assert Sure.SINGLE_SOURCE in known.values()
    assert Sure.CONFIRMED not in known.values()


def test_court_cases_say_what_is_asked_for_and_not_more() -> None:
    assert court("T-139/24").lodged == court("T-138/24").lodged == date(2024, 3, 1)
    assert "not the designation as such" in court("T-139/24").about
    assert "Article 39" in court("T-138/24").about
    assert "repository of Article 39(1) alone" in court("T-486/24").about
    assert court("T-138/24").interim[0].sure is Sure.INFERRED
    assert [court(number).services[0] for number in ("T-88/25", "T-89/25", "T-92/25")] == [
        "TikTok",
        "Facebook",
        "Google Maps",
    ]
    assert not any("T-1077/23" in court_case.numbers for court_case in record.court_cases())
    assert any("T-1077/23" in fact.text for fact in record.facts())


def test_the_findings_on_tiktok_have_their_reference() -> None:
    (findings,) = (fact for fact in case("TIKTOK-1").facts if "6 February 2026" in fact.text)
    assert str(findings.sources[0]) == "IP/26/312"


def test_the_case_of_snapchat_has_five_areas_and_its_day() -> None:
    opened = case("SNAP-1").facts[0]
    assert case("SNAP-1").investigation.opened == date(2026, 3, 26)
    assert "five areas: age assurance, grooming" in opened.text
    assert case("SNAP-1").suspected_sure is Sure.FROM_MEMORY


def test_shein_is_known_by_its_company_and_a_newer_number() -> None:
    shein = record.find("Shein")
    (provided,) = shein.about(shein.platform.provider)
    assert provided.sure is Sure.CONFIRMED
    assert "addressee of the designation was not read" in provided.text
    assert (shein.figures[-1].count, shein.figures[-1].sure) == (145_000_000, Sure.SINGLE_SOURCE)
    assert case("SHEIN-1").investigation.opened == date(2026, 2, 16)
    assert "Announced on 17 February 2026" in case("SHEIN-1").facts[0].text


def test_every_event_stands_in_its_strand() -> None:
    for recorded in record.cases():
        several = len(recorded.investigation.state(record.as_of).strands) > 1
        assert all(event.strands for event in recorded.investigation.events if several), recorded


def test_the_orders_to_keep_documents_stand_in_one_strand_and_the_first_ends_with_its_year() -> None:
    events = case("X-1").investigation.events
    orders = [event for event in events if isinstance(event, dsa.events.MonitoringOrdered)]
    assert [(order.date, order.until, order.strands) for order in orders] == [
        (date(2025, 1, 17), date(2025, 12, 31), ("illegal content and manipulation",)),
        (date(2026, 1, 8), date(2026, 12, 31), ("illegal content and manipulation",)),
    ]
    assert "Grok" in next(fact.text for fact in case("X-1").facts if fact.about == orders[1])
    assert any("given in the case of December 2023" in fact.text for fact in case("X-2").facts)


def test_the_fee_has_its_days_and_sums() -> None:
    texts = " ".join(fact.text for fact in record.fees())
    for said in ("by 30 November", "by 31 December of that year", "jointly and severally", "due on 31 March 2024"):
        assert said in texts


def test_what_member_states_do_is_of_its_own_kind() -> None:
    kinds = record.NationalKind
    referred = [step for step in record.national() if step.on == date(2025, 5, 7) and "referred" in step.text]
    assert {(step.countries, step.case) for step in referred} == {
        (("CZ",), "INFR(2024)2039"),
        (("ES",), "INFR(2024)2165"),
        (("CY",), "INFR(2024)2016"),
        (("PL",), "INFR(2024)2041"),
        (("PT",), "INFR(2024)2038"),
    }
    investigations = [step for step in record.national() if step.kind is kinds.INVESTIGATION]
    assert [investigation.services for investigation in investigations] == [
        ("Snapchat",),
        ("X",),
        ("LinkedIn", "TikTok"),
    ]
    assert [str(article) for article in investigations[2].articles] == [
        "Article 16(1) DSA",
        "Article 16(2), point (c), DSA",
        "Article 25 DSA",
    ]
    (flaggers,) = (step for step in record.national() if step.kind is kinds.TRUSTED_FLAGGERS)
    assert (flaggers.number, flaggers.on) == (15, date(2024, 12, 19))
    assert "Irish Coordinator" in record.find("X").explain()
    assert "Coimisiún" not in json.dumps([recorded.id for recorded in record.cases()])


def test_a_step_has_a_day_or_words() -> None:
    kind = record.NationalKind.COORDINATOR
    with pytest.raises(dsa.errors.InvalidValue, match="a day or words"):
        record.NationalStep(kind=kind, on=None, text="a")
    with pytest.raises(dsa.errors.UnknownName, match="countries"):
        record.NationalStep(kind=kind, on=date(2025, 1, 1), countries=("UK",), text="a")
    assert str(record.NationalStep(kind=kind, on=date(2025, 1, 1), number=2, text="a")) == "1 January 2025: a (2)"


def test_nothing_was_raised_in_sureness_without_a_source() -> None:
    for fact in record.facts():
        assert fact.sources or fact.sure in (Sure.FROM_MEMORY, Sure.INFERRED), fact
