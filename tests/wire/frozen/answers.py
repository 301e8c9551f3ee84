"""Answers of every kind, put together by hand: each shows every field of its form, and facts of every type."""

from __future__ import annotations

from datetime import date, datetime
from fractions import Fraction

import dsa
from dsa import DSA, Asked, Money, Period
from dsa.act.obligations.overview import NONE, OBLIGATIONS
from dsa.act.proceedings.state import InvestigationState
from dsa.act.proceedings.strands import StrandState
from dsa.act.very_large.beginning import Bounds
from dsa.ground.citations import Citation
from dsa.ground.several import Answers
from dsa.ground.values import Cited

from .facts import BRUSSELS, CASE, DAY, FIGURE, HISTORY, NOON, QUESTION, RATE, TURNOVER, YEAR
from .trace import notice, step, subject

TIME_LIMITS = Citation.parse("Article 3(2), point (c), Regulation 1182/71")
DAY_OF_EVENT = Citation.parse("Article 3(1), second subparagraph, Regulation 1182/71")
NOT_MOVED = Citation.parse("Article 4(1) Regulation 1182/71")
NAMED = Citation.parse("Article 5(2) Regulation 1182/71")
WORKING_DAYS = Citation.parse("Article 2(2) Regulation 1182/71")
FEES = Citation.parse("Article 5 Delegated Regulation (EU) 2023/1127")


FOUR_MONTHS = (
    step("event-day-excluded", DAY, date(2024, 3, 15), DAY_OF_EVENT),
    step("same-number", date(2024, 3, 15), date(2024, 7, 14), TIME_LIMITS, period=Period(months=4), anchor=DAY),
)
DEADLINE = dsa.Deadline(
    date=date(2024, 7, 15),
    nominal=date(2024, 7, 14),
    certain=True,
    zone="Europe/Brussels",
    event=DAY,
    period=Period(months=4),
    calendar="XX",
    lists=("OJ C, 1.9.2025",),
    steps=(
        *FOUR_MONTHS,
        step(
            "rolled-off-holiday",
            date(2024, 7, 14),
            date(2024, 7, 15),
            Citation.parse("Article 3(4) Regulation 1182/71"),
            holiday="A holiday — Ünïcode",
        ),
    ),
)
BACKWARDS = dsa.Deadline(
    date=date(2024, 2, 29),
    nominal=date(2024, 2, 29),
    certain=False,
    zone="Europe/Brussels",
    event=date(2024, 3, 31),
    period=Period(months=1),
    calendar="XX",
    direction="before",
    counting_event_day=True,
    notices=(notice("first-day-of-application", DSA.at(33, 6), next_day=DAY),),
)
HOURS = dsa.Deadline(
    date=date(2024, 3, 15),
    nominal=date(2024, 3, 15),
    certain=True,
    zone="Europe/Brussels",
    event=NOON,
    period=Period(hours=24),
    calendar="XX",
    instant=datetime(2024, 3, 15, 13, 0, tzinfo=BRUSSELS),
)
NAMED_DAY = dsa.NamedDay(date=DAY, steps=(step("due-on-named-day", DAY, DAY, NAMED),))
CEILING = dsa.MaximumFine(
    ceiling=Money("7_529_344_000.00", "EUR"),
    turnover=TURNOVER,
    decided=date(2024, 6, 1),
    share=Fraction(3, 50),
    ground=dsa.FineGround.INFRINGEMENT,
    steps=(
        step("preceding-financial-year", date(2024, 6, 1), YEAR, DSA.at(74, 1)),
        step("turnover-of-year", YEAR, TURNOVER.amount, DSA.at(3, point="x")),
        step(
            "ceiling-infringement",
            TURNOVER.amount,
            Money("56_470_080_000", "CNY"),
            DSA.at(74, 1),
            share=Fraction(3, 50),
        ),
        step(
            "ceiling-converted",
            Money("56_470_080_000", "CNY"),
            Money("7_529_344_000.00", "EUR"),
            DSA.at(74, 1),
            rate=RATE,
        ),
    ),
    notices=(notice("preceding-year-by-analogy", DSA.at(74, 1)),),
)
CHARGE = dsa.FeeCharge(
    provider="Big",
    base=Fraction(1_909_944_400, 73),
    cap=Money(10_000_000, "EUR"),
    amount=Money(10_000_000, "EUR"),
    steps=(step("fee-charged", Money(10_000_000, "EUR"), Money(10_000_000, "EUR"), FEES, provider="Big"),),
    notices=(notice("fee-no-accounts", FEES, provider="Big"),),
)
UNCAPPED = dsa.FeeCharge(provider="Silent", base=Fraction(1), cap=None, amount=Money("0.99", "EUR"))

