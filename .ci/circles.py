"""Circles and upward imports, among modules and among folders, and rooms that have grown too full.

    python .ci/circles.py [PACKAGE]     say what is wrong, and exit with 1; say nothing and exit with 0 where nothing is

An import inside a function counts, since it runs; one under ``if TYPE_CHECKING`` does not. A package that imports its
own modules is no circle, unless one of them imports the package. The floors are those of pyproject.toml, where
``lint-imports`` reads them too.
"""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

HOME = Path(__file__).parents[1] / "src" / "dsa"

ENTRIES = 22
"""So many files and folders in the package itself, at most."""
MODULES = 15
"""So many modules in a folder below it, not counting the one that makes it a package."""
LINES = 300
"""So many lines in a file. The list of public names is data, and not a ``.py``."""

Graph = dict[str, set[str]]


def modules(home: Path) -> dict[str, Path]:
    """The modules of a package by their dotted names; a package by its own."""
    named: dict[str, Path] = {}
    for path in sorted(home.rglob("*.py")):
        parts = path.relative_to(home.parent).with_suffix("").parts
        named[".".join(parts[:-1] if path.name == "__init__.py" else parts)] = path
    return named


def running(node: ast.AST) -> Iterator[ast.AST]:
    """A node and what is inside it, without what only type checkers read."""
    yield node
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in {
            getattr(child.test, "id", None),
            getattr(child.test, "attr", None),
        }:
            for other in child.orelse:
                yield from running(other)
        else:
            yield from running(child)


def named_in(node: ast.AST, package: str) -> Iterator[str]:
    """The dotted names that an import could mean, a module or a name inside one, from within a package."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = ".".join(package.split(".")[: len(package.split(".")) + 1 - node.level]) if node.level else ""
        source = ".".join(filter(None, (base, node.module)))
        yield from (f"{source}.{alias.name}" for alias in node.names)


def imports(home: Path) -> Graph:
    """What each module imports of the package, as far as the text of it says."""
    paths = modules(home)
    graph: Graph = {}
    for name, path in paths.items():
        package = name if path.name == "__init__.py" else name.rpartition(".")[0]
        wanted: set[str] = set()
        for node in running(ast.parse(path.read_text("utf-8"))):
            for target in named_in(node, package):
                module = target if target in paths else target.rpartition(".")[0]
                wanted |= {module} & paths.keys()
        graph[name] = wanted - {name}
    return graph


def circles(graph: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """Every set of more than one node in which each reaches every other (Tarjan's algorithm, without recursion)."""
    order: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    rings: list[list[str]] = []
    for start in graph:
        work = [] if start in order else [(start, iter(graph[start]))]
        while work:
            node, rest = work[-1]
            if node not in order:
                order[node] = lowest[node] = len(order)
                path.append(node)
            for other in rest:
                if other not in order:
                    work.append((other, iter(graph[other])))
                    break
                if other in path:
                    lowest[node] = min(lowest[node], order[other])
            else:
                work.pop()
                if work:
                    lowest[work[-1][0]] = min(lowest[work[-1][0]], lowest[node])
                if lowest[node] == order[node]:
                    ring = path[path.index(node) :]
                    del path[path.index(node) :]
                    rings += [sorted(ring)] if len(ring) > 1 else []
    return rings


def siblings(graph: Graph, folder: str) -> Graph:
    """The same arrows between what lies directly in a folder; a module of a folder inside stands for that folder."""
    inside = f"{folder}."

    def child(name: str) -> str | None:
        return inside + name.removeprefix(inside).split(".")[0] if name.startswith(inside) else None

    drawn: Graph = {}
    for name, targets in graph.items():
        source = child(name)
        if source is not None:
            others = drawn.setdefault(source, set())
            others |= {target for target in map(child, targets) if target is not None} - {source}
    return drawn


def floors_of(project: Path) -> dict[str, list[list[str]]]:
    """The floors of each folder that has some, the highest first."""
    contracts = tomllib.loads(project.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    return {
        folder: [layer.replace("|", " ").split() for layer in contract["layers"]]
        for contract in contracts
        if contract["type"] == "layers"
        for folder in contract["containers"]
    }


def upward(graph: Graph, folder: str, floors: list[list[str]]) -> Iterator[str]:
    """What imports from a floor above its own, and what stands on no floor."""
    height = {f"{folder}.{name}": -number for number, names in enumerate(floors) for name in names}
    between = siblings(graph, folder)
    yield from (f"{name} stands on no floor" for name in sorted(between) if name not in height)
    for name in sorted(between):
        for target in sorted(between[name]):
            if height.get(target, -len(floors)) > height.get(name, 1):
                yield f"{name} imports upwards: {target}"


def crowded(home: Path) -> Iterator[str]:
    """Rooms with too much in them."""
    entries = [path for path in home.iterdir() if path.name != "__pycache__"]
    if len(entries) > ENTRIES:
        yield f"{home.name}: {len(entries)} entries, at most {ENTRIES}"
    paths = modules(home)
    for name, path in paths.items():
        lines = len(path.read_text("utf-8").splitlines())
        if lines > LINES:
            yield f"{name}: {lines} lines, at most {LINES}"
        inside = [other for other in path.parent.glob("*.py") if other != path]
        if path.name == "__init__.py" and path.parent != home and len(inside) > MODULES:
            yield f"{name}: {len(inside)} modules, at most {MODULES}"


def faults(home: Path) -> Iterator[str]:
    """All that is wrong with a package."""
    project = home.parents[1] / "pyproject.toml"
    graph = imports(home)
    folders = [name for name, path in modules(home).items() if path.name == "__init__.py"]
    rings = {tuple(ring): "modules" for ring in circles(graph)}
    for folder in folders:
        rings.update({tuple(ring): "folders" for ring in circles(siblings(graph, folder)) if tuple(ring) not in rings})
    yield from (f"a circle of {len(ring)} {kind}: {', '.join(ring)}" for ring, kind in rings.items())
    for folder, floors in floors_of(project).items():
        yield from upward(graph, folder, floors)
    yield from crowded(home)


def main(package: str = "") -> int:
    """Say what is wrong."""
    wrong = list(faults(Path(package) if package else HOME))
    print(*wrong, sep="\n", end="\n" * bool(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
