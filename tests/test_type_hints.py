"""Whoever reads types at run time (web frameworks, dependency injection, serialisers) can resolve every public one."""

import enum
import inspect
import subprocess
import sys
import typing
from collections.abc import Callable, Iterator

import pytest

from dsa import frames, i18n, ical, plots, record, statements, wire
from tests.at_once import at_once
from tests.surface import PUBLIC

SPACES = (frames, i18n, ical, plots, record, statements, wire)
NAMED = {f"{space.__name__}.{name}": getattr(space, name) for space in SPACES for name in space.__all__}
SURFACE = {
    name: value for name, value in {**PUBLIC, **NAMED}.items() if inspect.isroutine(value) or inspect.isclass(value)
}


def functions(value: object) -> Iterator[Callable[..., object]]:
    """A function; of a class how it is made, its methods, and what its properties call."""
    if not isinstance(value, type):
        yield typing.cast(Callable[..., object], value)
        return
    yield value
    for name, held in inspect.getmembers_static(value):
        function = held.fget if isinstance(held, property) else getattr(value, name, None)
        if inspect.isfunction(function) or inspect.ismethod(function):
            yield function


@at_once("name", list(SURFACE))
def test_the_type_hints_of_every_public_name_resolve(name: str) -> None:
    hints = [typing.get_type_hints(function) for function in functions(SURFACE[name])]
    assert hints or isinstance(SURFACE[name], enum.EnumType)


def test_what_a_missing_extra_would_bring_is_anything() -> None:
    code = """
import sys, typing
sys.modules |= dict.fromkeys(["matplotlib", "narwhals"])
from dsa import plots, record
print(typing.get_type_hints(plots.fines)["return"], typing.get_type_hints(record.frame)["return"])
"""
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told == "typing.Any typing.Any\n"


HOOKS = {
    "beartype": "from beartype.claw import beartype_package; beartype_package('dsa')",
    "typeguard": "from typeguard import install_import_hook; install_import_hook('dsa')",
}


@pytest.mark.slow
@pytest.mark.parametrize("checker", HOOKS)
def test_checkers_at_run_time_find_nothing_to_say(checker: str) -> None:
    pytest.importorskip(checker)
    code = f"""
{HOOKS[checker]}
from datetime import date
import dsa
provider = dsa.Provider(name="Shop Ltd", country="IE")
shop = dsa.Platform(name="Shop", provider=provider, kind=dsa.ServiceKind.MARKETPLACE)
due = dsa.schedule(shop, start=date(2026, 1, 1), end=date(2027, 1, 1))
assert dsa.ical.to_ical(due)
assert dsa.wire.loads(dsa.wire.dumps(due[0])) == due[0]
case = dsa.Investigation(platform=shop, opened=date(2026, 1, 12), suspected=[dsa.DSA.at(39)])
for answer in (due[0], dsa.obligations(shop, on=date(2026, 3, 2)), case.state(date(2026, 3, 2))):
    assert answer.explain("de")
"""
    subprocess.run([sys.executable, "-c", code], check=True)
