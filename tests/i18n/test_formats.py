"""Dates, numbers, amounts, periods, citations and terms in 24 languages."""

import json
import pickle
import re
import unicodedata
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from babel import Locale
from hypothesis import given, strategies as st

from dsa import DSA, Citation, DSAError, FinancialYear, Money, Period, i18n
from dsa.ground import currencies
from dsa.ground.citations import ACTS
from dsa.ground.words import listing
from dsa.i18n.formats import date_in_sentence
from dsa.i18n.locales import STYLES, letter
from dsa.i18n.terms import keys
from dsa.i18n.values import show
from tests.at_once import at_once
from tests.paths import VECTORS

LANGUAGES = json.loads((VECTORS / "i18n.json").read_text("utf-8"))["languages"]
EVERY = at_once("locale", i18n.LOCALES)
locales = st.sampled_from(i18n.LOCALES)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def read_number(text: str, locale: str) -> Fraction:
    """What a reader of the language takes a figure for."""
    digits = text.replace("\N{NO-BREAK SPACE}", "").replace("\N{MINUS SIGN}", "-")
    return Fraction(digits.replace(STYLES[locale].decimal, "."))


def test_there_are_twenty_four_and_each_has_a_style() -> None:
    assert len(i18n.LOCALES) == len(set(i18n.LOCALES)) == 24
    assert list(STYLES) == sorted(i18n.LOCALES) == list(i18n.LOCALES)


@EVERY
def test_as_the_union_writes_it(locale: str) -> None:
    expected = LANGUAGES[locale]
    assert i18n.format_citation(DSA.at(33, 1), locale).removesuffix("DSA").rstrip(", ") == expected["article"]
    assert i18n.format_citation(DSA.at(33, 1, point="a"), locale).removesuffix("DSA").rstrip(", ") == expected["point"]
    assert i18n.format_date(date(2023, 4, 25), locale) == expected["date"]
    assert plain(i18n.format_money(Money("1234567.89", "EUR"), locale)) == plain(expected["money"])


@pytest.mark.parametrize(
    ("locale", "language"), [("de_AT", "de"), ("pt-BR", "pt"), ("EN_ie", "en"), ("sr_Latn_RS", "")]
)
def test_a_regional_locale_falls_back_to_its_language(locale: str, language: str) -> None:
    if language:
        assert i18n.resolve(locale) == language
    else:
        with pytest.raises(DSAError, match="is not known"):
            i18n.resolve(locale)


@pytest.mark.parametrize("locale", ["xx", "german", "", "de_AT.UTF-8", "C", "en_", None, 7])
def test_an_unknown_locale_is_refused(locale: Any) -> None:
    with pytest.raises(DSAError, match="locale"):
        i18n.resolve(locale)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31)), locales)
def test_a_date_reads_back_to_the_same_day(day: date, locale: str) -> None:
    text = i18n.format_date(day, locale)
    months = Locale(locale).months["format"]["wide"]
    month = max((number for number, name in months.items() if name in text), key=lambda number: len(months[number]))
    numbers = sorted(map(int, re.findall(r"\d+", text)))
    assert (numbers, month) == (sorted([day.day, day.year]), day.month)


@EVERY
def test_the_twelve_months_are_told_apart(locale: str) -> None:
    assert len({i18n.format_date(date(2025, month, 9), locale) for month in range(1, 13)}) == 12


amounts = st.decimals(min_value=-(10**12), max_value=10**15, allow_nan=False, places=4)


@given(amounts, st.sampled_from(["EUR", "JPY", "KWD", "CNY"]), locales)
def test_an_amount_reads_back_as_exactly_what_it_is(amount: Decimal, currency: str, locale: str) -> None:
    money = Money(amount, currency)
    text = i18n.format_money(money, locale)
    figure = text.replace(currency, "").strip("\N{NO-BREAK SPACE}")
    assert read_number(figure, locale) == money.exact
    assert len(figure.partition(STYLES[locale].decimal)[2]) >= currencies.decimals(currency)
    assert " " not in text


@given(st.fractions(min_value=-2, max_value=20), locales)
def test_a_share_never_reads_larger_than_it_is(share: Fraction, locale: str) -> None:
    shown = read_number(i18n.format_percent(share, locale).removesuffix("\N{NO-BREAK SPACE}%"), locale)
    assert abs(shown) <= abs(share * 100) < abs(shown) + Fraction(1, 10_000)


