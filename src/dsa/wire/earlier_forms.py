"""Objects as they were written before their facts said more: what a document of a version means in the next.

Each function takes an object of its version to the next. It takes any object, for what is wrong is found afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
    return _each(old, "strands", strand_state_1)


WORDS: Mapping[str, str] = {"published": "read", "generated": "projected"}
"""How a day of a calendar is known was called so once, and what it is called now; the other words have stayed."""


def status_1(old: dict[str, object]) -> dict[str, object]:
    """A status."""
    return _word(old, "value")


def holiday_1(old: dict[str, object]) -> dict[str, object]:
    """A holiday."""
    return _word(old, "status")


def holiday_list_1(old: dict[str, object]) -> dict[str, object]:
    """A list with its holidays."""
    return _each(_word(old, "status"), "holidays", holiday_1)


def calendar_1(old: dict[str, object]) -> dict[str, object]:
    """A calendar with its lists."""
    return _each(old, "lists", holiday_list_1)


def _word(old: dict[str, object], key: str) -> dict[str, object]:
    word = old.get(key)
    return {**old, key: WORDS.get(word, word)} if isinstance(word, str) else old


def _each(
    old: dict[str, object], key: str, upgrade: Callable[[dict[str, object]], dict[str, object]]
) -> dict[str, object]:
    values = old.get(key)
    if not isinstance(values, list):
        return old
    return {**old, key: [upgrade(value) if isinstance(value, dict) else value for value in values]}
