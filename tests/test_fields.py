"""Every field of every public class is described where ``help`` and the reference show it: with the class."""

import inspect
import pydoc
from importlib import import_module
from runpy import run_path

import attrs
import pytest

import dsa
from dsa.ground.brief import described
from tests.paths import ROOT

MODULES: tuple[str, ...] = run_path(str(ROOT / ".ci" / "public_api.py"))["MODULES"]
LEAST_LETTERS = 9


def public_classes() -> dict[str, type]:
    """Those of ``dsa`` and its namespaces whose objects have fields, by the name under which they are known."""
    named = {f"{path}.{name}": getattr(import_module(path), name) for path in MODULES for name in _names(path)}
    return {name: value for name, value in named.items() if isinstance(value, type) and attrs.has(value)}


def _names(path: str) -> list[str]:
    module = import_module(path)
    return [name for name in getattr(module, "__all__", ()) if not name.startswith("_")]


CLASSES = public_classes()


@pytest.mark.parametrize("name", CLASSES)
def test_each_field_is_described_with_its_class_in_its_own_order(name: str) -> None:
    kind = CLASSES[name]
    said = described(kind.__doc__ or "")
    fields = [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]
    assert set(said) == set(fields)
    own = [field for field in fields if field in inspect.get_annotations(kind)]
    assert list(said)[: len(own)] == own


@pytest.mark.parametrize("name", CLASSES)
def test_a_description_says_more_than_the_name(name: str) -> None:
    for field, text in described(CLASSES[name].__doc__ or "").items():
        sentence = text.removeprefix(f":param {field}:").strip()
        assert sentence.endswith(".")
        assert len(sentence) >= LEAST_LETTERS
        assert sentence.rstrip(".") != field.replace("_", " ")


def test_help_shows_the_fields_that_a_class_inherits() -> None:
    shown = pydoc.plain(pydoc.render_doc(dsa.Deadline))
    assert ":param nominal: the last day before any roll" in shown
    assert ":param notices: what the law leaves open" in shown


def test_what_a_class_says_of_an_inherited_field_counts_before_what_its_base_says() -> None:
    said = described(dsa.events.JudgmentGiven.__doc__ or "")
    assert "from which the time for an appeal runs" in said["notified"]
