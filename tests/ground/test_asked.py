"""An answer carries its question: which function was asked, and with which arguments."""

import copy
import pickle
from collections.abc import Callable, Iterable
from datetime import date
from functools import wraps
from itertools import count
from typing import Any, NamedTuple

import numpy as np
import pytest
from attrs import evolve

import dsa
from dsa import Answers, Asked, Explained, Money, WhatIf, procedures
from dsa.errors import InvalidType, InvalidValue
from dsa.ground import plain
from dsa.ground.answering import answers
from dsa.ground.asked import question_of
from dsa.parameters import ASSISTANCE, THRESHOLD
from tests.act.proceedings.case_file import case
from tests.standard import OPENED, SHOP, shop

untyped: Any = dsa

ON = date(2026, 3, 2)
SERVICES = [dsa.FeeService(name=name, provider=name, recipients=50_000_000, designated_from=ON) for name in "AB"]
INCOMES = {"A": Money(100_000, "EUR"), "B": None}


def asked(answer: Explained | Answers[Any] | None) -> Asked:
    assert answer is not None
    assert answer.asked is not None
    return answer.asked


def test_an_answer_that_nobody_asked_for_has_no_question() -> None:
    made = dsa.WorkingDays(count=1, start=ON, end=ON, calendar="EC", least=1, most=1)
    assert (made.asked, made.certain) == (None, True)


def test_a_function_around_a_public_one_asks_what_that_asks() -> None:
    @wraps(dsa.due_on)
    def mine(day: date) -> dsa.NamedDay:
        return dsa.due_on(day)

    question = Asked(function=mine, pairs=(("day", ON),))
    assert question.function is dsa.due_on
    assert question == Asked(function=dsa.due_on, pairs=(("day", ON),))


def test_the_question_is_the_function_with_the_arguments_as_they_were_given() -> None:
    answer = dsa.deadline(ON, "P1M", calendar="EC")
    assert asked(answer).function is dsa.deadline
    assert asked(answer).arguments == {"event": ON, "period": "P1M", "calendar": "EC"}
    assert str(asked(answer)) == "deadline(event=datetime.date(2026, 3, 2), period='P1M', calendar='EC')"
    assert asked(answer).again() == answer


def test_arguments_by_place_and_by_name_are_the_same_question() -> None:
    assert asked(dsa.deadline(ON, period="P1M", calendar="EC")) == asked(
        dsa.deadline(calendar="EC", event=ON, period="P1M")
    )
    assert asked(dsa.deadline(ON, "P1M", calendar="EC")) != asked(dsa.deadline(ON, "P2M", calendar="EC"))


class Code(str):
    """Text of another library, as NumPy has it."""


class Special(date):
    """A day of another library."""


class Pause(NamedTuple):
    """A pair with names."""

    first: date
    last: date


@pytest.mark.parametrize(
    "ask",
    [
        lambda: untyped.deadline(Special(2026, 3, 2), Code("P1M"), calendar=Code("EC"), direction=Code("after")),
        lambda: untyped.threshold_for_population(np.int64(470_000_000), reference=np.int64(447_000_000)),
        lambda: untyped.average_monthly_active_recipients(np.array([1, 2, 3, 4, 5, 6])),
        lambda: dsa.limitation(ceased=ON, suspensions=[Pause(date(2027, 3, 1), date(2027, 4, 1))]),
        lambda: untyped.supervisory_fee(
            SERVICES, year=np.int64(2026), costs=Money(1_000, "EUR"), net_income={Code("A"): None, Code("B"): None}
        ),
        lambda: dsa.schedule(SHOP, start=ON, end=date(2027, 3, 2), calendar=Code("IE")),
        lambda: dsa.record.by_article(Code("28")),
    ],
)
def test_what_stands_in_for_a_plain_thing_is_that_thing_in_the_question(ask: Callable[[], Explained]) -> None:
    answer = ask()
    again = dsa.wire.loads(dsa.wire.dumps(answer), type(answer))
    assert again.asked == asked(answer)
    assert dsa.wire.replay(dsa.wire.dumps(answer)).holds is True
    parts = [*asked(answer).arguments.values()]
    for part in parts:
        parts += part if isinstance(part, tuple) else [*part, *part.values()] if isinstance(part, dict) else ()
        assert type(part) not in {Code, Special, Pause, np.int64}


