"""The record: found by any name, every fact with its source, and the two sides of a dispute kept apart."""

import json
import pickle
from datetime import date
from html import escape
from html.parser import HTMLParser
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import VLOPDesignation, i18n, record
from dsa.errors import AmbiguousName, InvalidType, InvalidValue, OutOfOrder, UnknownName
from dsa.events import Outcome
from dsa.ground import words
from dsa.record import (
    Conflict,
    CourtCase,
    Dossier,
    Fact,
    Figure,
    Official,
    Order,
    Source,
    Sure,
    Termination,
    UndatedRequest,
)
from dsa.record.reading.store import Store, packaged

PRESS_REPORT = {
    "AliExpress": (),
    "Bing": (date(2024, 4, 5), date(2024, 4, 26)),
    "Google Search": (date(2024, 4, 5), date(2024, 4, 26)),
    "Facebook": (date(2024, 4, 5), date(2024, 4, 26)),
    "Instagram": (date(2024, 4, 5), date(2024, 4, 26)),
    "Snapchat": (date(2024, 4, 5), date(2024, 4, 26)),
    "TikTok": (date(2024, 4, 5), date(2024, 4, 26)),
    "X": (date(2024, 4, 5), date(2024, 4, 26)),
    "LinkedIn": (date(2024, 4, 5),),
}
"""The services of the press report of 14 March 2024, and the days that the Commission's texts name for each."""


@pytest.mark.parametrize("name", PRESS_REPORT)
def test_every_service_of_the_press_report_is_found_with_what_the_report_and_the_record_say(name: str) -> None:
    dossier, day = record.find(name), date(2024, 3, 14)
    asked = [request for request in dossier.requests if request.sent == day]
    assert tuple(question.due for request in asked for question in request.questions) == PRESS_REPORT[name]
    assert (day in {investigation.opened for investigation in dossier.investigations}) == (name == "AliExpress")
    said = {
        (conflict.used, conflict.other, conflict.official)
        for request in asked
        for fact in dossier.about(request)
        for conflict in fact.disputed
    }
    both = {
        (date(2024, 4, 5), date(2024, 4, 3), Official.USED),
        (date(2024, 4, 26), date(2024, 4, 24), Official.USED),
    }
    assert said == (both if len(PRESS_REPORT[name]) == 2 else set())
    assert dossier.designations[0].applies_from == date(2023, 8, 25)
    assert ("according to Reuters, 14 March 2024, it is 3 April 2024" in dossier.explain()) == bool(said)


def test_the_press_report_leaves_out_youtube_and_the_record_says_so() -> None:
    youtube = record.find("YouTube")
    (asked,) = (request for request in youtube.requests if request.sent == date(2024, 3, 14))
    assert "without YouTube" in youtube.about(asked)[0].text


@pytest.mark.parametrize(
    ("said", "name"),
    [
        *(("aliexpress", "AliExpress"), (" ALIÉXPRESS ", "AliExpress"), ("Alibaba Group", "AliExpress")),
        *(("twitter", "X"), ("x", "X"), ("OpenAI", "ChatGPT (search)"), ("chatgpt", "ChatGPT (search)")),
        *(("WhatsApp", "WhatsApp (Channels)"), ("Whaleco Technology Limited", "Temu"), ("booking", "Booking.com")),
        *(("aylo", "Pornhub"), ("Amazon", "Amazon Store"), ("wikimedia", "Wikipedia"), ("TikTok Lite", "TikTok")),
    ],
)
def test_names_are_found_without_regard_to_case_accents_or_age(said: str, name: str) -> None:
    assert record.find(said).platform.name == name


@pytest.mark.parametrize(
    ("said", "near"),
    [
        ("google", ("Google Maps", "Google Play", "Google Search", "Google Shopping", "YouTube")),
        ("Meta", ("Facebook", "Instagram", "WhatsApp (Channels)")),
        ("Microsoft", ("Bing", "LinkedIn")),
    ],
)
def test_a_name_that_stands_for_several_lists_them(said: str, near: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousName, match=r"stands for several\. Did you mean") as caught:
        record.find(said)
    assert caught.value.near == near
    assert pickle.loads(pickle.dumps(caught.value)).near == near


