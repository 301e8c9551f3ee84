"""Every rule and every open point, with the provision that it cites: a table that a lawyer can read beside the Act."""

import ast
import json
import re
import string
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import dsa
from dsa.ground.sentences import modules, said_in
from dsa.ground.trace import Point, Rule
from tests.at_once import at_once
from tests.paths import VECTORS

TABLE = json.loads((VECTORS / "rules.json").read_text("utf-8"))


def everything() -> Iterator[Rule | Point]:
    for module in walk_packages(dsa.__path__, "dsa."):
        for value in vars(import_module(module.name)).values():
            for sentence in value.values() if isinstance(value, dict) else [value]:
                if isinstance(sentence, Rule | Point):
                    yield sentence


RULES = {id(sentence): sentence for sentence in everything()}.values()


def cited(rule: Rule | Point) -> str:
    if isinstance(rule, Rule):
        return str(rule.citation) if rule.citation else "as applied"
    return "; ".join(map(str, rule.citations))


def test_every_rule_has_an_id_of_its_own() -> None:
    ids = [rule.id for rule in RULES]
    assert len(ids) == len(set(ids))


def test_an_id_is_made_of_words_and_hyphens() -> None:
    assert [rule.id for rule in RULES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.id)] == []


def test_an_id_is_written_where_it_is_given_and_never_put_together() -> None:
    written: set[object] = set()
    for module in walk_packages(dsa.__path__, "dsa."):
        tree = ast.parse(Path(str(import_module(module.name).__file__)).read_text("utf-8"))
        written |= {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert [rule.id for rule in RULES if rule.id not in written] == []


def test_a_sentence_is_known_by_its_id_alone() -> None:
    texts: dict[str, set[str]] = {rule.id: {rule.text} for rule in RULES}
    for module in modules(dsa, without=frozenset({"wire"})):  # which makes sentences of those that it reads
        for sentence in said_in(module):
            texts.setdefault(sentence.id, set()).add(sentence.text)
    assert {name for name, several in texts.items() if len(several) > 1} == set()


def test_the_id_and_the_text_of_a_sentence_are_literals() -> None:
    for module in walk_packages(dsa.__path__, "dsa."):
        if not module.name.startswith(("dsa.ground.", "dsa.i18n.", "dsa.wire.")):
            source = Path(str(import_module(module.name).__file__)).read_text("utf-8")
            assert source.count("Sentence(") == len(list(said_in(import_module(module.name)))), module.name


def test_every_rule_cites_what_the_table_says() -> None:
    assert {rule.id: cited(rule) for rule in RULES} == TABLE["citations"]


@at_once("rule", RULES, ids=lambda rule: rule.id)
def test_every_sentence_is_whole_and_its_places_are_named(rule: Rule | Point) -> None:
    places = [name for _, name, _, _ in string.Formatter().parse(rule.text) if name is not None]
    assert all(place.isidentifier() for place in places)
    assert rule.text.endswith(".") or rule.id == "record-sources-differ"  # its last place is a sentence of its own
