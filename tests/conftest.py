"""What every test shares: one Hypothesis profile for people, a longer one for the gate, a short one for mutants."""

import os

from hypothesis import HealthCheck, settings

collect_ignore = ["downstream"]  # a project of its own, run by test_downstream in an environment of its own

settings.register_profile("quick", max_examples=100, deadline=None)
settings.register_profile("thorough", max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("mutation", max_examples=30, deadline=None, derandomize=True, database=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))
