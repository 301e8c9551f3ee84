"""Finding a service by whatever people call it."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from unicodedata import combining, normalize

from ..ground.errors import AmbiguousName, InvalidType, UnknownName
from ..ground.words import Phrase
from .reading.common_files import IndexEntry


def plain(name: str) -> str:
    """A name without case, accents and outer white space."""
    return "".join(one for one in normalize("NFKD", name.casefold().strip()) if not combining(one))


def service(name: str, known: Mapping[str, IndexEntry]) -> str:
    """The service that a name stands for: its own name before old names, providers and groups."""
    if not isinstance(name, str):
        raise InvalidType(field=Phrase("name"), value=name, accepted=Phrase("the name of a service"))
    wanted = plain(name)
    by_name = [one for one in known if plain(one) == wanted]
    found = by_name or [one for one, entry in known.items() if wanted in map(plain, entry["names"])]
    if len(found) == 1:
        return found[0]
    accepted = sorted(known, key=str.casefold)
    if found:
        raise AmbiguousName(field="name", value=name, near=sorted(found, key=str.casefold), accepted=accepted)
    meant: dict[str, list[str]] = {}
    for one, entry in known.items():
        for other in (one, *entry["names"]):
            meant.setdefault(plain(other), []).append(one)
    close = get_close_matches(wanted, meant, n=3, cutoff=0.5)
    near = list(dict.fromkeys(one for other in close for one in sorted(meant[other], key=str.casefold)))
    raise UnknownName(field="name", value=name, near=near, accepted=accepted)
