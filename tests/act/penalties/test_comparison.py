"""A penalty beside its own ceiling, and beside what it cannot be set."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, FinancialYear, Infringement, Money, Penalty, PenaltyKind, Turnover, maximum_fine
from dsa.errors import InvalidType, InvalidValue
from tests.act.proceedings.aliexpress import FINE

MAXIMUM = maximum_fine(
    Turnover(amount=Money(20_000_000_000, "EUR"), year=FinancialYear.ending(date(2026, 3, 31))), decided=FINE.imposed
)


# Beside the right ceiling
def year_of(number: int) -> Turnover:
    return Turnover(amount=Money(36_500_000, "EUR"), year=FinancialYear.ending(date(number, 12, 31)))


DECIDED = date(2026, 6, 1)
FINE_CEILING = maximum_fine(year_of(2025), decided=DECIDED)
DAILY_CEILING = dsa.periodic_penalty_ceiling(year_of(2025), decided=DECIDED, days=10)


def imposed(kind: PenaltyKind, euro: int | str, *, on: date = DECIDED, infringed: Any = ()) -> Penalty:
    return Penalty(kind=kind, amount=Money(euro, "EUR"), imposed=on, infringements=infringed)


def fine(euro: int | str, **more: Any) -> Penalty:
    return imposed(PenaltyKind.FINE, euro, **more)


def payments(euro: int | str, **more: Any) -> Penalty:
    return imposed(PenaltyKind.PERIODIC, euro, **more)


@pytest.mark.parametrize(
    ("penalty", "maximum", "named"),
    [
        (payments(1), FINE_CEILING, "periodic_penalty_ceiling, for the periodic penalty payments of EUR 1.00 a day"),
        (fine(1), DAILY_CEILING, "maximum_fine, for the fine of EUR 1.00"),
        (fine(1, on=date(2027, 1, 1)), FINE_CEILING, "decided=1 January 2027 instead of 1 June 2026, for the fine"),
        (fine(1, on=date(2025, 12, 31)), FINE_CEILING, "decided=31 December 2025 instead of 1 June 2026, for the fine"),
        (payments(1, on=date(2027, 1, 1)), DAILY_CEILING, "decided=1 January 2027 instead of 1 June 2026"),
    ],
)
def test_a_penalty_beside_what_it_cannot_be_is_refused_and_both_are_named(
    penalty: Penalty, maximum: dsa.MaximumFine, named: str
) -> None:
    with pytest.raises(InvalidValue, match=named) as caught:
        penalty.against(maximum)
    assert str(caught.value).startswith(f"maximum: {maximum} is refused. ")


@pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 12, 31)])
def test_a_ceiling_of_another_day_will_do_while_the_same_year_precedes(on: date) -> None:
    assert fine(1_095_000, on=on).against(FINE_CEILING).share == Fraction(1, 2)


def test_a_year_of_weeks_precedes_as_long_as_the_next_one_cannot_have_ended() -> None:
    weeks = FinancialYear(start=date(2024, 9, 29), end=date(2025, 9, 27))
    following = FinancialYear(start=date(2025, 9, 28), end=date(2026, 10, 3))
    turnover = Turnover(amount=Money(100, "EUR"), year=weeks)
    maximum = maximum_fine([turnover, following], decided=date(2026, 9, 30))
    assert fine(6, on=date(2026, 10, 3)).against(maximum).within
    with pytest.raises(InvalidValue, match="decided=4 October 2026"):
        fine(6, on=date(2026, 10, 4)).against(maximum)
    with pytest.raises(InvalidValue, match="decided=27 September 2026"):
        fine(6, on=date(2026, 9, 27)).against(maximum_fine(turnover, decided=date(2026, 9, 26)))
    assert fine(6, on=date(2026, 9, 25)).against(maximum_fine(turnover, decided=date(2026, 9, 26))).within


@pytest.mark.parametrize(
    ("article", "ground", "refused"),
    [
        (8, dsa.FineGround.INFORMATION, False),
        (9, dsa.FineGround.INFORMATION, True),
        (34, dsa.FineGround.INFORMATION, True),
        (48, dsa.FineGround.INFORMATION, True),
        (49, dsa.FineGround.INFORMATION, False),
        (67, dsa.FineGround.INFORMATION, False),
        (67, dsa.FineGround.INFRINGEMENT, True),
        (69, dsa.FineGround.INFRINGEMENT, True),
        (72, dsa.FineGround.INFRINGEMENT, True),
        (70, dsa.FineGround.INFRINGEMENT, False),
        (71, dsa.FineGround.INFRINGEMENT, False),
        (34, dsa.FineGround.INFRINGEMENT, False),
        (34, dsa.FineGround.NATIONAL_INFORMATION, False),
    ],
)
def test_a_fine_for_one_thing_is_not_set_beside_the_ceiling_for_another(
    article: int, ground: dsa.FineGround, refused: bool
) -> None:
    maximum = maximum_fine(year_of(2025), decided=DECIDED, ground=ground)
    penalty = fine(1, infringed=[DSA.at(article)])
    if refused:
        with pytest.raises(
            InvalidValue, match=rf"^maximum: .*another ground, since Article {article} DSA was infringed"
        ):
            penalty.against(maximum)
    else:
        assert penalty.against(maximum).within
    assert fine(1, infringed=[dsa.Citation.parse("Article 34 Regulation 1182/71")]).against(maximum).within


def test_nothing_is_a_share_of_a_ceiling_of_nought() -> None:
    nil = Turnover(amount=Money(0, "EUR"), year=FinancialYear.ending(date(2025, 12, 31)))
    with pytest.raises(InvalidValue, match=r"^maximum: a fine of at most EUR 0.00 .*above nought"):
        fine(1).against(maximum_fine(nil, decided=DECIDED))


@pytest.mark.parametrize(("euro", "within"), [("5000", True), ("5000.01", False), ("2500", True)])
def test_payments_are_counted_for_the_days_of_their_ceiling(euro: str, within: bool) -> None:
    answer = payments(euro).against(DAILY_CEILING)
    assert DAILY_CEILING.ceiling == Money(50_000, "EUR")
    assert answer.within is within
    assert answer.penalty.exact == Fraction(euro) * 10
    assert answer.share == Fraction(euro) / 5000


def test_a_penalty_of_exactly_its_ceiling_is_within_it_also_without_the_steps_to_it() -> None:
    for euro, within in (("2190000", True), ("2190000.01", False)):
        share = Fraction(euro) / 2_190_000
        answer = dsa.ShareOfCeiling(share=share, penalty=Money(euro, "EUR"), maximum=FINE_CEILING)
        assert answer.within is within


def test_a_share_is_one_of_a_ceiling_and_not_of_its_amount() -> None:
    amount: Any = FINE_CEILING.ceiling
    with pytest.raises(InvalidType, match=r"^maximum: EUR 2 190 000.00 "):
        evolve(fine(1).against(FINE_CEILING), maximum=amount)


def test_payments_for_several_infringements_have_one_ceiling_each() -> None:
    assert payments(10_000, infringed=[DSA.at(34), DSA.at(35)]).against(DAILY_CEILING).within
    assert not payments("10000.01", infringed=[DSA.at(34), DSA.at(35)]).against(DAILY_CEILING).within


@pytest.mark.parametrize(
    ("cents", "text"),
    [(1, "is 100.0000008333 % of"), (100, "is 100.00008 % of"), (0, "is 100 % of"), (-1, "is 99.9999 % of")],
)
def test_the_share_that_is_printed_never_contradicts_the_answer(cents: int, text: str) -> None:
    turnover = Turnover(amount=Money(20_000_000, "EUR"), year=FinancialYear.ending(date(2025, 12, 31)))
    maximum = maximum_fine(turnover, decided=DECIDED)
    amount = Money.exactly(maximum.ceiling.exact + Fraction(cents, 100), "EUR")
    answer = Penalty(kind=PenaltyKind.FINE, amount=amount, imposed=DECIDED).against(maximum)
    assert answer.within is (cents <= 0)
    shown = str(answer).split(" is ")[1].split(" %")[0]
    assert (Fraction(shown) <= 100) is answer.within
    assert text.split(".", maxsplit=1)[0].removeprefix("is ") in str(answer)
    assert i18n_share(answer).endswith("%")


def i18n_share(answer: dsa.ShareOfCeiling) -> str:
    shown = dsa.i18n.format_percent(answer.share, "de")
    assert (Fraction(shown.split()[0].replace(",", ".")) <= 100) is answer.within
    return shown


# One provision named twice
@pytest.mark.parametrize(
    ("parts", "within"),
    [
        ([(DSA.at(34), None), (DSA.at(34), None)], False),
        ([(DSA.at(34), None), (DSA.at(35), None)], True),
        ([(DSA.at(34), None), (DSA.at(34, 1), None)], False),
        ([(DSA.at(34, 1), None), (DSA.at(34), None)], False),
        ([(DSA.at(34, 1), None), (DSA.at(34, 2), None)], True),
        ([(DSA.at(34), 700), (DSA.at(34), 600)], False),
        ([(DSA.at(34), 700), (DSA.at(34, 1), 600)], False),
        ([(DSA.at(34), 700), (DSA.at(35), 600)], True),
        ([(DSA.at(34), 600), (DSA.at(34), None), (DSA.at(35), 100)], True),
        ([(DSA.at(34), 599), (DSA.at(34), None), (DSA.at(35), 99)], False),
    ],
)
def test_one_provision_named_twice_has_one_ceiling(parts: list[tuple[dsa.Citation, int | None]], within: bool) -> None:
    named = [
        Infringement(citation=place, amount=None if part is None else Money(part * 1_000_000, "EUR"))
        for place, part in parts
    ]
    whole = Penalty(
        kind=PenaltyKind.FINE, amount=Money(1_300_000_000, "EUR"), imposed=FINE.imposed, infringements=named
    )
    assert whole.against(MAXIMUM).within is within


def test_the_same_provision_without_a_part_of_its_own_is_kept_once() -> None:
    assert fine(1, infringed=[DSA.at(34), DSA.at(34), DSA.at(35), DSA.at(34)]).infringements == (
        Infringement(citation=DSA.at(34)),
        Infringement(citation=DSA.at(35)),
    )
    part = Infringement(citation=DSA.at(34), amount=Money(1, "EUR"))
    assert fine(2, infringed=[part, part]).infringements == (part, part)


@pytest.mark.parametrize(("amount", "accepted"), [("-0.01", False), ("0", True)])
def test_a_part_is_never_below_nought(amount: str, accepted: bool) -> None:
    if accepted:
        assert Infringement(citation=DSA.at(34), amount=Money(amount, "EUR")).amount == Money(0, "EUR")
    else:
        with pytest.raises(InvalidValue, match=r"^amount: EUR -0.01 is refused"):
            Infringement(citation=DSA.at(34), amount=Money(amount, "EUR"))
