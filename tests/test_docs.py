"""The documentation names everything that is public, and every module that the law table sends people to exists."""

import re
from importlib import import_module
from runpy import run_path
from types import ModuleType

import dsa
from tests.paths import DOCS


def test_the_reference_has_every_public_name() -> None:
    named = set(re.findall(r":: dsa\.(\w+)$", (DOCS / "reference.md").read_text("utf-8"), re.MULTILINE))
    namespaces = {name for name in dir(dsa) if isinstance(getattr(dsa, name), ModuleType)}
    assert (named - namespaces) | {"DSA"} == set(dsa.__all__)


def test_the_law_table_has_every_article_of_the_act_once() -> None:
    found = re.findall(r"^\| Article (\d+) \|", (DOCS / "law.md").read_text("utf-8"), re.MULTILINE)
    assert list(map(int, found)) == list(range(1, 94))


def test_every_module_of_the_law_table_exists() -> None:
    for name in re.findall(r"`(dsa\.\w+)`", (DOCS / "law.md").read_text("utf-8")):
        import_module(name)


def test_the_case_in_six_languages_is_what_the_library_says() -> None:
    for path in (DOCS / "examples" / "languages").glob("*.txt"):
        shown = run_path(str(DOCS / "examples" / "languages.py"))["dossier"](path.stem)
        assert shown == path.read_text("utf-8")
