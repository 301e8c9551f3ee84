"""Events: what is wrong is refused by its name, and what they say."""

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any, get_type_hints

import attrs
import pytest
from attrs import evolve

import dsa
from dsa import DSA, DSAError, Investigation, Money, Question, RequestBasis, RequestForInformation, Strand
from dsa.act.proceedings import events
from dsa.act.proceedings.events import AppealOutcome, Compulsion, Contested, Outcome, ReopeningGround
from dsa.errors import InvalidType, InvalidValue, OutOfOrder
from tests.act.proceedings.case_file import DAILY, DAY, FINE, case
from tests.at_once import at_once
from tests.standard import OPENED, SHOP
from tests.wire.frozen import BY_FORM


def test_every_kind_of_event_has_an_id_of_its_own_and_says_it_itself() -> None:
    ids = [vars(kind)["id"] for kind in events.KINDS]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("event-") for each in ids)


# Bad input
EXAMPLES: dict[type, Any] = {type(example): example for several in BY_FORM.values() for example in several}


@at_once("kind", events.KINDS)
def test_every_text_of_an_event_has_something_in_it(kind: type[events.Event]) -> None:
    hints = get_type_hints(kind)
    texts = [field.name for field in attrs.fields(kind) if hints[field.name] in (str, str | None)]
    assert "source" in texts
    for field in texts:
        for wrong in (5, "", " "):
            with pytest.raises((InvalidType, InvalidValue), match=rf"^{field}\b"):
                evolve(EXAMPLES[kind], **{field: wrong})


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
        (events.PreliminaryFindings, {"articles": ["34"]}, InvalidType, r"articles\[0\]"),
        (events.JudgmentGiven, {"outcome": Outcome.DISMISSED, "articles": ["34"]}, InvalidType, r"articles\[0\]"),
        (events.CommitmentsMadeBinding, {"steps": [["search", OPENED]]}, InvalidType, r"steps\[0\]: .* a tuple"),
        (events.CommitmentsMadeBinding, {"steps": [("search",)]}, InvalidType, r"steps\[0\]: .* a text and a day"),
        (events.CommitmentsMadeBinding, {"steps": [("a", OPENED, "b")]}, InvalidType, r"steps\[0\]"),
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


EARLIER = OPENED - DAY
ANNULLED = {"outcome": Outcome.ANNULLED, "effects_maintained": True}


