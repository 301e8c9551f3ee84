"""Questions to the whole record: what was open, what was due, how long it took, and how much of the ceiling."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, strategies as st

import dsa
from dsa import DSA, Stage, record
from dsa.errors import InvalidType, InvalidValue, MissingFact, OutOfOrder
from dsa.record import Sure
from dsa.record.stages import stages

KNOWN = date(2026, 10, 10)
"""What is recorded later is not counted in these tests."""
DAYS = st.dates(date(2023, 1, 1), date(2027, 12, 31))


@given(DAYS)
def test_open_is_what_has_a_strand_without_an_outcome(on: date) -> None:
    answer = record.open_proceedings(on)
    for case in record.cases():
        stages = {state.stage for state in case.investigation.state(on).strands}
        assert (case in answer.cases) == bool(stages & {Stage.OPEN, Stage.PRELIMINARY_FINDINGS})
    assert [step.after for step in answer.steps] == list(range(1, len(answer.cases) + 1))
    later = ["record-later"] if on > record.as_of else []
    assert [notice.id for notice in answer.notices] == ["record-ends", "record-unread", *later]


@pytest.mark.parametrize(
    ("on", "ids"),
    [
        (date(2023, 12, 17), []),
        (date(2023, 12, 18), ["X-1"]),
        (date(2024, 4, 22), ["X-1", "TIKTOK-1", "ALIEXPRESS-1", "TIKTOK-2"]),
        (date(2024, 8, 4), ["X-1", "TIKTOK-1", "ALIEXPRESS-1", "TIKTOK-2", "META-1", "META-2"]),
        (date(2024, 8, 5), ["X-1", "TIKTOK-1", "ALIEXPRESS-1", "META-1", "META-2"]),
    ],
)
def test_a_case_is_open_from_its_opening_to_the_day_before_its_last_strand_ends(on: date, ids: list[str]) -> None:
    assert [case.id for case in record.open_proceedings(on).cases] == ids


def test_the_last_day_of_the_record_is_within_it() -> None:
    assert len(record.open_proceedings(record.as_of).notices) == 2
    assert "is what was known then" in record.open_proceedings(record.as_of + timedelta(days=1)).explain()


def test_aliexpress_is_open_to_the_day_before_the_fine() -> None:
    fined = date(2026, 7, 20)
    before, after = (record.open_proceedings(day).cases for day in (fined - timedelta(days=1), fined))
    assert {case.id for case in before} - {case.id for case in after} == {"ALIEXPRESS-1"}
    assert str(record.open_proceedings(date(2023, 1, 1))) == "on 1 January 2023, no case was open"
    alone = record.requests_due(date(2023, 10, 18), date(2023, 10, 19))
    assert str(alone) == "one question to be answered from 18 October 2023 until before 19 October 2023"
    assert str(record.open_proceedings(date(2024, 1, 1))) == "on 1 January 2024, one case was open, concerning X"


@given(DAYS, st.integers(0, 800))
def test_due_in_a_window_is_half_open(start: date, days: int) -> None:
    end = start + timedelta(days=days)
    answer = record.requests_due(start, end)
    every = [question.due for request in record.requests() for question in request.questions]
    assert len(answer.due) == sum(start <= due < end for due in every)
    assert [question.due for _, question in answer.due] == sorted(due for due in every if start <= due < end)


def test_a_window_says_where_a_day_is_disputed_or_was_extended() -> None:
    data_access = record.requests_due(date(2024, 2, 8), date(2024, 2, 9))
    assert len(data_access.due) == 17
    assert "it is 9 February 2024 (the first is official)" in data_access.explain()
    assert not record.requests_due(date(2024, 2, 9), date(2024, 2, 10)).due
    shein = record.requests_due(date(2025, 2, 27), date(2025, 2, 28))
    assert "the time to answer was extended" in shein.explain()
    assert "Shein: " in shein.explain()
    with pytest.raises(OutOfOrder, match="end"):
        record.requests_due(date(2024, 2, 9), date(2024, 2, 8))
    untyped: Any = record.requests_due
    with pytest.raises(InvalidType, match="start"):
        untyped("2024-02-09", date(2024, 2, 10))


def test_days_to_a_stage() -> None:
    answer = record.days_to(Stage.NON_COMPLIANCE, until=KNOWN)
    assert [(reached.case, reached.days) for reached in answer.reached] == [
        ("TEMU-1", 574),
        *[("X-1", 718)] * 3,
        ("ALIEXPRESS-1", 858),
    ]
    assert answer.median == 718
    assert str(answer.reached[0]) == (
        "TEMU-1, assessment of illegal products: infringement found by decision after 574 days"
    )
    findings = record.days_to(Stage.PRELIMINARY_FINDINGS, until=KNOWN)
    assert findings.median == Decimal(456) == Decimal(451 + 461) / 2
    assert [step.after for step in findings.steps] == list(range(1, 25))
    assert record.days_to(Stage.COMMITMENTS_BINDING).reached[0].days == 105


def test_what_is_open_stands_beside_the_median() -> None:
    by_strand, by_case = (record.days_to(Stage.NON_COMPLIANCE, by=by, until=KNOWN) for by in ("strand", "case"))
    assert [(len(times.reached), len(times.waiting), len(times.otherwise)) for times in (by_strand, by_case)] == [
        (5, 16, 3),
        (3, 8, 1),
    ]
    assert [reached.case for reached in by_case.reached] == ["TEMU-1", "X-1", "ALIEXPRESS-1"]  # X once
    assert [reached.case for reached in by_case.partly] == ["X-1", "TEMU-1"]
    assert len(by_case.waiting) + len(by_case.partly) == 10
    assert {awaited.case for awaited in by_case.longer} == {"X-1", "TIKTOK-1", "META-1", "META-2"}
    assert "Open for longer than the longest of these: 4." in by_case.explain()
    assert "X-1 came to it in part: still open in illegal content and manipulation and recommender systems" in (
        by_case.explain()
    )
    assert by_case.until == KNOWN
    assert record.days_to(Stage.CLOSED).until == record.read_until
    for stage in (Stage.PRELIMINARY_FINDINGS, Stage.COMMITMENTS_BINDING, Stage.CLOSED):
        strands = record.days_to(stage, until=KNOWN)
        assert len(strands.reached) + len(strands.waiting) + len(strands.otherwise) == 24
        cases = record.days_to(stage, by="case", until=KNOWN)
        assert len(cases.reached) + len(cases.waiting) + len(cases.otherwise) == 12
        assert [awaited.days for awaited in strands.waiting] == sorted(
            (awaited.days for awaited in strands.waiting), reverse=True
        )


def test_a_strand_that_came_by_an_extension_counts_from_that_day() -> None:
    waiting = record.days_to(Stage.NON_COMPLIANCE, until=KNOWN).waiting
    (extended,) = (awaited for awaited in waiting if awaited.strands == ("recommender systems",))
    assert (extended.opened, extended.days) == (date(2026, 1, 26), 257)
    assert str(extended) == "X-1, recommender systems: open for 257 days without: infringement found by decision"


def test_no_headline_counts_one_of_several() -> None:
    reached = record.StageReached(
        case="A", strand="b", stage=Stage.CLOSED, opened=date(2026, 1, 1), on=date(2026, 1, 2)
    )
    assert str(reached) == "A, b: closed without a finding after 1 day"
    wait = record.StageAwaited(
        case="A", strands=("b",), stage=Stage.CLOSED, opened=date(2026, 1, 1), until=date(2026, 1, 2)
    )
    assert str(wait).startswith("A, b: open for 1 day without")
    alone = record.StageTimes(stage=Stage.CLOSED, reached=(reached,), waiting=(wait,), until=date(2026, 1, 2))
    assert str(alone) == (
        "closed without a finding; strands: 2; came to it: 1 (days from the opening: 1, median 1); still open without "
        "it on 2 January 2026: 1 (days so far: 1); ended otherwise: 0"
    )
    assert str(record.by_article("42(2)")) == (
        "Article 42(2) DSA; cases in which an infringement is suspected: 1; in which a decision found one: 0"
    )


def test_by_is_strand_or_case() -> None:
    with pytest.raises(dsa.errors.UnknownName, match=r"by: 'cases' is not known\. Did you mean case"):
        record.days_to(Stage.CLOSED, by="cases")


def test_a_stage_that_none_reached_has_no_median() -> None:
    answer = record.days_to(Stage.CLOSED, until=KNOWN)
    assert answer.median is None
    assert str(answer).startswith(
        "closed without a finding; strands: 24; came to it: 0; still open without it on 10 October"
    )


def test_a_stage_before_or_at_the_opening_is_not_reached() -> None:
    cases = {case.id: case for case in record.cases()}
    assert stages(cases["TIKTOK-3"]) == ()  # its only event, an order to keep data, came before the opening
    assert {reached.stage for reached in stages(cases["X-1"])} == {Stage.PRELIMINARY_FINDINGS, Stage.NON_COMPLIANCE}


@pytest.mark.parametrize("stage", [Stage.OPEN, Stage.NOT_OPENED])
def test_the_opening_is_no_stage_to_wait_for(stage: Stage) -> None:
    with pytest.raises(InvalidValue, match="a stage after the opening"):
        record.days_to(stage)


@pytest.mark.parametrize(
    ("article", "suspected", "found"),
    [
        ("39", ["X-1", "TIKTOK-1", "ALIEXPRESS-1"], ["X-1"]),
        ("39(1)", ["X-1", "TIKTOK-1", "ALIEXPRESS-1"], ["X-1"]),
        ("25", ["X-1", "META-1", "SNAP-1"], ["X-1"]),
        ("42(2)", ["X-2"], []),
        ("41", [], []),
    ],
)
def test_by_article_takes_paragraphs_and_wholes_together(article: str, suspected: list[str], found: list[str]) -> None:
    answer = record.by_article(article)
    assert ([case.id for case in answer.suspected], [case.id for case in answer.found]) == (suspected, found)
    assert answer == record.by_article(dsa.Citation.parse(article, act=DSA))


def test_by_article_says_which_lists_are_from_memory() -> None:
    text = record.by_article("39").explain()
    assert "Which articles are suspected in TIKTOK-1 was not read in a source; the list is given from memory." in text
    assert "suspected in X-1" not in text
    untyped: Any = record.by_article
    with pytest.raises(InvalidType, match="article"):
        untyped(39.5)
    assert record.by_article(DSA.at(34)).found == tuple(
        case for case in record.cases() if case.id in {"TEMU-1", "ALIEXPRESS-1"}
    )


def test_by_article_says_which_articles_of_a_decision_were_not_read_in_it() -> None:
    text = record.by_article("35").explain()
    assert (
        "ALIEXPRESS-1: That the decision concerns Article 34 DSA and Article 35 DSA was not read in the decision"
        in text
    )
    assert "TEMU-1: That" not in text
    assert "TEMU-1: That" in record.by_article("34").explain()


def test_the_share_of_the_ceiling_needs_a_turnover() -> None:
    x, aliexpress = record.penalties()[0], record.find("AliExpress").penalties[0]
    with pytest.raises(
        MissingFact, match=r"The turnover of X in the financial year that ended last before 5 December 2025 \(2024, if"
    ):
        record.share_of_ceiling(x)
    own = dsa.Turnover(amount=dsa.Money(3_000_000_000, "EUR"), year=dsa.FinancialYear.ending(date(2024, 12, 31)))
    assert record.share_of_ceiling(x, turnover=own).share == dsa.Money(120, "EUR").share_of(dsa.Money(180, "EUR"))
    rate = dsa.ExchangeRate(base="EUR", quote="USD", rate="1.2", on=date(2026, 7, 20), source="invented")
    mine = record.share_of_ceiling(aliexpress, rate=rate)
    assert mine.maximum.ceiling == dsa.Money(7_400_000_000, "EUR")
    assert {notice.id for notice in mine.notices} >= {"record-turnover"}
    (turnover,) = record.turnovers()
    assert record.find("AliExpress").about(turnover)[0].sure is Sure.SINGLE_SOURCE


def test_a_rate_of_another_day_is_not_taken() -> None:
    dollars = dsa.Turnover(amount=dsa.Money(3_000_000_000, "USD"), year=dsa.FinancialYear.ending(date(2024, 12, 31)))
    with pytest.raises(MissingFact, match="An exchange rate from USD to EUR"):
        record.share_of_ceiling(record.penalties()[0], turnover=dollars)


def test_a_periodic_penalty_is_no_share_of_a_ceiling() -> None:
    daily = dsa.Penalty(
        kind=dsa.PenaltyKind.PERIODIC,
        amount=dsa.Money(1, "EUR"),
        imposed=date(2026, 1, 1),
        runs_from=date(2026, 1, 1),
    )
    with pytest.raises(InvalidValue, match=r"penalty: .*fine"):
        record.share_of_ceiling(daily)


def test_a_fine_that_is_not_in_the_record() -> None:
    other = dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=dsa.Money(1, "EUR"), imposed=date(2026, 1, 1))
    with pytest.raises(MissingFact, match="the provider fined, which is not in the record"):
        record.share_of_ceiling(other)


@pytest.mark.parametrize("days", [0, 1, 1_000])
def test_a_question_about_days_after_the_record_says_that_it_ends_before(days: int) -> None:
    on = record.as_of + timedelta(days=days)
    later = [("record-later", on)] if days else []
    for answer in (
        record.open_proceedings(on),
        record.days_to(Stage.NON_COMPLIANCE, until=on),
        record.requests_due(date(2026, 1, 1), on + timedelta(days=1)),
    ):
        assert [(note.id, note.facts["on"]) for note in answer.notices if note.id == "record-later"] == later
    nothing = record.requests_due(on, on)
    assert "record-later" not in {note.id for note in nothing.notices}


def test_what_is_later_is_not_counted() -> None:
    early = record.days_to(Stage.NON_COMPLIANCE, by="case", until=date(2026, 1, 1))
    assert ([reached.case for reached in early.reached], early.until) == (["X-1"], date(2026, 1, 1))
    assert len(early.reached) + len(early.waiting) + len(early.otherwise) == 9
    assert str(record.days_to(Stage.CLOSED, until=date(2023, 1, 1))) == (
        "closed without a finding; strands: 0; came to it: 0; still open without it on 1 January 2023: 0; "
        "ended otherwise: 0"
    )
