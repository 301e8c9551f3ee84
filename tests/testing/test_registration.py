"""How Hypothesis finds the strategies: in fresh interpreters, whichever of the two packages is imported first."""

import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import _dsa_hypothesis
import dsa
from dsa.testing import registration
from tests.paths import ROOT

SOURCE = Path(dsa.__file__).parents[1]
INSTALLED = "dsa_obligations-0.dist-info"


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """A directory that makes this checkout look installed, with the entry points that pyproject.toml declares."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lines = [f"{name} = {target}" for name, target in project["entry-points"]["hypothesis"].items()]
    home = tmp_path / INSTALLED
    home.mkdir()
    (home / "METADATA").write_text("Metadata-Version: 2.1\nName: dsa-obligations\nVersion: 0\n")
    (home / "entry_points.txt").write_text("\n".join(["[hypothesis]", *lines]))
    return tmp_path


def fresh(code: str, installed: Path, **environment: str) -> str:
    paths = f"{installed}:{SOURCE}"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": paths, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


IMPORTS = {
    "hypothesis first": "import hypothesis; import dsa",
    "dsa first": "import dsa; import hypothesis",
    "dsa first, and used": "import dsa; dsa.Platform; import hypothesis",
    "hypothesis first, then a module of dsa": "import hypothesis; import dsa.act.services.platforms; import dsa",
}
LOADED = "; print(*[name for name in sys.modules if name.split('.')[0] in ('dsa', '_dsa_hypothesis')])"
DRAW = """
from hypothesis import HealthCheck, given, settings, strategies as st
@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(...)
def test(found: dsa.Investigation, event: dsa.events.Closed) -> None:
    assert found.suspected and type(event) is dsa.events.Closed
test()
print(st.from_type(dsa.Platform))
"""


@pytest.mark.parametrize("imports", IMPORTS.values(), ids=IMPORTS)
def test_types_are_found_in_either_order(imports: str, installed: Path) -> None:
    assert fresh(imports + DRAW, installed) == "platforms()"


def test_hypothesis_alone_loads_nothing_of_dsa(installed: Path) -> None:
    assert fresh("import sys, hypothesis" + LOADED, installed) == "_dsa_hypothesis"


def test_dsa_alone_loads_no_hypothesis(installed: Path) -> None:
    code = "import sys, dsa; dsa.Platform; dsa.testing.vectors.text('ceilings'); print('hypothesis' in sys.modules)"
    assert fresh(code, installed) == "False"


def test_no_strategy_is_built_before_it_is_used(installed: Path) -> None:
    loaded = fresh("import sys, hypothesis, dsa" + LOADED, installed).split()
    assert "dsa.testing.registration" in loaded
    assert not any(name.startswith("dsa.testing.strategies") for name in loaded)


def test_plug_ins_that_are_switched_off_stay_off(installed: Path) -> None:
    assert fresh("import sys, hypothesis, dsa" + LOADED, installed, HYPOTHESIS_NO_PLUGINS="1").split()[-1] == "dsa"


def test_the_entry_point_registers_only_what_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr(registration, "register", lambda: calls.append("registered"))
    _dsa_hypothesis.register()
    assert calls == ["registered"]
    monkeypatch.delitem(sys.modules, "dsa")
    _dsa_hypothesis.register()
    assert calls == ["registered"]


def import_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the package's own file once more, under another name."""
    spec = spec_from_file_location("standing_in", dsa.__file__, submodule_search_locations=list(dsa.__path__))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "standing_in", module)
    for name in ("standing_in.ground", "standing_in.ground.voices"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    spec.loader.exec_module(module)


def test_dsa_registers_only_if_the_entry_point_was_there_before(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    fake = ModuleType("standing_in.testing.registration")
    vars(fake)["register"] = lambda: calls.append("registered")
    monkeypatch.setitem(sys.modules, "standing_in.testing", ModuleType("standing_in.testing"))
    monkeypatch.setitem(sys.modules, fake.__name__, fake)
    monkeypatch.delitem(sys.modules, "_dsa_hypothesis")
    import_again(monkeypatch)
    assert calls == []
    monkeypatch.setitem(sys.modules, "_dsa_hypothesis", _dsa_hypothesis)
    import_again(monkeypatch)
    assert calls == ["registered"]


def test_the_modules_of_testing_are_found_by_name() -> None:
    assert {name for name in dir(dsa.testing) if not name.startswith("_")} >= set(dsa.testing.__all__)
    assert "timelimits" in dsa.testing.vectors.TABLES
    with pytest.raises(AttributeError, match="no attribute 'strategy'"):
        getattr(dsa.testing, "strat" + "egy")
