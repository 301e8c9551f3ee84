"""Article 81 DSA, Article 261 TFEU: fines and payments as the Court has varied them, and once they are fixed."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve

from dsa import (
    DSA,
    Infringement,
    Investigation,
    Money,
    Penalty,
    PenaltyKind,
    Question,
    RequestBasis,
    RequestForInformation,
    Strand,
)
from dsa.act.proceedings import events
from dsa.act.proceedings.events import AppealOutcome, Outcome
from dsa.errors import AmbiguousName, InvalidValue, NotAllowed
from dsa.events import ActStatus
from tests.act.proceedings.case_file import case
from tests.at_once import at_once
from tests.standard import SHOP

DECIDED = date(2026, 1, 5)
FINED = date(2026, 2, 5)
SUED = date(2026, 3, 2)
FIRST = date(2026, 5, 4)
JUDGED = date(2026, 7, 1)


def euros(amount: int) -> Money:
    return Money(amount, "EUR")


def penalty(kind: PenaltyKind, amount: int, imposed: date) -> Penalty:
    return Penalty(kind=kind, amount=euros(amount), imposed=imposed)


def varied(amount: Money, on: date = JUDGED, **named: Any) -> events.JudgmentGiven:
    return events.JudgmentGiven(date=on, outcome=Outcome.VARIED, amount=amount, **named)


DECISION = events.NonComplianceDecision(
    date=DECIDED,
    reference="decision",
    penalty=penalty(PenaltyKind.FINE, 120, DECIDED),
    payment_due=date(2026, 4, 5),
)
BREACH = events.ProceduralFine(date=FINED, reference="breach", penalty=penalty(PenaltyKind.FINE, 5, FINED))
PAYMENTS = events.PeriodicPenaltyImposed(
    date=FIRST, reference="payments", runs_from=FIRST, penalty=penalty(PenaltyKind.PERIODIC, 20, FIRST)
)
BOTH = (DECISION, BREACH, events.ActionBrought(date=SUED, of=["decision", "breach"], case="T-1/26"))


def amounts(investigation: Investigation, on: date) -> dict[str, Money | None]:
    return {state.reference: state.amount for state in investigation.penalties(on)}


# One judgment, one amount
def test_a_judgment_varies_the_penalty_that_it_names_and_no_other() -> None:
    judged = case(*BOTH, varied(euros(80), of="decision"))
    assert amounts(judged, JUDGED) == {"decision": euros(80), "breach": euros(5)}
    assert amounts(judged, date(2026, 6, 30)) == {"decision": euros(120), "breach": euros(5)}


@at_once("later", ["T-1/26", "T-2/26"])
def test_of_two_judgments_that_vary_one_penalty_the_later_counts(later: str) -> None:
    parties = {"T-1/26": "Shop", "T-2/26": "Consumers"}
    sued = [events.ActionBrought(date=SUED, of="decision", case=each, by=by) for each, by in parties.items()]
    (earlier,) = {*parties} - {later}
    second = JUDGED + timedelta(days=30)
    judged = case(DECISION, *sued, varied(euros(80), case=earlier), varied(euros(90), on=second, case=later))
    assert amounts(judged, JUDGED) == {"decision": euros(80)}
    assert amounts(judged, second) == {"decision": euros(90)}


def test_where_several_could_be_meant_a_judgment_has_to_name_one() -> None:
    with pytest.raises(AmbiguousName, match=r"decision.* breach"):
        case(*BOTH, varied(euros(80)))
    with pytest.raises(AmbiguousName):
        case(*BOTH, varied(euros(80), of=["decision", "breach"]))


def test_an_act_without_an_amount_is_not_varied_although_another_before_the_court_has_one() -> None:
    order = events.MonitoringOrdered(date=FINED, reference="order")
    sued = events.ActionBrought(date=SUED, of=["decision", "order"], case="T-1/26")
    with pytest.raises(NotAllowed, match="no fine and no payment that could be varied"):
        case(DECISION, order, sued, varied(euros(80), of="order"))
    assert amounts(case(DECISION, order, sued, varied(euros(80))), JUDGED) == {"decision": euros(80)}


def test_a_penalty_is_varied_in_its_own_currency() -> None:
    sued = events.ActionBrought(date=SUED, of="decision", case="T-1/26")
    with pytest.raises(NotAllowed, match=r"what it varies is in EUR \(Article 81 DSA\)\. Possible: an amount in EUR"):
        case(DECISION, sued, varied(Money(80, "USD")))


def test_the_provision_of_an_amount_is_that_under_which_it_stands() -> None:
    sued = case(DECISION, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))
    assert [str(state) for state in sued.penalties(SUED)] == ["decision: the amount is EUR 120.00 [Article 74(1) DSA]"]
    judged = sued.record(varied(euros(80)))
    assert [str(state) for state in judged.penalties(JUDGED)] == ["decision: the amount is EUR 80.00 [Article 81 DSA]"]


def test_a_fine_that_the_court_cancels_is_not_due_any_more() -> None:
    sued = case(DECISION, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))

    def due(investigation: Investigation) -> bool:
        return "payment of the penalty" in {limit.what for limit in investigation.open_time_limits(JUDGED)}

    assert due(sued.record(varied(euros(1))))
    assert not due(sued.record(varied(euros(0))))


# Annulled in part: Article 264 TFEU
SPLIT = events.NonComplianceDecision(
    date=DECIDED,
    reference="decision",
    penalty=Penalty(
        kind=PenaltyKind.FINE,
        amount=euros(120),
        imposed=DECIDED,
        infringements=[
            Infringement(citation=DSA.at(25, 1), amount=euros(45)),
            Infringement(citation=DSA.at(34, 1), amount=euros(75)),
        ],
    ),
)


@at_once(
    ("facts", "left"),
    [
        ({"articles": [DSA.at(25)]}, 75),
        ({"articles": [DSA.at(34, 1)]}, 45),
        ({"articles": [DSA.at(25)], "effects_maintained": True}, 120),
        ({"articles": [DSA.at(28)]}, 120),
        ({"articles": [DSA.at(28), DSA.at(25)]}, 75),
        ({}, None),
    ],
)
def test_of_a_fine_that_is_split_what_is_annulled_falls_with_its_part(facts: dict[str, Any], left: int | None) -> None:
    sued = case(SPLIT, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))
    judged = sued.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, **facts))
    assert amounts(judged, JUDGED) == {"decision": None if left is None else euros(left)}
    (state,) = judged.penalties(JUDGED)
    assert ("[Article 81 DSA and Article 264 TFEU]" in str(state)) is (left in (45, 75))
    assert ("Article 264 TFEU" in str(state)) is (left != 120)


WHOLE = events.NonComplianceDecision(
    date=DECIDED, reference="decision", penalty=penalty(PenaltyKind.FINE, 120, DECIDED), found=[DSA.at(25), DSA.at(34)]
)
NAMED = evolve(
    WHOLE,
    penalty=Penalty(
        kind=PenaltyKind.FINE, amount=euros(120), imposed=DECIDED, infringements=[DSA.at(25, 1), DSA.at(34, 1)]
    ),
)


@at_once(
    ("decision", "facts", "said"),
    [
        (WHOLE, {"articles": [DSA.at(25)]}, True),
        (NAMED, {"articles": [DSA.at(25)]}, True),
        (WHOLE, {"articles": [DSA.at(25)], "effects_maintained": True}, False),
        (NAMED, {"articles": [DSA.at(25)], "effects_maintained": True}, False),
        (WHOLE, {"articles": [DSA.at(28)]}, False),  # it is not for that
        (NAMED, {"articles": [DSA.at(28)]}, False),
        (evolve(NAMED, found=[DSA.at(25), DSA.at(28), DSA.at(34)]), {"articles": [DSA.at(28)]}, False),
        (SPLIT, {"articles": [DSA.at(25)]}, False),  # its part has fallen
        (WHOLE, {}, False),  # nothing is left
    ],
)
def test_of_a_fine_that_is_not_split_nobody_knows_what_an_annulment_in_part_leaves(
    decision: events.Event, facts: dict[str, Any], said: bool
) -> None:
    sued = case(decision, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))
    judged = sued.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, **facts))
    (before,), (state,) = judged.penalties(JUDGED - timedelta(days=1)), judged.penalties(JUDGED)
    assert (before.annulled_in_part, state.annulled_in_part) == (False, said)
    assert ("penalty-annulled-in-part" in [notice.id for notice in state.notices]) is said
    assert ("decision: the Court has annulled part of what the fine is for" in judged.report(JUDGED).explain()) is said


def test_what_the_court_leaves_of_a_fine_is_told_by_its_amount() -> None:
    actions = [
        events.ActionBrought(date=SUED, case=f"T-{number}/26", of="decision", by=str(number)) for number in (1, 2)
    ]
    sued = case(WHOLE, *actions, varied(euros(80), case="T-1/26"))
    part = events.JudgmentGiven(date=JUDGED, case="T-2/26", outcome=Outcome.ANNULLED, articles=[DSA.at(25)])
    (state,) = sued.record(part).penalties(JUDGED)
    assert (state.amount, state.annulled_in_part) == (euros(80), False)


def test_a_fine_in_two_strands_is_annulled_in_part_where_one_of_them_falls() -> None:
    strands = [Strand(name="a", articles=[DSA.at(25)]), Strand(name="b", articles=[DSA.at(34)])]
    brought = events.ActionBrought(date=SUED, case="T-1/26", of="decision")
    apart = evolve(case(), strands=strands, events=[WHOLE, brought])
    judged = apart.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, strand="a"))
    assert [state.annulled_in_part for state in judged.penalties(JUDGED)] == [True]


def test_a_part_that_another_strand_is_about_as_well_falls_only_with_both() -> None:
    strands = [Strand(name="a", articles=[DSA.at(25)]), Strand(name="b", articles=[DSA.at(34)])]
    apart = Investigation(
        platform=SHOP,
        opened=DECIDED,
        suspected=[DSA.at(25)],
        strands=strands,
        events=[SPLIT, events.ActionBrought(date=SUED, case="T-1/26", of="decision")],
    )
    judged = apart.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, strand="a"))
    assert amounts(judged, JUDGED) == {"decision": euros(75)}
    both = [Strand(name="a", articles=[DSA.at(25)]), Strand(name="b", articles=[DSA.at(25), DSA.at(34)])]
    shared = Investigation(platform=SHOP, opened=DECIDED, suspected=[DSA.at(25)], strands=both, events=apart.events)
    judged = shared.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, strand="a"))
    assert amounts(judged, JUDGED) == {"decision": euros(120)}
    for found in (DSA.at(25), DSA.at(25, 1, point="a")):  # more than the part is for, or less
        decided = evolve(SPLIT, found=[found, DSA.at(34, 1)])
        named = evolve(apart, events=[decided, apart.events[1]])
        judged = named.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED, strand="a"))
        assert amounts(judged, JUDGED) == {"decision": euros(75)}


# Paid
def test_a_penalty_that_is_paid_in_part_is_still_due() -> None:
    def due(*paid: events.Event) -> bool:
        limits = case(DECISION, *paid).open_time_limits(date(2026, 4, 1))
        return "payment of the penalty" in {limit.what for limit in limits}

    def paying(amount: Money | None, **more: Any) -> events.PenaltyPaid:
        return events.PenaltyPaid(date=date(2026, 4, 1), amount=amount, **more)

    assert due(paying(euros(119)))
    for enough in ([euros(120)], [None], [euros(100), euros(20)], [euros(127)]):
        assert not due(*map(paying, enough))
    assert due(paying(euros(5), interest=euros(5)))  # interest alone
    with pytest.raises(NotAllowed, match=r"the penalty is in EUR \(Article 78\(3\) DSA\)"):
        due(paying(Money(120, "USD")))
    with pytest.raises(InvalidValue, match=r"^interest: .* the interest included"):
        paying(euros(1), interest=euros(2))


@at_once(
    "make",
    [
        lambda: varied(euros(-1)),
        lambda: events.PeriodicPenaltyFixed(date=JUDGED, amount=euros(-1)),
        lambda: events.PenaltyPaid(date=JUDGED, amount=euros(-1)),
        lambda: events.GuaranteeGiven(date=JUDGED, amount=euros(-1)),
    ],
)
def test_no_amount_is_below_nought(make: Callable[[], events.Event]) -> None:
    with pytest.raises(InvalidValue, match=r"^amount: .* Accepted: an amount of nought or more"):
        make()


def test_two_cases_do_not_have_one_number() -> None:
    sued = case(DECISION, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))
    with pytest.raises(InvalidValue, match=r"^case: 'T-1/26' is refused\. Accepted: a number of its own"):
        sued.record(events.ActionBrought(date=SUED, case="T-1/26", of="decision", by="Consumers"))


# Payments by the day: Article 76
def test_payments_run_at_the_rate_to_which_the_court_varied_them() -> None:
    sued = case(DECISION, PAYMENTS, events.ActionBrought(date=date(2026, 6, 1), of="payments", case="T-2/26"))
    judged = sued.record(varied(euros(10)))
    assert judged.accrued(date(2026, 6, 30)).amount == euros(58 * 20)
    after = judged.accrued(JUDGED)
    assert (after.amount, after.payments[0].rate) == (euros(59 * 10), euros(10))
    assert "Note: payments: the Court varied the amount to EUR 10.00. [Article 81 DSA; Article 261 TFEU]" in (
        after.explain()
    )
    appealed = judged.record(events.AppealBrought(date=date(2026, 8, 3), against="T-2/26")).record(
        events.AppealDecided(date=date(2026, 9, 1), outcome=AppealOutcome.SET_ASIDE, final=Outcome.DISMISSED)
    )
    assert appealed.accrued(date(2026, 9, 1)).payments[0].rate == euros(20)


def test_payments_say_that_their_amount_is_one_for_each_day() -> None:
    states = case(DECISION, PAYMENTS).penalties(FIRST)
    assert str(states[1]) == "payments: EUR 20.00 a day (Article 76(1) DSA)"


def test_days_that_do_not_count_are_told() -> None:
    met = case(DECISION, PAYMENTS, events.ObligationSatisfied(date=date(2026, 5, 14)))

    def left_out(on: date) -> list[object]:
        return [notice.facts["days"] for notice in met.accrued(on).notices if notice.id == "payments-days-not-counted"]

    assert met.accrued(date(2026, 5, 31)).days == 10
    assert [left_out(on) for on in (date(2026, 5, 3), date(2026, 5, 13), date(2026, 5, 31))] == [[], [], [18]]


def test_before_the_first_day_of_payments_no_day_is_left_out() -> None:
    later = evolve(PAYMENTS, runs_from=date(2026, 5, 14))
    for on in (FIRST, date(2026, 5, 13), date(2026, 5, 14)):
        assert "days-not-counted" not in str([notice.id for notice in case(DECISION, later).accrued(on).notices])


def test_what_is_fixed_grows_no_more() -> None:
    fixed = events.PeriodicPenaltyFixed(date=date(2026, 6, 1), amount=euros(500), reference="fixed")
    for on in (date(2026, 6, 1), date(2027, 7, 31)):
        sum_ = case(DECISION, PAYMENTS, fixed).accrued(on)
        assert (sum_.amount, sum_.days, sum_.payments[0].amount) == (euros(500), 29, euros(29 * 20))
    sued = case(DECISION, PAYMENTS, fixed, events.ActionBrought(date=JUDGED, of="fixed", case="T-3/26"))
    annulled = sued.record(events.JudgmentGiven(date=date(2027, 7, 1), outcome=Outcome.ANNULLED))
    assert annulled.accrued(date(2027, 7, 1)).days == 424  # nothing is fixed: they run on


def test_a_definitive_amount_is_what_the_court_made_of_it() -> None:
    met = events.ObligationSatisfied(date=date(2026, 5, 14))
    fixed = events.PeriodicPenaltyFixed(date=date(2026, 6, 1), amount=euros(150), reference="fixed")
    sued = events.ActionBrought(date=JUDGED, of="fixed", case="T-3/26")
    judged = case(DECISION, PAYMENTS, met, fixed, sued, varied(euros(90), on=date(2027, 7, 1)))
    after = judged.accrued(date(2027, 7, 1))
    assert (after.amount, after.payments[0].definitive) == (euros(90), euros(90))
    assert judged.accrued(date(2027, 6, 30)).amount == euros(150)


def test_the_definitive_amount_is_held_against_the_rate_as_it_stands() -> None:
    sued = case(DECISION, PAYMENTS, events.ActionBrought(date=date(2026, 6, 1), of="payments", case="T-2/26"))
    judged = sued.record(varied(euros(10))).record(
        events.PeriodicPenaltyFixed(date=JUDGED, amount=euros(59 * 10 + 1), of="payments")
    )
    assert "defect-definitive-amount-too-high" in [notice.id for notice in judged.defects(JUDGED)]


# Nothing left
def test_of_a_fine_that_is_annulled_the_line_says_under_which_provision_nothing_is_left() -> None:
    sued = case(DECISION, events.ActionBrought(date=SUED, case="T-1/26", of="decision"))
    annulled = sued.record(events.JudgmentGiven(date=JUDGED, outcome=Outcome.ANNULLED))
    (state,) = annulled.penalties(JUDGED)
    assert str(state) == (
        "decision does not stand on 1 July 2026: there is nothing to enforce. [Article 264 TFEU and Article 78(1) DSA]"
    )
    assert state.notices == ()


# Paid, or guaranteed
def test_a_guarantee_of_a_part_leaves_the_rest_to_be_paid() -> None:
    def open_payments(*happened: events.Event) -> list[str]:
        limits = case(DECISION, *happened).open_time_limits(FIRST)
        return [limit.what for limit in limits if limit.what == "payment of the penalty"]

    def guaranteed(amount: int | None) -> events.GuaranteeGiven:
        return events.GuaranteeGiven(date=SUED, amount=None if amount is None else euros(amount))

    payment = ["payment of the penalty"]
    assert [open_payments(guaranteed(amount)) for amount in (None, 120, 119)] == [[], [], payment]
    assert open_payments(guaranteed(60), guaranteed(60)) == []
    paid = events.PenaltyPaid(date=SUED, amount=euros(50))
    assert [open_payments(paid, guaranteed(amount)) for amount in (70, 69)] == [[], payment]


# Cancelled
def test_of_a_fine_that_the_court_has_cancelled_there_is_nothing_to_enforce() -> None:
    sued = case(*BOTH)
    cancelled = sued.record(varied(euros(0), of="decision", notified=JUDGED))
    (state, _) = cancelled.penalties(JUDGED)
    assert (state.amount, state.final) == (euros(0), None)
    assert state.why_not_final is not None
    assert state.why_not_final.id == "enforcement-cancelled"
    later = date(2027, 6, 1)
    for final in (None, JUDGED):
        answer = cancelled.enforcement_limitation(on=later, of="decision", final=final)
        assert (answer.expires, answer.notices[-1].id) == (None, "enforcement-cancelled")
    appeal = events.AppealBrought(date=date(2026, 8, 3), against="T-1/26", case="C-9/26 P", by="Commission")
    appealed = cancelled.record(appeal)
    assert appealed.enforcement_limitation(on=later, of="decision").notices[-1].id == "enforcement-action-pending"
    upheld = events.AppealDecided(date=later, outcome=AppealOutcome.DISMISSED)
    assert appealed.record(upheld).penalties(later)[0].final is None


# Payments that compel an answer
def test_once_a_request_is_answered_no_payments_compel_the_answer() -> None:
    asked = events.InformationRequested(date=DECIDED, by_decision=True, reference="asked")
    findings = events.FindingsOnPayments(date=FINED, of="asked")
    payments = events.PeriodicPenaltyImposed(
        date=FIRST, runs_from=FIRST, penalty=penalty(PenaltyKind.PERIODIC, 20, FIRST), reference="payments", of="asked"
    )
    part = events.InformationSupplied(date=date(2026, 5, 10), of="asked", complete=False)
    answer = events.InformationSupplied(date=date(2026, 5, 14), of="asked")
    running = case(asked, findings, payments, part, answer)
    assert [running.accrued(day).days for day in (date(2026, 5, 13), answer.date, JUDGED)] == [10, 10, 10]
    assert [act.status for act in running.acts(JUDGED) if act.reference == "payments"] == [ActStatus.ENDED]
    assert [act.by for act in running.acts(JUDGED) if act.reference == "payments"] == [answer]
    satisfied = running.record(events.ObligationSatisfied(date=date(2026, 6, 1)))
    assert satisfied.accrued(JUDGED).days == 10
    kind = events.PeriodicPenaltyImposed
    for history, possible in (((part,), True), ((answer,), False)):
        told = case(asked, findings, *history)
        assert (kind in told.allowed(FIRST + timedelta(days=30))) is possible
        assert (events.Compulsion.INFORMATION in told.state(JUDGED).strands[0].compels) is possible


def test_payments_stop_also_where_the_request_itself_tells_of_its_answers() -> None:
    questions = [
        Question(subject=name, due=date(2026, 2, 2), answered=day)
        for name, day in (("traders", date(2026, 5, 10)), ("ads", date(2026, 5, 14)))
    ]
    basis = RequestBasis.DECISION
    request = RequestForInformation(addressee=SHOP, sent=DECIDED, basis=basis, questions=questions)
    running = case(
        events.InformationRequested(date=DECIDED, by_decision=True, reference="asked", request=request),
        events.FindingsOnPayments(date=FINED, of="asked"),
        events.PeriodicPenaltyImposed(
            date=FIRST, runs_from=FIRST, penalty=penalty(PenaltyKind.PERIODIC, 20, FIRST), of="asked"
        ),
    )
    assert [running.accrued(day).days for day in (date(2026, 5, 13), date(2026, 5, 14), JUDGED)] == [10, 10, 10]


# Payments that compel interim measures
def test_payments_go_on_while_the_measures_that_they_compel_are_renewed() -> None:
    measures = events.InterimMeasures(date=DECIDED, until=date(2026, 5, 31), reference="measures")
    payments = events.PeriodicPenaltyImposed(
        date=FIRST, runs_from=FIRST, penalty=penalty(PenaltyKind.PERIODIC, 20, FIRST), of="measures"
    )
    history = (measures, events.FindingsOnPayments(date=FINED, of="measures"), payments)
    renewed = events.InterimMeasuresRenewed(
        date=date(2026, 5, 20), until=date(2026, 6, 10), of="measures", reference="again"
    )
    more = events.InterimMeasuresRenewed(date=date(2026, 6, 5), until=date(2026, 6, 20), of="again")
    for events_since, days in (((), 28), ((renewed,), 38), ((renewed, more), 48)):
        assert case(*history, *events_since).accrued(JUDGED).days == days
    assert case(*history, renewed).accrued(date(2026, 5, 25)).days == 22
