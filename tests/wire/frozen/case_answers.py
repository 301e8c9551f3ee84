"""What proceedings answer, put together by hand: each shows every field of its form."""

from __future__ import annotations

from datetime import date

from attrs import evolve

import dsa
from dsa import DSA, Money, events

from .answers import RUNNING, STATE
from .facts import CASE, FINE
from .trace import notice, step

DECISION = CASE.events[4]
assert isinstance(DECISION, events.NonComplianceDecision)
REFERENCE = "non-compliance decision of 20 July 2026"
RATE = Money(50_000, "EUR")
EARLY = notice(
    "defect-before-end-of-hearing",
    *(DSA.at(79, 1), DSA.at(79, 2), DSA.at(79, 3)),
    event="non-compliance decision",
    day=date(2025, 6, 20),
    strand="products",
    until=date(2025, 9, 1),
)
POSSIBLE = events.Possibility(kind=events.Closed)
NOT_YET = events.Possibility(kind=events.NonComplianceDecision, why_not=EARLY, first_day=date(2025, 9, 2))
CONTRADICTION = events.Possibility(
    kind=events.Reopened,
    why_not=notice(
        "defect-stage",
        DSA.at(71, 2),
        event="proceedings reopened",
        day=date(2025, 6, 20),
        strand="products",
        stage=dsa.Stage.PRELIMINARY_FINDINGS,
    ),
    contradiction=True,
)
IN_PRODUCTS = events.StrandPossibilities(strand="products", kinds=(POSSIBLE, NOT_YET, CONTRADICTION))
ACT = events.ActState(
    reference=REFERENCE,
    event=DECISION,
    strands=("products",),
    articles=(DSA.at(34, 1), DSA.at(35, 1)),
    status=events.ActStatus.IN_FORCE,
    by=DECISION,
)
FIXED = events.PaymentsAccrued(reference="P", rate=RATE, days=16, amount=Money(800_000, "EUR"), definitive=RATE)
ACCRUED = events.Accrued(
    on=date(2026, 8, 30),
    amount=RATE,
    payments=(FIXED, evolve(FIXED, reference="Q", days=0, amount=Money(0, "EUR"), definitive=None)),
    steps=(
        step(
            "payments-fixed",
            Money(0, "EUR"),
            RATE,
            DSA.at(76, 2),
            reference="P",
            amount=RATE,
            most=Money(800_000, "EUR"),
        ),
    ),
    notices=(notice("payments-first-and-last-day", DSA.at(76, 1)),),
)
NOT_FINAL = events.PenaltyState(
    reference=REFERENCE,
    event=DECISION,
    imposed=FINE.amount,
    amount=FINE.amount,
    final=None,
    why_not_final=notice("enforcement-action-pending", DSA.at(78, 2), reference=REFERENCE, on=date(2026, 11, 1)),
    paid=None,
    guaranteed=events.GuaranteeGiven(date=date(2026, 10, 1), amount=FINE.amount),
)
FINAL = evolve(
    NOT_FINAL,
    final=date(2028, 1, 2),
    why_not_final=None,
    paid=events.PenaltyPaid(date=date(2028, 2, 1), amount=FINE.amount, interest=Money("1.00", "EUR")),
)
CASE_ANSWERS: dict[str, list[object]] = {
    "act-state": [ACT],
    "possibility": [POSSIBLE, NOT_YET, CONTRADICTION],
    "strand-possibilities": [IN_PRODUCTS, events.StrandPossibilities(strand="traders", kinds=())],
    "allowed": [events.Allowed(on=date(2025, 6, 20), strands=(IN_PRODUCTS,))],
    "payments-accrued": list(ACCRUED.payments),
    "accrued": [ACCRUED, events.Accrued(on=date(2026, 8, 30), amount=None)],
    "penalty-state": [NOT_FINAL, FINAL, evolve(NOT_FINAL, amount=None), evolve(FINAL, annulled_in_part=True)],
    "report": [
        events.Report(
            on=date(2026, 11, 1),
            state=STATE,
            acts=(ACT,),
            limits=RUNNING,
            penalties=(NOT_FINAL,),
            accrued=ACCRUED,
        )
    ],
}
