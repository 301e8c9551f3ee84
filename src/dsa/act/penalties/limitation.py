"""When the power to fine, and the power to collect, run out: Articles 77 and 78.

Imposing: five years from the day on which the infringement ceased (77(1), (2)); every act of the investigation starts
them afresh (77(3), (4)); ten years at the latest, and suspension lengthens both. Enforcing: five years from the day on
which the decision became final (78), afresh with every act of collection, and no latest day.

Days here are those with the same number and are not moved off a weekend or a holiday. An act on the last day still
interrupts; one that comes later revives nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import overload

from attrs import evolve, field, frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA, REGULATION_1182_71
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import Cited, WhatIf, taken_otherwise
from ...time_limits.periods import Period
from ...time_limits.unmoved import whether_it_moves
from ..parameters import ENFORCEMENT_LIMITATION, ENTRY_INTO_FORCE, LIMITATION, LONGSTOP
from .clock import Clock, acts_of, check_reckonable, merged
from .sayings import ENFORCING, IMPOSING, Sayings

STOPPED = Rule(
    "limitation-longstop",
    "Twice the period is the latest: not {before}, but {after}.",
    DSA.at(77, 4),
)
WITHIN = Rule(
    "limitation-within-longstop",
    "Twice the period, which is the latest, ends on {longstop}: {after} is no later.",
    DSA.at(77, 4),
)
NOT_MOVED = Point(
    "limitation-not-moved",
    "{day} is a Saturday or a Sunday. Whether the end moves to the next working day is open; it is not moved here.",
    (REGULATION_1182_71.at(3, 4),),
)
NOT_MOVED_OFF_HOLIDAY = Point(
    "limitation-not-moved-off-holiday",
    "{day} is a public holiday in the calendar {calendar} ({holiday}). Whether the end moves to the next working day "
    "is open; it is not moved here.",
    (REGULATION_1182_71.at(2, 1), REGULATION_1182_71.at(3, 4)),
)

_DAY = timedelta(days=1)


@frozen(kw_only=True)
class Limitation(Explained):
    """The last day on which a penalty can still be imposed, or enforced.

    :param expires: the last day on which it can still be done.
    :param longstop: the last day to which interruptions can carry it: twice the period, and the suspensions on top
        (Article 77(4)); None where there is no such limit.
    :param runs_from: the day on which time began to run; with what follows, all that it takes to reckon it again.
    :param interruptions: the days of the acts that interrupted time.
    :param suspensions: the times during which it did not run, as pairs of the first day and the first day after them.
    """

    expires: date
    longstop: date | None
    runs_from: date | None = field(default=None, repr=False, eq=False)
    interruptions: tuple[date, ...] = field(default=(), repr=False, eq=False)
    suspensions: tuple[tuple[date, date], ...] = field(default=(), repr=False, eq=False)

    def expired(self, on: date) -> bool:
        """Whether time has run out before a day; on the last day it has not."""
        return checks.day("on", on) > self.expires

    @property
    def headline(self) -> Sentence:
        """The last day."""
        return Sentence("limitation", "time runs out on {expires}", (("expires", self.expires),))


@frozen(kw_only=True)
class TimeNotBegun(Explained):
    """There is no last day yet: the infringement goes on (Article 77(2)), or the decision is not final (78(2)).

    :param interruptions: acts that came while there was nothing to interrupt.
    :param suspensions: the times during which it would not run, as pairs of the first day and the first day after them.
    """

    interruptions: tuple[date, ...] = ()
    suspensions: tuple[tuple[date, date], ...] = ()

    @property
    def expires(self) -> None:
        """No day."""
        return

    @property
    def longstop(self) -> None:
        """No day."""
        return

    def expired(self, on: date) -> bool:
        """Time that has not begun to run has not run out on any day."""
        checks.day("on", on)
        return False

    @property
    def headline(self) -> Sentence:
        """That there is none."""
        return Sentence("time-not-begun", "time has not begun to run")


@overload
def limitation(
    *,
    ceased: date,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation: ...
@overload
def limitation(
    *,
    ceased: date | None,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation | TimeNotBegun: ...
@answers
def limitation(
    *,
    ceased: date | None,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation | TimeNotBegun:
    """When the Commission's power to impose a fine or periodic payments runs out (Article 77).

    :param ceased: the day on which the infringement was committed or, if it lasted, ceased; None while it goes on.
    :param interruptions: days of acts of the Commission or of a Coordinator in the investigation.
    :param suspensions: pairs of the first day on which the decision was before the Court and the first on which it no
        longer was.

    >>> acts = [date(2031, 2, 1), date(2036, 1, 1)]
    >>> print(limitation(ceased=date(2027, 3, 1), interruptions=acts).explain())
    time runs out on 1 March 2037
      1. Article 77(1) DSA sets 5 years. [Article 77(1) DSA]
      2. Time begins to run on 1 March 2027, when the infringement ceased; the period of 5 years ends on 1 March 2032. \
[Article 77(2) DSA]
      3. The act of 1 February 2031 interrupts: time runs afresh, to 1 February 2036 instead of 1 March 2032. \
[Article 77(4) DSA]
      4. The act of 1 January 2036 interrupts: time runs afresh, to 1 January 2041 instead of 1 February 2036. \
[Article 77(4) DSA]
      5. Article 77(4) DSA sets 10 years. [Article 77(4) DSA]
      6. Twice the period is the latest: not 1 January 2041, but 1 March 2037. [Article 77(4) DSA]
      Note: Time begins "on the day" itself. If that day is counted, the period ends one day earlier. \
