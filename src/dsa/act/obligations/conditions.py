"""What has to be so before an obligation asks for anything, and the exceptions that the Act makes from it.

They are told and not decided: whether advertisements are presented, or whether minors have access, is a fact that a
service knows of itself. An obligation binds whether or not its trigger has occurred.
"""

from __future__ import annotations

from ...ground.trace import Notice, Step
from .obligation import Obligation
from .situation import Situation


def conditions(obligation: Obligation, _: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """The trigger, as a step, and the exceptions, as notices: the same in every situation."""
    return obligation.triggered, obligation.notices
