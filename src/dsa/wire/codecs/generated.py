"""Functions made for one class, which write and read its objects field by field without a loop over fields.

Each codec says in two expressions how a variable is written and read; here they become functions. A loop that asked one
codec after the other would say the same, and take three times as long. The source is put together from the names of
fields, which are those of this library's own classes, and nothing that comes from a document is ever part of it.
"""

from __future__ import annotations

import linecache
from collections.abc import Callable, Collection, Mapping
from itertools import count
from typing import Any, Protocol, TypeAlias, runtime_checkable

from ...ground.errors import DSAError
from ..problems import BAD, Problems, Reader, Repeated

Writer: TypeAlias = Callable[[object], dict[str, object]]


class Names:
    """The names that an expression may use, each for a value that it was made with."""

    def __init__(self) -> None:
        self.values: dict[str, object] = {}

    def of(self, value: object) -> str:
        """A name for a value."""
        name = f"n{len(self.values)}"
        self.values[name] = value
        return name


@runtime_checkable
class Expressions(Protocol):
    """What a codec says of its values."""

    def writing(self, x: str, names: Names) -> str:
        """The expression that writes the variable ``x``."""
        ...

    def reading(self, x: str, names: Names) -> str:
        """The expression that reads the variable ``x``; what is wrong is noted in the variable ``problems``."""
        ...


def writer(
    kind: type,
    codecs: Mapping[str, Expressions],
    refuse: Callable[[object], object],
    later: Collection[str] = (),
    **first: str,
) -> Writer:
    """A function that writes an object of the class: the keys and texts of ``first``, then a key for each field.

    The fields in ``later`` have theirs only where they say something: not None, not False, no empty tuple.
    """
    names = Names()
    values, keys = [], [f"{name!r}: {text!r}" for name, text in first.items()]
    for index, (name, codec) in enumerate(codecs.items()):
        x = f"x{index}"
        values.append(f"    {x} = value.{name}")
        key = f"{name!r}: {codec.writing(x, names)}"
        silent = f"{x} is None or {x} is False or {x} == ()"
        keys.append(f"**({{}} if {silent} else {{{key}}})" if name in later else key)
    source = [
        "def write(value):",
        f"    if type(value) is not {names.of(kind)}:",
        f"        return {names.of(refuse)}(value)",
        *values,
        "    return {" + ", ".join(keys) + "}",
    ]
    function: Writer = _made(source, names)
    return function


def reader(
    codecs: Mapping[str, Expressions],
    required: frozenset[str],
    accepted: str,
    make: Callable[..., object],
    refused: Callable[[DSAError, Problems], object],
    incomplete: Callable[..., object],
    *others: str,
) -> Reader:
    """A function that reads an object of JSON: ``make`` gets the fields, ``incomplete`` such as make no object.

    ``refused`` gets the error where ``make`` raises one; ``others`` are keys that somebody else has looked at.
    """
    names = Names()
    bad = names.of(BAD)
    source = [
        "def read(plain, problems):",
        "    fields, start = {}, problems.noted",
        "    if type(plain) is not dict:",
        "        if not isinstance(plain, dict):",
        f"            return problems.type(plain, {accepted!r})",
        f"        if isinstance(plain, {names.of(Repeated)}):",
        "            problems.repeated(plain)",
        "    noted = problems.noted",
    ]
    for name, codec in codecs.items():
        source += [
            f"    if {name!r} in plain:",
            f"        x = plain[{name!r}]",
            f"        fields[{name!r}] = x = {codec.reading('x', names)}",
            f"        if x is {bad}:",
            f"            noted = problems.under({name!r}, noted)",
        ]
    missing = f"len(fields) < {len(codecs)} and not {names.of(required)} <= fields.keys()"
    source += [
        f"    if noted != start or len(plain) != len(fields) + {len(others)} or {missing}:",
        f"        return {names.of(incomplete)}(plain, fields, problems, {others!r}, noted == start)",
        "    try:",
        f"        return {names.of(make)}(**fields)",
        f"    except {names.of(DSAError)} as refusal:",
        f"        return {names.of(refused)}(refusal, problems)",
    ]
    function: Reader = _made(source, names)
    return function


def alone(arguments: str, expression: Callable[[str, Names], str]) -> Callable[..., object]:
    """A function that is nothing but an expression over the first of its arguments."""
    names = Names()
    body = expression(arguments.partition(",")[0], names)
    function: Callable[..., object] = _made([f"def alone({arguments}):", f"    return {body}"], names)
    return function


_numbers = count(1)


def _made(source: list[str], names: Names) -> Any:
    """The function of a source, which a traceback can show as it shows the lines of a file."""
    text, place = "\n".join(source), f"<dsa.wire {next(_numbers)}>"
    linecache.cache[place] = (len(text), None, text.splitlines(keepends=True), place)
    scope = dict(names.values)
    exec(compile(text, place, "exec"), scope)
    return scope[source[0].removeprefix("def ").partition("(")[0]]
