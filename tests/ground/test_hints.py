"""A refusal names what somebody meant: by meaning first, and never something that merely looks like it."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

import dsa
from dsa.errors import InvalidType, InvalidValue, UnknownName

# The deliberate mistakes below are not to be stopped by the type checker first.
library: Any = dsa
shop: Any = dsa.Provider(name="Shop")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("EU", ("EC", "CJEU")),
        ("European Commission", ("EC",)),
        ("court", ("CJEU",)),
        ("UK", ()),
        ("Greece", ("GR",)),
        ("Deutschland", ("DE",)),
        ("the netherlands", ("NL",)),
        ("ec", ("EC",)),
        ("nl", ("NL",)),
        ("Icland", ()),
        ("EURR", ()),
    ],
)
def test_a_calendar_is_suggested_by_what_people_call_it(typed: str, meant: tuple[str, ...]) -> None:
    with pytest.raises(UnknownName) as caught:
        dsa.calendar(typed)
    assert caught.value.near == meant


@pytest.mark.parametrize(("typed", "code"), [("Netherlands", "NL"), ("nl", "NL"), ("UK", "GB"), ("EL", "GR")])
def test_a_country_is_suggested_by_its_name(typed: str, code: str) -> None:
    with pytest.raises(InvalidValue, match=f"Accepted: {code!r}, the ISO 3166 code of that country"):
        dsa.Provider(name="Shop", country=typed)


@pytest.mark.parametrize("typed", ["EU", "EC", "Ellada", "N1", "", "Commission", "Court", "Dutch", "euro"])
def test_what_is_no_country_is_not_taken_for_one_outside_the_union(typed: str) -> None:
    with pytest.raises(InvalidValue, match="ISO 3166 code") as caught:
        dsa.Provider(name="Shop", country=typed)
    assert "of that country" not in str(caught.value)


def test_a_day_written_as_text_or_as_a_moment_is_shown_as_python_has_it() -> None:
    with pytest.raises(InvalidType, match=r"a day, datetime\.date\(2026, 11, 26\)\."):
        library.threshold_test(1, on="2026-11-26")
    with pytest.raises(InvalidType, match=r"datetime\.date\(2026, 11, 26\), which is its \.date\(\)") as caught:
        library.threshold_test(1, on=datetime(2026, 11, 26, 9))
    assert "None" not in str(caught.value)
    with pytest.raises(InvalidType, match=r"a day, datetime\.date\(2024, 3, 14\)"):
        library.threshold_test(1, on="tomorrow")


@pytest.mark.parametrize(
    ("make", "meant"),
    [
        (lambda: library.Platform(name="x", provider=shop, kind="marketplace"), "Accepted: ServiceKind.MARKETPLACE."),
        (lambda: library.Platform(name="x", provider=shop, kind=["search engine"]), "ServiceKind.SEARCH_ENGINE."),
        (lambda: library.Provider(name="x", size="Small"), "Accepted: EnterpriseSize.SMALL, or AnnualAccounts."),
        (lambda: library.deadline(date(2026, 1, 1), timedelta(days=3), calendar="EC"), "Accepted: 'P3D'."),
        (lambda: library.deadline(date(2026, 1, 1), timedelta(hours=36), calendar="EC"), "Accepted: 'PT36H'."),
        (lambda: library.deadline(date(2026, 1, 1), timedelta(hours=25), calendar="EC"), "Accepted: 'PT25H'."),
        (lambda: library.deadline(date(2026, 1, 1), timedelta(), calendar="EC"), "Accepted: a period such as 'P4M', "),
    ],
)
def test_a_member_or_a_period_that_was_meant_is_shown_as_python_has_it(make: Any, meant: str) -> None:
    with pytest.raises(InvalidType) as caught:
        make()
    assert meant in str(caught.value)


def test_whole_numbers_of_numpy_are_taken_everywhere_and_kept_as_pythons_own() -> None:
    numpy = pytest.importorskip("numpy")
    number, on = numpy.int64, date(2026, 1, 1)
    asked = dsa.threshold_test(number(46_000_000), on=on)
    assert asked == dsa.threshold_test(46_000_000, on=on)
    assert type(asked.tested) is int
    year = dsa.Turnover(amount=dsa.Money(number(5), "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31)))
    assert dsa.periodic_penalty_ceiling(year, decided=on, days=number(5)).days == 5
    assert type(dsa.RecipientRange.split(number(5), number(6)).at_most) is int
    assert type(dsa.threshold_for_population(number(470_000_000), reference=number(447_000_000)).threshold) is int
    what_if = dsa.WhatIf({dsa.parameters.THRESHOLD: number(3)})
    assert dsa.threshold_test(number(3), on=on, what_if=what_if).met
    figure = dsa.ActiveRecipients(count=number(5), period_start=on, period_end=on, member_states={"DE": number(4)})
    assert type(figure.member_states[0][1]) is int


@pytest.mark.parametrize("number", ["float64", "bool_"])
def test_what_only_looks_like_a_whole_number_of_numpy_is_refused(number: str) -> None:
    value = getattr(pytest.importorskip("numpy"), number)(1)
    for ask in (
        lambda: dsa.threshold_test(value, on=date(2026, 1, 1)),
        lambda: dsa.Period(days=value),
        lambda: dsa.WhatIf({dsa.parameters.THRESHOLD: value}),
    ):
        with pytest.raises(InvalidType):
            ask()


def test_a_float_without_decimals_is_told_how_it_becomes_a_whole_number() -> None:
    with pytest.raises(InvalidType, match=r"such as int\(46000000\)"):
        library.threshold_test(46e6, on=date(2026, 1, 1))


def test_a_day_of_numpy_is_told_how_it_becomes_one_of_python() -> None:
    numpy = pytest.importorskip("numpy")
    for unit, way in (("D", r"\.item\(\)"), ("ns", r'\.astype\("datetime64\[D\]"\)\.item\(\)')):
        with pytest.raises(InvalidType, match=rf"datetime\.date\(2026, 11, 26\), which is its {way}\."):
            dsa.threshold_test(5, on=numpy.datetime64("2026-11-26", unit))


def test_no_day_at_all_is_called_that() -> None:
    pandas = pytest.importorskip("pandas")
    for nothing in (pandas.NaT, pandas.NA, pytest.importorskip("numpy").datetime64("NaT", "D")):
        with pytest.raises(InvalidType, match=r"Accepted: a day; of a row that has none, nothing can be asked"):
            dsa.threshold_test(5, on=nothing)


@pytest.mark.parametrize(("typed", "meant"), [("XX", "that exists"), ("LN", "'NL'"), ("QQ", "that exists")])
def test_a_code_of_no_country_is_refused(typed: str, meant: str) -> None:
    with pytest.raises(InvalidValue, match=meant):
        dsa.Provider(name="Shop", country=typed)


def test_a_country_outside_the_union_is_called_that_and_not_unknown() -> None:
    american = dsa.Platform(
        name="Shop", provider=dsa.Provider(name="Shop Inc.", country="US"), kind=dsa.ServiceKind.MARKETPLACE
    )
    due = dsa.schedule(american, start=date(2026, 11, 26), end=date(2027, 11, 26))
    ids = {notice.id for each in due for notice in each.notices}
    assert "calendar-outside-union" in ids
    assert "calendar-unknown" not in ids


@pytest.mark.parametrize("place", [94, 200])
def test_an_article_that_the_act_does_not_have_is_refused(place: int) -> None:
    for ask in (
        lambda: dsa.DSA.at(place),
        lambda: dsa.record.by_article(str(place)),
        lambda: dsa.record.by_article(place),
        lambda: dsa.CATALOGUE.of(place),
        lambda: dsa.Citation.parse(f"Article {place} DSA"),
    ):
        with pytest.raises(InvalidValue, match="a number from 1 to 93: DSA has 93 articles"):
            ask()
    assert dsa.DSA.at(93).article == 93
    with pytest.raises(InvalidValue, match="156 recitals"):
        dsa.DSA.recital(157)


def test_only_a_number_that_can_be_a_count_is_told_how_it_is_written() -> None:
    for digits, hint in ((19, f", such as {'9' * 19}."), (20, "a whole number from 0 up.")):
        with pytest.raises(InvalidType) as caught:
            library.Period(days="9" * digits)
        assert hint in str(caught.value)


def test_the_number_of_an_article_is_taken_or_told() -> None:
    with pytest.raises(InvalidType, match="such as 16"):
        library.DSA.at("16")
    assert dsa.record.by_article(16) == dsa.record.by_article("16")


@pytest.mark.parametrize("key", [16, "16", "Article 16", "Art. 16 DSA", dsa.DSA.at(16)])
def test_an_article_instead_of_an_id_names_the_ids_of_its_obligations(key: Any) -> None:
    of_article = dsa.CATALOGUE.of(key)
    assert [str(each.citations[0].article) for each in of_article] == ["16"] * len(of_article) != []
    with pytest.raises(UnknownName) as caught:
        library.CATALOGUE[key]
    assert caught.value.near == tuple(each.id for each in of_article)
    with pytest.raises(UnknownName, match="art-16-1-notice-mechanism"):
        library.CATALOGUE["art-16-1-notice"]


def test_what_has_a_platform_and_is_none_says_how_it_is_asked() -> None:
    on, dossier = date(2026, 11, 26), dsa.record.find("X")
    for thing, meant in (
        (dossier, r"\.service\.status\(day\)"),
        (dossier.designations[0], r"\.status\(day\)"),
        (dossier.service, r"with its designations: \.obligations\(day\)"),
    ):
        for ask in (library.designation_status, library.obligations):
            with pytest.raises(InvalidType, match=meant):
                ask(thing, on=on)


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        ("two weeks", dsa.Period(weeks=2)),
        ("one month", dsa.Period(months=1)),
        ("twelve months", dsa.Period(months=12)),
        ("ten working days", dsa.Period(working_days=10)),
        ("72h", dsa.Period(hours=72)),
        ("72 h", dsa.Period(hours=72)),
        ("one month and two weeks", dsa.Period(months=1, weeks=2)),
    ],
)
def test_a_period_is_read_as_the_act_writes_it(typed: str, period: dsa.Period) -> None:
    assert dsa.Period.parse(typed) == period


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        *(("2d", "'P2D'"), ("2 business days", "'2 working days'"), ("2bd", "'2 working days'"), ("p4m", "'P4M'")),
        *(("P72H", "'PT72H'"), ("3 calendar days", "'P3D'"), ("1 yr", "'P1Y'"), ("2wk", "'P2W'")),
    ],
)
def test_a_period_written_otherwise_is_shown_as_it_is_accepted(typed: str, meant: str) -> None:
    with pytest.raises(InvalidValue, match=rf"Accepted: {meant}\."):
        dsa.Period.parse(typed)
    assert dsa.Period.parse(meant.strip("'"))


@pytest.mark.parametrize("event", [date(2026, 12, 23), datetime(2026, 12, 23, 10)])
def test_a_period_in_hours_shows_the_moment_that_it_runs_from(event: Any) -> None:
    with pytest.raises(dsa.DSAError) as caught:
        dsa.deadline(event, "72 hours", calendar="EC")
    assert "datetime.datetime(2026, 12, 23, 10, 0, tzinfo=ZoneInfo('Europe/Brussels'))" in str(caught.value)
    assert "from zoneinfo import ZoneInfo" in str(caught.value)
    assert str(caught.value).startswith("event: 23 December 2026")


@pytest.mark.parametrize(("typed", "code"), [("German", "de"), ("dutch", "nl"), ("Español", "es"), ("greek", "el")])
def test_a_language_is_suggested_by_its_name(typed: str, code: str) -> None:
    with pytest.raises(UnknownName, match=f"Did you mean {code}"):
        dsa.due_on(date(2026, 1, 1)).explain(typed)


def test_an_enumeration_is_no_member_of_itself() -> None:
    with pytest.raises(InvalidType, match=r"EnterpriseSize\.MICRO"):
        library.Provider(name="Shop", size=dsa.EnterpriseSize)
    with pytest.raises(InvalidType, match="a ServiceKind"):
        library.Platform(name="Shop", provider=shop, kind=dsa.ServiceKind)
    with pytest.raises(InvalidValue, match="kind: nothing is refused"):
        library.Platform(name="Shop", provider=shop, kind=[])


def test_the_article_before_a_type_fits_its_name() -> None:
    with pytest.raises(InvalidType, match="an AnnualAccounts"):
        library.Provider(name="Shop", size=["micro"])
    with pytest.raises(InvalidType, match="an ExchangeRate"):
        library.maximum_fine(
            dsa.Turnover(amount=dsa.Money(1, "EUR"), year=dsa.FinancialYear.ending(date(2025, 12, 31))),
            decided=date(2026, 1, 1),
            rate=5,
        )


def test_the_beginning_of_a_name_finds_the_names_that_begin_so() -> None:
    with pytest.raises(UnknownName) as caught:
        dsa.record.find("Ali")
    assert caught.value.near == ("AliExpress",)


def test_an_empty_list_is_shown_where_it_is_refused() -> None:
    with pytest.raises(dsa.DSAError) as caught:
        dsa.termination_test([], on=date(2026, 1, 1))
    assert str(caught.value).startswith(
        "history: () is refused. Accepted: a figure whose period ended by 1 January 2026"
    )
    assert caught.value.explain("de").startswith("history: () wird nicht angenommen.")
