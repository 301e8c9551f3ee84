"""Whoever reads types at run time (web frameworks, dependency injection, serialisers) can resolve every public one."""

import typing

from tests.at_once import at_once
from tests.surface import PUBLIC


@at_once("name", [name for name, value in PUBLIC.items() if callable(value)])
def test_the_type_hints_of_every_public_name_resolve(name: str) -> None:
    value = PUBLIC[name]
    hints = typing.get_type_hints(value.__init__ if isinstance(value, type) else value)  # type: ignore[misc]  # its own class's
    assert hints is not None
