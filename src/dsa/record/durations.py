"""How long proceedings take: the days from the opening to a stage."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from attrs import frozen

from ..act.proceedings.event import Stage
from ..ground import checks
from ..ground.answering import answers
from ..ground.brief import Brief
from ..ground.citations import DSA
from ..ground.errors import InvalidValue
from ..ground.trace import Explained, Rule, Sentence
from ..ground.words import Phrase
from .entries import Case
from .queries import record_ends
from .reading.store import packaged

REACHED = Rule(
    "record-stage-reached",
    "{case}, {strand}: {stage} on {on}, {days} days after the opening on {opened}. Counted so far: {after}.",
    DSA.at(66, 1),
)


@frozen(kw_only=True)
class StageReached(Brief):
    """That a strand of a case came to a stage for the first time, and how many days after the opening."""

    case: str
    strand: str
    stage: Stage
    opened: date
    on: date

    @property
    def days(self) -> int:
        """Days from the opening; the day of the opening is day nought."""
        return (self.on - self.opened).days

    def __str__(self) -> str:
        return f"{self.case}, {self.strand}: {self.stage} after {self.days} days"


@frozen(kw_only=True)
class StageTimes(Explained):
    """How long strands took from the opening to a stage, the quickest first."""

    stage: Stage
    reached: tuple[StageReached, ...]

    @property
    def median(self) -> Decimal | None:
        """The median number of days; None if no strand came to the stage."""
        days = [one.days for one in self.reached]
        middle = len(days) // 2
        if not days:
            return None
        return Decimal(days[middle]) if len(days) % 2 else Decimal(days[middle - 1] + days[middle]) / 2

    @property
    def headline(self) -> Sentence:
        """How many strands, and how long."""
        if not self.reached:
            return Sentence("record-stage-none", "no strand of the record came to: {stage}", (("stage", self.stage),))
        facts = (
            ("stage", self.stage),
            ("count", len(self.reached)),
            ("shortest", self.reached[0].days),
            ("longest", self.reached[-1].days),
            ("median", self.median),
        )
        return Sentence(
            "record-stage-times",
            "{stage}: in {count} strands, {shortest} to {longest} days after the opening, the median is {median}",
            facts,
        )


@answers
def days_to(stage: Stage) -> StageTimes:
    """How many days it took from the opening of proceedings to a stage, strand by strand.

    Strands end apart, so each counts by itself; a case that concerns several services counts once. What has not come
    to the stage is not in the answer, so that it tells how long the past took and not how long the open cases will.

    >>> from dsa import Stage
    >>> print(days_to(Stage.NON_COMPLIANCE))
    infringement found by decision: in 5 strands, 574 to 858 days after the opening, the median is 718
    """
    checks.member("stage", stage, Stage)
    if stage in (Stage.NOT_OPENED, Stage.OPEN):
        raise InvalidValue(field=Phrase("stage"), value=stage, accepted=Phrase("a stage after the opening"))
    found = sorted((one for case in packaged().cases for one in stages(case) if one.stage is stage), key=_order)
    steps = [
        REACHED.step(
            number,
            number + 1,
            case=one.case,
            strand=one.strand,
            stage=one.stage,
            on=one.on,
            days=one.days,
            opened=one.opened,
        )
        for number, one in enumerate(found)
    ]
    return StageTimes(stage=stage, reached=tuple(found), steps=tuple(steps), notices=(record_ends(),))


def stages(case: Case) -> tuple[StageReached, ...]:
    """Every stage after the opening that the strands of a case came to, each the first time."""
    investigation = case.investigation
    found: dict[tuple[str, Stage], StageReached] = {}
    for day in sorted({event.date for event in investigation.events if event.date >= investigation.opened}):
        for state in investigation.state(day).strands:
            key = (state.strand.name, state.stage)
            if state.stage is not Stage.OPEN and key not in found:
                found[key] = StageReached(
                    case=case.id, strand=key[0], stage=state.stage, opened=investigation.opened, on=state.since or day
                )
    return tuple(found.values())


def _order(one: StageReached) -> tuple[int, str, str]:
    return one.days, one.case, one.strand
