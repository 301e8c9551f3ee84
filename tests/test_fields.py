"""Every field of a public class, and every argument of a public function, is described where ``help`` shows it."""

import inspect
import pydoc
import re
from collections.abc import Callable
from importlib import import_module
from runpy import run_path

import attrs

import dsa
from dsa.ground.brief import described
from tests.at_once import at_once
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


@at_once("name", CLASSES)
def test_each_field_is_described_with_its_class_in_its_own_order(name: str) -> None:
    kind = CLASSES[name]
    said = described(kind.__doc__ or "")
    fields = [field.name for field in attrs.fields(kind) if not field.name.startswith("_")]
    assert set(said) == set(fields)
    own = [field for field in fields if field in inspect.get_annotations(kind)]
    assert list(said)[: len(own)] == own


@at_once("name", CLASSES)
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


SAID_ONCE = {"self", "cls", "what_if", "locale"}
"""What many take, and means the same everywhere: other values of the law, and the language."""
ASIDE = {"dsa.testing.strategies", "dsa.testing.machine"}
"""Strategies take the facts that are not to be drawn, as they are called; nobody calls the rules of a machine."""


def questions() -> dict[str, Callable[..., object]]:
    """The public functions, and the public methods of public classes, by their names."""
    named: dict[str, Callable[..., object]] = {}
    for path in MODULES:
        for name in _names(path) if path not in ASIDE else ():
            value = getattr(import_module(path), name)
            if inspect.isroutine(value):
                named[f"{path}.{name}"] = value
            elif inspect.isclass(value):
                own = {key: getattr(member, "__func__", member) for key, member in vars(value).items()}
                named |= {
                    f"{path}.{name}.{key}": f for key, f in own.items() if key[0] != "_" and inspect.isfunction(f)
                }
    return named


QUESTIONS = questions()


@at_once("name", QUESTIONS)
def test_what_takes_several_arguments_says_what_each_is(name: str) -> None:
    said = inspect.getdoc(QUESTIONS[name]) or ""
    taken = inspect.signature(QUESTIONS[name]).parameters.keys() - SAID_ONCE
    untold = {part for part in taken if not re.search(rf":param {part}:|``{part}\b|\b{part}=", said)}
    assert len(taken) < 2 or not untold, sorted(untold)
