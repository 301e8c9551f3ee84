"""What every test shares: a Hypothesis profile for people, a longer one for the gate, a short one for mutants.

They draw the same examples every time, so that a test fails because of a change and not by chance; the thorough one
draws new ones. None measures time: how long an example takes says something of the machine, and nothing of the code.
"""

import os
from collections.abc import Callable, Iterator
from functools import cache, wraps
from importlib import import_module
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings

from dsa.ground import checks
from dsa.ground.trace import Point, Rule, Sentence
from tests.examples import DEEP, MUTATION, QUICK, THOROUGH

collect_ignore = ["downstream"]  # a project of its own, run by test_downstream in an environment of its own

untimed = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
for name, examples in {"quick": QUICK, "deep": DEEP, "mutation": MUTATION}.items():
    settings.register_profile(name, untimed, max_examples=examples, derandomize=True, database=None)
settings.register_profile("mutation", settings.get_profile("mutation"), phases=[Phase.explicit, Phase.generate])
settings.register_profile("thorough", untimed, max_examples=THOROUGH)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(autouse=True, scope="session")
def every_sentence_is_whole() -> Iterator[None]:
    """Whatever a test makes an answer of: each sentence has a value for each place, also where nobody reads it."""
    with pytest.MonkeyPatch.context() as patch:
        for kind, name in ((Rule, "step"), (Point, "notice"), (Sentence, "naming")):
            patch.setattr(kind, name, _whole(getattr(kind, name)))
        yield


def _whole(making: Callable[..., Any]) -> Callable[..., Any]:
    checked: set[tuple[object, ...]] = set()

    @wraps(making)
    def made(said: Any, *arguments: Any, **facts: Any) -> Any:
        statement = making(said, *arguments, **facts)
        names = (said.id, said.text, len(arguments), *facts)
        if names not in checked:  # most are made many thousand times
            sentence = statement if isinstance(statement, Sentence) else statement.statement
            missing = _places(sentence.text) - {name for name, _ in sentence.pairs}
            assert not missing, f"{sentence.id} has no value for {', '.join(sorted(missing))}"
            checked.add(names)
        return statement

    return made


_places = cache(checks.places)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Give each process neighbouring tests, so that what a file loads and keeps is loaded once and not in each."""
    scheduler: Any = import_module("xdist.scheduler")
    return scheduler.WorkStealingScheduling(config, log) if config.getoption("dist") == "load" else None
