"""The real cases, day by day: what a lawyer who holds the file expects to read on that day."""

from datetime import date

import pytest
from attrs import evolve

from dsa import DSA, Investigation, Stage, events, record
from dsa.events import ActStatus, Contested, Nature
from tests.act.proceedings.case_file import dated

CASES = {case.id: case.investigation for case in record.cases()}
OPEN, FINDINGS, BOUND, FOUND = (
    *(Stage.OPEN, Stage.PRELIMINARY_FINDINGS),
    *(Stage.COMMITMENTS_BINDING, Stage.NON_COMPLIANCE),
)


@pytest.mark.parametrize(
    ("case", "day", "stages"),
    [
        ("X-1", date(2023, 12, 17), [Stage.NOT_OPENED] * 4),
        ("X-1", date(2024, 7, 11), [OPEN] * 4),
        ("X-1", date(2024, 7, 12), [FINDINGS] * 3 + [OPEN]),
        ("X-1", date(2025, 12, 5), [FOUND] * 3 + [OPEN]),
        ("X-1", date(2026, 1, 26), [FOUND] * 3 + [OPEN] * 2),
        ("X-2", date(2026, 1, 26), [OPEN]),
        ("TIKTOK-1", date(2025, 5, 15), [FINDINGS, OPEN, OPEN, OPEN]),
        ("TIKTOK-1", date(2025, 12, 5), [BOUND, FINDINGS, OPEN, OPEN]),
        ("TIKTOK-1", date(2026, 2, 6), [BOUND, FINDINGS, FINDINGS, OPEN]),
        ("TIKTOK-2", date(2024, 8, 4), [OPEN]),
        ("TIKTOK-2", date(2024, 8, 5), [BOUND]),
        ("META-1", date(2025, 10, 24), [FINDINGS, OPEN, OPEN]),
        ("META-2", date(2026, 7, 9), [FINDINGS, OPEN]),
        ("META-2", date(2026, 7, 10), [FINDINGS, FINDINGS]),
        ("ALIEXPRESS-1", date(2025, 6, 18), [FINDINGS, BOUND]),
        ("ALIEXPRESS-1", date(2026, 7, 20), [FOUND, BOUND]),
        ("TEMU-1", date(2025, 7, 28), [FINDINGS, OPEN]),
        ("TEMU-1", date(2026, 5, 28), [FOUND, OPEN]),
        ("PORN-1", date(2026, 3, 25), [OPEN]),
        ("PORN-1", date(2026, 3, 26), [FINDINGS]),
        ("SHEIN-1", date(2026, 2, 16), [OPEN]),
    ],
)
def test_each_strand_stands_where_it_stood(case: str, day: date, stages: list[Stage]) -> None:
    assert [strand.stage for strand in CASES[case].state(day).strands] == stages


@pytest.mark.parametrize("case", sorted(CASES))
def test_nothing_in_the_record_is_beyond_what_the_act_allows(case: str) -> None:
    assert CASES[case].defects(date(2026, 11, 26)) == ()


def limits(investigation: Investigation, on: date) -> dict[tuple[str, str], date | None]:
    return {(limit.what, limit.strand): limit.due for limit in dated(investigation.open_time_limits(on))}


# X
def test_two_orders_to_keep_documents_bound_x_at_once_in_the_strand_that_they_are_about() -> None:
    x = CASES["X-1"]
    end = ("end of the monitoring order", "illegal content and manipulation")
    assert limits(x, date(2025, 6, 1)) == {end: date(2025, 12, 31)}
    orders = [act for act in x.acts(date(2026, 1, 8)) if isinstance(act.event, events.MonitoringOrdered)]
    assert [order.status for order in orders] == [ActStatus.LAPSED, ActStatus.IN_FORCE]
    assert {order.strands for order in orders} == {("illegal content and manipulation",)}
    assert limits(x, date(2026, 11, 26))[end] == date(2026, 12, 31)


def test_the_plan_of_x_ran_before_anybody_knew_its_last_day() -> None:
    on = date(2026, 5, 1)
    plans = [limit for limit in dated(CASES["X-1"].open_time_limits(on)) if limit.what == "action plan"]
    assert [(plan.strand, plan.due, plan.running, plan.overdue) for plan in plans] == [
        ("advertising repository", None, True, False),
        ("data access", None, True, False),
    ]
    assert str(plans[0]) == "action plan: running, its end is not known (advertising repository)"
    # Article 25 is none of Section 5: there is no plan for the checkmark.
    assert "blue checkmark" not in {plan.strand for plan in plans}


def test_the_action_of_x_stops_the_clock_where_it_was_fined_and_nowhere_else() -> None:
    x, on = CASES["X-1"], date(2026, 11, 26)
    sued = x.limitation(ceased=date(2026, 3, 12), on=on, strand="blue checkmark")
    assert sued.suspensions == ((date(2026, 2, 16), date(2026, 11, 27)),)
    other = x.limitation(ceased=date(2026, 3, 12), on=on, strand="illegal content and manipulation")
    assert (other.suspensions, other.expires) == ((), date(2031, 3, 12))
    assert x.limitation(ceased=None, on=on, strand="illegal content and manipulation").expires is None
    assert x.enforcement_limitation(on=on).expires is None
    assert [notice.id for notice in x.enforcement_limitation(on=on).notices] == ["enforcement-action-pending"]


