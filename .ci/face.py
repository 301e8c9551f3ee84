"""The face of the package: what ``__init__.py`` has to know of the list of public names in ``__init__.pyi``.

    python .ci/face.py            fail if the table in __init__.py is not that of the list
    python .ci/face.py --write    draw it anew

The list is written once, for people and type checkers. At run time it is a table of text, so that ``import dsa`` reads
no other file and loads no module of the Act.
"""

import ast
import sys
from pathlib import Path
from textwrap import wrap

HOME = Path(__file__).parents[1] / "src" / "dsa"
FIRST = "# drawn from __init__.pyi: python .ci/face.py --write\n"
OWN = "# drawn from the imports: python .ci/face.py --write\n"
LAST = "# up to here\n"


def listed(text: str) -> tuple[list[str], dict[str, list[str]]]:
    """The namespaces, and the names by the modules that they come from."""
    namespaces: list[str] = []
    homes: dict[str, list[str]] = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.ImportFrom):
            names = [name.asname or name.name for name in node.names]
            if node.module is None:
                namespaces += names
            else:
                homes.setdefault(node.module, []).extend(names)
    return sorted(namespaces), {module: sorted(homes[module]) for module in sorted(homes)}


def table(text: str) -> str:
    """The lines of ``__init__.py`` that say the same."""
    namespaces, homes = listed(text)
    lines = [FIRST, "_NAMESPACES = (\n"]
    first, *more = wrap(" ".join(namespaces), 112)
    lines += [f'    "{first}"\n', *(f'    " {line}"\n' for line in more), ").split()\n", "_HOMES = {\n"]
    for module, names in homes.items():
        parts = wrap(" ".join(names), 100)
        if len(parts) == 1 and len(module) + len(parts[0]) < 104:
            lines.append(f'    "{module}": "{parts[0]}",\n')
        else:
            lines.append(f'    "{module}": (\n')
            lines += [f'        "{part}{" " if part is not parts[-1] else ""}"\n' for part in parts]
            lines.append("    ),\n")
    return "".join((*lines, "}\n", LAST))


def exported(text: str) -> str:
    """The lines of ``__init__.pyi`` that list what its imports bring in."""
    _, homes = listed(text)
    names = sorted((name for names in homes.values() for name in names), key=lambda name: (_kind(name), name))
    return "".join((OWN, "__all__ = [\n", *(f'    "{name}",\n' for name in names), "]\n", LAST))


def _kind(name: str) -> int:
    """Constants first, then classes, then functions: the order that the linter keeps lists of names in."""
    return 0 if name.isupper() else 1 if name[0].isupper() else 2


def drawn(path: Path, first: str, lines: str) -> tuple[str, str]:
    """A file as it is, and as it would be with other lines between the marks."""
    text = path.read_text("utf-8")
    before, _, rest = text.partition(first)
    return text, before + lines + rest.partition(LAST)[2]


def main(*arguments: str) -> int:
    """Compare, or write."""
    names = (HOME / "__init__.pyi").read_text("utf-8")
    differ = 0
    for path, first, lines in (
        (HOME / "__init__.py", FIRST, table(names)),
        (HOME / "__init__.pyi", OWN, exported(names)),
    ):
        text, wanted = drawn(path, first, lines)
        if "--write" in arguments:
            path.write_text(wanted, "utf-8")
        elif text != wanted:
            print(f"{path.name} does not say what its list of imports says; run python .ci/face.py --write")
            differ = 1
    return differ


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
