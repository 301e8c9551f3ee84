"""The public face: every name resolves, the list is the one promised, and importing it costs next to nothing."""

import subprocess
import sys
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules, walk_packages
from runpy import run_path

import pytest

import dsa
from tests.at_once import at_once
from tests.paths import ROOT, of_the_checkout

HEAVY = [
    "attrs",
    "attr",
    "babel",
    "dateutil",
    "hypothesis",
    "cattrs",
    "importlib.metadata",
    "importlib.resources",
    "json",
    "decimal",
    "zoneinfo",
    "re",
]


HOME = str(Path(dsa.__file__).parents[1])
"""So that it is this library that is imported, whichever is installed."""


def fresh(code: str) -> str:
    code = f"import sys; sys.path.insert(0, {HOME!r}); {code}"
    return subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True).stdout.strip()


def test_importing_loads_no_module_of_its_own_and_nothing_heavy() -> None:
    loaded = fresh(
        "import sys; before = set(sys.modules); import dsa; print(*sorted(set(sys.modules) - before))"
    ).split()
    assert [name for name in loaded if name.startswith("dsa")] == ["dsa", "dsa.ground", "dsa.ground.voices"]
    assert not [name for name in loaded if name.split(".")[0] in HEAVY or name in HEAVY]


def test_a_deadline_in_the_published_years_loads_neither_babel_nor_dateutil() -> None:
    code = (
        "import sys, datetime, dsa; dsa.deadline(datetime.date(2024, 3, 14), 'P1M', calendar='EC');print(*sys.modules)"
    )
    loaded = fresh(code).split()
    assert not {"babel", "dateutil", "hypothesis", "cattrs", "importlib.metadata"} & set(loaded)


@at_once("name", dsa.__all__)
def test_every_public_name_resolves(name: str) -> None:
    assert getattr(dsa, name) is not None
    assert name in dir(dsa)


@of_the_checkout
def test_the_static_list_and_the_lazy_table_agree() -> None:
    assert run_path(str(ROOT / ".ci" / "face.py"))["main"]() == 0
    assert len(set(dsa.__all__)) == len(dsa.__all__)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'obligation_s'"):
        getattr(dsa, "obligation_" + "s")


@pytest.mark.parametrize("name", ["dsa", "dsa.record", "dsa.testing"])
def test_python_can_tell_the_name_that_was_meant(name: str) -> None:
    module = import_module(name)
    with pytest.raises(AttributeError) as caught:
        _ = module.deadlin
    assert (caught.value.name, caught.value.obj) == ("deadlin", module)


def test_no_module_bears_the_name_of_a_public_name() -> None:
    home = Path(dsa.__file__).parent
    modules = {path.stem for path in home.iterdir() if path.suffix == ".py" or path.is_dir()}
    assert not modules & set(dsa.__all__)


def packages() -> list[str]:
    return ["dsa", *(module.name for module in walk_packages(dsa.__path__, "dsa.") if module.ispkg)]


@pytest.mark.parametrize("name", packages())
def test_every_package_shows_what_is_public_in_it(name: str) -> None:
    package = import_module(name)
    shown = dir(package)
    inside = {module.name for module in iter_modules(package.__path__) if module.name != "__main__"}
    public = getattr(package, "__all__", None)
    if name == "dsa":
        public = [*dsa.__all__, "errors", "events", "frames", "i18n", "ical", "milestones", "parameters", "plots",
                  "procedures", "record", "statements", "testing", "wire"]  # fmt: skip
    assert set(shown) == (inside if public is None else set(public))
    assert shown == sorted(shown)
