"""The public enforcement record as objects of this library, with a source for every fact.

So far it holds the case of AliExpress, and the requests about generative AI of 14 March 2024. What it does not have
is absent, and ``record.as_of`` is the day up to which its compilers looked.

>>> from dsa import record
>>> print(record.find("AliExpress").penalties[0])
fine of EUR 550 000 000.00, imposed on 20 July 2026 (Article 34 DSA; Article 35 DSA)
"""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from unicodedata import combining, normalize

from ..designation import VLOPDesignation
from ..english import Phrase
from ..errors import InvalidType, UnknownName
from ..investigations import Investigation
from ..penalties import Penalty
from ..requests import RequestForInformation
from . import loading
from .dossier import Dossier, Figure
from .facts import Fact, Source, Sure

__all__ = [
    "Dossier",
    "Fact",
    "Figure",
    "Source",
    "Sure",
    "as_of",
    "designations",
    "find",
    "investigations",
    "penalties",
    "requests",
    "services",
    "sources",
]

as_of: date
"""Nothing later than this day is in the record."""


def __getattr__(name: str) -> date:
    if name == "as_of":
        return max(date.fromisoformat(loading.read(file)["as_of"]) for file in loading.FILES)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def services() -> tuple[str, ...]:
    """The names of the services in the record, in alphabetical order."""
    return tuple(sorted(loading.services(), key=str.casefold))


def find(name: str) -> Dossier:
    """The dossier of a service, by its name, an old name, its provider or group; case and accents do not matter.

    :raises UnknownName: no service or several are found by that name; the near ones are in the message.

    >>> print(find("twitter"))
    X (X)
    """
    if not isinstance(name, str):
        raise InvalidType(field=Phrase("name"), value=name, accepted=Phrase("the name of a service"))
    wanted = _plain(name)
    known = loading.services()
    by_name = [service for service in known if _plain(service) == wanted]
    found = by_name or [service for service, other in known.items() if wanted in map(_plain, other)]
    if len(found) != 1:
        names = {_plain(each): service for service, other in known.items() for each in (*other, service)}
        near = found or list(dict.fromkeys(names[each] for each in get_close_matches(wanted, names, n=3, cutoff=0.5)))
        raise UnknownName(field="name", value=name, near=near, accepted=services())
    return loading.dossier(found[0])


def designations() -> tuple[VLOPDesignation, ...]:
    """Every designation in the record, the oldest first."""
    every = [one for name in services() for one in loading.dossier(name).designations]
    return tuple(sorted(every, key=lambda one: one.decided))


def requests() -> tuple[RequestForInformation, ...]:
    """Every request, one object an addressee, the oldest first."""
    every = [one for name in services() for one in loading.dossier(name).requests]
    return tuple(sorted(every, key=lambda one: one.sent))


def investigations() -> tuple[Investigation, ...]:
    """All proceedings, the oldest first."""
    every = [one for name in services() for one in loading.dossier(name).investigations]
    return tuple(sorted(every, key=lambda one: one.opened))


def penalties() -> tuple[Penalty, ...]:
    """Every penalty, the oldest first."""
    every = [one for name in services() for one in loading.dossier(name).penalties]
    return tuple(sorted(every, key=lambda one: one.imposed))


def sources() -> tuple[Source, ...]:
    """Every source in the record, once."""
    return tuple(dict.fromkeys(source for name in services() for source in loading.dossier(name).sources))


def _plain(name: str) -> str:
    """A name without case, accents and outer white space."""
    return "".join(one for one in normalize("NFKD", name.casefold().strip()) if not combining(one))
