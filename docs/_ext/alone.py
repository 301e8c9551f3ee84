"""Every block of Python on a page runs alone when it is copied.

A page shows what is imported or made once, in its first block. The copy button hands over what a later block needs from
the blocks above it, which stands in the page unseen, before the block's own lines.
"""

from __future__ import annotations

import ast
import builtins
import doctest
import html
import symtable
from collections.abc import Iterable, Iterator
from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

PROMPTS = frozenset({"pycon", "pycon3", "default"})
COMPOUND = ast.For | ast.While | ast.If | ast.With | ast.Try | ast.FunctionDef | ast.ClassDef


def statements(source: str) -> list[str]:
    """The statements of a block, each as it is written; what follows prompts, if the block has some."""
    if ">>>" in source:
        return [example.source for example in doctest.DocTestParser().get_examples(source)]
    lines = source.splitlines(keepends=True)
    firsts = [
        min([line.lineno, *(decorator.lineno for decorator in getattr(line, "decorator_list", []))])
        for line in _body(source)
    ]
    return [
        "".join(lines[first - 1 : end - 1]) for first, end in zip(firsts, [*firsts[1:], len(lines) + 1], strict=True)
    ]


def _body(source: str) -> list[ast.stmt]:
    return ast.parse(source).body


def _names(statement: str) -> tuple[set[str], set[str]]:
    """What a statement binds, and what it reads that it does not bind itself on the way, as a loop does."""
    outermost = symtable.symtable(statement, "<block>", "exec")
    symbols = outermost.get_symbols()
    binds = {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}
    reads = {symbol.get_name() for symbol in symbols if symbol.is_referenced()}
    inner = outermost.get_children()
    for scope in inner:
        reads |= {symbol.get_name() for symbol in scope.get_symbols() if symbol.is_global() and symbol.is_referenced()}
        inner.extend(scope.get_children())
    on_the_way = {
        name.id
        for node in ast.walk(ast.parse(statement))
        if isinstance(node, ast.For | ast.withitem)
        for name in ast.walk(node.target if isinstance(node, ast.For) else node.optional_vars or node)
        if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
    return binds, reads - on_the_way - set(dir(builtins))


def _is_program(block: str) -> bool:
    """Whether a block is a file from its first line on, before which nothing may stand."""
    return ">>>" not in block and any(
        isinstance(line, ast.ImportFrom) and line.module == "__future__" for line in _body(block)
    )


def needed(block: str, above: Iterable[str]) -> list[str]:
    """The statements of the blocks above that a block needs, in their order; none where it is a whole program."""
    if _is_program(block):
        return []
    wanted: set[str] = set()
    for statement in reversed(statements(block)):
        binds, reads = _names(statement)
        wanted = (wanted - binds) | reads
    before: list[str] = []
    for statement in reversed([each for source in above for each in statements(source)]):
        binds, reads = _names(statement)
        if binds & wanted:
            wanted = (wanted - binds) | reads
            before.append(statement)
    return list(dict.fromkeys(reversed(before)))


def with_prompts(several: Iterable[str]) -> Iterator[str]:
    """Statements as they stand at a prompt, where an empty line ends what is indented."""
    for statement in several:
        first, *others = statement.rstrip("\n").split("\n")
        if isinstance(_body(statement)[-1], COMPOUND):
            others.append("")
        yield f">>> {first}\n" + "".join(f"... {line}".rstrip() + "\n" for line in others)


def find_needed(app: Sphinx, doctree: nodes.document) -> None:
    """Note at each block of Python what it needs."""
    above: list[str] = []
    for block in doctree.findall(lambda node: isinstance(node, nodes.literal_block | nodes.doctest_block)):
        source = block.astext()
        if not (is_prompt(block) or block.get("language") == "python" or block.get("testnodetype") == "testcode"):
            continue
        before = needed(source, above)
        block["before"] = "".join(with_prompts(before) if ">>>" in source else before)
        above.append(source)


def is_prompt(block: nodes.Element) -> bool:
    """Whether a block has a prompt and what Python prints."""
    return ">>> " in block.astext() and block.get("language", "default") in PROMPTS


def visit_block(translator: Any, node: nodes.Element) -> None:
    """The block as it always is, and in it, unseen, what it needs."""
    try:
        HTML5Translator.visit_literal_block(translator, node)
    except nodes.SkipNode:
        if node.get("before"):
            unseen = f'<pre><span class="before">{html.escape(node["before"])}</span>'
            translator.body[-1] = translator.body[-1].replace("<pre>", unseen, 1)
        raise


def depart_block(translator: Any, node: nodes.Element) -> None:
    """What is left of a block that is not skipped."""
    HTML5Translator.depart_literal_block(translator, node)


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("doctree-read", find_needed)
    for kind in (nodes.literal_block, nodes.doctest_block):
        app.add_node(kind, override=True, html=(visit_block, depart_block))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
