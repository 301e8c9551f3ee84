"""Whether every day in a file has a source, and every event of proceedings its strand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_OTHER_SIDE = {"disputed"}
"""What a source that differs has: it says by whom, and is not what the record uses."""


def unsourced_days(name: str, file: Any) -> Iterator[str]:
    """Days that no source in the file supports, and of which the file does not say that they were not read.

    A day belongs to the nearest object that says how sure it is; those of ``coverage.json`` are the compilers' own.
    Without a source there, the same day elsewhere in the file with one will do; ``sent_sure`` and the like say that
    the day itself was not read.
    """
    with_source: set[str] = set()
    without: dict[str, str] = {}
    for field, day, known in _days(file, known={}, field=""):
        if known.get("sources") or "reference" in known:
            if known.get(f"{field}_sure") is None:
                with_source.add(day)
        elif known.get(f"{field}_sure") is None:
            without.setdefault(day, field)
    for day, field in without.items():
        if day not in with_source:
            yield f"{name}: {field} {day} has no source"


def _days(one: Any, *, known: dict[str, Any], field: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if isinstance(one, dict):
        inner = one if "sure" in one and "sources" in one else known
        for key, value in one.items():
            if key not in _OTHER_SIDE:
                yield from _days(value, known=inner, field=key)
    elif isinstance(one, list):
        for value in one:
            yield from _days(value, known=known, field=field)
    elif known and isinstance(one, str) and _DAY.fullmatch(one):
        yield field, one, known


def without_strand(name: str, file: Any) -> Iterator[str]:
    """Events that name no strand, in a case that has several on their day or gets another by an extension."""
    events = file.get("events", ())
    strands = [part["name"] for part in file.get("strands", ())]
    strands += [one["strand"] for one in events if one["kind"] == "proceedings-extended" and "strand" in one]
    if len(strands) > 1:
        for one in events:
            if "strand" not in one:
                yield f"{name}: {one['kind']} of {one['date']} names no strand; the case has {', '.join(strands)}"
