"""What the round trips begin with: the frozen examples, and beside them answers as the library gives them today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

from attrs import evolve

import dsa
from dsa import DSA, Money, record
from dsa.act.parameters import THRESHOLD

from . import frozen
from .frozen.facts import (
    ACCOUNTS,
    AVERAGE,
    BRUSSELS,
    CASE,
    DAY,
    DONE,
    FIGURE,
    FINE,
    HISTORY,
    NOON,
    PAYMENTS,
    RATE,
    REQUEST,
    SHOP,
    TURNOVER,
    VAGUE,
    VERY_LARGE,
)

MAXIMUM = dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1))
FEE = dsa.supervisory_fee(
    [
        dsa.FeeService(name="A", provider="Big", recipients=100_000_000, designated_from=date(2023, 8, 25)),
        dsa.FeeService(
            name="B",
            provider="Small",
            recipients=50_000_000,
            designated_from=date(2023, 8, 25),
            designated_until=date(2024, 10, 1),
        ),
        dsa.FeeService(name="C", provider="Silent", recipients=46_000_000, designated_from=date(2024, 4, 1)),
    ],
    year=2024,
    costs=Money(45_000_000, "EUR"),
    net_income={"Big": Money(20_000_000_000, "EUR"), "Small": Money(-1, "EUR"), "Silent": None},
)

STATE = CASE.state(date(2026, 11, 1))
COMPELLED = CASE.record(
    dsa.events.PeriodicPenaltyImposed(
        date=date(2026, 10, 1),
        strand="products",
        runs_from=date(2026, 10, 15),
        penalty=dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=Money(50_000, "EUR"), imposed=date(2026, 10, 1)),
    )
)

BOUND = {status.obligation.id: status for status in dsa.obligations(SHOP, on=date(2025, 1, 1), designation=VAGUE)}
DUE = dsa.schedule(SHOP, start=date(2023, 8, 1), end=date(2025, 12, 31), designation=VERY_LARGE, events=DONE)
CHANGES = dsa.changes(SHOP, start=date(2023, 1, 1), end=date(2024, 12, 31), designation=VERY_LARGE)

ANSWERS: dict[str, list[object]] = {
    "answers": [dsa.changes(SHOP, start=date(2023, 2, 16), end=date(2023, 2, 17))],
    "designation-status": [
        dsa.VLOPDesignation(platform=SHOP, decided=DAY, notified=DAY).status(date(2025, 1, 1)),
    ],
    "working-days": [dsa.working_days(date(2026, 5, 4), date(2026, 5, 29), calendar="EC")],
    "statement-owed": [dsa.statements.statement_owed(SHOP, applied=date(2026, 3, 1), contact_known=True)],
    "deadline": [
        dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC"),
        dsa.deadline(date(2024, 5, 31), "P1M15D", calendar="EC", direction="before"),
        dsa.deadline(date(2028, 3, 1), "10 working days", calendar="EC", beyond="project"),
        dsa.deadline(NOON, "PT24H", calendar="EC"),
        dsa.action_for_annulment(date(2024, 7, 12)),
    ],
    "named-day": [dsa.due_on(DAY), dsa.due_at(NOON)],
    "effective-date": [
        dsa.effective_date(date(2023, 12, 21), "P4M"),
        dsa.VLOPDesignation(platform=SHOP, decided=DAY, notified=DAY).application,
    ],
    "receipt": [
        dsa.procedures.received_by_commission(DAY, acknowledged=date(2024, 3, 15)),
        dsa.procedures.received_by_commission(DAY, acknowledged=None),
        dsa.procedures.received_by_commission(DAY, delivered=date(2024, 3, 18), by="hand"),
    ],
    "recomputed": [dsa.recompute(dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC"))],
    "recipient-average": [
        dsa.average_monthly_active_recipients([44_999_999, 45_000_001, 45_000_000, 1, 2, 3], presume_all_exposed=True)
    ],
    "threshold-test": [
        dsa.threshold_test(45_000_000, on=DAY),
        dsa.threshold_test(FIGURE, on=DAY),
        dsa.threshold_test(dsa.RecipientRange(at_least=1, at_most=None), on=DAY),
        dsa.threshold_test(44_999_999, on=DAY, what_if=dsa.WhatIf(((THRESHOLD, 44_000_000),))),
    ],
    "threshold-adjustment": [dsa.threshold_for_population(470_000_000, reference=447_000_000)],
    "termination-test": [dsa.termination_test(HISTORY, on=date(2025, 8, 1))],
    "maximum-fine": [
        MAXIMUM,
        dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1), ground=dsa.FineGround.INFORMATION, rate=RATE),
        dsa.periodic_penalty_ceiling(TURNOVER, decided=date(2024, 6, 1), days=7),
    ],
    "share-of-ceiling": [
        evolve(FINE, imposed=date(2024, 6, 1)).against(dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1), rate=RATE)),
        PAYMENTS.against(dsa.periodic_penalty_ceiling(TURNOVER, decided=PAYMENTS.imposed, days=7, rate=AVERAGE)),
    ],
    "time-not-begun": [
        dsa.limitation(ceased=None, interruptions=[date(2026, 1, 1)]),
        dsa.enforcement_limitation(final=None),
    ],
    "accrued-payments": [PAYMENTS.accrued(date(2024, 6, 30))],
    "limitation": [
        dsa.limitation(
            ceased=date(2027, 3, 1),
            interruptions=[date(2026, 1, 1), date(2031, 2, 1), date(2040, 1, 1)],
            suspensions=[(date(2028, 1, 1), date(2028, 3, 1))],
        ),
        dsa.enforcement_limitation(final=date(2027, 3, 1)),
        CASE.limitation(ceased=date(2026, 1, 1), on=date(2026, 11, 1)),
    ],
    "fee-charge": list(FEE.charges),
    "supervisory-fee": [FEE],
    "question-status": list(REQUEST.status(date(2023, 12, 5))),
    "investigation-state": [STATE, CASE.state(date(2023, 1, 1))],
    "open-time-limit": list(CASE.open_time_limits(date(2026, 11, 1))),
    "accrued": [COMPELLED.accrued(date(2026, 10, 31))],
    "size-status": [
        dsa.size_status(ACCOUNTS, on=date(2025, 1, 1)),
        dsa.size_status(ACCOUNTS, on=date(2023, 1, 1)),
    ],
    "competence": list({len(status.competence.steps): status.competence for status in BOUND.values()}.values()),
    "obligation-status": [
        BOUND[name] for name in ("art-16-1-notice-mechanism", "art-34-1-risk-assessment", "art-30-2-legacy-traders")
    ],
    "change": [CHANGES[0], CHANGES[-1]],
    "due-date": list({(type(due.deadline), due.subject.id, due.kind, due.conditional): due for due in DUE}.values()),
}
RECORD_ANSWERS: dict[str, list[object]] = {
    "open-proceedings": [record.open_proceedings(date(2023, 12, 17)), record.open_proceedings(date(2023, 12, 31))],
    "due-requests": [
        record.requests_due(date(2023, 11, 1), date(2023, 11, 2)),
        record.requests_due(date(2024, 4, 1), date(2024, 4, 10)),
    ],
    "article-cases": [record.by_article("42"), record.by_article("39")],
    "coverage": [record.coverage()],
    "stage-times": [record.days_to(dsa.Stage.NON_COMPLIANCE)],
}
BY_FORM: dict[str, list[object]] = {
    name: [*several, *ANSWERS.get(name, []), *RECORD_ANSWERS.get(name, [])] for name, several in frozen.BY_FORM.items()
}
EVERYTHING: tuple[object, ...] = tuple(example for several in BY_FORM.values() for example in several)
RECORD: tuple[object, ...] = (
    *(record.find(name) for name in record.services()),
    *record.designations(),
    *record.requests(),
    *record.investigations(),
    *record.penalties(),
    *record.sources(),
)
MOMENTS = (
    NOON,
    datetime(2024, 3, 14, 12, 0, 0, 1, tzinfo=UTC),
    datetime(2024, 3, 14, 12, 0, tzinfo=timezone(timedelta(hours=-3, minutes=-30))),
    datetime(2024, 10, 27, 2, 30, tzinfo=BRUSSELS),
    datetime(2024, 10, 27, 2, 30, tzinfo=BRUSSELS, fold=1),
    datetime(1900, 1, 1, tzinfo=ZoneInfo("Europe/Amsterdam")),
)
FACTS: tuple[object, ...] = (
    None, True, 45_000_000, "", "Ünïcode 🇪🇺", DAY, *MOMENTS, Fraction(3, 50), Fraction(-1, 3), Decimal("1.50"),
    (), (DAY, (1, "a")), frozenset({"a", dsa.Stage.OPEN}), Money(1, "EUR"), dsa.events.Contested.INSPECTION,
    RATE, DSA.at(1),
)  # fmt: skip
