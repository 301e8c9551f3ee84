"""Under which provision the Court acts, and the right to go to it where the day of notification is not known."""

from datetime import date

import pytest
from attrs import evolve

from dsa import Citation, Money, events
from dsa.events import Outcome

from .test_court import ACTION, ANNULLED, APPEAL, APPEALED, DECISION, DISMISSED, FINDINGS, JUDGED, SUED, case


def test_an_action_against_what_was_notified_on_an_unknown_day_is_open_without_a_last_day() -> None:
    unknown = case(FINDINGS, evolve(DECISION, comply_by=None, notified=None))
    (limit,) = unknown.open_time_limits(date(2029, 1, 1))
    assert (limit.what, limit.due, limit.nature) == ("action for annulment", None, events.Nature.RIGHT)
    assert str(limit) == "action for annulment: its last day cannot be reckoned (Shop)"
    assert [(notice.id, notice.citations) for notice in limit.notices] == [
        ("court-limit-notification-unknown", (Citation.parse("Article 263 TFEU"),))
    ]
    assert unknown.record(ACTION).open_time_limits(SUED) == ()


def test_an_appeal_against_a_judgment_notified_on_an_unknown_day_is_open_without_a_last_day() -> None:
    judged = case(FINDINGS, evolve(DECISION, comply_by=None), ACTION, DISMISSED)
    (limit,) = judged.open_time_limits(JUDGED)
    assert (limit.what, limit.due, limit.nature) == ("appeal", None, events.Nature.RIGHT)
    assert limit.notices[0].citations == (Citation.parse("Article 56 Statute of the Court"),)
    assert judged.record(APPEAL).open_time_limits(APPEALED) == ()


def test_an_action_of_a_decision_that_is_not_notified_yet_is_not_open() -> None:
    later = case(FINDINGS, evolve(DECISION, comply_by=None, notified=date(2026, 2, 20)))
    assert later.open_time_limits(date(2026, 2, 19)) == ()


@pytest.mark.parametrize(
    ("judgment", "provision"),
    [
        (ANNULLED, "Article 264 TFEU"),
        (DISMISSED, "Article 263 TFEU"),
        (evolve(DISMISSED, outcome=Outcome.VARIED, amount=Money(1, "EUR")), "Article 81 DSA"),
    ],
    ids=lambda value: str(getattr(value, "outcome", "")),
)
def test_a_judgment_rests_on_what_the_court_did_and_article_81_is_for_amounts(
    judgment: events.JudgmentGiven, provision: str
) -> None:
    assert str(judgment).endswith(f"[{provision}]")
    assert str(ACTION).endswith("[Article 263 TFEU]")


def test_the_state_after_an_annulment_rests_on_article_264() -> None:
    fallen = case(FINDINGS, DECISION, ACTION, ANNULLED)
    assert fallen.state(JUDGED).steps[-1].citation == Citation.parse("Article 264 TFEU")
    (act,) = [act for act in fallen.acts(JUDGED) if act.event == DECISION]
    assert "[Article 264 TFEU]" in str(act)