def test_an_annulment_for_the_checkmark_alone_would_leave_the_rest_of_the_decision_on_x() -> None:
    day = date(2028, 3, 1)
    part = CASES["X-1"].record(
        events.JudgmentGiven(date=day, outcome=events.Outcome.ANNULLED, articles=[DSA.at(25, 1)])
    )
    assert [strand.stage for strand in part.state(day).strands] == [FINDINGS, FOUND, FOUND, OPEN, OPEN]
    (decision,) = [act for act in part.acts(day) if isinstance(act.event, events.NonComplianceDecision)]
    assert decision.status is ActStatus.PARTLY_ANNULLED


def test_telling_what_it_intends_does_not_make_x_have_done_it() -> None:
    x = CASES["X-1"]
    told = date(2026, 3, 12)
    intended = ("information on the measures intended", "blue checkmark")
    assert intended in limits(x, date(2026, 3, 11))
    assert intended not in limits(x, told)
    (ordered,) = [act for act in x.acts(told) if isinstance(act.event, events.MeasuresOrdered)]
    assert ordered.status is ActStatus.IN_FORCE


def test_the_plan_of_x_is_being_carried_out_to_a_day_that_is_not_public() -> None:
    for strand in ("advertising repository", "data access"):
        assert limits(CASES["X-1"], date(2026, 11, 26))["implementation of the action plan", strand] is None


# AliExpress and Temu
@pytest.mark.parametrize(
    ("case", "strand", "due"),
    [
        ("ALIEXPRESS-1", "illegal products", date(2026, 10, 20)),
        ("TEMU-1", "assessment of illegal products", date(2026, 8, 28)),
    ],
)
def test_a_plan_that_is_due_on_a_day_is_a_duty_and_overdue_after_it(case: str, strand: str, due: date) -> None:
    (plan,) = [limit for limit in dated(CASES[case].open_time_limits(due)) if limit.what == "action plan"]
    assert (plan.due, plan.strand, plan.nature, plan.overdue) == (due, strand, Nature.DUTY, False)
    later = dated(CASES[case].open_time_limits(date(2026, 11, 26)))
    assert [limit.overdue for limit in later if limit.what == "action plan"] == [True]


def test_aliexpress_can_go_to_the_court_against_both_decisions_until_a_day_that_notification_tells() -> None:
    case, on = CASES["ALIEXPRESS-1"], date(2026, 9, 1)
    assert {kind for strand in case.state(on).strands for kind in strand.contestable} == {
        Contested.NON_COMPLIANCE,
        Contested.COMMITMENTS,
    }
    unknown = [limit for limit in case.open_time_limits(on) if limit.what == "action for annulment"]
    assert [(limit.strand, limit.due, limit.overdue) for limit in unknown] == [
        ("illegal products", None, False),
        ("notices, complaints, advertising, traders, data access", None, False),
    ]
    decided = case.events[-1]
    assert isinstance(decided, events.NonComplianceDecision)
    known = evolve(case, events=(*case.events[:-1], evolve(decided, notified=date(2026, 7, 21))))
    assert limits(known, on)["action for annulment", "illegal products"] == date(2026, 10, 1)


# TikTok, Meta, the four services for adults, Shein
def test_commitments_of_tiktok_bind_with_days_of_their_own_once_these_are_recorded() -> None:
    case = CASES["TIKTOK-1"]
    at = next(n for n, event in enumerate(case.events) if isinstance(event, events.CommitmentsMadeBinding))
    made = case.events[at]
    assert isinstance(made, events.CommitmentsMadeBinding)
    bound = evolve(made, steps=[("search", date(2026, 2, 5))])
    known = evolve(case, events=(*case.events[:at], bound, *case.events[at + 1 :]))
    assert limits(known, date(2026, 1, 5)) == {("commitment", "advertising repository"): date(2026, 2, 5)}
    broken = case.allowed(date(2026, 11, 26))["advertising repository"]
    assert events.FindingsOnCommitments in broken
    assert events.Reopened in broken
    assert events.NonComplianceDecision not in broken


@pytest.mark.parametrize(
    ("case", "strand", "sent", "first"),
    [
        ("TIKTOK-1", "data access", date(2025, 10, 24), date(2025, 11, 8)),
        ("META-1", "notices, dark patterns, complaints, data access", date(2025, 10, 24), date(2025, 11, 8)),
        ("META-2", "addictive design", date(2026, 7, 10), date(2026, 7, 25)),
        ("PORN-1", "Pornhub", date(2026, 3, 26), date(2026, 4, 10)),
    ],
)
def test_who_got_findings_is_heard_for_fourteen_days_at_least(case: str, strand: str, sent: date, first: date) -> None:
    allowed = CASES[case].allowed(sent)[strand]
    assert allowed[events.NonComplianceDecision].first_day == first
    assert events.CommitmentsMadeBinding in allowed
    assert events.NonComplianceDecision in CASES[case].allowed(first)[strand]


def test_an_extension_to_a_day_that_is_not_public_runs_to_an_unknown_end_for_shein() -> None:
    asked = CASES["SHEIN-1"].record(
        events.InformationRequested(date=date(2026, 6, 1), by_decision=True, due=date(2026, 6, 15))
    )
    longer = asked.record(events.TimeLimitExtended(date=date(2026, 6, 12)))
    (limit,) = dated(longer.open_time_limits(date(2026, 7, 1)))
    assert (limit.due, limit.running, limit.overdue) == (None, True, False)
    (before,) = dated(longer.open_time_limits(date(2026, 6, 11)))
    assert before.due == date(2026, 6, 15)
    nothing = CASES["SHEIN-1"].allowed(date(2026, 6, 1))["Shein"][events.NonComplianceDecision]
    assert nothing.why_not is not None
    assert nothing.why_not.citations == (DSA.at(73, 2),)
