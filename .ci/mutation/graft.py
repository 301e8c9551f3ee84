"""Make a module that is imported already what it would be with other code, for all who have taken something from it.

The code is run in a namespace of its own. What came of it is put into the things that are there: functions get other
code, classes other attributes, values other fields, mappings other items. What cannot change, such as a number, is
replaced in every module that has it under the same name.
"""

from __future__ import annotations

import ast
import gc
import sys
from collections.abc import Callable, Iterable
from enum import EnumMeta
from functools import cached_property
from types import FunctionType, MappingProxyType, MemberDescriptorType, ModuleType
from typing import Any

KEPT = {"__dict__", "__weakref__", "__module__", "__doc__", "__qualname__", "__slots__", "__annotations__", "__hash__"}
"""What is the same of a class, or belongs to it alone."""
SAME = object()


class CannotGraft(Exception):
    """The thing that is there cannot become the other."""


def graft(module: ModuleType, tree: ast.Module) -> None:
    """Let a module become what another syntax tree makes of it.

    :raises CannotGraft: some of it cannot be changed where it is.
    """
    fresh = ModuleType(module.__name__)
    fresh.__dict__.update({name: module.__dict__.get(name) for name in ("__file__", "__package__", "__spec__")})
    exec(compile(tree, str(module.__file__), "exec", dont_inherit=True), fresh.__dict__)
    try:
        Graft(module, fresh).all()
    except Exception as error:  # the code has run: what fails is its planting
        raise CannotGraft(module.__name__) from error


class Graft:
    """One module and its other self."""

    def __init__(self, module: ModuleType, fresh: ModuleType) -> None:
        self.live, self.fresh = vars(module), vars(fresh)
        self.pairs = {
            name: (self.live[name], new)
            for name, new in self.fresh.items()
            if name in self.live and not name.startswith("__") and self.live[name] is not new
        }
        self.olds = {id(new): old for old, new in self.pairs.values() if not isinstance(new, int | str | None)}
        self.done: dict[int, object] = {}
        self.kept: list[object] = []

    def all(self) -> None:
        """Every name of the module."""
        users = [vars(user) for name, user in [*sys.modules.items()] if name.startswith("dsa") and user is not None]
        for name, (old, new) in self.pairs.items():
            if not self.become(old, new):
                value = self.translated(new)
                for user in users:
                    if name in user and user[name] is old:
                        user[name] = value

    def become(self, old: Any, new: Any) -> bool:
        """Change a thing where it is; False if it can only be replaced."""
        if old is new:
            return True
        if isinstance(old, MappingProxyType):
            (old,), (new,) = gc.get_referents(old), gc.get_referents(new)
        if isinstance(old, FunctionType):
            return self.function(old, new)
        if isinstance(old, EnumMeta):
            return self.enumeration(old, new)
        if isinstance(old, type):
            return self.members(old, new)
        if isinstance(old, dict):
            items = {self.translated(key): self.translated(value) for key, value in new.items()}
            old.clear()
            old.update(items)
            return True
        if hasattr(old, "__wrapped__"):
            return self.become(old.__wrapped__, new.__wrapped__)
        return self.fields(old, new)

    def fields(self, old: Any, new: Any) -> bool:
        """Other values of the fields of an instance."""
        if not hasattr(type(old), "__attrs_attrs__") or type(old).__name__ != type(new).__name__:
            return False
        for attribute in type(new).__attrs_attrs__:
            object.__setattr__(old, attribute.name, self.translated(getattr(new, attribute.name)))
        return True

    def function(self, old: FunctionType, new: Any) -> bool:
        """Other code, and other defaults."""
        if not isinstance(new, FunctionType) or old.__code__.co_freevars != new.__code__.co_freevars:
            raise CannotGraft(old)
        old.__code__ = new.__code__
        old.__defaults__ = self.translated(new.__defaults__)
        old.__kwdefaults__ = self.translated(new.__kwdefaults__)
        for cell, other in zip(old.__closure__ or (), new.__closure__ or (), strict=True):
            if not self.become(cell.cell_contents, other.cell_contents):
                cell.cell_contents = self.translated(other.cell_contents)
        return True

    def enumeration(self, old: EnumMeta, new: EnumMeta) -> bool:
        """The functions of an enumeration, whose members have to be the same."""
        members: list[Any] = [*new]
        if [(member.name, member.value) for member in [*old]] != [(member.name, member.value) for member in members]:
            raise CannotGraft(old)
        self.olds |= {id(member): old[member.name] for member in members}
        for name, value in vars(new).items():
            for part in _functions(value):
                if not self.become(part(vars(old)[name]), part(value)):
                    raise CannotGraft(old)
        return True

    def members(self, old: type, new: type) -> bool:
        """The functions of a class, and its other attributes."""
        for name, value in vars(new).items():
            was = vars(old).get(name)
            if name in KEPT or isinstance(value, MemberDescriptorType) or was is value:
                continue
            for part in _functions(value):
                if not self.become(part(was), part(value)):
                    raise CannotGraft(old)
            if not _functions(value):
                type.__setattr__(old, name, self.translated(value))
        return True

    def translated(self, new: Any) -> Any:
        """A value, with what is there in the places of what was made again."""
        if id(new) in self.olds:
            return self.olds[id(new)]
        if id(new) in self.done:
            return self.done[id(new)]
        value = self._translated(new)
        self.kept.append(new)  # so that no other thing gets its identity
        self.done[id(new)] = value
        self.olds.setdefault(id(value), value)
        return value

    def _translated(self, new: Any) -> Any:
        kind = type(new)
        if kind in {tuple, list, frozenset}:
            return kind(map(self.translated, new))
        if kind is dict:
            return {self.translated(key): self.translated(value) for key, value in new.items()}
        if kind is MappingProxyType:
            return MappingProxyType(self.translated(dict(new)))
        if kind is FunctionType and new.__globals__ is self.fresh:
            return self.moved(new)
        if hasattr(kind, "__attrs_attrs__"):
            return self.settled(new)
        return new

    def moved(self, new: FunctionType) -> FunctionType:
        """A function that looks its names up where they have always been."""
        moved = FunctionType(new.__code__, self.live, new.__name__, new.__defaults__, new.__closure__)
        moved.__kwdefaults__ = new.__kwdefaults__
        for cell in new.__closure__ or ():
            cell.cell_contents = self.translated(cell.cell_contents)
        return moved

    def settled(self, new: Any) -> Any:
        """An instance, of the class that is there and with the things that are there in its fields."""
        kind = type(new)
        made = object.__new__(self.olds[id(kind)]) if id(kind) in self.olds else new
        self.done[id(new)] = made
        for attribute in kind.__attrs_attrs__:
            held = getattr(new, attribute.name, SAME)
            other = self.translated(held)
            if held is not SAME and (made is not new or other is not held):
                object.__setattr__(made, attribute.name, other)
        return made


def _functions(value: object) -> Iterable[Callable[[Any], Any]]:
    """How to reach the functions of what stands in a class."""
    match value:
        case FunctionType():
            return [lambda function: function]
        case classmethod() | staticmethod():
            return [lambda method: method.__func__]
        case property():
            return [lambda held: held.fget]
        case cached_property():
            return [lambda held: held.func]
    return [lambda wrapper: wrapper.__wrapped__] if hasattr(value, "__wrapped__") else []
