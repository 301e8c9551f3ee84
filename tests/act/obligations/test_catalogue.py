"""The catalogue against the paragraphs of the Act, and against the parameters that the code computes with."""

import json
import pickle
import re
from importlib.resources import files
from pathlib import Path
from typing import Any
from zipfile import Path as ZipPath, ZipFile

import pytest
from attrs import evolve

from dsa import (
    CATALOGUE,
    DSA,
    Addressee,
    Application,
    Citation,
    FineGround,
    Obligation,
    Period,
    Recurrence,
    ServiceKind,
    SizeExemption,
)
from dsa.act import parameters
from dsa.act.obligations import catalogue
from dsa.errors import InvalidValue, UnknownName
from dsa.parameters import Parameter
from tests.at_once import at_once
from tests.paths import VECTORS

PARAGRAPHS = json.loads((VECTORS / "paragraphs.json").read_text("utf-8"))["paragraphs"]
PROVIDERS = [obligation for obligation in CATALOGUE.values() if obligation.addressee is Addressee.PROVIDER]


def test_every_paragraph_has_a_verdict_one_way_or_the_other() -> None:
    for row in PARAGRAPHS:
        assert ("obligations" in row) != ("binds_nobody" in row), row["paragraph"]


def test_the_list_of_paragraphs_names_every_entry_where_it_stands_and_nothing_else() -> None:
    named: dict[str, set[str]] = {}
    for row in PARAGRAPHS:
        for key in row.get("obligations", ()):
            named.setdefault(key, set()).add(row["paragraph"])
    assert named.keys() == CATALOGUE.keys()
    for key, places in named.items():
        cited = [Citation(citation.act, citation.article, citation.paragraph) for citation in CATALOGUE[key].citations]
        assert places == set(map(str, cited))


def test_no_article_and_no_paragraph_from_9_to_48_or_of_86_is_left_out() -> None:
    # How many numbered paragraphs each article has, counted in the Act; Article 38 has none.
    counted = (
        {9: 6, 10: 6, 11: 3, 12: 2, 13: 5, 14: 6, 15: 3, 16: 6, 17: 5, 18: 2, 19: 2, 20: 6, 21: 9, 22: 8, 23: 4, 24: 6}
        | {25: 3, 26: 3, 27: 3, 28: 4, 29: 2, 30: 7, 31: 3, 32: 2, 33: 6, 34: 3, 35: 3, 36: 11, 37: 7, 38: 0, 39: 3}
        | {40: 13, 41: 7, 42: 5, 43: 7, 44: 2, 45: 4, 46: 4, 47: 3, 48: 5, 86: 2}
    )
    expected = {f"Article {a}({n}) DSA" for a, most in counted.items() for n in range(1, most + 1)} | {"Article 38 DSA"}
    assert {row["paragraph"] for row in PARAGRAPHS} == expected


def test_the_order_is_that_of_the_act() -> None:
    places = [(obligation.article, obligation.citations[0].paragraph or 0) for obligation in CATALOGUE.values()]
    assert places == sorted(places)


@at_once("obligation", CATALOGUE.values(), ids=lambda obligation: obligation.id)
def test_the_id_says_the_article_and_the_quote_is_short(obligation: Obligation) -> None:
    paragraph = obligation.citations[0].paragraph
    assert obligation.id.startswith(f"art-{obligation.article}-" + (f"{paragraph}-" if paragraph else ""))
    assert obligation.article == obligation.citations[0].article
    assert len(obligation.quote.split()) <= 26
    assert not obligation.title.endswith(".")


