"""The sentences of a module are read where they are written."""

from types import ModuleType, SimpleNamespace

import pytest

import dsa
from dsa.ground.sentences import modules, said_in
from dsa.ground.trace import Sentence


def written(source: str) -> ModuleType:
    module = ModuleType("example")
    vars(module)["__loader__"] = SimpleNamespace(get_source=lambda _: source)
    return module


def test_the_id_and_the_text_are_the_first_two_literals() -> None:
    assert list(said_in(written('Sentence("due", "due on {day}", facts)'))) == [Sentence("due", "due on {day}")]


@pytest.mark.parametrize("call", ['Sentence(name, "due", "more")', 'Sentence("due", 5)', 'Sentence("due")'])
def test_what_is_no_literal_text_is_refused_where_it_is_written(call: str) -> None:
    with pytest.raises(ValueError, match="example, line 1: the id and the text of a Sentence are literals"):
        list(said_in(written(call)))


def test_what_is_left_out_is_not_among_the_modules_and_neither_is_a_command() -> None:
    names = {module.__name__ for module in modules(dsa, without=frozenset({"frames", "record.checking"}))}
    assert {"dsa.record", "dsa.act.very_large.threshold"} <= names
    assert not [name for name in names if name.startswith(("dsa.frames", "dsa.record.checking"))]
    assert not [name for name in names if name.endswith("__main__")]
