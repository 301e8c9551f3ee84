"""The annual supervisory fee: Article 43, by the method of Delegated Regulation (EU) 2023/1127.

The Commission's estimated costs are shared among the designated services by their recipients, rounded down to
100 000, and the days of the year for which they are designated. No provider pays more than 0.05 % of its group's net
income; what that spares is shared among the others until it settles. A provider that made a loss pays nothing; one that
hands in no accounts is not capped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA, FEE_REGULATION
from ...ground.errors import CurrencyMismatch, InvalidType, InvalidValue
from ...ground.money import Money
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import Cited, WhatIf
from ...ground.words import Phrase
from .. import parameters
from .fee_shares import in_cents, shared_out

BASE = Rule(
    "fee-base",
    "The costs of {before} are shared by recipients, rounded down to 100 000, and days designated: {provider}'s base "
    "is {after}.",
    FEE_REGULATION.at(4, 1),
)
CAPPED = Rule(
    "fee-capped",
    "{provider}'s base of {before} is more than {share} of its net income: it pays {after}.",
    FEE_REGULATION.at(5, 3),
)
REDISTRIBUTED = Rule(
    "fee-redistributed",
    "What others are spared is shared among those below their cap: {provider}'s {before} becomes {after}.",
    FEE_REGULATION.at(5, 4),
)
CAPPED_LATER = Rule(
    "fee-capped-by-what-others-are-spared",
    "With what others are spared, {provider}'s {before} is more than {share} of its net income: it pays {after}, and "
    "the rest is shared once more.",
    FEE_REGULATION.at(5, 4, subparagraph=2),
)
CHARGED = Rule("fee-charged", "{provider} pays {after}, in whole cents.", FEE_REGULATION.at(6, 4))
METHOD_ANNULLED = Point(
    "fee-method-annulled",
    "The General Court annulled the decisions of 2023 (T-55/24 Meta, T-58/24 TikTok, 10 September 2025), since the way "
    "of counting recipients has to stand in a delegated act; no act that replaces it was found.",
    (DSA.at(43, 3), DSA.at(33, 3)),
)
NO_ACCOUNTS = Point(
    "fee-no-accounts",
    "{provider} handed in no accounts by 31 August: its cap is deemed not to be reached.",
    (FEE_REGULATION.at(6, 2),),
)
LOSS = Point(
    "fee-loss",
    "{provider} made no profit: its cap, and so its fee, is nought.",
    (DSA.at(43, 5, point="c"), FEE_REGULATION.at(5, 2)),
)
UNCOVERED = Point(
    "fee-uncovered",
    "Every provider is at its cap: {amount} of the costs stays uncovered.",
    (FEE_REGULATION.at(5, 4),),
)
HOW_CENTS = Point(
    "fee-cents",
    "Cents that rounding down leaves over go to the largest fractions, then by name: the Regulation does not say how.",
    (FEE_REGULATION.at(5),),
)


@frozen(kw_only=True)
class FeeService(Brief):
    """One designated service in the year of the fee: whose it is, its recipients on 31 August, its days.

    :param name: what the service is called.
    :param provider: who pays, by name.
    :param recipients: its average monthly active recipients on 31 August.
    :param designated_from: the first day on which Section 5 binds it (Article 4(3) of the Delegated Regulation).
    :param designated_until: the first day on which Section 5 no longer binds it; None while it goes on.
    """

    name: str
    provider: str
    recipients: int
    designated_from: date
    designated_until: date | None = None

    def __attrs_post_init__(self) -> None:
        checks.text("name", self.name)
        checks.text("provider", self.provider)
        checks.count("recipients", self.recipients)
        checks.day("designated_from", self.designated_from)
        if (until := checks.optional_day("designated_until", self.designated_until)) is not None:
            checks.not_before("designated_until", until, "designated_from", self.designated_from)

    @property
    def _days(self) -> range:
        """The days on which Section 5 binds it, by their numbers; while it goes on, to the last day that there is."""
        until = self.designated_until
        return range(self.designated_from.toordinal(), date.max.toordinal() + 1 if until is None else until.toordinal())

    def weight(self, year: int) -> Fraction:
        """Recipients, rounded down, times the share of the year's days for which it is designated."""
        first, last = date(checks.year("year", year), 1, 1), date(year, 12, 31)
        of_the_year = range(first.toordinal(), last.toordinal() + 1)
        unit = parameters.FEE_RECIPIENTS_UNIT.on(last)
        return Fraction(self.recipients // unit * unit * len(_shared(self._days, of_the_year)), len(of_the_year))


def _shared(days: range, others: range) -> range:
    return range(max(days.start, others.start), min(days.stop, others.stop))


@frozen(kw_only=True)
class FeeCharge(Explained):
    """What one provider pays for all its services.

    :param provider: who pays, by name.
    :param base: what its services make of the costs before the cap, exactly, in euro.
    :param cap: the most it can be charged; None where it handed in no accounts.
    :param amount: what it pays, rounded to the cent.
    """

    provider: str
    base: Fraction
    cap: Money | None
    amount: Money

    @property
    def headline(self) -> Sentence:
        """Who pays what."""
        return Sentence("fee-charge", "{provider}: {amount}", (("provider", self.provider), ("amount", self.amount)))


@frozen(kw_only=True)
class SupervisoryFee(Explained):
    """The fees of one year, by provider, and what of the costs nobody can be charged for.

    :param year: the year of the fee.
    :param costs: what the Commission's supervision is estimated to cost in the year after it.
    :param charges: what each provider pays.
    :param uncovered: what is left of the costs after all charges.
    """

    year: int
    costs: Money
    charges: tuple[FeeCharge, ...]
    uncovered: Money

    made_of = "charges"

    def of(self, provider: str) -> FeeCharge:
        """The charge of one provider."""
        checks.known("provider", provider, [charge.provider for charge in self.charges])
        return next(charge for charge in self.charges if charge.provider == provider)

    @property
    def headline(self) -> Sentence:
        """The costs and how many share them."""
        facts = (("costs", self.costs), ("providers", len(self.charges)), ("year", str(self.year)))
        return Sentence("supervisory-fee", "{costs} for {year}, shared among providers: {providers}", facts)


@answers
def supervisory_fee(
    services: Iterable[FeeService],
    *,
    year: int,
    costs: Money,
    net_income: Mapping[str, Money | None],
    what_if: WhatIf | None = None,
) -> SupervisoryFee:
    """The supervisory fee of every provider for a year.

    :param services: the designated services of that year.
    :param year: the year in which the fee is charged.
    :param costs: the Commission's estimated costs of the year after, in euro.
    :param net_income: for each provider the worldwide net income of its group in the preceding financial year, in
        euro; None if it handed in no accounts.
    :raises InvalidValue: a provider without an entry in ``net_income``, no service designated in that year, one that is
        there twice for the same days, or a year before 2023, the first of the fee.

    >>> services = [
    ...     FeeService(name="A", provider="Big", recipients=100_000_000, designated_from=date(2023, 8, 25)),
    ...     FeeService(name="B", provider="Small", recipients=50_000_000, designated_from=date(2023, 8, 25)),
    ... ]
    >>> income = {"Big": Money(80_000_000_000, "EUR"), "Small": Money(-1, "EUR")}
    >>> fee = supervisory_fee(services, year=2024, costs=Money(45_000_000, "EUR"), net_income=income)
    >>> print(fee.of("Big"), "|", fee.of("Small"), "| uncovered:", fee.uncovered)
    Big: EUR 40 000 000.00 | Small: EUR 0.00 | uncovered: EUR 5 000 000.00
    """
    every = tuple(dict.fromkeys(checks.several("services", services, FeeService)))
    _check_once(every)
    year = checks.year("year", year, least=parameters.FIRST_FEE_YEAR)
    checks.instance("costs", costs, Money)
    if costs.amount < 0 or costs != Money.floor(costs.exact, costs.currency):
        raise InvalidValue(field=Phrase("costs"), value=costs, accepted=Phrase("whole cents from nought up"))
    parts: dict[str, list[Fraction]] = {}
    for service in every:
        parts.setdefault(service.provider, []).append(service.weight(year))
    weights = {provider: weight for provider in sorted(parts) if (weight := Fraction(sum(parts[provider])))}
    if not weights:
        raise InvalidValue(
            field=Phrase("services"), value=(), accepted=Phrase(f"at least one service designated in {year}")
        )
    charged = date(year, 12, 31)
    share, unit = parameters.FEE_CAP.cited(charged), parameters.FEE_RECIPIENTS_UNIT.cited(charged)
    caps = {provider: _cap(provider, net_income, costs, share.value) for provider in weights}
    rounds = shared_out(costs.exact, weights, caps)
    amounts = in_cents({provider: shares[-1] for provider, shares in rounds.items()}, costs)
    charges = tuple(
        _charge(
            provider, rounds[provider], caps[provider], amounts[provider], costs, (unit, share), net_income[provider]
        )
        for provider in weights
    )
    uncovered = Money.exactly(costs.exact - sum(amount.exact for amount in amounts.values()), costs.currency)
    notices = [METHOD_ANNULLED.notice(), HOW_CENTS.notice()]
    if uncovered.amount:
        notices.append(UNCOVERED.notice(amount=uncovered))
    return SupervisoryFee(
        year=year,
        costs=costs,
        charges=charges,
        uncovered=uncovered,
        steps=(unit.step(costs), share.step(costs), *(step for charge in charges for step in charge.steps[-1:])),
        notices=tuple(notices),
    )


def _check_once(services: tuple[FeeService, ...]) -> None:
    """A service is there once at a time; designated anew after its end, it can be there again."""
    of_name: dict[tuple[str, str], list[FeeService]] = {}
    for service in services:
        others = of_name.setdefault((service.provider, service.name), [])
        if any(_shared(service._days, other._days) for other in others):
            accepted = Phrase("each service once for the days on which it is designated")
            raise InvalidValue(field=Phrase("services"), value=service.name, accepted=accepted)
        others.append(service)


def _cap(provider: str, net_income: Mapping[str, Money | None], costs: Money, share: Fraction) -> Money | None:
    """0.05 % of the net income, cut down to the cent; nought for a loss; None where no accounts were handed in."""
    if not isinstance(net_income, Mapping):
        raise InvalidType(field=Phrase("net_income"), value=net_income, accepted=Phrase("a mapping of providers"))
    if provider not in net_income:
        raise InvalidValue(
            field=Phrase("net_income"), value=provider, accepted=Phrase("an entry for every provider, None if unknown")
        )
    income = net_income[provider]
    if income is None:
        return None
    checks.instance(f"net_income.{provider}", income, Money)
    if income.currency != costs.currency:
        raise CurrencyMismatch(value=income, other=costs)
    return max(Money(0, costs.currency), Money.floor(income.exact * share, costs.currency))


def _charge(
    provider: str,
    rounds: tuple[Fraction, ...],
    cap: Money | None,
    amount: Money,
    costs: Money,
    numbers: tuple[Cited[int], Cited[Fraction]],
    income: Money | None,
) -> FeeCharge:
    # The share grows with every round in which others are spared something; a cap, if it is reached, comes last.
    base, shared, exact = rounds[0], max(rounds), rounds[-1]
    capped = exact < shared
    first, grown, settled = (Money.floor(share, costs.currency) for share in (base, shared, exact))
    steps: list[Step] = [*(number.step(costs) for number in numbers), BASE.step(costs, first, provider=provider)]
    if shared > base:
        steps.append(REDISTRIBUTED.step(first, grown, provider=provider))
    if capped:
        rule = CAPPED_LATER if shared > base else CAPPED
        steps.append(rule.step(grown, settled, provider=provider, share=numbers[1].value))
    steps.append(CHARGED.step(settled, amount, provider=provider))
    notices: list[Notice] = []
    if income is None:
        notices.append(NO_ACCOUNTS.notice(provider=provider))
    elif income.amount <= 0:
        notices.append(LOSS.notice(provider=provider))
    return FeeCharge(provider=provider, base=base, cap=cap, amount=amount, steps=tuple(steps), notices=tuple(notices))
