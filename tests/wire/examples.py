"""One or more objects of every form, built by hand: what the golden files hold and the round trips begin with."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from zoneinfo import ZoneInfo

import dsa
from dsa import DSA, Citation, Money, Period, record
from dsa.act.parameters import THRESHOLD
from dsa.ground.citations import GENERAL_COURT_RULES, Act
from dsa.record import Dossier, Fact, Figure, Source, Sure
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
PERIODIC = dsa.Penalty(kind=dsa.PenaltyKind.PERIODIC, amount=Money(50_000, "EUR"), imposed=date(2026, 8, 1))
HISTORY = tuple(
    dsa.ActiveRecipients(count=count, period_start=start, period_end=end)
    for count, start, end in (
        (40_000_000, date(2024, 2, 1), date(2024, 7, 31)),
        (41_000_000, date(2024, 8, 1), date(2025, 1, 31)),
        (39_000_000, date(2025, 2, 1), date(2025, 7, 31)),
    )
)
MAXIMUM = dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1))
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

EVENTS: tuple[dsa.Event, ...] = (
    dsa.AssessmentRequested(date=DAY, source="letter"),
    dsa.ProceedingsExtended(date=DAY, strand="minors", articles=[DSA.at(28, 1)]),
    dsa.InformationRequested(date=DAY, by_decision=True),
    dsa.StatementTaken(date=DAY, strand=["a", "b"]),
    dsa.InspectionOrdered(date=DAY),
    dsa.InterimMeasures(date=DAY, until=None),
    dsa.InterimMeasuresRenewed(date=DAY, until=date(2024, 6, 1)),
    dsa.CommitmentsOffered(date=DAY),
    dsa.CommitmentsRejected(date=DAY),
    dsa.CommitmentsMadeBinding(date=DAY),
    dsa.Reopened(date=DAY, ground=dsa.ReopeningGround.BROKEN_COMMITMENTS),
    dsa.MonitoringOrdered(date=DAY, until=date(2024, 12, 31)),
    dsa.PreliminaryFindings(date=DAY, observations_due=date(2024, 4, 2)),
    dsa.FindingsOnInterimMeasures(date=DAY),
    dsa.FindingsOnCommitments(date=DAY),
    dsa.ObservationsSubmitted(date=DAY),
    dsa.BoardViewsSubmitted(date=DAY),
    dsa.AccessToFileGiven(date=DAY),
    dsa.NonComplianceDecision(
        date=date(2026, 7, 20), penalty=FINE, found=[DSA.at(34)], action_plan_within="P90D", notified=date(2026, 7, 21)
    ),
    dsa.MeasuresOrdered(date=DAY, within=Period(working_days=10)),
    dsa.MeasuresReported(date=DAY),
    dsa.Closed(date=DAY),
    dsa.ProceduralFindings(date=DAY),
    dsa.ProceduralFine(date=date(2026, 7, 20), penalty=FINE),
    dsa.ActionPlanReceived(date=DAY),
    dsa.BoardOpinionReceived(date=DAY),
    dsa.ActionPlanDecided(date=DAY, sufficient=False, implement_by=date(2025, 1, 1)),
    dsa.PeriodicPenaltyImposed(date=date(2026, 8, 1), penalty=PERIODIC, ground=dsa.Compulsion.DECISION),
    dsa.PeriodicPenaltyFixed(date=DAY, amount=Money("49999.99", "EUR")),
    dsa.ActionBrought(date=DAY, against=dsa.Contested.NON_COMPLIANCE, case="T-1/24"),
    dsa.JudgmentGiven(date=DAY, outcome=dsa.Outcome.VARIED, case="T-1/24", amount=Money(1, "EUR")),
    dsa.RestrictionViewsInvited(date=DAY, views_due=date(2024, 5, 2)),
    dsa.RestrictionRequested(date=DAY),
)

CASE = dsa.Investigation(
    platform=SHOP,
    opened=date(2024, 3, 14),
    suspected=[DSA.at(34, 1), DSA.at(35, 1)],
    events=[
        dsa.InformationRequested(date=date(2023, 11, 6)),
        dsa.CommitmentsOffered(date=date(2025, 5, 1), strand="traders"),
        dsa.PreliminaryFindings(date=date(2025, 6, 18), strand="products", observations_due=date(2025, 9, 1)),
        dsa.CommitmentsMadeBinding(date=date(2025, 6, 18), strand="traders"),
        dsa.NonComplianceDecision(
            date=date(2026, 7, 20), strand="products", penalty=FINE, action_plan_due=date(2026, 10, 20)
        ),
        dsa.ActionBrought(date=date(2026, 9, 29), strand="products", against=dsa.Contested.NON_COMPLIANCE),
    ],
    strands=[
        dsa.Strand(name="products", articles=[DSA.at(34, 1), DSA.at(35, 1)]),
        dsa.Strand(name="traders", articles=[DSA.at(30)]),
    ],
    reference="DSA.100047",
    source="press release",
)
STATE = CASE.state(date(2026, 11, 1))

HOLIDAY = dsa.Holiday(date=date(2026, 5, 1), name="Labour Day", source="OJ", status=Status.PUBLISHED, note="moved")
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
BOUND = {one.obligation.id: one for one in dsa.obligations(SHOP, on=date(2025, 1, 1), designation=VAGUE)}
DONE: tuple[dsa.Milestone, ...] = (
    dsa.AuditReportReceived(date=date(2024, 8, 20), positive=False, recommendations_received=date(2024, 8, 22)),
    dsa.RisksAssessed(date=date(2023, 8, 20), source="report"),
    dsa.AdvertisementLastPresented(date=date(2024, 8, 20), advertisement="No 1"),
    dsa.TraderContractEnded(date=date(2024, 8, 20), trader="No 2"),
    dsa.RecipientsPublished(date=date(2024, 8, 17)),
    dsa.TransparencyReportPublished(date=date(2023, 10, 25)),
    dsa.RiskStrategiesReviewed(date=date(2024, 3, 1)),
    dsa.ProvisionalFeeReceived(date=date(2024, 9, 30)),
)
DUE = dsa.schedule(SHOP, start=date(2023, 8, 1), end=date(2025, 12, 31), designation=VERY_LARGE, events=DONE)
CHANGES = dsa.changes(SHOP, start=date(2023, 1, 1), end=date(2024, 12, 31), designation=VERY_LARGE)

ANSWERS: dict[str, list[object]] = {
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
        dsa.received_by_commission(DAY, acknowledged=date(2024, 3, 15)),
        dsa.received_by_commission(DAY, acknowledged=None),
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
    "share-of-ceiling": [FINE.against(dsa.maximum_fine(TURNOVER, decided=date(2024, 6, 1), rate=RATE))],
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
    "size-status": [
        dsa.size_status(ACCOUNTS, on=date(2025, 1, 1)),
        dsa.size_status(ACCOUNTS, on=date(2023, 1, 1)),
    ],
    "competence": list(dict.fromkeys(one.competence for one in BOUND.values())),
    "obligation-status": [
        BOUND[name] for name in ("art-16-1-notice-mechanism", "art-34-1-risk-assessment", "art-30-2-legacy-traders")
    ],
    "change": [CHANGES[0], CHANGES[-1]],
    "due-date": list({(type(one.deadline), one.subject.id, one.kind, one.conditional): one for one in DUE}.values()),
    "statement": [DUE[0].subject, next(one.subject for one in DUE if one.subject.pairs)],
    "step": [MAXIMUM.steps[0]],
    "notice": [MAXIMUM.notices[0]],
}
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
    "exchange-rate": [RATE],
    "period": [Period.parse(text) for text in ("P4M", "P1Y2M3W4D", "PT24H", "1 working day", "10 working days")],
    "active-recipients": [FIGURE, HISTORY[0]],
    "platform": [SHOP, HYBRID],
    "provider": [ALIBABA, dsa.Provider(name="Nobody"), GROWN],
    "figures": [FIGURES, dsa.Figures(headcount=3, balance_sheet=Money(1, "EUR"))],
    "partner": [PARTNER],
    "annual-accounts": list(ACCOUNTS),
    "obligation": [dsa.CATALOGUE["art-16-1-notice-mechanism"], dsa.CATALOGUE["art-34-1-risk-assessment"]],
    "authority": [dsa.Authority(dsa.AuthorityKind.COORDINATOR, "IE"), dsa.Authority(dsa.AuthorityKind.COMMISSION)],
    "recipient-range": [dsa.RecipientRange(at_least=1, at_most=2), dsa.RecipientRange()],
    "infringement": list(FINE.infringements),
    "penalty": [FINE, PERIODIC],
    "consequence": list(REQUEST.consequences),
    "question": [QUESTION],
    "fee-service": [dsa.FeeService(name="A", provider="Big", recipients=100, designated_from=date(2023, 8, 25))],
}
CASES: dict[str, list[object]] = {
    "vlop-designation": [
        VAGUE,
        dsa.VLOPDesignation(
            platform=SHOP,
            decided=date(2026, 5, 29),
            notified=date(2026, 6, 1),
            basis=dsa.RecipientBasis.OTHER,
            preliminary_findings=date(2026, 4, 1),
        ),
    ],
    "request-for-information": [
        REQUEST,
        dsa.RequestForInformation(addressee=ALIBABA, sent=DAY, questions=[dsa.Question(subject="x", due=DAY)]),
        dsa.RequestForInformation(addressee="somebody", sent=DAY, questions=[dsa.Question(subject="x", due=DAY)]),
    ],
    "strand": [CASE.strands[0], dsa.Strand(name="bare")],
    "strand-state": list(STATE.strands),
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
            outcome=dsa.Outcome.ANNULLED,
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
    "open-proceedings": [record.open_proceedings(date(2023, 12, 31))],
    "due-requests": [record.requests_due(date(2024, 4, 1), date(2024, 4, 10))],
    "article-cases": [record.by_article("39")],
    "stage-times": [
        record.days_to(dsa.Stage.NON_COMPLIANCE),
        dsa.record.StageTimes(stage=dsa.Stage.CLOSED, reached=()),
    ],
    "stage-reached": list(record.days_to(dsa.Stage.NON_COMPLIANCE).reached),
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
        "compulsion": dsa.Compulsion,
        "contested": dsa.Contested,
        "outcome": dsa.Outcome,
        "addressee": dsa.Addressee,
        "application": dsa.Application,
        "recurrence": dsa.Recurrence,
        "size-exemption": dsa.SizeExemption,
        "authority-kind": dsa.AuthorityKind,
        "change-kind": dsa.ChangeKind,
        "due-kind": dsa.DueKind,
        "official": record.Official,
        "reopening-ground": dsa.ReopeningGround,
        "stage": dsa.Stage,
        "status": Status,
        "sure": Sure,
    }.items()
    if issubclass(kind, Enum)
}
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
BY_FORM: dict[str, list[object]] = {
    **STATEMENTS,
    **ANSWERS,
    **VALUES,
    **CASES,
    **ENUMS,
    **{type(event).__name__: [event] for event in (*EVENTS, *DONE)},
}
EVERYTHING: tuple[object, ...] = tuple(one for several in BY_FORM.values() for one in several)
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
    (), (DAY, (1, "a")), frozenset({"a", dsa.Stage.OPEN}), Money(1, "EUR"), dsa.Contested.INSPECTION, RATE, DSA.at(1),
)  # fmt: skip
