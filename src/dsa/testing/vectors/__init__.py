"""Golden tables: known answers in JSON, for implementations in any language, each with its reason and source.

Every table is an object with ``version``, ``title`` and ``about``, which says how to read it; days are ISO 8601,
amounts decimal text, citations as people write them. The version grows when a known answer changes, and the changelog
says why. The library's own tests read the same files.

>>> import json
>>> from dsa.testing import vectors
>>> table = json.loads(vectors.text("thresholds"))
>>> [case["met"] for case in table["cases"] if case["recipients"] == 45_000_000]
[True]
"""

from __future__ import annotations

from importlib.resources import files

from ...ground import checks

__all__ = ["TABLES", "text"]

TABLES = (
    "timelimits",
    "published",
    "thresholds",
    "ceilings",
    "limitation",
    "designations",
    "proceedings",
    "expectations",
)
"""The names of the tables: time limits, those that institutions published, Article 33, Articles 74 and 76, Articles 77
and 78, what happened, and what the text says of a service on a day."""


def text(table: str) -> str:
    """A table as JSON text.

    :raises UnknownName: there is no such table.
    """
    return (files(__name__) / f"{checks.known('table', table, TABLES)}.json").read_text("utf-8")


def __dir__() -> list[str]:
    return sorted(__all__)
