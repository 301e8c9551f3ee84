"""What is said of the two clocks: Articles 77 and 78 say the same things of two powers, each in its own paragraphs."""

from __future__ import annotations

from attrs import frozen

from ...ground.citations import DSA, REGULATION_1182_71
from ...ground.trace import Point, Rule

BEGINS = Rule(
    "limitation-begins",
    "Time begins to run on {before}, when the infringement ceased; the period of {period} ends on {after}.",
    DSA.at(77, 2),
)
NOT_BEGUN = Rule(
    "limitation-not-begun",
    "The infringement has not ceased: time has not begun to run.",
    DSA.at(77, 2),
)
INTERRUPTED = Rule(
    "limitation-interrupted",
    "The act of {day} interrupts: time runs afresh, to {after} instead of {before}.",
    DSA.at(77, 4),
)
KEPT = Rule(
    "limitation-interrupted-kept",
    "The act of {day} interrupts, but time that runs afresh ends no later: it stays {after}.",
    DSA.at(77, 4),
)
ADDED = Rule(
    "limitation-suspended-afresh",
    "Days on which time was suspended after the act of {day}: {days}. They are added to time that runs afresh.",
    DSA.at(77, 5),
)
SUSPENDED = Rule(
    "limitation-suspended",
    "Days on which time was suspended: {days}. Its end moves from {before} to {after}.",
    DSA.at(77, 5),
)
ENFORCEMENT_BEGINS = Rule(
    "enforcement-begins",
    "Time begins to run on {before}, when the decision became final; the period of {period} ends on {after}.",
    DSA.at(78, 2),
)
ENFORCEMENT_NOT_BEGUN = Rule(
    "enforcement-not-begun",
    "The decision is not final: time has not begun to run.",
    DSA.at(78, 2),
)
ENFORCEMENT_INTERRUPTED = Rule(
    "enforcement-interrupted",
    "The act of {day} interrupts: time runs afresh, to {after} instead of {before}.",
    DSA.at(78, 4),
)
ENFORCEMENT_KEPT = Rule(
    "enforcement-interrupted-kept",
    "The act of {day} interrupts, but time that runs afresh ends no later: it stays {after}.",
    DSA.at(78, 4),
)
ENFORCEMENT_ADDED = Rule(
    "enforcement-suspended-afresh",
    "Days on which time was suspended after the act of {day}: {days}. They are added to time that runs afresh.",
    DSA.at(78, 5),
)
ENFORCEMENT_SUSPENDED = Rule(
    "enforcement-suspended",
    "Days on which time was suspended: {days}. Its end moves from {before} to {after}.",
    DSA.at(78, 5),
)
IGNORED_LATE = Point(
    "limitation-act-too-late",
    "The act of {day} came after time had run out on {expired}: it revives nothing and is left out.",
    (DSA.at(77, 4),),
)
IGNORED_EARLY = Point(
    "limitation-act-too-early",
    "The act of {day} came before time began to run: there was nothing to interrupt.",
    (DSA.at(77, 2),),
)
ON_LAST_DAY = Point(
    "limitation-act-on-last-day",
    "The act of {day} came on the last day. If the day on which time begins is counted, time had run out on {expired}, "
    "and the act revives nothing.",
    (DSA.at(77, 2), DSA.at(77, 4), REGULATION_1182_71.at(3, 1)),
)
NOTHING_TO_SUSPEND = Point(
    "limitation-nothing-to-suspend",
    "From {start} to {last} there was nothing to suspend: no time was running.",
    (DSA.at(77, 5),),
)
FIRST_DAY = Point(
    "limitation-first-day",
    'Time begins "on the day" itself. If that day is counted, the period ends one day earlier.',
    (DSA.at(77, 2), REGULATION_1182_71.at(3, 1)),
)

ENFORCEMENT_LATE = Point(
    "enforcement-act-too-late",
    "The act of {day} came after time had run out on {expired}: it revives nothing and is left out.",
    (DSA.at(78, 4),),
)
ENFORCEMENT_EARLY = Point(
    "enforcement-act-too-early",
    "The act of {day} came before time began to run: there was nothing to interrupt.",
    (DSA.at(78, 2),),
)
ENFORCEMENT_ON_LAST_DAY = Point(
    "enforcement-act-on-last-day",
    "The act of {day} came on the last day. If the day on which time begins is counted, time had run out on {expired}, "
    "and the act revives nothing.",
    (DSA.at(78, 2), DSA.at(78, 4), REGULATION_1182_71.at(3, 1)),
)
ENFORCEMENT_NOTHING_TO_SUSPEND = Point(
    "enforcement-nothing-to-suspend",
    "From {start} to {last} there was nothing to suspend: no time was running.",
    (DSA.at(78, 5),),
)
ENFORCEMENT_FIRST_DAY = Point(
    "enforcement-first-day",
    'Time begins "on the day" itself. If that day is counted, the period ends one day earlier.',
    (DSA.at(78, 2), REGULATION_1182_71.at(3, 1)),
)


@frozen
class Sayings:
    """What is said of a clock: Articles 77 and 78 say the same things of two powers, each in its own paragraphs."""

    begins: Rule
    not_begun: Rule
    interrupted: Rule
    kept: Rule
    suspended: Rule
    added: Rule
    too_late: Point
    too_early: Point
    on_last_day: Point
    nothing_to_suspend: Point
    first_day: Point


IMPOSING = Sayings(
    *(BEGINS, NOT_BEGUN, INTERRUPTED, KEPT, SUSPENDED, ADDED),
    *(IGNORED_LATE, IGNORED_EARLY, ON_LAST_DAY, NOTHING_TO_SUSPEND, FIRST_DAY),
)
ENFORCING = Sayings(
    *(ENFORCEMENT_BEGINS, ENFORCEMENT_NOT_BEGUN, ENFORCEMENT_INTERRUPTED, ENFORCEMENT_KEPT),
    *(ENFORCEMENT_SUSPENDED, ENFORCEMENT_ADDED),
    *(ENFORCEMENT_LATE, ENFORCEMENT_EARLY, ENFORCEMENT_ON_LAST_DAY, ENFORCEMENT_NOTHING_TO_SUSPEND),
    ENFORCEMENT_FIRST_DAY,
)
