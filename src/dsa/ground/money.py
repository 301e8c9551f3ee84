"""Exact money: amounts, financial years and turnovers.

Nothing here rounds except where it says so, and then downwards: a legal maximum must not grow by a fraction of a
cent. Floats are refused at the door. Arithmetic runs on exact fractions, so that no decimal context can change it.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import total_ordering

from attrs import field, frozen

from . import checks, currencies, words
from .brief import Brief
from .errors import CurrencyMismatch, InvalidValue
from .words import Phrase

_MOST_DECIMALS = 60


def _amount(value: int | str | Decimal) -> Decimal:
    return checks.amount("amount", value)


def _decimal(value: Fraction) -> Decimal:
    """A fraction over a power of ten as a Decimal, without going through any context."""
    exponent, power = 0, 1
    while (value * power).denominator != 1:
        exponent, power = exponent + 1, power * 10
        if exponent > _MOST_DECIMALS:
            raise InvalidValue(field=Phrase("value"), value=value, accepted=Phrase("a value with at most 60 decimals"))
    return Decimal(f"{(value * power).numerator}E-{exponent}")


@total_ordering
@frozen(eq=False, order=False)
class Money(Brief):
    """An amount in a currency of ISO 4217: ``Money("7_000_000.00", "EUR")``.

    Currencies that the euro or a successor replaced are known as well: see :class:`Turnover`. Amounts compare by value,
    and only with the same currency; another one raises :class:`~dsa.errors.CurrencyMismatch` (except ``==``, which is
    then False). They can be added up with ``sum``, negated, and set as text.

    :param amount: the amount in units of the currency, exact: a whole number, a decimal, or their text; a float is
        refused.
    :param currency: the code of ISO 4217, such as ``"EUR"``.

    >>> Money(6, "EUR") == Money("6.00", "EUR")
    True
    >>> print(Money("550_000_000", "EUR"))
    EUR 550 000 000.00
    >>> f"{sum([Money(5, 'EUR'), Money('1 000.50', 'EUR')]):>15}"
    '   EUR 1 005.50'
    """

    amount: Decimal = field(converter=_amount)
    currency: str

    def __attrs_post_init__(self) -> None:
        checks.text("currency", self.currency)
        checks.known("currency", self.currency, currencies.KNOWN)

    @classmethod
    def floor(cls, value: Fraction, currency: str) -> Money:
        """An exact value cut down to the currency's smallest unit: a maximum is never rounded up.

        :param value: the value, in units of the currency.
        :param currency: the code of ISO 4217.

        >>> print(Money.floor(Fraction(200, 3), "EUR"))
        EUR 66.66
        """
        value = checks.exact("value", value)
        unit = 10 ** currencies.decimals(checks.known("currency", currency, currencies.KNOWN))
        return cls(_decimal(Fraction(value * unit // 1, unit)), currency)

    @classmethod
    def exactly(cls, value: Fraction, currency: str) -> Money:
        """An exact value that has a finite number of decimals, kept whole, fractions of a cent included.

        :param value: the value, in units of the currency.
        :param currency: the code of ISO 4217.

        >>> print(Money.exactly(Fraction(1, 8), "EUR"))
        EUR 0.125
        """
        return cls(_decimal(checks.exact("value", value)), currency)

    @property
    def exact(self) -> Fraction:
        """The amount as a fraction, for exact arithmetic."""
        return Fraction(self.amount)

    def share_of(self, other: Money) -> Fraction:
        """What part of ``other`` this is, exactly.

        >>> Money(30, "EUR").share_of(Money(200, "EUR"))
        Fraction(3, 20)
        """
        self._same_currency(other)
        if not other.amount:
            raise InvalidValue(field=Phrase("other"), value=other, accepted=Phrase("an amount other than nought"))
        return self.exact / other.exact

    def _same_currency(self, other: Money) -> None:
        checks.instance("other", other, Money)
        if self.currency != other.currency:
            raise CurrencyMismatch(value=self, other=other)

    def __add__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(_decimal(self.exact + other.exact), self.currency)

    def __radd__(self, other: int) -> Money:
        """``sum()`` begins with nought, which is of any currency."""
        if type(other) is int and other == 0:
            return self
        return NotImplemented

    def __neg__(self) -> Money:
        return Money(self.amount.copy_negate() if self.amount else self.amount, self.currency)

    def __pos__(self) -> Money:
        return self

    def __abs__(self) -> Money:
        return Money(self.amount.copy_abs(), self.currency)

    def __sub__(self, other: Money) -> Money:
        self._same_currency(other)
        return Money(_decimal(self.exact - other.exact), self.currency)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        return self.currency == other.currency and self.amount == other.amount

    def __lt__(self, other: Money) -> bool:
        if not isinstance(other, Money):
            return NotImplemented
        self._same_currency(other)
        return self.amount < other.amount

    def __hash__(self) -> int:
        return hash((self.currency, self.amount))

    def __str__(self) -> str:
        places = currencies.decimals(self.currency)
        digits = f"{self.amount.copy_abs():f}"
        whole, _, rest = digits.partition(".")
        rest = rest.rstrip("0").ljust(places, "0")
        sign = "-" if self.amount < 0 else ""
        return f"{self.currency} {sign}{words.number(int(whole))}{'.' + rest if rest else ''}"

    def __format__(self, spec: str) -> str:
        """As any text: ``f"{money:>20}"`` sets it to the right."""
        try:
            return format(str(self), spec)
        except (TypeError, ValueError):
            accepted = Phrase("what text takes, such as '>20'; languages are i18n.format_money's")
            raise InvalidValue(field=Phrase("format"), value=spec, accepted=accepted) from None


@frozen(kw_only=True)
class FinancialYear(Brief):
    """A financial year from its first to its last day, both included; it need not be a calendar year.

    :param start: its first day.
    :param end: its last day, not before the first.

    >>> print(FinancialYear(start=date(2023, 4, 1), end=date(2024, 3, 31)))
    1 April 2023 to 31 March 2024
    """

    start: date
    end: date

    def __attrs_post_init__(self) -> None:
        checks.day("start", self.start)
        checks.day("end", self.end)
        checks.not_before("end", self.end, "start", self.start)

    @classmethod
    def ending(cls, end: date) -> FinancialYear:
        """The twelve months that end on ``end``: from the day after the same day, a year before.

        A year that ends with a month follows on one that ended with the same month: the one to 28 February 2025 begins
        on 1 March 2024.

        >>> FinancialYear.ending(date(2024, 3, 31)) == FinancialYear(start=date(2023, 4, 1), end=date(2024, 3, 31))
        True

        :raises InvalidValue: they would begin before the first year that there is.
        """
        if checks.day("end", end).year == date.min.year:
            accepted = Phrase("a day whose financial year begins in the years 1 to 9999")
            raise InvalidValue(field=Phrase("end"), value=end, accepted=accepted)
        month_end = monthrange(end.year - 1, end.month)[1]
        ends_its_month = end.day == monthrange(end.year, end.month)[1]
        before = end.replace(year=end.year - 1, day=month_end if ends_its_month else end.day)
        return cls(start=before + timedelta(days=1), end=end)

    @property
    def days(self) -> int:
        """How many days the year has: 365 or 366, or what an odd financial year has."""
        return (self.end - self.start).days + 1

    @property
    def twelve_months(self) -> bool:
        """Whether it is a full year: twelve months, or the 52 or 53 weeks that some companies keep."""
        return self.days in (364, 365, 366, 371)

    def __str__(self) -> str:
        return f"{words.day(self.start)} to {words.day(self.end)}"


@frozen(kw_only=True)
class Turnover(Brief):
    """A total worldwide turnover of one financial year.

    Its currency was money when the year began: kuna for 2022, euro for 2023.

    :param amount: what was turned over in the year, in the currency of the accounts.
    :param year: the financial year of which it is the turnover.
    :param group: whether it is the turnover of the whole group.
    :param of: whose it is, by name; None where that is not said.
    :param source: where it was read; None where that is not said.

    >>> alibaba = Turnover(amount=Money(941_168_000_000, "CNY"), year=FinancialYear.ending(date(2024, 3, 31)))
    >>> print(alibaba)
    CNY 941 168 000 000.00 (1 April 2023 to 31 March 2024)
    """

    amount: Money
    year: FinancialYear
    group: bool = False
    of: str | None = None
    source: str | None = None

    def __attrs_post_init__(self) -> None:
        checks.instance("amount", self.amount, Money)
        checks.instance("year", self.year, FinancialYear)
        checks.flag("group", self.group)
        checks.optional_text("of", self.of)
        checks.optional_text("source", self.source)
        if self.amount.amount < 0:
            accepted = Phrase("a turnover of nought or more")
            raise InvalidValue(field=Phrase("amount"), value=self.amount, accepted=accepted)
        currencies.check_was_money("amount", self.amount, self.amount.currency, self.year.start)

    def __str__(self) -> str:
        return f"{self.amount} ({self.year})"
