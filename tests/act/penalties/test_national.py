"""The ceilings of Article 52, and the day from which they are law."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

import dsa
from dsa import (
    DSA,
    DSAError,
    FinancialYear,
    FineGround,
    Money,
    Turnover,
    maximum_fine,
    periodic_penalty_ceiling,
)
from dsa.errors import NotInForce

DAY = timedelta(days=1)
Y2023, Y2024 = (FinancialYear.ending(date(year, 3, 31)) for year in (2023, 2024))


def of(amount: Decimal | int, year: FinancialYear = Y2024) -> Turnover:
    return Turnover(amount=Money(amount, "EUR"), year=year)


NATIONAL = (FineGround.NATIONAL_INFRINGEMENT, FineGround.NATIONAL_INFORMATION)
APPLICATION = date(2024, 2, 17)
DAY_OF_ARTICLE_92 = date(2023, 8, 25)


def national_ceilings(decided: date, **more: Any) -> list[dsa.MaximumFine]:
    turnover = of(36_500, FinancialYear.ending(date(decided.year - 1, 12, 31)))
    fines = [maximum_fine(turnover, decided=decided, ground=ground, **more) for ground in NATIONAL]
    return [*fines, periodic_penalty_ceiling(turnover, decided=decided, days=2, national=True, **more)]


@pytest.mark.parametrize("decided", [date(2023, 6, 1), date(2023, 8, 25), date(2024, 2, 16)])
def test_nothing_of_article_52_before_it_applies(decided: date) -> None:
    turnover = of(36_500, FinancialYear.ending(date(decided.year - 1, 12, 31)))
    for ground in NATIONAL:
        with pytest.raises(NotInForce, match=r"Article 52\(3\) DSA; before, by Article 92 .*17 February 2024"):
            maximum_fine(turnover, decided=decided, ground=ground)
    with pytest.raises(NotInForce, match=r"Article 52\(4\) DSA; before, by Article 92 .*17 February 2024"):
        periodic_penalty_ceiling(turnover, decided=decided, days=1, national=True)
    assert maximum_fine(turnover, decided=decided).ceiling == Money(2_190, "EUR")  # Article 74 is another matter


def test_article_52_applies_to_all_from_its_day_and_nothing_more_is_said() -> None:
    for answer in national_ceilings(APPLICATION):
        assert "national-ceiling-before-application" not in [notice.id for notice in answer.notices]
    assert national_ceilings(APPLICATION, applies_from=DAY_OF_ARTICLE_92) == national_ceilings(APPLICATION)


def test_article_52_applies_to_a_designated_service_by_article_92_with_a_notice() -> None:
    for answer in national_ceilings(DAY_OF_ARTICLE_92, applies_from=DAY_OF_ARTICLE_92):
        (notice,) = [notice for notice in answer.notices if notice.id == "national-ceiling-before-application"]
        assert notice.facts == {"applies_from": DAY_OF_ARTICLE_92}
        assert notice.citations == (DSA.at(92), DSA.at(93, 2))
    assert [str(answer.ceiling) for answer in national_ceilings(APPLICATION - DAY, applies_from=DAY_OF_ARTICLE_92)] == [
        "EUR 2 190.00",
        "EUR 365.00",
        "EUR 10.00",
    ]
    with pytest.raises(NotInForce, match="25 August 2023"):
        national_ceilings(DAY_OF_ARTICLE_92 - DAY, applies_from=DAY_OF_ARTICLE_92)
    with pytest.raises(DSAError, match=r"^applies_from"):
        national_ceilings(DAY_OF_ARTICLE_92, applies_from="2023-08-25")


def test_the_numbers_of_article_52_are_law_from_its_day() -> None:
    for ground in NATIONAL:
        assert ground.national
        with pytest.raises(NotInForce):
            ground.ceiling.on(APPLICATION - DAY)
    assert not FineGround.INFRINGEMENT.national


def test_what_article_74_leaves_open_about_turnover_is_not_said_of_national_fines() -> None:
    turnover = dsa.Turnover(amount=Money(36_500, "EUR"), year=FinancialYear.ending(date(2024, 12, 31)), group=True)
    for ground in NATIONAL:
        answer = maximum_fine(turnover, decided=date(2025, 6, 2), ground=ground)
        assert not {"group-turnover", "provider-turnover"} & {notice.id for notice in answer.notices}
        (whose,) = [notice for notice in answer.notices if notice.id == "national-turnover"]
        assert whose.citations == (DSA.at(52, 3), DSA.at(3, point="x"))
        assert all((citation.act, citation.article) != (dsa.DSA, 74) for citation in answer.citations)
