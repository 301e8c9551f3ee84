"""A register together with what it was written from: investigations that grew from each other share it."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ....ground import checks
from ....ground.citations import Citation
from ....ground.errors import InvalidValue
from ....ground.words import Phrase
from ...services.platforms import Platform
from ..event import Event
from ..strands import Strand
from .recording import append
from .register import Register


@frozen(kw_only=True)
class Beginning:
    """What a case begins with, before anything has happened in it."""

    opened: date | None
    platform: Platform
    suspected: tuple[Citation, ...]
    strands: tuple[Strand, ...]
    services: tuple[Platform, ...] = ()

    @property
    def parts(self) -> tuple[Strand, ...]:
        """Its strands; a case that names none is one strand as a whole."""
        parts = checks.several("strands", self.strands, Strand) or (
            Strand(name=self.platform.name, articles=self.suspected),
        )
        names = tuple(part.name for part in parts)
        if len(set(names)) < len(names):
            raise InvalidValue(field=Phrase("strands"), value=names, accepted=Phrase("a different name for each"))
        return parts


@frozen(kw_only=True)
class Written:
    """A register with the beginning and the events for which it was written; for others it is not read."""

    register: Register
    beginning: Beginning
    events: tuple[Event, ...]

    @classmethod
    def of(cls, beginning: Beginning, events: tuple[Event, ...]) -> Written:
        """The register of a case, written event by event.

        :raises NotAllowed: an event contradicts those before it.
        """
        services = (beginning.platform, *beginning.services)
        names = (name for service in services for name in (service.name, service.provider.name))
        register = Register.of(beginning.opened, beginning.parts, names)
        for event in events:
            append(register, event)
        return cls(register=register, beginning=beginning, events=events)

    def fits(self, beginning: Beginning, events: tuple[Event, ...]) -> bool:
        """Whether it was written for this case."""
        return self.events is events and self.beginning == beginning

    def grown(self, events: tuple[Event, ...]) -> Written | None:
        """With one event more; None where another case has grown from here already, and the next is to be written anew.

        :raises NotAllowed: the event contradicts those before it.
        """
        with self.register.lock:
            if len(self.register.events) != len(self.events):
                return None
            append(self.register, events[-1])
        return Written(register=self.register, beginning=self.beginning, events=events)
