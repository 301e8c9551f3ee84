"""Functions made for one class, as attrs makes its constructors: no loop over fields, and common values without a call.

The source is put together from names of fields, which are those of this library's own classes; nothing that comes from
a document is ever part of it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeAlias

from .codec import Codec
from .problems import BAD, Problems

Writer: TypeAlias = Callable[[object], dict[str, object]]
Reader: TypeAlias = Callable[[dict[str, object], Problems, dict[str, object]], bool]

_FIELD = """
    if {name!r} in plain:
        x = plain[{name!r}]
        x = {read}
        if x is BAD:
            bad, noted = True, problems.under({name!r}, noted)
        else:
            given[{name!r}] = x"""


def writer(codecs: Mapping[str, Codec]) -> Writer:
    """A function that writes an object of the class: one key for each field."""
    names: dict[str, object] = {"date": date}
    values, keys = [], []
    for index, (name, codec) in enumerate(codecs.items()):
        names[f"write{index}"] = codec.write
        values.append(f"    x{index} = given.{name}")
        keys.append(f"{name!r}: {codec.written(f'x{index}', f'write{index}')}")
    source = ["def write(given):", *values, "    return {" + ", ".join(keys) + "}"]
    function: Writer = _made("write", source, names)
    return function


def reader(codecs: Mapping[str, Codec]) -> Reader:
    """A function that reads every field that is there into ``given``; whether anything was bad."""
    names: dict[str, object] = {"BAD": BAD}
    fields = []
    for index, (name, codec) in enumerate(codecs.items()):
        names[f"read{index}"] = codec.read
        fields.append(_FIELD.format(name=name, read=codec.was_read("x", f"read{index}")))
    source = ["def read(plain, problems, given):", "    bad, noted = False, len(problems)", *fields, "    return bad"]
    function: Reader = _made("read", source, names)
    return function


def _made(name: str, source: list[str], names: dict[str, object]) -> Any:
    exec("\n".join(source), names)
    return names[name]
