"""The size of an enterprise in law on a day: Article 4(2) of the Annex to Recommendation 2003/361/EC.

One good or bad year changes nothing: a status is won or lost only over two consecutive accounting periods. Where
accounts are missing between two that are given, every size that they could have had is followed up, and the answer is
known only where all lead to the same. After the loss of small status, Articles 19 and 29 give twelve months of grace.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from attrs import Factory, field, frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA, SME_RECOMMENDATION
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import Cited, WhatIf
from ...ground.words import Phrase
from ...time_limits.periods import Period
from ...time_limits.reckoning import nominal_end
from ..parameters import EARLY_APPLICATION, PUBLIC_BODIES_FROM, SME_GRACE
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
APPROVED = Point(
    "accounts-approved",
    "Accounts change the size here on the day on which they are closed, {closed}. The Recommendation speaks of the "
    "latest approved ones: read so, the size changes only on the day of their approval, which is later.",
    (SME_RECOMMENDATION.at(4, 1), SME_RECOMMENDATION.at(4, 2)),
)
PUBLIC_AT_ONCE = Point(
    "public-bodies-at-once",
    "The two periods are for the ceilings; that control by public bodies counts at once, and that no grace follows, is "
    "the reading taken here.",
    (SME_RECOMMENDATION.at(3, 4), SME_RECOMMENDATION.at(4, 2), DSA.at(19, 1, subparagraph=2)),
)


_ACCOUNTS_COVER = Period(years=1)
"""As a rule; no provision of the Recommendation says for how long."""


@frozen(kw_only=True)
class SizeStatus(Explained):
    """The size that an enterprise has in law on a day, with the grace after small status was lost.

    :param on: the day asked about.
    :param size: the size in law; None before the first accounts, and where it hangs on accounts that are missing.
    :param lost: the day on which small status was lost; None where it was not, or that day is not known.
    :param grace_until: the last day of the twelve months of grace; None where none are given, or ``lost`` is not known.
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
        if self.size is None and self.notices:
            return Sentence(
                "size-on-day-not-determinable",
                "on {on} the size of the enterprise is not determinable",
                (("on", self.on),),
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

    :param accounts: the accounts of several periods, each closed on another day.
    :param on: the day asked about.

    >>> from dsa import Figures, Money
    >>> small = Figures(headcount=40, turnover=Money("9_000_000", "EUR"))
    >>> grown = Figures(headcount=60, turnover=Money("12_000_000", "EUR"))
    >>> years = [AnnualAccounts(closed=date(2022 + n, 12, 31), figures=f) for n, f in enumerate([small, grown, grown])]
    >>> print(size_status(years, on=date(2024, 12, 30)), "|", size_status(years, on=date(2024, 12, 31)))
    on 30 December 2024 the enterprise is small | on 31 December 2024 the enterprise is medium
    """
    on = checks.day("on", on)
    years = sorted(checks.several("accounts", accounts, AnnualAccounts), key=lambda year: year.closed)
    if len({year.closed for year in years}) < len(years):
        raise InvalidValue(
            field=Phrase("accounts"),
            value=tuple(year.closed for year in years),
            accepted=Phrase("accounts closed on different days, one for each period"),
        )
    return SizeHistory(tuple(years)).on(on)


@frozen
class SizeHistory:
    """The size from each closing day on, found in one walk over accounts of different days."""

    accounts: tuple[AnnualAccounts, ...]
    _held: tuple[_Held, ...] = field(
        init=False, eq=False, repr=False, default=Factory(lambda history: history.walked(), takes_self=True)
    )

    def walked(self) -> tuple[_Held, ...]:
        """What the enterprise is after each of its accounts."""
        return tuple(_walk(sorted(self.accounts, key=lambda year: year.closed)))

    def on(self, day: date) -> SizeStatus:
        """The size on a day, as :func:`size_status` has it, with the steps of all accounts that were closed by then."""
        known = self._held[: bisect_right(self._held, day, key=lambda held: held.accounts.closed)]
        if not known:
            return SizeStatus(on=day, size=None)
        steps = [step for held in known for step in held.steps]
        latest = known[-1]
        size, lost, notices = latest.size, latest.lost, latest.notices
        share = latest.accounts.public_share
        if share is not None:
            least = PUBLIC_BODIES_FROM.cited(latest.accounts.looked_at)
            steps.append(least.step(latest.shown))
            if share >= least.value:
                size, notices = EnterpriseSize.LARGE, (PUBLIC_AT_ONCE.notice(),)
                # What was lost over two periods before that keeps its twelve months (Article 19(1)).
                lost = lost if lost is not None and lost < _controlled_since(known) else None
                steps.append(PUBLIC_BODIES.step(latest.shown, size, share=share, least=least.value))
        closed = latest.accounts.closed
        since = nominal_end(closed, _ACCOUNTS_COVER)
        if since <= day:
            notices = (*notices, STALE.notice(closed=closed, since=since))
        if lost is not None:
            notices = (*notices, APPROVED.notice(closed=lost))
        elif latest.won:
            notices = (*notices, APPROVED.notice(closed=closed))
        until = None
        if lost is not None:
            grace, until = _grace(lost)
            steps += (grace.step(size), GRACE.step(size, size, lost=lost, until=until))
        return SizeStatus(on=day, size=size, lost=lost, grace_until=until, steps=tuple(steps), notices=notices)

    def spares(self, day: date, *, with_grace: bool) -> bool | None:
        """Whether a small size, or the grace after it, spares the enterprise; None where missing accounts decide."""
        history = AccountsHistory()
        for held in self._held:
            if held.accounts.closed <= day:
                history.add(held.accounts)
        without, granted = history.spares(day, grace=lambda lost: _grace(lost)[1])
        return granted if with_grace else without

    @property
    def turning_points(self) -> set[date]:
        """Every day on which the size, or what follows from it, can be another than on the day before."""
        days = {held.accounts.closed for held in self._held}
        return days | {_grace(lost)[1] + timedelta(days=1) for held in self._held for lost in held.losses}


def _controlled_since(known: tuple[_Held, ...]) -> date:
    """The closing day from which on public bodies control too much of the enterprise without a break."""
    *earlier, latest = (held.accounts for held in known)
    since = latest.closed
    for accounts in reversed(earlier):
        if not accounts.controlled_by_public_bodies:
            break
        since = accounts.closed
    return since


def _won(before: EnterpriseSize | None, now: EnterpriseSize | None) -> bool:
    """Whether the status of a micro or small enterprise was won."""
    return before is not None and now is not None and now.micro_or_small and not before.micro_or_small


@frozen
class _Held:
    """What an enterprise is once accounts are closed, as far as is known, and the steps that they add."""

    accounts: AnnualAccounts
    size: EnterpriseSize | None
    shown: object
    lost: date | None
    won: bool
    losses: frozenset[date]
    steps: tuple[Step, ...]
    notices: tuple[Notice, ...]


def _walk(accounts: Iterable[AnnualAccounts]) -> Iterator[_Held]:
    """What the enterprise is after each of its accounts, in the order of their closing days."""
    history = AccountsHistory()
    for year in accounts:
        before = history.size
        steps = history.add(year)
        yield _Held(
            accounts=year,
            size=history.size,
            shown=history.shown,
            lost=history.lost,
            won=_won(before, history.size),
            losses=history.losses,
            steps=steps,
            notices=tuple(history.notices()),
        )


def _grace(lost: date) -> tuple[Cited[Period], date]:
    """The grace after small status was lost, and its last day.

    Who lost it before the Act applied at all has what is left of the twelve months.
    """
    grace = SME_GRACE.cited(max(lost, EARLY_APPLICATION))
    return grace, nominal_end(lost, grace.value)
