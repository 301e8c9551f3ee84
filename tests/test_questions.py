"""Whatever answers carries its question: every public function, method and property, without a list to keep."""

import inspect
import typing
from collections.abc import Iterator
from importlib import import_module

from hypothesis import HealthCheck, given, settings

import dsa
from dsa import Answers, Asked, Explained
from dsa.ground.asked import Question, question_of
from dsa.testing import strategies
from dsa.wire import questions
from tests.at_once import at_once

ACCESSORS = {
    "dsa.Answers.binding": "some of the same answers, with the reasons of all",
    "dsa.Answers.each": "the same answers, changed by whoever calls it",
    "dsa.procedures.TimeLimit.noted": "an answer with what is to be said of it, inside those who ask",
    **{
        f"dsa.ServiceFile.{name}": "what the function of that name answers, which carries its own question"
        for name in ("changes", "obligations", "schedule", "status")
    },
    "dsa.SupervisoryFee.of": "one of the charges, which carries the question of the fee",
    "dsa.record.Dossier.tests": "what threshold_test answered, one for each figure",
}
"""They answer nothing: they hand out what others answered."""


def functions() -> Iterator[tuple[str, object]]:
    """Every public function, and every method and property of a public class, by its name."""
    for name in questions.SPACES:
        space = import_module(name)
        for public in space.__all__:
            value = getattr(space, public)
            if inspect.isfunction(value):
                yield f"{name}.{public}", value
            elif isinstance(value, type):
                for member, attribute in vars(value).items():
                    function = attribute.fget if isinstance(attribute, property) else attribute
                    if inspect.isfunction(function) and (not member.startswith("_") or member == "__call__"):
                        yield f"{name}.{public}.{member}", function


def answers(hint: object) -> bool:
    """Whether a return annotation speaks of an answer."""
    if isinstance(hint, type):
        return issubclass(hint, Explained | Answers)
    return any(answers(part) for part in (typing.get_origin(hint), *typing.get_args(hint)) if part is not None)


def returned(function: object) -> object:
    scope = {name: getattr(dsa, name) for name in dsa.__all__}
    home = vars(import_module(str(getattr(function, "__module__", ""))))
    hint = getattr(function, "__annotations__", {}).get("return")
    return eval(hint, home, scope) if isinstance(hint, str) and "Into" not in hint else hint


def carries(function: object) -> bool:
    try:
        return question_of(function) is not None
    except dsa.errors.InvalidType:
        return False


ANSWERING = {name: function for name, function in functions() if answers(returned(function))}


def test_there_are_answers_everywhere() -> None:
    assert len(ANSWERING) > 60
    assert {"dsa.deadline", "dsa.procedures.assistance_reply", "dsa.record.by_article", "dsa.Penalty.against"} <= set(
        ANSWERING
    )
    assert set(ACCESSORS) <= set(ANSWERING)


@at_once("name", sorted(set(ANSWERING) - set(ACCESSORS)))
def test_every_public_function_that_answers_marks_its_answers(name: str) -> None:
    assert carries(ANSWERING[name]), "@answers, from dsa.ground.answering"


@at_once("name", sorted(set(ANSWERING) - set(ACCESSORS)))
def test_what_can_be_asked_has_a_public_name(name: str) -> None:
    assert questions.name_of(question_of(ANSWERING[name])) == name


def test_nothing_else_can_be_asked() -> None:
    assert {name for name, function in functions() if carries(function)} == set(ANSWERING) - set(ACCESSORS)
    assert set(questions.names()) == set(ANSWERING) - set(ACCESSORS)


@at_once("name", sorted(set(ANSWERING) - set(ACCESSORS)))
def test_what_can_be_read_only_once_is_said_in_words_that_are_looked_for(name: str) -> None:
    question = question_of(ANSWERING[name])
    hints = [str(hint) for key, hint in question.ask.__annotations__.items() if key != "return"]
    unsettled = [hint for hint in hints if any(word in hint for word in ("list[", "dict[", "set[", "Iter", "Coll"))]
    assert question.takes_several or not unsettled


@at_once("name", sorted(set(ANSWERING) - set(ACCESSORS)))
def test_what_need_not_be_given_is_given_by_its_name(name: str) -> None:
    for parameter in question_of(ANSWERING[name]).signature.parameters.values():
        optional = parameter.default is not parameter.empty
        assert parameter.kind in (parameter.KEYWORD_ONLY, parameter.POSITIONAL_OR_KEYWORD), parameter
        assert parameter.kind is parameter.KEYWORD_ONLY or not optional, parameter


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(strategies.any_answer())
def test_every_answer_can_be_asked_again(answer: Explained) -> None:
    assert isinstance(answer.asked, Asked)
    assert isinstance(question_of(answer.asked.function), Question)
    again = answer.asked.again()
    assert again is not answer, "an answer is made for the call, and carries it"
    if answer.asked.place is not None:
        several = getattr(again, "charges", again)
        assert isinstance(several, tuple)
        again = several[answer.asked.place]
    assert again == answer
    assert isinstance(again, Explained)
    assert again.asked == answer.asked