@at_once("obligation", PROVIDERS, ids=lambda obligation: obligation.id)
def test_section_decides_tier_exemption_and_application(obligation: Obligation) -> None:
    """The Sections of Chapter III once more, in the plain."""
    article, paragraph = obligation.article, obligation.citations[0].paragraph
    very_large = 33 <= article <= 43 or (article == 14 and paragraph in (5, 6))
    assert obligation.designated is very_large
    if very_large:
        assert ServiceKind.ONLINE_PLATFORM in obligation.services
        assert (ServiceKind.SEARCH_ENGINE in obligation.services) is ((article, paragraph) != (42, 2))
    elif article <= 15:
        assert obligation.services == {ServiceKind.INTERMEDIARY}
    elif article <= 18:
        assert obligation.services == {ServiceKind.HOSTING}
    elif article <= 28 or article == 86:
        both = (article, paragraph) in ((24, 2), (24, 3))
        platform = {ServiceKind.ONLINE_PLATFORM}
        assert obligation.services == (platform | {ServiceKind.SEARCH_ENGINE} if both else platform)
    else:
        assert obligation.services == {ServiceKind.MARKETPLACE}
    expected = SizeExemption.NONE
    if article == 15:
        expected = SizeExemption.MICRO_SMALL
    elif 19 <= article <= 32 and (article, paragraph) != (24, 3):
        expected = SizeExemption.MICRO_SMALL_WITH_GRACE
    assert obligation.exemption is expected
    named = {
        (24, 2): Application.EARLY,
        (24, 3): Application.EARLY,
        (14, 5): Application.DESIGNATION,
        (14, 6): Application.DESIGNATION,
        (43, 1): Application.DESIGNATION_EARLY,
        (86, 2): Application.EARLY,  # Section 5 of Chapter IV
    }
    general = Application.SECTION_5 if article >= 33 else Application.GENERAL
    if obligation.id == "art-30-2-legacy-traders":
        general = Application.FIXED
    assert obligation.application is named.get((article, paragraph or 0), general)


def test_what_the_early_list_of_article_93_names_applies_early() -> None:
    early = {obligation.id for obligation in CATALOGUE.values() if obligation.application is Application.EARLY}
    assert {CATALOGUE[key].article for key in early} == {24, 33, 40, 43, 86}
    assert not [key for key in early if key.startswith(("art-33-1", "art-33-2", "art-24-4", "art-24-5"))]


def test_what_rests_on_a_recital_alone_is_of_no_article_and_of_no_section() -> None:
    recited = evolve(CATALOGUE["art-34-1-risk-assessment"], citations=(DSA.recital(79),))
    assert (recited.article, recited.section_5) == (0, False)


def test_fines_are_for_providers_and_section_5_is_the_commissions() -> None:
    for obligation in CATALOGUE.values():
        if obligation.addressee is not Addressee.PROVIDER:
            assert obligation.fine_grounds == ()
    assert {obligation.id for obligation in PROVIDERS if not obligation.fined} == {
        "art-40-5-amendment-of-data-request",
    }
    assert CATALOGUE["art-34-1-risk-assessment"].fine_grounds == (FineGround.INFRINGEMENT,)
    assert CATALOGUE["art-14-5-terms-summary"].fine_grounds == (
        FineGround.NATIONAL_INFRINGEMENT,
        FineGround.INFRINGEMENT,
    )


@pytest.mark.parametrize(
    ("key", "parameter"),
    [
        ("art-15-1-transparency-report", parameters.REPORT_AFTER_PERIOD),
        ("art-20-1-complaint-access", parameters.COMPLAINT_WINDOW),
        ("art-21-4-settlement-decision", parameters.SETTLEMENT),
        ("art-24-2-user-numbers", parameters.RECIPIENTS_INTERVAL),
        ("art-30-2-legacy-traders", parameters.LEGACY_TRADERS),
        ("art-30-5-keep-trader-information", parameters.TRADER_DETAILS_KEPT),
        ("art-32-1-inform-consumers", parameters.PURCHASES_LOOKED_BACK),
        ("art-33-4-hear-before-designation", parameters.VIEWS_BEFORE_DESIGNATION),
        ("art-33-5-end-designation", parameters.BELOW_BEFORE_TERMINATION),
        ("art-34-1-risk-assessment", parameters.RISK_ASSESSMENT_INTERVAL),
        ("art-34-3-keep-risk-documents", parameters.RISK_DOCUMENTS_AT_LEAST),
        ("art-36-1-crisis-measures", parameters.CRISIS_MEASURES),
        ("art-36-11-crisis-report", parameters.CRISIS_REPORT),
        ("art-37-1-independent-audit", parameters.AUDIT_INTERVAL),
        ("art-37-3-auditor-independence", parameters.AUDITOR_NO_OTHER_SERVICES),
        ("art-37-6-audit-implementation", parameters.AUDIT_IMPLEMENTATION),
        ("art-39-1-advertising-repository", parameters.ADVERTISEMENT_KEPT),
        ("art-40-5-amendment-of-data-request", parameters.AMENDMENT_REQUEST),
        ("art-40-6-decide-amendment", parameters.AMENDMENT_DECISION),
        ("art-40-8-vet-researchers", parameters.DATA_ACCESS_DECISION),
        ("art-41-6-review-of-strategies", parameters.REVIEW_INTERVAL),
        ("art-42-1-six-monthly-reports", parameters.FIRST_REPORT),
        ("art-42-4-publish-results", parameters.RESULTS_PUBLISHED),
    ],
)
def test_the_catalogue_and_the_parameters_say_the_same(key: str, parameter: Parameter[Period]) -> None:
    assert CATALOGUE[key].period == parameter.on_any_day()


