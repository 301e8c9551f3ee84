"""Traces and English: what a person reads."""

import pickle
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from importlib import import_module
from pkgutil import walk_packages

import pytest

import dsa
from dsa import DSA, DSAError, Money, ServiceKind, deadline, threshold_test
from dsa.ground import errors
from dsa.ground.trace import Explained, Point, Rule, Sentence
from dsa.ground.words import Phrase, listing, moment, number, per_cent_cut, percent, show, told

RULE = Rule("a-rule", "{before} becomes {after} because of {why}.", DSA.at(1))
POINT = Point("a-point", "{what} is open.", (DSA.at(2), DSA.at(3)))


def test_a_step_says_what_it_did_and_where_the_law_says_so() -> None:
    step = RULE.step(1_000, date(2024, 3, 14), why=Fraction(6, 100))
    assert str(step) == "1 000 becomes 14 March 2024 because of 6 %. [Article 1 DSA]"
    assert step.facts == {"why": Fraction(6, 100)}
    assert (step.rule, step.before, step.after, step.citation) == ("a-rule", 1_000, date(2024, 3, 14), DSA.at(1))
    assert hash(step) == hash(RULE.step(1_000, date(2024, 3, 14), why=Fraction(6, 100)))


def test_a_notice_names_its_sources_if_it_has_any() -> None:
    assert str(POINT.notice(what="This")) == "This is open. [Article 2 DSA; Article 3 DSA]"
    assert str(Point("plain", "Plain.").notice()) == "Plain."
    assert POINT.notice(what="This").facts == {"what": "This"}


def test_an_answer_cites_each_provision_once_in_order() -> None:
    answer = threshold_test(45_000_000, on=date(2024, 3, 14))
    assert list(map(str, answer.citations)) == ["Article 33(1) DSA", "Article 33(4) DSA", "Recital 76 DSA"]


def test_every_kind_of_answer_has_a_headline_of_its_own() -> None:
    for module in walk_packages(dsa.__path__, "dsa."):
        for kind in vars(import_module(module.name)).values():
            if isinstance(kind, type) and issubclass(kind, Explained) and kind is not Explained:
                assert kind.headline is not Explained.headline, kind


def test_an_answer_without_a_headline_of_its_own_cannot_be_printed() -> None:
    with pytest.raises(NotImplementedError):
        str(Explained())


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(DSAError, match="locale: 'xx' is not known"):
        threshold_test(1, on=date(2024, 3, 14)).explain(locale="xx")


def test_answers_are_values() -> None:
    answer, other = (deadline(date(2023, 11, 6), "P3W", calendar="EC") for _ in range(2))
    assert answer == other
    assert hash(answer) == hash(other)
    assert pickle.loads(pickle.dumps(answer)) == answer
    with pytest.raises(AttributeError):
        setattr(answer, "da" + "te", date(2024, 1, 1))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "yes"), (False, "no"), (None, "none"), (45_000_000, "45 000 000"), (-1_000, "-1 000"),
        (date(2024, 3, 1), "1 March 2024"), (Fraction(6, 100), "6 %"), (ServiceKind.SEARCH_ENGINE, "search engine"),
        (("a",), "a"), (("a", "b"), "a and b"), (("a", 1_000, "c"), "a, 1 000 and c"), ((), ""),
        (frozenset({"b", "a"}), "a and b"), (Money(6, "EUR"), "EUR 6.00"), (Decimal("1.50"), "1.50"),
        (datetime(2024, 3, 1, 9, 5, tzinfo=UTC), "1 March 2024, 09:05 (UTC)"),
        (datetime(2024, 3, 1, 9, 5, 7, tzinfo=UTC), "1 March 2024, 09:05:07 (UTC)"),
    ],
)  # fmt: skip
def test_how_values_read(value: object, text: str) -> None:
    assert show(value) == text


