"""What one currency is worth in another, on a day: named by whoever asks, and never built in."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from attrs import field, frozen

from . import checks, currencies, words
from .brief import Brief
from .errors import CurrencyMismatch, InvalidValue
from .money import FinancialYear, Money
from .words import Phrase


def _rate(value: int | str | Decimal) -> Decimal:
    return checks.amount("rate", value)


@frozen(kw_only=True)
class ExchangeRate(Brief):
    """What one unit of ``base`` is worth in ``quote``, on a day, according to a source. Never built in.

    :param base: the code of the currency of which one unit is priced.
    :param quote: the code of the currency in which it is priced; another one.
    :param rate: how many units of ``quote`` one unit of ``base`` is worth: above nought, exact.
    :param on: the day of the rate; of an average, the last day of it.
    :param source: who publishes it.
    :param average_from: the first day of the average; None for the rate of a single day.

    >>> rate = ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=date(2024, 5, 31), source="invented example")
    >>> print(rate.convert(Money(75, "CNY"), to="EUR"), "|", rate)
    EUR 10.00 | 1 EUR = 7.5 CNY on 31 May 2024 (invented example)
    """

    base: str
    quote: str
    rate: Decimal = field(converter=_rate)
    on: date
    source: str
    average_from: date | None = None

    @classmethod
    def average(
        cls, year: FinancialYear, *, base: str, quote: str, rate: int | str | Decimal, source: str
    ) -> ExchangeRate:
        """The average rate of a financial year.

        :param year: the financial year.
        :param base: the code of the currency of which one unit is priced.
        :param quote: the code of the currency in which it is priced.
        :param rate: how many units of ``quote`` one unit of ``base`` was worth.
        :param source: who publishes it.

        >>> year = FinancialYear.ending(date(2024, 3, 31))
        >>> print(ExchangeRate.average(year, base="EUR", quote="CNY", rate="7.5", source="invented example"))
        1 EUR = 7.5 CNY on average from 1 April 2023 to 31 March 2024 (invented example)
        """
        checks.instance("year", year, FinancialYear)
        return cls(base=base, quote=quote, rate=rate, on=year.end, source=source, average_from=year.start)

    def __attrs_post_init__(self) -> None:
        checks.known("base", self.base, currencies.KNOWN)
        checks.known("quote", self.quote, currencies.KNOWN)
        checks.day("on", self.on)
        checks.text("source", self.source)
        if self.average_from is not None:
            checks.not_before("on", self.on, "average_from", checks.day("average_from", self.average_from))
        if self.rate <= 0:
            raise InvalidValue(field=Phrase("rate"), value=self.rate, accepted=Phrase("a rate above nought"))
        if self.base == self.quote:
            raise InvalidValue(field=Phrase("quote"), value=self.quote, accepted=Phrase("another currency"))

    def exact_value(self, value: Fraction, currency: str, *, to: str) -> Fraction:
        """An exact value in one of the two currencies as an exact value in the other, not rounded.

        :param value: the value to convert.
        :param currency: the currency in which it is: one of the two.
        :param to: the other one.
        """
        value = checks.exact("value", value)
        known = checks.known("currency", currency, currencies.KNOWN), checks.known("to", to, currencies.KNOWN)
        if set(known) != {self.base, self.quote}:
            raise CurrencyMismatch(value=Phrase(f"{currency} to {to}"), other=self)
        return value * Fraction(self.rate) if to == self.quote else value / Fraction(self.rate)

    def convert(self, money: Money, *, to: str) -> Money:
        """The converted amount, cut down to the smallest unit of ``to``.

        :param money: the amount, in one of the two currencies.
        :param to: the other currency.
        """
        checks.instance("money", money, Money)
        return Money.floor(self.exact_value(money.exact, money.currency, to=to), to)

    def __str__(self) -> str:
        last = words.day(self.on)
        when = last if self.average_from is None else f"average from {words.day(self.average_from)} to {last}"
        return f"1 {self.base} = {self.rate:f} {self.quote} on {when} ({self.source})"
