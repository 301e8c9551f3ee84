"""How big an enterprise is: Recommendation 2003/361/EC, to which Articles 15, 19 and 29 refer.

Two tests must both be met: fewer persons than the ceiling, and turnover *or* balance sheet total at most the ceiling
(Article 2 of its Annex). Linked enterprises count in full, partners by the share held (Article 6).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from attrs import field, frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.errors import CurrencyMismatch, InvalidValue, MissingFact
from ...ground.mistaken.calls import by_name
from ...ground.money import Money
from ...ground.values import Parameter, dated
from ...ground.words import Phrase
from ..parameters import (
    ENTRY_INTO_FORCE,
    LINKED_ABOVE,
    MEDIUM_BALANCE_SHEET,
    MEDIUM_HEADCOUNT,
    MEDIUM_TURNOVER,
    MICRO_HEADCOUNT,
    MICRO_MONEY,
    PARTNER_FROM,
    PUBLIC_BODIES_FROM,
    SMALL_HEADCOUNT,
    SMALL_MONEY,
)


class EnterpriseSize(Enum):
    """The size of an enterprise under Recommendation 2003/361/EC, from the smallest up."""

    MICRO = "micro"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"

    @property
    def micro_or_small(self) -> bool:
        """Whether Articles 15(2), 19 and 29 can spare it."""
        return self in (EnterpriseSize.MICRO, EnterpriseSize.SMALL)

    def __str__(self) -> str:
        return self.value


_CEILINGS: tuple[tuple[EnterpriseSize, Parameter[int], Parameter[Money], Parameter[Money]], ...] = (
    (EnterpriseSize.MICRO, MICRO_HEADCOUNT, MICRO_MONEY, MICRO_MONEY),
    (EnterpriseSize.SMALL, SMALL_HEADCOUNT, SMALL_MONEY, SMALL_MONEY),
    (EnterpriseSize.MEDIUM, MEDIUM_HEADCOUNT, MEDIUM_TURNOVER, MEDIUM_BALANCE_SHEET),
)


@frozen
class Ceiling:
    """What an enterprise of a size stays below, and the provision that says so."""

    size: EnterpriseSize
    persons: int
    turnover: Money
    balance_sheet: Money
    citation: Citation


def ceilings(on: date | None) -> tuple[Ceiling, ...]:
    """The ceilings of a day, from the smallest size up; without a day, as long as they have never changed."""
    return tuple(
        Ceiling(size, dated(persons, on), dated(turnover, on), dated(balance_sheet, on), persons.citation)
        for size, persons, turnover, balance_sheet in _CEILINGS
    )


_MOST_PERSONS = 10**12
"""More than there are people; a number with more digits is a mistake, or made to be a burden."""


def _persons(value: int | Decimal | Fraction) -> Fraction:
    """Annual work units: part-time work makes fractions of a person (Article 5 of the Annex)."""
    persons = checks.exact(
        "headcount", value, Phrase("annual work units: an int, Decimal or Fraction"), most=_MOST_PERSONS
    )
    if persons < 0:
        raise InvalidValue(field=Phrase("headcount"), value=value, accepted=Phrase("a number from 0 up"))
    return persons


def _enterprises(values: Iterable[Figures]) -> tuple[Figures, ...]:
    return checks.several("linked", values, Figures)


def _partners(values: Iterable[Partner]) -> tuple[Partner, ...]:
    return checks.several("partners", values, Partner)


@frozen(kw_only=True)
class Figures(Brief):
    """What one enterprise brings to the test: annual work units, turnover and balance sheet total, in euro.

    :param headcount: annual work units, exactly: a whole number, a decimal or a Fraction.
    :param turnover: the annual turnover, in euro; None if it is not known.
    :param balance_sheet: the annual balance sheet total, in euro; None if it is not known. One of the two is needed.

    >>> Figures(headcount=Decimal("49.5"), turnover=Money(9_000_000, "EUR")).headcount
    Fraction(99, 2)
    """

    headcount: Fraction = field(converter=_persons)
    turnover: Money | None = None
    balance_sheet: Money | None = None

    def __attrs_post_init__(self) -> None:
        for name in ("turnover", "balance_sheet"):
            amount = getattr(self, name)
            if amount is None:
                continue
            checks.instance(name, amount, Money)
            if amount.amount < 0:
                raise InvalidValue(field=Phrase(name), value=amount, accepted=Phrase("an amount from 0 up"))
            if amount.currency != "EUR":
                raise CurrencyMismatch(value=amount, other=Phrase("the ceilings, in EUR,"))
        if self.turnover is None and self.balance_sheet is None:
            raise MissingFact(
                missing=Phrase("A sum of money to hold against the ceilings"),
                give=Phrase("turnover=, balance_sheet=, or both"),
            )


@frozen(kw_only=True)
class Partner(Brief):
    """A partner enterprise: from 25 % of capital or votes up to half of them (Article 3(2) of the Annex).

    Above half, the enterprise is linked and counts in full.

    :param figures: its own figures, before they are counted in proportion.
    :param share: the greater of the shares of capital and of votes: a Fraction or a decimal from 1/4 to 1/2.
    """

    figures: Figures
    share: Fraction

    def __attrs_post_init__(self) -> None:
        checks.instance("figures", self.figures, Figures)
        checks.instance("share", self.share, Fraction)
        least, most = PARTNER_FROM.on_any_day(), LINKED_ABOVE.on_any_day()
        if not least <= self.share <= most:
            raise InvalidValue(
                field=Phrase("share"),
                value=self.share,
                accepted=Phrase(f"a Fraction from {least} to {most}; above it, the enterprise is linked"),
            )


@frozen(kw_only=True)
class AnnualAccounts(Brief):
    """The accounts of one accounting period, which count from the day of their closure (Article 4(1) of the Annex).

    An enterprise is no small or medium-sized one if public bodies control 25 % or more of it (Article 3(4) of the
    Annex). Investors whom the second subparagraph of Article 3(2) excepts (public investment corporations and venture
    capital, universities, institutional investors, small local authorities) count neither there nor as ``partners``.

    :param closed: the day on which the accounting period was closed.
    :param figures: those of the enterprise itself.
    :param linked: the figures of linked enterprises, which count in full.
    :param partners: partner enterprises, which count in proportion.
    :param public_share: the share of the capital or the votes, the greater of the two, that public bodies control alone
        or together; None or 0 where they control nothing.

    >>> alone = Figures(headcount=40, turnover=Money(9_000_000, "EUR"), balance_sheet=Money(8_000_000, "EUR"))
    >>> half = Partner(figures=alone, share=Fraction(1, 2))
    >>> AnnualAccounts(closed=date(2024, 12, 31), figures=alone, partners=[half]).size
    <EnterpriseSize.MEDIUM: 'medium'>
    """

    closed: date
    figures: Figures
    linked: tuple[Figures, ...] = field(default=(), converter=_enterprises)
    partners: tuple[Partner, ...] = field(default=(), converter=_partners)
    public_share: Fraction | None = None

    def __attrs_post_init__(self) -> None:
        checks.day("closed", self.closed)
        checks.instance("figures", self.figures, Figures)
        if self.public_share is not None and not 0 <= checks.instance("public_share", self.public_share, Fraction) <= 1:
            raise InvalidValue(
                field=Phrase("public_share"), value=self.public_share, accepted=Phrase("a Fraction from 0 to 1")
            )

    @property
    def size(self) -> EnterpriseSize:
        """What these accounts alone would make of the enterprise, linked and partner enterprises counted in.

        By the ceilings of the day on which they were closed, or of the day on which the Act first looked at them; large
        where public bodies control too much of it.
        """
        return EnterpriseSize.LARGE if self.controlled_by_public_bodies else self.size_by_figures

    @property
    def size_by_figures(self) -> EnterpriseSize:
        """The same by the ceilings alone, whoever controls it."""
        return self._size(self.looked_at)

    @property
    def controlled_by_public_bodies(self) -> bool:
        """Whether public bodies control so much of it that it is no small or medium-sized enterprise."""
        return self.public_share is not None and self.public_share >= PUBLIC_BODIES_FROM.on(self.looked_at)

    @property
    def looked_at(self) -> date:
        """The day whose ceilings count: that of the closure, or the first on which the Act looked at any."""
        return max(self.closed, ENTRY_INTO_FORCE)

    def _size(self, on: date | None) -> EnterpriseSize:
        parts = [(figures, Fraction(1)) for figures in (self.figures, *self.linked)]
        parts += [(partner.figures, partner.share) for partner in self.partners]
        headcount = sum((figures.headcount * share for figures, share in parts), Fraction(0))
        turnover = _sum([(figures.turnover, share) for figures, share in parts])
        balance_sheet = _sum([(figures.balance_sheet, share) for figures, share in parts])
        for ceiling in ceilings(on):
            if headcount < ceiling.persons and _within(turnover, balance_sheet, ceiling):
                return ceiling.size
        return EnterpriseSize.LARGE


def _sum(amounts: Iterable[tuple[Money | None, Fraction]]) -> Fraction | None:
    """The sum in euro, each amount by its share; unknown if one of them is."""
    total = Fraction(0)
    for amount, share in amounts:
        if amount is None:
            return None
        total += Fraction(amount.amount) * share
    return total


def _within(turnover: Fraction | None, balance_sheet: Fraction | None, ceiling: Ceiling) -> bool:
    """One of the two sums at most its ceiling is enough; one above it and the other unknown decides nothing."""
    sums = ((turnover, ceiling.turnover), (balance_sheet, ceiling.balance_sheet))
    if any(known is not None and known <= Fraction(most.amount) for known, most in sums):
        return True
    unknown = "turnover" if turnover is None else "balance sheet total"
    if None in (turnover, balance_sheet):
        raise MissingFact(
            missing=Phrase(f"The {unknown} of the enterprise and of all that are counted in"),
            give=Phrase("it: the other sum is above its ceiling, and one of the two within is enough"),
        )
    return False


@by_name
def enterprise_size(
    headcount: int | Decimal | Fraction,
    *,
    turnover: Money | None = None,
    balance_sheet: Money | None = None,
    linked: Iterable[Figures] = (),
    partners: Iterable[Partner] = (),
    on: date | None = None,
) -> EnterpriseSize:
    """What the figures of one period make of an enterprise (Article 2 of the Annex to Recommendation 2003/361/EC).

    :param headcount: annual work units; fractions for part-time work.
    :param turnover: annual turnover in euro; it or the balance sheet total within the ceiling is enough.
    :param balance_sheet: annual balance sheet total in euro.
    :param linked: figures of linked enterprises, which count in full (Article 6 of the Annex).
    :param partners: partner enterprises, which count by their share.
    :param on: the day whose ceilings count; it can be left out as long as they have never changed.
    :raises MissingFact: neither sum is given, or the one given is above its ceiling and the other could be within.

    >>> enterprise_size(49, turnover=Money("12_000_000", "EUR"), balance_sheet=Money("10_000_000", "EUR"))
    <EnterpriseSize.SMALL: 'small'>
    """
    own = Figures(headcount=headcount, turnover=turnover, balance_sheet=balance_sheet)
    accounts = AnnualAccounts(
        closed=ENTRY_INTO_FORCE if on is None else on, figures=own, linked=linked, partners=partners
    )
    return accounts._size(on)
