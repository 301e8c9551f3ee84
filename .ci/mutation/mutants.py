"""Mutants of a module: its code changed at one place at a time, as a mistake would change it.

The changes are made to the syntax tree, and no file is written: :func:`install` makes an interpreter that has not
imported the module yet read it changed. Words are left out, since no law depends on them: strings are never changed,
nor what is inside an f-string or a ``raise``. So is what only a type checker reads.
"""

from __future__ import annotations

import ast
import difflib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial, singledispatch
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType, FunctionType
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
APPEARANCE = {"repr", "eq", "hash", "kw_only", "slots", "frozen", "strict", "maxsize", "total"}
"""Arguments by keyword that no answer hangs on."""
CHECKING = "TYPE_CHECKING"
"""The name of what is true for a type checker alone."""

Change = Callable[[], object]


class Mutant(NamedTuple):
    """One change to one module: which of its changes, on which line, and the statement before and after."""

    path: str
    number: int
    line: int
    difference: str
    in_function: bool
    """Whether it is in the body of a function, so that it runs when that is called and not when it is imported."""
    span: tuple[int, int]
    """The first and the last line of its statement; of one that holds others, of its head."""


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
    checking = isinstance(node.operand, ast.Name) and node.operand.id == CHECKING
    if isinstance(node.op, ast.Not) and not checking:
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


def looked_into(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What is inside a node and runs, but for words; each with the name of its part."""
    for name, value in ast.iter_fields(node):
        if name not in {"annotation", "returns", "decorator_list"}:
            children = value if isinstance(value, list) else [value]
            yield from ((name, child) for child in children if isinstance(child, ast.AST) and matters(child))


def matters(node: ast.AST) -> bool:
    """Whether an answer can hang on what is inside a node."""
    match node:
        case ast.JoinedStr() | ast.Raise() | ast.Assert():
            return False
        case ast.keyword(arg=name):
            return name not in APPEARANCE
        case ast.AnnAssign(annotation=ast.Name(id="TypeAlias")) | ast.Call(func=ast.Name(id="TypeVar")):
            return False
        case ast.Assign(targets=[ast.Name(id=name)]) | ast.If(test=ast.Name(id=name)):
            return name != CHECKING
    return True


class Place(NamedTuple):
    """Where a change is made: its node, the innermost statement around it, and whether that is in a function."""

    node: ast.AST
    statement: ast.stmt
    in_function: bool


def changes(tree: ast.Module) -> Iterator[tuple[Place, Change]]:
    """Every change to a tree, in an order that stays."""
    for _, statement in looked_into(tree):
        assert isinstance(statement, ast.stmt)
        yield from _changes(Place(statement, statement, in_function=False))


def _changes(place: Place) -> Iterator[tuple[Place, Change]]:
    node, _, in_function = place
    if isinstance(node, ast.stmt):
        place = place._replace(statement=node)
    yield from ((place, change) for change in of_a_node(node))
    for name, child in looked_into(node):
        body = name == "body" and isinstance(node, ast.FunctionDef | ast.Lambda)
        yield from _changes(Place(child, place.statement, in_function or body))


def changed(source: str, number: int) -> tuple[ast.Module, ast.stmt]:
    """The tree of a module with one of its changes made, and the statement that was changed."""
    tree = ast.parse(source)
    for at, (place, change) in enumerate(changes(tree)):
        if at == number:
            change()
            return ast.fix_missing_locations(tree), place.statement
    raise IndexError(number)


def lines(statement: ast.stmt) -> list[str]:
    """A statement as it reads; of one that holds others, its head only."""
    written = ast.unparse(statement).splitlines()
    body = getattr(statement, "body", None)
    return written[: len(written) - len("\n".join(map(ast.unparse, body)).splitlines())] if body else written


def span(statement: ast.stmt) -> tuple[int, int]:
    """The lines of a statement; of one that holds others, of its head only."""
    body = getattr(statement, "body", None)
    last = body[0].lineno - 1 if body else statement.end_lineno
    return statement.lineno, max(statement.lineno, last or 0)


@contextmanager
def undone(node: ast.AST) -> Iterator[None]:
    """Leave a node, and what it calls, as they were: lists of them are the same lists afterwards."""
    nodes = [part for part in (node, getattr(node, "func", None)) if part is not None]
    held = [
        (part, name, value, [*value] if isinstance(value, list) else None)
        for part in nodes
        for name, value in vars(part).items()
    ]
    yield
    for part, name, value, items in held:
        if items is not None:
            value[:] = items
        setattr(part, name, value)


def mutants(path: Path) -> list[Mutant]:
    """Every mutant of the module in a file."""
    every = []
    for number, (place, change) in enumerate(list(changes(ast.parse(path.read_text("utf-8"))))):
        before = lines(place.statement)
        with undone(place.node):
            change()
            difference = difflib.unified_diff(before, lines(place.statement), n=0, lineterm="")
            told = "\n".join(line for line in difference if not line.startswith(("---", "+++", "@@")))
        line = getattr(place.node, "lineno", place.statement.lineno)
        every.append(Mutant(str(path), number, line, told, place.in_function, span(place.statement)))
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


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code object and all that are inside it, in an order that stays."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def placed(source: ast.Module | str, path: str) -> dict[tuple[str, int, int], CodeType]:
    """The code objects of a module, each under its name, its line, and which it is of those that share both."""
    shared = Counter[tuple[str, int]]()
    every = {}
    for code in codes(compile(source, path, "exec", dont_inherit=True)):
        shared[place := (code.co_qualname, code.co_firstlineno)] += 1
        every[*place, shared[place]] = code
    return every


def patch(path: str, number: int, functions: Iterable[FunctionType]) -> bool:
    """Change functions of a module, wherever they are, as a mutant of it changes them; False if it changes none."""
    source = Path(path).read_text("utf-8")
    after = placed(changed(source, number)[0], path)
    others = {code: after[place] for place, code in placed(source, path).items() if after.get(place, code) != code}
    patched = False
    for function in functions:
        other = others.get(function.__code__)
        if other and other.co_freevars == function.__code__.co_freevars:
            function.__code__ = other
            patched = True
    return patched
