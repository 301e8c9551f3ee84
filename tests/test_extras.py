"""What is not installed says so, and how to get it, wherever it is asked for first."""

import sys
from importlib import import_module

import pytest

import dsa


@pytest.mark.parametrize(
    ("module", "package", "extra"),
    [("dsa.testing.strategies", "hypothesis", "testing")],
)
def test_a_module_without_its_package_names_the_extra(
    module: str, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in list(sys.modules):
        if name.startswith(module):
            monkeypatch.delitem(sys.modules, name)
    for name in [package, *(loaded for loaded in sys.modules if loaded.startswith(f"{package}."))]:
        monkeypatch.setitem(sys.modules, name, None)
    home, _, name = module.rpartition(".")
    monkeypatch.delitem(vars(import_module(home)), name, raising=False)
    with pytest.raises(dsa.errors.MissingExtra, match=rf"{package} is needed .*dsa-obligations\[{extra}\]"):
        getattr(import_module(home), name)


def test_pictures_can_be_looked_at_without_matplotlib_and_say_what_they_need_when_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ["matplotlib", *(loaded for loaded in sys.modules if loaded.startswith("matplotlib."))]:
        monkeypatch.setitem(sys.modules, name, None)
    assert callable(dsa.plots.whole_record)
    with pytest.raises(dsa.errors.MissingExtra, match=r"matplotlib is needed .*dsa-obligations\[plots\]"):
        dsa.plots.whole_record()


@pytest.mark.parametrize("ask", ["threshold_test", "obligation_tier", "maximum_fine"])
def test_columns_without_their_packages_name_the_extra(ask: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import date

    from dsa.frames import engines

    monkeypatch.setattr(engines, "find_spec", lambda name: None)
    arguments = {} if ask == "maximum_fine" else {"on": date(2025, 1, 1)}
    with pytest.raises(dsa.errors.MissingExtra, match=r"dsa-obligations\[frames\]"):
        getattr(dsa.frames, ask)(object(), **arguments)
