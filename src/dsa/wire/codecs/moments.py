"""Moments with their time zone, and days or moments: RFC 3339, with the zone's name as RFC 9557 writes it.

``2024-03-31T16:00:00+02:00[Europe/Brussels]``: the offset says when, the name says by whose clock.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

from ...ground import plain as kinds
from ...ground.errors import MissingExtra
from ...time_limits.zones import zone_of
from ..problems import Problems
from .codec import Codec, Definitions, Schema, unwritable
from .patterned import Patterned, schema_pattern
from .scalars import DAY, TEXT

_NAME = r"[A-Za-z][A-Za-z0-9_+\-]{0,30}(?:/[A-Za-z0-9_+\-]{1,30}){0,2}"
_DAY = "day"
_LONGEST = 150
_OFFSET = r"[+\-](?:[01][0-9]|2[0-3]):[0-5][0-9](?::(?!00)[0-5][0-9])?"
_MILLISECONDS = re.compile(r"(?<=:[0-9]{2})\.([0-9]{3})(?![0-9])", re.ASCII)
_AT_NOUGHT = re.compile(r"[+\-]00:00$", re.ASCII)


class Moment(Patterned):
    """An aware moment."""

    kind = kinds.KINDS[1]
    pattern = (
        r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{3}(?:[0-9]{3})?)?"
        rf"(?:Z|(?P<offset>{_OFFSET})(?:\[(?P<zone>{_NAME})\])?)"
    )
    accepted = "a moment with its time zone, such as '2024-03-14T12:00:00+01:00[Europe/Brussels]'"

    def say(self, value: object) -> str:
        """RFC 3339, then the zone's name if it has one; Z for UTC."""
        if not isinstance(value, kinds.MOMENT) or value.utcoffset() is None:
            return ""
        if not value.utcoffset() and not isinstance(value.tzinfo, ZoneInfo):  # the zones of others have no name to read
            return value.replace(tzinfo=None).isoformat() + "Z"
        name = value.tzinfo.key if isinstance(value.tzinfo, ZoneInfo) else None
        return f"{value.isoformat()}[{name}]" if name else value.isoformat()

    def read(self, plain: object, problems: Problems) -> object:
        """The moment; milliseconds, as browsers write them, and nought as an offset are read as well."""
        return super().read(_as_we_write(plain) if type(plain) is str else plain, problems)

    def parse(self, text: str) -> datetime:
        """The moment, by the clock of its zone; an offset that the zone did not have then is refused."""
        parts = self._compiled.fullmatch(text)
        bare = kinds.KINDS[1].fromisoformat(text.partition("[")[0])
        if parts is None or not parts["zone"]:
            return bare.replace(tzinfo=UTC) if text.endswith("Z") else bare
        zone = zone_named(parts["zone"])
        local = bare.replace(tzinfo=zone)
        return local if local.utcoffset() == bare.utcoffset() else local.replace(fold=1)


def _as_we_write(text: str) -> str:
    if len(text) > _LONGEST:
        return text
    plain = _MILLISECONDS.sub(lambda part: "" if part[1] == "000" else f".{part[1]}000", text)
    return _AT_NOUGHT.sub("Z", plain)


class DayOrMoment(Codec):
    """A day, or for a period in hours a moment."""

    json_types = frozenset({"string"})

    def write(self, value: object) -> object:
        """As a moment if it is one."""
        return MOMENT.write(value) if isinstance(value, kinds.MOMENT) else DAY.write(value)

    def read(self, plain: object, problems: Problems) -> object:
        """A moment has a T in it."""
        codec: Codec = MOMENT if isinstance(plain, str) and "T" in plain else DAY
        return codec.read(plain, problems)

    def describe(self, definitions: Definitions) -> Schema:
        """Either of the two."""
        return {"anyOf": [DAY.describe(definitions), MOMENT.describe(definitions)]}


class DayOrText(Codec):
    """A day, as ``{"day": "2024-03-14"}``, or words that stand for one."""

    json_types = frozenset({"object", "string"})

    def write(self, value: object) -> object:
        """The day says what it is; words are themselves."""
        return {_DAY: DAY.write(value)} if isinstance(value, kinds.DATE) else TEXT.write(value)

    def read(self, plain: object, problems: Problems) -> object:
        """By the type of JSON that it is."""
        if type(plain) is not dict:
            return TEXT.read(plain, problems)
        if plain.keys() != {_DAY}:
            return problems.value(plain, "an object with the key 'day' alone, or text")
        return problems.at(_DAY, DAY.read, plain[_DAY])

    def describe(self, definitions: Definitions) -> Schema:
        """Either of the two."""
        day = {"type": "object", "properties": {_DAY: DAY.describe(definitions)}, "required": [_DAY]}
        return {"anyOf": [TEXT.describe(definitions), {**day, "additionalProperties": False}]}


class Zone(Codec):
    """The name of a time zone that this computer knows, or could know if it had their database."""

    json_types = frozenset({"string"})

    def write(self, value: object) -> object:
        """The name."""
        if not isinstance(value, str) or not _known(value):
            raise unwritable(value, _A_ZONE)
        return value

    def read(self, plain: object, problems: Problems) -> object:
        """The name, if it is known."""
        if type(plain) is not str:
            return problems.type(plain, _A_ZONE)
        return plain if _known(plain) else problems.value(plain, _A_ZONE)

    def describe(self, definitions: Definitions) -> Schema:
        """A string; which names are known depends on the computer."""
        return {"type": "string", "pattern": schema_pattern(_NAME)}


_A_ZONE = "the name of a time zone such as 'Europe/Brussels'"
_ZONE = re.compile(_NAME, re.ASCII)


def zone_named(name: str) -> tzinfo:
    """The time zone of that name, or ValueError; MissingExtra where there is no database of zones."""
    if not _ZONE.fullmatch(name):
        raise ValueError(name)
    try:
        return zone_of(name)
    except KeyError as unknown:
        raise ValueError(name) from unknown


def _known(name: str) -> bool:
    try:
        zone_named(name)
    except ValueError:
        return False
    except MissingExtra:
        return True  # as far as can be told here; whoever asks for an instant is told what to install
    return True


MOMENT = Moment()
DAY_OR_MOMENT = DayOrMoment()
DAY_OR_TEXT = DayOrText()
ZONE = Zone()
