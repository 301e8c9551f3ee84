"""Places that an act does not have: its articles and recitals are counted, where that is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ..errors import InvalidValue
from ..words import Phrase

_LAST: Mapping[str, Mapping[str, int]] = MappingProxyType({"DSA": {"article": 93, "recital": 156}})
"""How many an act has."""


def there_is(act: str, **places: int | None) -> None:
    """Refuse an article or a recital that an act does not have.

    :raises InvalidValue: its number is higher than the last.
    """
    for name, last in _LAST.get(act, {}).items():
        number = places[name]
        if number is not None and number > last:
            accepted = Phrase(f"a number from 1 to {last}: {act} has {last} {name}s")
            raise InvalidValue(field=Phrase(name), value=number, accepted=accepted)