def test_the_question_that_was_asked_counts_and_not_those_behind_it() -> None:
    answer = procedures.assistance_reply(ON, calendar="IE")
    assert asked(answer).function is procedures.assistance_reply
    row = procedures.TABLE["assistance_reply"]
    assert asked(row(ON, calendar="IE")).arguments == {"self": row, "event": ON, "calendar": "IE"}


def test_a_thought_experiment_is_part_of_the_question() -> None:
    tried = WhatIf([(ASSISTANCE, dsa.Period(days=3))])
    answer = procedures.assistance_reply(ON, calendar="IE", what_if=tried)
    assert asked(answer).arguments["what_if"] == tried
    assert asked(answer).again() == answer


def test_what_is_read_only_once_or_changed_afterwards_is_kept_as_it_was() -> None:
    months = [44_000_000, 46_000_000, 45_000_000, 45_000_000, 45_000_000, 45_000_000]
    kept = tuple(months)
    for counts in (months, iter(months), (month for month in months)):
        answer = dsa.average_monthly_active_recipients(counts)
        assert asked(answer).arguments["monthly_unique_counts"] == kept
        assert asked(answer).again() == answer
    listed = dsa.average_monthly_active_recipients(months)
    months.clear()
    assert asked(listed).again() == listed
    incomes = dict(INCOMES)
    fee = dsa.supervisory_fee(iter(SERVICES), year=2026, costs=Money(100, "EUR"), net_income=incomes)
    incomes.clear()
    assert asked(fee).arguments["net_income"] == INCOMES
    assert asked(fee).again() == fee
    paused = untyped.limitation(ceased=ON, suspensions=[[date(2027, 1, 1), date(2027, 2, 1)]])
    assert asked(paused).arguments["suspensions"] == ((date(2027, 1, 1), date(2027, 2, 1)),)


def test_each_of_several_answers_knows_which_it_is() -> None:
    statuses = dsa.obligations(SHOP, on=ON)
    assert isinstance(statuses, Answers)
    assert asked(statuses).place is None
    assert [asked(each).place for each in statuses] == list(range(len(statuses)))
    assert asked(statuses[3]).again() == statuses
    due = dsa.schedule(SHOP, start=ON, end=date(2027, 3, 2))
    assert [asked(each).place for each in due] == list(range(len(due)))
    assert asked(due[0]).again() == due


def test_the_answers_of_which_another_is_the_sum_carry_its_question() -> None:
    fee = dsa.supervisory_fee(SERVICES, year=2026, costs=Money(100, "EUR"), net_income=INCOMES)
    assert asked(fee).place is None
    assert [asked(charge).place for charge in fee.charges] == [0, 1]
    assert asked(fee.charges[0]).function is dsa.supervisory_fee


def test_a_method_is_asked_with_its_object() -> None:
    state = case().state(OPENED)
    assert asked(state).name == "Investigation.state"
    assert asked(state).arguments == {"self": case(), "on": OPENED}
    assert asked(state).again() == state


def test_a_property_is_asked_with_its_object() -> None:
    designation = dsa.VLOPDesignation(platform=shop(), decided=ON, notified=ON)
    assert asked(designation.application).arguments == {"self": designation}
    assert asked(designation.application).again() == designation.application
    assert designation.cessation is None


def test_equal_answers_are_equal_whoever_asked() -> None:
    answer, other = dsa.deadline(ON, "P1M", calendar="EC"), dsa.deadline(ON, dsa.Period(months=1), calendar="EC")
    assert answer == other
    assert hash(answer) == hash(other)
    assert repr(answer) == repr(other)
    assert asked(answer) != asked(other)


def test_an_answer_that_somebody_changed_is_no_answer_any_more() -> None:
    answer = dsa.deadline(ON, "P1M", calendar="EC")
    assert evolve(answer, date=ON).asked is None
    assert evolve(answer).asked is None
    assert dsa.obligations(SHOP, on=ON)[:3] == dsa.obligations(SHOP, on=ON).answers[:3]


def test_what_is_put_together_by_hand_has_no_question() -> None:
    assert dsa.EffectiveDate(date=ON).asked is None
    assert Answers((), headline=dsa.Sentence("changes-none", "none")).asked is None