@at_once(
    ("kind", "arguments", "error", "field"),
    [
        # A day that an event names lies on its own day or later.
        (events.MeasuresOrdered, {"due": EARLIER}, OutOfOrder, "due"),
        (events.MeasuresOrdered, {"inform_by": EARLIER}, OutOfOrder, "inform_by"),
        (events.ActionPlanDecided, {"sufficient": True, "implement_by": EARLIER}, OutOfOrder, "implement_by"),
        (events.OperationSuspended, {"until": EARLIER}, OutOfOrder, "until"),
        (events.JudgmentGiven, {**ANNULLED, "maintained_until": EARLIER}, OutOfOrder, "maintained_until"),
        (events.JudgmentGiven, {"outcome": Outcome.DISMISSED, "notified": EARLIER}, OutOfOrder, "notified"),
        (events.CommitmentsMadeBinding, {"steps": [("search", EARLIER)]}, OutOfOrder, "steps"),
        (events.InformationRequested, {"due": EARLIER}, OutOfOrder, "due"),
        (events.InterimMeasuresIntended, {"views_due": EARLIER}, OutOfOrder, "views_due"),
        (events.TimeLimitExtended, {"to": EARLIER}, OutOfOrder, "to"),
        (events.ProceduralFine, {"penalty": FINE, "payment_due": EARLIER}, OutOfOrder, "payment_due"),
        (events.PeriodicPenaltyFixed, {"amount": FINE.amount, "payment_due": EARLIER}, OutOfOrder, "payment_due"),
        (events.PeriodicPenaltyImposed, {"penalty": DAILY, "runs_from": EARLIER}, OutOfOrder, "runs_from"),
        # A day or a period.
        (events.MeasuresOrdered, {"inform_by": OPENED, "inform_within": "P1M"}, InvalidValue, "inform_within"),
        (events.InformationRequested, {"due": OPENED, "within": "P1M"}, InvalidValue, "within"),
        (events.InterimMeasuresIntended, {"views_due": OPENED, "views_within": "P1M"}, InvalidValue, "views_within"),
        (
            events.PreliminaryFindings,
            {"observations_due": OPENED + 30 * DAY, "observations_within": "P1M"},
            InvalidValue,
            "observations_within",
        ),
        (
            events.PeriodicPenaltyImposed,
            {"penalty": evolve(DAILY, runs_from=OPENED), "runs_from": OPENED + DAY},
            InvalidValue,
            "runs_from",
        ),
        # A name is not empty.
        (events.Closed, {"reference": ""}, InvalidValue, "reference"),
        (events.MeasuresReported, {"of": ["a", ""]}, InvalidValue, "of"),
        (events.ProceduralFindings, {"of": ""}, InvalidValue, "of"),
        (events.InterimMeasuresRenewed, {"until": None, "of": ""}, InvalidValue, "of"),
        (events.ActionBrought, {"against": Contested.COMMITMENTS, "by": " "}, InvalidValue, "by"),
        (events.AppealBrought, {"against": ""}, InvalidValue, "against"),
        (events.AppealBrought, {"against": "T-1/24", "by": ""}, InvalidValue, "by"),
        (events.OperationSuspended, {"case": ""}, InvalidValue, "case"),
        (events.OperationResumed, {"case": " "}, InvalidValue, "case"),
        (events.JudgmentGiven, {"outcome": Outcome.DISMISSED, "case": ""}, InvalidValue, "case"),
        (events.AppealDecided, {"outcome": AppealOutcome.DISMISSED, "case": ""}, InvalidValue, "case"),
        (events.CommitmentsMadeBinding, {"steps": [(" ", OPENED)]}, InvalidValue, "steps"),
        (events.CommitmentCarriedOut, {"step": ""}, InvalidValue, "step"),
        (events.InformationSupplied, {"subject": ""}, InvalidValue, "subject"),
        (events.TimeLimitExtended, {"what": ""}, InvalidValue, "what"),
        (events.TimeLimitExtended, {"subject": ""}, InvalidValue, "subject"),
        # Each of its own type.
        (events.JudgmentGiven, {**ANNULLED, "effects_maintained": 1}, InvalidType, "effects_maintained"),
        (events.AppealDecided, {"outcome": "dismissed"}, InvalidType, "outcome"),
        (events.AppealDecided, {"outcome": AppealOutcome.SET_ASIDE, "final": "annulled"}, InvalidType, "final"),
        (events.CommitmentsMadeBinding, {"steps": [("search", None)]}, InvalidType, "steps"),
        (events.InformationRequested, {"request": "RFI"}, InvalidType, "request"),
        (events.InformationSupplied, {"complete": 1}, InvalidType, "complete"),
        (events.PenaltyPaid, {"amount": 5}, InvalidType, "amount"),
        (events.PenaltyPaid, {"interest": 5}, InvalidType, "interest"),
        (events.GuaranteeGiven, {"amount": 5}, InvalidType, "amount"),
    ],
)
def test_what_an_event_names_fits_the_event(
    kind: Any, arguments: dict[str, Any], error: type[DSAError], field: str
) -> None:
    with pytest.raises(error, match=rf"^{field}\b"):
        kind(date=OPENED, **arguments)


def test_payments_run_from_the_day_that_the_event_or_the_penalty_names() -> None:
    dated = evolve(DAILY, runs_from=OPENED + DAY)
    for penalty, runs_from, first in (
        (dated, None, OPENED + DAY),
        (dated, OPENED + DAY, OPENED + DAY),
        (DAILY, OPENED, OPENED),
        (DAILY, None, None),
    ):
        imposed = events.PeriodicPenaltyImposed(date=OPENED, penalty=penalty, runs_from=runs_from)
        assert imposed.first_day == first


