"""What the library raises: one small hierarchy under :class:`DSAError`, each error also the nearest built-in.

>>> from dsa import errors
>>> issubclass(errors.InvalidType, (errors.DSAError, TypeError))
True
"""

from __future__ import annotations

from .ground.errors import (
    AmbiguousName,
    AmbiguousTruth,
    BeyondCoverage,
    CurrencyMismatch,
    DSAError,
    InvalidDocument,
    InvalidType,
    InvalidValue,
    MissingExtra,
    MissingFact,
    NotAllowed,
    NotInForce,
    NotSupported,
    OutOfOrder,
    SeveralErrors,
    UnknownName,
)

__all__ = [
    "AmbiguousName",
    "AmbiguousTruth",
    "BeyondCoverage",
    "CurrencyMismatch",
    "DSAError",
    "InvalidDocument",
    "InvalidType",
    "InvalidValue",
    "MissingExtra",
    "MissingFact",
    "NotAllowed",
    "NotInForce",
    "NotSupported",
    "OutOfOrder",
    "SeveralErrors",
    "UnknownName",
]


def __dir__() -> list[str]:
    return sorted(__all__)
