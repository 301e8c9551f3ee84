"""What a form is: how one type is named on the wire, in which version, and how former versions are brought to it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cached_property
from importlib import import_module
from typing import TypeAlias

from .codecs.codec import Codec

Upgrade: TypeAlias = Callable[[dict[str, object]], dict[str, object]]
"""From the object of a version to that of the next; it takes any object, for what is wrong is found afterwards."""
_WORD = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")


class Form:
    """How one type is named on the wire."""

    def __init__(
        self,
        module: str,
        class_name: str,
        *,
        version: int = 1,
        earlier: Mapping[int, Upgrade] | None = None,
        formerly: Mapping[str, int] | None = None,
        in_facts: bool = False,
        most: Mapping[str, int] | None = None,
        check: Callable[[object], None] | None = None,
        left_out: frozenset[str] = frozenset(),
        later: frozenset[str] = frozenset(),
        **fields: Codec,
    ) -> None:
        self.name = self.name_for(class_name)
        self.version = version
        self.tag = f"dsa.{self.name}/{version}"
        """The name and the version, as documents have it: ``dsa.deadline/1``."""
        self.formerly: Mapping[str, int] = formerly or {}
        """Tags that the form had under another name, each with the version that says the same under the present one."""
        self.in_facts = in_facts
        """Whether it may stand among the facts of a trace: values may, answers and whole cases do not."""
        self.fields: Mapping[str, Codec] = fields
        self.most: Mapping[str, int] = most or {}
        self.check = check
        self.left_out = left_out
        """Fields that point at something else in memory and are no part of the document."""
        self.later = later
        """Fields that came later, written only if they say something: without them, a document is as it always was."""
        self._module = module
        self._class_name = class_name
        self._earlier: Mapping[int, Upgrade] = earlier or {}

    @staticmethod
    def name_for(class_name: str) -> str:
        """``VLOPDesignation`` becomes ``vlop-designation``."""
        return _WORD.sub("-", class_name).lower()

    @cached_property
    def kind(self) -> type:
        """The class; its module is loaded now."""
        kind: type = getattr(import_module(f"dsa.{self._module}"), self._class_name)
        return kind

    def readable(self, version: int) -> bool:
        """Whether objects of a version can be read."""
        return version <= self.version and all(step in self._earlier for step in range(version, self.version))

    def brought_up_to_date(self, plain: dict[str, object], version: int) -> dict[str, object]:
        """The object as the present version has it."""
        for step in range(version, self.version):
            plain = self._earlier[step](plain)
        return plain
