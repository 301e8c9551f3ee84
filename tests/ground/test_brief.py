"""What a shell shows: one line, that can be typed again where it is short; and no answer that passes for a yes."""

import datetime
from datetime import date
from typing import Any, Generic, TypeVar

import pytest
from attrs import field, frozen
from hypothesis import given, strategies as st

import dsa
from dsa import Citation, Explained
from dsa.errors import AmbiguousTruth, InvalidType
from dsa.ground import checks
from dsa.ground.brief import LONGEST, Brief, written
from dsa.testing import registration
from dsa.time_limits.calendars import Status
from tests.at_once import at_once
from tests.examples import few
from tests.surface import TYPES

untyped: Any = dsa
DAY = date(2024, 3, 14)
T = TypeVar("T")

registration.register()
SHOWN = [
    dsa.DSA.at(24, 2),
    dsa.DSA.at(74, 2, point="b"),
    dsa.DSA.at(19, 1, subparagraph=2),
    dsa.DSA.at(39),
    dsa.DSA.recital(77),
    Citation.parse("Article 3(4) Regulation 1182/71"),
    Citation.parse("Article 266 TFEU"),
    dsa.Money("7.50", "EUR"),
    dsa.Period(months=2, days=10),
    dsa.Provider(name="Shop", country="NL", size=dsa.EnterpriseSize.SMALL),
    dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop"), kind=dsa.ServiceKind.MARKETPLACE),
    dsa.events.Closed(date=date(2024, 3, 14)),
]


@pytest.mark.parametrize("value", SHOWN, ids=str)
def test_what_is_short_can_be_typed_again(value: object) -> None:
    names = {name: getattr(dsa, name) for name in dir(dsa)} | vars(dsa.events)
    names |= {"datetime": datetime, "Decimal": __import__("decimal").Decimal}
    assert eval(repr(value), names) == value


def test_a_citation_is_shown_as_it_is_written_in_code() -> None:
    assert repr(dsa.DSA.at(24)) == "DSA.at(24)"
    assert repr(dsa.DSA.at(24, 2)) == "DSA.at(24, 2)"
    assert repr(dsa.DSA.at(19, 1, subparagraph=2, point="a")) == "DSA.at(19, 1, subparagraph=2, point='a')"


@frozen
class Parcel(Brief):
    grams: int = 1_000
    note: str = field(default="", kw_only=True)


@frozen
class Named(Brief):
    def __repr__(self) -> str:
        return "its own name"


def test_a_class_that_says_by_itself_how_it_is_shown_is_shown_so() -> None:
    assert (repr(Named()), repr(Parcel(5))) == ("its own name", "Parcel(5)")


untyped_parcel: Any = Parcel


def test_a_value_keeps_the_plain_things_checks_them_and_can_be_of_a_kind() -> None:
    class Special(date): ...

    @frozen
    class Dated(Brief, Generic[T]):
        day: date
        of: T

        def __attrs_post_init__(self) -> None:
            checks.day("day", self.day)

    dated: Any = Dated[str]
    kept = dated(Special(2024, 3, 14), "Shop")
    assert (type(kept.day), kept) == (date, Dated(DAY, "Shop"))
    with pytest.raises(InvalidType, match=r"^day: '14 March' is refused"):
        dated("14 March", "Shop")


def test_only_what_differs_is_shown() -> None:
    assert repr(dsa.Provider(name="Shop")) == "Provider(name='Shop')"
    assert repr(Parcel(int("1000"))) == "Parcel()"
    assert repr(untyped_parcel(1_000.0)) == "Parcel(1000.0)"


def test_what_is_not_shown_stays_out() -> None:
    day = dsa.Holiday(date=date(2026, 5, 4), name="Founding day", source="our own", status=Status.READ)
    assert repr(day) == "Holiday(date=datetime.date(2026, 5, 4), name='Founding day', status=Status.READ)"


def test_what_is_too_long_to_be_typed_again_says_what_it_is() -> None:
    room = LONGEST - len("Parcel(note='')")
    assert repr(Parcel(note="S" * room)) == f"Parcel(note={'S' * room!r})"
    assert repr(Parcel(note="S" * (room + 1))).startswith("<Parcel: note='SSS")
    assert repr(Parcel(note="Shop (Ireland) " * 20)).startswith("<Parcel: note='Shop (Ireland) Shop (Ireland) ")


@pytest.mark.parametrize("value", [(), (1,), (1, None), ((DAY,), DAY), datetime.datetime(2024, 3, 14, 9)], ids=str)
def test_a_tuple_and_a_moment_are_written_as_python_has_them(value: object) -> None:
    assert eval(written(value), {"datetime": datetime}) == value


def test_a_set_is_shown_in_an_order_that_is_always_the_same() -> None:
    kind = {dsa.ServiceKind.SEARCH_ENGINE, dsa.ServiceKind.MARKETPLACE}
    service = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop"), kind=kind)
    assert "frozenset({ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE})" in repr(service)


@at_once("kind", [kind for kind in TYPES if not issubclass(kind, Exception)], ids=lambda kind: kind.__name__)
def test_nothing_public_shows_itself_at_length(kind: type) -> None:
    @few(5)
    @given(st.from_type(kind))
    def short(value: object) -> None:
        shown = repr(value)
        assert "\n" not in shown
        assert len(shown) < (400 if isinstance(value, Explained) else 200)

    short()


ANSWERS = [kind for kind in TYPES if issubclass(kind, Explained) and kind is not Explained]


@at_once("kind", ANSWERS, ids=lambda kind: kind.__name__)
def test_no_answer_is_true_or_false(kind: type[Explained]) -> None:
    @few(2)
    @given(st.from_type(kind))
    def refused(answer: Explained) -> None:
        with pytest.raises(AmbiguousTruth, match=r"neither true nor false\. Ask for what is meant: \.\w+") as caught:
            bool(answer)
        members = str(caught.value).partition("meant: .")[2].removesuffix(".").split(", .")
        assert len(members) == len(set(members))
        assert not [name for name in members if callable(getattr(kind, name, None))]

    refused()


def test_the_refusal_of_truth_names_first_what_is_meant() -> None:
    with pytest.raises(AmbiguousTruth, match=r"meant: \.met, "):
        bool(dsa.threshold_test(1, on=date(2026, 11, 26)))
    status = untyped.obligations(SHOWN[10], on=date(2026, 11, 26))[0]
    with pytest.raises(AmbiguousTruth, match=r"meant: \.binds, "):
        bool(status)


def test_a_tuple_of_answers_has_the_truth_of_a_tuple() -> None:
    assert untyped.obligations(SHOWN[10], on=date(2026, 11, 26))
    assert not untyped.obligations(SHOWN[10], on=date(2022, 11, 26))[:0]


def test_the_record_shows_itself_in_a_line() -> None:
    for case in dsa.record.cases():
        assert len(repr(case)) < 200
    for dossier in (dsa.record.find("X"), dsa.record.find("AliExpress")):
        assert len(repr(dossier)) < 200
        assert all(len(repr(each)) < 200 for each in (*dossier.investigations, *dossier.requests, *dossier.facts))
