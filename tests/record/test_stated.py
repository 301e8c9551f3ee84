"""What the library computes beside what the record states: equal, or listed with its explanation on the page."""

import re
from datetime import date

import pytest

import dsa
from dsa import record
from dsa.record.checking.stated import compared, contradictions
from dsa.record.reading.store import packaged
from tests.paths import DOCS

PAGE = (DOCS / "record.md").read_text("utf-8")
LISTED = dict(re.findall(r"^\| `([\w. ()-]+)` \| ([^|]+ \| [^|]+) \|", PAGE, re.MULTILINE))
"""Every difference by its id, with what is stated and what is computed, from the table on the page."""
REASONS = dict(re.findall(r"^\| `([\w. ()-]+)` \| [^|]+ \| [^|]+ \| ([^|]+) \|", PAGE, re.MULTILINE))


EVERY = list(compared(packaged()))


def test_every_difference_is_listed_with_its_explanation_and_nothing_else_is() -> None:
    differ = {
        comparison.name: f"{comparison.stated} | {comparison.computed}" for comparison in EVERY if not comparison.equal
    }
    assert differ == LISTED
    assert packaged().read("differences") == REASONS
    assert len({comparison.name for comparison in EVERY}) == len(EVERY) > 90
    assert list(contradictions(packaged())) == []


def test_what_is_compared() -> None:
    kinds = {comparison.name.split()[0] for comparison in EVERY}
    assert kinds == {
        "application",
        "due",
        "kind",
        "threshold",
        "measures",
        "action",
        "parts",
        "days",
        "designated",
        "costs",
    }


def test_the_requests_of_18_january_2024_are_seventeen() -> None:
    assert sum(request.sent == date(2024, 1, 18) for request in record.requests()) == 17


def test_the_days_that_explain_a_difference_do_explain_it() -> None:
    assert dsa.effective_date(date(2023, 12, 21), "P4M").date == date(2024, 4, 21)
    assert dsa.effective_date(date(2023, 12, 23), "P4M").date == date(2024, 4, 23)
    assert dsa.effective_date(date(2024, 6, 3), "P4M").date == date(2024, 10, 3)
    assert dsa.deadline(date(2025, 12, 8), "60 working days", calendar="EC").date == date(2026, 3, 12)


@pytest.mark.parametrize(
    ("notified", "lodged"),
    [
        (date(2023, 4, 25), date(2023, 6, 27)),  # Zalando
        (date(2023, 4, 25), date(2023, 7, 5)),  # Amazon, on the last day
        (date(2023, 12, 20), date(2024, 2, 29)),  # Technius
        (date(2023, 12, 20), date(2024, 3, 1)),  # Aylo, on the last day
        (date(2025, 12, 5), date(2026, 2, 16)),  # X, on the last day
    ],
)
def test_every_action_was_in_time_even_if_the_decision_was_notified_on_its_day(notified: date, lodged: date) -> None:
    assert lodged in {court_case.lodged for court_case in record.court_cases()}
    assert dsa.action_for_annulment(notified).late(lodged) == 0


def test_the_appeal_of_zalando_was_in_time() -> None:
    (case,) = record.find("Zalando").court_cases
    assert case.judgment is not None
    assert case.appeal_lodged is not None
    assert dsa.appeal(case.judgment).date == case.appeal_lodged == date(2025, 11, 13)


def test_the_fine_is_below_the_ceiling_that_the_press_gives_too() -> None:
    (fine,) = record.find("AliExpress").penalties
    (turnover,) = record.turnovers()
    maximum = dsa.maximum_fine(turnover, decided=fine.imposed)
    assert (
        dsa.Money(8_500_000_000, "USD") < maximum.ceiling < dsa.Money(9_000_000_000, "USD")
    )  # "approaching 9 billion"
    share = record.share_of_ceiling(fine)
    assert share.within
    assert "single source" in share.explain()
