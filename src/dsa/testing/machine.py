"""Proceedings at random, event by event, held against a case system of your own.

Subclass :class:`CaseSystem`, say how your system opens a case, records an event and tells the stages, and run its
``TestCase``: it goes through histories that the Act allows, tries events that contradict them, and stops at the first
difference with the shortest history that leads there.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from ..act.proceedings.events import KINDS, Event, Stage
from ..act.proceedings.investigation import Investigation
from ..ground.errors import AmbiguousName, NotAllowed
from ..ground.words import show
from . import strategies
from .laws import BrokenLaw, Law

__all__ = ["CaseSystem"]

_GAPS = st.integers(0, 60)
_DAY = timedelta(days=1)


class CaseSystem(RuleBasedStateMachine):
    """A machine that walks an :class:`~dsa.Investigation` beside your case system.

    >>> from dsa.testing.machine import CaseSystem
    >>> class Ours(CaseSystem):
    ...     def open_case(self, investigation):
    ...         self.case = investigation  # your system goes here
    ...     def record_event(self, event):
    ...         try:
    ...             self.case = self.case.record(event)
    ...         except dsa.errors.NotAllowed:
    ...             return False
    ...         return True
    ...     def stages(self, on):
    ...         return {state.strand.name: state.stage for state in self.case.state(on).strands}
    >>> import dsa
    >>> from hypothesis import settings
    >>> from hypothesis.stateful import run_state_machine_as_test
    >>> run_state_machine_as_test(Ours, settings=settings(max_examples=5, deadline=None, database=None))

    In a test module, ``TestOurs = Ours.TestCase`` is all that pytest needs.
    """

    investigations = strategies.investigations(most_events=0)
    """What cases are opened; narrow it in your class, to one platform or one strand."""

    investigation: Investigation
    """The proceedings as the law has them, so far."""

    def open_case(self, investigation: Investigation) -> None:
        """Open the case in your system: there are no events yet."""
        raise NotImplementedError  # your system answers this

    def record_event(self, event: Event) -> bool:
        """Record an event in your system; False if it refuses the event."""
        raise NotImplementedError  # your system answers this

    def stages(self, on: date) -> Mapping[str, Stage]:
        """The stage of every strand by its name, at the end of a day."""
        raise NotImplementedError  # your system answers this

    @initialize(data=st.data())
    def opened(self, data: st.DataObject) -> None:
        """Proceedings are opened; in your system, too."""
        self.investigation = data.draw(self.investigations, label="opened")
        self.today = self.investigation.begun
        self.open_case(self.investigation)

    @rule(data=st.data(), gap=_GAPS)
    def something_happens(self, data: st.DataObject, gap: int) -> None:
        """An event that the Act allows: your system has to record it."""
        self.today += gap * _DAY
        event = data.draw(strategies.next_events(self.investigation, self.today), label="event")
        self.investigation = self.investigation.record(event)
        if not self.record_event(event):
            raise BrokenLaw(Law("The Act allows this event.", event.citation), f"Your system refuses it: {event}.")

    @rule(data=st.data())
    def something_contradictory_is_tried(self, data: st.DataObject) -> None:
        """An event that contradicts the file at that point: your system has to refuse it."""
        kinds = [
            possibility.kind
            for strand in self.investigation.allowed(self.today).strands
            for possibility in strand.kinds
            if possibility.contradiction
        ]
        if not kinds:
            return
        kind = data.draw(st.sampled_from(sorted(set(kinds), key=KINDS.index)), label="kind")
        event = data.draw(strategies.events(kind=kind, date=self.today, strands=st.none()), label="event")
        try:
            self.investigation.record(event)
        except NotAllowed as refusal:
            if self.record_event(event):
                raise BrokenLaw(Law(str(refusal), event.citation), f"Your system records it: {event}.") from None
        except AmbiguousName:
            return

    @invariant()
    def the_stages_agree(self) -> None:
        """Today, and on the day before: what happened later is not looked at."""
        for on in (self.today - _DAY, self.today):
            state = self.investigation.state(on)
            stages = self.stages(on)
            for standing in state.strands:
                stage = stages.get(standing.strand.name)
                if stage is not standing.stage:
                    law = Law(
                        f"At the end of {show(on)} the stage of {standing.strand.name} is: {standing.stage}.",
                        standing.citation,
                    )
                    raise BrokenLaw(law, f"Your system says: {stage or 'nothing'}.")


def __dir__() -> list[str]:
    return sorted(__all__)
