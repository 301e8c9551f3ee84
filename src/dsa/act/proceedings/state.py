"""Where proceedings stand on a day, explained: which events brought each strand to its stage."""

from __future__ import annotations

from datetime import date

from attrs import frozen

from ...ground.citations import DSA, TFEU
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from .events import (
    KINDS,
    ActionPlanDecided,
    CommitmentsMadeBinding,
    Event,
    Stage,
)
from .strands import StrandState

HAPPENED = {
    kind: Rule(kind.id, "On {day}, {event} (strand: {strand}). The stage: {after}.", kind.citation) for kind in KINDS
}
NOT_OPENED = Rule(
    "proceedings-not-opened",
    "On {before} no proceedings are open; powers of investigation can be used even so. The stage: {after}.",
    DSA.at(65, 1),
)
OPENED = Rule("proceedings-opened", "Proceedings are opened on {before}: {after}.", DSA.at(66, 1))
OFFER_PRESUPPOSED = Point(
    "commitments-offered-presupposed",
    "That the commitments made binding on {day} ({strand}) were offered before is presupposed: no day is recorded.",
    (CommitmentsMadeBinding.citation,),
)
RECEIPT_PRESUPPOSED = Point(
    "action-plan-received-presupposed",
    "That the action plan decided on {day} ({strand}) was received before is presupposed: no day is recorded.",
    (ActionPlanDecided.citation,),
)
ANNULLED = Point(
    "decision-annulled",
    "The Court annulled a decision on {day} ({strand}): the proceedings stand where they stood before it.",
    (TFEU.at(266),),
)
BEFORE_COURT = Point(
    "action-does-not-suspend",
    "An action brought on {day} is pending before the Court ({strand}): by itself it suspends nothing.",
    (TFEU.at(278),),
)
WITHOUT_PLAN = Point(
    "decision-without-action-plan",
    "The decision of {day} ({strand}) finds an infringement of Section 5 of Chapter III; it has to ask for an action "
    "plan, and none is recorded.",
    (DSA.at(75, 1), DSA.at(75, 2)),
)

_WEIGHT = (
    *(Stage.NON_COMPLIANCE, Stage.PRELIMINARY_FINDINGS, Stage.OPEN),
    *(Stage.COMMITMENTS_BINDING, Stage.CLOSED, Stage.NOT_OPENED),
)


@frozen(kw_only=True)
class InvestigationState(Explained):
    """Where proceedings stand on a day: one line a strand.

    :param on: the day asked about.
    :param strands: how each strand stands.
    """

    on: date
    strands: tuple[StrandState, ...]

    @property
    def stage(self) -> Stage:
        """The stage that weighs most: a finding, then what is pending, then what is over."""
        return min((strand.stage for strand in self.strands), key=_WEIGHT.index)

    @property
    def headline(self) -> Sentence:
        """Every strand and its stage."""
        lines = tuple(
            Sentence("strand-stage", "{strand}: {stage}", (("strand", strand.strand.name), ("stage", strand.stage)))
            for strand in self.strands
        )
        return Sentence("investigation-state", "on {on}: {strands}", (("on", self.on), ("strands", lines)))


def explained_state(
    on: date,
    opened: date | None,
    strands: tuple[StrandState, ...],
    presupposed: tuple[tuple[Notice, ...], ...],
    defects: tuple[Notice, ...] = (),
) -> InvestigationState:
    """The state of all strands on a day, with what decided it, and what of it the Act did not allow.

    :param presupposed: for each strand, what its acts presuppose and what they lack.
    """
    steps: list[Step] = []
    if opened is None or on < opened:
        steps.append(NOT_OPENED.step(on, Stage.NOT_OPENED))
    else:
        steps.append(OPENED.step(opened, Stage.OPEN))
    turns = sorted((turn for strand in strands for turn in _turns(strand)), key=lambda turn: turn[0].date)
    for event, strand, stage in turns:
        steps.append(_happened(event, strand, steps[-1].after, stage))
    notices = dict.fromkeys(  # two actions of one day are told once
        notice for strand, told in zip(strands, presupposed, strict=True) for notice in (*told, *_before_court(strand))
    )
    return InvestigationState(on=on, strands=strands, steps=tuple(steps), notices=(*notices, *defects))


def _happened(event: Event, strand: str, before: object, stage: Stage) -> Step:
    return HAPPENED[type(event)].step(
        before, stage, under=event.provision, day=event.date, event=event.title, strand=strand
    )


def _turns(strand: StrandState) -> list[tuple[Event, str, Stage]]:
    """The events that brought a strand to its stage, each with the stage to which it led."""
    turns = [(event, strand.strand.name, event.leads_to) for event in strand.latest if event.leads_to is not None]
    if strand.annulled_by is not None:
        turns.append((strand.annulled_by, strand.strand.name, strand.stage))
    # The last turn led to the stage in which the strand is, even where its kind usually leads to another.
    return [*turns[:-1], (*turns[-1][:2], strand.stage)] if turns else []


def _before_court(strand: StrandState) -> list[Notice]:
    notices = [BEFORE_COURT.notice(day=action.date, strand=strand.strand.name) for action in strand.pending]
    if strand.annulled_by is not None:
        notices.append(ANNULLED.notice(day=strand.annulled_by.date, strand=strand.strand.name))
    return notices
