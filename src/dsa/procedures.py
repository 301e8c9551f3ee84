"""The single time limits of the Act, each a function of the event that sets it running.

>>> from datetime import date
>>> from dsa import procedures
>>> procedures.assistance_reply(date(2025, 3, 10), calendar="DE").date.isoformat()
'2025-05-12'
"""

from __future__ import annotations

from .act.procedures.auditors import auditor_bound_until, auditor_free_from, auditor_until
from .act.procedures.cooperation import (
    assistance_reply,
    coordinator_assessment,
    joint_investigation,
    preliminary_position,
    referral_assessment,
    review_report,
)
from .act.procedures.crises import crisis_measures_end, crisis_report
from .act.procedures.data_access import (
    amendment_decision,
    amendment_request,
    data_access_decision,
    data_access_notice,
    mediation_end,
    mediation_request,
    mediation_start,
)
from .act.procedures.hearings import (
    counsel_request,
    disclosure_objection,
    earliest_disclosure,
    earliest_end_of_comments,
    earliest_end_of_observations,
    earliest_end_of_restriction_views,
    views_before_designation,
)
from .act.procedures.purchases import purchases_from
from .act.procedures.receipt import Receipt, received_by_commission
from .act.procedures.redress import complaint_window, settlement_decision
from .act.procedures.supervision import (
    action_plan_decision,
    board_opinion,
    earliest_end_of_restriction_observations,
    restriction_end,
)
from .act.procedures.table import TABLE
from .act.procedures.time_limit import TimeLimit

__all__ = [
    "TABLE",
    "Receipt",
    "TimeLimit",
    "action_plan_decision",
    "amendment_decision",
    "amendment_request",
    "assistance_reply",
    "auditor_bound_until",
    "auditor_free_from",
    "auditor_until",
    "board_opinion",
    "complaint_window",
    "coordinator_assessment",
    "counsel_request",
    "crisis_measures_end",
    "crisis_report",
    "data_access_decision",
    "data_access_notice",
    "disclosure_objection",
    "earliest_disclosure",
    "earliest_end_of_comments",
    "earliest_end_of_observations",
    "earliest_end_of_restriction_observations",
    "earliest_end_of_restriction_views",
    "joint_investigation",
    "mediation_end",
    "mediation_request",
    "mediation_start",
    "preliminary_position",
    "purchases_from",
    "received_by_commission",
    "referral_assessment",
    "restriction_end",
    "review_report",
    "settlement_decision",
    "views_before_designation",
]


def __dir__() -> list[str]:
    return sorted(__all__)
