"""Mutants of a module: its code changed at one place at a time, as a mistake would change it.

The changes are made to the syntax tree, and no file is written: :func:`install` makes an interpreter that has not
imported the module yet read it changed. Words are left out, since no law depends on them: strings are never changed,
nor what is inside an f-string or a ``raise``.
"""

from __future__ import annotations

import ast
import difflib
import sys
from collections.abc import Callable, Iterator
from functools import partial, singledispatch
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, NamedTuple

COMPARED: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
"""A boundary moved by what lies on it, and the comparison turned round."""
RECKONED: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.FloorDiv,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
CALLED = {"min": "max", "max": "min", "any": "all", "all": "any"}
APPEARANCE = {"repr", "eq", "hash", "kw_only", "slots", "frozen", "strict", "maxsize"}
"""Arguments by keyword that no answer hangs on."""

Change = Callable[[], object]


class Mutant(NamedTuple):
    """One change to one module: which of its changes, on which line, and the statement before and after."""

    path: str
    number: int
    line: int
    difference: str


@singledispatch
def of_a_node(node: ast.AST) -> Iterator[Change]:
    """The changes to a node itself, each of which can be made once."""
    yield from ()


@of_a_node.register
def _(node: ast.Compare) -> Iterator[Change]:
    for place, operator in enumerate(node.ops):
        for other in COMPARED[type(operator)]:
            yield partial(node.ops.__setitem__, place, other())


@of_a_node.register
def _(node: ast.BoolOp) -> Iterator[Change]:
    yield partial(setattr, node, "op", ast.Or() if isinstance(node.op, ast.And) else ast.And())


@of_a_node.register(ast.BinOp)
@of_a_node.register(ast.AugAssign)
def _(node: ast.BinOp | ast.AugAssign) -> Iterator[Change]:
    if other := RECKONED.get(type(node.op)):
        yield partial(setattr, node, "op", other())


@of_a_node.register
def _(node: ast.UnaryOp) -> Iterator[Change]:
    if isinstance(node.op, ast.Not):
        yield partial(setattr, node, "operand", ast.UnaryOp(ast.Not(), node.operand))


@of_a_node.register
def _(node: ast.Constant) -> Iterator[Change]:
    if isinstance(node.value, int):  # and True is one, which becomes False
        yield partial(setattr, node, "value", not node.value if isinstance(node.value, bool) else node.value + 1)


@of_a_node.register
def _(node: ast.Call) -> Iterator[Change]:
    if isinstance(node.func, ast.Name) and node.func.id in CALLED:
        yield partial(setattr, node.func, "id", CALLED[node.func.id])
    for place, keyword in enumerate(node.keywords):
        if keyword.arg not in {None, *APPEARANCE}:
            yield partial(node.keywords.pop, place)


@of_a_node.register(ast.If)
@of_a_node.register(ast.IfExp)
@of_a_node.register(ast.While)
def _(node: ast.If | ast.IfExp | ast.While) -> Iterator[Change]:
    if not turned_round_already(node.test):
        yield partial(setattr, node, "test", ast.UnaryOp(ast.Not(), node.test))


@of_a_node.register
def _(node: ast.comprehension) -> Iterator[Change]:
    yield from (partial(node.ifs.pop, place) for place in range(len(node.ifs)))


@of_a_node.register
def _(node: ast.Expr) -> Iterator[Change]:
    if isinstance(node.value, ast.Call):
        yield partial(setattr, node, "value", ast.Constant(None))


def turned_round_already(test: ast.expr) -> bool:
    """Whether another change makes the condition its opposite."""
    return isinstance(test, ast.Compare) or (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not))


def looked_into(node: ast.AST) -> Iterator[ast.AST]:
    """What is inside a node and runs, but for words."""
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            children = value if isinstance(value, list) else [value]
            yield from (child for child in children if isinstance(child, ast.AST) and matters(child))


def matters(node: ast.AST) -> bool:
    """Whether an answer can hang on what is inside a node."""
    match node:
        case ast.JoinedStr() | ast.Raise() | ast.Assert():
            return False
        case ast.keyword(arg=name):
            return name not in APPEARANCE
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return False
    return True


def changes(node: ast.AST, statement: ast.stmt | None = None) -> Iterator[tuple[ast.stmt, ast.AST, Change]]:
    """Every change to a tree, with the innermost statement and the node that it is made to, in an order that stays."""
    if isinstance(node, ast.stmt):
        statement = node
    if statement:
        yield from ((statement, node, change) for change in of_a_node(node))
    for child in looked_into(node):
        yield from changes(child, statement)


def changed(source: str, number: int) -> tuple[ast.Module, ast.stmt]:
    """The tree of a module with one of its changes made, and the statement that was changed."""
    tree = ast.parse(source)
    for place, (statement, _, change) in enumerate(changes(tree)):
        if place == number:
            change()
            return ast.fix_missing_locations(tree), statement
    raise IndexError(number)


def lines(statement: ast.stmt) -> list[str]:
    """A statement as it reads; of one that holds others, its head only."""
    written = ast.unparse(statement).splitlines()
    body = getattr(statement, "body", None)
    return written[: len(written) - len("\n".join(map(ast.unparse, body)).splitlines())] if body else written


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of the module in a file."""
    source = path.read_text("utf-8")
    every = []
    for number, (statement, node, _) in enumerate(list(changes(ast.parse(source)))):
        after = changed(source, number)[1]
        difference = difflib.unified_diff(lines(statement), lines(after), n=0, lineterm="")
        told = "\n".join(line for line in difference if not line.startswith(("---", "+++", "@@")))
        every.append(Mutant(str(path), number, getattr(node, "lineno", statement.lineno), told))
    return every


def install(path: str, number: int) -> None:
    """Make this interpreter read one module changed: before anything imports it."""
    sys.dont_write_bytecode = True
    as_it_is = SourceFileLoader.get_code

    def get_code(loader: Any, fullname: str) -> CodeType | None:
        if loader.path != path:
            return as_it_is(loader, fullname)
        tree, _ = changed(Path(path).read_text("utf-8"), number)
        return compile(tree, path, "exec", dont_inherit=True)

    SourceFileLoader.get_code = get_code  # type: ignore[assignment]  # it is a subclass that has its own path
