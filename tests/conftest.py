"""What every test shares: a Hypothesis profile for people, a longer one for the gate, a short one for mutants.

They draw the same examples every time, so that a test fails because of a change and not by chance; the thorough one
draws new ones. None measures time: how long an example takes says something of the machine, and nothing of the code.
"""

import os
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.examples import DEEP, MUTATION, QUICK, THOROUGH

collect_ignore = ["downstream"]  # a project of its own, run by test_downstream in an environment of its own

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
for name, examples in {"quick": QUICK, "deep": DEEP, "mutation": MUTATION}.items():
    settings.register_profile(name, untimed, max_examples=examples, derandomize=True, database=None)
settings.register_profile("mutation", settings.get_profile("mutation"), phases=[Phase.explicit, Phase.generate])
settings.register_profile("thorough", untimed, max_examples=THOROUGH)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process neighbouring tests, so that what a file loads and keeps is loaded once and not in each."""
    scheduler: Any = import_module("xdist.scheduler")
    return scheduler.WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None