@at_once(
    ("kind", "arguments", "field"),
    [
        (dsa.events.Possibility, {"kind": int}, "kind"),
        (dsa.events.Possibility, {"kind": "Closed"}, "kind"),
        (dsa.events.Possibility, {"kind": events.Closed, "why_not": "closed"}, "why_not"),
        (dsa.events.Possibility, {"kind": events.Closed, "contradiction": 1}, "contradiction"),
        (dsa.events.Possibility, {"kind": events.Closed, "first_day": "2024"}, "first_day"),
        (dsa.events.StrandPossibilities, {"strand": 5, "kinds": ()}, "strand"),
        (dsa.events.StrandPossibilities, {"strand": "risks", "kinds": [events.Closed]}, "kinds"),
        (dsa.events.Allowed, {"on": "2024", "strands": ()}, "on"),
        (dsa.events.Allowed, {"on": OPENED, "strands": ["risks"]}, "strands"),
        (Strand, {"name": 5}, "name"),
        (Strand, {"name": "risks", "articles": ["34"]}, "articles"),
        (Investigation, {"platform": SHOP, "services": [SHOP, "Bazaar"]}, r"services\[1\]"),
        (Investigation, {"platform": SHOP, "designations": [SHOP]}, r"designations\[0\]"),
        (Investigation, {"platform": SHOP, "suspected": [DSA.at(34)], "strands": ["risks"]}, r"strands\[0\]"),
        (Investigation, {"platform": SHOP, "suspected": [DSA.at(34)], "strands": ("risks",)}, r"strands\[0\]"),
        (Investigation, {"platform": SHOP, "suspected": [DSA.at(34)], "strands": Strand(name="risks")}, "strands"),
        (Question, {"subject": "a", "due": OPENED, "partly_answered": ["2024"]}, r"partly_answered\[0\]"),
        (Question, {"subject": "a", "due": OPENED, "earlier": ["2024"]}, r"earlier\[0\]"),
        (Question, {"subject": "a", "due": OPENED, "earlier": [(OPENED,)]}, r"earlier\[0\]"),
    ],
)
def test_answers_and_strands_are_made_of_what_they_say(kind: Any, arguments: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidType, match=rf"^{field}(?!\w)"):
        kind(**arguments)


@at_once(
    ("kind", "more", "field"),
    [
        (events.MeasuresOrdered, {}, "within"),
        (events.MeasuresOrdered, {}, "inform_within"),
        (events.NonComplianceDecision, {}, "action_plan_within"),
        (events.PreliminaryFindings, {}, "observations_within"),
        (events.InformationRequested, {}, "within"),
        (events.InterimMeasuresIntended, {}, "views_within"),
    ],
)
def test_a_period_can_be_written_as_text_and_left_out(kind: Any, more: dict[str, Any], field: str) -> None:
    assert getattr(kind(date=OPENED, **more, **{field: "P1M"}), field) == dsa.Period(months=1)
    assert getattr(kind(date=OPENED, **more), field) is None


@at_once(
    ("kind", "more", "field", "values"),
    [
        (events.JudgmentGiven, {"outcome": Outcome.ANNULLED}, "articles", [DSA.at(34), DSA.at(35)]),
        (events.PreliminaryFindings, {}, "articles", [DSA.at(34), DSA.at(35)]),
        (events.NonComplianceDecision, {}, "found", [DSA.at(34), DSA.at(35)]),
        (events.ProceedingsExtended, {"strand": "more"}, "articles", [DSA.at(34)]),
        (events.CommitmentsMadeBinding, {}, "steps", [("search", OPENED), ("repository", OPENED)]),
        (events.InspectionOrdered, {}, "addressees", ["A", "B"]),
        (events.MeasuresReported, {}, "of", ["a", "b"]),
        (events.ProceduralFine, {"penalty": FINE}, "of", ["a", "b"]),
        (events.InterimMeasuresRenewed, {"until": None}, "of", ["a", "b"]),
        (events.Closed, {}, "strand", ["a", "b"]),
    ],
)
def test_what_there_can_be_several_of_is_kept_in_its_order(
    kind: Any, more: dict[str, Any], field: str, values: list[Any]
) -> None:
    event = kind(date=OPENED, **more, **{field: values})
    assert getattr(event, field) == tuple(values)
    assert hash(event) == hash(kind(date=OPENED, **more, **{field: iter(values)}))


def test_the_strands_of_a_case_can_come_one_by_one() -> None:
    strands = [Strand(name=name, articles=[DSA.at(34)]) for name in ("a", "b")]
    begun = Investigation(platform=SHOP, opened=OPENED, suspected=[DSA.at(34)], strands=iter(strands))
    assert (begun.strands, len(begun.state(OPENED).strands)) == (tuple(strands), 2)