@given(st.integers(min_value=-(10**12), max_value=10**18), locales)
def test_a_number_is_shown_in_full(number: int, locale: str) -> None:
    assert read_number(i18n.format_number(number, locale), locale) == number


@pytest.mark.parametrize("value", [True, 7.5, "7", Decimal("NaN"), None])
def test_a_float_is_no_number(value: Any) -> None:
    with pytest.raises(DSAError, match="value"):
        i18n.format_number(value, "de")


def test_a_slovenian_sentence_has_its_days_in_the_genitive_and_a_range_has_not() -> None:
    day = date(2025, 5, 9)
    moment = datetime(2025, 5, 9, 18, 0, tzinfo=UTC)
    assert i18n.format_date(day, "sl") == "9. maj 2025"
    assert [show(value, "sl") for value in (day, moment)] == ["9. maja 2025", "9. maja 2025, 18:00 (UTC)"]
    assert show(FinancialYear.ending(date(2025, 3, 31)), "sl") == "1. april 2024 – 31. marec 2025"
    assert all(date_in_sentence(day, locale) == i18n.format_date(day, locale) for locale in set(i18n.LOCALES) - {"sl"})


def test_a_greek_list_asks_no_question() -> None:
    assert i18n.format_list(["α: 1", "β: 2"], "el") == "α: 1\N{MIDDLE DOT} β: 2"
    assert i18n.format_list(["a: 1", "b: 2"], "fr") == "a: 1; b: 2"


def test_decimals_and_moments() -> None:
    assert plain(i18n.format_number(Decimal("-1234.50"), "fr")) == "\N{MINUS SIGN}1 234,50"
    moment = datetime(2024, 4, 5, 18, 0, tzinfo=UTC)
    assert i18n.format_moment(moment, "da") == "5. april 2024, 18:00 (UTC)"
    assert i18n.format_moment(moment.replace(second=5), "da") == "5. april 2024, 18:00:05 (UTC)"


@pytest.mark.parametrize(
    ("locale", "forms"),
    [
        ("pl", {1: "1 dzień roboczy", 2: "2 dni robocze", 5: "5 dni roboczych", 12: "12 dni roboczych",
                22: "22 dni robocze", 112: "112 dni roboczych"}),
        ("sl", {1: "1 delovni dan", 2: "2 delovna dneva", 3: "3 delovni dnevi", 5: "5 delovnih dni",
                101: "101 delovni dan", 102: "102 delovna dneva", 104: "104 delovni dnevi"}),
        ("ga", {1: "1 lá oibre", 2: "2 lá oibre", 3: "3 lá oibre", 7: "7 lá oibre", 11: "11 lá oibre"}),
        ("mt", {1: "1 jum tax-xogħol", 2: "2 ijiem tax-xogħol", 10: "10 ijiem tax-xogħol", 11: "11-il jum tax-xogħol",
                14: "14-il jum tax-xogħol", 20: "20 jum tax-xogħol", 103: "103 ijiem tax-xogħol"}),
        ("cs", {1: "1 pracovní den", 4: "4 pracovní dny", 10: "10 pracovních dnů"}),
        ("lt", {1: "1 darbo diena", 9: "9 darbo dienos", 10: "10 darbo dienų", 21: "21 darbo diena"}),
        ("lv", {1: "1 darba diena", 10: "10 darba dienas", 11: "11 darba dienas", 21: "21 darba diena"}),
        ("ro", {1: "1 zi lucrătoare", 10: "10 zile lucrătoare", 20: "20 de zile lucrătoare",
                119: "119 zile lucrătoare"}),
        ("hu", {1: "1 munkanap", 10: "10 munkanap"}),
    ],
)  # fmt: skip
def test_the_plural_is_right_where_it_goes_wrong(locale: str, forms: dict[int, str]) -> None:
    assert {n: plain(i18n.format_period(Period(working_days=n), locale)) for n in forms} == forms


def test_years_and_months_where_consonants_change() -> None:
    shown = [i18n.format_period(Period(years=n), "ga") for n in (1, 2, 5, 7, 11)]
    assert shown == ["1 bhliain", "2 bhliain", "5 bliana", "7 mbliana", "11 bliain"]
    assert i18n.format_period("P1M15D", "mt") == "1 xahar u 15-il jum"
    assert [i18n.format_period(Period(months=n), "sl") for n in (1, 2, 4, 5)] == [
        "1 mesec", "2 meseca", "4 meseci", "5 mesecev",
    ]  # fmt: skip


