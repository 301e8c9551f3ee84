"""How costs are shared by weight where nobody bears more than its cap, down to the cent.

Articles 4 and 5 of Delegated Regulation (EU) 2023/1127 for the sharing; that the cents left over go to the largest
fractions is a choice of this library, of which :data:`~dsa.act.very_large.fee.HOW_CENTS` tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ...ground import currencies
from ...ground.money import Money


def shared_out(
    costs: Fraction, weights: Mapping[str, Fraction], caps: Mapping[str, Money | None]
) -> dict[str, tuple[Fraction, ...]]:
    """The shares of every provider, one after the other: its base, and what each round makes of it.

    Cap whoever is above its cap, share the rest among the others, and again until nobody is above. Each round caps at
    least one provider more, so there are at most as many rounds as providers.
    """
    shares: dict[str, list[Fraction]] = {provider: [] for provider in weights}
    capped: dict[str, Fraction] = {}
    while True:
        sharing = {provider: weight for provider, weight in weights.items() if provider not in capped}
        rest, total = costs - sum(capped.values()), sum(sharing.values())
        for provider, weight in sharing.items():
            shares[provider].append(rest * weight / total)
        above = {
            provider: cap.exact
            for provider in sharing
            if (cap := caps[provider]) is not None and shares[provider][-1] > cap.exact
        }
        if not above:
            return {provider: tuple(several) for provider, several in shares.items()}
        for provider, most in above.items():
            shares[provider].append(most)
        capped |= above


def in_cents(exact: Mapping[str, Fraction], costs: Money) -> dict[str, Money]:
    """Whole cents that add up: every share cut down, the cents left over to the largest fractions.

    Caps are whole cents, so one cent more never lifts an uncapped share above its cap.
    """
    unit = 10 ** currencies.decimals(costs.currency)
    cents = {provider: int(share * unit) for provider, share in exact.items()}
    left = int(sum(exact.values()) * unit) - sum(cents.values())
    by_fraction = sorted(exact, key=lambda provider: (cents[provider] - exact[provider] * unit, provider))
    for provider in by_fraction[:left]:
        cents[provider] += 1
    return {provider: Money.exactly(Fraction(number, unit), costs.currency) for provider, number in cents.items()}
