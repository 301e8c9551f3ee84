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


def _days(data: Any, *, known: dict[str, Any], field: str) -> Iterator[tuple[str, str, dict[str, Any]]]:
    if isinstance(data, dict):
        inner = data if "sure" in data and "sources" in data else known
        for key, value in data.items():
            if key not in _OTHER_SIDE:
                yield from _days(value, known=inner, field=key)
    elif isinstance(data, list):
        for value in data:
            yield from _days(value, known=known, field=field)
    elif known and isinstance(data, str) and _DAY.fullmatch(data):
        yield field, data, known


def without_strand(name: str, file: Any) -> Iterator[str]:
    """Events that name no strand, in a case that has several on their day or gets another by an extension."""
    events = file.get("events", ())
    strands = [part["name"] for part in file.get("strands", ())]
    strands += [event["strand"] for event in events if event["kind"] == "proceedings-extended" and "strand" in event]
    if len(strands) > 1:
        for event in events:
            if "strand" not in event:
                yield f"{name}: {event['kind']} of {event['date']} names no strand; the case has {', '.join(strands)}"
