"""Strands as they were written while only a judgment could put one back: its form was not named, for it was clear.

Each function takes an object of version 1 to version 2. It takes any object, for what is wrong is found afterwards.
"""

from __future__ import annotations


def strand_state_1(old: dict[str, object]) -> dict[str, object]:
    """Where a strand stands."""
    judgment = old.get("annulled_by")
    if not isinstance(judgment, dict):
        return old
    return {**old, "annulled_by": {"format": "dsa.judgment-given/1", **judgment}}


def investigation_state_1(old: dict[str, object]) -> dict[str, object]:
    """Where a case stands, strand by strand."""
    strands = old.get("strands")
    if not isinstance(strands, list):
        return old
    return {**old, "strands": [strand_state_1(one) if isinstance(one, dict) else one for one in strands]}
