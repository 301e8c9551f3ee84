"""The size of an enterprise in law on a day: Article 4(2) of the Annex to Recommendation 2003/361/EC.

One good or bad year changes nothing: a status is won or lost only over two consecutive accounting periods. After the
loss of small status, Articles 19 and 29 give twelve months of grace.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from attrs import frozen

from ...ground import checks, words
from ...ground.answering import answers
from ...ground.citations import DSA, SME_RECOMMENDATION
from ...ground.errors import InvalidValue, MissingFact
from ...ground.trace import Explained, Rule, Sentence, Step
from ...ground.values import WhatIf
from ...ground.words import Phrase
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
    held: tuple[EnterpriseSize, AnnualAccounts] | None = None
    lost: date | None = None
    steps: list[Step] = []
    told: tuple[Ceiling, ...] = ()
    for one in (one for one in given if one.closed <= on):
        alone, limits = one.size, ceilings(one.looked_at)
        if limits != told:
            steps += _held_against(limits, alone if held is None else held[0])
            told = limits
        if held is None:
            steps.append(FIRST_ACCOUNTS.step(alone, alone, closed=one.closed))
            held = alone, one
            continue
        size, before = held
        new = _settled(size, before.size, alone)
        if new is not size:
            _check_consecutive(before.closed, one.closed)
            steps.append(TWO_PERIODS.step(size, new, earlier=before.closed, closed=one.closed))
            if size.micro_or_small != new.micro_or_small:
                lost = one.closed if size.micro_or_small else None
        elif alone is not size:
            steps.append(ONE_PERIOD.step(size, size, closed=one.closed, alone=alone))
        held = new, one
    now = None if held is None else held[0]
    # Who lost it before the Act applied at all has what is left of the twelve months.
    until = None
    if lost is not None:
        grace = SME_GRACE.cited(max(lost, EARLY_APPLICATION))
        until = nominal_end(lost, grace.value)
        steps += (grace.step(now), GRACE.step(now, now, lost=lost, until=until))
    return SizeStatus(on=on, size=now, lost=lost, grace_until=until, steps=tuple(steps))


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
