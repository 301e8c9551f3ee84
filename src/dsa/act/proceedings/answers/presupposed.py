"""What the acts of a strand presuppose although it is not recorded, and what they lack (Articles 71 and 75)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ....ground.trace import Notice
from ..after_decision import ActionPlanDecided, ActionPlanReceived
from ..decisions import CommitmentsOffered, NonComplianceDecision, Reopened
from ..file.entries import ActEntry, Moment, StrandEntry
from ..file.kinds import COMMITMENTS, DECISIONS, Kinds
from ..file.register import Register
from ..file.rulings import left
from ..file.standing import stands
from ..state import OFFER_PRESUPPOSED, RECEIPT_PRESUPPOSED, WITHOUT_PLAN
from .act_limits import in_section_5


def presupposed(file: Register, moment: Moment) -> tuple[tuple[Notice, ...], ...]:
    """For each strand that there is, what is to be said of its acts."""
    return tuple((*_offers(strand, moment), *_plans(strand, moment)) for strand in file.there(moment))


def _offers(strand: StrandEntry, moment: Moment) -> Iterator[Notice]:
    """Commitments without an offer since those before them, or since the proceedings were reopened."""
    offers = [place for place, _, _ in strand.kinds.get(CommitmentsOffered, ())]
    turns = [place for place, _, _ in strand.kinds.get(Reopened, ())]
    bound = _standing(strand, COMMITMENTS, moment)
    turns = sorted((*turns, *(act.place for act in bound)))
    for act in bound:
        before = _last_before(turns, act.place)
        if _last_before(offers, act.place) <= before:
            yield OFFER_PRESUPPOSED.notice(day=act.event.date, strand=strand.strand.name)


def _last_before(places: list[int], place: int) -> int:
    index = bisect_right(places, place - 1)
    return places[index - 1] if index else -1


def _plans(strand: StrandEntry, moment: Moment) -> Iterator[Notice]:
    """Decisions on a plan that had not come as far as is recorded; decisions under Section 5 that ask for none."""
    name = strand.strand.name
    for act in _standing(strand, DECISIONS, moment):
        verdicts = [verdict for verdict in act.followed(moment) if isinstance(verdict.event, ActionPlanDecided)]
        verdicts = [verdict for verdict in verdicts if name in verdict.strands and stands(verdict, name, moment)]
        plans = sorted(place for place, _ in act.happened(ActionPlanReceived, moment, name))
        since = -1
        for verdict in verdicts:
            if _last_before(plans, verdict.place) <= since:
                yield RECEIPT_PRESUPPOSED.notice(day=verdict.event.date, strand=name)
            if isinstance(verdict.event, ActionPlanDecided) and not verdict.event.sufficient:
                since = verdict.place  # another plan has to follow
        if not verdicts and _without_plan(act, name, moment):
            yield WITHOUT_PLAN.notice(day=act.event.date, strand=name)


def _without_plan(act: ActEntry, strand: str, moment: Moment) -> bool:
    event = act.event
    if not isinstance(event, NonComplianceDecision) or not event.infringed or event.plan_asked:
        return False
    return in_section_5(left(act, strand, moment))


def _standing(strand: StrandEntry, kinds: Kinds, moment: Moment) -> list[ActEntry]:
    """The acts of some kinds that stand in a strand, in their order."""
    return [act for act in strand.acts(kinds, moment) if stands(act, strand.strand.name, moment)][::-1]
