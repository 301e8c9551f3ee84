"""How a fact of the record is known: its sources, how sure it is, and what other sources say."""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from .. import guards
from ..english import Phrase
from ..errors import InvalidValue


class Sure(Enum):
    """How sure a fact is."""

    CONFIRMED = "confirmed"
    """Read in a copy of the source named."""
    SINGLE_SOURCE = "single-source"
    """Read in one text only."""
    FROM_MEMORY = "from-memory"
    """Known to the compiler; no source was read."""
    INFERRED = "inferred"
    """Concluded from other facts."""

    def __str__(self) -> str:
        return self.value.replace("-", " ")


@frozen(kw_only=True)
class Source:
    """Where a fact was read: an address, an official reference, or both."""

    url: str | None = None
    reference: str | None = None
    official: bool = False
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        guards.optional_text("url", self.url)
        guards.optional_text("reference", self.reference)
        guards.instance("official", self.official, bool)
        if self.url is None and self.reference is None:
            raise InvalidValue(field=Phrase("url"), value=None, accepted=Phrase("a url or a reference"))

    def __str__(self) -> str:
        return ", ".join(part for part in (self.reference, self.url) if part)


@frozen(kw_only=True)
class Fact:
    """A sentence of the record with its sources; ``disputed`` says what another source has."""

    text: str
    sure: Sure
    sources: tuple[Source, ...] = ()
    disputed: tuple[str, ...] = ()

    def __attrs_post_init__(self) -> None:
        guards.text("text", self.text)
        guards.member("sure", self.sure, Sure)
        guards.several("sources", self.sources, Source)
        if self.sure is Sure.CONFIRMED and not self.sources:
            raise InvalidValue(field=Phrase("sources"), value=(), accepted=Phrase("a source for a confirmed fact"))

    def __str__(self) -> str:
        return " ".join((f"{self.text} ({self.sure})", *self.disputed))
