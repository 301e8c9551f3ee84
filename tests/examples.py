"""How many examples a law is tried with, in each of the profiles of Hypothesis."""

from hypothesis import settings

QUICK, DEEP, THOROUGH, MUTATION = 20, 200, 300, 20
"""So many where a test does not say otherwise."""
STEP = 40
"""A costly law is tried as often again for each so many of a profile."""


def few(examples: int) -> settings:
    """Settings of a law each of whose examples is costly: so many in the quick suite, and some times that elsewhere."""
    return settings(max_examples=examples * max(1, settings().max_examples // STEP))
