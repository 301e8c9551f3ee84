"""Keys of a payload that the DSA Transparency Database does not know, and keys that it misses: Article 24(5)."""

from __future__ import annotations

from collections.abc import Mapping

from ...ground.errors import InvalidType, UnknownName
from ...ground.words import Phrase, hints
from .fields import BY_NAME

_MISSING = Phrase("a missing key")


def passed_over(payload: Mapping[str, object]) -> tuple[UnknownName, ...]:
    """The keys that the database does not know and passes over, each with the fields that may be meant.

    They are no reason to refuse a statement, and what stands under them is lost.

    :raises InvalidType: the payload is no mapping.

    >>> [str(key).partition(" Accepted")[0] for key in passed_over({"territorial_scop": ["NL"]})]
    ["payload: 'territorial_scop' is not known. Did you mean territorial_scope?"]
    """
    if not isinstance(payload, Mapping):
        raise InvalidType(field=Phrase("payload"), value=payload, accepted=Phrase("a mapping of fields to values"))
    return tuple(
        UnknownName(field="payload", value=key, near=hints.near(key, BY_NAME), accepted=BY_NAME)
        for key in payload
        if key not in BY_NAME
    )


def missing(name: str, payload: Mapping[str, object]) -> Phrase:
    """What stands for a field that is not there: with the key that may be meant for it, if there is one."""
    if name in payload:
        return _MISSING
    meant = [key for key in payload if key not in BY_NAME and name in hints.near(key, BY_NAME)[:1]]
    return Phrase(f"{_MISSING} ({meant[0]!r} is not known)") if meant else _MISSING


def in_place_of(payload: object) -> str:
    """What to do with what is passed in place of an object."""
    if isinstance(payload, str | bytes):
        return ", which json.loads() makes of the text"
    return "; call_problems() looks at a list of them" if isinstance(payload, list | tuple) else ""
