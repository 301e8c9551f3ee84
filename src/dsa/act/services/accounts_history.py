"""What accounts say one after the other: Article 4(2) of the Annex to Recommendation 2003/361/EC.

A status is won or lost at the closure of the second of two consecutive accounts beyond its ceilings. Where accounts are
missing in between, each size that they could have had is followed up as a course of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from attrs import frozen

from ...ground.citations import DSA, SME_RECOMMENDATION
from ...ground.trace import Notice, Point, Rule, Step
from .enterprises import AnnualAccounts, Ceiling, EnterpriseSize, ceilings

CEILING = Rule(
    "size-ceiling",
    "{size}: fewer than {persons} persons, and a turnover of at most {turnover} or a balance sheet total of at most "
    "{balance_sheet}.",
)
FIRST_ACCOUNTS = Rule(
    "size-first-accounts",
    "The first accounts, closed on {closed}, make the enterprise {after}.",
    SME_RECOMMENDATION.at(4, 1),
)
TWO_PERIODS = Rule(
    "size-two-periods",
    "The accounts closed on {earlier} and on {closed} are both on the other side of the ceilings: the enterprise, "
    "until then {before}, is {after}.",
    SME_RECOMMENDATION.at(4, 2),
)
ONE_PERIOD = Rule(
    "size-one-period",
    "The accounts closed on {closed} alone would make the enterprise {alone}; one period changes nothing, and it "
    "stays {after}.",
    SME_RECOMMENDATION.at(4, 2),
)
GAP = Rule(
    "size-gap-in-accounts",
    "Accounts of periods before the one closed on {closed} are missing: with what they can say, the enterprise can be "
    "{after}.",
    SME_RECOMMENDATION.at(4, 2),
)
TOLD_AGAIN = Rule(
    "size-told-again",
    "Whatever the missing accounts say, those closed on {earlier} and on {closed} settle it: the enterprise is "
    "{after}.",
    SME_RECOMMENDATION.at(4, 2),
)
NOT_DETERMINABLE = Point(
    "size-not-determinable",
    "Accounts are missing between those that are given, and what the enterprise is hangs on them.",
    (SME_RECOMMENDATION.at(4, 2),),
)
LOSS_NOT_DETERMINABLE = Point(
    "loss-of-status-not-determinable",
    "On which day the status of a micro or small enterprise was lost hangs on accounts that are missing; no twelve "
    "months of grace are assumed.",
    (DSA.at(19, 1, subparagraph=2), SME_RECOMMENDATION.at(4, 2)),
)
TAKEOVER = Point(
    "status-after-takeover",
    "Where the ceilings were passed because the enterprise was taken over, it is contested whether the status is lost "
    "at once. Against it: General Court, Kerkosand, T-745/17, for which the two periods count then, too.",
    (SME_RECOMMENDATION.at(4, 2),),
)

_LONGEST_PERIOD = timedelta(days=700)
"""Almost two years: a company that moves its closing day can have a long period, but two of a year are longer."""
_ORDER = tuple(EnterpriseSize)


@frozen
class _Course:
    """One way in which it can have gone: the size held, what the latest accounts alone make, when it was lost."""

    held: EnterpriseSize
    alone: EnterpriseSize
    lost: date | None
    at_latest: bool = False
    """Whether it was lost by that day, and nobody knows on which: the accounts that say it are missing."""

    def then(self, alone: EnterpriseSize, closed: date, *, at_latest: bool = False) -> _Course:
        """The next accounts: each boundary moves only if both periods lie beyond it, so the nearer one decides."""
        low, high = sorted((_ORDER.index(self.alone), _ORDER.index(alone)))
        held = _ORDER[min(max(_ORDER.index(self.held), low), high)]
        if self.held.micro_or_small == held.micro_or_small:
            return _Course(held, alone, self.lost, self.at_latest)
        if held.micro_or_small:
            return _Course(held, alone, None)
        return _Course(held, alone, closed, at_latest)

    def spared(self, day: date, grace: Callable[[date], date]) -> bool | None:
        """Whether it is small on a day, or was until so lately that grace lasts; None if nobody knows since when."""
        if self.lost is None:  # as it is wherever small status was won back
            return self.held.micro_or_small
        lasts = day <= grace(self.lost)
        return None if lasts and self.at_latest else lasts


def _agreed(verdicts: set[bool | None]) -> bool | None:
    return verdicts.pop() if len(verdicts) == 1 else None


class AccountsHistory:
    """The accounts one after the other, and every course that they allow: one, as long as none are missing."""

    def __init__(self) -> None:
        self._courses: frozenset[_Course] = frozenset()
        self._latest: AnnualAccounts | None = None
        self._limits: tuple[Ceiling, ...] = ()

    @property
    def sizes(self) -> tuple[EnterpriseSize, ...]:
        """What the enterprise can be, from the smallest size up."""
        return tuple(size for size in _ORDER if any(course.held is size for course in self._courses))

    @property
    def size(self) -> EnterpriseSize | None:
        """What it is, where all courses agree."""
        return self.sizes[0] if len(self.sizes) == 1 else None

    @property
    def shown(self) -> EnterpriseSize | tuple[EnterpriseSize, ...]:
        """What the steps have reached."""
        return self.size or self.sizes

    @property
    def lost(self) -> date | None:
        """The day on which small status was lost, where all courses agree on it."""
        losses = {(course.lost, course.at_latest) for course in self._courses}
        if len(losses) != 1 or not self.size:
            return None
        ((day, at_latest),) = losses
        return None if at_latest else day

    @property
    def losses(self) -> frozenset[date]:
        """The days on which small status can have been lost, at the latest."""
        return frozenset(course.lost for course in self._courses if course.lost is not None)

    def spares(self, day: date, *, grace: Callable[[date], date]) -> tuple[bool | None, bool | None]:
        """Whether a small size spares the enterprise on a day, without grace and with it; None where courses differ."""
        without: set[bool | None] = {course.held.micro_or_small for course in self._courses}
        granted = {course.spared(day, grace) for course in self._courses}
        return _agreed(without), _agreed(granted)

    def add(self, accounts: AnnualAccounts) -> tuple[Step, ...]:
        """The next accounts, after all that came before: what they change, or leave as it is."""
        alone, limits, earlier = accounts.size_by_figures, ceilings(accounts.looked_at), self._latest
        before, self._latest = self.shown, accounts
        steps: tuple[Step, ...] = ()
        if limits != self._limits:
            steps = _held_against(limits, alone if earlier is None else before)
            self._limits = limits
        if earlier is None:
            self._courses = frozenset({_Course(alone, alone, None)})
            return (*steps, FIRST_ACCOUNTS.step(alone, alone, closed=accounts.closed))
        for _ in range(_missing(earlier.closed, accounts.closed)):
            self._courses = frozenset(
                course.then(size, accounts.closed, at_latest=True) for course in self._courses for size in _ORDER
            )
        self._courses = frozenset(course.then(alone, accounts.closed) for course in self._courses)
        now, closed = self.shown, accounts.closed
        if self.size is None:
            return (*steps, GAP.step(before, now, closed=closed))
        if isinstance(before, tuple):
            return (*steps, TOLD_AGAIN.step(before, now, earlier=earlier.closed, closed=closed))
        if now is not before:
            return (*steps, TWO_PERIODS.step(before, now, earlier=earlier.closed, closed=closed))
        return steps if alone is now else (*steps, ONE_PERIOD.step(now, now, closed=closed, alone=alone))

    def notices(self) -> Iterator[Notice]:
        """What is open in the end."""
        if not self._courses:
            return
        if self.size is None:
            yield NOT_DETERMINABLE.notice()
        elif not self.size.micro_or_small and len({(course.lost, course.at_latest) for course in self._courses}) > 1:
            yield LOSS_NOT_DETERMINABLE.notice()
        elif self.size.micro_or_small and self._latest and not self._latest.size_by_figures.micro_or_small:
            yield TAKEOVER.notice()


def _missing(earlier: date, later: date) -> int:
    """How many accounts are missing between two; more than two make no further difference."""
    if later - earlier <= _LONGEST_PERIOD:
        return 0
    return 1 if later - earlier <= _LONGEST_PERIOD + timedelta(days=366) else 2


def _held_against(limits: tuple[Ceiling, ...], held: object) -> tuple[Step, ...]:
    """The ceilings that accounts are held against, each with its provision; they change nothing by themselves."""
    return tuple(
        CEILING.step(
            held,
            held,
            under=ceiling.citation,
            size=ceiling.size,
            persons=ceiling.persons,
            turnover=ceiling.turnover,
            balance_sheet=ceiling.balance_sheet,
        )
        for ceiling in limits
    )
