"""What the library computes beside what the record states: equal, or listed with its explanation on the page."""

import re
from collections.abc import Iterator
from datetime import date

import pytest

import dsa
from dsa import record
from tests.paths import DOCS

PAGE = (DOCS / "record.md").read_text("utf-8")
LISTED = dict(re.findall(r"^\| `([\w. ()-]+)` \| ([^|]+ \| [^|]+) \|", PAGE, re.MULTILINE))
"""Every difference by its id, with what is stated and what is computed, from the table on the page."""


def shown(day: date) -> str:
    return f"{day.day} {day:%B} {day.year}"


def application() -> Iterator[tuple[str, str, str]]:
    """Four months from the decision, as if it had been notified on its day (Article 33(6))."""
    fits = {
        "end of August 2024": (date(2024, 8, 21), date(2024, 8, 31)),
        "mid-November 2024": (date(2024, 11, 10), date(2024, 11, 20)),
        "mid-May 2026": (date(2026, 5, 10), date(2026, 5, 20)),
        "January 2027": (date(2027, 1, 1), date(2027, 1, 31)),
    }
    for name in record.services():
        dossier = record.find(name)
        for one in dossier.designations:
            computed = dsa.effective_date(one.decided, "P4M").date
            if one.published_application is not None:
                yield f"application {name}", shown(one.published_application), shown(computed)
            else:
                (words,) = (fact.wording for fact in dossier.about(one) if fact.wording)
                first, last = fits[words]
                said = f'"{words}"'
                yield f"application {name}", said, said if first <= computed <= last else shown(computed)


def due_days() -> Iterator[tuple[str, str, str]]:
    """Days to answer where the text gives a period as well."""
    for request in record.find("TikTok").requests:
        for question in request.questions:
            if "within 24 hours" in question.subject:
                computed = dsa.deadline(request.sent, "P1D", calendar="EC").date
                yield f"due {request.sent}", shown(question.due), shown(computed)


def remedies() -> Iterator[tuple[str, str, str]]:
    """The periods of the decision on X, as if it had been notified on its day."""
    (decision,) = (
        e for e in record.find("X").investigations[0].events if isinstance(e, dsa.events.NonComplianceDecision)
    )
    (measures,) = (e for e in record.find("X").investigations[0].events if isinstance(e, dsa.events.MeasuresOrdered))
    (reported,) = (e for e in record.find("X").investigations[0].events if isinstance(e, dsa.events.MeasuresReported))
    assert measures.within is not None
    assert decision.action_plan_within is not None
    by = dsa.deadline(measures.date, measures.within, calendar="EC").date
    yield "measures X", shown(reported.date), shown(by)
    plan = dsa.deadline(decision.date, decision.action_plan_within, calendar="EC").date
    yield "action plan X", '"mid-April 2026"', shown(plan)


def counts() -> Iterator[tuple[str, str, str]]:
    seventeen = [one for one in record.requests() if one.sent == date(2024, 1, 18)]
    yield "requests of 18 January 2024", "17", str(len(seventeen))
    in_force = sum(one.in_force(record.as_of) for one in record.designations())
    yield "designated services", "28", str(in_force)
    lite = next(case for case in record.cases() if case.id == "TIKTOK-2").investigation
    yield "days of TIKTOK-2", "105", str((lite.events[-1].date - lite.opened).days)
    for fine in record.penalties():
        parts = [one.amount for one in fine.infringements if one.amount is not None]
        if parts:
            yield f"parts of the fine of {fine.imposed}", str(fine.amount), str(sum(parts[1:], start=parts[0]))
    yield "costs of 2023", "EUR 26 870 000.00", str(dsa.Money("8_060_000", "EUR") + dsa.Money("18_800_000", "EUR"))


def kinds() -> Iterator[tuple[str, str, str]]:
    from dsa.record.reading.store import packaged

    for name in record.services():
        (path,) = (path for path in packaged().index["services"][name]["files"] if path.startswith("services/"))
        (stated,) = packaged().read(path)["designations"]
        yield f"kind {name}", stated["status"], record.find(name).designations[0].kind


def thresholds() -> Iterator[tuple[str, str, str]]:
    """Every service designated has a figure that meets the threshold."""
    for name in record.services():
        met = any(test.met for test in record.find(name).tests())
        yield f"threshold {name}", "met", "met" if met else "not met"


EVERY = [*application(), *due_days(), *remedies(), *counts(), *kinds(), *thresholds()]


def test_every_difference_is_listed_with_its_explanation_and_nothing_else_is() -> None:
    differ = {name: f"{stated} | {computed}" for name, stated, computed in EVERY if stated != computed}
    assert differ == LISTED
    assert len({name for name, _, _ in EVERY}) == len(EVERY) == 97


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
    assert lodged in {one.lodged for one in record.court_cases()}
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
