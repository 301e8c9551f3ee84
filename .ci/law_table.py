"""Whether docs/law.md and the code name each other's articles of the Digital Services Act.

    python .ci/law_table.py           fail where they differ
    python .ci/law_table.py --list    print what each public name cites

A row may name only what cites its article: in a docstring, in a rule, a point or a number of the law that its code
uses, or in data that it holds. And what says in the first lines of its docstring that it is there for an article has to
be in that article's row. The numbers themselves have a page of their own, by provision.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import attrs

from dsa import DSA, Citation
from dsa.parameters import Parameter

TABLE = Path(__file__).parents[1] / "docs" / "law.md"
SPACES = ("dsa", "dsa.events", "dsa.milestones", "dsa.procedures", "dsa.statements", "dsa.frames", "dsa.record")

ARTICLES = re.compile(
    r"\bArticles? (?>(\d+[^\s,;.]*(?:(?:, | and | or | to |, and )\d+[^\s,;.]*)*))"
    r"(?!,? (?:and \(\d\) )?(?:of |to )?(?:the |that )?(?:first |second |third |fourth |(?:sub)?paragraphs?,? |of )*"
    r"(?:Council|Commission|Delegated|Implementing|Regulation|Directive|Recommendation|Rules|TFEU|Annex))"
)
ROW = re.compile(r"^\| Article (\d+) \|[^|]*\|([^|]*)\|", re.MULTILINE)
Provision = tuple[bool, int]
"""Whether it is one of the Act, and its article."""
NAME = re.compile(r"\{py:\w+\}`~?(dsa[\w.]+)`")


def in_text(text: str) -> set[int]:
    """The articles of the Act that a text of the library cites; an article of another act names that act."""
    articles: set[int] = set()
    for cited in ARTICLES.findall(" ".join(text.split())):
        numbers = [int(number) for number in re.findall(r"\d+", re.sub(r"\([^()]*\)", "", cited))]
        articles |= set(range(numbers[0], numbers[-1] + 1)) if " to " in cited and len(numbers) > 1 else set(numbers)
    return articles


def in_value(value: object) -> set[Provision]:
    """What a value holds citations of: a rule, a point, a number of the law, an entry of the catalogue."""
    if isinstance(value, Citation):
        return {(value.act == DSA, value.article)} if isinstance(value.article, int) else set()
    if isinstance(value, Mapping):
        return in_value(tuple(value.values()))
    if isinstance(value, tuple | list | frozenset):
        return set().union(*map(in_value, value))
    fields: tuple[attrs.Attribute[object], ...] = getattr(type(value), "__attrs_attrs__", ())
    return set().union(*(in_value(getattr(value, each.name)) for each in fields))


def in_code(value: object, seen: set[object]) -> set[Provision]:
    """What is cited by all that the code of a function or a class uses, through the other functions of the Act."""
    module = inspect.getmodule(value)
    if value in seen or module is None:
        return set()
    seen.add(value)
    known = vars(module)
    cited: set[Provision] = set()
    for node in ast.walk(ast.parse(inspect.getsource(value))):  # type: ignore[arg-type]
        if isinstance(node, ast.Name):
            used = known.get(node.id)
            near = getattr(used, "__module__", "") == module.__name__
            far = inspect.isfunction(used) and used.__module__.startswith("dsa.act.")
            is_code = inspect.isfunction(used) or inspect.isclass(used)
            cited |= (in_code(used, seen) if near or far else set()) if is_code else in_value(used)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            cited |= in_value(getattr(known.get(node.value.id), node.attr, None))
        elif isinstance(node, ast.Call) and ast.unparse(node.func) == "DSA.at":
            cited |= {(True, int(ast.unparse(node.args[0])))} if isinstance(node.args[0], ast.Constant) else set()
    return cited


def public() -> Iterator[tuple[str, object]]:
    """The public names, each under its first path."""
    seen: list[object] = []
    for space in SPACES:
        module = import_module(space)
        for name in sorted(module.__all__):
            value = getattr(module, name)
            if not any(value is other for other in seen):
                seen.append(value)
                yield f"{space}.{name}", value


def told(value: object) -> Iterator[str]:
    """The docstrings of a function or a class, of its members, and of what a class lists."""
    for node in ast.walk(ast.parse(inspect.getsource(value))):  # type: ignore[arg-type]
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            yield str(node.value.value)


def provisions(value: object) -> set[Provision]:
    """Every provision that a public name uses, holds, or shows in a member."""
    cited = in_value(value)
    if inspect.isfunction(value) or inspect.isclass(value):
        cited |= in_code(value, set())
    if inspect.isclass(value):
        cited |= set().union(*map(in_value, vars(value).values()))
    return cited


def cites(value: object) -> set[int]:
    """Every article of the Act that a public name has to do with, as far as it says so."""
    texts = " ".join(told(value)) if inspect.isfunction(value) or inspect.isclass(value) else ""
    return {article for of_the_act, article in provisions(value) if of_the_act} | in_text(texts)


def purposes(value: object) -> set[int]:
    """The articles that a name is there for: those of the summary of its docstring, and of an event's own citation.

    A summary that says "Article 7" is of the act that the code cites there, if it is another one.
    """
    cited = provisions(value)
    others = {article for of_the_act, article in cited if not of_the_act and (True, article) not in cited}
    holders = [vars(value).get("citation")] if inspect.isclass(value) else [getattr(value, "provision", None)]
    own = {article for of_the_act, article in in_value(tuple(holders)) if of_the_act}
    if inspect.isfunction(value) or inspect.isclass(value):
        own |= in_text((inspect.getdoc(value) or "").split("\n\n")[0]) - others
    return own


def main(*arguments: str) -> int:
    """Compare, or list."""
    names = dict(public())
    if "--list" in arguments:
        for name, value in names.items():
            print(name, sorted(purposes(value)), sorted(cites(value)))
        return 0
    rows = {int(number): set(NAME.findall(cell)) for number, cell in ROW.findall(TABLE.read_text("utf-8"))}
    wrong = [f"Article {number}: {name} is no public name" for number in rows for name in rows[number] - names.keys()]
    for name, value in names.items():
        if isinstance(value, Parameter):
            continue
        wrong += [f"Article {number} has to name {name}" for number in purposes(value) if name not in rows[number]]
        cited = cites(value)
        wrong += [
            f"Article {number}: {name} does not cite it"
            for number in rows
            if name in rows[number] and number not in cited
        ]
    print(*sorted(wrong), sep="\n", end="\n" * bool(wrong))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
