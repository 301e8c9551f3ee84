"""What a shell shows of a value: one line that a person can take in, and type again where that is possible.

A value shows the fields that differ from what they are by themselves; what would be too long says in words what it is.
An answer says itself: its fields are in its documentation, its reasoning in ``explain()``.

The documentation of a class says of each field what it is. Those that it inherits are described once, where they are
defined, and written into the documentation of every class that has them: ``help`` shows a class whole.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import wraps
from inspect import cleandoc
from typing import Any, cast

from attrs import Attribute, AttrsInstance, fields

from . import plain

LONGEST = 190
"""So many characters a value shows, at most."""
LONGEST_ANSWER = 390
"""So many an answer."""


class Brief:
    """A value with a short ``repr``; attrs finds it in each class, and writes none of its own."""

    __slots__ = ()

    def __init_subclass__(cls, **kwargs: object) -> None:
        super().__init_subclass__(**kwargs)
        if "__repr__" not in cls.__dict__:
            type.__setattr__(cls, "__repr__", _representation())
        if "__attrs_attrs__" not in cls.__dict__:
            return  # attrs makes the class once more, with its slots
        if "__attrs_post_init__" in cls.__dict__:
            type.__setattr__(cls, "__attrs_post_init__", _plainly(cls.__dict__["__attrs_post_init__"], cls))
        if cls.__doc__ is not None:  # python -OO leaves none
            type.__setattr__(cls, "__doc__", _whole(cls.__doc__, cls.__bases__))

    def __repr__(self) -> str:
        return self._shown()

    def _shown(self) -> str:
        whole = f"{type(self).__name__}({', '.join(_differing(cast(AttrsInstance, self)))})"
        if len(whole) <= LONGEST:
            return whole
        has_words = type(self).__str__ is not object.__str__
        return in_words(self, str(self) if has_words else whole.split("(", 1)[1], LONGEST)


def _plainly(check: Callable[[Any], None], cls: type) -> Callable[[Any], None]:
    """The check of a value, after the plain thing was put where something stood in for it."""
    settlers = tuple(
        (attribute.name, *settler)
        for attribute in cls.__dict__["__attrs_attrs__"]
        if attribute.init and (settler := plain.settler(attribute.type))
    )
    if not settlers:
        return check

    @wraps(check)
    def checked(self: Any) -> None:
        for name, usual, settle in settlers:
            held = getattr(self, name)
            if type(held) in usual:
                continue
            settled = settle(held)
            if settled is not held:
                object.__setattr__(self, name, settled)
        check(self)

    return checked


def _representation() -> Callable[[Brief], str]:
    """A function of its own for each class: one that a base has as well, older versions of attrs take for inherited."""

    def shown(self: Brief) -> str:
        return self._shown()

    return shown


_FIELD = ":param "
_EXAMPLE = ">>> "


def described(documentation: str) -> dict[str, str]:
    """The fields that the documentation of a class describes: by name, as written.

    >>> described("A part.\\n\\n    :param name: what it is called.")
    {'name': ':param name: what it is called.'}
    """
    texts: dict[str, str] = {}
    name = ""
    for line in map(str.strip, documentation.splitlines()):
        if line.startswith(_FIELD):
            name = line[len(_FIELD) :].partition(":")[0]
            texts[name] = line
        elif not line or line.startswith(":"):
            name = ""
        elif name:
            texts[name] += f"\n    {line}"
    return texts


def _whole(documentation: str, bases: Iterable[type]) -> str:
    """The documentation of a class with what its bases say of the fields that it does not describe itself."""
    own = described(documentation)
    inherited = {name: text for base in bases for name, text in described(base.__doc__ or "").items()}
    added = [text for name, text in inherited.items() if name not in own]
    if not added:
        return documentation
    paragraphs = cleandoc(documentation).split("\n\n")
    place = next((place for place, text in enumerate(paragraphs) if text.startswith(_FIELD)), None)
    if place is not None:
        paragraphs[place] = "\n".join((paragraphs[place], *added))
    else:
        examples = (place for place, text in enumerate(paragraphs) if text.startswith(_EXAMPLE))
        paragraphs.insert(next(examples, len(paragraphs)), "\n".join(added))
    return "\n\n".join(paragraphs)


def in_words(value: object, text: str, longest: int) -> str:
    """``<ThresholdTest: 45 000 000 recipients: ...>``: what it is, and as much of its words as fits."""
    frame = f"<{type(value).__name__}: >"
    room = longest - len(frame)
    line = " ".join(text.split())
    return f"{frame[:-1]}{line if len(line) <= room else f'{line[: room - 1]}…'}>"


def _differing(value: AttrsInstance) -> list[str]:
    shown = []
    for attribute in fields(type(value)):
        if not attribute.repr or not attribute.init:
            continue
        held = getattr(value, attribute.name)
        if not _is_default(attribute, held):
            name = "" if not attribute.kw_only else f"{attribute.alias}="
            shown.append(f"{name}{written(held)}")
    return shown


def _is_default(attribute: Attribute[object], held: object) -> bool:
    default = attribute.default
    return held is default or (type(held) is type(default) and held == default)


def written(value: object) -> str:
    """A value as one types it: members of enumerations by their names, sets in an order that is always the same.

    >>> from datetime import date
    >>> written((date(2024, 3, 14), None))
    '(datetime.date(2024, 3, 14), None)'
    """
    if isinstance(value, Enum):
        return f"{type(value).__name__}.{value.name}"
    if type(value) is tuple:
        parts = ", ".join(map(written, value))
        return f"({parts},)" if len(value) == 1 else f"({parts})"
    if isinstance(value, frozenset):
        return f"frozenset({{{', '.join(sorted(map(written, value)))}}})" if value else "frozenset()"
    value = plain.day(value)
    if type(value) is plain.KINDS[0]:
        return f"datetime.date({value.year}, {value.month}, {value.day})"
    return repr(value)
