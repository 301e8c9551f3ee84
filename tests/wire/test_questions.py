"""A stored answer carries its question: it is written, read, refused where it cannot be, and asked again."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from jsonschema import Draft202012Validator

import dsa
from dsa import Asked, Explained, Period, wire
from dsa.ground.values import Parameter, Value
from dsa.parameters import ASSISTANCE, FINE_INFRINGEMENT, UNTIL_APPLICATION
from dsa.testing import strategies
from dsa.wire import Cause, replaying
from dsa.wire.form import Form
from dsa.wire.forms import FORMS
from tests.at_once import at_once
from tests.examples import few
from tests.standard import SHOP, shop

from .examples import ANSWERS, DUE, FEE, RECORD_ANSWERS
from .frozen.facts import CALENDAR, CASE, DAY
from .golden import with_question

ON = date(2026, 3, 2)
DESIGNATED = dsa.VLOPDesignation(platform=shop(), decided=DAY, notified=DAY)
ANSWERING = [form for form in FORMS.values() if issubclass(form.kind, Explained | dsa.Answers)]
EVERY: list[Any] = [answer for several in (ANSWERS | RECORD_ANSWERS).values() for answer in several]


@contextmanager
def planted(parameter: Parameter[Any], value: object, first: date) -> Iterator[None]:
    """The parameter with a second value from a day on."""
    history = parameter.history
    object.__setattr__(parameter, "history", (*history, Value(value, first)))
    try:
        yield
    finally:
        object.__setattr__(parameter, "history", history)


# Written and read


def test_the_question_stands_at_the_end_of_the_document() -> None:
    document = wire.to_dict(dsa.deadline(ON, "P1M", calendar="EC"))
    assert list(document)[-1] == "asked"
    assert document["asked"] == {
        "function": "dsa.deadline",
        "arguments": {"event": {"day": "2026-03-02"}, "period": "P1M", "calendar": "EC"},
        "place": None,
    }


@at_once("answer", EVERY, ids=lambda answer: type(answer).__name__)
def test_an_answer_comes_back_with_its_question(answer: Explained) -> None:
    for again in (wire.loads(wire.dumps(answer)), wire.from_dict(wire.to_dict(answer), type(answer))):
        assert isinstance(again, Explained | dsa.Answers)
        assert (again, again.asked) == (answer, answer.asked)
        assert answer.asked is not None
    assert Draft202012Validator(wire.schema(type(answer))).is_valid(json.loads(wire.dumps(answer)))


def test_a_question_can_be_stored_alone() -> None:
    asked = dsa.deadline(ON, "P1M", calendar="EC").asked
    assert asked is not None
    again = wire.loads(wire.dumps(asked))
    assert isinstance(again, Asked)
    assert again == asked
    assert again.again() == dsa.deadline(ON, "P1M", calendar="EC")


def test_a_document_without_a_question_is_complete() -> None:
    document = wire.to_dict(dsa.deadline(ON, "P1M", calendar="EC"))
    del document["asked"]
    read = wire.from_dict(document)
    assert isinstance(read, dsa.Deadline)
    assert read.asked is None
    assert wire.to_dict(read) == document
    assert Draft202012Validator(wire.schema(dsa.Deadline)).is_valid(json.loads(json.dumps(document)))


def test_it_stands_once_and_not_with_the_answers_inside() -> None:
    due = next(each for each in DUE if isinstance(each.deadline, dsa.Deadline))
    assert due.deadline.asked is not None
    assert wire.dumps(due).count('"asked"') == 1
    statuses = dsa.obligations(SHOP, on=ON)
    text = wire.dumps(statuses)
    assert text.count('"asked"') == 1
    again = wire.loads(text, dsa.Answers)
    assert [each.asked for each in again] == [each.asked for each in statuses]


def test_a_calendar_of_the_library_is_its_code_and_one_of_ones_own_is_written_out() -> None:
    shipped = dsa.deadline(ON, "P1M", calendar=dsa.calendar("EC"))
    own = dsa.deadline(ON, "P1M", calendar=CALENDAR)
    assert '"calendar":{"calendar":"EC"}' in wire.dumps(shipped)
    for answer in (shipped, own):
        assert wire.loads(wire.dumps(answer), dsa.Deadline).asked == answer.asked
        assert wire.replay(wire.dumps(answer)).difference is None


def test_a_question_that_could_not_be_read_is_left_out() -> None:
    row = evolve(dsa.procedures.TABLE["assistance_reply"], runs_from="something else")
    answer = row(ON, calendar="IE")
    assert answer.asked is not None
    assert "asked" not in wire.to_dict(answer)
    assert wire.loads(wire.dumps(answer)) == answer


@pytest.mark.parametrize(
    ("asked", "place", "words"),
    [
        (7, "", "an object"),
        ({"arguments": {}}, "/function", "the key is missing"),
        ({"function": "dsa.deadline"}, "/arguments", "the key is missing"),
        ({"function": "dsa.deadlines", "arguments": {}}, "/function", "Did you mean dsa.deadline"),
        ({"function": "os.system", "arguments": {}}, "/function", "not known"),
        ({"function": "dsa.calendar", "arguments": {}}, "/function", "not known"),
        ({"function": "dsa.Money.__init__", "arguments": {}}, "/function", "not known"),
        ({"function": "dsa.wire.json.loads", "arguments": {}}, "/function", "not known"),
        ({"function": ["dsa.deadline"], "arguments": {}}, "/function", "the name of a function"),
        ({"function": "dsa.due_on", "arguments": {}}, "", "missing a required argument"),
        ({"function": "dsa.due_on", "arguments": {"day": None, "x": 1}}, "", "unexpected keyword argument"),
        ({"function": "dsa.due_on", "arguments": {"x y": 1}}, "/arguments/x y", "the name of a fact"),
        ({"function": "dsa.due_on", "arguments": {"day": {"day": "no"}}}, "/arguments/day/day", "a day such as"),
        ({"function": "dsa.due_on", "arguments": {"day": {"by_key": 1}}}, "/arguments/day/by_key", "an object"),
        ({"function": "dsa.due_on", "arguments": {"day": {"by_key": {"a": []}}}}, "/arguments/day/by_key/a", "object"),
        ({"function": "dsa.due_on", "arguments": {"day": {"calendar": "XX"}}}, "/arguments/day/calendar", "'EC'"),
        ({"function": "dsa.Investigation.state", "arguments": {"self": 1, "on": 1}}, "", "Investigation"),
        ({"function": "dsa.due_on", "arguments": {"day": None}, "place": "first"}, "/place", "null"),
        ({"function": "dsa.due_on", "arguments": {"day": None}, "why": 1}, "/why", "one of the keys"),
    ],
)
def test_a_question_that_cannot_be_is_refused_with_its_place(asked: object, place: str, words: str) -> None:
    document = wire.to_dict(dsa.due_on(ON)) | {"asked": asked}
    with pytest.raises(dsa.errors.InvalidDocument) as caught:
        wire.from_dict(document)
    assert caught.value.pointer == f"/asked{place}"
    assert words in str(caught.value)


def test_what_is_wrong_in_the_answer_and_in_its_question_is_told_together() -> None:
    document = wire.to_dict(dsa.due_on(ON)) | {"date": 5, "asked": {"function": "dsa.due_on", "arguments": []}}
    with pytest.raises(dsa.errors.SeveralErrors) as caught:
        wire.from_dict(document)
    pointers = [each.pointer for each in caught.value.errors if isinstance(each, dsa.errors.InvalidDocument)]
    assert pointers == ["/date", "/asked/arguments"]


def test_what_is_no_answer_has_no_question() -> None:
    with pytest.raises(dsa.errors.InvalidDocument, match="/asked"):
        wire.from_dict(wire.to_dict(dsa.Money(1, "EUR")) | {"asked": {"function": "dsa.due_on", "arguments": {}}})


def test_a_key_that_stands_twice_is_refused_beside_a_question_too() -> None:
    text = wire.dumps(dsa.due_on(ON)).replace('"zone":', '"zone":"Europe/Paris","zone":', 1)
    with pytest.raises(dsa.errors.InvalidDocument, match="/zone"):
        wire.loads(text)


# Asked again


@at_once("answer", EVERY, ids=lambda answer: type(answer).__name__)
def test_every_answer_of_today_holds(answer: Explained) -> None:
    replay = wire.replay(wire.dumps(answer))
    assert (replay.holds, replay.difference, replay.obstacle, replay.today) == (True, None, None, answer)


@at_once("form", ANSWERING, ids=lambda form: form.name)
def test_an_answer_of_every_form_is_published_with_its_question_and_holds(form: Form) -> None:
    documents = with_question(form)
    assert documents, "run python -m tests.wire.golden"
    for document in documents:
        replay = wire.replay(json.dumps(document))
        of_the_record = replay.difference is not None and replay.difference.cause is Cause.RECORD
        assert replay.holds is True or of_the_record, str(replay)


@few(25)
@given(strategies.any_answer())
def test_whatever_is_answered_comes_back_with_its_question_and_holds(answer: Explained) -> None:
    text = wire.dumps(answer)
    again = wire.loads(text)
    assert isinstance(again, Explained)
    assert (again, again.asked) == (answer, answer.asked)
    assert wire.dumps(again) == text
    assert wire.replay(text).difference is None


def test_a_number_of_the_law_that_changed_is_said_with_its_step() -> None:
    stored = wire.dumps(dsa.procedures.assistance_reply(ON, calendar="IE"))
    with planted(ASSISTANCE, Period(months=1), ON):
        replay = wire.replay(stored)
    assert replay.holds is False
    assert replay.difference is not None
    assert (replay.difference.place, replay.difference.cause) == ("/steps/0", Cause.LAW)
    assert "Article 57(3) DSA sets 2 months" in str(replay.difference.stored)
    assert "Article 57(3) DSA sets 1 month" in str(replay.difference.today)


@pytest.mark.parametrize(
    ("answer", "parameter", "value"),
    [
        (DESIGNATED.application, UNTIL_APPLICATION, Period(months=1)),
        (FEE.charges[0], dsa.parameters.FEE_CAP, dsa.parameters.FEE_CAP.history[0].value / 2),
        (
            dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=dsa.Money(1, "EUR"), imposed=DAY).against(
                dsa.maximum_fine(
                    dsa.Turnover(amount=dsa.Money(100, "EUR"), year=dsa.FinancialYear.ending(date(2023, 12, 31))),
                    decided=DAY,
                )
            ),
            FINE_INFRINGEMENT,
            FINE_INFRINGEMENT.history[0].value / 2,
        ),
    ],
    ids=lambda value: type(value).__name__,
)  # fmt: skip
def test_methods_and_parts_are_asked_again_with_the_law_of_today(
    answer: Explained, parameter: Parameter[Any], value: object
) -> None:
    stored = wire.dumps(answer)
    assert wire.replay(stored).holds is True
    with planted(parameter, value, date(2022, 11, 17)):
        replay = wire.replay(stored)
    if answer.asked is not None and "maximum" in answer.asked.arguments:
        assert replay.holds is True, "the ceiling was given with the question"
    else:
        assert (replay.holds, replay.difference is None) == (False, False)


def test_a_long_period_does_not_count_twice_where_a_deadline_is_asked_about() -> None:
    long = dsa.recompute(dsa.deadline(ON, "P60Y", calendar="EC"))
    assert wire.replay(wire.dumps(long)).holds is True
    farther = dsa.recompute(dsa.deadline(ON, "P101Y", calendar="EC"))
    assert "within a hundred years" in str(wire.replay(wire.dumps(farther)).obstacle)


def test_nothing_is_computed_with_more_than_anybody_has() -> None:
    many = [ON + timedelta(days=number) for number in range(1_001)]
    small = dsa.Figures(headcount=3, turnover=dsa.Money(1, "EUR"))
    accounts = [dsa.AnnualAccounts(closed=day, figures=small) for day in many[:101]]
    grown = evolve(SHOP, provider=evolve(SHOP.provider, size=accounts))
    again = [evolve(DESIGNATED, notified=DAY + timedelta(days=number)) for number in range(11)]
    for answer, most in (
        (dsa.limitation(ceased=DAY, suspensions=[(day, day) for day in many]), "1000 acts, and as many suspensions"),
        (dsa.limitation(ceased=DAY, interruptions=many), "1000 acts"),
        (dsa.obligations(grown, on=ON), "100 annual accounts"),
        (dsa.obligations(DESIGNATED.platform, on=ON, designation=again), "10 designations of a service"),
    ):
        replay = wire.replay(wire.dumps(answer))
        assert replay.holds is None
        assert f"at most {most}" in str(replay.obstacle)
    assert wire.replay(wire.dumps(dsa.limitation(ceased=DAY, interruptions=many[1:]))).holds is True


def test_one_of_several_is_compared_with_the_one_that_is_about_the_same() -> None:
    due = dsa.schedule(SHOP, start=date(2025, 1, 1), end=date(2028, 1, 1))
    stored = wire.dumps(due[3])
    document = json.loads(stored)
    document["asked"]["place"] = 0
    replay = wire.replay(json.dumps(document))
    assert (replay.holds, replay.today) == (True, due[3])


def test_one_of_several_that_is_gone_is_said_to_be_gone() -> None:
    due = dsa.schedule(SHOP, start=date(2025, 1, 1), end=date(2028, 1, 1))
    document = json.loads(wire.dumps(due[0]))
    document["asked"]["arguments"]["end"] = document["asked"]["arguments"]["start"]
    replay = wire.replay(json.dumps(document))
    assert (replay.holds, replay.today, replay.steps) == (False, None, ())
    assert str(replay).endswith("no longer among the answers of today (cause: correction)")


def test_of_several_answers_the_first_that_differs_is_named() -> None:
    stored = json.loads(wire.dumps(dsa.obligations(SHOP, on=ON)))
    assert wire.replay(json.dumps(stored)).holds is True
    changed = next(index for index, each in enumerate(stored["answers"]) if each["binds"] is True)
    stored["answers"][changed]["binds"] = False
    replay = wire.replay(json.dumps(stored))
    assert replay.holds is False
    assert replay.difference is not None
    assert replay.difference.place == f"/answers/{changed}/binds"
    stored["answers"].pop()
    stored["answers"][changed]["binds"] = True
    fewer = wire.replay(json.dumps(stored))
    assert fewer.difference is not None
    assert fewer.difference.place == f"/answers/{len(stored['answers'])}"
    assert (fewer.difference.stored is None, fewer.difference.today is None) == (True, False)


def test_several_answers_without_their_question_say_what_to_store() -> None:
    document = wire.to_dict(dsa.changes(SHOP, start=DAY, end=DAY))
    del document["asked"]
    replay = wire.replay(json.dumps(document))
    assert replay.holds is None
    assert isinstance(replay.obstacle, dsa.errors.MissingFact)


def test_a_question_of_the_record_differs_because_of_the_record() -> None:
    document = json.loads(wire.dumps(dsa.record.open_proceedings(date(2023, 12, 31))))
    document["cases"] = []
    replay = wire.replay(json.dumps(document))
    assert replay.difference is not None
    assert replay.difference.cause is Cause.RECORD


def test_a_question_that_is_answered_by_something_else() -> None:
    document = wire.to_dict(dsa.due_on(ON))
    document["asked"] = wire.to_dict(dsa.deadline(ON, "P1M", calendar="EC"))["asked"]
    replay = wire.replay(json.dumps(document))
    assert (replay.holds, replay.difference is None) == (False, False)


def test_a_question_that_is_refused_today_says_so() -> None:
    document = json.loads(wire.dumps(dsa.due_on(ON)))
    document["asked"]["arguments"]["day"] = "soon"
    replay = wire.replay(json.dumps(document))
    assert replay.holds is None
    assert isinstance(replay.obstacle, dsa.errors.InvalidType)


@pytest.mark.parametrize(
    "answer",
    [
        dsa.deadline(ON, "P101Y", calendar="EC", beyond="project"),
        dsa.deadline(ON, Period(years=101), calendar="EC", beyond="project"),
        dsa.working_days(ON, date(2136, 1, 1), calendar="EC", beyond="project"),
        dsa.recompute(dsa.deadline(date(2126, 1, 1), "P3Y", calendar="EC", beyond="project")),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_nothing_is_computed_that_nobody_lives_to_see(answer: Explained) -> None:
    replay = wire.replay(wire.dumps(answer))
    assert replay.holds is None
    assert "within a hundred years" in str(replay.obstacle)


def test_the_question_of_a_method_holds_its_object_as_it_was() -> None:
    state = CASE.state(DAY)
    later = CASE.state(DAY + timedelta(days=1))
    for answer in (state, later):
        again = wire.loads(wire.dumps(answer), dsa.InvestigationState)
        assert again.asked is not None
        assert again.asked.arguments["self"] == CASE


def test_what_tells_answers_apart_is_named_for_every_kind_of_which_there_are_several() -> None:
    several = {type(answer) for answer in EVERY if answer.asked.place is not None}
    assert several <= set(replaying._ABOUT)


@few(25)
@given(strategies.any_answer())
def test_the_headline_of_every_answer_can_be_stored_alone(answer: Explained) -> None:
    headline = answer.headline
    again = wire.loads(wire.dumps(headline))
    assert again == headline
    assert str(again) == str(answer)
