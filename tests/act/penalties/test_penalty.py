"""A penalty beside its ceiling, and its parts for each infringement."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from attrs import evolve

import dsa
from dsa import DSA, DSAError, FinancialYear, Infringement, Money, Penalty, PenaltyKind, Turnover, maximum_fine
from dsa.errors import InvalidType, InvalidValue
from tests.act.proceedings.aliexpress import FINE
from tests.standard import OPENED

untyped_penalty: Any = Penalty

# Penalties
MAXIMUM = maximum_fine(
    Turnover(amount=Money(20_000_000_000, "EUR"), year=FinancialYear.ending(date(2026, 3, 31))), decided=FINE.imposed
)


def test_a_penalty_beside_its_ceiling() -> None:
    answer = FINE.against(MAXIMUM)
    assert answer.share == Fraction(550, 1200)
    assert answer.within
    assert answer.steps[-1].rule == "penalty-within-ceiling"
    assert str(answer) == "EUR 550 000 000.00 is 45.8333 % of the ceiling of EUR 1 200 000 000.00"
    above = Penalty(kind=PenaltyKind.FINE, amount=Money("1200000000.01", "EUR"), imposed=FINE.imposed).against(MAXIMUM)
    exactly = Penalty(kind=PenaltyKind.FINE, amount=Money(1_200_000_000, "EUR"), imposed=FINE.imposed).against(MAXIMUM)
    assert (above.within, exactly.within) == (False, True)
    assert "more than can be imposed" in above.explain()
    assert all(step.after == other.before for step, other in pairwise(answer.steps))


def test_a_share_of_a_ceiling_keeps_the_article_and_the_notices_of_the_ceiling() -> None:
    turnover = Turnover(amount=Money(20_000_000_000, "EUR"), year=FinancialYear.ending(date(2026, 3, 31)))
    maximum = maximum_fine(turnover, decided=FINE.imposed, ground=dsa.FineGround.INFORMATION)
    answer = FINE.against(maximum)
    told = answer.steps[-1]
    assert (told.before, told.after, told.citation) == (maximum.ceiling, answer.share, DSA.at(74, 2))
    assert answer.notices == maximum.notices
    assert "income-or-turnover" in [notice.id for notice in answer.notices]


@pytest.mark.parametrize(
    ("parts", "within"),
    [
        ((700, 600), True),  # the maximum holds for each infringement, not for their sum: recital 117
        ((1200, 1200), True),
        ((1201, 1), False),
        ((None, None, 1300), False),
        ((None, None), True),  # 2 400 in all, and how it is split is not known
        ((None,), False),
    ],
)
def test_the_ceiling_is_for_each_infringement(parts: tuple[int | None, ...], within: bool) -> None:
    places = [DSA.at(34), DSA.at(35), DSA.at(39)]
    named = [
        Infringement(citation=place, amount=None if part is None else Money(part * 1_000_000, "EUR"))
        for place, part in zip(places, parts, strict=False)
    ]
    total = sum(part or 0 for part in parts) or 2400
    fine = Penalty(
        kind=PenaltyKind.FINE, amount=Money(total * 1_000_000, "EUR"), imposed=FINE.imposed, infringements=named
    )
    answer = fine.against(MAXIMUM)
    assert answer.within is within
    assert ("more than can be imposed" in answer.explain()) is not within
    assert answer.share == Fraction(total, 1200)


@pytest.mark.parametrize(("millions", "within"), [(1300, True), (1301, False)])
def test_what_is_left_of_a_fine_falls_on_the_infringements_without_a_part(millions: int, within: bool) -> None:
    known = Infringement(citation=DSA.at(34), amount=Money(100_000_000, "EUR"))
    whole = Money(millions * 1_000_000, "EUR")
    fine = Penalty(kind=FINE.kind, amount=whole, imposed=FINE.imposed, infringements=[known, DSA.at(35)])
    assert fine.against(MAXIMUM).within is within  # of the second no more than one ceiling, 1 200 million


def test_a_fine_split_over_its_infringements() -> None:
    parts = [
        Infringement(citation=DSA.at(25), amount=Money(45_000_000, "EUR")),
        Infringement(citation=DSA.at(39), amount=Money(35_000_000, "EUR")),
        Infringement(citation=DSA.at(40, 12), amount=Money(40_000_000, "EUR")),
    ]
    whole = Money(120_000_000, "EUR")
    fine = Penalty(kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=parts)
    assert "Article 25 DSA: EUR 45 000 000.00" in str(fine)
    partly = Penalty(
        kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=[parts[0], DSA.at(39)]
    )
    assert [str(infringement.citation) for infringement in partly.infringements] == ["Article 25 DSA", "Article 39 DSA"]
    wrongs: list[list[Any]] = [
        parts[:2],
        [Infringement(citation=DSA.at(25), amount=Money(120_000_001, "EUR")), DSA.at(39)],
    ]
    for wrong in wrongs:
        with pytest.raises(InvalidValue, match=r"add up to EUR 120 000 000\.00"):
            Penalty(kind=PenaltyKind.FINE, amount=whole, imposed=date(2025, 12, 5), infringements=wrong)
    assert str(PenaltyKind.PERIODIC) == "periodic penalty payments"


def test_a_penalty_names_its_infringements_where_it_has_any() -> None:
    assert str(FINE) == "fine of EUR 550 000 000.00, imposed on 20 July 2026"
    split = Penalty(kind=FINE.kind, amount=FINE.amount, imposed=FINE.imposed, infringements=[DSA.at(34), DSA.at(39)])
    assert str(split) == f"{FINE} (Article 34 DSA; Article 39 DSA)"


@pytest.mark.parametrize(
    ("bad", "field"),
    [
        ({"amount": Money(0, "EUR")}, "amount"),
        ({"amount": 550}, "amount"),
        ({"kind": "fine"}, "kind"),
        ({"imposed": None}, "imposed"),
        ({"infringements": DSA.at(34)}, "infringements"),
        ({"infringements": 34}, "infringements"),
        ({"infringements": [34]}, "citation"),
        ({"source": ""}, "source"),
        ({"addressee": ""}, "addressee"),
        ({"addressee": 5}, "addressee"),
    ],
)
def test_bad_penalties_are_refused_by_name(bad: dict[str, Any], field: str) -> None:
    good = {"kind": PenaltyKind.FINE, "amount": Money(1, "EUR"), "imposed": FINE.imposed}
    with pytest.raises(DSAError, match=f"^{field}"):
        untyped_penalty(**{**good, **bad})


@pytest.mark.parametrize("infringed", ["Article 34 DSA", DSA.at(34), Infringement(citation=DSA.at(34)), 34])
def test_what_are_no_infringements_is_told_what_some_would_be(infringed: Any) -> None:
    accepted = r"^infringements: .* Accepted: an iterable of citations or Infringements"
    with pytest.raises(InvalidType, match=accepted):
        Penalty(kind=PenaltyKind.FINE, amount=Money(1, "EUR"), imposed=FINE.imposed, infringements=infringed)


def test_an_amount_of_an_infringement_is_money() -> None:
    infringement: Any = Infringement
    with pytest.raises(InvalidType, match="amount"):
        infringement(citation=DSA.at(25), amount=45)


def test_a_part_that_is_exactly_the_ceiling_is_within_it_and_a_cent_more_is_not() -> None:
    year = dsa.Turnover(amount=dsa.Money(100_000_000, "EUR"), year=dsa.FinancialYear.ending(date(2023, 12, 31)))
    maximum = dsa.maximum_fine(year, decided=date(2024, 6, 1))
    for cents, within in ((0, True), (1, False)):
        part = dsa.Money.exactly(maximum.ceiling.exact + Fraction(cents, 100), "EUR")
        penalty = dsa.Penalty(
            kind=dsa.PenaltyKind.FINE,
            amount=part,
            imposed=date(2024, 6, 1),
            infringements=[dsa.Infringement(citation=DSA.at(34, 1), amount=part)],
        )
        rule = penalty.against(maximum).steps[-1].rule
        assert (rule == "penalty-within-ceiling") is within, rule


@pytest.mark.parametrize("field", ["kind", "amount", "imposed", "infringements", "source"])
def test_a_penalty_refuses_what_is_of_the_wrong_type_by_its_name(field: str) -> None:
    fields: dict[str, Any] = {"kind": dsa.PenaltyKind.FINE, "amount": dsa.Money(1, "EUR"), "imposed": OPENED}
    with pytest.raises(dsa.errors.InvalidType, match=rf"^{field}\b"):
        dsa.Penalty(**{**fields, field: object()})


def test_a_penalty_is_the_same_as_another_unless_both_name_an_addressee_and_not_the_same() -> None:
    forum, shop = evolve(FINE, addressee="Forum"), evolve(FINE, addressee="Shop")
    nameless = evolve(FINE, addressee=None)
    for penalty in (forum, shop, nameless):
        assert penalty.same_as(evolve(penalty))
        assert penalty.same_as(nameless)
        assert nameless.same_as(penalty)
        assert not penalty.same_as(evolve(penalty, amount=Money(1, "EUR")))
    assert not forum.same_as(shop)
    assert not nameless.same_as(evolve(forum, amount=Money(1, "EUR")))
    same_as: Any = forum.same_as
    with pytest.raises(InvalidType, match=r"^other: "):
        same_as("Forum")
