"""What the Act allows next in each strand, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ....ground.brief import Brief
from ....ground.errors import UnknownName
from ....ground.trace import Notice, Reasoned, Sentence, Step
from ..event import Event
from ..events import KINDS
from ..file.conditions.possible import objection
from ..file.conditions.question import Question
from ..file.entries import Moment, StrandEntry
from ..file.register import Register
from ..file.stages import stage_of

ALLOWED = Sentence("allowed", "on {on} the Act allows: {strands}")
IN_STRAND = Sentence("allowed-in-strand", "{strand}: {event}")
NOTHING = Sentence("allowed-nothing-in-strand", "{strand}: nothing")
POSSIBLE = Sentence("event-allowed", "{event}: allowed [{citation}]")
IMPOSSIBLE = Sentence("event-not-allowed", "{event}: not allowed. {why} [{citations}]")
NOT_YET = Sentence("event-not-allowed-yet", "{event}: not allowed before {first}. {why} [{citations}]")
OF_STRAND = Sentence("possibility-in-strand", "{strand}: {possibility}")


@frozen(kw_only=True)
class Possibility(Brief):
    """Whether the Act allows a kind of event in a strand on a day; if not, why, and the first day on which it would.

    :param kind: the kind of event.
    :param why_not: what is in the way; None if it is allowed.
    :param contradiction: whether recording it all the same would contradict the file.
    :param first_day: where time alone is in the way, the first day on which it would be allowed; None otherwise.
    """

    kind: type[Event]
    why_not: Notice | None = None
    contradiction: bool = field(default=False, repr=False)
    first_day: date | None = None

    @property
    def allowed(self) -> bool:
        """Whether the Act allows it."""
        return self.why_not is None

    @property
    def statement(self) -> Sentence:
        """Whether it is allowed, and under which provision; or why not."""
        event = self.kind.title
        if self.why_not is None:
            return POSSIBLE.naming(event=event, citation=self.kind.citation)
        why, citations = self.why_not.statement, self.why_not.citations
        if self.first_day is None:
            return IMPOSSIBLE.naming(event=event, why=why, citations=citations)
        return NOT_YET.naming(event=event, first=self.first_day, why=why, citations=citations)

    def __str__(self) -> str:
        return str(self.statement)


@frozen(kw_only=True)
class StrandPossibilities(Brief):
    """What the Act allows in one strand, kind by kind.

    :param strand: the strand, by its name.
    :param kinds: each kind of event, allowed or not.
    """

    strand: str
    kinds: tuple[Possibility, ...] = field(repr=False)
    _allowed: frozenset[type[Event]] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(
            self, "_allowed", frozenset(possible.kind for possible in self.kinds if possible.why_not is None)
        )

    def __getitem__(self, kind: type[Event]) -> Possibility:
        return next(possible for possible in self.kinds if possible.kind is kind)

    def __contains__(self, kind: object) -> bool:
        return kind in self._allowed

    def __iter__(self) -> Iterator[type[Event]]:
        return (possible.kind for possible in self.kinds if possible.why_not is None)

    @property
    def statement(self) -> Sentence:
        """What is allowed in it."""
        titles = tuple(kind.title for kind in self)
        return IN_STRAND.naming(strand=self.strand, event=titles) if titles else NOTHING.naming(strand=self.strand)

    def __str__(self) -> str:
        return str(self.statement)


@frozen(kw_only=True)
class Allowed(Reasoned, Brief):
    """What the Act allows on a day, strand by strand; ``kind in allowed`` asks for any strand.

    Its explanation goes through every kind of event in every strand: allowed, or why not and from when on.

    :param on: the day asked about.
    :param strands: what is allowed in each strand.
    """

    on: date
    strands: tuple[StrandPossibilities, ...]

    @property
    def headline(self) -> Sentence:
        """What is allowed, strand by strand."""
        return ALLOWED.naming(on=self.on, strands=tuple(part.statement for part in self.strands))

    @property
    def steps(self) -> tuple[Step, ...]:
        """None: each kind of event has its reason."""
        return ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """None: each kind of event has its reason."""
        return ()

    @property
    def parts(self) -> tuple[Sentence, ...]:
        """Every kind of event in every strand."""
        return tuple(
            OF_STRAND.naming(strand=part.strand, possibility=possible.statement)
            for part in self.strands
            for possible in part.kinds
        )

    def __getitem__(self, strand: str) -> StrandPossibilities:
        for part in self.strands:
            if part.strand == strand:
                return part
        raise UnknownName(field="strand", value=strand, accepted=[part.strand for part in self.strands])

    def __contains__(self, kind: object) -> bool:
        return any(kind in part for part in self.strands)

    def __iter__(self) -> Iterator[type[Event]]:
        there = frozenset().union(*map(frozenset, self.strands))
        return (kind for kind in KINDS if kind in there)

    def __len__(self) -> int:
        return len(frozenset().union(*map(frozenset, self.strands)))

    def __str__(self) -> str:
        return str(self.headline)


def allowed(file: Register, moment: Moment) -> Allowed:
    """Every kind of event in every strand, at the end of a day."""
    return Allowed(on=moment.on, strands=tuple(_in_strand(file, strand, moment) for strand in file.there(moment)))


def _in_strand(file: Register, strand: StrandEntry, moment: Moment) -> StrandPossibilities:
    kinds = []
    stage = stage_of(file, strand, moment)
    for kind in KINDS:
        why = objection(Question(file, strand, kind, moment, known=stage))
        if why is None:
            kinds.append(Possibility(kind=kind))
        else:
            kinds.append(
                Possibility(kind=kind, why_not=why.notice, contradiction=why.contradiction, first_day=why.first)
            )
    return StrandPossibilities(strand=strand.strand.name, kinds=tuple(kinds))
