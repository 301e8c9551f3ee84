"""A mutant changes what an answer can hang on, at one place at a time, and no words."""

from pathlib import Path
from runpy import run_path
from textwrap import dedent

import pytest

from tests.paths import ROOT, of_the_checkout

pytestmark = of_the_checkout


@pytest.mark.parametrize(
    ("code", "changed"),
    [
        ("a < b", ["a <= b", "a >= b"]),
        ("a and b", ["a or b"]),
        ("not a", ["not not a"]),
        ("a + 1", ["a - 1", "a + 2"]),
        ("max(a)", ["min(a)"]),
        ("f(a=b)", ["f()"]),
        ("[a for a in b if a]", ["[a for a in b]"]),
        ("b if a else b", ["b if not a else b"]),
        ("True", ["False"]),
        ("'words'", []),
        ("f'{a + 1}'", []),
        ("field(repr=False)", []),
    ],
)
def test_each_place_is_changed_by_itself(code: str, changed: list[str], tmp_path: Path) -> None:
    module = tmp_path / "law.py"
    module.write_text(f"x = {code}\n", "utf-8")
    every = run_path(str(ROOT / ".ci" / "mutation" / "mutants.py"))["mutants"](module)
    assert [mutant.difference for mutant in every] == [f"-x = {code}\n+x = {other}" for other in changed]


def test_what_is_raised_and_what_only_type_checkers_read_stays_as_it_is(tmp_path: Path) -> None:
    module = tmp_path / "law.py"
    text = """
        if TYPE_CHECKING:
            x = 1
        def f(a: Literal[1]) -> Literal[2]:
            "A docstring."
            raise Refused(1)
    """
    module.write_text(dedent(text), "utf-8")
    assert run_path(str(ROOT / ".ci" / "mutation" / "mutants.py"))["mutants"](module) == []


def test_a_function_is_changed_in_place_where_an_argument_that_is_a_function_is_left_out(tmp_path: Path) -> None:
    module = tmp_path / "law.py"
    module.write_text("def falling(a):\n    return sorted(a, key=lambda b: -b)\n", "utf-8")
    mutation = run_path(str(ROOT / ".ci" / "mutation" / "mutants.py"))
    left_out = next(
        mutant for mutant in mutation["mutants"](module) if "lambda" not in mutant.difference.splitlines()[1]
    )
    falling = run_path(str(module))["falling"]
    assert mutation["patch"](str(module), left_out.number, [falling])
    assert falling([2, 1, 3]) == [1, 2, 3]