@pytest.mark.parametrize(("said", "near"), [("AliExpres", "AliExpress"), ("Insta", "Instagram"), ("Twiter", "X")])
def test_an_unknown_name_lists_the_near_ones(said: str, near: str) -> None:
    with pytest.raises(UnknownName, match=f"is not known. Did you mean {near}") as caught:
        record.find(said)
    assert not isinstance(caught.value, AmbiguousName)


def test_a_name_that_is_near_none_gets_no_hint() -> None:
    with pytest.raises(UnknownName, match=r"'zzzz' is not known. Accepted: AliExpress, ") as caught:
        record.find("zzzz")
    assert caught.value.near == ()


def test_a_name_is_text() -> None:
    find: Any = record.find
    with pytest.raises(InvalidType, match="name"):
        find(5)


def test_the_case_of_aliexpress() -> None:
    case = record.find("AliExpress")
    (designation,), (proceedings,), (fine,) = case.designations, case.investigations, case.penalties
    assert dsa.effective_date(designation.decided, "P4M").date == designation.applies_from == date(2023, 8, 25)
    assert (fine.amount, fine.imposed) == (dsa.Money(550_000_000, "EUR"), date(2026, 7, 20))
    decision = proceedings.events[-1]
    assert isinstance(decision, dsa.events.NonComplianceDecision)
    assert decision.action_plan_due == date(2026, 10, 20)
    assert [str(commitment.date) for commitment in case.commitments] == ["2025-06-18"]
    assert record.as_of == case.as_of
    assert [str(fact.sure) for fact in case.about(case.platform.provider)] == ["from memory"]
    assert case.about(fine) == case.about(decision)
    assert case.about(dsa.Penalty(kind=fine.kind, amount=fine.amount, imposed=date(2020, 1, 1))) == ()


def test_what_is_from_memory_is_never_shown_as_confirmed() -> None:
    for fact in record.facts():
        assert (fact.sure in (Sure.CONFIRMED, Sure.SINGLE_SOURCE)) <= bool(fact.sources), fact
        assert str(fact.sure) in str(fact)
    text = record.find("TikTok").explain()
    assert "The articles that it concerns are" in text
    assert "Article 28(1) DSA, Article 39(1) DSA and Article 40(12) DSA. (from memory)" in text
    assert "The release on the designation is IP/23/2413. (from memory)" in text
    (case,) = record.find("Pornhub").court_cases
    assert str(case.interim[0]) == (
        "T-138/24 R, 2 July 2024: suspension refused, as Aylo's own appeal of 22 July 2024 shows (inferred)"
    )
    assert str(case.interim[1]).endswith("was not read")


def test_a_vague_day_stays_text_and_no_notification_is_inferred() -> None:
    assert all(designation.notified is None for designation in record.designations())
    words = {
        str(dossier.platform): fact.wording
        for dossier in map(record.find, record.services())
        for designation in dossier.designations
        for fact in dossier.about(designation)
        if fact.wording
    }
    assert words == {
        "Shein": "end of August 2024",
        "XNXX": "mid-November 2024",
        "WhatsApp (Channels)": "mid-May 2026",
        "ChatGPT (search)": "January 2027",
        "Reddit": "January 2027",
        "Roblox": "January 2027",
    }
    for name in words:
        (designation,) = record.find(name).designations
        assert designation.published_application is None
        with pytest.raises(dsa.errors.MissingFact, match="is needed and not known"):
            _ = designation.applies_from
    assert 'In the words of the sources: "mid-May 2026".' in record.find("WhatsApp").explain()


def test_a_termination_whose_notification_is_unknown_ends_nothing_by_computation() -> None:
    ((name, ended),) = record.terminations()
    assert (name, str(ended)) == (
        "Stripchat",
        "termination announced on 27 May 2025, the day of notification not published",
    )
    (designation,) = record.find("Stripchat").designations
    assert designation.ceases_on is None
    assert "Neither the day of the decision nor that of its notification was read" in record.find("Stripchat").explain()
    known = record.Termination(announced=date(2025, 5, 27), notified=date(2025, 5, 28))
    assert str(known) == "termination announced on 27 May 2025, notified on 28 May 2025"


