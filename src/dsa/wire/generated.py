"""The quick way in and out: functions made for one class, for objects and documents that are as they usually are.

Every codec says in two expressions how its usual values are written and read; what is unusual goes the strict way,
which knows every case and every message. So the quick way can only be quicker, never more lenient: the source below is
put together from the names of fields, which are those of this library's own classes, and nothing that comes from a
document is ever part of it.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Mapping
from itertools import count
from typing import Any, Protocol, TypeAlias, runtime_checkable

from .problems import Problems

QuickWriter: TypeAlias = Callable[[object], dict[str, object]]
QuickReader: TypeAlias = Callable[[object, Problems, int], object]


class Names:
    """The names that an expression may use, each for a value that it was made with."""

    def __init__(self, *, for_orjson: bool = False) -> None:
        self.values: dict[str, object] = {}
        self.for_orjson = for_orjson
        """Whether orjson will write what comes out: it knows days, and refuses text that is no UTF-8."""

    def of(self, value: object) -> str:
        """A name for a value."""
        name = f"n{len(self.values)}"
        self.values[name] = value
        return name


@runtime_checkable
class Quick(Protocol):
    """What a codec has to say of its usual values."""

    def quick_write(self, x: str, names: Names) -> str:
        """The expression that writes the variable ``x``."""
        ...

    def quick_read(self, x: str, names: Names) -> str:
        """The expression that reads the variable ``x``; ``problems`` refuses at the first thing that is noted."""
        ...


def quick_writer(
    codecs: Mapping[str, Quick], names: Names, later: frozenset[str] = frozenset(), **first: str
) -> QuickWriter:
    """A function that writes an object of the class: the keys that are given, then one for each field.

    The fields in ``later`` have theirs only where they say something: not None, not False, no empty tuple.
    """
    values, keys = [], [f"{name!r}: {text!r}" for name, text in first.items()]
    for index, (name, codec) in enumerate(codecs.items()):
        values.append(f"    x{index} = given.{name}")
        key = f"{name!r}: {codec.quick_write(f'x{index}', names)}"
        keys.append(
            f"**({{}} if x{index} is None or x{index} is False or x{index} == () else {{{key}}})"
            if name in later
            else key
        )
    function: QuickWriter = _made(["def quick(given):", *values, "    return {" + ", ".join(keys) + "}"], names)
    return function


def quick_reader(make: Callable[..., object], codecs: Mapping[str, Quick], strict: QuickReader) -> QuickReader:
    """A function that makes an object of an object of JSON that has every key; of another, ``strict`` does."""
    names = Names()
    otherwise = f"return {names.of(strict)}(plain, problems, other)"
    source = [
        "def quick(plain, problems, other):",
        f"    if type(plain) is not dict or len(plain) != {len(codecs)} + other:",
        f"        {otherwise}",
        "    try:",
        *(f"        x{index} = plain[{name!r}]" for index, name in enumerate(codecs)),
        "    except KeyError:",
        f"        {otherwise}",
        f"    return {names.of(make)}(",
        *(
            f"        {name}={codec.quick_read(f'x{index}', names)},"
            for index, (name, codec) in enumerate(codecs.items())
        ),
        "    )",
    ]
    function: QuickReader = _made(source, names)
    return function


_numbers = count(1)


def _made(source: list[str], names: Names) -> Any:
    """The function of a source, which a traceback can show as it shows the lines of a file."""
    text, place = "\n".join(source), f"<dsa.wire quick {next(_numbers)}>"
    linecache.cache[place] = (len(text), None, text.splitlines(keepends=True), place)
    scope = dict(names.values)
    exec(compile(text, place, "exec"), scope)
    return scope["quick"]
