"""Services, penalties, cases, calendars and what happened, made up for the frozen examples: plain facts, no answers."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import dsa
from dsa import DSA, Money, Period, record
from dsa.ground.citations import Act
from dsa.record import Source
from dsa.time_limits.calendars import HolidayRule, Status

DAY = date(2024, 3, 14)
BRUSSELS = ZoneInfo("Europe/Brussels")
NOON = datetime(2024, 3, 14, 12, 0, tzinfo=BRUSSELS)

ALIBABA = dsa.Provider(name="Alibaba", country="NL", group="Alibaba Group", size=dsa.EnterpriseSize.LARGE)
FIGURE = dsa.ActiveRecipients(
    count=104_300_000,
    period_start=date(2023, 8, 1),
    period_end=date(2024, 1, 31),
    published=date(2024, 2, 17),
    source="transparency report",
    member_states={"FR": 20_000_000, "DE": 12_000_000},
)
SHOP = dsa.Platform(name="AliExpress", provider=ALIBABA, kind=dsa.ServiceKind.MARKETPLACE, recipients=(FIGURE,))
HYBRID = dsa.Platform(
    name="Maps — Карты",
    provider=dsa.Provider(name="Ålesund & Søn"),
    kind={dsa.ServiceKind.SEARCH_ENGINE, dsa.ServiceKind.HOSTING},
)
BOTH = dsa.Platform(
    name="Both",
    provider=dsa.Provider(name="Both Ltd"),
    kind={dsa.ServiceKind.SEARCH_ENGINE, dsa.ServiceKind.MARKETPLACE},
)
YEAR = dsa.FinancialYear.ending(date(2024, 3, 31))
TURNOVER = dsa.Turnover(amount=Money(941_168_000_000, "CNY"), year=YEAR, group=True, of="Alibaba", source="Form 20-F")
RATE = dsa.ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=date(2024, 5, 31), source="invented")
FINE = dsa.Penalty(
    kind=dsa.PenaltyKind.FINE,
    amount=Money("7_000_000.00", "EUR"),
    imposed=date(2026, 7, 20),
    infringements=[
        dsa.Infringement(citation=DSA.at(34, 1), amount=Money("3000000", "EUR")),
        dsa.Infringement(citation=DSA.at(35, 1), amount=Money("4000000", "EUR")),
    ],
    source="press release",
)
AVERAGE = dsa.ExchangeRate.average(YEAR, base="EUR", quote="CNY", rate="7.8", source="invented")
PAYMENTS = dsa.Penalty(
    kind=dsa.PenaltyKind.PERIODIC,
    amount=Money(50_000, "EUR"),
    imposed=date(2024, 6, 1),
    runs_from=date(2024, 6, 15),
)
PERIODIC = dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=Money(50_000, "EUR"), imposed=date(2026, 8, 1))
HISTORY = tuple(
    dsa.ActiveRecipients(count=count, period_start=start, period_end=end)
    for count, start, end in (
        (40_000_000, date(2024, 2, 1), date(2024, 7, 31)),
        (41_000_000, date(2024, 8, 1), date(2025, 1, 31)),
        (39_000_000, date(2025, 2, 1), date(2025, 7, 31)),
    )
)
QUESTION = dsa.Question(
    subject="minors", due=date(2023, 11, 27), extended_to=date(2023, 12, 4), extended_on=date(2023, 11, 20)
)
REQUEST = dsa.RequestForInformation(
    addressee=SHOP,
    sent=date(2023, 11, 6),
    basis=dsa.RequestBasis.DECISION,
    questions=[QUESTION, dsa.Question(subject="illegal products", due=date(2023, 11, 27))],
    reference="DSA.1",
    source="press release",
)
EVENTS: tuple[dsa.events.Event, ...] = (
    dsa.events.AssessmentRequested(date=DAY, source="letter"),
    dsa.events.ProceedingsExtended(date=DAY, strand="minors", articles=[DSA.at(28, 1)]),
    dsa.events.InformationRequested(date=DAY, by_decision=True),
    dsa.events.StatementTaken(date=DAY, strand=["a", "b"]),
    dsa.events.InspectionOrdered(date=DAY),
    dsa.events.InterimMeasures(date=DAY, until=None),
    dsa.events.InterimMeasuresRenewed(date=DAY, until=date(2024, 6, 1)),
    dsa.events.CommitmentsOffered(date=DAY),
    dsa.events.CommitmentsRejected(date=DAY),
    dsa.events.CommitmentsMadeBinding(date=DAY),
    dsa.events.Reopened(date=DAY, ground=dsa.events.ReopeningGround.BROKEN_COMMITMENTS),
    dsa.events.MonitoringOrdered(date=DAY, until=date(2024, 12, 31)),
    dsa.events.PreliminaryFindings(date=DAY, observations_due=date(2024, 4, 2)),
    dsa.events.FindingsOnInterimMeasures(date=DAY),
    dsa.events.FindingsOnCommitments(date=DAY),
    dsa.events.ObservationsSubmitted(date=DAY),
    dsa.events.BoardViewsSubmitted(date=DAY),
    dsa.events.AccessToFileGiven(date=DAY),
    dsa.events.NonComplianceDecision(
        date=date(2026, 7, 20), penalty=FINE, found=[DSA.at(34)], action_plan_within="P90D", notified=date(2026, 7, 21)
    ),
    dsa.events.MeasuresOrdered(date=DAY, within=Period(working_days=10)),
    dsa.events.MeasuresReported(date=DAY),
    dsa.events.Closed(date=DAY),
    dsa.events.ProceduralFindings(date=DAY),
    dsa.events.ProceduralFine(date=date(2026, 7, 20), penalty=FINE),
    dsa.events.ActionPlanReceived(date=DAY),
    dsa.events.BoardOpinionReceived(date=DAY),
    dsa.events.ActionPlanDecided(date=DAY, sufficient=False, implement_by=date(2025, 1, 1)),
    dsa.events.PeriodicPenaltyImposed(date=date(2026, 8, 1), penalty=PERIODIC, ground=dsa.events.Compulsion.DECISION),
    dsa.events.PeriodicPenaltyFixed(date=DAY, amount=Money("49999.99", "EUR")),
    dsa.events.ActionBrought(date=DAY, against=dsa.events.Contested.NON_COMPLIANCE, case="T-1/24"),
    dsa.events.JudgmentGiven(date=DAY, outcome=dsa.events.Outcome.VARIED, case="T-1/24", amount=Money(1, "EUR")),
    dsa.events.RestrictionViewsInvited(date=DAY, views_due=date(2024, 5, 2)),
    dsa.events.RestrictionRequested(date=DAY),
    dsa.events.AccessRestricted(date=DAY, reference="order"),
    dsa.events.AccessRestricted(date=date(2024, 4, 11), reference="extension", of="order"),
    dsa.events.ActionPlanCarriedOut(date=DAY, of="plan"),
    dsa.events.AppealBrought(date=DAY, against="T-1/24", case="C-1/25 P", by="Commission"),
    dsa.events.AppealDecided(
        date=DAY, case="C-1/25 P", outcome=dsa.events.AppealOutcome.SET_ASIDE, final=dsa.events.Outcome.DISMISSED
    ),
    dsa.events.AuditReportSubmitted(date=DAY),
    dsa.events.CommitmentCarriedOut(date=DAY, step="search"),
    dsa.events.FindingsOnPayments(date=DAY, observations_within="P1M", notified=DAY, articles=[DSA.at(34)]),
    dsa.events.GuaranteeGiven(date=DAY, amount=Money(1, "EUR")),
    dsa.events.InformationSupplied(date=DAY, subject="minors", complete=False),
    dsa.events.InterimMeasuresIntended(date=DAY, views_within="P5D", notified=DAY),
    dsa.events.MeasuresIntended(date=DAY, of=["a", "b"]),
    dsa.events.ObligationSatisfied(date=DAY),
    dsa.events.OperationResumed(date=DAY, case="T-1/24"),
    dsa.events.OperationSuspended(date=DAY, case="T-1/24", until=date(2024, 12, 31)),
    dsa.events.PenaltyPaid(date=DAY, amount=Money(1, "EUR"), interest=Money("0.01", "EUR")),
    dsa.events.SupervisionEnded(date=DAY),
    dsa.events.TermsOfAccessSet(date=DAY, addressees=["an auditor"]),
    dsa.events.TimeLimitExtended(date=DAY, of="request", to=date(2024, 5, 1)),
    dsa.events.CommitmentsMadeBinding(date=DAY, steps=[("search", date(2024, 6, 1))], reference="C(2024) 1"),
    dsa.events.JudgmentGiven(
        date=DAY,
        outcome=dsa.events.Outcome.ANNULLED,
        articles=[DSA.at(34)],
        effects_maintained=True,
        maintained_until=date(2025, 3, 14),
    ),
)

CASE = dsa.Investigation(
    platform=SHOP,
    opened=date(2024, 3, 14),
    suspected=[DSA.at(34, 1), DSA.at(35, 1)],
    events=[
        dsa.events.InformationRequested(date=date(2023, 11, 6)),
        dsa.events.CommitmentsOffered(date=date(2025, 5, 1), strand="traders"),
        dsa.events.PreliminaryFindings(date=date(2025, 6, 18), strand="products", observations_due=date(2025, 9, 1)),
        dsa.events.CommitmentsMadeBinding(date=date(2025, 6, 18), strand="traders"),
        dsa.events.NonComplianceDecision(
            date=date(2026, 7, 20), strand="products", penalty=FINE, action_plan_due=date(2026, 10, 20)
        ),
        dsa.events.ActionBrought(
            date=date(2026, 9, 29), strand="products", against=dsa.events.Contested.NON_COMPLIANCE
        ),
    ],
    strands=[
        dsa.Strand(name="products", articles=[DSA.at(34, 1), DSA.at(35, 1)]),
        dsa.Strand(name="traders", articles=[DSA.at(30)]),
    ],
    reference="DSA.100047",
    source="press release",
)
HOLIDAY = dsa.Holiday(date=date(2026, 5, 1), name="Labour Day", source="OJ", status=Status.READ, note="moved")
LIST = dsa.HolidayList(
    first=date(2026, 1, 1),
    last=date(2026, 12, 31),
    holidays=(HOLIDAY,),
    source="OJ",
    status=Status.TRANSCRIBED,
    published=date(2025, 9, 1),
    note="made up",
)
RULES = (HolidayRule(name="Good Friday", rule="FREQ=YEARLY;BYEASTER=-2"), HolidayRule(name="Easter", orthodox_easter=0))
CALENDAR = dsa.Calendar(code="XX", name="An example", zone="Europe/Brussels", lists=(LIST,), rules=RULES)
FOREIGN = Act("Act of Ruritania", "An act that the library does not know", None, ("Ruritanian Act",))

SOURCE = Source(url="https://example.org/release", note="read")
DISPUTED = (
    record.Conflict(
        about="the day", used=DAY, other=date(2024, 3, 15), said_by="a newspaper", official=record.Official.USED
    ),
    record.Conflict(
        about="the name",
        used="Bing",
        other="Microsoft Bing",
        said_by="another newspaper",
        official=None,
        note="Both are meant.",
        source=SOURCE,
    ),
)
SIMPLE = dsa.RequestBasis.SIMPLE
ORDER = record.Order(number="T-1/24 R", result="refused", decided=DAY, lodged=DAY, ecli="ECLI:EU:T:2024:1")

FIGURES = dsa.Figures(headcount=Fraction(99, 2), turnover=Money("9_000_000", "EUR"), balance_sheet=None)
PARTNER = dsa.Partner(figures=FIGURES, share=Fraction(1, 3))
ACCOUNTS = (
    dsa.AnnualAccounts(closed=date(2023, 12, 31), figures=FIGURES, linked=(FIGURES,), partners=(PARTNER,)),
    dsa.AnnualAccounts(closed=date(2024, 12, 31), figures=dsa.Figures(headcount=300, turnover=Money(1, "EUR"))),
)
GROWN = dsa.Provider(name="Grown", country="IE", size=ACCOUNTS, legal_representative=True)
VERY_LARGE = dsa.VLOPDesignation(platform=SHOP, decided=date(2023, 4, 25), notified=date(2023, 4, 25))
VAGUE = dsa.VLOPDesignation(platform=SHOP, decided=DAY, application_window=(date(2024, 7, 16), date(2024, 7, 31)))
DONE: tuple[dsa.milestones.Milestone, ...] = (
    dsa.milestones.AuditReportReceived(
        date=date(2024, 8, 20),
        positive=False,
        recommendations_received=date(2024, 8, 22),
        covers_until=date(2024, 5, 31),
    ),
    dsa.milestones.RisksAssessed(date=date(2023, 8, 20), source="report"),
    dsa.milestones.AdvertisementLastPresented(date=date(2024, 8, 20), advertisement="No 1"),
    dsa.milestones.TraderContractEnded(date=date(2024, 8, 20), trader="No 2"),
    dsa.milestones.RecipientsPublished(date=date(2024, 8, 17)),
    dsa.milestones.TransparencyReportPublished(date=date(2023, 10, 25)),
    dsa.milestones.RiskStrategiesReviewed(date=date(2024, 3, 1)),
    dsa.milestones.ProvisionalFeeReceived(date=date(2024, 9, 30)),
)