@EVERY
def test_every_unit_has_every_category_of_the_language(locale: str) -> None:
    units = json.loads((Path(i18n.__file__).parent / "data" / "units.json").read_text("utf-8"))[locale]
    categories = {*Locale(locale).plural_form.tags, "other"}
    assert {unit: set(forms) for unit, forms in units.items()} == dict.fromkeys(
        ("years", "months", "weeks", "days", "working_days", "hours"), categories
    )
    assert all(form.count("#") <= 1 for forms in units.values() for form in forms.values())


def test_lists() -> None:
    assert i18n.format_list([], "de") == ""
    assert i18n.format_list(["A"], "de") == "A"
    assert i18n.format_list(["A", "B"], "ga") == "A agus B"
    assert i18n.format_list(["A", "B", "C", "D"], "de") == "A, B, C und D"
    assert i18n.format_list(["A, B", "C"], "de") == "A, B; C"
    assert i18n.format_list(["a: 1", "b"], "de") == "a: 1; b"


@pytest.mark.parametrize("parts", [(), ("a",), ("a", "b"), ("a", "b", "c"), ("a", "b", "c", "d"), ("a, b", "c", "d")])
def test_english_lists_are_those_of_an_english_explanation(parts: tuple[str, ...]) -> None:
    assert i18n.format_list(parts, "en_IE") == listing(parts)


def test_an_english_period_is_that_of_an_english_explanation() -> None:
    assert plain(i18n.format_period("P1Y2M3D", "en")) == str(Period.parse("P1Y2M3D")) == "1 year, 2 months and 3 days"


CITED = [DSA.at(33), DSA.at(33, 6), DSA.at(33, 6, subparagraph=2), DSA.at(3, point="p"), DSA.at(74, 2, point="b"),
         DSA.recital(77), DSA.at(75, 3, subparagraph=7), Citation.parse("Article 3(g)(iii) DSA"),
         DSA.at(2, 1, subparagraph=3, point="c"), DSA.at(5, subparagraph=1)]  # fmt: skip


@EVERY
def test_a_citation_keeps_its_numbers_and_no_two_read_alike(locale: str) -> None:
    shown = [i18n.format_citation(citation, locale) for citation in CITED]
    assert len(set(shown)) == len(CITED)
    for citation, text in zip(CITED, shown, strict=True):
        numbers = [number for number in (citation.article, citation.paragraph, citation.recital) if number]
        assert [*map(str, numbers)] == re.findall(r"\d+", text)[: len(numbers)]
        assert "{" not in text
        assert "  " not in text


@EVERY
def test_every_act_has_a_name(locale: str) -> None:
    shown = [i18n.format_citation(act.at(1), locale) for act in ACTS]
    assert len(set(shown)) == len(ACTS)


def test_how_deep_places_read() -> None:
    assert i18n.format_citation(DSA.at(33, 6, subparagraph=2), "et") == "artikli 33 lõike 6 teine lõik DSA"
    assert i18n.format_citation(DSA.at(2, 1, subparagraph=3, point="c"), "fi") == (
        "2 artiklan 1 kohdan kolmannen alakohdan c alakohta DSA"
    )
    assert i18n.format_citation(DSA.at(3, point="p"), "lv") == "3. panta p) apakšpunkts DSA"
    assert i18n.format_citation(DSA.at(33, 1, point="c"), "el") == "άρθρο 33 παράγραφος 1 στοιχείο γ) DSA"
    assert i18n.format_citation(Citation.parse("Article 3(g)(iii) DSA"), "en") == "Article 3, point (g) (iii), DSA"
    assert i18n.format_citation(Citation.parse("Article 3(g)(iii) DSA"), "fr") == "article 3, point g) iii), DSA"
    assert i18n.format_citation(DSA.recital(77), "mt") == "il-premessa 77 DSA"
    assert letter("aa", "bg") == "aa"


@EVERY
def test_terms_come_with_their_status(locale: str) -> None:
    assert len(keys()) == 39
    for key in keys():
        term = i18n.term(key, locale)
        assert term
        assert term.status in ("read", "known")
        assert bool(term.source) == (term.status == "read")
        assert unicodedata.is_normalized("NFC", term)


def test_a_term_is_text_that_survives_pickling() -> None:
    term = i18n.term("fine", "de_AT")
    again = pickle.loads(pickle.dumps(term))
    assert (again, again.status, again.source) == (term, "read", term.source)
    assert term == "Geldbuße"
    with pytest.raises(DSAError, match="Did you mean fine"):
        i18n.term("fines", "de")
    with pytest.raises(DSAError, match="locale"):
        i18n.term("fine", "xx")
