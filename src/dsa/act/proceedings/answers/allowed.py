"""What the Act allows next in each strand, in words, and why not the rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from attrs import field, frozen

from ....ground import words
from ....ground.brief import Brief
from ....ground.errors import UnknownName
from ....ground.trace import Notice
from ..event import Event
from ..events import KINDS
from ..file.conditions.possible import objection
from ..file.conditions.question import Question
from ..file.entries import Moment, StrandEntry
from ..file.register import Register
from ..file.stages import stage_of


@frozen(kw_only=True)
class Possibility(Brief):
    """Whether the Act allows a kind of event in a strand on a day; if not, why, and the first day on which it would."""

    kind: type[Event]
    why_not: Notice | None = None
    contradiction: bool = field(default=False, repr=False)
    """Whether recording it all the same would contradict the file."""
    first_day: date | None = None
    """Where time alone is in the way: the first day on which it would be allowed."""

    @property
    def allowed(self) -> bool:
        """Whether the Act allows it."""
        return self.why_not is None

    def __str__(self) -> str:
        if self.why_not is None:
            return f"{self.kind.title}: allowed [{self.kind.citation}]"
        later = f" From {words.day(self.first_day)} on it is." if self.first_day else ""
        return f"{self.kind.title}: not allowed. {self.why_not}{later}"


@frozen(kw_only=True)
class StrandPossibilities(Brief):
    """What the Act allows in one strand, kind by kind."""

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

    def __str__(self) -> str:
        now = ", ".join(possible.kind.title for possible in self.kinds if possible.allowed)
        lines = [f"{self.strand}: {now}"]
        lines += [f"  not {possible}" for possible in self.kinds if possible.first_day is not None]
        return "\n".join(lines)


@frozen(kw_only=True)
class Allowed(Brief):
    """What the Act allows on a day, strand by strand; ``kind in allowed`` asks for any strand."""

    on: date
    strands: tuple[StrandPossibilities, ...]

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

    def explain(self) -> str:
        """Every kind of event in every strand: allowed, or why not."""
        lines = [f"on {words.day(self.on)}"]
        for strand in self.strands:
            lines += [f"{strand.strand}", *(f"  {possible}" for possible in strand.kinds)]
        return "\n".join(lines)

    def __str__(self) -> str:
        return "\n".join((f"on {words.day(self.on)} the Act allows", *map(str, self.strands)))


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
