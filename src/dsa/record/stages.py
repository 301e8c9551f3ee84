"""Which stages the strands of a case came to, when, and for how long they have been waiting for the others."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ..act.proceedings.event import Stage
from ..act.proceedings.events import ProceedingsExtended
from ..ground.brief import Brief
from .entries import Case


@frozen(kw_only=True)
class StageReached(Brief):
    """That a strand of a case came to a stage for the first time, and how many days after the opening.

    :param case: the case, by its identifier in the record.
    :param strand: the strand, by its name.
    :param stage: the stage that it came to.
    :param opened: the day on which the strand was opened.
    :param on: the day on which it came to the stage.
    """

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
        return f"{self.case}, {self.strand}: {self.stage} after {self.days} {'day' if self.days == 1 else 'days'}"


@frozen(kw_only=True)
class StageAwaited(Brief):
    """That strands of a case were still open on a day without having come to a stage: at least so long they take.

    Counted strand by strand, each has one of its own; counted by case, the open strands of the case stand together.

    :param case: the case, by its identifier in the record.
    :param strands: the strands that are still open, by their names.
    :param stage: the stage that they have not come to.
    :param opened: the day on which the first of them was opened.
    :param until: the day up to which is counted.
    """

    case: str
    strands: tuple[str, ...]
    stage: Stage
    opened: date
    until: date

    @property
    def days(self) -> int:
        """Days from the opening to the day up to which they were counted."""
        return (self.until - self.opened).days

    def __str__(self) -> str:
        days = f"{self.days} {'day' if self.days == 1 else 'days'}"
        return f"{self.case}, {'; '.join(self.strands)}: open for {days} without: {self.stage}"


def opened_on(case: Case, strand: str) -> date:
    """When a strand was opened: with the case, or by an extension of it."""
    events = case.investigation.events
    extended = (event.date for event in events if isinstance(event, ProceedingsExtended) and strand in event.strands)
    first = {part.name for part in case.investigation.strands}
    return case.investigation.begun if strand in first else next(extended, case.investigation.begun)


def stages(case: Case) -> tuple[StageReached, ...]:
    """Every stage after the opening that the strands of a case came to, each the first time."""
    investigation = case.investigation
    first: dict[tuple[str, Stage], StageReached] = {}
    for day in sorted({event.date for event in investigation.events if event.date >= investigation.begun}):
        for state in investigation.state(day).strands:
            key = (state.strand.name, state.stage)
            if state.stage is not Stage.OPEN and key not in first:
                first[key] = StageReached(
                    case=case.id,
                    strand=key[0],
                    stage=state.stage,
                    opened=opened_on(case, key[0]),
                    on=state.since or day,
                )
    return tuple(first.values())
