"""The sentences of a module are read where they are written."""

from types import ModuleType, SimpleNamespace

import pytest

from dsa.ground.sentences import said_in
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
