"""With what each public call answers: what is drawn of a type is often refused before other arguments are looked at."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction

import dsa
from dsa import i18n, wire
from dsa.act.statements.database import EXAMPLE
from tests.standard import LARGE_SHOP

YEAR = dsa.FinancialYear.ending(date(2025, 12, 31))
TURNOVER = dsa.Turnover(amount=dsa.Money(1_000_000, "EUR"), year=YEAR)
DESIGNATED = dsa.VLOPDesignation(platform=LARGE_SHOP, decided=date(2025, 5, 30), notified=date(2025, 6, 3))
FINE = dsa.Penalty(
    kind=dsa.PenaltyKind.FINE,
    amount=dsa.Money(1_000, "EUR"),
    imposed=date(2026, 2, 2),
    infringements=[dsa.Infringement(citation=dsa.DSA.at(39))],
)
REQUEST = dsa.RequestForInformation(
    addressee=LARGE_SHOP, sent=date(2026, 1, 12), questions=[dsa.Question(subject="Shop", due=date(2026, 2, 27))]
)
CASE = dsa.Investigation(
    platform=LARGE_SHOP,
    opened=date(2026, 1, 12),
    suspected=[dsa.DSA.at(39)],
    events=[dsa.events.PreliminaryFindings(date=date(2026, 2, 2))],
)
BIG = dsa.FeeService(name="Big", provider="Shop", recipients=60_000_000, designated_from=date(2024, 1, 1))
FEE = dsa.supervisory_fee(
    [BIG], year=2026, costs=dsa.Money(1_000_000, "EUR"), net_income={"Shop": dsa.Money(10**9, "EUR")}
)
DUE = dsa.deadline(date(2026, 3, 2), "P10D", calendar="EC")
RATE = dsa.ExchangeRate.average(YEAR, base="EUR", quote="USD", rate="1.08", source="a table of rates")
SERVICE = dsa.ServiceFile(platform=LARGE_SHOP, designations=[DESIGNATED])

INSTANCES: Mapping[object, object] = {
    type(value): value
    for value in (
        *(TURNOVER, DESIGNATED, FINE, REQUEST, REQUEST.questions[0], CASE, BIG, FEE, DUE, RATE, SERVICE, dsa.CATALOGUE),
        *(dsa.calendar("EC"), dsa.parameters.THRESHOLD, dsa.procedures.TABLE["assistance_reply"], dsa.Money(5, "EUR")),
        *(
            dsa.obligations(LARGE_SHOP, on=date(2026, 3, 2)),
            i18n.term(i18n.keys()[0], "de"),
            wire.replay(wire.dumps(DUE)),
        ),
    )
}
"""Of these the very value matters; of other types whatever is drawn first will do."""

BY_TYPE: Mapping[object, object] = {
    **INSTANCES,
    date: date(2026, 3, 2),
    datetime: datetime(2026, 3, 2, 9, tzinfo=UTC),
    date | datetime: date(2026, 3, 2),
    int: 2026,
    str: "Shop",
    object: 5,
    Fraction: Fraction(1, 4),
    dsa.Platform: LARGE_SHOP,
    dsa.Provider: LARGE_SHOP.provider,
    dsa.Period: dsa.Period(days=10),
}
"""A day and a number not far from ours: no list of holidays covers the year 4236, which would be drawn."""

BY_NAME: Mapping[str, object] = {
    "calendar": "EC",
    "period": "P10D",
    "currency": "EUR",
    "to": "EUR",
    "locale": "de",
    "turnover": TURNOVER,
    "designations": (DESIGNATED,),
    "answer": DUE,
    "end": date(2026, 6, 2),
    "last": date(2026, 6, 2),
    "monthly_unique_counts": (10, 20, 30, 40, 50, 60),
}

BY_CALL: Mapping[str, Mapping[str, object]] = {
    "Calendar.add_working_days": {"n": 5},
    "Citation.parse": {"text": "Article 33(6) DSA"},
    "action_for_annulment": {"notified": date(2026, 3, 2)},
    "ExchangeRate.convert": {"money": dsa.Money(5, "USD")},
    "ExchangeRate.exact_value": {"currency": "USD"},
    "ExchangeRate.average": {"base": "EUR", "quote": "USD", "rate": "1.08"},
    "Infringement": {"amount": dsa.Money(5, "EUR")},
    "Money.exactly": {"value": Fraction(1, 4)},
    "Parameter.check": {"value": 45_000_000},
    "Period.parse": {"text": "P10D"},
    "Penalty.against": {"maximum": dsa.maximum_fine(TURNOVER, decided=date(2026, 2, 2))},
    "Question.extended": {"to": date(2026, 4, 2)},
    "RequestForInformation.extend": {"to": date(2026, 4, 2)},
    "Investigation.record": {"event": dsa.events.NonComplianceDecision(date=date(2026, 3, 2))},
    "calendar": {"code": "EC"},
    "enterprise_size": {"headcount": 10, "turnover": dsa.Money(5, "EUR")},
    "i18n.format_list": {"parts": ("a", "b")},
    "i18n.refusal": {"error": dsa.errors.UnknownName(field="x", value="y", near=(), accepted=["z"])},
    "i18n.term": {"key": i18n.keys()[0]},
    "record.by_article": {"article": "Article 39 DSA"},
    "record.find": {"name": "AliExpress"},
    "record.frame": {"name": "penalties"},
    "record.share_of_ceiling": {"penalty": FINE, "turnover": TURNOVER},
    "statements.StatementOfReasons.from_payload": {"payload": EXAMPLE},
    "statements.batches": {"several": [EXAMPLE]},
    "statements.kept": {"payload": EXAMPLE},
    "statements.problems": {"payload": EXAMPLE},
    "statements.call_problems": {"statements": [EXAMPLE]},
    "supervisory_fee": {"services": [BIG], "costs": FEE.costs, "net_income": {"Shop": dsa.Money(10**9, "EUR")}},
    "threshold_test": {"recipients": 45_000_000},
    "wire.dumps": {"obj": TURNOVER},
    "wire.from_dict": {"data": wire.to_dict(TURNOVER)},
    "wire.loads": {"text": wire.dumps(TURNOVER)},
    "wire.replay": {"text": wire.dumps(DUE)},
    "wire.schema": {"kind": dsa.Money},
    "wire.to_dict": {"obj": TURNOVER},
}
