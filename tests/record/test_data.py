"""The data of the record: no orphan, every day in order, and the same facts as in the tables of the other tests."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import dsa
from dsa import DSA, Citation, record
from dsa.record import Case, Sure
from dsa.record.reading.cases import EVENT_KINDS, event, kind_id
from dsa.record.reading.store import Store, packaged
from tests.work import calls

VECTORS = Path(dsa.__file__).parent / "testing" / "vectors"
DESIGNATIONS = json.loads((VECTORS / "designations.json").read_text("utf-8"))["designations"]
CASES = json.loads((VECTORS / "proceedings.json").read_text("utf-8"))["cases"]
TABLE_READ_UNTIL = date(2026, 10, 10)
"""Up to when the table of cases goes; what is recorded later is not in it."""
DOSSIERS = [record.find(name) for name in record.services()]


def called(name: str) -> Case:
    return next(case for case in record.cases() if case.id == name)


def test_every_service_named_anywhere_exists() -> None:
    named = {str(request.addressee) for request in record.requests()} | {
        str(request.addressee) for request in record.undated_requests()
    }
    named |= {investigation.platform.name for investigation in record.investigations()}
    named |= {service for case in record.court_cases() for service in case.services}
    named |= {service for entry in packaged().read("turnovers")["turnovers"] for service in entry["services"]}
    assert named <= set(record.services())
    for name in named:
        assert record.find(name).platform.name == name


def test_every_day_is_in_order() -> None:
    for dossier in DOSSIERS:
        (designation,) = dossier.designations
        applied = designation.published_application or designation.decided
        assert designation.decided <= applied <= dossier.as_of
        assert all(designation.decided <= end.announced for end in dossier.terminations)
        for request in dossier.requests:
            assert designation.decided < request.sent <= dossier.as_of
            assert all(request.sent <= question.due for question in request.questions)
        for investigation in dossier.investigations:
            assert designation.decided < investigation.begun <= dossier.as_of
            days = [happened.date for happened in investigation.events]
            assert days == sorted(days)
            assert all(day <= dossier.as_of for day in days)
        for court in dossier.court_cases:
            assert all(day is None or day <= dossier.as_of for day in (court.lodged, court.judgment))


def test_every_citation_is_of_the_act_and_exists_in_it() -> None:
    for investigation in record.investigations():
        for citation in (
            *investigation.suspected,
            *(article for part in investigation.strands for article in part.articles),
        ):
            assert citation.act == DSA
            assert citation.article is not None
            assert 11 <= citation.article <= 42
            assert Citation.parse(str(citation)) == citation
        for strand in investigation.strands:
            assert all(any(article.within(each) for each in investigation.suspected) for article in strand.articles)


def test_every_source_is_an_address_or_an_official_reference() -> None:
    for source in record.sources():
        assert source.url or source.reference
        assert source.url is None or source.url.startswith(("https://", "http://"))
        assert "..." not in str(source)
    assert sum(source.official for source in record.sources()) > 25


def test_every_object_is_supported_by_a_fact() -> None:
    for dossier in DOSSIERS:
        whole = (*dossier.designations, *dossier.requests, *dossier.undated_requests, *dossier.investigations)
        parts = (*dossier.figures, *dossier.terminations, *dossier.court_cases, *dossier.turnovers, *dossier.penalties)
        events = (happened for investigation in dossier.investigations for happened in investigation.events)
        for thing in (*whole, *parts, *events):
            assert dossier.about(thing), thing


@pytest.mark.parametrize("said", DESIGNATIONS, ids=lambda said: said["service"])
def test_a_designation_is_the_one_of_the_table(said: dict[str, Any]) -> None:
    dossier = record.find(said["service"])
    (designation,) = dossier.designations
    assert (designation.kind, designation.decided.isoformat()) == (said["kind"], said["decided"])
    published = designation.published_application
    assert (published.isoformat() if published else None) == said["published_application"]
    wording = next((fact.wording for fact in dossier.about(designation) if fact.wording), None)
    assert (said["published_text"] or "").startswith(wording or "")
    assert said["source"] in {source.url for fact in dossier.about(designation) for source in fact.sources}


def test_the_table_has_every_designation() -> None:
    assert {said["service"] for said in DESIGNATIONS} == set(record.services())


@pytest.mark.parametrize("said", CASES, ids=lambda said: said["id"])
def test_a_case_is_the_one_that_is_replayed(said: dict[str, Any]) -> None:
    case = called(said["id"])
    investigation = case.investigation
    assert investigation.begun.isoformat() == said["opened"]
    assert investigation.suspected == tuple(Citation.parse(text, act=DSA) for text in said["suspected"])
    if said["strands"]:
        strands = {part.name: part.articles for part in investigation.strands}
        wanted = {
            name: tuple(Citation.parse(text, act=DSA) for text in texts) for name, texts in said["strands"].items()
        }
        assert strands == wanted
    known = [recorded for recorded in investigation.events if recorded.date <= TABLE_READ_UNTIL]
    made = [(recorded.date.isoformat(), type(recorded).__name__, set(recorded.strands)) for recorded in known]
    replayed = [
        (
            entry["date"],
            entry["kind"],
            {entry["strand"]} if isinstance(entry["strand"], str) else set(entry["strand"] or ()),
        )
        for entry in said["events"]
    ]
    assert made == replayed
    for entry, happened in zip(said["events"], known, strict=True):
        sources = {source.url for fact in case.facts if fact.about == happened for source in fact.every_source}
        assert set(entry["sources"]) <= sources | {None}
        if isinstance(happened, dsa.events.NonComplianceDecision):
            assert happened.penalty is not None
            assert happened.penalty.amount == dsa.Money(entry["fine"]["total"], "EUR")
            parts = {str(part.citation): part.amount for part in happened.penalty.infringements}
            assert parts == {
                f"Article {article} DSA": None if amount is None else dsa.Money(amount, "EUR")
                for article, amount in entry["fine"].items()
                if article != "total"
            }
            due = happened.action_plan_due
            assert (due.isoformat() if due else None) == entry.get("action_plan_due")
    for day, name, stage in said["expects"]:
        states = {state.strand.name: state.stage for state in investigation.state(date.fromisoformat(day)).strands}
        assert states[name] is dsa.Stage[stage]
    if "from memory" in said.get("note", "") and "articles suspected" in said["note"]:
        assert case.suspected_sure is Sure.FROM_MEMORY


def test_the_cases_that_are_not_replayed_elsewhere() -> None:
    assert {case.id for case in record.cases()} - {said["id"] for said in CASES} == {"X-2", "PORN-1", "SNAP-1"}
    assert called("PORN-1").services == ("Pornhub", "Stripchat", "XNXX", "XVideos")
    assert called("PORN-1").investigation.events[0].date == date(2026, 3, 26)
    (grok,) = called("X-2").investigations
    assert [str(citation) for citation in grok.suspected][-1] == "Article 42(2) DSA"


def test_conflicts_of_the_record_are_kept_with_the_official_side() -> None:
    kept = {
        (conflict.about, str(conflict.other), str(conflict.official))
        for fact in record.facts()
        for conflict in fact.disputed
    }
    assert ("when proceedings were opened", "2026-02-17", "the second is official") in kept
    assert ("when proceedings were opened", "2026-03-25", "None") in kept
    assert ("the day to answer", "2024-02-09", "the first is official") in kept
    assert ("when the plan was accepted", "2026-07-16", "both are official") in kept
    assert ("the first day of application", "end of September 2024", "both are official") in kept
    assert ("the first day of application", "late May 2026", "the first is official") in kept
    assert ("the first day of application", "end of December 2026", "the first is official") in kept
    assert ("when the fine was announced", "2026-06-02", "the first is official") in kept
    assert ("the number of recipients published in February 2023", "100 900 000", "None") in kept


@pytest.mark.parametrize(
    ("fields", "made"),
    [
        (
            {
                "kind": "periodic-penalty-imposed",
                "ground": "e",
                "penalty": {"amount": "1000", "currency": "EUR", "infringements": []},
            },
            "periodic penalty payments of EUR 1 000.00 a day, imposed on 1 January 2027",
        ),
        ({"kind": "periodic-penalty-fixed", "amount": {"amount": "10", "currency": "EUR"}}, "EUR 10.00"),
        ({"kind": "reopened", "ground": "b"}, "broken commitments"),
        ({"kind": "judgment-given", "outcome": "annulled", "case": "T-1/26"}, "annulled"),
        ({"kind": "non-compliance-decision", "found": ["Article 34 DSA"], "notified": "2027-01-02"}, "Article 34 DSA"),
    ],
)
def test_every_field_of_an_event_can_be_recorded(fields: dict[str, Any], made: str) -> None:
    told: Any = {"date": "2027-01-01", "text": "So it was.", "sure": "inferred", "sources": [], **fields}
    happened = event(told)
    values = [
        getattr(happened, name)
        for name in ("penalty", "amount", "ground", "outcome", "found")
        if hasattr(happened, name)
    ]
    assert any(made in (str(value[0]) if isinstance(value, tuple) and value else str(value)) for value in values)
    assert EVENT_KINDS[kind_id(type(happened))] is type(happened)


def test_an_unknown_kind_of_event_is_refused() -> None:
    told: Any = {"date": "2027-01-01", "kind": "verdict", "text": "a", "sure": "inferred", "sources": []}
    with pytest.raises(dsa.errors.InvalidValue, match="kind: 'verdict' is refused"):
        event(told)


def everything(store: Store) -> object:
    return store.dossiers, store.cases, store.court_cases, store.fees, store.general


def test_loading_everything_reads_each_file_once_and_builds_each_entry_once(monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def counting(text: str) -> Any:
        texts.append(text)
        return loads(text)

    loads = json.loads
    everything(Store(packaged()._root))  # what is cached for good, such as the ids of kinds of events, is not counted
    monkeypatch.setattr(json, "loads", counting)
    store = Store(packaged()._root)
    _, made = calls(lambda: everything(store))
    assert len(texts) == len(set(texts)) == len(store.opened)
    assert made < 30 * sum(entries(store.read(path)) for path in store.opened)


def entries(plain: object) -> int:
    """How many values, lists and objects a file holds."""
    inside = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list) else ()
    return 1 + sum(map(entries, inside))
