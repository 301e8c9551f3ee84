"""The size of an enterprise in law on a day: Article 4(2) of the Annex to Recommendation 2003/361/EC.

One good or bad year changes nothing: a status is won or lost only over two consecutive accounting periods. Where
accounts are missing between two that are given, every size that they could have had is followed up, and the answer is
known only where all lead to the same. After the loss of small status, Articles 19 and 29 give twelve months of grace.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA, SME_RECOMMENDATION
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Point, Rule, Sentence
from ...ground.values import WhatIf
from ...ground.words import Phrase
from ...time_limits.reckoning import nominal_end
from ..parameters import ACCOUNTS_INTERVAL, EARLY_APPLICATION, PUBLIC_BODIES_FROM, SME_GRACE
from .accounts_history import AccountsHistory
from .enterprises import AnnualAccounts, EnterpriseSize

PUBLIC_BODIES = Rule(
    "size-public-bodies",
    "Public bodies control {share} of the capital or the votes, {least} or more: the enterprise is no small or "
    "medium-sized one, whatever its figures.",
    SME_RECOMMENDATION.at(3, 4),
)
GRACE = Rule(
    "size-grace",
    "It lost the status of a micro or small enterprise on {lost}: the exclusions of Sections 3 and 4 last until "
    "{until}.",
    DSA.at(19, 1, subparagraph=2),
)


STALE = Point(
    "accounts-stale",
    "The latest accounts given were closed on {closed}. The latest approved ones count, and those of a year later were "
    "closed by {since}.",
    (SME_RECOMMENDATION.at(4, 1),),
)
PUBLIC_AT_ONCE = Point(
    "public-bodies-at-once",
    "The two periods are for the ceilings; that control by public bodies counts at once, and that no grace follows, is "
    "the reading taken here.",
    (SME_RECOMMENDATION.at(3, 4), SME_RECOMMENDATION.at(4, 2), DSA.at(19, 1, subparagraph=2)),
)


@frozen(kw_only=True)
class SizeStatus(Explained):
    """The size that an enterprise has in law on a day, with the grace after small status was lost.

    ``size`` is None before the first accounts, and where it hangs on accounts that are missing. ``grace_until`` is the
    last day of the twelve months, if the status was lost on a day that is known.
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
        if self.size is None and self.steps:
            return Sentence(
                "size-not-determinable", "on {on} the size of the enterprise is not determinable", (("on", self.on),)
            )
        if self.size is None:
            return Sentence("size-unknown", "on {on} no accounts are closed yet: size unknown", (("on", self.on),))
        return Sentence("size", "on {on} the enterprise is {size}", (("on", self.on), ("size", self.size)))


@answers
def size_status(accounts: Iterable[AnnualAccounts], *, on: date, what_if: WhatIf | None = None) -> SizeStatus:
    """The size in law on a day, from the accounts closed by then, in any order.

    The status of a micro, small or medium-sized enterprise is won or lost at the closure of the second of two
    consecutive accounts that are on the other side of its ceilings. The first accounts give the size at once. Where
    accounts are missing between those that are given, it is None unless they could not change it.

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
    known = [each for each in given if each.closed <= on]
    history = AccountsHistory()
    for each in known:
        history.add(each)
    steps, notices = history.steps, [*history.notices()]
    size, lost = history.size, history.lost
    if known and known[-1].controlled_by_public_bodies:
        last, least = known[-1], PUBLIC_BODIES_FROM.cited(known[-1].looked_at)
        steps.append(least.step(history.shown))
        steps.append(
            PUBLIC_BODIES.step(history.shown, EnterpriseSize.LARGE, share=last.public_share, least=least.value)
        )
        size, lost, notices = EnterpriseSize.LARGE, None, [PUBLIC_AT_ONCE.notice()]
    if known:
        since = nominal_end(known[-1].closed, ACCOUNTS_INTERVAL.on(known[-1].looked_at))
        if on >= since:
            notices.append(STALE.notice(closed=known[-1].closed, since=since))
    # Who lost it before the Act applied at all has what is left of the twelve months.
    until = None
    if lost is not None:
        grace = SME_GRACE.cited(max(lost, EARLY_APPLICATION))
        until = nominal_end(lost, grace.value)
        steps += (grace.step(size), GRACE.step(size, size, lost=lost, until=until))
    return SizeStatus(on=on, size=size, lost=lost, grace_until=until, steps=tuple(steps), notices=tuple(notices))
