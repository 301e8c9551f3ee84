"""What is to be said of a case before anything happened in it: when it was opened, and against whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ....ground.trace import Notice
from ...parameters import EARLY_APPLICATION
from ...services.platforms import Platform, ServiceKind
from ..file.conditions.defects import NOT_A_PLATFORM, TOO_EARLY

_DESIGNABLE = frozenset({ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})


def opening_defects(
    platform: Platform, services: Iterable[Platform], opened: date | None, on: date
) -> tuple[Notice, ...]:
    """The defects of the opening itself, from its day on."""
    if opened is None or on < opened:
        return ()
    notices = []
    if opened < EARLY_APPLICATION:
        notices.append(TOO_EARLY.notice(day=opened, first=EARLY_APPLICATION))
    notices += [NOT_A_PLATFORM.notice(service=one.name) for one in (platform, *services) if one.kind not in _DESIGNABLE]
    return tuple(notices)