def test_one_name_stands_for_itself_and_not_for_its_letters() -> None:
    assert events.InspectionOrdered(date=OPENED, addressees="Auditor").addressees == ("Auditor",)
    assert events.MeasuresReported(date=OPENED, of="order").of == ("order",)
    assert events.ProceduralFine(date=OPENED, penalty=FINE, of="RFI").of == ("RFI",)
    assert events.Closed(date=OPENED, strand=["risks"]).strand == "risks"
    assert Strand(name="risks", services="Bazaar").services == ("Bazaar",)


def test_what_the_provider_the_board_and_the_courts_do_interrupts_no_limitation() -> None:
    provider = {
        events.InformationSupplied,
        events.CommitmentsOffered,
        events.CommitmentCarriedOut,
        events.ObservationsSubmitted,
        events.AccessToFileGiven,  # the provider sees it
        events.MeasuresIntended,
        events.MeasuresReported,
        events.ActionPlanReceived,
        events.ActionPlanCarriedOut,
        events.AuditReportSubmitted,
        events.ObligationSatisfied,
        events.PenaltyPaid,
        events.GuaranteeGiven,
    }
    board = {events.BoardViewsSubmitted, events.BoardOpinionReceived}
    courts = {
        events.AccessRestricted,
        events.ActionBrought,
        events.OperationSuspended,
        events.OperationResumed,
        events.JudgmentGiven,
        events.AppealBrought,
        events.AppealDecided,
    }
    assert {kind for kind in events.KINDS if not kind.interrupts} == provider | board | courts  # Article 77(3)


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


def test_a_moment_of_notification_is_one_of_its_day_and_not_before_the_act() -> None:
    late = datetime(2024, 3, 14, 23, 30, tzinfo=UTC)  # in Brussels it is the 15th already
    for day in (date(2024, 3, 14), date(2024, 3, 15)):
        assert events.InformationRequested(date=OPENED, notified=day, within="PT24H", notified_at=late).notified == day
    with pytest.raises(InvalidValue, match=r"^notified_at: .* a moment of the day of notification, 16 March 2024"):
        events.InformationRequested(date=OPENED, notified=date(2024, 3, 16), within="PT24H", notified_at=late)
    with pytest.raises(OutOfOrder, match=r"^notified_at: "):
        events.InterimMeasuresIntended(date=OPENED + 2 * DAY, views_within="PT24H", notified_at=late)


def test_hours_from_a_notification_of_which_only_the_day_is_recorded_have_no_end_yet() -> None:
    asked = case(events.InformationRequested(date=OPENED, notified=OPENED, within="PT24H"))
    (limit,) = asked.open_time_limits(OPENED)
    assert (limit.due, [notice.id for notice in limit.notices]) == (None, ["runs-from-moment-unknown"])


def test_too_short_a_time_for_observations_is_refused_on_whatever_day_it_was_set() -> None:
    for sent in (OPENED, date(2022, 11, 1)):  # the second lies before the Act
        with pytest.raises(InvalidValue, match=r"at least 14 days \(Article 79\(2\) DSA\)"):
            events.PreliminaryFindings(date=sent, observations_due=sent + 13 * DAY)


def test_fourteen_working_days_for_views_on_a_restriction_are_counted_in_every_year() -> None:
    for sent, least in ((date(2024, 4, 9), date(2024, 4, 29)), (date(2130, 9, 4), date(2130, 9, 22))):
        events.RestrictionViewsInvited(date=sent, views_due=least)
        with pytest.raises(InvalidValue, match=r"at least 14 working days \(Article 82\(1\)"):
            events.RestrictionViewsInvited(date=sent, views_due=least - DAY)


def test_a_time_for_an_action_plan_is_not_set_in_hours() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="action_plan_within: 1 hour is refused"):
        dsa.events.NonComplianceDecision(date=date(2025, 12, 5), action_plan_within="PT1H")


def test_a_moment_of_notification_is_not_before_its_act_by_the_clock_of_brussels_either() -> None:
    there = timezone(timedelta(hours=-8))
    day = date(2025, 3, 10)
    moment = datetime(2025, 3, 9, 20, tzinfo=there)  # five in the morning of the 10th in Brussels
    assert events.InformationRequested(date=day, notified_at=moment).notified_at == moment
    with pytest.raises(OutOfOrder, match="notified_at"):
        events.InformationRequested(date=day, notified_at=moment - timedelta(hours=6))