@at_once("obligation", CATALOGUE.values(), ids=lambda obligation: obligation.id)
def test_an_entry_explains_itself_in_the_words_of_the_act(obligation: Obligation) -> None:
    told = obligation.explain()
    lines = told.splitlines()
    assert lines[0] == str(obligation)
    assert lines[1] == f"  1. The Act says: “{obligation.quote}”. [{obligation.citations[0]}]"
    assert lines[2] == f"  2. It is addressed to {obligation.addressee}. [{obligation.citations[0]}]"
    reaches = [step for step in obligation.steps if step.rule.startswith("obligation-reaches")]
    rule = "obligation-reaches-designated" if obligation.designated else "obligation-reaches"
    assert [(step.rule, step.facts["services"]) for step in reaches] == [(rule, obligation.services)] * bool(
        obligation.services
    )
    assert (f"It is to be met where this is so: {obligation.trigger}." in told) is (obligation.trigger is not None)
    for quotation in obligation.exceptions:
        assert f"  Note: The Act limits this: “{quotation.words}”. [{quotation.citation}]" in lines
    assert [
        step.rule for step in obligation.steps if step.rule.startswith("obligation-spares")
    ] or not obligation.services


@pytest.mark.parametrize(
    ("key", "words", "place"),
    [
        ("art-24-2-user-numbers", "It applies from 16 November 2022.", "Article 93(2) DSA"),
        ("art-16-1-notice-mechanism", "It applies from 17 February 2024.", "Article 93(2) DSA"),
        ("art-16-1-notice-mechanism", "To a very large service it applies earlier", "Article 92 DSA"),
        ("art-30-2-legacy-traders", "It applies from 17 February 2024.", "Article 30(2), second subparagraph, DSA"),
        ("art-34-1-risk-assessment", "four months after the decision", "Article 33(6), second subparagraph, DSA"),
        ("art-14-5-terms-summary", "It hangs on the designation itself", "Article 33(6), second subparagraph, DSA"),
        ("art-43-1-supervisory-fee", "The fee is owed", "Article 4(3) Delegated Regulation (EU) 2023/1127"),
        ("art-15-1-transparency-report", "small enterprises are spared, unless", "Article 15(2) DSA"),
        ("art-20-1-complaint-access", "and for twelve months after they lost", "Article 19(1) DSA"),
        ("art-30-1-trader-information", "and for twelve months after they lost", "Article 29(1) DSA"),
        ("art-24-3-user-numbers-on-request", "It spares no provider for its size.", "Article 24(3) DSA"),
        ("art-86-2-representative-complaints", "It applies from 16 November 2022.", "Article 93(2) DSA"),
    ],
)
def test_an_entry_says_when_it_began_and_whom_it_spares(key: str, words: str, place: str) -> None:
    assert [str(step.citation) for step in CATALOGUE[key].steps if words in str(step)] == [place]


def test_whoever_is_not_a_provider_has_no_designation_and_no_size_to_hear_of() -> None:
    told = CATALOGUE["art-45-1-encourage-codes"].explain()
    assert "addressed to the Commission and the Board" in told
    assert "very large" not in told
    assert "spare" not in told


