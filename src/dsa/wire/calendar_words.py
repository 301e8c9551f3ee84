"""Calendars as they were written before each day had a status of its own: with other words for how a day is known.

Each function takes an object of version 1 to version 2. It takes any object, for what is wrong is found afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

WORDS: Mapping[str, str] = {"published": "read", "generated": "projected"}
"""What was called so once, and what it is called now; the other words have stayed."""


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
