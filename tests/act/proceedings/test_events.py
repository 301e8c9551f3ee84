"""Events: what is wrong is refused by its name, and what they say."""

from datetime import date, datetime
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, DSAError, Money, Question, RequestBasis, RequestForInformation
from dsa.act.proceedings import events
from dsa.act.proceedings.events import Compulsion, Contested, Outcome, ReopeningGround
from dsa.errors import InvalidType, InvalidValue, OutOfOrder
from tests.act.proceedings.case_file import DAILY, DAY, FINE, case
from tests.standard import OPENED, SHOP


def test_every_kind_of_event_has_an_id_of_its_own_and_says_it_itself() -> None:
    ids = [vars(kind)["id"] for kind in events.KINDS]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("event-") for each in ids)


# Bad input
@pytest.mark.parametrize(
    ("kind", "arguments", "error", "field"),
    [
        (events.Closed, {"strand": ()}, InvalidValue, "strand"),
        (events.Closed, {"strand": ("a", "a")}, InvalidValue, "strand"),
        (events.Closed, {"strand": 5}, InvalidType, "strand"),
        (events.Closed, {"strand": ("a", " ")}, InvalidValue, "strand"),
        (events.InformationRequested, {"by_decision": 1}, InvalidType, "by_decision"),
        (events.InformationRequested, {"within": "PT24H", "notified_at": OPENED}, InvalidType, "notified_at"),
        (events.InterimMeasuresIntended, {"notified_at": datetime(2024, 3, 14, 9)}, InvalidValue, "notified_at"),
        (events.MonitoringOrdered, {"until": OPENED - DAY}, OutOfOrder, "until"),
        (events.InterimMeasures, {"until": OPENED - DAY}, OutOfOrder, "until"),
        (events.Reopened, {"ground": "b"}, InvalidType, "ground"),
        (events.ProceedingsExtended, {"strand": "a", "articles": ["34"]}, InvalidType, r"articles\[0\]"),
        (events.NonComplianceDecision, {"found": ["34"]}, InvalidType, r"found\[0\]"),
        (events.NonComplianceDecision, {"notified": OPENED - DAY}, OutOfOrder, "notified"),
        (
            events.NonComplianceDecision,
            {"action_plan_due": OPENED, "action_plan_within": "P1M"},
            InvalidValue,
            "action_plan_within",
        ),
        (events.MeasuresOrdered, {"due": OPENED, "within": "P1M"}, InvalidValue, "within"),
        (events.MeasuresOrdered, {"within": "soon"}, InvalidValue, "period"),
        (events.ProceduralFine, {"penalty": 5}, InvalidType, "penalty"),
        (events.PeriodicPenaltyImposed, {"penalty": FINE}, InvalidValue, "penalty"),
        (events.ProceduralFine, {"penalty": DAILY}, InvalidValue, "penalty"),
        (events.NonComplianceDecision, {"penalty": DAILY}, InvalidValue, "penalty"),
        (events.NonComplianceDecision, {"penalty": evolve(FINE, imposed=OPENED + DAY)}, InvalidValue, "penalty"),
        (events.ProceduralFine, {"penalty": evolve(FINE, imposed=OPENED - DAY)}, InvalidValue, "penalty"),
        (events.PeriodicPenaltyImposed, {"penalty": evolve(DAILY, imposed=OPENED + DAY)}, InvalidValue, "penalty"),
        (events.Event, {}, InvalidType, "event"),
        (events.PeriodicPenaltyImposed, {"penalty": DAILY, "ground": "a"}, InvalidType, "ground"),
        (events.PeriodicPenaltyFixed, {"amount": 5}, InvalidType, "amount"),
        (events.RestrictionViewsInvited, {"views_due": None}, InvalidType, "views_due"),
        (events.ActionBrought, {"against": "decision"}, InvalidType, "against"),
        (events.ActionBrought, {"against": Contested.COMMITMENTS, "case": ""}, InvalidValue, "case"),
        (events.JudgmentGiven, {"outcome": "annulled"}, InvalidType, "outcome"),
        (events.JudgmentGiven, {"outcome": Outcome.VARIED}, InvalidValue, "amount"),
        (events.JudgmentGiven, {"outcome": Outcome.DISMISSED, "amount": Money(1, "EUR")}, InvalidValue, "amount"),
        (events.JudgmentGiven, {"outcome": Outcome.VARIED, "amount": 5}, InvalidType, "amount"),
    ],
)
def test_bad_events_are_refused_by_name(
    kind: Any, arguments: dict[str, Any], error: type[DSAError], field: str
) -> None:
    with pytest.raises(error, match=f"^{field}"):
        kind(date=OPENED, **arguments)


def test_a_request_with_questions_is_the_request_of_the_event_and_has_no_other_days() -> None:
    asked = RequestForInformation(
        addressee=SHOP,
        sent=OPENED,
        basis=RequestBasis.DECISION,
        questions=[Question(subject="traders", due=OPENED + DAY)],
    )
    event = events.InformationRequested(date=OPENED, by_decision=True, request=asked)
    assert event.request == asked
    for other in (
        {"date": OPENED + DAY},
        {"request": evolve(asked, sent=OPENED - DAY)},
        {"by_decision": False},
        {"due": OPENED + DAY},
        {"within": "P1M"},
    ):
        with pytest.raises(InvalidValue, match="a request of the same day and basis, with the days of its questions"):
            evolve(event, **other)


def test_what_events_say() -> None:
    assert [str(outcome) for outcome in Outcome] == ["dismissed", "varied", "annulled"]
    assert str(Compulsion.INTERIM_MEASURES) == "interim measures"
    assert [str(ground.citation) for ground in ReopeningGround] == [
        "Article 71(2), point (a), DSA",
        "Article 71(2), point (b), DSA",
        "Article 71(2), point (c), DSA",
    ]
    assert str(ReopeningGround.BROKEN_COMMITMENTS) == "broken commitments"
    assert case().state(OPENED).strands[0].citation == DSA.at(66, 1)


def test_too_short_a_time_for_observations_is_refused_on_whatever_day_it_was_set() -> None:
    for sent in (OPENED, date(2022, 11, 1)):  # the second lies before the Act
        with pytest.raises(InvalidValue, match=r"at least 14 days \(Article 79\(2\) DSA\)"):
            events.PreliminaryFindings(date=sent, observations_due=sent + 13 * DAY)


def test_a_time_for_an_action_plan_is_not_set_in_hours() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="action_plan_within: 1 hour is refused"):
        dsa.events.NonComplianceDecision(date=date(2025, 12, 5), action_plan_within="PT1H")