@pytest.mark.parametrize(
    ("key", "limits"),
    [
        ("art-17-1-statement-of-reasons", ["Article 17(2)", "Article 17(2), second subparagraph,", "Article 17(5)"]),
        ("art-17-3-statement-contents", ["Article 17(5)"]),
        ("art-21-2-engage-in-settlement", ["Article 21(2), second subparagraph,"]),
        ("art-25-1-no-dark-patterns", ["Article 25(2)"]),
        ("art-28-1-protect-minors", ["Article 28(3)"]),
        ("art-32-1-inform-consumers", ["Article 32(1)", "Article 32(1), second subparagraph,"]),
        ("art-42-4-publish-results", ["Article 42(5)"]),
        ("art-16-1-notice-mechanism", []),
    ],
)
def test_the_limits_that_the_act_sets_are_those_of_its_text(key: str, limits: list[str]) -> None:
    assert [str(exception.citation).removesuffix(" DSA") for exception in CATALOGUE[key].exceptions] == limits


def test_who_may_read_the_data_learns_which_text_they_rest_on() -> None:
    for path in Path(str(files("dsa.act.obligations") / "data")).glob("*.json"):
        source = json.loads(path.read_text("utf-8"))["source"]
        assert "OJ L 277, 27.10.2022, p. 1" in source
        assert "corrigenda" in source
        assert "have not been read" in source


def test_a_catalogue_is_a_mapping_with_an_error_that_helps() -> None:
    with pytest.raises(UnknownName, match="art-34-1-risk-assessment") as caught:
        CATALOGUE["art-34-1-risk-assesment"]
    assert isinstance(caught.value, KeyError)
    assert str(caught.value).startswith("obligation: ")
    assert "art-99" not in CATALOGUE
    assert CATALOGUE.get("art-99") is None
    assert len(CATALOGUE) == len(list(CATALOGUE)) == 172
    assert "172" in repr(CATALOGUE)
    assert pickle.loads(pickle.dumps(CATALOGUE)) is CATALOGUE


@at_once("key", ["art-17-1-statement-of-reasons", "art-20-1-complaint-access", "art-43-1-supervisory-fee"])
def test_an_obligation_in_several_paragraphs_is_among_those_of_each(key: str) -> None:
    first, second = CATALOGUE[key].citations
    assert first.paragraph != second.paragraph
    for place in (first, second, CATALOGUE[key].article):
        assert CATALOGUE[key] in CATALOGUE.of(place)


@at_once(
    ("place", "articles", "paragraphs"),
    [
        (13, {13}, [1, 2, 4]),
        ("24(2)", {24}, [2]),
        (DSA.at(12), {12}, [1, 2]),
        ("Article 86", {86}, [2]),
        (8, set(), []),
    ],
)
def test_the_obligations_of_a_place_are_those_that_stand_in_it_in_the_order_of_the_act(
    place: int | str | Citation, articles: set[int], paragraphs: list[int]
) -> None:
    there = CATALOGUE.of(place)
    assert {obligation.article for obligation in there} == articles
    assert [obligation.citations[0].paragraph for obligation in there] == paragraphs


@at_once("article", [True, False, 33.5, None, ("33",)])
def test_what_names_no_article_is_refused_with_the_forms_that_do(article: Any) -> None:
    with pytest.raises(InvalidValue, match=r"^article: .* the number of an article, a Citation, or its text such as"):
        CATALOGUE.of(article)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (SizeExemption.NONE, "none"),
        (SizeExemption.MICRO_SMALL_WITH_GRACE, "micro small with grace"),
        (Application.SECTION_5, "section 5"),
        (Application.DESIGNATION_EARLY, "designation early"),
        (Recurrence.PER_EVENT, "per event"),
        (Recurrence.EVERY_TWO_YEARS, "every two years"),
        (Addressee.MEMBER_STATES, "the Member States"),
    ],
)
def test_a_kind_of_thing_is_told_in_words(
    kind: SizeExemption | Application | Recurrence | Addressee, words: str
) -> None:
    assert str(kind) == words


def test_every_word_for_people_is_a_word() -> None:
    for kind in (Addressee, Application, SizeExemption):
        assert all(str(word) and "_" not in str(word) for word in kind)
    assert str(CATALOGUE["art-41-6-review-of-strategies"].recurrence) == "yearly"


