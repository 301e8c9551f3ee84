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
FIRST, LAST = "# drawn from __init__.pyi: python .ci/face.py --write\n", "# up to here\n"


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
    lines = [FIRST, f'_NAMESPACES = "{" ".join(namespaces)}".split()\n', "_HOMES = {\n"]
    for module, names in homes.items():
        parts = wrap(" ".join(names), 100)
        if len(parts) == 1 and len(module) + len(parts[0]) < 104:
            lines.append(f'    "{module}": "{parts[0]}",\n')
        else:
            lines.append(f'    "{module}": (\n')
            lines += [f'        "{part}{" " if part is not parts[-1] else ""}"\n' for part in parts]
            lines.append("    ),\n")
    return "".join((*lines, "}\n", LAST))


def main(*arguments: str) -> int:
    """Compare, or write."""
    written = HOME / "__init__.py"
    text = written.read_text("utf-8")
    before, _, rest = text.partition(FIRST)
    _, _, after = rest.partition(LAST)
    wanted = before + table((HOME / "__init__.pyi").read_text("utf-8")) + after
    if "--write" in arguments:
        written.write_text(wanted, "utf-8")
    elif text != wanted:
        print("the table in __init__.py is not that of __init__.pyi; run python .ci/face.py --write")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
