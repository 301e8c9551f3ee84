"""The Act's own words in its 24 language versions, in their dictionary form."""

from __future__ import annotations

import json
from functools import cache
from typing import Any, Literal, TypeAlias

from ..ground import checks
from ..time_limits.packages import folder
from .locales import resolve

TermStatus: TypeAlias = Literal["read", "known"]


class Term(str):
    """A term, which is text, with how it is known: ``read`` in an official text (see ``source``), or ``known``."""

    status: TermStatus
    source: str

    def __new__(cls, text: str, status: TermStatus, source: str) -> Term:
        """A term with its status and the place where it was read, empty if it was not."""
        made = super().__new__(cls, text)
        made.status, made.source = status, source
        return made

    def __reduce__(self) -> tuple[object, ...]:
        return Term, (str(self), self.status, self.source)


@cache
def _table() -> dict[str, dict[str, list[Any]]]:
    table: dict[str, dict[str, list[Any]]] = json.loads(folder("dsa.i18n").joinpath("terms.json").read_text("utf-8"))
    return table


def keys() -> tuple[str, ...]:
    """The terms known, by their keys.

    >>> "time_limit" in keys()
    True
    """
    return tuple(_table())


def term(key: str, locale: str) -> Term:
    """A term of the Act in a language, nominative singular.

    :raises UnknownName: no such key, or no official language; the near ones are in the message.

    >>> term("very_large_online_platform", "hu"), term("fine", "de").status
    ('online óriásplatform', 'read')
    """
    language = resolve(locale)
    return Term(*_table()[checks.known("key", key, _table())][language])
