"""Every sentence that a package can say: its rules, its points and its statements, read where they are written.

There is no list to keep. What translates sentences, and what writes an answer down by the ids of its sentences, looks
for them here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType
from typing import TypeAlias

from . import trace
from .trace import Point, Rule, Sentence

WrittenSentence: TypeAlias = Rule | Point | Sentence


def modules(package: ModuleType, *, without: frozenset[str] = frozenset()) -> Iterator[ModuleType]:
    """The modules of a package, imported one by one; those left out, and what is in them, are never loaded.

    ``without`` names them from the package on, such as ``"frames"`` or ``"record.check"``.

    >>> import dsa
    >>> faces = frozenset({"frames", "plots", "testing", "wire"})
    >>> "dsa.act.very_large.threshold" in {module.__name__ for module in modules(dsa, without=faces)}
    True
    """
    for name in _names(package, frozenset(f"{package.__name__}.{name}" for name in without)):
        yield import_module(name)


def _names(package: ModuleType, without: frozenset[str]) -> Iterator[str]:
    for module in iter_modules(package.__path__, f"{package.__name__}."):
        if module.name in without or module.name.endswith(".__main__"):
            continue
        yield module.name
        if module.ispkg:
            yield from _names(import_module(module.name), without)


def written_in(module: ModuleType) -> Iterator[WrittenSentence]:
    """The sentences that a module names: alone, or in a table.

    >>> from dsa.act.very_large import threshold
    >>> threshold.AT_OR_ABOVE in written_in(threshold)
    True
    """
    for value in vars(module).values():
        for sentence in value.values() if isinstance(value, dict) else (value,):
            if isinstance(sentence, WrittenSentence):
                yield sentence


def said_in(module: ModuleType) -> Iterator[Sentence]:
    """The sentences that a module says inside its functions, headlines above all, found in its source.

    Their ids and texts are literals, for whoever translates or stores them. Of a module without its source, none.

    >>> from dsa.act.very_large import threshold
    >>> "adjustment-required" in {sentence.id for sentence in said_in(threshold)}
    True
    """
    source = getattr(module.__loader__, "get_source", lambda _: None)(module.__name__) or ""
    if f"{Sentence.__name__}(" not in source or module.__name__ == Sentence.__module__:
        return  # where the class is written, sentences are made of others
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and node.args and getattr(node.func, "id", None) == Sentence.__name__:
            literals = [part.value for part in node.args[:2] if isinstance(part, ast.Constant)]
            texts = [literal for literal in literals if isinstance(literal, str)]
            if len(texts) < 2:
                raise ValueError(
                    f"{module.__name__}, line {node.lineno}: the id and the text of a Sentence are literals"
                )
            yield trace.Sentence(texts[0], texts[1])
