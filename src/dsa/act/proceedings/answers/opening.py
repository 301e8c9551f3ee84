"""What is to be said of a case before anything happened in it: when it was opened, and against whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ....ground.trace import Notice
from ...parameters import EARLY_APPLICATION
from ...services.platforms import Platform, ServiceKind
from ...very_large.designation import VLOPDesignation
from ..file.conditions.defects import DESIGNATION_ENDED, NOT_A_PLATFORM, NOT_DESIGNATED, TOO_EARLY

_DESIGNABLE = frozenset({ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})


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
    designated = (
        None if designations is None else {designation.platform.name: designation for designation in designations}
    )
    for service in (platform, *services):
        if service.kind not in _DESIGNABLE:
            notices.append(NOT_A_PLATFORM.notice(service=service.name))
        elif designated is not None:
            designation = designated.get(service.name)
            if designation is None or designation.decided > opened:
                notices.append(NOT_DESIGNATED.notice(service=service.name, day=opened))
            elif designation.termination_notified is not None and designation.termination_notified <= on:
                notices.append(DESIGNATION_ENDED.notice(service=service.name, day=designation.termination_notified))
    return tuple(notices)
