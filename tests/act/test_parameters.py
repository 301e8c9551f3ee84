"""The numbers of the Act: name, article and first day, how they are read, and what a thought experiment replaces."""

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest

import dsa
from dsa import DSA, Money, Period, WhatIf
from dsa.act import parameters
from dsa.ground.values import Cited, Parameter, Value, dated, experiment

DAY = date(2026, 1, 1)
NUMBER = Parameter("number", DSA.at(33, 1), (Value(1, date(2022, 11, 16)), Value(2, date(2030, 1, 1))))


def test_a_number_of_the_law_has_its_name_its_article_and_its_first_day() -> None:
    number = parameters._one("number", DSA.at(33, 1), 7)
    assert (number.name, number.citation, number.history) == ("number", DSA.at(33, 1), (Value(7, date(2022, 11, 16)),))
    later = parameters._one("number", DSA.at(33, 1), 7, date(2024, 1, 1))
    assert later.history[0].first == date(2024, 1, 1)
    period = parameters._period("time", DSA.at(33, 6), "P4M")
    assert (period.name, period.citation, period.on(DAY)) == ("time", DSA.at(33, 6), Period(months=4))
    yearly = parameters._each_year("day", DSA.at(43), 8, 31)
    assert (yearly.name, yearly.citation, yearly.on(DAY)) == ("day", DSA.at(43), (8, 31))
    least = parameters._at_least("least", DSA.at(79, 2), "P14D")
    assert (least.at_least, period.at_least) == (True, False)


def test_the_sections_of_chapter_iii_have_the_articles_that_the_act_puts_there() -> None:
    sections = (parameters.SECTION_3, parameters.SECTION_4, parameters.SECTION_5)
    assert [(section[0], section[-1]) for section in sections] == [(19, 28), (29, 32), (33, 43)]


def test_a_number_is_law_from_its_first_day_and_the_latest_counts() -> None:
    assert [NUMBER.on(day) for day in (date(2022, 11, 16), date(2029, 12, 31), date(2030, 1, 1))] == [1, 1, 2]
    with pytest.raises(dsa.errors.NotInForce, match=r"number \(Article 33\(1\) DSA\)"):
        NUMBER.on(date(2022, 11, 15))


def test_a_number_of_an_act_beside_is_law_since_that_act_is() -> None:
    since = {
        "FEE_REGULATION": date(2023, 6, 29),  # OJ L 149, 9.6.2023
        "PROCEDURE_REGULATION": date(2023, 7, 12),  # OJ L 159, 22.6.2023
        "AUDIT_REGULATION": date(2024, 2, 22),  # OJ L, 2024/436, 2.2.2024
        "TEMPLATE_REGULATION": date(2024, 11, 25),  # OJ L, 2024/2835, 5.11.2024
        "DATA_ACCESS_REGULATION": date(2025, 10, 29),  # OJ L, 2025/2050, 9.10.2025
    }
    acts = {getattr(parameters, name): first for name, first in since.items()}
    numbers = [number for number in vars(parameters).values() if isinstance(number, Parameter)]
    beside = [number for number in numbers if number.citation.act in acts]
    assert {number.citation.act for number in beside} == set(acts)
    for number in beside:
        assert number.history[0].first == acts[number.citation.act], number.name
        with pytest.raises(dsa.errors.NotInForce):
            number.on(acts[number.citation.act] - timedelta(days=1))


def test_a_cited_number_says_which_provision_sets_it() -> None:
    assert NUMBER.cited(date(2030, 1, 1)) == Cited(2, DSA.at(33, 1))
    step = NUMBER.cited(DAY).step(DAY)
    assert (step.before, step.after, step.citation) == (DAY, DAY, DSA.at(33, 1))
    assert str(step) == "Article 33(1) DSA sets 1. [Article 33(1) DSA]"
    least = parameters.OBSERVATIONS_AT_LEAST.cited(DAY).step(DAY)
    assert str(least) == "Article 79(2) DSA sets at least 14 days. [Article 79(2) DSA]"


def test_without_a_day_a_number_that_has_changed_is_refused() -> None:
    assert dated(parameters.THRESHOLD, None) == 45_000_000
    assert (dated(NUMBER, DAY), dated(NUMBER, date(2031, 1, 1))) == (1, 2)
    with pytest.raises(dsa.errors.MissingFact, match=r"day whose law counts for number .*on="):
        dated(NUMBER, None)


