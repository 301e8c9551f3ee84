"""Services and providers: the tiers of Article 3, who is established where, and what is refused."""

from datetime import date
from typing import Any

import pytest

import dsa
from dsa import ActiveRecipients, DSAError, EnterpriseSize, Platform, Provider, ServiceKind
from dsa.act.parameters import THRESHOLD

provider = Provider(name="Alibaba", country="NL")


def test_kinds_are_nested_and_a_search_engine_is_no_platform() -> None:
    kinds = Platform(name="A", provider=provider, kind=ServiceKind.SEARCH_ENGINE).kinds
    assert kinds == {ServiceKind.SEARCH_ENGINE, ServiceKind.INTERMEDIARY}
    both = Platform(name="A", provider=provider, kind={ServiceKind.SEARCH_ENGINE, ServiceKind.MARKETPLACE})
    assert both.kinds == set(ServiceKind)
    platform = Platform(name="A", provider=provider, kind=[ServiceKind.HOSTING])
    assert platform.kind is ServiceKind.HOSTING
    assert str(platform) == "A"
    assert str(provider) == "Alibaba"


@pytest.mark.parametrize("bad", ["marketplace", None, 3, [], ["marketplace"], [None]])
def test_a_kind_is_a_service_kind(bad: Any) -> None:
    with pytest.raises(DSAError, match=r"^kind: .*ServiceKind"):
        Platform(name="A", provider=provider, kind=bad)


@pytest.mark.parametrize(
    "bad",
    [{"name": ""}, {"name": 3}, {"provider": "Alibaba"}, {"recipients": 45_000_000}, {"recipients": (45_000_000,)}],
)
def test_a_platform_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    good: dict[str, Any] = {"name": "A", "provider": provider, "kind": ServiceKind.HOSTING}
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}"):
        Platform(**{**good, **bad})


@pytest.mark.parametrize(
    "bad",
    [
        {"country": "Netherlands"},
        {"country": "nl"},
        {"country": "N1"},
        {"country": 3},
        {"country": "ŃL"},
        {"group": ""},
        {"size": "micro"},
        {"name": None},
        {"legal_representative": 1},
        {"country": "US", "legal_representative": True},  # Article 13(1): in one of the Member States
    ],
)
def test_a_provider_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}"):
        Provider(**{"name": "A", **bad})


def test_sizes() -> None:
    assert [size.micro_or_small for size in EnterpriseSize] == [True, True, False, False]
    assert str(EnterpriseSize.MICRO) == "micro"


@pytest.mark.parametrize(
    "bad",
    [
        {"count": -1},
        {"count": True},
        {"count": 45e6},
        {"period_end": date(2022, 1, 1)},
        {"published": date(2023, 1, 1)},
        {"period_start": "2023"},
        {"source": " "},
    ],
)
def test_a_figure_with_one_thing_wrong_is_refused_by_name(bad: dict[str, Any]) -> None:
    good: dict[str, Any] = {"count": 1, "period_start": date(2023, 1, 1), "period_end": date(2023, 6, 30)}
    with pytest.raises(DSAError, match=f"^{next(iter(bad))}: "):
        ActiveRecipients(**{**good, **bad})


def test_a_figure_reads_in_full() -> None:
    figure = ActiveRecipients(
        count=104_300_000, period_start=date(2023, 1, 1), period_end=date(2023, 6, 30), published=date(2023, 7, 1)
    )
    assert str(figure) == "104 300 000 (1 January 2023 to 30 June 2023)"


def test_a_parameter_knows_since_when_it_is_law() -> None:
    assert THRESHOLD.on(date(2022, 11, 16)) == THRESHOLD.on_any_day() == 45_000_000
    with pytest.raises(DSAError, match="has no value on 15 November 2022"):
        THRESHOLD.on(date(2022, 11, 15))


@pytest.mark.parametrize(("written", "code"), [("EL", "GR"), ("UK", "GB")])
def test_a_code_that_only_the_institutions_use_is_refused_with_that_of_iso(written: str, code: str) -> None:
    with pytest.raises(
        dsa.errors.InvalidValue, match=rf"country: '{written}' is refused\. Accepted: '{code}', the ISO 3166 code"
    ):
        dsa.Provider(name="x", country=written)
    assert dsa.Provider(name="x", country=code).established_in_union is (code == "GR")


def test_a_code_that_does_not_exist_is_refused_with_that_of_the_member_state_whose_letters_are_turned_round() -> None:
    for written, code in (("ED", "'DE', the ISO 3166 code of that country"), ("XX", "an ISO 3166 code that exists")):
        with pytest.raises(dsa.errors.InvalidValue, match=rf"country: '{written}' is refused\. Accepted: {code}"):
            dsa.Provider(name="x", country=written)


def test_one_object_where_a_list_is_asked_for_is_told_to_be_put_into_brackets() -> None:
    with pytest.raises(dsa.errors.InvalidType, match="a list of Citation objects, even of one: put it into brackets"):
        dsa.Strand(name="x", articles=dsa.DSA.at(39))  # type: ignore[arg-type]  # the mistake that is meant


def test_a_year_in_a_message_is_written_as_people_write_it() -> None:
    with pytest.raises(
        dsa.errors.InvalidType, match=r"year: 2024 is refused\. Accepted: a FinancialYear, such as FinancialYear"
    ):
        dsa.Turnover(amount=dsa.Money(1, "EUR"), year=2024)  # type: ignore[arg-type]  # the mistake that is meant


def test_where_one_or_several_will_do_the_message_says_so() -> None:
    for wrong in (941_000, "EUR 941 000"):
        with pytest.raises(dsa.errors.InvalidType, match=r"a Turnover, such as Turnover.*, or a list of them"):
            dsa.maximum_fine(wrong, decided=date(2024, 6, 1))  # type: ignore[arg-type]  # the mistake that is meant


def test_each_kind_of_service_is_also_the_kinds_before_it_and_a_search_engine_is_an_intermediary_only() -> None:
    ladder = [ServiceKind.INTERMEDIARY, ServiceKind.HOSTING, ServiceKind.ONLINE_PLATFORM, ServiceKind.MARKETPLACE]
    for place, kind in enumerate(ladder):
        assert kind.includes == set(ladder[: place + 1])
    assert ServiceKind.SEARCH_ENGINE.includes == {ServiceKind.INTERMEDIARY, ServiceKind.SEARCH_ENGINE}
