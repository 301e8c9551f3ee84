"""For the tests of others: strategies, a conformance kit, a machine to subclass, and golden tables.

- :mod:`dsa.testing.strategies`: Hypothesis strategies for every public type, registered with Hypothesis by themselves.
- :mod:`dsa.testing.invalid`: input that the library refuses, with the error that it raises.
- :mod:`dsa.testing.checks`: the laws as checks of your own code.
- :mod:`dsa.testing.machine`: proceedings at random, held against your own case system.
- :mod:`dsa.testing.vectors`: golden tables in JSON, for implementations in any language.

All but the last need ``hypothesis``, which the extra ``dsa-obligations[testing]`` brings. Nothing here is loaded before
it is used.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from ..ground.errors import MissingExtra
from ..ground.words import Phrase

if TYPE_CHECKING:  # in this form, mypy and pyright both see modules and not what __getattr__ returns
    import dsa.testing.checks as checks
    import dsa.testing.invalid as invalid
    import dsa.testing.machine as machine
    import dsa.testing.strategies as strategies
    import dsa.testing.vectors as vectors

__all__ = ["checks", "invalid", "machine", "strategies", "vectors"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}", name=name, obj=sys.modules[__name__])
    try:
        return import_module(f"{__name__}.{name}")
    except ModuleNotFoundError as missing:
        raise MissingExtra(package=Phrase("hypothesis"), extra=Phrase("testing")) from missing


def __dir__() -> list[str]:
    return sorted(__all__) if find_spec("hypothesis") else ["vectors"]
