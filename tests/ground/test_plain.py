"""What stands in for a day, a moment, a number or a tuple is kept as the plain thing."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal, localcontext
from typing import Any
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from attrs import evolve

import dsa
from dsa import i18n, wire
from dsa.ground import plain
from tests.standard import SHOP

untyped: Any = dsa

# The deliberate mistakes below are not to be stopped by the type checker first.
library: Any = dsa


class Special(date):
    pass


def test_a_day_of_another_class_is_kept_as_a_plain_one() -> None:
    year = dsa.FinancialYear(start=Special(2024, 1, 1), end=Special(2024, 12, 31))
    assert type(year.start) is type(year.end) is date
    assert wire.loads(wire.dumps(year)) == year


def test_a_moment_of_pandas_is_kept_as_a_plain_one() -> None:
    limit = library.deadline(pd.Timestamp("2024-03-14T12:00", tz="UTC"), "PT24H", calendar="EC")
    assert type(limit.event) is datetime
    assert limit == dsa.deadline(datetime(2024, 3, 14, 12, tzinfo=UTC), "PT24H", calendar="EC")


def test_not_a_time_is_no_time() -> None:
    with pytest.raises(dsa.errors.InvalidType, match=r"^event\b"):
        library.deadline(pd.NaT, "P1D", calendar="EC")
    with pytest.raises(dsa.errors.InvalidType, match=r"^event\b"):
        library.deadline(pd.NaT, "PT24H", calendar="EC")


def test_a_whole_number_of_numpy_is_a_whole_number() -> None:
    assert type(untyped.Period(days=np.int64(3)).days) is int
    for wrong in (True, np.bool_(True), 3.0, np.float64(3)):
        with pytest.raises(dsa.errors.InvalidType):
            untyped.Period(days=wrong)


def test_the_truth_of_another_library_is_no_number_even_where_it_counts() -> None:
    class bool_:  # it is known by its name
        def __index__(self) -> int:
            return 1

    with pytest.raises(dsa.errors.InvalidType, match=r"^days: "):
        untyped.Period(days=bool_())


def test_a_list_of_holidays_is_kept_as_a_tuple() -> None:
    known = {"source": "our own", "status": dsa.Holiday.__annotations__ and dsa.calendar("EC").lists[0].status}
    days = [untyped.Holiday(date=date(2026, 5, 4), name="Founding day", **known)]
    ours = untyped.HolidayList(first=date(2026, 1, 1), last=date(2026, 12, 31), holidays=days, **known)
    days.clear()
    assert len(ours.holidays) == 1
    assert hash(ours)


def test_nothing_that_is_printed_rests_on_the_decimal_context_of_the_caller() -> None:
    money = dsa.Money("5999999.99", "EUR")
    with localcontext(prec=6):
        assert i18n.format_money(money, "de") == "5\u00a0999\u00a0999,99\u00a0EUR"
        assert i18n.format_number(Decimal("5999999.99"), "de") == "5\u00a0999\u00a0999,99"


def test_a_number_with_an_endless_exponent_is_refused_when_it_comes_in() -> None:
    for endless in (Decimal("1E+100000000"), Decimal("0E-100000000"), Decimal("1E-100000000"), 10**400):
        with pytest.raises(dsa.errors.InvalidValue, match=r"^headcount\b"):
            dsa.Figures(headcount=endless, turnover=dsa.Money(1, "EUR"))


def test_any_space_is_a_space() -> None:
    assert dsa.Period.parse("10\u00a0working\u202fdays") == dsa.Period(working_days=10)
    assert dsa.Period.parse("1" + " " * 100_000 + "day") == dsa.Period(days=1)
    assert dsa.Citation.parse("Article\u00a033(6)\u2009DSA") == dsa.DSA.at(33, 6)


def test_nothing_is_projected_beyond_a_century() -> None:
    with pytest.raises(dsa.errors.BeyondCoverage, match="Nothing is projected beyond"):
        dsa.calendar("EC").projected(date(9999, 1, 1))
    with pytest.raises(dsa.errors.InvalidValue, match="at most"):
        dsa.Period(working_days=999_999)


def test_the_guilder_of_the_caribbean_is_money() -> None:
    assert str(dsa.Money(1, "XCG")) == "XCG 1.00"


def test_an_action_and_an_appeal_cite_the_articles_of_their_days_for_distance() -> None:
    for limit, place in ((dsa.action_for_annulment(date(2024, 3, 14)), 60), (dsa.appeal(date(2024, 3, 14)), 51)):
        assert place in [step.citation.article for step in limit.steps if "distance" in step.rule]


def test_the_second_of_two_equal_hours_stays_the_second() -> None:
    class Moment(datetime):
        pass

    second = Moment(2024, 10, 27, 2, 30, fold=1, tzinfo=ZoneInfo("Europe/Brussels"))
    assert dsa.due_at(second).expires_at.isoformat() == "2024-10-27T02:30:00+01:00"


def test_a_sequence_is_kept_whole_or_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(plain, "MOST_ITEMS", 3)
    changed: Any = evolve
    listed = dsa.calendar("EC").lists[0]
    for number in (2, 3):
        assert changed(listed, holidays=iter(listed.holidays[:number])).holidays == listed.holidays[:number]
    for more in (4, 5):
        with pytest.raises(dsa.errors.InvalidValue, match=r"^holidays: a longer list .*at most 3 of them"):
            changed(listed, holidays=iter(listed.holidays[:more]))


def test_several_answers_stay_what_they_are_among_arguments() -> None:
    answers = dsa.obligations(SHOP, on=date(2026, 3, 2))
    assert plain.argument(answers) is answers


def test_since_1973_a_civil_time_is_quarters_of_an_hour_from_greenwich() -> None:
    mean_time = timezone(timedelta(minutes=18))
    assert [plain.is_no_civil_time(datetime(year, 1, 1, tzinfo=mean_time)) for year in (1972, 1973)] == [False, True]
    assert not plain.is_no_civil_time(datetime(1973, 1, 1, tzinfo=timezone(timedelta(minutes=45))))
