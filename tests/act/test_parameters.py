"""The numbers of the Act: name, article and first day, and what a thought experiment replaces."""

from datetime import date

import pytest

import dsa
from dsa import DSA, Period
from dsa.act import parameters


def test_a_number_of_the_law_has_its_name_its_article_and_its_first_day() -> None:
    one = parameters._one("number", DSA.at(33, 1), 7)
    assert (one.name, one.citation, one.first, one.values[0].first) == ("number", DSA.at(33, 1), 7, date(2022, 11, 16))
    assert parameters._one("number", DSA.at(33, 1), 7, date(2024, 1, 1)).values[0].first == date(2024, 1, 1)
    period = parameters._period("time", DSA.at(33, 6), "P4M")
    assert (period.name, period.citation, period.first) == ("time", DSA.at(33, 6), Period(months=4))
    yearly = parameters._each_year("day", DSA.at(43), 8, 31)
    assert (yearly.name, yearly.citation, yearly.first) == ("day", DSA.at(43), (8, 31))


def test_a_number_is_law_from_its_first_day_and_the_latest_counts() -> None:
    one = parameters.Parameter("number", DSA.at(33, 1), (parameters.Value(1), parameters.Value(2, date(2030, 1, 1))))
    assert [one.on(day) for day in (date(2022, 11, 16), date(2029, 12, 31), date(2030, 1, 1))] == [1, 1, 2]
    with pytest.raises(dsa.errors.NotInForce, match=r"number \(Article 33\(1\) DSA\)"):
        one.on(date(2022, 11, 15))


def test_a_thought_experiment_replaces_its_number_and_no_other() -> None:
    other = parameters._one("other", DSA.at(33, 2), 3)
    tried = dsa.WhatIf(((parameters.THRESHOLD, 5), (other, 9)))
    day = date(2026, 1, 1)
    value, notices = parameters.value_on(other, day, tried)
    assert (value, [dict(one.pairs) for one in notices]) == (9, [{"name": "other", "value": 9, "law": 3}])
    assert parameters.value_on(parameters._one("third", DSA.at(1), 4), day, tried) == (4, ())
    assert parameters.value_on(other, day, None) == (3, ())
    with pytest.raises(dsa.errors.InvalidValue, match=r"^other\b"):
        dsa.WhatIf(((other, 0),))
    with pytest.raises(dsa.errors.InvalidType, match=r"^what_if\b"):
        parameters.value_on(other, day, 5)  # type: ignore[arg-type]  # the mistake that is to be refused
