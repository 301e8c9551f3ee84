"""The translations: one gettext catalogue a language, with the status of each message.

English sentences are the keys: a sentence that changes has no translation until somebody looks at it again. Labels of
one or two words carry a context (``Stage``, ``event``, ``holiday``), since "open" is not the same word everywhere.
"""

from __future__ import annotations

import gettext
from functools import cache, lru_cache
from typing import Literal, TypeAlias

from attrs import frozen

from ..ground import checks
from ..time_limits.packages import folder
from .locales import resolve

Status: TypeAlias = Literal["reviewed", "draft", "authoritative", "missing"]

JOINT = "\x04"
"""What gettext puts between a context and its text."""
REVIEWED = "reviewed"
"""The context under which a compiled catalogue lists the keys that somebody has reviewed."""
_LONGEST = 5_000
"""No message of the library has so many characters."""


@frozen
class Translation:
    """A message in a language, and how far it can be relied on.

    :param text: the message in that language; the English one where there is no translation.
    :param status: whether it was reviewed, is a draft, or is missing.
    """

    text: str
    status: Status


class _Nothing(gettext.NullTranslations):
    """What is not in a catalogue: empty, so that it cannot be taken for a translation that equals the English."""

    def gettext(self, message: str) -> str:
        """No translation."""
        return ""


@cache
def _catalogue(language: str) -> gettext.GNUTranslations:
    with folder("dsa.i18n", "catalogues").joinpath(f"{language}.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    catalogue.add_fallback(_Nothing())
    return catalogue


def translate(text: str, locale: str, *, context: str | None = None) -> Translation:
    """A message of the library in a language.

    English is authoritative. A ``text`` that no catalogue knows, such as the sentence of a rule that you wrote
    yourself, comes back in English, with the status ``missing``.

    >>> translate("closed without a finding", "de", context="Stage").status
    'draft'
    """
    checks.instance("text", text, str)
    checks.optional_instance("context", context, str)
    language = resolve(locale)
    if language == "en":
        return Translation(text, "authoritative")
    if len(text) > _LONGEST or len(context or "") > _LONGEST:  # nothing of ours; it is not kept in memory
        return Translation(text, "missing")
    return _found(text, language, context)


@lru_cache(maxsize=8192)
def _found(text: str, language: str, context: str | None) -> Translation:
    catalogue = _catalogue(language)
    key = text if context is None else f"{context}{JOINT}{text}"
    translated = catalogue.gettext(key)
    if not translated:
        return Translation(text, "missing")
    reviewed = catalogue.gettext(f"{REVIEWED}{JOINT}{key}") == "yes"
    return Translation(translated, "reviewed" if reviewed else "draft")
