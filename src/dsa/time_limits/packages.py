"""What is in packages: our own data, and types of others that need not be there.

A frozen application has the code that it imports, and data only if somebody told it. And annotations are text until
somebody asks for them: a web framework, a serialiser, a checker at run time. What they name has to be found then, and
importing it before would make every extra a requirement.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from ..ground.errors import NotSupported
from ..ground.words import Phrase

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable
else:  # for whoever reads hints at run time
    Traversable = Any


def folder(package: str, name: str = "data") -> Traversable:
    """A folder with data of a package of ours, on disk or in a zip.

    :raises NotSupported: the application was frozen without it.

    >>> folder("dsa.record").joinpath("index.json").is_file()
    True
    """
    from importlib.resources import files

    try:
        held = files(package).joinpath(name)
        if held.is_dir():
            return held
    except (ImportError, OSError):
        pass
    raise NotSupported(
        engine=Phrase("dsa"),
        missing=Phrase(f"the folder {package}/{name}"),
        remedy=Phrase("A frozen application takes it along with the hook for PyInstaller, or --collect-data dsa."),
    )


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
