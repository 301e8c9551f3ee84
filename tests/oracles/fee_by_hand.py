"""The supervisory fee by a second, slow method: hand out the money in rounds, residue after residue.

It shares no code with the library. Each round hands what is left to those below their cap, by weight, and takes back
what lies above; it stops when nothing is left or nobody can take more.
"""

from fractions import Fraction


def shares(costs: Fraction, weights: dict[str, Fraction], caps: dict[str, Fraction | None]) -> dict[str, Fraction]:
    """What each provider bears, in exact fractions."""
    paid = dict.fromkeys(weights, Fraction(0))
    left = costs
    while left:
        takers = [name for name in weights if (cap := caps[name]) is None or paid[name] < cap]
        if not takers:
            break
        total = sum(weights[name] for name in takers)
        handed, left = left, Fraction(0)
        for name in takers:
            paid[name] += handed * weights[name] / total
            cap = caps[name]
            if cap is not None and paid[name] > cap:
                left += paid[name] - cap
                paid[name] = cap
    return paid


def weight(recipients: int, days: int, days_in_year: int) -> Fraction:
    """Recipients in steps of a hundred thousand, for the part of the year."""
    steps = 0
    while (steps + 1) * 100_000 <= recipients:
        steps += 1
    return Fraction(steps) * days / days_in_year
