"""Every number leaves with its provision and its day, whatever is asked.

Three properties over the public questions, those put by hand and at the end whatever the strategies draw: an answer
cites the provision of each parameter that it read, as noted at
the parameter's own door; a second value changes answers from its first day on and none before; a thought experiment
changes the answer, with its notice, or is refused.
"""

import ast
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve
from hypothesis import HealthCheck, given, settings, strategies as st

import dsa
from dsa import Answers, Asked, DSAError, Explained, Money, Period, WhatIf, procedures
from dsa.ground.answering import parts_of
from dsa.ground.asked import question_of
from dsa.ground.citations import Citation
from dsa.ground.values import Parameter, Value, experiment
from dsa.testing import strategies
from tests.at_once import at_once
from tests.standard import shop

ON = date(2026, 3, 2)
TURNOVER = dsa.Turnover(amount=Money(36_500_000_001, "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31)))
SERVICE = dsa.FeeService(name="A", provider="A", recipients=50_123_456, designated_from=date(2025, 8, 25))
MEDIUM = dsa.Figures(headcount=100, turnover=Money(20_000_000, "EUR"), balance_sheet=Money(20_000_000, "EUR"))
SMALL = dsa.Figures(headcount=20, turnover=Money(5_000_000, "EUR"), balance_sheet=Money(5_000_000, "EUR"))
ACCOUNTS = [
    dsa.AnnualAccounts(closed=date(2023, 12, 31), figures=SMALL),
    dsa.AnnualAccounts(closed=date(2024, 12, 31), figures=MEDIUM),
    dsa.AnnualAccounts(closed=date(2025, 12, 31), figures=MEDIUM),
]
BELOW = [
    dsa.ActiveRecipients(count=40_000_000, period_start=date(2025, 2, 1), period_end=date(2025, 7, 31)),
    dsa.ActiveRecipients(count=41_000_000, period_start=date(2025, 8, 1), period_end=date(2026, 1, 31)),
]
LARGE = shop(country="IE", size=dsa.EnterpriseSize.LARGE)
DESIGNATED = dsa.VLOPDesignation(
    platform=LARGE, decided=date(2025, 1, 6), notified=date(2025, 1, 7), termination_notified=date(2026, 1, 7)
)

Question = Callable[..., Any]

PROCEDURES: dict[str, Question] = {}
for _row in procedures.TABLE.values():

    def _asked(on: date, *, _row: procedures.TimeLimit = _row, **more: Any) -> Any:
        function = getattr(procedures, _row.name)
        if _row.whose is None and _row.moves and not _row.backwards:
            more["calendar"] = "IE"
        return function(on, **more)

    PROCEDURES[_row.name] = _asked

QUESTIONS: dict[str, Question] = {
    **PROCEDURES,
    "settlement_decision, highly complex": lambda on, **more: procedures.settlement_decision(
        on, calendar="IE", highly_complex=True, **more
    ),
    "crisis_measures_end, extended": lambda on, **more: procedures.crisis_measures_end(on, extended=True, **more),
    "coordinator_assessment, suspended": lambda on, **more: procedures.coordinator_assessment(
        on, calendar="IE", suspensions=[(on + timedelta(days=5), on + timedelta(days=9))], **more
    ),
    "threshold_test": lambda on, **more: dsa.threshold_test(45_000_000, on=on, **more),
    "threshold_for_population": lambda on, **more: dsa.threshold_for_population(
        470_000_000, reference=447_000_000, on=on, **more
    ),
    "threshold_for_population, unchanged": lambda on, **more: dsa.threshold_for_population(
        450_000_000, reference=447_000_000, on=on, **more
    ),
    "termination_test": lambda on, **more: dsa.termination_test(
        [figure for figure in BELOW if figure.period_end <= on] or BELOW[:1], on=max(on, date(2025, 7, 31)), **more
    ),
    "average": lambda on, **more: dsa.average_monthly_active_recipients([1, 2, 3, 4, 5, 6], on=on, **more),
    "supervisory_fee": lambda on, **more: dsa.supervisory_fee(
        [SERVICE], year=on.year, costs=Money(100, "EUR"), net_income={"A": Money(100_000, "EUR")}, **more
    ),
    "size_status": lambda on, **more: dsa.size_status(ACCOUNTS, on=on, **more),
    "limitation": lambda on, **more: dsa.limitation(
        ceased=on, interruptions=[on + timedelta(days=1800 * n) for n in (1, 2, 3)], **more
    ),
    "enforcement_limitation": lambda on, **more: dsa.enforcement_limitation(final=on, **more),
    **{
        f"maximum_fine, {ground}": lambda on, ground=ground, **more: dsa.maximum_fine(
            TURNOVER, decided=on, ground=ground, **more
        )
        for ground in dsa.FineGround
    },
    **{
        f"periodic_penalty_ceiling, national={national}": lambda on, national=national, **more: (
            dsa.periodic_penalty_ceiling(TURNOVER, decided=on, days=7, national=national, **more)
        )
        for national in (False, True)
    },
}
"""Each question as a function of the day whose law counts."""


def citations(answer: Any) -> set[Citation]:
    """What an answer, or any of several, cites."""
    if isinstance(answer, Explained):
        return set(answer.citations)
    return {citation for each in answer for citation in citations(each)}


def read(question: Question, on: date) -> tuple[Any, list[Parameter[Any]]]:
    with experiment() as trial:
        answer = question(on)
    return answer, list(trial.read.values())


@at_once("name", QUESTIONS)
def test_an_answer_cites_the_provision_of_every_number_that_it_read(name: str) -> None:
    answer, numbers = read(QUESTIONS[name], ON)
    assert numbers, "a question that rests on no number does not belong here"
    assert {number.citation for number in numbers} <= citations(answer)


@at_once("name", PROCEDURES)
def test_a_single_time_limit_begins_with_the_provision_that_sets_it(name: str) -> None:
    answer = QUESTIONS[name](ON)
    row = procedures.TABLE[name]
    first = answer.steps[0]
    assert (first.citation, first.facts["value"]) == (row.provision, row.period.on(ON))
    assert first.rule == ("provision-sets-at-least" if row.at_least else "provision-sets")


def other(value: Any) -> Any:
    """Another value for a number of the law, near enough to be taken everywhere."""
    match value:
        case Period():
            days = Period(days=value.days + 30) if value.days else None
            working = Period(working_days=value.working_days + 7) if value.working_days else None
            return working or days or Period(months=value.whole_months + 1, weeks=value.weeks)
        case Fraction():
            return value / 2
        case Money():
            return Money(value.amount / 8, value.currency)
        case date():
            return value + timedelta(days=7)
        case int():
            return value // 4
        case (month, number):
            return (month, number - 1)
    raise AssertionError(value)


@contextmanager
def planted(parameter: Parameter[Any], first: date) -> Iterator[None]:
    """The parameter with a second value from a day on."""
    history = parameter.history
    object.__setattr__(parameter, "history", (*history, Value(other(history[-1].value), first)))
    try:
        yield
    finally:
        object.__setattr__(parameter, "history", history)


def numbers_of(questions: Iterable[str]) -> list[tuple[str, Parameter[Any]]]:
    return [(name, each) for name in questions for each in read(QUESTIONS[name], ON)[1]]


SAME_ANSWER = {
    ("average", "period over which recipients are averaged"),  # six numbers are given: other months are refused
}


@at_once(("name", "number"), numbers_of(QUESTIONS), ids=lambda row: f"{row[0]}, {row[1].name}")
def test_a_second_value_changes_the_answer_from_its_day_and_not_before(name: str, number: Parameter[Any]) -> None:
    question = QUESTIONS[name]
    before = str_and_steps(question(ON))
    later = ON + timedelta(days=400) if "fee" in name else ON + timedelta(days=1)
    with planted(number, later):
        assert str_and_steps(question(ON)) == before
    with planted(number, date(ON.year, 1, 1) if "size" not in name else date(2022, 11, 17)):
        if (name, number.name) in SAME_ANSWER:
            with pytest.raises(dsa.DSAError):
                question(ON)
        else:
            assert str_and_steps(question(ON)) != before


def str_and_steps(answer: Any) -> Any:
    if isinstance(answer, Explained):
        return str(answer), answer.steps
    return [str_and_steps(each) for each in answer]


@at_once(("name", "number"), numbers_of(QUESTIONS), ids=lambda row: f"{row[0]}, {row[1].name}")
def test_a_thought_experiment_changes_the_answer_with_its_notice(name: str, number: Parameter[Any]) -> None:
    question = QUESTIONS[name]
    tried = WhatIf([(number, other(number.on(ON)))])
    if (name, number.name) in SAME_ANSWER:
        with pytest.raises(dsa.DSAError):
            question(ON, what_if=tried)
        return
    answer = question(ON, what_if=tried)
    assert str_and_steps(answer) != str_and_steps(question(ON))
    assert (answer.notices[0].id, answer.notices[0].facts["name"]) == ("what-if", number.name)


@given(strategies.parameters(), st.sampled_from(sorted(QUESTIONS)), st.data())
def test_a_thought_experiment_with_a_number_that_the_question_does_not_use_is_refused(
    number: Parameter[Any], name: str, data: st.DataObject
) -> None:
    used = {parameter.name for parameter in read(QUESTIONS[name], ON)[1]}
    tried = data.draw(strategies.what_ifs(parameter=number))
    if number.name not in used:
        with pytest.raises(dsa.errors.InvalidValue, match="numbers that this question rests on"):
            QUESTIONS[name](ON, what_if=tried)


def test_a_schedule_can_be_tried_with_another_interval_and_each_due_date_says_so() -> None:
    tried = WhatIf([(dsa.parameters.AUDIT_INTERVAL, Period(months=6))])
    standing = dsa.VLOPDesignation(platform=LARGE, decided=date(2025, 1, 6), notified=date(2025, 1, 7))
    start, end = date(2025, 1, 1), date(2027, 1, 1)
    law = dsa.schedule(LARGE, start=start, end=end, designation=standing)
    due = dsa.schedule(LARGE, start=start, end=end, designation=standing, what_if=tried)
    more = {each.date for each in due if each.obligation.id == "art-37-1-independent-audit"} - {
        each.date for each in law
    }
    assert date(2026, 11, 9) in more
    assert {each.notices[0].id for each in due} == {"what-if"}
    with pytest.raises(dsa.errors.InvalidValue, match="rests on"):
        dsa.schedule(
            LARGE,
            start=date(2025, 1, 1),
            end=date(2026, 1, 1),
            what_if=WhatIf([(dsa.parameters.ASSISTANCE, Period(days=1))]),
        )


def test_what_binds_can_be_tried_with_another_size() -> None:
    service = dsa.Platform(
        name="Shop",
        provider=dsa.Provider(name="Shop Ltd", country="IE", size=ACCOUNTS),
        kind=dsa.ServiceKind.MARKETPLACE,
    )
    later = date(2026, 6, 1)
    spared = [each for each in dsa.obligations(service, on=later) if each.binds is False]
    tried = WhatIf([(dsa.parameters.SME_GRACE, Period(days=30))])
    bound = [each for each in dsa.obligations(service, on=later, what_if=tried) if each.binds is False]
    assert len(bound) < len(spared)
    assert {each.notices[0].id for each in bound} == {"what-if"}


def test_what_a_designation_says_of_itself_can_be_tried_with_other_times() -> None:
    six = WhatIf([(dsa.parameters.UNTIL_APPLICATION, Period(months=6))])
    for tried in (
        DESIGNATED.status(ON, what_if=six),
        dsa.designation_status(LARGE, on=ON, designation=DESIGNATED, what_if=six),
    ):
        assert tried.application == dsa.Bounds.exactly(date(2025, 7, 7))
        assert tried.cessation == dsa.Bounds.exactly(date(2026, 7, 7))
        assert (tried.notices[0].id, tried.notices[0].facts["law"]) == ("what-if", Period(months=4))
    law = DESIGNATED.status(ON)
    assert DESIGNATED.cessation is not None
    assert (law.application, law.cessation) == (
        dsa.Bounds.exactly(DESIGNATED.application.date),
        dsa.Bounds.exactly(DESIGNATED.cessation.date),
    )

    heard = evolve(DESIGNATED, basis=dsa.RecipientBasis.OTHER, preliminary_findings=date(2024, 11, 4))
    fifteen = WhatIf([(dsa.parameters.VIEWS_BEFORE_DESIGNATION, Period(working_days=15))])
    assert heard.views_due == procedures.views_before_designation(date(2024, 11, 4))
    assert procedures.views_before_designation(date(2024, 11, 4), what_if=fifteen).date == date(2024, 11, 25)


PROCEEDINGS = Path(dsa.__file__).parent / "act" / "proceedings"


def imported_parameters(file: Path) -> set[str]:
    """The names of numbers of the law that a file takes from the module that has them."""
    tree = ast.walk(ast.parse(file.read_text("utf-8")))
    names: set[str] = set()
    for node in tree:
        if isinstance(node, ast.ImportFrom) and node.module and node.module.rpartition(".")[2] == "parameters":
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "parameters":
            names.add(node.attr)
    return names


def test_the_period_of_a_single_time_limit_is_read_from_its_row_alone() -> None:
    root = Path(dsa.__file__).parent
    of_rows = {
        name
        for name, number in vars(dsa.parameters).items()
        if any(number is row.period for row in procedures.TABLE.values())
    }
    assert "VIEWS_BEFORE_DESIGNATION" in of_rows
    beside = {
        file.relative_to(root).as_posix(): names
        for file in root.rglob("*.py")
        if file.parent.name != "procedures"
        and file != root / "parameters.py"
        and PROCEEDINGS not in file.parents
        and (names := imported_parameters(file) & of_rows)
    }
    assert beside == {}


def test_every_due_date_of_a_designated_service_cites_its_own_article() -> None:
    due = dsa.schedule(LARGE, start=date(2023, 1, 1), end=date(2028, 1, 1), designation=DESIGNATED)
    assert len(due) > 15
    for each in due:
        assert each.obligation.citations[0] in each.citations
        assert each.steps[0].citation.act.name != "Regulation 1182/71", each.explain()


def test_the_end_of_a_designation_cites_the_provision_that_sets_the_four_months() -> None:
    assert DESIGNATED.cessation is not None
    for answer in (DESIGNATED.application, DESIGNATED.cessation):
        assert answer.steps[0].citation == dsa.DSA.at(33, 6, subparagraph=2)


@at_once("name", procedures.TABLE)
def test_a_row_answers_as_its_function_does(name: str) -> None:
    row = procedures.TABLE[name]
    answer = row(ON, calendar="IE")
    assert (answer.date, answer.steps[0].citation) == (
        PROCEDURES[name](ON, **({} if row.whose is None else {"calendar": "IE"})).date,
        row.provision,
    )


def test_a_row_on_no_calendar_of_its_own_asks_for_one() -> None:
    assert procedures.TABLE["crisis_report"](ON).date == procedures.crisis_report(ON).date
    with pytest.raises(dsa.errors.MissingFact, match=r"calendar on which the time limit runs .*calendar="):
        procedures.TABLE["assistance_reply"](ON)


# Whatever can be asked


def everything(answer: object) -> Iterator[Explained]:
    """An answer, each of several, and those of which one is the sum."""
    if isinstance(answer, Explained):
        yield answer
    for part in parts_of(answer):
        yield from everything(part)


def cited(answer: object) -> set[Citation]:
    several = set(answer.citations) if isinstance(answer, Answers) else set()
    return several.union(*(each.citations for each in everything(answer)))


def said(answer: object) -> list[object]:
    return [(str(each), each.steps, each.notices) for each in everything(answer)]


def again(question: Asked, **more: object) -> Any:
    return question.function(**question.arguments | more)


@contextmanager
def numbers_read() -> Iterator[list[Parameter[Any]]]:
    numbers: list[Parameter[Any]] = []
    with experiment() as trial:
        yield numbers
    numbers += trial.read.values()


WHATEVER = settings(
    suppress_health_check=(
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ),
)


@WHATEVER
@given(strategies.asked_questions(), st.data())
def test_whatever_is_answered_cites_the_provision_of_every_number_on_which_it_rests(
    question: Asked, data: st.DataObject
) -> None:
    with numbers_read() as numbers:
        answer = again(question)
    missing = [number for number in numbers if number.citation not in cited(answer)]
    # A schedule reads numbers for days that then lie outside its window: such a number changes nothing, or is cited.
    for number in missing:
        with planted(number, number.history[-1].first + timedelta(days=1)):
            try:
                changed = again(question)
            except DSAError:
                continue
        assert said(changed) == said(answer) or number.citation in cited(changed), number.name


@WHATEVER
@given(strategies.asked_questions(), st.data())
def test_a_second_value_changes_nothing_that_is_asked_of_days_before_it(question: Asked, data: st.DataObject) -> None:
    with numbers_read() as numbers:
        answer = again(question)
    if not numbers:
        return
    with planted(data.draw(st.sampled_from(numbers)), date(2300, 1, 1)):
        try:
            later = again(question)
        except dsa.errors.MissingFact:
            return  # a question that names no day has to, now
    assert said(later) == said(answer)


@WHATEVER
@given(strategies.asked_questions(), st.data())
def test_whatever_takes_a_thought_experiment_says_so_or_refuses_it(question: Asked, data: st.DataObject) -> None:
    with numbers_read() as numbers:
        again(question)
    if not question_of(question.function).takes_what_if:
        assert not numbers or question.name in NO_EXPERIMENTS, "it rests on a number: let it take what_if="
        return
    number = data.draw(strategies.parameters())
    tried = WhatIf([(number, other(number.history[-1].value))])
    if number not in numbers:
        with pytest.raises(DSAError):
            again(question, what_if=tried)
        return
    try:
        answer = again(question, what_if=tried)
    except DSAError:
        return  # a day or an amount that cannot be with that number
    for each in everything(answer):
        assert (each.notices[0].id, each.notices[0].facts["name"]) == ("what-if", number.name)


NO_EXPERIMENTS = {
    "VLOPDesignation.application": "a property",
    "VLOPDesignation.cessation": "a property",
    "VLOPDesignation.views_due": "a property",
}
"""Ask for the obligations or the schedule of the service instead, which take ``what_if=``."""
