"""Sentences that no due date says any more. They stay so that documents written when they were said can be read."""

from __future__ import annotations

from ...ground.citations import FEE_REGULATION, TEMPLATE_REGULATION
from ...ground.trace import Point

FROM_MEMORY = Point(
    "fee-day-not-read",
    "The day was not read in the Delegated Regulation itself; it agrees with the decisions of 2023.",
    (FEE_REGULATION.at(6, 4), FEE_REGULATION.at(7)),
)
RULE_FROM_SUMMARIES = Point(
    "reporting-periods-secondary",
    "The reporting periods and the two months were read in descriptions of the Implementing Regulation, not in the "
    "Official Journal.",
    (TEMPLATE_REGULATION.at(2),),
)
