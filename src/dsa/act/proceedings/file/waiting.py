"""Which acts wait for an event of a kind, and which are done with: what stands, binds, is open, or is not paid."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import frozen

from .. import after_decision, decisions, powers
from ..event import Event
from .entries import ActEntry, Moment
from .kinds import contestable
from .register import Register
from .rulings import imposed_amount
from .standing import answered, compels, in_force, paid, performed_by, secured, stands
from .time_limits import limits_of


@frozen
class Asked:
    """The question which acts an event is about, at its place in the file."""

    file: Register
    event: Event
    names: tuple[str, ...]
    moment: Moment

    def binding(self, act: ActEntry) -> bool:
        """Whether an act is in force in a strand of those asked about."""
        return any(in_force(self.file, act, name, self.moment) for name in act.strands if name in self.names)

    def standing(self, act: ActEntry) -> bool:
        """Whether an act stands in a strand of those asked about."""
        return next(self.standing_in(act), None) is not None

    def standing_in(self, act: ActEntry) -> Iterator[str]:
        """The strands of those asked about in which an act stands."""
        return (name for name in act.strands if name in self.names and stands(act, name, self.moment))


Waits = Callable[[Asked, ActEntry], bool]
Done = Callable[[ActEntry, str, Moment], bool]


def none(asked: Asked, act: ActEntry) -> bool:
    """No act: the last one is meant."""
    return False


def recorded(*kinds: type[Event]) -> Done:
    """Whether an event of some kinds is recorded that concerns an act in a strand, or such an act that stands."""

    def done(act: ActEntry, strand: str, moment: Moment) -> bool:
        return any(act.last(kind, moment, strand) is not None for kind in kinds) or any(
            isinstance(later.event, kinds) and strand in later.strands and stands(later, strand, moment)
            for later in act.followed(moment)
        )

    return done


def binds(asked: Asked, act: ActEntry) -> bool:
    """One that is in force."""
    return asked.binding(act)


def compellable(asked: Asked, act: ActEntry) -> bool:
    """One that payments can compel the provider to obey."""
    return any(compels(asked.file, act, name, asked.moment) for name in act.strands if name in asked.names)


def stand(asked: Asked, act: ActEntry) -> bool:
    """One that stands."""
    return asked.standing(act)


def whole_answer(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether a request is answered completely."""
    return answered(act, None, strand, moment) is not None


def extensible(asked: Asked, act: ActEntry) -> bool:
    """One in force with the time limit that is meant."""
    what = asked.event.what if isinstance(asked.event, powers.TimeLimitExtended) else None
    limits = limits_of(act.event)
    wanted = bool(limits) if what is None else what in limits
    return wanted and asked.binding(act)


def performed(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether what an act asked for was done."""
    return performed_by(act, strand, moment) is not None


def measures_told(*kinds: type[Event]) -> Done:
    """Whether an event of some kinds is recorded, or a decision sets no time to comply."""
    told = recorded(*kinds)

    def done(act: ActEntry, strand: str, moment: Moment) -> bool:
        nothing_asked = isinstance(act.event, decisions.NonComplianceDecision) and act.event.comply_by is None
        return nothing_asked or told(act, strand, moment)

    return done


def plan_waited_for(asked: Asked, act: ActEntry) -> bool:
    """A decision that asks for an action plan, which has not come or was found insufficient."""
    if not isinstance(act.event, decisions.NonComplianceDecision) or not act.event.plan_asked:
        return False
    return any(_plan_awaited(act, name, asked.moment) for name in asked.standing_in(act))


def _plan_awaited(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether no plan has come in a strand, or the last was found insufficient."""
    received, plan = next(act.happened(after_decision.ActionPlanReceived, moment, strand), (-1, None))
    for later in reversed(act.followed(moment)):
        verdict = later.event
        there = later.place > received and strand in later.strands and stands(later, strand, moment)
        if there and isinstance(verdict, after_decision.ActionPlanDecided):
            return not verdict.sufficient
    return plan is None


def plan_on_the_table(asked: Asked, act: ActEntry) -> bool:
    """A decision under which an action plan has come."""
    received = after_decision.ActionPlanReceived
    return any(act.last(received, asked.moment, name) is not None for name in asked.standing_in(act))


def can_be_sued(asked: Asked, act: ActEntry) -> bool:
    """One that stands and can be contested."""
    return contestable(act.event) and asked.standing(act)


def paid_off(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether no penalty is imposed, or the whole of it is paid."""
    return imposed_amount(act.event) is None or paid(act, moment) is not None


def safe(act: ActEntry, strand: str, moment: Moment) -> bool:
    """Whether no penalty is imposed, or the whole of it is paid or guaranteed."""
    return imposed_amount(act.event) is None or secured(act, moment)