COORDINATOR = dsa.Authority(dsa.AuthorityKind.COORDINATOR, "IE")
COMPETENCE = dsa.Competence(
    authorities=(COORDINATOR, dsa.Authority(dsa.AuthorityKind.COMMISSION)),
    steps=(step("competence-establishment", (), (COORDINATOR,), DSA.at(56, 1)),),
    notices=(notice("competence-until-proceedings", DSA.at(56, 4)),),
)
NOBODY = dsa.Competence(authorities=())
NOTICES = dsa.CATALOGUE["art-16-1-notice-mechanism"]
REACHED = step(
    "kind-reached",
    True,
    True,
    DSA.at(16, 1),
    services=frozenset({dsa.ServiceKind.HOSTING}),
    kinds=frozenset({dsa.ServiceKind.MARKETPLACE, dsa.ServiceKind.SEARCH_ENGINE}),
)
BOUND = dsa.ObligationStatus(
    obligation=NOTICES, on=date(2024, 2, 17), binds=True, competence=COMPETENCE, steps=(REACHED,)
)
NOT_YET = dsa.ObligationStatus(
    obligation=NOTICES,
    on=date(2024, 2, 16),
    binds=False,
    competence=NOBODY,
    notices=(notice("day-of-application-vague", first=date(2024, 7, 16), last=date(2024, 7, 31)),),
)
UNKNOWN = dsa.ObligationStatus(obligation=NOTICES, on=date(2024, 2, 16), binds=None, competence=NOBODY)

