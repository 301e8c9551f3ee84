"""Statements of reasons, notices and complaints, made up for the frozen examples."""

from __future__ import annotations

from datetime import date
from enum import Enum

import dsa

from .facts import ALIBABA, DAY, SHOP

STATEMENT = dsa.statements.StatementOfReasons(
    visibility={dsa.statements.VisibilityRestriction.DEMOTION, dsa.statements.VisibilityRestriction.OTHER},
    visibility_other="Not shown in searches",
    visibility_until=date(2026, 9, 1),
    account=dsa.statements.AccountRestriction.SUSPENSION,
    territorial_scope=["PT", "DE"],
    ground=dsa.statements.Ground.TERMS,
    ground_reference="Terms of use, section 4",
    explanation="The review was paid for.",
    also_illegal=False,
    facts="Forty reviews of one product within a minute.",
    source=dsa.statements.InformationSource.NOTICE,
    automated_detection=True,
    automated_decision=dsa.statements.AutomatedDecision.NOT_AUTOMATED,
    applied=date(2026, 3, 1),
    category=dsa.statements.Category.SCAMS_AND_FRAUD,
    keywords=dsa.statements.Keyword.INAUTHENTIC_USER_REVIEWS,
    content_type=dsa.statements.ContentType.TEXT,
    content_date=date(2026, 2, 1),
    content_language="DE",
    ean="0123456789123",
    identifier="review-4711",
    redress=dsa.statements.Redress(complaint="https://forum.example/complain", informed=DAY, calendar="IE"),
)
HOSTING = dsa.Platform(name="Forum", provider=ALIBABA, kind=dsa.ServiceKind.HOSTING)
STATEMENTS: dict[str, list[object]] = {
    "Complaint": [
        dsa.statements.Complaint(identifier="review-4711", lodged=DAY),
        dsa.statements.Complaint(
            identifier="review-4711", lodged=DAY, decided=DAY, outcome=dsa.statements.ComplaintOutcome.REVERSED
        ),
    ],
    "NoticeOfIllegalContent": [
        dsa.statements.NoticeOfIllegalContent(received=DAY, locations="https://forum.example/1")
    ],
    "Redress": [STATEMENT.redress],
    "StatementOfReasons": [STATEMENT],
    **{
        name: list(kind)
        for name in dsa.statements.__all__
        if isinstance(kind := getattr(dsa.statements, name), type) and issubclass(kind, Enum)
    },
    "StatementOwed": [
        dsa.statements.statement_owed(HOSTING, applied=date(2026, 3, 1), contact_known=True),
        dsa.statements.submission_owed(SHOP, applied=date(2026, 3, 1), ordered=True),
    ],
}
