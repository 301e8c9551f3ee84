"""For which years a fee is charged: those in which Section 5 binds on a day (Article 3 of the Delegated Regulation)."""

from __future__ import annotations

from datetime import date

import pytest

from dsa import VLOPDesignation
from dsa.act.very_large.fee_years import charged_for_a_part, charged_in, why_charged
from tests.standard import LARGE_SHOP


def designation(notified: date, ended: date | None = None) -> VLOPDesignation:
    return VLOPDesignation(platform=LARGE_SHOP, decided=notified, notified=notified, termination_notified=ended)


@pytest.mark.parametrize(
    ("notified", "ended", "years"),
    [
        (date(2024, 9, 1), date(2025, 9, 1), [2025]),  # it binds from 1 January 2025 to 31 December
        (date(2024, 9, 1), date(2025, 9, 2), [2025, 2026]),  # and on 1 January 2026
        (date(2024, 8, 31), date(2025, 3, 3), [2024, 2025]),  # on 31 December 2024 first
        (date(2024, 9, 2), None, [2025, 2026, 2027]),
        (date(2024, 3, 1), date(2024, 3, 1), []),  # the four months of both are the same
    ],
)
def test_a_year_is_charged_if_section_5_binds_on_one_of_its_days(
    notified: date, ended: date | None, years: list[int]
) -> None:
    assert [year for year in range(2023, 2028) if charged_in(designation(notified, ended), year)] == years


@pytest.mark.parametrize(
    ("notified", "before"), [(date(2024, 8, 31), True), (date(2024, 9, 1), True), (date(2024, 9, 2), False)]
)
def test_on_new_years_day_section_5_binds_from_before_and_on_the_next_in_the_course_of_the_year(
    notified: date, before: bool
) -> None:
    step = why_charged(designation(notified), 2025, date(2025, 6, 2))
    assert step.rule == f"fee-year-bound-{'from-before' if before else 'in-its-course'}"
    assert str(step.citation).startswith(f"Article 3, point ({'a' if before else 'b'})")
    notice = charged_for_a_part(designation(notified), 2025)
    assert notice.id == f"fee-paid-for-year-bound-{'from-before' if before else 'in-its-course'}"
    assert notice.citations == (step.citation,)