def test_requests_without_a_published_day_are_kept_apart() -> None:
    undated = record.undated_requests()
    assert {str(request.addressee) for request in undated} >= {"TikTok", "Booking.com", "Shein", "X"}
    assert undated[0].when == "29 November 2024"
    (vague,) = (request for request in undated if request.sent is None)
    assert str(vague) == (
        "X: simple request of September or November 2025, no day to answer published (Grok: antisemitic content)"
    )
    assert record.find("X").about(vague)[0].wording == "September or November 2025"
    with pytest.raises(InvalidValue, match="a day or words, one of the two"):
        UndatedRequest(addressee=vague.addressee, sent=None, basis=vague.basis, subjects=("a",))


def test_a_dossier_reads_only_the_files_that_concern_it() -> None:
    store = Store(packaged()._root)
    store.dossier("Wikipedia")
    assert store.opened == {"index", "services/wikipedia", "coverage"}
    store.dossier("LinkedIn")
    others = {"services/linkedin", "requests/2024-01-18-data-access", "requests/2024-03-14-advertising-by-profiling"}
    others |= {"national"}
    assert store.opened == {"index", "services/wikipedia", "coverage", *others}
    assert store.dossier("LinkedIn") is store.dossier("LinkedIn")


def test_the_lists_are_in_order_and_count_each_thing_once() -> None:
    assert [designation.decided for designation in record.designations()] == sorted(
        designation.decided for designation in record.designations()
    )
    assert [request.sent for request in record.requests()] == sorted(request.sent for request in record.requests())
    assert [investigation.begun for investigation in record.investigations()] == sorted(
        investigation.begun for investigation in record.investigations()
    )
    until = date(2026, 10, 10)  # what is recorded later is not counted here
    assert len(record.designations()) == len(record.services()) >= 29
    assert sum(designation.decided <= until for designation in record.designations()) == 29
    assert sum(request.sent <= until for request in record.requests()) == 62
    assert (sum(case.investigation.begun <= until for case in record.cases())) == 12
    assert (sum(investigation.begun <= until for investigation in record.investigations())) == 17
    assert [
        (str(penalty.amount), penalty.imposed.year) for penalty in record.penalties() if penalty.imposed <= until
    ] == [
        ("EUR 120 000 000.00", 2025),
        ("EUR 200 000 000.00", 2026),
        ("EUR 550 000 000.00", 2026),
    ]
    assert [commitment.date for commitment in record.commitments()][:3] == [
        date(2024, 8, 5),
        date(2025, 6, 18),
        date(2025, 12, 5),
    ]
    assert len(record.court_cases()) == len(set(record.court_cases())) >= 12
    assert len(record.fees()) >= 11
    assert "1.1436" in [str(rate.rate) for rate in record.rates()]
    assert len(record.sources()) == len(set(record.sources()))
    assert str(record.cases()[4]) == "META-1: Facebook and Instagram, opened on 30 April 2024"
    assert "10 October 2026" in record.unknown()[0]


def test_court_cases() -> None:
    first, *_, last = record.court_cases()
    assert (first.parties, first.outcome, first.pending) == ("Zalando v Commission", Outcome.DISMISSED, False)
    assert str(first) == (
        "T-348/23, Zalando v Commission, on the designation of 25 April 2023, dismissed on 3 September 2025; "
        "under appeal when last seen"
    )
    assert last.lodged is None
    (against_the_fine,) = record.find("X").court_cases
    assert against_the_fine.pending
    assert str(against_the_fine).startswith("number not read, X, xAI and Elon Musk v Commission")
    plain: dict[str, Any] = {"numbers": (), "parties": "a", "about": "b", "services": (), "status": "c"}
    with pytest.raises(InvalidValue, match="an outcome with a judgment"):
        CourtCase(**plain, judgment=date(2025, 1, 1))
    with pytest.raises(OutOfOrder, match="judgment"):
        CourtCase(**plain, lodged=date(2025, 1, 2), judgment=date(2025, 1, 1), outcome=Outcome.DISMISSED)


def test_figures() -> None:
    temu = record.find("Temu")
    assert [str(published) for published in temu.platform.recipients] == [
        "75 000 000 (1 October 2023 to 31 March 2024)"
    ]
    booking = record.find("Booking.com")
    (figure,) = booking.figures
    assert str(figure) == "more than 45 000 000 (the Commission's list, as reproduced in 2026)"
    assert booking.tests()[0].met
    assert figure.recipients is None
    assert [test.met for test in record.find("Stripchat").tests()] == [False]
    with pytest.raises(InvalidValue, match="both ends of a period"):
        Figure(count=1, period="a", sure=Sure.INFERRED, period_end=date(2024, 1, 1))
    bare = Figure(count=1, period="a", sure=Sure.INFERRED, period_start=date(2024, 1, 1), period_end=date(2024, 6, 30))
    assert bare.recipients is not None
    assert evolve(bare, more_than=True).recipients is None
    assert bare.recipients.source is None


