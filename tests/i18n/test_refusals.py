"""Errors in the 24 languages: each kind has its sentence, and every value is still in it."""

from collections.abc import Iterator
from datetime import date

import pytest

import dsa
from dsa import i18n
from dsa.ground.words import Phrase
from tests.at_once import at_once

DAY = date(2024, 3, 14)
SEVERAL = dsa.errors.InvalidDocument(
    pointer="/provider/name", problem=dsa.errors.InvalidType(field=Phrase("name"), value=3, accepted=Phrase("text"))
)
SAMPLES: dict[type[dsa.DSAError], tuple[dsa.DSAError, tuple[str, ...]]] = {
    type(error): (error, words)
    for error, words in (
        (dsa.errors.InvalidValue(field=Phrase("count"), value=-1, accepted=Phrase("0")), ("count: ", "1", "0")),
        (dsa.errors.InvalidType(field=Phrase("count"), value=True, accepted=Phrase("1")), ("count: ", "True", "1")),
        (
            dsa.errors.OutOfOrder(field=Phrase("due"), value=DAY, other=Phrase("sent"), limit=DAY),
            ("due:", "2024", "sent"),
        ),
        (dsa.errors.UnknownName(field="kind", value="x", near=["y"], accepted=["y", "z"]), ("kind: ", "'x'", "y, z")),
        (dsa.errors.AmbiguousName(field="name", value="x", near=["y"], accepted=["y"]), ("name: ", "'x'", "y")),
        (
            dsa.errors.AmbiguousTruth(answer=Phrase("Deadline"), members=Phrase(".certain, .date")),
            ("Deadline", ".certain, .date"),
        ),
        (
            dsa.errors.MissingExtra(package=Phrase("icalendar"), extra=Phrase("ical")),
            ("pip install 'dsa-obligations[ical]'",),
        ),
        (
            dsa.errors.BeyondCoverage(
                calendar=dsa.calendar("EC"), day=DAY, first=DAY, last=DAY, remedy=Phrase("Project.")
            ),
            ("EC", "2024", "Project."),
        ),
        (dsa.errors.NotInForce(rule=Phrase("threshold"), day=DAY, first=DAY), ("threshold", "2024")),
        (dsa.errors.MissingFact(missing=Phrase("turnover"), give=Phrase("turnover=")), ("turnover", "turnover=")),
        (
            dsa.errors.NotSupported(
                engine=Phrase("Dask"), missing=Phrase("HyperLogLog"), remedy=Phrase("Count exactly.")
            ),
            ("Dask: ", "HyperLogLog", "Count exactly."),
        ),
        (
            dsa.errors.CurrencyMismatch(value=dsa.Money(1, "EUR"), other=dsa.Money(2, "CNY")),
            ("EUR", "CNY", "ExchangeRate"),
        ),
        (
            dsa.errors.NotAllowed(
                event=Phrase("closed"), day=DAY, why=Phrase("why"), citation=dsa.DSA.at(73), possible=Phrase("this")
            ),
            ("2024", "why", "73", "this"),
        ),
        (SEVERAL, ("/provider/name: ", "3", "text")),
        (dsa.errors.SeveralErrors([SEVERAL, SEVERAL.problem]), ("2", "/provider/name: ", "3", "text")),
    )
}


def _kinds(kind: type[dsa.DSAError] = dsa.DSAError) -> Iterator[type[dsa.DSAError]]:
    for subclass in kind.__subclasses__():
        yield subclass
        yield from _kinds(subclass)


def test_every_kind_of_error_has_its_sample() -> None:
    assert set(SAMPLES) == set(_kinds())


@at_once("locale", i18n.LOCALES)
@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_an_error_is_told_in_the_language_with_its_values(kind: type[dsa.DSAError], locale: str) -> None:
    error, words = SAMPLES[kind]
    told = error.explain(locale)
    for word in words:
        assert word in told.replace("\u00a0", " ")
    assert "{" not in told
    assert (told == str(error)) == (locale == "en")


def test_every_sentence_begins_with_the_field_so_that_a_place_in_a_document_can_stand_for_it() -> None:
    for kind in (dsa.errors.InvalidValue, dsa.errors.OutOfOrder, dsa.errors.UnknownName, dsa.errors.AmbiguousName):
        for locale in i18n.LOCALES:
            assert i18n.translate(kind.text, locale).text.startswith("{field}: ")


def test_of_many_names_only_their_number_is_told_and_what_is_like_it() -> None:
    error = dsa.errors.UnknownName(field="name", value="x", near=["xx", "xy"], accepted=map(str, range(1234)))
    assert "1 234" in error.explain("fr").replace("\u00a0", " ")
    assert "xx, xy" in error.explain("fr")
    assert "1233" not in error.explain("fr")


def test_days_and_amounts_are_those_of_the_language() -> None:
    with pytest.raises(dsa.errors.OutOfOrder) as caught:
        dsa.FinancialYear(start=date(2024, 3, 14), end=date(2024, 1, 1))
    assert "14 martie 2024" in caught.value.explain("ro")


def test_a_number_that_nobody_can_read_is_told_by_its_length() -> None:
    error = dsa.errors.InvalidValue(field=Phrase("count"), value=10**50, accepted=Phrase("fewer"))
    assert "167" in error.explain("sv")


def test_an_error_that_was_raised_again_from_its_words_keeps_them() -> None:
    again = dsa.errors.InvalidValue("count: -1 is refused.")
    assert again.explain("de") == "count: -1 is refused."


def test_another_language_is_refused() -> None:
    with pytest.raises(dsa.errors.UnknownName):
        SEVERAL.explain("tlh")


def test_where_nothing_is_like_a_name_there_is_no_hint() -> None:
    error = dsa.errors.UnknownName(field="kind", value="x", accepted=["y"])
    assert error.explain("de") == "kind: 'x' ist nicht bekannt. Zulässig: y."
