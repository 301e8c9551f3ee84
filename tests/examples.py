"""How many examples a law is tried with, in each of the profiles of Hypothesis."""

from hypothesis import settings

QUICK, DEEP, THOROUGH, MUTATION = 40, 200, 300, 20
"""So many where a test does not say otherwise."""


def few(examples: int) -> settings:
    """Settings of a law each of whose examples is costly: so many in the quick suite, and in proportion elsewhere."""
    return settings(max_examples=max(1, examples * settings().max_examples // QUICK))
