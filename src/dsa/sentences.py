"""Every sentence that the library can say: its rules, its points and its statements, found where they are written.

There is no list to keep. What translates sentences, and what writes an answer down by the ids of its sentences, looks
for them here.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeAlias

import dsa

from .trace import Point, Rule, Statement

Sentence: TypeAlias = Rule | Point | Statement

FACES = frozenset({"frames", "i18n", "ical", "plots", "testing", "wire"})
"""They show answers and make none; some need packages that may not be there."""


def modules(without: frozenset[str] = FACES) -> Iterator[ModuleType]:
    """The modules of the library, imported one by one; those left out, and what is in them, are never loaded.

    >>> "dsa.threshold" in {module.__name__ for module in modules()}
    True
    """
    for name in _names(dsa, without):
        yield import_module(name)


def _names(package: ModuleType, without: frozenset[str]) -> Iterator[str]:
    for found in iter_modules(package.__path__, f"{package.__name__}."):
        if found.name.rpartition(".")[2] in {*without, "__main__"}:
            continue
        yield found.name
        if found.ispkg:
            yield from _names(import_module(found.name), without)


def written_in(module: ModuleType) -> Iterator[Sentence]:
    """The sentences that a module names: alone, or in a table.

    >>> from dsa import threshold
    >>> threshold.AT_OR_ABOVE in written_in(threshold)
    True
    """
    for value in vars(module).values():
        for one in value.values() if isinstance(value, dict) else (value,):
            if isinstance(one, Rule | Point | Statement):
                yield one
