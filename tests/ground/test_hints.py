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


@pytest.mark.parametrize("typed", ["EU", "EC", "Ellada", "N1", ""])
def test_what_is_no_country_is_not_taken_for_one_outside_the_union(typed: str) -> None:
    with pytest.raises(InvalidValue, match="ISO 3166 code"):
        dsa.Provider(name="Shop", country=typed)


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
    ],
)
def test_a_member_or_a_period_that_was_meant_is_shown_as_python_has_it(make: Any, meant: str) -> None:
    with pytest.raises(InvalidType) as caught:
        make()
    assert meant in str(caught.value)