PRODUCTS = StrandState(
    strand=CASE.strands[0],
    stage=dsa.Stage.NON_COMPLIANCE,
    since=date(2026, 7, 20),
    latest=CASE.events[2:3],
    compels=frozenset({dsa.events.Compulsion.DECISION, dsa.events.Compulsion.INFORMATION}),
    pending=(dsa.events.ActionBrought(date=date(2026, 9, 29), against=dsa.events.Contested.NON_COMPLIANCE),),
    annulled_by=dsa.events.JudgmentGiven(date=date(2026, 10, 1), outcome=dsa.events.Outcome.ANNULLED),
)
TRADERS = StrandState(strand=CASE.strands[1], stage=dsa.Stage.NOT_OPENED, since=None)
STATE = InvestigationState(
    on=date(2026, 11, 1),
    strands=(PRODUCTS, TRADERS),
    steps=(step("proceedings-opened", DAY, dsa.Stage.OPEN, DSA.at(66, 1)),),
)
RUNNING = (
    dsa.OpenTimeLimit(
        what="action plan",
        due=date(2026, 10, 20),
        strand="products",
        overdue=True,
        steps=(step("open-limit-named", date(2026, 7, 20), date(2026, 10, 20), DSA.at(75, 2)),),
    ),
    dsa.OpenTimeLimit(
        what="Board's opinion on the action plan",
        due=None,
        strand="products",
        notices=(notice("runs-from-receipt", DSA.at(75, 3), day=date(2026, 10, 20), end=date(2026, 11, 20)),),
    ),
)
SERVICE: dict[str, object] = {"service": "Shop", "on": date(2024, 2, 17)}
ANSWERS: dict[str, list[object]] = {
    "answers": [
        Answers(
            (BOUND, NOT_YET),
            headline=OBLIGATIONS.naming(**SERVICE, number=1),
            steps=(step("other-kinds", 2, 2, DSA.at(3), number=0, kinds=frozenset({dsa.ServiceKind.MARKETPLACE})),),
            notices=(notice("size-not-given", DSA.at(19, 1)),),
        ),
        Answers((), headline=NONE.naming(**SERVICE)),
    ],
    "deadline": [DEADLINE, BACKWARDS, HOURS],
    "working-days": [
        dsa.WorkingDays(
            count=4,
            start=date(2026, 5, 4),
            end=date(2026, 5, 8),
            calendar="XX",
            certain=False,
            least=3,
            most=4,
            lists=("OJ",),
            steps=(
                step(
                    "working-days-between",
                    4,
                    4,
                    WORKING_DAYS,
                    start=date(2026, 5, 4),
                    end=date(2026, 5, 8),
                    calendar="XX",
                ),
            ),
            notices=(notice("working-days-can-differ", least=3, most=4),),
        )
    ],
    "named-day": [NAMED_DAY, dsa.NamedDay(date=DAY, zone="Europe/Athens", instant=NOON)],
    "effective-date": [
        dsa.EffectiveDate(
            date=date(2024, 7, 14),
            steps=(
                *FOUR_MONTHS,
                step("date-of-effect-not-moved", date(2024, 7, 14), date(2024, 7, 14), NOT_MOVED),
            ),
        )
    ],
    "receipt": [
        dsa.procedures.Receipt(sent=DAY, date=date(2024, 3, 15)),
        dsa.procedures.Receipt(
            sent=DAY,
            date=date(2024, 3, 18),
            by="registered mail",
            steps=(
                step(
                    "received-when-delivered",
                    DAY,
                    date(2024, 3, 18),
                    Citation.parse("Article 7(7) Implementing Regulation (EU) 2023/1201"),
                ),
            ),
        ),
        dsa.procedures.Receipt(
            sent=DAY,
            date=None,
            steps=(
                step(
                    "not-yet-received",
                    DAY,
                    None,
                    Citation.parse("Article 7(3) Implementing Regulation (EU) 2023/1201"),
                ),
            ),
        ),
    ],
    "recomputed": [
        dsa.Recomputed(
            old=DEADLINE,
            new=BACKWARDS,
            because=("OJ C, 1.9.2025",),
            steps=(
                step(
                    "recomputed-unchanged",
                    date(2024, 7, 15),
                    date(2024, 7, 15),
                    Citation.parse("Article 2(1) Regulation 1182/71"),
                    lists=("OJ C, 1.9.2025",),
                ),
            ),
        )
    ],
    "recipient-average": [
        dsa.RecipientAverage(
            total=270_000_000,
            months=6,
            steps=(
                step(
                    "recipients-averaged",
                    270_000_000,
                    45_000_000,
                    DSA.at(24, 2),
                    months=(44_000_000, 46_000_000, 45_000_000, 45_000_000, 45_000_000, 45_000_000),
                    number=6,
                ),
            ),
        )
    ],
    "threshold-test": [
        dsa.ThresholdTest(
            met=True,
            recipients=104_300_000,
            threshold=45_000_000,
            margin=59_300_000,
            tested=FIGURE,
            on=DAY,
            steps=(step("threshold-met", 104_300_000, True, DSA.at(33, 1), threshold=45_000_000, margin=59_300_000),),
            notices=(notice("meeting-is-not-designation", DSA.at(33, 4)),),
        ),
        dsa.ThresholdTest(met=None, recipients=1, threshold=45_000_000, margin=-44_999_999),
        dsa.ThresholdTest(met=False, recipients=1, threshold=45_000_000, margin=-44_999_999, tested=1, on=DAY),
    ],
    "threshold-adjustment": [
        dsa.ThresholdAdjustment(
            required=True,
            threshold=47_000_000,
            change=Fraction(23, 447),
            steps=(
                step(
                    "population-changed-enough",
                    447_000_000,
                    47_000_000,
                    DSA.at(33, 2),
                    share=Fraction(1, 10),
                    population=470_000_000,
                    change=Fraction(23, 447),
                    trigger=Fraction(1, 20),
                ),
            ),
        )
    ],
    "termination-test": [
        dsa.TerminationTest(
            met=True,
            below_since=date(2024, 7, 31),
            history=HISTORY,
            on=date(2025, 8, 1),
            steps=(step("termination-year-ends", date(2024, 7, 31), date(2025, 7, 31), DSA.at(33, 5)),),
        ),
        dsa.TerminationTest(met=None, below_since=None),
    ],
    "maximum-fine": [CEILING],
    "accrued-payments": [
        dsa.AccruedPayments(
            amount=Money(800_000, "EUR"),
            days=16,
            rate=Money(50_000, "EUR"),
            runs_from=date(2024, 6, 15),
            on=date(2024, 6, 30),
            steps=(
                step(
                    "penalty-accrued",
                    date(2024, 6, 15),
                    Money(800_000, "EUR"),
                    DSA.at(76, 1),
                    on=date(2024, 6, 30),
                    days=16,
                    rate=Money(50_000, "EUR"),
                ),
            ),
            notices=(notice("periodic-payment-days", DSA.at(76, 1), DSA.at(76, 2)),),
        )
    ],
    "share-of-ceiling": [
        dsa.ShareOfCeiling(
            share=Fraction(875, 941_168),
            penalty=Money("7_000_000.00", "EUR"),
            maximum=CEILING,
            steps=(
                step(
                    "penalty-within-ceiling",
                    CEILING.ceiling,
                    Fraction(875, 941_168),
                    DSA.at(74, 1),
                    amount=Money("7_000_000.00", "EUR"),
                ),
            ),
        )
    ],
    "limitation": [
        dsa.Limitation(
            expires=date(2036, 2, 1),
            longstop=date(2037, 3, 1),
            runs_from=date(2027, 3, 1),
            interruptions=(date(2031, 2, 1),),
            suspensions=((date(2028, 1, 1), date(2028, 3, 1)),),
            steps=(
                step("limitation-begins", date(2027, 3, 1), date(2032, 3, 1), DSA.at(77, 2), period=Period(years=5)),
                step("limitation-suspended", date(2032, 3, 1), date(2032, 4, 30), DSA.at(77, 5), days=60),
            ),
            notices=(notice("limitation-act-too-early", DSA.at(77, 3), day=date(2026, 1, 1)),),
        ),
        dsa.Limitation(expires=date(2032, 3, 1), longstop=None),
    ],
    "time-not-begun": [
        dsa.TimeNotBegun(
            interruptions=(date(2026, 1, 1),),
            suspensions=((date(2028, 1, 1), date(2028, 3, 1)),),
            steps=(step("limitation-not-begun", (date(2026, 1, 1),), (date(2026, 1, 1),), DSA.at(77, 2)),),
            notices=(notice("limitation-act-too-early", DSA.at(77, 2), day=date(2026, 1, 1)),),
        ),
    ],
    "fee-charge": [CHARGE, UNCAPPED],
    "supervisory-fee": [
        dsa.SupervisoryFee(
            year=2024,
            costs=Money(45_000_000, "EUR"),
            charges=(CHARGE, UNCAPPED),
            uncovered=Money("34_999_999.01", "EUR"),
            steps=CHARGE.steps,
        )
    ],
    "question-status": [
        dsa.QuestionStatus(
            question=QUESTION,
            state=dsa.QuestionState.OVERDUE,
            on=date(2023, 12, 5),
            steps=(
                step(
                    "question-overdue",
                    date(2023, 12, 5),
                    dsa.QuestionState.OVERDUE,
                    DSA.at(67, 1),
                    due=date(2023, 12, 4),
                ),
            ),
        )
    ],
    "strand-state": [PRODUCTS, TRADERS],
    "investigation-state": [STATE],
    "open-time-limit": list(RUNNING),
    "bounds": [Bounds(DAY, None), Bounds(DAY, date(2024, 3, 31))],
    "designation-status": [
        dsa.DesignationStatus(
            service="Shop",
            on=DAY,
            kind="VLOP",
            designated=True,
            binds=None,
            application=Bounds(DAY, date(2024, 3, 31)),
            cessation=Bounds.exactly(date(2026, 3, 14)),
            steps=(step("designation-decided", None, DAY, DSA.at(33, 4), service="Shop", status="VLOP"),),
            notices=(notice("notification-unknown", DSA.at(33, 6, subparagraph=2)),),
        ),
        dsa.DesignationStatus(service="Shop", on=DAY, designated=False, binds=False),
        dsa.DesignationStatus(
            service="Shop", on=DAY, kind="VLOSE", designated=True, binds=True, terminated=date(2024, 3, 1)
        ),
    ],
    "size-status": [
        dsa.SizeStatus(
            on=date(2025, 1, 1),
            size=dsa.EnterpriseSize.MEDIUM,
            lost=date(2024, 12, 31),
            grace_until=date(2025, 12, 31),
            steps=(
                step(
                    "size-first-accounts",
                    dsa.EnterpriseSize.MEDIUM,
                    dsa.EnterpriseSize.MEDIUM,
                    Citation.parse("Article 4(1) Recommendation 2003/361/EC"),
                    closed=date(2023, 12, 31),
                ),
            ),
        ),
        dsa.SizeStatus(on=date(2023, 1, 1), size=None),
    ],
    "competence": [COMPETENCE, NOBODY],
    "obligation-status": [BOUND, NOT_YET, UNKNOWN],
    "change": [
        dsa.Change(date=date(2024, 2, 17), kind=dsa.ChangeKind.BEGAN, before=NOT_YET, after=BOUND, steps=BOUND.steps)
    ],
    "due-date": [
        dsa.DueDate(
            date=date(2024, 7, 15),
            obligation=dsa.CATALOGUE["art-30-5-keep-trader-information"],
            subject=subject("keep-trader-details", trader="No 2"),
            deadline=DEADLINE,
            service="Shop",
            occurrence="No 2",
            kind=dsa.DueKind.KEEP,
            conditional=True,
            steps=DEADLINE.steps,
        ),
        dsa.DueDate(
            date=DAY,
            obligation=dsa.CATALOGUE["art-24-2-user-numbers"],
            subject=subject("due-user-numbers"),
            deadline=NAMED_DAY,
            service="Shop",
            occurrence="2024-03-14",
            done=date(2024, 3, 1),
        ),
        dsa.DueDate(
            date=DAY,
            obligation=dsa.CATALOGUE["art-24-2-user-numbers"],
            subject=subject("due-user-numbers"),
            deadline=NAMED_DAY,
            service="Shop",
            provider="Shop Ltd",
            occurrence="2024-03-14",
        ),
    ],
    "asked": [
        Asked(function=dsa.deadline, pairs=(("event", DAY), ("period", "P1M"), ("calendar", "EC"))),
        Asked(
            function=dsa.supervisory_fee,
            pairs=(
                ("services", ()),
                ("year", 2024),
                ("costs", Money(1, "EUR")),
                ("net_income", {"Big": Money(2, "EUR"), "Silent": None}),
            ),
            place=1,
        ),
        Asked(function=dsa.Investigation.state, pairs=(("self", CASE), ("on", DAY))),
    ],
    "cited": [
        Cited(Period(months=2), DSA.at(57, 3)),
        Cited(14, DSA.at(79, 2), at_least=True),
    ],
    "time-limit": [dsa.procedures.TABLE["assistance_reply"]],
    "sentence": [subject("due-user-numbers"), subject("keep-trader-details", trader="No 2")],
    "step": [step("preceding-financial-year", date(2024, 6, 1), YEAR, DSA.at(74, 1)), REACHED],
    "notice": [notice("preceding-year-by-analogy", DSA.at(74, 1))],
}
