"""The size of an enterprise in law on a day: Article 4(2) of the Annex to Recommendation 2003/361/EC.

One good or bad year changes nothing: a status is won or lost only over two consecutive accounting periods. After the
loss of small status, Articles 19 and 29 give twelve months of grace.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import field, frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.citations import DSA, SME_RECOMMENDATION
from ...ground.errors import InvalidValue, MissingFact
from ...ground.trace import Explained, Rule, Sentence, Step
from ...ground.values import Cited, WhatIf
from ...ground.words import Phrase
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import EARLY_APPLICATION, SME_GRACE
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
GRACE = Rule(
    "size-grace",
    "It lost the status of a micro or small enterprise on {lost}: the exclusions of Sections 3 and 4 last until "
    "{until}.",
    DSA.at(19, 1, subparagraph=2),
)


@frozen(kw_only=True)
class SizeStatus(Explained):
    """The size that an enterprise has in law on a day, with the grace after small status was lost.

    ``size`` is None before the first accounts. ``grace_until`` is the last day of the twelve months, if
    the status was lost.
    """

    on: date
    size: EnterpriseSize | None
    lost: date | None = None
    grace_until: date | None = None

    @property
    def in_grace(self) -> bool:
        """Whether the exclusions of Sections 3 and 4 still last though the status is lost."""
        return self.lost is not None and self.grace_until is not None and self.lost <= self.on <= self.grace_until

    @property
    def headline(self) -> Sentence:
        """The size."""
        if self.size is None:
            return Sentence("size-unknown", "on {on} no accounts are closed yet: size unknown", (("on", self.on),))
        return Sentence("size", "on {on} the enterprise is {size}", (("on", self.on), ("size", self.size)))


@answers
def size_status(accounts: Iterable[AnnualAccounts], *, on: date, what_if: WhatIf | None = None) -> SizeStatus:
    """The size in law on a day, from the accounts closed by then, in any order.

    The status of a micro, small or medium-sized enterprise is won or lost at the closure of the second of two
    consecutive accounts that are on the other side of its ceilings. The first accounts give the size at once.

    :raises MissingFact: two accounts would decide that lie so far apart that others are missing between them.

    >>> from dsa import Figures, Money
    >>> small = Figures(headcount=40, turnover=Money("9_000_000", "EUR"))
    >>> grown = Figures(headcount=60, turnover=Money("12_000_000", "EUR"))
    >>> years = [AnnualAccounts(closed=date(2022 + n, 12, 31), figures=f) for n, f in enumerate([small, grown, grown])]
    >>> print(size_status(years, on=date(2024, 12, 30)), "|", size_status(years, on=date(2024, 12, 31)))
    on 30 December 2024 the enterprise is small | on 31 December 2024 the enterprise is medium
    """
    checks.day("on", on)
    given = sorted(checks.several("accounts", accounts, AnnualAccounts), key=lambda year: year.closed)
    if len({one.closed for one in given}) < len(given):
        raise InvalidValue(
            field=Phrase("accounts"),
            value=tuple(one.closed for one in given),
            accepted=Phrase("accounts closed on different days, one for each period"),
        )
    steps: list[Step] = []
    now: _Held | None = None
    for now in _walk(one for one in given if one.closed <= on):
        steps += now.steps
    if now is None:
        return SizeStatus(on=on, size=None)
    # Who lost it before the Act applied at all has what is left of the twelve months.
    until = None
    if now.lost is not None:
        grace, until = _grace(now.lost)
        steps += (grace.step(now.size), GRACE.step(now.size, now.size, lost=now.lost, until=until))
    return SizeStatus(on=on, size=now.size, lost=now.lost, grace_until=until, steps=tuple(steps))


@frozen
class SizeHistory:
    """The size from each closing day on, found in one walk over the accounts: the answers, without their reasons."""

    accounts: tuple[AnnualAccounts, ...]
    _held: tuple[_Held, ...] = field(init=False, eq=False, repr=False)

    @_held.default
    def _walked(self) -> tuple[_Held, ...]:
        return tuple(_walk(sorted(self.accounts, key=lambda year: year.closed)))

    def on(self, day: date) -> SizeStatus:
        """The size on a day, as :func:`size_status` has it; ask that for the reasons."""
        place = bisect_right(self._held, day, key=lambda held: held.closed)
        if not place:
            return SizeStatus(on=day, size=None)
        held = self._held[place - 1]
        until = None if held.lost is None else _grace(held.lost)[1]
        return SizeStatus(on=day, size=held.size, lost=held.lost, grace_until=until)

    @property
    def turning_points(self) -> set[date]:
        """Every day on which the size, or what follows from it, can be another than on the day before."""
        days = {held.closed for held in self._held}
        return days | {_grace(held.lost)[1] + timedelta(days=1) for held in self._held if held.lost is not None}


@frozen
class _Held:
    """What an enterprise is once accounts are closed, when it lost small status, and the steps that they add."""

    closed: date
    size: EnterpriseSize
    lost: date | None
    steps: tuple[Step, ...]


def _walk(accounts: Iterable[AnnualAccounts]) -> Iterator[_Held]:
    """What the enterprise is after each of its accounts, in the order of their closing days."""
    held: EnterpriseSize | None = None
    before: AnnualAccounts | None = None
    lost: date | None = None
    shown: tuple[Ceiling, ...] = ()
    for year in accounts:
        alone, limits = year.size, ceilings(year.looked_at)
        steps = _held_against(limits, alone if held is None else held) if limits != shown else []
        shown = limits
        if held is None or before is None:
            steps.append(FIRST_ACCOUNTS.step(alone, alone, closed=year.closed))
            held = alone
        else:
            new = _settled(held, before.size, alone)
            if new is not held:
                _check_consecutive(before.closed, year.closed)
                steps.append(TWO_PERIODS.step(held, new, earlier=before.closed, closed=year.closed))
                if held.micro_or_small != new.micro_or_small:
                    lost = year.closed if held.micro_or_small else None
            elif alone is not held:
                steps.append(ONE_PERIOD.step(held, held, closed=year.closed, alone=alone))
            held = new
        before = year
        yield _Held(year.closed, held, lost, tuple(steps))


def _grace(lost: date) -> tuple[Cited[Period], date]:
    """The grace after small status was lost, and its last day."""
    grace = SME_GRACE.cited(max(lost, EARLY_APPLICATION))
    return grace, nominal_end(lost, grace.value)


def _held_against(limits: tuple[Ceiling, ...], held: EnterpriseSize) -> list[Step]:
    """The ceilings that accounts are held against, each with its provision; they change nothing by themselves."""
    return [
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
    ]


_LONGEST_PERIOD = timedelta(days=700)
"""Almost two years: a company that moves its closing day can have a long period, but two of a year are longer."""


def _check_consecutive(earlier: date, later: date) -> None:
    """Two accounts decide only if none is missing between them."""
    if later - earlier > _LONGEST_PERIOD:
        raise MissingFact(
            missing=Phrase(f"What the accounts between {words.day(earlier)} and {words.day(later)} say"),
            give=Phrase("them, too: a status changes over two consecutive accounting periods"),
        )


_ORDER = tuple(EnterpriseSize)


def _settled(held: EnterpriseSize, previous: EnterpriseSize, latest: EnterpriseSize) -> EnterpriseSize:
    """Article 4(2): each boundary moves only if both periods lie beyond it, so the nearer of the two decides."""
    low, high = sorted((_ORDER.index(previous), _ORDER.index(latest)))
    return _ORDER[min(max(_ORDER.index(held), low), high)]
