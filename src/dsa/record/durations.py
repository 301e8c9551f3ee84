"""How long proceedings take: the days from the opening to a stage, and how long the others have been waiting for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

from attrs import evolve, frozen

from ..act.proceedings.event import Stage
from ..ground import checks
from ..ground.answering import answers
from ..ground.citations import DSA
from ..ground.errors import InvalidValue
from ..ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ..ground.words import Phrase
from .entries import Case
from .queries import record_ends
from .reading.store import packaged
from .stages import StageAwaited, StageReached, opened_on, stages

REACHED = Rule(
    "record-stage-reached",
    "{case}, {strand}: {stage} on {on}; days from the opening on {opened}: {days}. Counted so far: {after}.",
    DSA.at(66, 1),
)
AWAITED = Rule(
    "record-stage-awaited",
    "{case}, {strands}: still open on {until} without it; days from the opening on {opened}: {days}. "
    "Counted so far: {after}.",
    DSA.at(66, 1),
)
OVERTAKEN = Rule(
    "record-stage-overtaken",
    "{case}, {strands}: ended without it. Counted so far: {after}.",
    DSA.at(66, 1),
)
STILL_RUNNING = Point(
    "record-still-running",
    "The median is that of what came to the stage; what is still open can only make it later. Open for longer than the "
    "longest of these: {longer}.",
)

PARTLY = Point(
    "record-partly-open", "{case} came to it in part: still open in {strands}; days from the opening: {days}."
)

STRANDS, CASES = "strand", "case"
COUNTED_BY = (STRANDS, CASES)
"""What is counted: each strand by itself, or each case once."""

BY_STRAND = Sentence(
    "record-stage-by-strand",
    "{stage}; strands: {count}; came to it: {reached}; still open without it on {until}: {waiting}; ended otherwise: "
    "{otherwise}",
)
BY_CASE = Sentence(
    "record-stage-by-case",
    "{stage}; cases: {count}; came to it: {reached}; still open without it on {until}: {waiting}; ended otherwise: "
    "{otherwise}",
)
CAME = Sentence("record-stage-came", "{count} (days from the opening: {days}, median {median})")
CAME_IN_PART = Sentence(
    "record-stage-came-in-part",
    "{count} (days from the opening: {days}, median {median}; with other strands still open: {partly})",
)
WAITED = Sentence("record-stage-waited", "{count} (days so far: {days})")
RANGE = Sentence("record-range", "{least} to {most}")


@frozen(kw_only=True)
class StageTimes(Explained):
    """How long it took from the opening to a stage, the quickest first, and what is still open without it.

    :param stage: the stage asked about.
    :param reached: what came to it, the quickest first.
    :param by: what is counted: ``"strand"`` or ``"case"``.
    :param until: the day up to which is counted.
    :param waiting: what is open on that day without having come to it, the longest first.
    :param partly: counted by case: the cases that came to the stage in some strands and are still open in these.
    :param otherwise: what ended without the stage, case by case, with its strands.
    """

    stage: Stage
    reached: tuple[StageReached, ...]
    by: str = STRANDS
    until: date | None = None
    waiting: tuple[StageAwaited, ...] = ()
    partly: tuple[StageAwaited, ...] = ()
    otherwise: tuple[str, ...] = ()

    @property
    def median(self) -> Decimal | None:
        """The median number of days of what came to the stage; None if nothing did.

        What is still open is not in it, so that it tells how long the past took and no more.
        """
        days = [reached.days for reached in self.reached]
        middle = len(days) // 2
        if not days:
            return None
        return Decimal(days[middle]) if len(days) % 2 else Decimal(days[middle - 1] + days[middle]) / 2

    @property
    def longer(self) -> tuple[StageAwaited, ...]:
        """What is still open, if only in part, and has already taken longer than the longest that came to the stage."""
        longest = max((reached.days for reached in self.reached), default=-1)
        return tuple(wait for wait in (*self.waiting, *self.partly) if wait.days > longest)

    @property
    def headline(self) -> Sentence:
        """What came to the stage and how soon, beside what is still open and for how long."""
        reached: object = 0
        if self.reached:
            facts = {
                "count": len(self.reached),
                "days": _range(reached.days for reached in self.reached),
                "median": self.median,
            }
            partly = len(self.partly)
            reached = CAME_IN_PART.naming(**facts, partly=partly) if partly else CAME.naming(**facts)
        waiting: object = 0
        if self.waiting:
            waiting = WAITED.naming(count=len(self.waiting), days=_range(wait.days for wait in self.waiting))
        return (BY_CASE if self.by == CASES else BY_STRAND).naming(
            stage=self.stage,
            count=len(self.reached) + len(self.waiting) + len(self.otherwise),
            reached=reached,
            until=self.until,
            waiting=waiting,
            otherwise=len(self.otherwise),
        )


@answers
def days_to(stage: Stage, *, by: str = STRANDS, until: date | None = None) -> StageTimes:
    """How many days it took from the opening of proceedings to a stage, and how many are still open without it.

    :param stage: the stage, one after the opening.
    :param by: ``"strand"`` counts each strand by itself, since strands end apart; ``"case"`` counts each case once,
        at the first of its strands that came to the stage.
    :param until: the day up to which is counted; None takes that of the newest text that was read.
    :raises InvalidValue: the stage is none after the opening.

    A case that concerns several services counts once either way, and a strand that came by an extension counts from
    that day. What is still open takes at least so long: statisticians call it right-censored.

    >>> from dsa import Stage
    >>> answer = days_to(Stage.NON_COMPLIANCE, by="case")
    >>> print(answer.median, len(answer.reached), len(answer.waiting), len(answer.longer))
    718 3 8 4
    """
    checks.member("stage", stage, Stage)
    checks.known("by", by, COUNTED_BY)
    if stage in (Stage.NOT_OPENED, Stage.OPEN):
        raise InvalidValue(field=Phrase("stage"), value=stage, accepted=Phrase("a stage after the opening"))
    known = packaged().read_until if until is None else checks.day("until", until)
    reached: list[StageReached] = []
    waiting: list[StageAwaited] = []
    partly: list[StageAwaited] = []
    otherwise: list[tuple[Case, tuple[str, ...]]] = []
    for case in packaged().cases:
        if case.investigation.begun > known:
            continue
        came = sorted(
            (arrival for arrival in stages(case) if arrival.stage is stage and arrival.on <= known), key=_order
        )
        others = [
            state
            for state in case.investigation.state(known).strands
            if state.strand.name not in {arrival.strand for arrival in came}
        ]
        groups = [others] if by == CASES else [[state] for state in others]
        reached += came[:1] if by == CASES else came
        for group in groups:
            pending = tuple(state.strand.name for state in group if state.stage.pending)
            if pending:
                open_still = partly if by == CASES and came else waiting
                open_still.append(_awaited(case, pending, stage, known))
            elif group and not (by == CASES and came):
                otherwise.append((case, tuple(state.strand.name for state in group)))
    reached.sort(key=_order)
    for some in (waiting, partly):
        some.sort(key=lambda wait: (-wait.days, wait.case, wait.strands))
    answer = StageTimes(
        stage=stage,
        by=by,
        until=known,
        reached=tuple(reached),
        waiting=tuple(waiting),
        partly=tuple(partly),
        otherwise=tuple(f"{case.id}, {'; '.join(strands)}" for case, strands in otherwise),
    )
    return evolve(answer, steps=_steps(answer, otherwise), notices=_notices(answer))


def _awaited(case: Case, strands: tuple[str, ...], stage: Stage, until: date) -> StageAwaited:
    opened = min(opened_on(case, strand) for strand in strands)
    return StageAwaited(case=case.id, strands=strands, stage=stage, opened=opened, until=until)


def _steps(answer: StageTimes, otherwise: list[tuple[Case, tuple[str, ...]]]) -> tuple[Step, ...]:
    steps: list[Step] = []
    for reached in answer.reached:
        facts: dict[str, Any] = {
            "case": reached.case,
            "strand": reached.strand,
            "stage": reached.stage,
            "on": reached.on,
        }
        steps.append(REACHED.step(len(steps), len(steps) + 1, days=reached.days, opened=reached.opened, **facts))
    for wait in answer.waiting:
        facts = {"case": wait.case, "strands": wait.strands, "until": wait.until, "opened": wait.opened}
        steps.append(AWAITED.step(len(steps), len(steps) + 1, days=wait.days, **facts))
    for case, strands in otherwise:
        steps.append(OVERTAKEN.step(len(steps), len(steps) + 1, case=case.id, strands=strands))
    return tuple(steps)


def _notices(answer: StageTimes) -> tuple[Notice, ...]:
    partly = [PARTLY.notice(case=wait.case, strands=wait.strands, days=wait.days) for wait in answer.partly]
    running = [STILL_RUNNING.notice(longer=len(answer.longer))] if answer.reached and answer.waiting else []
    return (*partly, *running, *record_ends(answer.until))


def _range(days: Iterable[int]) -> object:
    """One number, or from the least to the most."""
    least, *_, most = (*(known := sorted(days)), known[-1])
    return least if least == most else RANGE.naming(least=least, most=most)


def _order(reached: StageReached) -> tuple[int, str, str]:
    return reached.days, reached.case, reached.strand
