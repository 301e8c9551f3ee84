"""Types of packages that need not be there, for whoever reads annotations at run time.

Annotations are text until somebody asks for them: a web framework, a serialiser, a checker at run time. What they
name has to be found then, and importing it before would make every extra a requirement.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class Later:
    """A package of others, loaded when a type of it is asked for; where it is missing, its types are ``Any``.

    >>> Later("xml").dom.Node
    <class 'xml.dom.Node'>
    >>> Later("of_nobody").some_module.Type
    typing.Any
    """

    def __init__(self, module: str) -> None:
        self._module = module

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            module = import_module(self._module)
        except ImportError:
            return Any if name[0].isupper() else Later(f"{self._module}.{name}")
        return getattr(module, name) if hasattr(module, name) else import_module(f"{self._module}.{name}")