@pytest.mark.parametrize(
    "answer",
    [
        dsa.deadline(ON, "P1M", calendar="EC"),
        case().state(OPENED),
        dsa.VLOPDesignation(platform=shop(), decided=ON, notified=ON).application,
        dsa.obligations(SHOP, on=ON),
        dsa.obligations(SHOP, on=ON)[2],
        dsa.threshold_test(46_000_000, on=ON, what_if=WhatIf([(THRESHOLD, 47_000_000)])),
    ],
    ids=lambda answer: type(answer).__name__,
)
def test_a_copy_and_a_pickle_carry_the_question(answer: Explained) -> None:
    for again in (pickle.loads(pickle.dumps(answer)), copy.copy(answer), copy.deepcopy(answer)):
        assert again == answer
        assert again.asked == answer.asked
        assert asked(again).function is asked(answer).function
    assert pickle.loads(pickle.dumps(asked(answer))) == asked(answer)
    assert hash(asked(answer)) == hash(pickle.loads(pickle.dumps(asked(answer))))


def test_a_question_can_be_put_together_and_is_checked_like_a_call() -> None:
    question = Asked(function=dsa.due_on, pairs=(("day", ON),))
    assert question == asked(dsa.due_on(ON))
    assert question.again() == dsa.due_on(ON)
    with pytest.raises(InvalidType, match="a public function that answers"):
        Asked(function=print, pairs=())
    with pytest.raises(InvalidValue, match="missing a required argument: 'day'"):
        Asked(function=dsa.due_on, pairs=())
    with pytest.raises(InvalidValue, match="unexpected keyword argument 'on'"):
        Asked(function=dsa.due_on, pairs=(("day", ON), ("on", ON)))
    with pytest.raises(InvalidType, match="self"):
        Asked(function=dsa.Investigation.state, pairs=(("self", SHOP), ("on", ON)))
    wrong: tuple[Any, ...] = (("day",), ("day", ON, ON), (1, ON))
    for pair in wrong:
        with pytest.raises(InvalidType, match=r"^pairs: .*pairs of a name and its value"):
            Asked(function=dsa.due_on, pairs=(pair,))


def test_a_question_that_is_put_together_names_its_arguments_in_the_order_of_the_function() -> None:
    question = Asked(function=dsa.deadline, pairs=(("calendar", "EC"), ("period", "P1M"), ("event", ON)))
    assert question == asked(dsa.deadline(ON, "P1M", calendar="EC"))
    assert str(question) == "deadline(event=datetime.date(2026, 3, 2), period='P1M', calendar='EC')"


def test_an_argument_without_an_end_is_read_as_far_as_a_sequence_goes_and_no_further(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(plain, "MOST_ITEMS", 6)
    answer = dsa.average_monthly_active_recipients(iter(range(6)))
    assert asked(answer).arguments == {"monthly_unique_counts": tuple(range(6))}
    numbers = count()
    with pytest.raises(InvalidValue, match="at most 6 of them"):
        dsa.average_monthly_active_recipients(numbers)
    assert next(numbers) == 7


def test_only_what_can_be_several_things_is_looked_through() -> None:
    @answers
    def of_a_day(day: date, *, calendar: str) -> dsa.EffectiveDate:
        return dsa.EffectiveDate(date=day)

    @answers
    def of_several(calendar: str, days: Iterable[date]) -> dsa.EffectiveDate:
        return dsa.EffectiveDate(date=max(days))

    assert not question_of(of_a_day).takes_several
    assert question_of(of_several).takes_several


def test_a_question_that_is_refused_is_refused_as_before() -> None:
    with pytest.raises(InvalidType, match="event"):
        untyped.deadline("2026-03-02", "P1M", calendar="EC")
    with pytest.raises(TypeError):
        untyped.deadline()


def test_an_argument_is_shown_whole_up_to_sixty_characters() -> None:
    period = "P1M".ljust(58)
    assert f"period={period!r}, " in str(asked(dsa.deadline(ON, period, calendar="EC")))
    assert f"period={f'{period} '!r:.59}…, " in str(asked(dsa.deadline(ON, f"{period} ", calendar="EC")))
