"""What the Act refuses: an event that is not possible at that point, with the article that says so."""

from __future__ import annotations

from collections.abc import Iterable

from attrs import frozen

from ...ground.citations import DSA, Citation
from ...ground.errors import NotAllowed
from ...ground.words import Phrase
from .events import (
    KINDS,
    ActionBrought,
    Event,
    JudgmentGiven,
    NonComplianceDecision,
    PeriodicPenaltyFixed,
    PeriodicPenaltyImposed,
    ProceedingsExtended,
)
from .strands import SECTION_5_ONLY, StrandState


@frozen
class Objection:
    """Why an event is refused, under which provision, and what would be possible instead."""

    why: str
    citation: Citation
    instead: str


def concerned(event: Event, strands: tuple[StrandState, ...]) -> list[StrandState]:
    """The strands in which the event happens; :class:`~dsa.errors.NotAllowed` where the Act does not allow it.

    Every strand that the event names must allow it; if it names none, it happens wherever it is possible.
    """
    names = () if isinstance(event, ProceedingsExtended) else event.strands  # an extension names a strand that is new
    refused: Objection | None = None
    found = []
    for one in strands:
        if names and one.strand.name not in names:
            continue
        if (objection := _in_strand(event, one)) is None:
            found.append(one)
        else:
            refused = refused or objection
    if refused is not None and (names or not found):
        raise _not_allowed(event, refused)
    if (objection := _plan_without_section_5(event, found)) is not None:
        raise _not_allowed(event, objection)
    return found


def _not_allowed(event: Event, objection: Objection) -> NotAllowed:
    return NotAllowed(
        event=Phrase(event.title),
        day=event.date,
        why=Phrase(objection.why),
        citation=objection.citation,
        possible=Phrase(objection.instead),
    )


def _in_strand(event: Event, one: StrandState) -> Objection | None:
    kind = type(event)
    if (why := one.objection(kind, event.date)) is not None:
        possible = (other.title for other in KINDS if one.allows(other, event.date))
        return Objection(why, kind.citation, ", ".join(possible))
    match event:
        case PeriodicPenaltyImposed(ground=ground) if ground is not None and ground not in one.compels:
            why = f"nothing was decided that payments could compel under the head of {ground}"
            return Objection(why, ground.citation, _named(one.compels))
        case PeriodicPenaltyFixed(amount=amount):
            imposed = one.last(PeriodicPenaltyImposed)
            if imposed and amount > imposed.penalty.amount:
                why = f"the definitive amount is at most the one imposed, {imposed.penalty.amount}"
                return Objection(why, kind.citation, "that amount or a lower one")
        case ActionBrought(against=against) if against not in one.contestable:
            why = f"no decision of that kind is recorded ({against})"
            return Objection(why, kind.citation, _named(one.contestable))
        case JudgmentGiven() if one.action(event) is None:
            cases = ", ".join(action.case or "one without a number" for action in one.pending)
            return Objection("it does not say which pending action it ends", kind.citation, f"case=, one of {cases}")
    return None


def _named(values: Iterable[object]) -> str:
    return ", ".join(sorted(map(str, values)))


def _plan_without_section_5(event: Event, strands: list[StrandState]) -> Objection | None:
    """Article 75(1): enhanced supervision, and so an action plan, is for infringements of Section 5 only."""
    if not isinstance(event, NonComplianceDecision) or not (event.action_plan_due or event.action_plan_within):
        return None
    if event.infringed:
        reached = bool(event.under_enhanced_supervision)
    else:
        reached = any(one.strand.in_section_5 is not False for one in strands)
    if reached:
        return None
    return Objection(
        SECTION_5_ONLY,
        DSA.at(75, 1),
        "the same decision without an action plan",
    )
