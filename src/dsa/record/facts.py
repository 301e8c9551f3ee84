"""How a fact of the record is known: its sources, how sure it is, and what other sources say."""

from __future__ import annotations

import re
from datetime import date
from enum import Enum

from attrs import field, frozen

from ..ground import checks
from ..ground.brief import Brief
from ..ground.errors import InvalidValue
from ..ground.trace import Sentence
from ..ground.words import Phrase

_ADDRESS = re.compile(r"https?://[^\s…/]+\.[^\s…]+")
_REFERENCE = re.compile(
    r"""(IP|MEX|STATEMENT|QANDA)/\d\d/\d+          # a press release of the Commission
    |(C|COM)\(\d{4}\)\ \d+(\ final)?               # a decision or a communication
    |[CT]-\d+/\d\d(\ P)?(\(R\)|\ R)?               # a case of the Court
    |ECLI:EU:[CT]:\d{4}:\d+
    |[EP]-\d{6}/\d{2,4}                            # a question of the Parliament
    |OJ\ [CL].+""",
    re.VERBOSE,
)


class Sure(Enum):
    """How sure a fact is."""

    CONFIRMED = "confirmed"
    """Read in a copy of the source named, or in independent texts that cite it and agree."""
    SINGLE_SOURCE = "single-source"
    """Read in one text only."""
    FROM_MEMORY = "from-memory"
    """Known to the compiler; no source was read."""
    INFERRED = "inferred"
    """Concluded from other facts."""

    def __str__(self) -> str:
        return self.value.replace("-", " ")


_WITH_SOURCES = (Sure.CONFIRMED, Sure.SINGLE_SOURCE)


@frozen(kw_only=True)
class Source(Brief):
    """Where a fact was read: an address, the official reference of a document, or both.

    :param url: the address; None where there is only a reference.
    :param reference: the official reference of the document, such as ``"IP/24/1485"``; None where it has none.
    :param note: what is to be known about it, such as that it was read in a copy; None if nothing is.

    >>> print(Source(reference="IP/24/1485"))
    IP/24/1485
    """

    url: str | None = None
    reference: str | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        checks.optional_text("note", self.note)
        if self.url is None and self.reference is None:
            raise InvalidValue(field=Phrase("url"), value=None, accepted=Phrase("a url or a reference"))
        if self.url is not None and not _ADDRESS.fullmatch(checks.text("url", self.url)):
            raise InvalidValue(
                field=Phrase("url"), value=self.url, accepted=Phrase("a whole address with https:// or http://")
            )
        if self.reference is not None and not _REFERENCE.fullmatch(checks.text("reference", self.reference)):
            raise InvalidValue(
                field=Phrase("reference"),
                value=self.reference,
                accepted=Phrase("an official reference such as 'IP/24/1485', 'C(2025) 8630 final' or 'T-348/23'"),
            )

    @property
    def official(self) -> bool:
        """Whether an institution of the Union published it: it has a reference, or lies on a site of theirs.

        >>> Source(url="https://eur-lex.europa.eu/eli/reg/2022/2065/oj").official
        True
        """
        host = (self.url or "").partition("://")[2].partition("/")[0]
        return self.reference is not None or host.endswith(".europa.eu")

    def __str__(self) -> str:
        return ", ".join(part for part in (self.reference, self.url) if part)


class Official(Enum):
    """Which side of a conflict is the official one."""

    USED = "used"
    OTHER = "other"
    BOTH = "both"

    def __str__(self) -> str:
        return {"used": "the first is official", "other": "the second is official", "both": "both are official"}[
            self.value
        ]


DISPUTED = Sentence(
    "record-disputed",
    "Disputed, {about}: used here is {used}; according to {said_by}, it is {other} ({official}).",
)
DISPUTED_WITH_NOTE = Sentence(
    "record-disputed-with-note",
    "Disputed, {about}: used here is {used}; according to {said_by}, it is {other} ({official}). {note}",
)
NEITHER_OFFICIAL = Sentence("record-neither-official", "neither is official")


@frozen(kw_only=True)
class Conflict(Brief):
    """Two sources that differ: what the record uses, what the other has, and which of them is official.

    :param about: what they differ about.
    :param used: what the record uses: a day, or the words where no day is given.
    :param other: what the other source has.
    :param said_by: who says the other.
    :param official: which of the two is official, or that both are; None where neither is.
    :param note: why the one is used; None where that is not said.
    :param source: the other source; None where it is not named.
    """

    about: str
    used: date | str
    other: date | str
    said_by: str
    official: Official | None
    note: str | None = None
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("about", "said_by"):
            checks.text(name, getattr(self, name))
        for name in ("used", "other"):
            value = getattr(self, name)
            _ = checks.day(name, value) if isinstance(value, date) else checks.text(name, value)
        if self.official is not None:
            checks.member("official", self.official, Official)
        checks.optional_text("note", self.note)
        if self.source is not None:
            checks.instance("source", self.source, Source)

    def __str__(self) -> str:
        return str(self.statement)

    @property
    def statement(self) -> Sentence:
        """Both sides in a sentence, and the note."""
        sentence = DISPUTED if self.note is None else DISPUTED_WITH_NOTE
        return sentence.naming(
            about=self.about,
            used=self.used,
            said_by=self.said_by,
            other=self.other,
            official=self.official or NEITHER_OFFICIAL,
            note=self.note,
        )


@frozen(kw_only=True)
class Fact(Brief):
    """A sentence of the record with its sources, how sure it is, and what other sources say.

    A fact that was read from a document is about nothing: the document holds the sentence alone.

    :param text: the sentence.
    :param sure: how sure it is.
    :param sources: where it was read.
    :param disputed: where other sources differ.
    :param wording: what the sources say where they give no day, such as "mid-May 2026"; None where they give one.
    :param about: the object that it supports: a designation, a request, proceedings or an event of them; None where it
        stands alone.
    """

    text: str
    sure: Sure
    sources: tuple[Source, ...] = ()
    disputed: tuple[Conflict, ...] = ()
    wording: str | None = None
    about: object = field(default=None, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        checks.text("text", self.text)
        checks.member("sure", self.sure, Sure)
        checks.several("sources", self.sources, Source)
        checks.several("disputed", self.disputed, Conflict)
        checks.optional_text("wording", self.wording)
        if not self.sources and self.sure in _WITH_SOURCES:
            raise InvalidValue(field=Phrase("sources"), value=(), accepted=Phrase(f"a source for a {self.sure} fact"))

    @property
    def every_source(self) -> tuple[Source, ...]:
        """Its sources, and those of the sources that differ."""
        other = (conflict.source for conflict in self.disputed)
        return (*self.sources, *(source for source in other if source is not None))

    def __str__(self) -> str:
        return " ".join((f"{self.text} ({self.sure})", *map(str, self.disputed)))