def test_the_entries_come_in_the_order_of_the_act_from_a_zip_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = sorted(Path(str(files("dsa.act.obligations") / "data")).glob("*.json"), reverse=True)
    with ZipFile(tmp_path / "packed.zip", "w") as packed:
        packed.writestr(".DS_Store", b"no data")
        for path in data:
            packed.write(path, path.name)
    monkeypatch.setattr(catalogue, "folder", lambda package: ZipPath(tmp_path / "packed.zip"))
    assert list(catalogue._entries.__wrapped__().items()) == list(CATALOGUE.items())


def test_every_entry_of_the_catalogue_is_what_its_data_say() -> None:
    sections = sorted(Path(str(files("dsa.act.obligations") / "data")).glob("articles_*.json"))
    data = [entry for path in sections for entry in json.loads(path.read_text("utf-8"))["obligations"]]
    for path in sections:
        first, last = map(int, re.findall(r"\d+", path.name))
        entries = json.loads(path.read_text("utf-8"))["obligations"]
        assert {CATALOGUE[entry["id"]].article for entry in entries} <= set(range(first, last + 1))
    read = catalogue._entries.__wrapped__()  # past the cache
    assert list(read) == [entry["id"] for entry in data]
    for entry in data:
        obligation = read[entry["id"]]
        assert obligation == CATALOGUE[obligation.id]
        told = {
            "id": obligation.id,
            "citations": list(obligation.citations),
            "title": obligation.title,
            "addressee": obligation.addressee.value,
            "services": {kind.value for kind in obligation.services},
            "designated": obligation.designated,
            "exemption": obligation.exemption.value,
            "only": "no_establishment" if obligation.only_without_establishment else None,
            "trigger": obligation.trigger,
            "exceptions": [{"citation": str(each.citation), "words": each.words} for each in obligation.exceptions],
            "recurrence": obligation.recurrence.value,
            "time": obligation.time,
            "period": obligation.period,
            "runs_from": obligation.runs_from,
            "keep": obligation.keep,
            "application": obligation.application.value,
            "fined": obligation.fined,
            "quote": obligation.quote,
        }
        addressee = entry.get("addressee", "provider")
        expected = {
            "id": entry["id"],
            "citations": [Citation.parse(text, act=DSA) for text in entry["citations"]],
            "title": entry["title"],
            "addressee": addressee,
            "services": set(entry.get("services", [])),
            "designated": entry.get("designated", False),
            "exemption": entry.get("exemption", "none"),
            "only": entry.get("only"),
            "trigger": entry.get("trigger"),
            "exceptions": entry.get("exceptions", []),
            "recurrence": entry["recurrence"],
            "time": entry.get("time"),
            "period": Period.parse(entry["period"]) if "period" in entry else None,
            "runs_from": entry.get("runs_from"),
            "keep": Period.parse(entry["keep"]) if "keep" in entry else None,
            "application": entry["application"],
            "fined": entry.get("fined", addressee == "provider"),
            "quote": entry["quote"],
        }
        assert told == expected
        assert set(entry) <= set(expected)


def test_an_obligation_of_which_nothing_more_is_said_binds_every_provider_all_the_time() -> None:
    """What is not said is not assumed: no designation, no exemption, no other day; a breach of the Act can be fined."""
    plain = Obligation(id="art-16-1", citations=(DSA.at(16, 1),), title="put mechanisms in place", quote="shall put")
    assert (plain.addressee, plain.services) == (Addressee.PROVIDER, frozenset())
    assert (plain.designated, plain.only_without_establishment, plain.fined) == (False, False, True)
    assert (plain.exemption, plain.application) == (SizeExemption.NONE, Application.GENERAL)
    assert (plain.recurrence, plain.exceptions) == (Recurrence.STANDING, ())
    assert {plain.trigger, plain.time, plain.period, plain.runs_from, plain.keep} == {None}


@pytest.mark.parametrize("begun", ["art-16", "art-16-", "16", "Article 16"])
def test_an_id_that_is_only_begun_is_told_with_those_that_go_on(begun: str) -> None:
    with pytest.raises(UnknownName) as caught:
        CATALOGUE[begun]
    assert list(caught.value.near) == [obligation.id for obligation in CATALOGUE.of(16)]
    with pytest.raises(UnknownName, match="Accepted: one of the 172") as caught:
        CATALOGUE["art"]
    assert len(caught.value.near) < len(CATALOGUE.of(16))
