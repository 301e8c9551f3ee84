"""No circle and no upward import in the library; and the script that says so finds those that are planted in a tree."""

from collections.abc import Iterator
from pathlib import Path
from runpy import run_path

import pytest

from tests.paths import ROOT, SOURCES, of_the_checkout

SCRIPT = run_path(str(ROOT / ".ci" / "circles.py"))
FLOORS = """
[[tool.importlinter.contracts]]
type = "layers"
containers = ["made"]
layers = ["shop", "law"]
"""


def tree(home: Path, **files: str) -> Path:
    """A project with a package ``made`` and the files given by name, ``__`` for folders; folders become packages."""
    package = home / "src" / "made"
    for name, text in files.items():
        path = package / (name.replace("__", "/") + ".py")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    for folder in (package, *(path for path in package.rglob("*") if path.is_dir())):
        (folder / "__init__.py").touch()
    (home / "pyproject.toml").write_text(FLOORS, "utf-8")
    return package


def told(home: Path) -> Iterator[str]:
    yield from SCRIPT["faults"](home)


@of_the_checkout
def test_the_library_has_none() -> None:
    assert list(SCRIPT["faults"](SOURCES)) == []


def test_a_tree_in_order_has_none(tmp_path: Path) -> None:
    home = tree(tmp_path, shop__till="from ..law import tax\nfrom . import bag", shop__bag="", law__tax="import re")
    assert list(told(home)) == []


@pytest.mark.parametrize(
    "back",
    ["from .tax import rate", "def late():\n    from . import tax", "import made.law.tax", "from made.law import tax"],
)
def test_a_circle_of_modules_is_found_also_inside_a_function(tmp_path: Path, back: str) -> None:
    home = tree(tmp_path, shop__till="", law__tax="from . import rate", law__rate=back)
    assert list(told(home)) == ["a circle of 2 modules: made.law.rate, made.law.tax"]


def test_what_only_type_checkers_read_is_no_import_and_the_rest_of_the_condition_is(tmp_path: Path) -> None:
    text = "import typing\nif typing.TYPE_CHECKING:\n    from .tax import rate\nelse:\n    {}"
    home = tree(tmp_path, shop__till="", law__tax="from . import rate", law__rate=text.format("rate = 1"))
    assert list(told(home)) == []
    (home / "law" / "rate.py").write_text(text.format("from . import tax"), "utf-8")
    assert list(told(home)) == ["a circle of 2 modules: made.law.rate, made.law.tax"]


def test_a_circle_of_folders_is_found_where_no_module_closes_one(tmp_path: Path) -> None:
    fees = {"law__fee__d": "from ..tax.c import e", "law__fee__b": ""}
    home = tree(tmp_path, shop__till="", law__tax__a="from ..fee import b", law__tax__c="", **fees)
    assert list(told(home)) == ["a circle of 2 folders: made.law.fee, made.law.tax"]


def test_an_import_of_the_face_from_below_it_is_a_circle(tmp_path: Path) -> None:
    home = tree(tmp_path, shop__till="", law__tax="import made")
    (home / "__init__.py").write_text("from .law import tax", "utf-8")
    assert list(told(home)) == ["a circle of 2 modules: made, made.law.tax"]


def test_an_upward_import_and_a_room_on_no_floor_are_found(tmp_path: Path) -> None:
    home = tree(tmp_path, shop__till="", law__tax="from ..shop import till", attic="")
    assert list(told(home)) == ["made.attic stands on no floor", "made.law imports upwards: made.shop"]


def test_rooms_that_are_too_full_are_found(tmp_path: Path) -> None:
    many = {f"law__rule_{number}": "" for number in range(16)}
    home = tree(tmp_path, shop__till="\n" * 301, **many)
    for number in range(20):
        (home / f"notes_{number}.txt").touch()
    assert list(told(home)) == [
        "made: 23 entries, at most 22",
        "made.law: 16 modules, at most 15",
        "made.shop.till: 301 lines, at most 300",
    ]


@of_the_checkout
def test_it_says_nothing_where_nothing_is_wrong_and_fails_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert SCRIPT["main"]() == 0
    assert capsys.readouterr().out == ""
    assert SCRIPT["main"](str(tree(tmp_path, law__tax="\n" * 301))) == 1
    assert "made.law.tax: 301 lines, at most 300" in capsys.readouterr().out