def test_a_share_never_reads_larger_than_it_is() -> None:
    assert percent(Fraction(2, 3)) == "66.6666 %"
    assert percent(Fraction(1)) == "100 %"
    assert percent(Fraction(-1, 3)) == "-33.3333 %"
    assert percent(Fraction(1, 10**9)) == "0 %"
    assert per_cent_cut(Fraction(0)) == (0, "")


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (1 + Fraction(1, 10**6), "100.0001 %"),
        (1 + Fraction(1, 10**6 + 1), "100.00009 %"),
        (1 + Fraction(1, 10**7), "100.00001 %"),
        (1 + Fraction(1, 120_000_000_000), "100.0000000008 %"),
        (Fraction(50, 100) + Fraction(1, 10**9), "50.0000001 %"),
        (1 + Fraction(1, 10**62), f"100.{'0' * 59}1 %"),
        (1 + Fraction(1, 10**63), "100 %"),
        (1 - Fraction(1, 10**9), "99.9999 %"),
        (Fraction(5, 100) + Fraction(1, 10**8), "5.000001 %"),
        (Fraction(73, 100) + Fraction(1, 10**8), "73 %"),
    ],
)
def test_a_share_just_above_a_limit_reads_as_more(share: Fraction, text: str) -> None:
    assert percent(share) == text
    assert listing(()) == ""
    assert number(0) == "0"
    assert moment(datetime(2024, 3, 1, tzinfo=UTC)).startswith("1 March 2024, 00:00")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("EURO", "'EURO'"), (7.5, "7.5"), (True, "True"), (None, "None"), (45_000_000, "45 000 000"),
        (Phrase("our own words"), "our own words"), (date(2024, 3, 1), "1 March 2024"), (DSA.at(1), "Article 1 DSA"),
    ],
)  # fmt: skip
def test_how_values_read_in_an_error(value: object, text: str) -> None:
    assert told(value) == text


def test_long_and_huge_values_are_cut_in_an_error() -> None:
    assert len(told("x" * 10_000)) < 200
    assert len(told(10**5000)) < 200


ALL = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, DSAError)]


def test_every_error_has_a_code_of_its_own_and_is_also_a_built_in() -> None:
    codes = [kind.code for kind in ALL]
    assert len(set(codes)) == len(codes)
    built_in = (ValueError, TypeError, LookupError, ImportError, NotImplementedError)
    assert all(issubclass(kind, built_in) for kind in ALL if kind is not DSAError)


def test_errors_keep_their_facts_and_survive_pickling() -> None:
    with pytest.raises(DSAError) as caught:
        threshold_test(-1, on=date(2024, 3, 14))
    error = caught.value
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), str(again), again.facts) == (type(error), str(error), error.facts)
    assert error.errors == (error,)
    with pytest.raises(errors.UnknownName) as unknown:
        dsa.calendar("ES-EC")
    twin = pickle.loads(pickle.dumps(unknown.value))
    assert (str(twin), twin.near, twin.facts) == (str(unknown.value), unknown.value.near, unknown.value.facts)
    several = errors.SeveralErrors([error, error])
    assert several.errors == (error, error)
    assert str(several).startswith("2 things are wrong: recipients: -1 is refused")
    assert str(pickle.loads(pickle.dumps(several))) == str(several)


def test_a_message_lists_up_to_forty_names_and_counts_more() -> None:
    names = [f"name-{number}" for number in range(1, 42)]
    listed = errors.UnknownName(field="field", value="x", accepted=names[:40])
    assert (listed.told_in_full, str(listed)) == (True, f"field: 'x' is not known. Accepted: {', '.join(names[:40])}.")
    counted = errors.UnknownName(field="field", value="x", accepted=names)
    assert counted.told_in_full is False
    assert str(counted) == "field: 'x' is not known. Accepted: one of the 41 that are known."


def test_an_error_in_a_document_says_where_and_what_once() -> None:
    wrong = errors.InvalidValue(field=Phrase("amount"), value=-1, accepted=Phrase("nought or more"))
    told_at = [str(errors.InvalidDocument(pointer=pointer, problem=wrong)) for pointer in ("/costs/amount", "")]
    assert told_at == [
        "/costs/amount: -1 is refused. Accepted: nought or more.",
        "document: -1 is refused. Accepted: nought or more.",
    ]


def test_statements_show_their_facts() -> None:
    statement = Sentence("x", "{a} and {b}", (("a", 1_000), ("b", True)))
    assert (str(statement), statement.facts) == ("1 000 and yes", {"a": 1_000, "b": True})
