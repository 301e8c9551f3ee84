"""What every test shares: one Hypothesis profile for people, a longer one for the gate, a short one for mutants.

The quick one draws the same examples every time, so that it fails because of a change and not by chance; the gate
draws new ones. None measures time: how long an example takes says something of the machine, and nothing of the code.
"""

import os

from hypothesis import HealthCheck, settings

collect_ignore = ["downstream"]  # a project of its own, run by test_downstream in an environment of its own

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("quick", untimed, max_examples=100, derandomize=True, database=None)
settings.register_profile("thorough", untimed, max_examples=300)
settings.register_profile("mutation", untimed, max_examples=30, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
