"""Objects as they were written before their facts said more: what a document of a version means in the next.

Each function takes an object of its version to the next. It takes any object, for what is wrong is found afterwards.
"""

from __future__ import annotations

_BOTH = ({"search_engine"}, {"online_platform", "marketplace"})
"""A service that is one of each could be designated as either."""


def vlop_designation_1(old: dict[str, object]) -> dict[str, object]:
    """A designation without a word on as what the service was designated: of a hybrid it was taken as a VLOSE."""
    platform = old.get("platform")
    kinds = platform.get("kind") if isinstance(platform, dict) else None
    hybrid = isinstance(kinds, list) and all(any(kind in kinds for kind in several) for several in _BOTH)
    return {**old, "designated_as": "VLOSE" if hybrid else None}


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
