"""What others build on: every public name with its signature, and of classes what they show.

    python .ci/public_api.py            print what differs from tests/vectors/public_api.json
    python .ci/public_api.py --write    accept it

A name that goes, or an argument that changes, is a change of kind *breaking* (docs/releasing.md).
"""

import inspect
import json
import sys
from collections.abc import Callable, Iterator
from difflib import unified_diff
from enum import Enum
from importlib import import_module
from pathlib import Path

KEPT = Path(__file__).parents[1] / "tests" / "vectors" / "public_api.json"
MODULES = (
    *("dsa", "dsa.errors", "dsa.events", "dsa.milestones", "dsa.parameters", "dsa.procedures"),
    *("dsa.frames", "dsa.i18n", "dsa.ical", "dsa.plots", "dsa.record", "dsa.statements", "dsa.wire"),
    *(
        "dsa.testing.checks",
        "dsa.testing.invalid",
        "dsa.testing.machine",
        "dsa.testing.strategies",
        "dsa.testing.vectors",
    ),
)


SHORT = (type(None), bool, int, str, Enum, type(inspect.Parameter.empty))


def names(module: object) -> Iterator[str]:
    """The public names of a module: those of ``__all__``, or what it defines."""
    own = getattr(module, "__name__", "")
    listed = getattr(module, "__all__", None)
    if listed is not None:
        yield from sorted(listed)
        return
    for name, value in sorted(vars(module).items()):
        if not name.startswith("_") and getattr(value, "__module__", None) == own:
            yield name


def told(value: object) -> object:
    """A function by its signature; a class by its signature and what it shows; anything else by its type."""
    if inspect.isclass(value):
        if issubclass(value, Enum):
            return {"members": [member.name for member in value], "shows": shows(value)}
        return {"made": signature(value), "shows": shows(value)}
    return signature(value) if callable(value) else type(value).__name__


class Default:
    """A default that has no short form of its own, or not the same one every time."""

    def __repr__(self) -> str:
        return "..."


def signature(value: Callable[..., object]) -> str:
    """The signature; of what has none, such as a decorator's object, three dots."""
    try:
        whole = inspect.signature(value)
    except (TypeError, ValueError):
        return "..."
    shown = [
        parameter if isinstance(parameter.default, SHORT) else parameter.replace(default=Default())
        for parameter in whole.parameters.values()
    ]
    returned = whole.return_annotation
    returned = returned if isinstance(returned, str) else whole.empty
    return str(whole.replace(parameters=shown, return_annotation=returned))


def shows(kind: type) -> list[str]:
    """Methods, properties and fields that do not begin with an underscore, those of its bases in this library too."""
    own = [base for base in kind.__mro__ if base.__module__.startswith("dsa")]
    return sorted({name for base in own for name in vars(base) if not name.startswith("_")})


def surface() -> dict[str, dict[str, object]]:
    """Everything public."""
    modules = {path: import_module(path) for path in MODULES}
    return {path: {name: told(getattr(module, name)) for name in names(module)} for path, module in modules.items()}


def main(*arguments: str) -> int:
    """Compare, or write."""
    text = json.dumps(surface(), indent=1, ensure_ascii=False) + "\n"
    if "--write" in arguments:
        KEPT.write_text(text, "utf-8")
        return 0
    kept = KEPT.read_text("utf-8")
    print(*unified_diff(kept.splitlines(), text.splitlines(), "promised", "today", lineterm="", n=2), sep="\n")
    return int(kept != text)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
