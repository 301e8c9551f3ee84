"""Every number of the Act and of the acts that go with it, once: its value, since when, and where the law says it.

A number of these acts that stands anywhere else in the code is a mistake; those of Regulation 1182/71 and of the
Court's rules stand where they are applied, on the floor below. A change of the law is a new :class:`Value` with its own
first day, never an edit of an old one.

>>> from datetime import date
>>> print(THRESHOLD.on(date(2024, 3, 14)), "|", THRESHOLD.citation)
45000000 | Article 33(1) DSA
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TypeVar

from ..ground.citations import (
    AUDIT_REGULATION,
    DATA_ACCESS_REGULATION,
    DSA,
    FEE_REGULATION,
    PROCEDURE_REGULATION,
    SME_RECOMMENDATION,
    TEMPLATE_REGULATION,
    Citation,
)
from ..ground.money import Money
from ..ground.values import Parameter, Value
from ..time_limits.periods import Period

T = TypeVar("T")

ENTRY_INTO_FORCE = date(2022, 11, 16)
"""Article 93(1): the twentieth day after publication on 27 October 2022."""
GENERAL_APPLICATION = date(2024, 2, 17)
"""Article 93(2), first sentence: the day from which the Act applies."""
EARLY_APPLICATION = ENTRY_INTO_FORCE
"""Article 93(2), second sentence: the day for Articles 24(2), (3), (6), 33(3) to (6), 37(7), 40(13), 43 and others."""

# The acts around it, each from the day on which it entered into force
FEE_RULES = date(2023, 6, 29)
"""Delegated Regulation (EU) 2023/1127, on the supervisory fee."""
PROCEDURE_RULES = date(2023, 7, 12)
"""Implementing Regulation (EU) 2023/1201, on the conduct of proceedings."""
AUDIT_RULES = date(2024, 2, 22)
"""Delegated Regulation (EU) 2024/436, on audits."""
REPORTING_RULES = date(2024, 11, 25)
"""Implementing Regulation (EU) 2024/2835, on transparency reports."""
DATA_ACCESS_RULES = date(2025, 10, 29)
"""Delegated Regulation (EU) 2025/2050, on data access for researchers."""


def _one(name: str, citation: Citation, value: T, first: date = ENTRY_INTO_FORCE) -> Parameter[T]:
    return Parameter(name, citation, (Value(value, first),))


def _period(name: str, citation: Citation, text: str, first: date = ENTRY_INTO_FORCE) -> Parameter[Period]:
    return _one(name, citation, Period.parse(text), first)


def _at_least(name: str, citation: Citation, text: str, first: date = ENTRY_INTO_FORCE) -> Parameter[Period]:
    """A period that the provision sets as a minimum."""
    return Parameter(name, citation, (Value(Period.parse(text), first),), at_least=True)


# Sections of Chapter III, by their Articles
SECTION_3 = range(19, 29)
"""For online platforms."""
SECTION_4 = range(29, 33)
"""For marketplaces."""
SECTION_5 = range(33, 44)
"""For very large services; its infringement brings the enhanced supervision of Article 75."""

# Very large online platforms and search engines
THRESHOLD = _one("threshold in average monthly active recipients", DSA.at(33, 1), 45_000_000)
POPULATION_CHANGE = _one("change of the population that moves the threshold", DSA.at(33, 2), Fraction(5, 100))
POPULATION_SHARE = _one("share of the population that the threshold is set to", DSA.at(33, 2), Fraction(10, 100))
VIEWS_BEFORE_DESIGNATION = _period(
    "time for views before designation", DSA.at(33, 4, subparagraph=3), "10 working days"
)
BELOW_BEFORE_TERMINATION = _period("time below the threshold before termination", DSA.at(33, 5), "P1Y")
UNTIL_APPLICATION = _period("time from notification to application", DSA.at(33, 6, subparagraph=2), "P4M")
RECIPIENTS_PERIOD = _period("period over which recipients are averaged", DSA.at(24, 2), "P6M")
RECIPIENTS_INTERVAL = _period("longest time between publications of recipients", DSA.at(24, 2), "P6M")
FIRST_RECIPIENTS = _one("first publication of recipients", DSA.at(24, 2), date(2023, 2, 17))

# Fines and periodic penalty payments
FINE_INFRINGEMENT = _one("ceiling of a fine for an infringement", DSA.at(74, 1), Fraction(6, 100))
FINE_INFORMATION = _one("ceiling of a fine over information", DSA.at(74, 2), Fraction(1, 100))
PERIODIC_PENALTY = _one("ceiling of a periodic penalty payment per day", DSA.at(76, 1), Fraction(5, 100))
NATIONAL_FINE_INFRINGEMENT = _one(
    "national maximum fine for an infringement", DSA.at(52, 3), Fraction(6, 100), GENERAL_APPLICATION
)
NATIONAL_FINE_INFORMATION = _one(
    "national maximum fine over information", DSA.at(52, 3), Fraction(1, 100), GENERAL_APPLICATION
)
NATIONAL_PERIODIC_PENALTY = _one(
    "national maximum periodic penalty per day", DSA.at(52, 4), Fraction(5, 100), GENERAL_APPLICATION
)

# Proceedings
OBSERVATIONS_AT_LEAST = _at_least("shortest time for observations", DSA.at(79, 2), "P14D")
VIEWS_ON_RESTRICTION_AT_LEAST = _at_least("shortest time for views on a restriction", DSA.at(82, 1), "14 working days")
OBSERVATIONS_ON_RESTRICTION_AT_LEAST = _at_least(
    "shortest time for written observations on a restriction", DSA.at(51, 3, subparagraph=2), "2 weeks"
)
RESTRICTION_OF_ACCESS = _period("length of a restriction of access", DSA.at(51, 3), "4 weeks")
COMMENTS_ON_DRAFT_AT_LEAST = _at_least("shortest time for comments on a draft act", DSA.at(83), "P1M")
BOARD_ON_ACTION_PLAN = _period("time for the Board's opinion on an action plan", DSA.at(75, 3), "P1M")
COMMISSION_ON_ACTION_PLAN = _period("time for the Commission's decision on an action plan", DSA.at(75, 3), "P1M")
COUNSEL_REQUEST = _period(
    "time for counsel to ask for more of the file", PROCEDURE_REGULATION.at(5, 6), "P1W", PROCEDURE_RULES
)
DISCLOSURE_OBJECTION = _period("time to object to a disclosure", PROCEDURE_REGULATION.at(6, 6), "P1W", PROCEDURE_RULES)
DISCLOSURE_AT_LEAST = _at_least(
    "shortest time before a disclosure", PROCEDURE_REGULATION.at(6, 6), "P1W", PROCEDURE_RULES
)
LIMITATION = _period("limitation period for imposing penalties", DSA.at(77, 1), "P5Y")
LONGSTOP = _period("twice the limitation period, the longest it can run", DSA.at(77, 4), "P10Y")
ENFORCEMENT_LIMITATION = _period("limitation period for enforcing penalties", DSA.at(78, 1), "P5Y")

# Supervisory fee
FEE_CAP = _one("cap of the fee as a share of net income", DSA.at(43, 5, point="c"), Fraction(5, 10_000))
FEE_RECIPIENTS_UNIT = _one("recipients are rounded down to", FEE_REGULATION.at(4, 2), 100_000, FEE_RULES)

# Enterprises: Recommendation 2003/361/EC, Annex
MICRO_HEADCOUNT = _one("a micro enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 3), 10)
MICRO_MONEY = _one(
    "turnover or balance sheet of a micro enterprise", SME_RECOMMENDATION.at(2, 3), Money(2_000_000, "EUR")
)
SMALL_HEADCOUNT = _one("a small enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 2), 50)
SMALL_MONEY = _one(
    "turnover or balance sheet of a small enterprise", SME_RECOMMENDATION.at(2, 2), Money(10_000_000, "EUR")
)
MEDIUM_HEADCOUNT = _one("a medium enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 1), 250)
MEDIUM_TURNOVER = _one("turnover of a medium enterprise", SME_RECOMMENDATION.at(2, 1), Money(50_000_000, "EUR"))
MEDIUM_BALANCE_SHEET = _one(
    "balance sheet of a medium enterprise", SME_RECOMMENDATION.at(2, 1), Money(43_000_000, "EUR")
)
PARTNER_FROM = _one("share from which an enterprise is a partner", SME_RECOMMENDATION.at(3, 2), Fraction(25, 100))
LINKED_ABOVE = _one("share above which an enterprise is linked", SME_RECOMMENDATION.at(3, 3), Fraction(50, 100))
PUBLIC_BODIES_FROM = _one(
    "share controlled by public bodies from which an enterprise is not small",
    SME_RECOMMENDATION.at(3, 4),
    Fraction(25, 100),
)
SME_GRACE = _period("grace after losing small status", DSA.at(19, 1, subparagraph=2), "P12M")

# Transparency reports
FIRST_REPORT = _period("time from application to the first report", DSA.at(42, 1), "P2M")
REPORT_INTERVAL = _period("longest time between reports", DSA.at(42, 1), "P6M")
REPORT_AFTER_PERIOD = _period(
    "time from a reporting period's end to its report", TEMPLATE_REGULATION.at(2, 3), "P2M", REPORTING_RULES
)
SECOND_REPORTING_CYCLE = _one(
    "latest start of the second yearly reporting cycle",
    TEMPLATE_REGULATION.recital(9),
    date(2025, 2, 17),
    REPORTING_RULES,
)
FIRST_TEMPLATE_PERIOD = _one(
    "start of the first period reported on with the templates",
    TEMPLATE_REGULATION.recital(10),
    date(2025, 7, 1),
    REPORTING_RULES,
)
YEARLY_REPORT_INTERVAL = _period("longest time between yearly reports", DSA.at(15, 1), "P1Y")
REPORTS_PUBLIC_AT_LEAST = _at_least(
    "shortest time for which reports stay public", TEMPLATE_REGULATION.at(3), "P5Y", REPORTING_RULES
)

# Very large services, year by year
RISK_ASSESSMENT_INTERVAL = _period("longest time between risk assessments", DSA.at(34, 1), "P1Y")
RISK_DOCUMENTS_AT_LEAST = _at_least("shortest time for which risk documents are kept", DSA.at(34, 3), "P3Y")
AUDIT_INTERVAL = _period("longest time between audits", DSA.at(37, 1), "P1Y")
FIRST_AUDIT = _period(
    "time from the audited period's start to the first report", AUDIT_REGULATION.at(3, 3), "P1Y", AUDIT_RULES
)
AUDIT_IMPLEMENTATION = _period("time for the audit implementation report", DSA.at(37, 6), "P1M")
RESULTS_PUBLISHED = _period("time for publishing results after an audit report", DSA.at(42, 4), "P3M")
REVIEW_INTERVAL = _period("longest time between reviews of risk strategies", DSA.at(41, 6), "P1Y")
ADVERTISEMENT_KEPT = _period("time an advertisement stays in the repository", DSA.at(39, 1), "P1Y")

# Marketplaces
LEGACY_TRADERS = _period("time to obtain the details of traders already there", DSA.at(30, 2, subparagraph=2), "P12M")
TRADER_DETAILS_KEPT = _period("time for which traders' details are kept", DSA.at(30, 5), "P6M")
PURCHASES_LOOKED_BACK = _period("time looked back for purchases of illegal products", DSA.at(32, 1), "P6M")

# Redress
COMPLAINT_WINDOW = _at_least("shortest time for complaints", DSA.at(20, 1), "P6M")
SETTLEMENT = _period("time for a dispute to be settled", DSA.at(21, 4, subparagraph=3), "P90D")
SETTLEMENT_COMPLEX = _period("time for a highly complex dispute", DSA.at(21, 4, subparagraph=3), "P180D")

# Access to data
AMENDMENT_REQUEST = _period("time to ask for a request for data to be amended", DSA.at(40, 5), "P15D")
AMENDMENT_DECISION = _period("time to decide on that", DSA.at(40, 6, subparagraph=2), "P15D")
DATA_ACCESS_DECISION = _period(
    "time to decide on an application", DATA_ACCESS_REGULATION.at(7, 1), "80 working days", DATA_ACCESS_RULES
)
MEDIATION_REQUEST = _period(
    "time to ask for mediation", DATA_ACCESS_REGULATION.at(13, 1), "5 working days", DATA_ACCESS_RULES
)
MEDIATION_START = _period(
    "time to begin mediation", DATA_ACCESS_REGULATION.at(13, 4), "20 working days", DATA_ACCESS_RULES
)
MEDIATION_END = _period(
    "longest time of mediation", DATA_ACCESS_REGULATION.at(13, 9), "40 working days", DATA_ACCESS_RULES
)
DATA_ACCESS_NOTICE = _period(
    "time to notify access", DATA_ACCESS_REGULATION.at(15, 1), "3 working days", DATA_ACCESS_RULES
)

# Crises
CRISIS_MEASURES = _period("longest time of crisis measures", DSA.at(36, 3, point="c"), "P3M")
CRISIS_EXTENSION = _period("longest extension of crisis measures", DSA.at(36, 8, point="b"), "P3M")
CRISIS_REPORT = _period("time for the report after a crisis", DSA.at(36, 11), "P3M")

# Auditors
AUDITOR_NO_OTHER_SERVICES = _period("time without non-audit services", DSA.at(37, 3, point="a)(i"), "P12M")
AUDITOR_AT_MOST = _period("longest time for which one organisation audits", DSA.at(37, 3, point="a)(ii"), "P10Y")

# Cooperation
ASSISTANCE = _period("time to answer a request for assistance", DSA.at(57, 3), "P2M")
ASSESSMENT = _period("time for the Coordinator of establishment to assess", DSA.at(58, 5), "P2M")
REFERRAL = _period("time for the Commission to assess a referral", DSA.at(59, 2), "P2M")
REVIEW = _period("time to inform of measures after a review", DSA.at(59, 3), "P2M")
JOINT_INVESTIGATION = _period("time for a joint investigation", DSA.at(60, 2), "P3M")
PRELIMINARY_POSITION = _period("time for the preliminary position", DSA.at(60, 2, subparagraph=2), "P1M")

# Steps of the supervisory fee, as (month, day) of the year in which it is charged
FIRST_FEE_YEAR = 2023


def _each_year(name: str, citation: Citation, month: int, number: int) -> Parameter[tuple[int, int]]:
    return _one(name, citation, (month, number), FEE_RULES)


FEE_ACCOUNTS = _each_year("accounts for the fee", FEE_REGULATION.at(6, 2), 8, 31)
FEE_PROVISIONAL = _each_year("provisional amount of the fee", FEE_REGULATION.at(6, 3), 9, 30)
FEE_OBSERVATIONS = _period("time for observations on the provisional fee", FEE_REGULATION.at(6, 3), "P2W", FEE_RULES)
FEE_DECISION = _each_year("decision on the fee", FEE_REGULATION.at(6, 4), 11, 30)
FEE_PAYMENT = _each_year("payment of the fee", FEE_REGULATION.at(6, 4), 12, 31)