@pytest.mark.parametrize("history", [(), (Value(1, DAY), Value(2, DAY)), (Value(1, DAY), Value(2, date(2025, 1, 1)))])
def test_a_history_has_values_in_the_order_of_their_days(history: tuple[Value[int], ...]) -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="the oldest first"):
        Parameter("number", DSA.at(33, 1), history)


@pytest.mark.parametrize(
    "bad", [{"name": " "}, {"name": 33}, {"citation": "Article 33(1) DSA"}, {"at_least": 1}, {"history": Value(1, DAY)}]
)
def test_a_number_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    good: dict[str, Any] = {"name": "number", "citation": DSA.at(33, 1), "history": (Value(1, DAY),)}
    with pytest.raises(dsa.DSAError, match=f"^{next(iter(bad))}: "):
        Parameter(**(good | bad))


def test_a_thought_experiment_replaces_its_number_and_no_other() -> None:
    other, third = parameters._one("other", DSA.at(33, 2), 3), parameters._one("third", DSA.at(1), 4)
    with experiment(WhatIf([(parameters.THRESHOLD, 5), (other, 9)])) as trial:
        assert (other.on(DAY), third.on(DAY)) == (9, 4)
    assert [dict(notice.pairs) for notice in trial.notices] == [{"name": "other", "value": 9, "law": 3}]
    assert list(trial.read) == ["other", "third"]
    with pytest.raises(dsa.errors.InvalidValue, match=r"^what_if: threshold .* is refused\. .*rests on: other; third"):
        trial.check()
    assert other.on(DAY) == 3


@pytest.mark.parametrize(
    ("parameter", "value", "error"),
    [
        (parameters.THRESHOLD, 0, dsa.errors.InvalidValue),
        (parameters.THRESHOLD, "50", dsa.errors.InvalidType),
        (parameters.THRESHOLD, True, dsa.errors.InvalidType),
        (parameters.FINE_INFRINGEMENT, Fraction(-1, 100), dsa.errors.InvalidValue),
        (parameters.FINE_INFRINGEMENT, 1, dsa.errors.InvalidType),
        (parameters.UNTIL_APPLICATION, "P4M", dsa.errors.InvalidType),
        (parameters.SMALL_MONEY, 1, dsa.errors.InvalidType),
    ],
)
def test_a_value_that_the_number_cannot_have_is_refused(parameter: Parameter[Any], value: object, error: type) -> None:
    with pytest.raises(error, match=parameter.name):
        WhatIf([(parameter, value)])


def test_an_experiment_names_each_number_once_and_at_least_one() -> None:
    for values in ((), [(parameters.THRESHOLD, 1), (parameters.THRESHOLD, 2)]):
        with pytest.raises(dsa.errors.InvalidValue, match="each parameter once"):
            WhatIf(values)
    with pytest.raises(dsa.errors.InvalidType, match="pairs of a parameter and a value"):
        WhatIf([(parameters.THRESHOLD, 1, 2)])
    with pytest.raises(dsa.errors.InvalidType, match="what_if"):
        dsa.threshold_test(1, on=DAY, what_if=5)  # type: ignore[arg-type]  # the same


def test_every_kind_of_number_can_be_taken_otherwise() -> None:
    longer = WhatIf([(parameters.LIMITATION, Period(years=3))])
    answer = dsa.limitation(ceased=DAY, what_if=longer)
    assert answer.expires == date(2029, 1, 1)
    assert answer.notices[0].facts == {
        "name": "limitation period for imposing penalties", "value": Period(years=3), "law": Period(years=5),
    }  # fmt: skip
    dearer = WhatIf([(parameters.FINE_INFRINGEMENT, Fraction(10, 100))])
    turnover = dsa.Turnover(amount=Money(1_000, "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31)))
    assert dsa.maximum_fine(turnover, decided=DAY, what_if=dearer).ceiling == Money(100, "EUR")
    with pytest.raises(dsa.errors.InvalidValue, match="rests on: ceiling of a fine over information"):
        dsa.maximum_fine(turnover, decided=DAY, ground=dsa.FineGround.INFORMATION, what_if=dearer)
