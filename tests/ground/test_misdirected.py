"""Calls that do not fit a function: refused by the library, with the call that was meant."""

import inspect
import re
from datetime import date
from importlib import import_module
from runpy import run_path
from typing import Any

import pytest

import dsa
from dsa import DSAError, Money, Platform, Provider, ServiceKind
from dsa.ground.answering import answers
from dsa.ground.mistaken.calls import by_name
from dsa.ground.several import Answers
from tests.act.proceedings.case_file import case
from tests.at_once import at_once
from tests.paths import ROOT

library: Any = dsa  # the deliberate mistakes below are not to be stopped by the type checker first
DAY = date(2026, 11, 26)
SHOP = Platform(name="Shop", provider=Provider(name="Shop Ltd"), kind=ServiceKind.MARKETPLACE)
YEAR = dsa.Turnover(amount=Money(1, "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31)))
TYPED = "datetime.date(2026, 11, 26)"
BACK = "direction='before'"


@pytest.mark.parametrize(
    ("name", "args", "kwargs", "refused", "meant"),
    [
        ("threshold_test", (5, DAY), {}, "an argument without its name", f"threshold_test(5, on={TYPED})"),
        ("threshold_test", (5,), {"date": DAY}, "the argument 'date'", f"threshold_test(5, on={TYPED})"),
        ("threshold_test", (5,), {}, "a call without on", "threshold_test(5, on=...)"),
        ("threshold_test", (), {}, "a call without recipients, on", "threshold_test(recipients, on=...)"),
        ("deadline", (DAY, "P2D", "EC"), {}, "without its name", f"deadline({TYPED}, 'P2D', calendar='EC')"),
        ("deadline", (DAY, "P2D"), {"calender": "EC"}, "'calender'", f"deadline({TYPED}, 'P2D', calendar='EC')"),
        ("deadline", (DAY,), {"event": DAY, "period": "P2D", "calendar": "EC"}, "event twice", f"deadline({TYPED}, "),
        ("limitation", (DAY,), {}, "an argument without its name", f"limitation(ceased={TYPED})"),
        ("obligations", (SHOP, DAY), {}, "an argument without its name", f"obligations(platform, on={TYPED})"),
        ("schedule", (SHOP,), {"until": DAY}, "'until'", "schedule(platform, start=..., end=...)"),
        ("schedule", (SHOP, DAY, DAY), {}, "leaves out names", f"start={TYPED}, end={TYPED})"),
        ("maximum_fine", (YEAR,), {"on": DAY}, "the argument 'on'", f"decided={TYPED})"),
        ("deadline", (DAY,), {"event": YEAR, "calendar": "EC"}, "event twice", f"deadline({TYPED}, period, calendar="),
        *(
            ("deadline", (DAY, "P2D", typed), named, "without its name", f"{TYPED}, 'P2D', calendar='EC', {BACK})")
            for typed, named in (("EC", {"direction": "before"}), ("before", {"calendar": "EC"}))
        ),
        ("deadline", (DAY, "P2D"), {"calendar": "EC", "calender": "FR"}, "'calender'", "'P2D', calendar='EC')."),
        ("threshold_test", (), {"recipient": 5, "date": DAY}, "'recipient'", f"threshold_test(5, on={TYPED})"),
        ("due_on", (), {"zome": "Europe/Athens"}, "'zome'", "due_on(day, zone='Europe/Athens')"),
        ("deadline", (DAY, "P1M".ljust(58), "EC"), {}, "without its name", f"{'P1M'.ljust(58)!r}, calendar='EC'"),
        ("deadline", (DAY, "P1M".ljust(59), "EC"), {}, "without its name", f"{TYPED}, period, calendar='EC'"),
    ],
)
def test_a_call_that_python_refuses_is_told_how_it_is_typed(
    name: str, args: tuple[object, ...], kwargs: dict[str, object], refused: str, meant: str
) -> None:
    with pytest.raises(DSAError) as caught:
        getattr(library, name)(*args, **kwargs)
    assert isinstance(caught.value, TypeError)
    assert caught.value.code == "invalid-type"
    message = str(caught.value)
    assert message.startswith(f"{name}(): ")
    assert refused in message.partition("Accepted:")[0]
    assert meant in message.partition("Accepted:")[2]


def test_a_call_of_a_method_is_told_without_the_object_whose_it_is() -> None:
    file: Any = case()
    for arguments, meant in (((), "on"), ((DAY, 5), TYPED)):
        with pytest.raises(DSAError, match=rf"Accepted: Investigation\.state\({re.escape(meant)}\)\.$"):
            file.state(*arguments)


MODULES: tuple[str, ...] = run_path(str(ROOT / ".ci" / "public_api.py"))["MODULES"]
AS_PYTHON_SAYS = {"translate", "dumps"}
"""What is called so often, and takes so little time, that a word for who calls it wrongly costs the others too much."""


def by_their_names() -> dict[str, Any]:
    """The public functions some of whose arguments go by their names alone."""
    functions = {
        f"{path}.{name}": value
        for path in MODULES
        if not path.startswith("dsa.testing")
        for name in getattr(import_module(path), "__all__", ())
        if name not in AS_PYTHON_SAYS and inspect.isfunction(value := getattr(import_module(path), name))
    }
    return {
        name: value
        for name, value in functions.items()
        if any(each.kind is each.KEYWORD_ONLY for each in inspect.signature(value).parameters.values())
    }


@at_once("name", by_their_names())
def test_whatever_has_arguments_by_name_refuses_a_call_that_leaves_out_the_names(name: str) -> None:
    function = by_their_names()[name]
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{function.__name__}\(\): a call that leaves out names"):
        function(*[DAY] * 30)
    with pytest.raises(
        dsa.errors.InvalidType, match=rf"the argument 'colour' is refused\. Accepted: {function.__name__}\("
    ):
        function(colour=DAY)


def test_a_value_of_others_is_not_shown_since_that_can_mean_to_compute_it() -> None:
    class Frame:
        """One of an engine."""

        def __repr__(self) -> str:
            pytest.fail("computed")

    with pytest.raises(DSAError, match=r"threshold_test\(frame, on=datetime\.date\(2026, 11, 26\)\)"):
        library.frames.threshold_test(Frame(), DAY)


def test_what_is_no_question_tells_its_own_mistakes_and_those_of_others() -> None:
    with pytest.raises(dsa.errors.InvalidType, match="headcount: '60' is refused"):
        library.enterprise_size("60", turnover=Money(1, "EUR"))
    with pytest.raises(dsa.errors.InvalidType, match="due_dates: 5 is refused"):
        library.ical.to_ical(5)

    @by_name
    def broken(number: Any) -> Any:
        return number + "1"

    with pytest.raises(TypeError, match="unsupported operand") as caught:
        broken(1)
    assert not isinstance(caught.value, DSAError)


def test_a_mistake_inside_a_function_stays_what_it_is() -> None:
    @answers
    def broken(number: Any) -> Answers[Any]:
        return Answers(number + "1", headline=dsa.Sentence("example", "an example"))

    with pytest.raises(TypeError, match="unsupported operand") as caught:
        broken(1)
    assert not isinstance(caught.value, DSAError)


def test_a_right_call_looks_at_no_signature(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        pytest.fail("a right call was looked at")

    monkeypatch.setattr("dsa.ground.answering.misdirected", never)
    assert dsa.threshold_test(5, on=DAY).met is False
    with pytest.raises(DSAError):
        library.threshold_test(-5, on=DAY)


@pytest.mark.parametrize(
    "use",
    [
        lambda answer: answer > 45_000_000,
        lambda answer: answer >= 45_000_000,
        lambda answer: answer - 1,
        lambda answer: DAY + answer,
        lambda answer: answer > DAY,
    ],
)
def test_an_answer_is_no_number_and_no_day_and_names_its_fields(use: Any) -> None:
    with pytest.raises(dsa.errors.InvalidType, match=r"one of its fields: \.met, \.margin"):
        use(dsa.threshold_test(5, on=DAY))


def test_what_an_answer_does_not_have_is_told_with_what_it_has() -> None:
    answer: Any = dsa.maximum_fine(YEAR, decided=DAY)
    with pytest.raises(AttributeError, match=r"no attribute 'amount'\. It has: \.ceiling") as caught:
        _ = answer.amount
    assert (caught.value.name, caught.value.obj) == ("amount", answer)
    assert not hasattr(answer, "amount")
    with pytest.raises(AttributeError) as private:
        _ = answer._nothing
    assert "It has" not in str(private.value)
