"""What is to be said of a case before anything happened in it: when it was opened, and against whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ....ground.trace import Notice
from ...parameters import EARLY_APPLICATION
from ...services.platforms import Platform, ServiceKind
from ...very_large.designation import VLOPDesignation
from ...very_large.successive import any_known
from ..file.conditions.defects import DESIGNATION_ENDED, NOT_A_PLATFORM, NOT_DESIGNATED, TOO_EARLY

_DESIGNABLE = frozenset({ServiceKind.ONLINE_PLATFORM, ServiceKind.SEARCH_ENGINE})


def opening_defects(
    platform: Platform,
    services: Iterable[Platform],
    designations: Iterable[VLOPDesignation] | None,
    opened: date | None,
    on: date,
) -> tuple[Notice, ...]:
    """The defects of the opening itself, from its day on; that a designation ended since is no defect."""
    if opened is None or on < opened:
        return ()
    notices = []
    if opened < EARLY_APPLICATION:
        notices.append(TOO_EARLY.notice(day=opened, first=EARLY_APPLICATION))
    for service in (platform, *services):
        if not service.kinds & _DESIGNABLE:
            notices.append(NOT_A_PLATFORM.notice(service=service.name))
        elif designations is not None:
            own = [designation for designation in designations if designation.platform.name == service.name]
            notices += _undesignated(service, own, opened, on)
    return tuple(notices)


def _undesignated(service: Platform, designations: list[VLOPDesignation], opened: date, on: date) -> Iterator[Notice]:
    """That no designation had effect when proceedings were opened, and that none has been left since."""
    if any_known(designation.stands(opened) for designation in designations) is False:
        yield NOT_DESIGNATED.notice(service=service.name, day=opened)
    ends = [designation.termination_notified for designation in designations if designation.decided <= on]
    last = max((end for end in ends if end is not None), default=None)
    before = any(designation.decided <= opened for designation in designations)
    if before and last is not None and all(end is not None and end <= on for end in ends):
        yield DESIGNATION_ENDED.notice(service=service.name, day=last)