[Article 77(2) DSA; Article 3(1) Regulation 1182/71]
      Note: 1 March 2037 is a Saturday or a Sunday. Whether the end moves to the next working day is open; it is not \
moved here. [Article 3(4) Regulation 1182/71]
    """
    if ceased is None:
        return _not_begun(interruptions, suspensions, IMPOSING)
    begun = max(checks.day("ceased", ceased), ENTRY_INTO_FORCE)
    period = LIMITATION.cited(begun)
    twice = _twice(period.value, begun)
    check_reckonable("ceased", ceased, twice.value)
    clock = Clock(ceased, period, merged(suspensions))
    return _limitation(clock, interruptions, twice, IMPOSING)


def _twice(period: Period, begun: date) -> Cited[Period]:
    """A period "equal to twice the limitation period", also where an experiment takes that one otherwise."""
    twice = LONGSTOP.cited(begun)
    if not taken_otherwise(LIMITATION) or taken_otherwise(LONGSTOP):
        return twice
    return evolve(twice, value=Period(**{unit.value: 2 * amount for unit, amount in period.amounts}))


@overload
def enforcement_limitation(
    *,
    final: date,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation: ...
@overload
def enforcement_limitation(
    *,
    final: date | None,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation | TimeNotBegun: ...
@answers
def enforcement_limitation(
    *,
    final: date | None,
    interruptions: Iterable[date] = (),
    suspensions: Iterable[tuple[date, date]] = (),
    what_if: WhatIf | None = None,
) -> Limitation | TimeNotBegun:
    """When the power to enforce a penalty runs out (Article 78): five years, and no latest day.

    :param final: the day on which the decision became final; None while it is not.
    :param interruptions: days on which the amount was varied, or of acts to enforce payment.
    :param suspensions: pairs of the first day on which there was time to pay, or enforcement was suspended by a court,
        and the first on which there no longer was.

    >>> print(enforcement_limitation(final=date(2027, 3, 1), interruptions=[date(2032, 3, 1)]))
    time runs out on 1 March 2037
    """
    if final is None:
        return _not_begun(interruptions, suspensions, ENFORCING)
    period = ENFORCEMENT_LIMITATION.cited(max(checks.day("final", final), ENTRY_INTO_FORCE))
    check_reckonable("final", final, period.value)
    clock = Clock(final, period, merged(suspensions))
    return _limitation(clock, interruptions, None, ENFORCING)


def _not_begun(interruptions: Iterable[date], suspensions: Iterable[tuple[date, date]], words: Sayings) -> TimeNotBegun:
    """Time that does not run yet: there is nothing to interrupt."""
    acts, spans = tuple(sorted(acts_of(interruptions))), merged(suspensions)
    early = [words.too_early.notice(day=day) for day in acts]
    idle = [words.nothing_to_suspend.notice(start=first, last=stop - _DAY) for first, stop in spans if first < stop]
    return TimeNotBegun(
        interruptions=acts,
        suspensions=spans,
        steps=(words.not_begun.step(acts, acts),),
        notices=(*early, *idle),
    )


def _limitation(clock: Clock, interruptions: Iterable[date], twice: Cited[Period] | None, words: Sayings) -> Limitation:
    length = clock.period.value
    longstop = None if twice is None else clock.run(clock.start, twice.value)[1]
    plain, expires = clock.run(clock.start, length)
    steps: list[Step] = [clock.period.step(clock.start), words.begins.step(clock.start, plain, period=length)]
    notices: list[Notice] = []

    if expires != plain:
        steps.append(words.suspended.step(plain, expires, days=(expires - plain).days))
    acts = tuple(sorted(acts_of(interruptions)))
    for day in acts:
        last = expires if longstop is None else min(expires, longstop)
        if day < clock.start:
            notices.append(words.too_early.notice(day=day))
        elif day > last:
            notices.append(words.too_late.notice(day=day, expired=last))
        else:
            plain, end = clock.run(day, length)
            if end > expires:
                if day == expires != longstop:
                    notices.append(words.on_last_day.notice(day=day, expired=clock.running_before(day)))
                if end != plain:
                    steps.append(words.added.step(expires, expires, day=day, days=(end - plain).days))
                steps.append(words.interrupted.step(expires, end, day=day))
                expires = end
            else:
                # Five years are a day shorter or longer as 29 February falls; an act must not shorten what runs.
                steps.append(words.kept.step(expires, expires, day=day))
    if twice is not None:
        # What began when time had run out does not lengthen the latest day either.
        longstop = clock.begun_by(expires).run(clock.start, twice.value)[1]
        stopped = longstop < expires
        decided = STOPPED.step(expires, longstop) if stopped else WITHIN.step(expires, expires, longstop=longstop)
        steps += (twice.step(expires), decided)
        expires = min(expires, longstop)
    notices += [words.nothing_to_suspend.notice(start=first, last=last) for first, last in clock.idle(expires)]
    notices.append(words.first_day.notice())
    return Limitation(
        expires=expires,
        longstop=longstop,
        runs_from=clock.start,
        interruptions=acts,
        suspensions=clock.suspensions,
        steps=tuple(steps),
        notices=(*notices, *whether_it_moves(expires, weekend=NOT_MOVED, holiday=NOT_MOVED_OFF_HOLIDAY)),
    )
