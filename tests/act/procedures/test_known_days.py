"""Every single time limit on a day that is known, beyond the lists, and on the calendar that is named.

The days are answers of the law on the holiday lists of today: a list that changes can change them.
"""

from datetime import date
from typing import Any

import pytest

import dsa

PROCEDURES: list[tuple[str, dict[str, Any], str]] = [
    ("complaint_window", {"informed": date(2024, 8, 31), "calendar": "EC"}, "2025-02-28"),
    ("settlement_decision", {"received": date(2024, 3, 11), "calendar": "EC"}, "2024-06-10"),
    ("settlement_decision", {"received": date(2024, 3, 14), "calendar": "EC", "highly_complex": True}, "2024-09-10"),
    ("amendment_request", {"received": date(2026, 6, 1), "calendar": "EC"}, "2026-06-16"),
    ("amendment_decision", {"received": date(2026, 6, 16), "calendar": "EC"}, "2026-07-01"),
    ("data_access_decision", {"submitted": date(2026, 6, 1), "calendar": "EC"}, "2026-09-22"),
    ("mediation_request", {"communicated": date(2026, 6, 5), "calendar": "EC"}, "2026-06-12"),
    ("mediation_start", {"requested": date(2026, 6, 5), "calendar": "EC"}, "2026-07-03"),
    ("mediation_end", {"initiated": date(2026, 6, 1), "calendar": "EC"}, "2026-07-27"),
    ("data_access_notice", {"happened": date(2026, 6, 5), "calendar": "EC"}, "2026-06-10"),
    ("assistance_reply", {"received": date(2025, 12, 31), "calendar": "EC"}, "2026-03-02"),
    ("coordinator_assessment", {"received": date(2026, 3, 2), "calendar": "EC"}, "2026-05-04"),
    ("referral_assessment", {"referred": date(2025, 12, 31)}, "2026-03-02"),
    ("review_report", {"requested": date(2025, 12, 31), "calendar": "EC"}, "2026-03-02"),
    ("joint_investigation", {"launched": date(2025, 11, 30), "calendar": "EC"}, "2026-03-02"),
    ("preliminary_position", {"deadline_ended": date(2026, 2, 28), "calendar": "EC"}, "2026-03-30"),
    ("crisis_report", {"crisis_ended": date(2025, 11, 30)}, "2026-03-02"),
    ("views_before_designation", {"communicated": date(2026, 4, 1)}, "2026-04-20"),
    ("earliest_end_of_restriction_views", {"invited": date(2026, 6, 1)}, "2026-06-19"),
    # one month: 28 February 2026 is a Saturday, and 24 December begins the closing days
    ("board_opinion", {"received": date(2026, 1, 31)}, "2026-03-02"),
    ("board_opinion", {"received": date(2026, 10, 20)}, "2026-11-20"),
    ("action_plan_decision", {"received": date(2026, 11, 24)}, "2027-01-04"),
    # one week, to the same day of the week; a week that ends in the closing days goes on to the first working day
    ("counsel_request", {"accessed": date(2026, 6, 8)}, "2026-06-15"),
    ("counsel_request", {"accessed": date(2026, 12, 18)}, "2027-01-04"),
    ("disclosure_objection", {"informed": date(2026, 6, 8)}, "2026-06-15"),
    ("disclosure_objection", {"informed": date(2026, 7, 14)}, "2026-07-22"),
]

NOT_MOVED: list[tuple[str, dict[str, Any], str]] = [
    ("purchases_from", {"aware": date(2024, 8, 31)}, "2024-02-29"),
    ("auditor_free_from", {"audit_begins": date(2025, 3, 1)}, "2024-03-01"),
    ("auditor_bound_until", {"audit_completed": date(2025, 3, 1)}, "2026-03-01"),
    ("auditor_until", {"first_audit": date(2024, 2, 29)}, "2034-02-28"),
    ("crisis_measures_end", {"begun": date(2025, 11, 30)}, "2026-02-28"),
    ("crisis_measures_end", {"begun": date(2025, 11, 30), "extended": True}, "2026-05-30"),
    ("earliest_end_of_observations", {"communicated": date(2025, 6, 18)}, "2025-07-02"),
    ("earliest_end_of_restriction_observations", {"invited": date(2026, 12, 11)}, "2026-12-25"),
    ("restriction_end", {"begun": date(2024, 2, 1)}, "2024-02-29"),
    ("earliest_end_of_comments", {"published": date(2023, 1, 31)}, "2023-02-28"),
    ("earliest_disclosure", {"notified": date(2026, 12, 18)}, "2026-12-25"),
]

NAMES = [f"{name}-{index}" for index, (name, _, _) in enumerate([*PROCEDURES, *NOT_MOVED])]


@pytest.mark.parametrize(("name", "arguments", "expected"), [*PROCEDURES, *NOT_MOVED], ids=NAMES)
def test_a_procedure_ends_on_its_day(name: str, arguments: dict[str, Any], expected: str) -> None:
    answer = getattr(dsa.procedures, name)(**arguments)
    assert str(answer.date) == expected
    assert answer.steps[0].rule in {"provision-sets", "provision-sets-at-least"}


@pytest.mark.parametrize(("name", "arguments", "expected"), PROCEDURES, ids=NAMES[: len(PROCEDURES)])
def test_a_procedure_beyond_the_lists_is_projected_and_says_so(
    name: str, arguments: dict[str, Any], expected: str
) -> None:
    assert "beyond" not in arguments
    moved = {key: fact.replace(year=2040) if isinstance(fact, date) else fact for key, fact in arguments.items()}
    answer = getattr(dsa.procedures, name)(**moved)
    assert (answer.certain, answer.date.year >= 2040, expected[:2]) == (False, True, "20")


def test_an_extended_crisis_says_what_each_of_its_provisions_sets() -> None:
    steps = dsa.procedures.crisis_measures_end(date(2025, 11, 30), extended=True).steps
    assert [str(step.citation) for step in steps if step.rule == "provision-sets"] == [
        "Article 36(3), point (c), DSA",
        "Article 36(8), point (b), DSA",
    ]


@pytest.mark.parametrize("name", sorted({name for name, arguments, _ in PROCEDURES if "calendar" in arguments}))
def test_a_procedure_runs_on_the_calendar_that_is_named(name: str) -> None:
    (arguments, *_) = [arguments for other, arguments, _ in PROCEDURES if other == name]
    assert getattr(dsa.procedures, name)(**{**arguments, "calendar": "IE"}).calendar == "IE"


@pytest.mark.parametrize(
    "name", ["referral_assessment", "crisis_report", "views_before_designation", "counsel_request", "board_opinion"]
)
def test_what_the_commission_does_runs_on_its_own_calendar(name: str) -> None:
    assert getattr(dsa.procedures, name)(date(2026, 3, 2)).calendar == "EC"
    assert dsa.procedures.earliest_end_of_restriction_views(date(2026, 3, 2)).calendar == "EC"
