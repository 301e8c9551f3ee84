"""Every block of Python on a page runs alone, as the copy button copies it, and prints what the page shows."""

import code
import contextlib
import doctest
import io
import re
from pathlib import Path
from runpy import run_path

import pytest

from tests.paths import DOCS

pytest.importorskip("docutils")  # the extensions of the site are there for whoever can build it

ALONE = run_path(str(DOCS / "_ext" / "alone.py"))
NEEDED = ALONE["needed"]
PROMPTED = re.compile(r"^(?:>>> |\.\.\. ?)(.*)$", re.MULTILINE)
"""The lines that the copy button takes of a block with prompts."""
BLOCK = re.compile(r"^( *)```(\{doctest\}|\{testcode\}|python)\n(.*?)^\1```", re.DOTALL | re.MULTILINE)
SHOWN = re.compile(r"```(?:\{testoutput\}|text)\n(.*?)^```", re.DOTALL | re.MULTILINE)
PAGES = sorted(
    page for page in DOCS.rglob("*.md") if BLOCK.search(page.read_text("utf-8")) and "_build" not in page.parts
)
ENGINES = ("pyspark",)
"""What only the gate installs; the page's blocks run there in tests/frames/test_howto.py."""


def written(page: Path) -> list[tuple[str, str, str]]:
    """The blocks of a page: their kind, their lines, and what follows them."""
    text = page.read_text("utf-8")
    blocks = list(BLOCK.finditer(text))
    ends = [*(block.start() for block in blocks[1:]), len(text)]
    return [
        (block[2], re.sub(f"^{block[1]}", "", block[3], flags=re.MULTILINE), text[block.end() : end])
        for block, end in zip(blocks, ends, strict=True)
    ]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS).with_suffix("")))
def test_every_block_runs_alone_and_prints_what_is_shown(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    above: list[str] = []
    for kind, source, after in written(page):
        if not any(engine in source for engine in ENGINES):
            before = "".join(NEEDED(source, above))
            if kind == "{doctest}":
                at_a_prompt(before, source, page)
            else:
                in_a_file(before + source, after)
            above.append(source)


def at_a_prompt(before: str, source: str, page: Path) -> None:
    names: dict[str, object] = {}
    exec(before, names)
    test = doctest.DocTestParser().get_doctest(source, names, page.stem, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert not told, "".join(told)


def in_a_file(source: str, after: str) -> None:
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        exec(source, {"__name__": "copied"})
    shown = SHOWN.search(after.partition("\n#")[0])
    if shown:
        assert said.getvalue() == shown[1]


class Prompt(code.InteractiveConsole):
    """Python's prompt, as far as it reads: what it takes for whole statements, and what it refuses."""

    def __init__(self) -> None:
        super().__init__()
        self.refused: list[str] = []

    def runcode(self, code: object) -> None:
        """Not run: only read."""

    def showsyntaxerror(self, filename: str | None = None, **_: object) -> None:
        self.refused.append("\n".join(self.buffer))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS).with_suffix("")))
def test_every_block_with_prompts_can_be_pasted_at_a_prompt(page: Path) -> None:
    above: list[str] = []
    for kind, source, _ in written(page):
        before = NEEDED(source, above)
        above.append(source)
        if kind == "{doctest}":
            prompt = Prompt()
            copied = PROMPTED.findall("".join(ALONE["with_prompts"](before)) + source)
            waits = [prompt.push(line) for line in (*copied, "")]  # and the key that ends the last line
            assert (prompt.refused, waits[-1]) == ([], False)


def test_what_a_block_needs_is_found_through_what_that_needs() -> None:
    above = [">>> import dsa\n>>> a = 1\n>>> b = a + 1\n>>> print(b)\n2\n", ">>> a = 5\n>>> c = 3\n"]
    assert NEEDED(">>> print(b)\n2\n", above) == ["a = 1\n", "b = a + 1\n"]
    assert NEEDED(">>> b = 2\n>>> b\n2\n", above) == []


def test_names_of_a_comprehension_a_loop_or_a_function_are_its_own() -> None:
    above = [">>> import duckdb\n>>> name = duckdb.connect()\n"]
    assert NEEDED("rows = [name for name in 'ab']", above) == []
    assert NEEDED("for name in 'ab':\n    print(name)\n", above) == []
    assert NEEDED("def f(name):\n    return name\n", above) == []
    assert NEEDED("def f():\n    return name\n", above) == ["import duckdb\n", "name = duckdb.connect()\n"]


def test_nothing_stands_before_a_whole_program() -> None:
    assert NEEDED("from __future__ import annotations\nprint(a)\n", [">>> a = 1\n"]) == []


def test_an_empty_line_ends_what_is_indented() -> None:
    written_out = list(ALONE["with_prompts"](["for a in 'ab':\n    print(a)\n", "b = 1\n"]))
    assert written_out == [">>> for a in 'ab':\n...     print(a)\n...\n", ">>> b = 1\n"]
