"""What mutated answers showed to be untested: which rule a step names, what a line says, what goes with it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

import dsa

BRUSSELS = ZoneInfo("Europe/Brussels")


def shop(**given: object) -> dsa.Platform:
    provider = dsa.Provider(name="Shop Ltd", country="IE", **given)  # type: ignore[arg-type]  # sizes of many kinds
    return dsa.Platform(name="Shop", provider=provider, kind=dsa.ServiceKind.MARKETPLACE)


def test_whether_the_end_before_the_court_is_certain_is_told() -> None:
    assert dsa.action_for_annulment(date(2026, 1, 12)).certain is True
    assert dsa.appeal(date(2032, 1, 5), beyond="project").certain is False


def test_hours_are_counted_forwards_and_backwards_by_rules_of_their_own() -> None:
    moment = datetime(2024, 3, 12, 14, 20, tzinfo=BRUSSELS)
    after = dsa.deadline(moment, "PT24H", calendar="EC")
    before = dsa.deadline(moment, "PT24H", calendar="EC", direction="before")
    assert after.steps[0].rule == "event-hour-excluded"
    assert before.steps[0].rule == "event-hour-excluded-backwards"


def test_hours_that_end_at_midnight_end_with_the_day_before_and_backwards_with_the_day() -> None:
    midnight = datetime(2024, 3, 15, 0, 0, tzinfo=BRUSSELS)
    assert dsa.deadline(midnight, "PT24H", calendar="EC", direction="before").date == date(2024, 3, 14)
    late = datetime(2024, 3, 12, 22, 30, tzinfo=BRUSSELS)
    assert dsa.deadline(late, "PT1H", calendar="EC").date == date(2024, 3, 12)


def test_a_recomputation_says_whether_the_day_stands() -> None:
    stored = dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC")
    assert dsa.recompute(stored).steps[-1].rule == "recomputed-unchanged"
    moved = dsa.recompute(evolve(stored, date=date(2026, 1, 5)))
    assert moved.steps[-1].rule == "recomputed-changed"


@pytest.mark.parametrize(
    ("basis", "ends"), [(dsa.RequestBasis.SIMPLE, "a fine ("), (dsa.RequestBasis.DECISION, "a fine and periodic")]
)
def test_what_a_wrong_answer_costs_is_told_by_its_basis(basis: dsa.RequestBasis, ends: str) -> None:
    question = dsa.Question(subject="traders", due=date(2024, 2, 1))
    request = dsa.RequestForInformation(addressee=shop(), sent=date(2024, 1, 1), basis=basis, questions=[question])
    assert str(request.consequences[0]).startswith(f"incorrect, incomplete or misleading information: {ends}")


def test_a_due_date_names_its_service_and_the_period_of_its_report() -> None:
    designation = dsa.VLOPDesignation(platform=shop(), decided=date(2025, 1, 31), notified=date(2025, 2, 3))
    due = dsa.schedule(shop(), start=date(2025, 3, 1), end=date(2027, 1, 1), designation=designation)
    assert {one.service for one in due} == {"Shop"}
    told = " | ".join(map(str, due))
    assert "5 August 2025: transparency report, at least every six months" in told
    assert "2 March 2026: transparency report for the half-year to 31 December 2025" in told
    assert "31 August 2026: transparency report for the half-year to 30 June 2026" in told


def test_after_grace_the_step_begins_where_the_one_before_it_ended() -> None:
    accounts = [
        dsa.AnnualAccounts(
            closed=date(2021 + n, 12, 31), figures=dsa.Figures(headcount=heads, turnover=dsa.Money(9_000_000, "EUR"))
        )
        for n, heads in enumerate([40, 60, 60])
    ]
    [over] = [
        step
        for one in dsa.obligations(shop(size=accounts), on=date(2026, 1, 1))
        if one.obligation.id == "art-20-1-complaint-access"
        for step in one.steps
        if "lost" in step.facts
    ]
    assert over.before is True
    assert over.after is True


def test_limitation_of_the_newest_strand_can_be_asked_for() -> None:
    case = dsa.Investigation(platform=shop(), opened=date(2024, 3, 14), suspected=[dsa.DSA.at(34, 1)])
    extended = dsa.events.ProceedingsExtended(date=date(2024, 9, 2), strand="minors", articles=[dsa.DSA.at(28, 1)])
    case = case.record(extended)
    found = case.limitation(ceased=date(2024, 6, 1), on=date(2025, 1, 1), strand="minors")
    assert found.expires == date(2029, 9, 2)


def test_a_time_for_an_action_plan_is_not_set_in_hours() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="action_plan_within: 1 hour is refused"):
        dsa.events.NonComplianceDecision(date=date(2025, 12, 5), action_plan_within="PT1H")