def test_a_dossier_without_a_day_of_application_says_so() -> None:
    case = record.find("AliExpress")
    bare = VLOPDesignation(platform=case.platform, decided=date(2026, 8, 31))
    dossier = Dossier(platform=case.platform, designations=(bare,), as_of=case.as_of)
    assert "is needed and not known" in dossier.explain()
    assert "Request" not in dossier.explain()
    with pytest.raises(UnknownName, match="locale"):
        dossier.explain(locale="tlh")


def test_every_dossier_explains_itself_with_numbered_sources() -> None:
    for name in record.services():
        dossier = record.find(name)
        text = dossier.explain()
        assert text.startswith(f"{dossier}, as known on {words.day(record.as_of)}")
        for number, source in enumerate(dossier.sources, 1):
            assert f"  [{number}] {source}" in text
        assert "None" not in text
    assert "(reprint of the Commission's text)" in record.find("X").explain()
    assert "ip_26_1654 (official)" in record.find("AliExpress").explain()


class Tags(HTMLParser):
    """Every tag that opens closes."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag != "br":
            self.open.append(tag)
        self.links += [value for name, value in attrs if name == "href" and value]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", record.services())
def test_a_dossier_is_html_in_a_notebook(name: str) -> None:
    dossier, tags = record.find(name), Tags()
    html = dossier._repr_html_()
    tags.feed(html)
    assert tags.open == []
    provisions = {link for link in tags.links if link.startswith("https://eur-lex.europa.eu/eli/")}
    assert set(tags.links) - provisions == {source.url for source in dossier.sources if source.url} - provisions
    assert "javascript" not in html


@pytest.mark.parametrize("locale", ["de_AT", "mt"])
def test_a_dossier_is_html_in_any_language(locale: str) -> None:
    dossier, tags = record.find("X"), Tags()
    html = dossier.html(locale)
    tags.feed(html)
    assert tags.open == []
    assert f'lang="{locale[:2]}"' in html
    assert i18n.format_date(dossier.designations[0].decided, locale) in html
    assert escape(i18n.reservation(locale)) in html
    assert "25 April 2023" not in html.partition("<h4>")[0]  # the sentences of the record stay as they are


def test_a_dossier_in_english_is_what_a_notebook_shows() -> None:
    dossier = record.find("Temu")
    assert dossier._repr_html_() == dossier.html() == dossier.html("en")
    with pytest.raises(UnknownName):
        dossier.html("tlh")


def test_html_escapes_what_the_data_say() -> None:
    evil = Fact(text="<script>alert(1)</script>", sure=Sure.INFERRED)
    case = record.find("Temu")
    html = Dossier(platform=case.platform, facts=(evil,), as_of=case.as_of)._repr_html_()
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_a_fact_says_how_sure_it_is() -> None:
    source = Source(reference="IP/24/1485", url="https://example.org/a")
    assert (str(source), source.official) == ("IP/24/1485, https://example.org/a", True)
    assert not Source(url="https://example.org/ec.europa.eu").official
    assert not Source(url="https://ec.europa.eu.example.org/").official
    assert str(Fact(text="So it is.", sure=Sure.FROM_MEMORY)) == "So it is. (from memory)"
    for sure in (Sure.CONFIRMED, Sure.SINGLE_SOURCE):
        with pytest.raises(InvalidValue, match=f"a source for a {sure} fact"):
            Fact(text="So it is.", sure=sure)


@pytest.mark.parametrize("url", ["example.org", "https://example.org/cut…", "https://nowhere", "ftp://example.org/a"])
def test_an_address_is_whole(url: str) -> None:
    with pytest.raises(InvalidValue, match="a whole address"):
        Source(url=url)


@pytest.mark.parametrize("reference", ["Reuters", "IP/24", "C(2025) final", "T-1", "IP/24/1485 or so"])
def test_a_reference_is_an_official_one(reference: str) -> None:
    with pytest.raises(InvalidValue, match="an official reference"):
        Source(reference=reference)


def test_a_source_is_something() -> None:
    with pytest.raises(InvalidValue, match="a url or a reference"):
        Source()


@pytest.mark.parametrize(
    ("official", "said"),
    [
        (Official.USED, "the first is official"),
        (Official.OTHER, "the second is official"),
        (Official.BOTH, "both are official"),
        (None, "neither is official"),
    ],
)
def test_a_conflict_says_which_side_is_official(official: Official | None, said: str) -> None:
    conflict = Conflict(about="the day", used=date(2024, 4, 5), other="April", said_by="Reuters", official=official)
    assert str(conflict) == f"Disputed, the day: used here is 5 April 2024; according to Reuters, it is April ({said})."


def test_an_order_and_a_case_print() -> None:
    order = Order(number="T-1/24 R", result="dismissed", decided=date(2024, 7, 12))
    assert str(order) == "T-1/24 R, 12 July 2024: dismissed"


def test_the_record_is_plain_json_on_disk() -> None:
    index = json.loads(packaged()._root.joinpath("index.json").read_text("utf-8"))
    assert set(index["services"]) == set(record.services())


def test_an_unknown_name_of_the_module_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing"):
        getattr(record, "noth" + "ing")


def test_a_termination_with_a_day_of_notification_says_it() -> None:
    ended = Termination(announced=date(2025, 5, 27), notified=date(2025, 6, 2))
    told = evolve(record.find("Stripchat"), terminations=(ended,)).explain()
    assert "termination announced on 27 May 2025, notified on 2 June 2025 [Article 33(5) DSA]" in told


@pytest.mark.parametrize("name", record.services())
def test_the_service_of_a_dossier_answers_with_its_designations(name: str) -> None:
    dossier, on = record.find(name), record.as_of
    assert dossier.service.platform == dossier.platform
    status = dossier.service.status(on)
    assert status == dsa.designation_status(dossier.platform, on=on, designation=dossier.designations)
    assert status.kind == dossier.designations[0].kind
    assert "no-designation-named" not in {notice.id for notice in status.notices}


def test_a_service_of_the_record_owes_more_than_its_platform_alone() -> None:
    dossier, on, end = record.find("AliExpress"), date(2026, 11, 26), date(2027, 11, 26)
    assert len(dossier.service.obligations(on).binding) > len(dsa.obligations(dossier.platform, on=on).binding)
    assert len(dossier.service.schedule(on, end)) > len(dsa.schedule(dossier.platform, start=on, end=end))


def test_a_platform_without_a_published_figure_sends_to_the_tests_of_its_dossier() -> None:
    with pytest.raises(dsa.DSAError, match=r"tests its figures with \.tests\(\)"):
        dsa.threshold_test(record.find("X").platform, on=date(2026, 11, 26))


def test_every_penalty_of_the_record_names_whom_it_was_imposed_on() -> None:
    fined = [penalty.addressee for penalty in record.penalties()]
    assert list(fined)[:3] == ["X", "Temu", "AliExpress"]
    assert all(
        who is not None and f" imposed on {who} on " in str(fine)
        for who, fine in zip(fined, record.penalties(), strict=True)
    )


def test_a_penalty_written_down_without_its_addressee_is_still_that_of_the_record() -> None:
    case = record.find("AliExpress")
    unnamed = evolve(case.penalties[0], addressee=None)
    assert case.about(unnamed) == case.about(case.penalties[0]) != ()
    assert record.share_of_ceiling(unnamed).share == record.share_of_ceiling(case.penalties[0]).share
    elsewhere = evolve(unnamed, addressee="X")
    assert case.about(elsewhere) == ()


def test_the_designations_of_a_day_are_those_in_force_on_it() -> None:
    assert record.designations(on=date(2023, 4, 24)) == ()
    today = record.designations(on=date(2026, 11, 26))
    assert today == tuple(each for each in record.designations() if each.in_force(date(2026, 11, 26)))
    assert {each.platform.name for each in record.designations()} - {each.platform.name for each in today} == {
        "Stripchat"
    }
    with pytest.raises(InvalidType):
        record.designations(on="today")  # type: ignore[arg-type]  # what is to be refused
