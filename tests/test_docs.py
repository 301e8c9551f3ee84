"""The documentation names everything that is public, and what it sends people to exists."""

import re
from importlib import import_module
from pathlib import Path
from runpy import run_path
from types import ModuleType

import pytest

import dsa
from dsa.__main__ import main
from tests.paths import DOCS, ROOT, SOURCES, of_the_checkout

LAW_TABLE = run_path(str(ROOT / ".ci" / "law_table.py"))


def test_the_reference_has_every_public_name() -> None:
    pages = "".join(page.read_text("utf-8") for page in (DOCS / "reference").glob("*.md"))
    named = re.findall(r"^dsa\.(\w+)$", pages, re.MULTILINE)
    namespaces = {name for name in dsa.__all__ if isinstance(getattr(dsa, name), ModuleType)}
    assert sorted([*named, "DSA"]) == sorted(set(dsa.__all__) - namespaces)
    assert namespaces - {"parameters", "testing"} <= set(re.findall(r"^dsa\.(\w+)\.\*$", pages, re.MULTILINE))


def test_the_law_table_has_every_article_of_the_act_once() -> None:
    numbers = re.findall(r"^\| Article (\d+) \|", (DOCS / "law.md").read_text("utf-8"), re.MULTILINE)
    assert list(map(int, numbers)) == list(range(1, 94))


@pytest.mark.parametrize(
    ("text", "articles"),
    [
        ("Whether small providers are spared (Articles 15(2), 19 and 29).", {15, 19, 29}),
        ("Articles 9 to 11, and Article 40(5) of the Act", {9, 10, 11, 40}),
        ("the supervisory fee (Article 6(3) of Delegated Regulation 2023/1127)", set()),
        ("a partner (Article 3(2) of the Annex), spared by\nArticle 19(1)", {19}),
        ("Article 4(1) Regulation 1182/71", set()),
    ],
)
def test_an_article_is_of_the_act_unless_another_act_is_named(text: str, articles: set[int]) -> None:
    assert LAW_TABLE["in_text"](text) == articles


def test_a_name_in_the_wrong_row_and_a_name_that_is_missing_are_found(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    table = tmp_path / "law.md"
    rows = dict.fromkeys(range(1, 94), "") | {77: "{py:func}`dsa.limitation`", 78: "{py:func}`dsa.limitation`"}
    table.write_text("".join(f"| Article {number} | on | {cell} | what |\n" for number, cell in rows.items()), "utf-8")
    own = LAW_TABLE["main"].__globals__
    names = {"dsa.limitation": dsa.limitation, "dsa.events.Closed": dsa.events.Closed}
    monkeypatch.setitem(own, "TABLE", table)
    monkeypatch.setitem(own, "public", names.items)
    assert own["main"]() == 1
    assert capsys.readouterr().out.splitlines() == [
        "Article 73 has to name dsa.events.Closed",
        "Article 78: dsa.limitation does not cite it",
    ]


def test_the_case_in_six_languages_is_what_the_library_says() -> None:
    for path in (DOCS / "examples" / "languages").glob("*.txt"):
        shown = run_path(str(DOCS / "examples" / "languages.py"))["dossier"](path.stem)
        assert shown == path.read_text("utf-8")


@of_the_checkout
def test_every_path_that_a_docstring_links_to_exists() -> None:
    for path in SOURCES.rglob("*.py"):
        for name in re.findall(r":\w+:`~?(dsa\.[\w.]+)`", path.read_text("utf-8")):
            parts = name.split(".")
            value: object = dsa
            for index, part in enumerate(parts[1:], 2):
                value = getattr(value, part, None) or import_module(".".join(parts[:index]))
            assert value is not None, name


def test_the_glossary_has_every_term_that_the_library_translates() -> None:
    told = set(re.findall(r"`(\w+)`", (DOCS / "glossary.md").read_text("utf-8")))
    parts_of_a_citation = {"article", "paragraph", "point", "recital", "regulation", "digital_services_act"}
    assert set(dsa.i18n.keys()) - told == parts_of_a_citation


def test_no_link_of_the_readme_is_dead_where_only_the_readme_is_shown() -> None:
    links = re.findall(r"\]\(([^)]*)\)", (ROOT / "README.md").read_text("utf-8"))
    assert [link for link in links if not link.startswith(("https://", "#"))] == []


def test_the_readme_has_a_command_for_each_question_and_each_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    commands = re.findall(r"^dsa (.+)$", text, re.MULTILINE)
    assert [command.split()[0] for command in commands] == ["deadline", "threshold", "fine", "binds", "case"]
    for command in commands:
        assert main(command.split()) == 0
        assert capsys.readouterr().out
