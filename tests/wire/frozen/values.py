"""One or more objects of every form that is no answer."""

from __future__ import annotations

from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import evolve

import dsa
from dsa import DSA, Citation, Money, Period, record
from dsa.act.parameters import THRESHOLD
from dsa.ground.citations import GENERAL_COURT_RULES
from dsa.record import Dossier, Fact, Figure, Source, Sure
from dsa.time_limits.calendars import Status

from .facts import (
    ACCOUNTS,
    ALIBABA,
    AVERAGE,
    BOTH,
    CALENDAR,
    CASE,
    DAY,
    DISPUTED,
    DONE,
    FIGURE,
    FIGURES,
    FINE,
    FOREIGN,
    GROWN,
    HISTORY,
    HOLIDAY,
    HYBRID,
    LIST,
    ORDER,
    PARTNER,
    PAYMENTS,
    PERIODIC,
    QUESTION,
    RATE,
    REQUEST,
    RULES,
    SHOP,
    SIMPLE,
    SOURCE,
    TURNOVER,
    VAGUE,
    VERY_LARGE,
    YEAR,
)

VALUES: dict[str, list[object]] = {
    "act": [DSA, FOREIGN],
    "citation": [
        DSA.at(33, 6),
        DSA.at(76, 1, point="a"),
        Citation.parse("Article 3(1), second subparagraph, Regulation 1182/71"),
        DSA.recital(77),
        GENERAL_COURT_RULES.at(60),
        FOREIGN.at(7, 2),
        Citation(DSA, 5, point="(odd)"),
        Citation.parse("Article 4(1), point (a)(ii), DSA"),
    ],
    "money": [
        Money("7_000_000.00", "EUR"),
        Money(-6, "EUR"),
        Money.exactly(Fraction(1, 2**40), "EUR"),
        Money(0, "JPY"),
    ],
    "financial-year": [YEAR],
    "turnover": [TURNOVER],
    "exchange-rate": [RATE, AVERAGE],
    "period": [Period.parse(text) for text in ("P4M", "P1Y2M3W4D", "PT24H", "1 working day", "10 working days")],
    "active-recipients": [FIGURE, HISTORY[0]],
    "platform": [SHOP, HYBRID],
    "provider": [ALIBABA, dsa.Provider(name="Nobody"), GROWN],
    "figures": [FIGURES, dsa.Figures(headcount=3, balance_sheet=Money(1, "EUR"))],
    "partner": [PARTNER],
    "annual-accounts": list(ACCOUNTS),
    "quotation": [dsa.Quotation(words="insofar as it has their contact details", citation=dsa.DSA.at(32, 1))],
    "obligation": [dsa.CATALOGUE["art-16-1-notice-mechanism"], dsa.CATALOGUE["art-34-1-risk-assessment"]],
    "authority": [dsa.Authority(dsa.AuthorityKind.COORDINATOR, "IE"), dsa.Authority(dsa.AuthorityKind.COMMISSION)],
    "recipient-range": [dsa.RecipientRange(at_least=1, at_most=2), dsa.RecipientRange()],
    "infringement": list(FINE.infringements),
    "penalty": [
        FINE,
        PERIODIC,
        PAYMENTS,
        evolve(FINE, addressee="AliExpress"),
    ],
    "consequence": [
        dsa.Consequence(
            "incorrect, incomplete or misleading information",
            finable=True,
            periodic=True,
            citations=(DSA.at(74, 2, point="a"), DSA.at(76, 1, point="a")),
        ),
        dsa.Consequence(
            "no reply within the time set",
            finable=True,
            periodic=True,
            citations=(DSA.at(74, 2, point="b"), DSA.at(76, 1, point="a")),
        ),
    ],
    "question": [QUESTION],
    "fee-service": [dsa.FeeService(name="A", provider="Big", recipients=100, designated_from=date(2023, 8, 25))],
}
CASES: dict[str, list[object]] = {
    "vlop-designation": [
        VAGUE,
        VERY_LARGE,
        dsa.VLOPDesignation(
            platform=SHOP,
            decided=date(2026, 5, 29),
            notified=date(2026, 6, 1),
            basis=dsa.RecipientBasis.OTHER,
            preliminary_findings=date(2026, 4, 1),
        ),
        dsa.VLOPDesignation(platform=BOTH, decided=DAY, published_application=date(2024, 7, 20), designated_as="VLOP"),
    ],
    "service-file": [
        dsa.ServiceFile(platform=SHOP, designations=[VERY_LARGE, VAGUE], milestones=DONE[:2]),
        dsa.ServiceFile(platform=BOTH),
    ],
    "request-for-information": [
        REQUEST,
        dsa.RequestForInformation(addressee=ALIBABA, sent=DAY, questions=[dsa.Question(subject="x", due=DAY)]),
        dsa.RequestForInformation(addressee="somebody", sent=DAY, questions=[dsa.Question(subject="x", due=DAY)]),
    ],
    "strand": [CASE.strands[0], dsa.Strand(name="bare")],
    "investigation": [CASE],
    "what-if": [dsa.WhatIf(((THRESHOLD, 50_000_000),))],
    "calendar": [CALENDAR],
    "holiday": [HOLIDAY],
    "holiday-list": [LIST],
    "holiday-rule": list(RULES),
    "source": [Source(url="https://example.org", reference="IP/24/1", note="read"), Source(reference="T-348/23")],
    "conflict": list(DISPUTED),
    "fact": [
        Fact(text="It is so.", sure=Sure.CONFIRMED, sources=(SOURCE,), disputed=DISPUTED),
        Fact(text="So it was.", sure=Sure.FROM_MEMORY, wording="mid-May 2026"),
    ],
    "figure": [
        Figure(count=104_300_000, period="August 2023 to January 2024", sure=Sure.SINGLE_SOURCE, sources=(SOURCE,)),
        Figure(
            count=45_000_000,
            period="the half-year to July 2024",
            sure=Sure.INFERRED,
            more_than=True,
            period_start=date(2024, 2, 1),
            period_end=date(2024, 7, 31),
            note="a bound",
            disputed=DISPUTED,
        ),
    ],
    "termination": [record.Termination(announced=DAY), record.Termination(announced=DAY, notified=DAY)],
    "undated-request": [
        record.UndatedRequest(addressee=SHOP, sent=None, sent_wording="mid-May", basis=SIMPLE, subjects=("minors",)),
        record.UndatedRequest(addressee=SHOP, sent=DAY, basis=SIMPLE, subjects=("minors", "ads"), source="a report"),
    ],
    "order": [ORDER, record.Order(number="T-1/24 R", result="dismissed", decided=DAY, sure=Sure.FROM_MEMORY)],
    "court-case": [
        record.CourtCase(
            numbers=("T-1/24",),
            parties="A v Commission",
            about="the fee",
            services=("AliExpress",),
            lodged=DAY,
            judgment=date(2025, 9, 10),
            ecli="ECLI:EU:T:2025:1",
            outcome=dsa.events.Outcome.ANNULLED,
            appeal_lodged=date(2025, 11, 20),
            status="under appeal",
            interim=(ORDER,),
        ),
        record.CourtCase(numbers=(), parties="B v Commission", about="designation", services=(), status="pending"),
    ],
    "case": [
        record.Case(
            id="ALIEXPRESS-1",
            investigations=(CASE,),
            suspected_sure=Sure.CONFIRMED,
            facts=(Fact(text="It is so.", sure=Sure.INFERRED),),
        )
    ],
    "dossier": [Dossier(platform=SHOP, requests=(REQUEST,), investigations=(CASE,), as_of=date(2026, 11, 1))],
}
ENUMS: dict[str, list[object]] = {
    name: list(kind)
    for name, kind in {
        "unit": dsa.Unit,
        "enterprise-size": dsa.EnterpriseSize,
        "recipient-basis": dsa.RecipientBasis,
        "service-kind": dsa.ServiceKind,
        "fine-ground": dsa.FineGround,
        "periodic-reading": dsa.PeriodicReading,
        "penalty-kind": dsa.PenaltyKind,
        "question-state": dsa.QuestionState,
        "request-basis": dsa.RequestBasis,
        "act-status": dsa.events.ActStatus,
        "appeal-outcome": dsa.events.AppealOutcome,
        "compulsion": dsa.events.Compulsion,
        "nature": dsa.events.Nature,
        "contested": dsa.events.Contested,
        "outcome": dsa.events.Outcome,
        "addressee": dsa.Addressee,
        "application": dsa.Application,
        "recurrence": dsa.Recurrence,
        "size-exemption": dsa.SizeExemption,
        "authority-kind": dsa.AuthorityKind,
        "change-kind": dsa.ChangeKind,
        "due-kind": dsa.DueKind,
        "official": record.Official,
        "reopening-ground": dsa.events.ReopeningGround,
        "stage": dsa.Stage,
        "status": Status,
        "sure": Sure,
    }.items()
    if issubclass(kind, Enum)
}
