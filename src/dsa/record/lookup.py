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
    return "".join(letter for letter in normalize("NFKD", name.casefold().strip()) if not combining(letter))


def service(name: str, known: Mapping[str, IndexEntry]) -> str:
    """The service that a name stands for: its own name before old names, providers and groups."""
    if not isinstance(name, str):
        raise InvalidType(field=Phrase("name"), value=name, accepted=Phrase("the name of a service"))
    wanted = plain(name)
    by_name = [own for own in known if plain(own) == wanted]
    services = by_name or [own for own, entry in known.items() if wanted in map(plain, entry["names"])]
    if len(services) == 1:
        return services[0]
    accepted = sorted(known, key=str.casefold)
    if services:
        raise AmbiguousName(field="name", value=name, near=sorted(services, key=str.casefold), accepted=accepted)
    meant: dict[str, list[str]] = {}
    for own, entry in known.items():
        for other in (own, *entry["names"]):
            meant.setdefault(plain(other), []).append(own)
    begun = [other for other in meant if wanted and other.startswith(wanted)]
    close = begun or get_close_matches(wanted, meant, n=3, cutoff=0.5)
    near = list(dict.fromkeys(own for other in close for own in sorted(meant[other], key=str.casefold)))
    raise UnknownName(field="name", value=name, near=near, accepted=accepted)
