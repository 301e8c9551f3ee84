"""A sentence is checked where it is written, and a rule is applied under a provision."""

from datetime import date

import pytest

import dsa
from dsa import DSA
from dsa.ground import checks
from dsa.ground.trace import Point, Rule, Sentence


@pytest.mark.parametrize("text", ["{open", "closed}", "{}", "{0}", "{a b}"])
def test_a_sentence_that_cannot_be_filled_is_refused_where_it_is_written(text: str) -> None:
    for write in (lambda: Rule("id", text, DSA.at(1)), lambda: Point("id", text), lambda: checks.places(text)):
        with pytest.raises(dsa.errors.InvalidValue, match="text"):
            write()


def test_a_rule_without_a_provision_of_its_own_is_applied_under_one() -> None:
    rule = Rule("id", "{before} becomes {after}.")
    assert rule.step(1, 2, under=DSA.at(33, 1)).citation == DSA.at(33, 1)
    assert Rule("id", "{before}", DSA.at(1)).step(1, 2, under=DSA.at(2)).citation == DSA.at(2)
    with pytest.raises(dsa.errors.MissingFact, match="provision under which id is applied"):
        rule.step(1, 2)
    assert Point("id", "open", (DSA.at(1),)).notice(under=DSA.at(2)).citations == (DSA.at(2), DSA.at(1))


def test_a_value_that_a_sentence_lacks_is_named() -> None:
    with pytest.raises(dsa.errors.MissingFact, match="'day'"):
        str(Sentence("id", "on {day}", (("date", date(2024, 3, 14)),)))
