"""Recommendation 2003/361/EC: ceilings to the last person and cent, groups, and two periods in a row."""

import re
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any, cast

import pytest
from attrs import evolve
from hypothesis import given, strategies as st

from dsa import (
    AnnualAccounts,
    DSAError,
    EnterpriseSize,
    Figures,
    Money,
    Partner,
    Platform,
    Provider,
    ServiceKind,
    changes,
    enterprise_size,
    obligations,
    size_status,
)
from dsa.errors import CurrencyMismatch, InvalidType, InvalidValue, MissingFact
from tests.at_once import at_once

MICRO, SMALL, MEDIUM, LARGE = EnterpriseSize
EUR = "EUR"


def m(amount: str) -> Money:
    return Money(amount, EUR)


@pytest.mark.parametrize(
    ("headcount", "turnover", "balance_sheet", "size"),
    [
        (9, "2_000_000.00", "2_000_000.01", MICRO),  # at most the ceiling, and one of the two is enough
        (9, "2_000_000.01", "2_000_000.00", MICRO),
        (9, "2_000_000.01", "2_000_000.01", SMALL),
        (10, "1", "1", SMALL),  # fewer than ten: ten is too many
        (49, "10_000_000", "99_000_000", SMALL),
        (49, "10_000_000.01", "10_000_000.01", MEDIUM),
        (50, "1", "1", MEDIUM),
        (249, "50_000_000", "99_000_000", MEDIUM),
        (249, "50_000_000.01", "43_000_000", MEDIUM),  # the two ceilings differ here
        (249, "50_000_000.01", "43_000_000.01", LARGE),
        (250, "1", "1", LARGE),
        (Decimal("9.9"), "1", "1", MICRO),  # part-time work makes fractions
        (Fraction(99, 2), "1", "1", SMALL),
    ],
)
def test_ceilings(headcount: int | Decimal | Fraction, turnover: str, balance_sheet: str, size: EnterpriseSize) -> None:
    assert enterprise_size(headcount, turnover=m(turnover), balance_sheet=m(balance_sheet)) is size


def test_one_sum_within_is_enough_and_one_above_is_not_the_end() -> None:
    assert enterprise_size(49, turnover=m("10_000_000")) is SMALL
    assert enterprise_size(49, balance_sheet=m("10_000_000")) is SMALL
    assert enterprise_size(250, turnover=m("1")) is LARGE  # the headcount settles it
    with pytest.raises(MissingFact, match="The balance sheet total of"):
        enterprise_size(49, turnover=m("10_000_001"))
    with pytest.raises(MissingFact, match="The turnover of"):
        enterprise_size(49, balance_sheet=m("10_000_001"))
    with pytest.raises(MissingFact):
        enterprise_size(49)


def test_groups_count_linked_in_full_and_partners_by_share() -> None:
    own: dict[str, Any] = {"turnover": m("1_000_000"), "balance_sheet": m("1_000_000")}
    sister = Figures(headcount=5, turnover=m("2_000_000"), balance_sheet=m("2_000_000"))
    assert enterprise_size(5, **own) is MICRO
    assert enterprise_size(5, **own, linked=[sister]) is SMALL  # ten persons
    investor = Partner(figures=Figures(headcount=8, turnover=m("2_000_000")), share=Fraction(1, 2))
    assert enterprise_size(5, turnover=m("1_000_000"), partners=[investor]) is MICRO  # nine, two million
    assert enterprise_size(6, turnover=m("1_000_000"), partners=[investor]) is SMALL  # ten
    with pytest.raises(MissingFact, match="balance sheet"):  # the partner's is not given
        enterprise_size(5, **{**own, "turnover": m("1_000_000.01")}, partners=[investor])


@pytest.mark.parametrize("share", [Fraction(24, 100), Fraction(51, 100)])
def test_below_a_quarter_is_no_partner_and_above_half_is_linked(share: Fraction) -> None:
    with pytest.raises(InvalidValue, match=rf"^share: {re.escape(repr(share))} is refused.* linked"):
        Partner(figures=Figures(headcount=1, turnover=m("1")), share=share)
    Partner(figures=Figures(headcount=1, turnover=m("1")), share=Fraction(1, 4))


@pytest.mark.parametrize("headcount", [9.0, True, "9", None])
def test_a_headcount_is_exact(headcount: Any) -> None:
    with pytest.raises(InvalidType, match="headcount"):
        Figures(headcount=headcount, turnover=m("1"))


def test_other_refusals() -> None:
    with pytest.raises(InvalidValue):
        Figures(headcount=-1, turnover=m("1"))
    for headcount in (Decimal("NaN"), 10**12):  # more than there are people
        with pytest.raises(InvalidValue, match=r"^headcount: .*finite number below 1000000000000"):
            Figures(headcount=headcount, turnover=m("1"))
    for sums in ({"turnover": Money(1, "USD")}, {"balance_sheet": Money(1, "USD")}):
        with pytest.raises(CurrencyMismatch, match="ExchangeRate"):
            Figures(headcount=1, **sums)
    with pytest.raises(InvalidType, match=r"^balance_sheet"):
        Figures(headcount=1, balance_sheet=cast(Any, 5))
    own = Figures(headcount=1, turnover=m("1"))
    partner = Partner(figures=own, share=Fraction(1, 4))
    wrong: Any = {"figures": partner, "linked": [partner], "partners": [own], "public_share": 1}
    for name, value in wrong.items():
        with pytest.raises(InvalidType, match=rf"^{name}"):
            AnnualAccounts(**{"closed": date(2024, 12, 31), "figures": own, name: value})
    for name, value in {"figures": partner, "share": 0.25}.items():
        with pytest.raises(InvalidType, match=rf"^{name}"):
            Partner(**cast(Any, {"figures": own, "share": Fraction(1, 4), name: value}))
    with pytest.raises(InvalidType, match="AnnualAccounts"):
        Provider(name="A", size=cast(Any, "small"))
    with pytest.raises(InvalidValue, match=r"accounts: .*31.*31.* is refused.* different days"):
        Provider(name="A", size=[year(2024, SMALL), year(2024, SMALL)])


FIGURES = {
    MICRO: Figures(headcount=3, turnover=m("1")),
    SMALL: Figures(headcount=30, turnover=m("1")),
    MEDIUM: Figures(headcount=100, turnover=m("1")),
    LARGE: Figures(headcount=1000, turnover=m("1")),
}


def year(closed: int, size: EnterpriseSize) -> AnnualAccounts:
    return AnnualAccounts(closed=date(closed, 12, 31), figures=FIGURES[size])


def years(*sizes: EnterpriseSize) -> list[AnnualAccounts]:
    return [year(2020 + number, size) for number, size in enumerate(sizes)]


def test_one_year_above_changes_nothing_two_do() -> None:
    assert size_status(years(SMALL, MEDIUM), on=date(2030, 1, 1)).size is SMALL
    shaken = size_status(years(SMALL, MEDIUM, SMALL, MEDIUM), on=date(2030, 1, 1))
    assert shaken.size is SMALL
    assert [step.rule for step in shaken.steps] == [
        *["size-ceiling"] * 3,
        *("size-first-accounts", "size-one-period", "size-one-period"),
    ]
    lost = size_status(years(SMALL, MEDIUM, MEDIUM), on=date(2030, 1, 1))
    assert (lost.size, lost.lost, lost.grace_until) == (MEDIUM, date(2022, 12, 31), date(2023, 12, 31))
    assert "both on the other side" in lost.explain()
    assert [(step.rule, step.before, step.after) for step in lost.steps[-3:]] == [
        ("size-two-periods", SMALL, MEDIUM),
        ("provision-sets", MEDIUM, MEDIUM),
        ("size-grace", MEDIUM, MEDIUM),
    ]
    assert lost.steps[-1].facts == {"lost": date(2022, 12, 31), "until": date(2023, 12, 31)}


def test_the_nearer_of_two_years_decides_when_both_are_beyond() -> None:
    assert size_status(years(MICRO, LARGE, SMALL), on=date(2030, 1, 1)).size is SMALL
    assert size_status(years(LARGE, MICRO, MEDIUM), on=date(2030, 1, 1)).size is MEDIUM
    assert size_status(years(SMALL, MICRO, LARGE), on=date(2030, 1, 1)).size is SMALL


def test_grace_lasts_from_the_day_of_loss_to_the_same_number_and_no_longer() -> None:
    accounts = years(SMALL, MEDIUM, MEDIUM)
    in_grace = {day: size_status(accounts, on=day).in_grace for day in (date(2022, 12, 30), date(2022, 12, 31))}
    assert in_grace == {date(2022, 12, 30): False, date(2022, 12, 31): True}
    assert size_status(accounts, on=date(2023, 12, 31)).in_grace
    assert not size_status(accounts, on=date(2024, 1, 1)).in_grace


def test_status_lost_before_the_act_applied_leaves_what_remains_of_the_twelve_months() -> None:
    accounts = [year(2019, SMALL), year(2020, MEDIUM), year(2021, MEDIUM)]
    assert Provider(name="P", size=accounts).size == tuple(accounts)
    for on, in_grace in ((date(2021, 12, 31), True), (date(2022, 12, 31), True), (date(2023, 1, 1), False)):
        answer = size_status(accounts, on=on)
        assert (answer.size, answer.lost, answer.grace_until) == (MEDIUM, date(2021, 12, 31), date(2022, 12, 31))
        assert answer.in_grace is in_grace


def test_status_won_back_ends_grace_and_a_second_loss_begins_it_anew() -> None:
    accounts = years(SMALL, MEDIUM, MEDIUM, SMALL, SMALL, MEDIUM, MEDIUM)
    assert size_status(accounts, on=date(2024, 12, 31)).lost is None
    assert size_status(accounts, on=date(2026, 12, 31)).lost == date(2026, 12, 31)


def test_two_periods_are_consecutive_only_if_none_is_missing_between_them() -> None:
    small, grown = (Figures(headcount=heads, turnover=m("1")) for heads in (40, 60))

    def closed(*days: date) -> list[AnnualAccounts]:
        figures = [small, *[grown] * (len(days) - 1)]
        return [AnnualAccounts(closed=day, figures=of_year) for day, of_year in zip(days, figures, strict=True)]

    # Long periods there are, and a gap that decides nothing is none of the law's business.
    long = closed(date(2020, 12, 31), date(2021, 12, 31), date(2023, 12, 1))
    assert size_status(long, on=date(2025, 1, 1)).size is EnterpriseSize.MEDIUM
    gap = closed(date(2020, 12, 31), date(2021, 12, 31), date(2023, 12, 31))
    answer = size_status(gap, on=date(2024, 6, 1))
    assert (answer.size, answer.lost) == (None, None)
    assert "not determinable" in str(answer)
    assert Provider(name="P", size=gap).size == tuple(gap)


def test_a_year_and_a_long_period_fit_between_two_accounts_with_one_missing_and_no_longer() -> None:
    first = AnnualAccounts(closed=date(2020, 12, 31), figures=FIGURES[SMALL])
    for days, size in ((700 + 366, SMALL), (700 + 367, None)):  # of two that are missing, both can be of another size
        last = AnnualAccounts(closed=first.closed + timedelta(days=days), figures=FIGURES[SMALL])
        assert size_status([first, last], on=last.closed).size is size, days


def only(**sizes: EnterpriseSize) -> list[AnnualAccounts]:
    """Accounts of some years: ``y2021=SMALL``."""
    return [year(int(name[1:]), size) for name, size in sizes.items()]


@pytest.mark.parametrize(
    ("accounts", "size", "notices"),
    [
        (only(y2021=SMALL, y2023=MEDIUM), None, {"size-not-determinable"}),  # 2022 may have been medium, too
        (only(y2021=SMALL, y2022=MEDIUM, y2024=MEDIUM), None, {"size-not-determinable"}),  # or small
        (only(y2021=SMALL, y2023=SMALL), SMALL, set()),  # one year in between changes nothing
        (only(y2021=SMALL, y2024=SMALL), None, {"size-not-determinable"}),  # two could
        (only(y2021=SMALL, y2023=MEDIUM, y2024=MEDIUM), MEDIUM, {"loss-of-status-not-determinable"}),
        (only(y2021=MEDIUM, y2023=SMALL, y2024=SMALL), SMALL, set()),
        (only(y2021=MEDIUM, y2023=LARGE), None, {"size-not-determinable"}),
        (only(y2021=MICRO, y2023=SMALL), None, {"size-not-determinable"}),
        (only(y2019=SMALL, y2022=MEDIUM, y2023=SMALL), None, {"size-not-determinable"}),
        (only(y2019=SMALL, y2022=MEDIUM, y2023=SMALL, y2024=SMALL), SMALL, set()),
        (only(y2022=SMALL, y2023=MEDIUM), SMALL, {"status-after-takeover"}),
        (only(y2022=MEDIUM, y2023=LARGE), MEDIUM, set()),
    ],
)
def test_where_accounts_are_missing_the_size_is_known_only_if_they_could_not_change_it(
    accounts: list[AnnualAccounts], size: EnterpriseSize | None, notices: set[str]
) -> None:
    answer = size_status(accounts, on=accounts[-1].closed)
    assert answer.size is size
    assert {notice.id for notice in answer.notices} == notices
    assert all(later.before == earlier.after for earlier, later in pairwise(answer.steps))
    if size is None:
        assert "with what they can say, the enterprise can be" in answer.explain()


@at_once(
    ("accounts", "sizes"),
    [
        (only(y2021=SMALL, y2023=MEDIUM), (SMALL, MEDIUM)),
        (only(y2021=LARGE, y2024=MICRO), (MICRO, SMALL, MEDIUM, LARGE)),
    ],
)
def test_what_missing_accounts_can_make_of_an_enterprise_is_named_from_the_smallest_size_up(
    accounts: list[AnnualAccounts], sizes: tuple[EnterpriseSize, ...]
) -> None:
    step = size_status(accounts, on=accounts[-1].closed).steps[-1]
    assert (step.rule, step.after) == ("size-gap-in-accounts", sizes)


def test_the_accounts_that_settle_a_size_in_spite_of_a_gap_are_named() -> None:
    settled = size_status(only(y2021=MEDIUM, y2023=SMALL, y2024=SMALL), on=date(2024, 12, 31)).steps[-1]
    assert settled.rule == "size-told-again"
    assert "those closed on 31 December 2023 and on 31 December 2024 settle it" in str(settled)


@given(st.lists(st.sampled_from(EnterpriseSize), min_size=2, max_size=5), st.data())
def test_a_size_that_is_known_in_spite_of_a_gap_is_that_of_every_history_without_one(
    sizes: list[EnterpriseSize], data: st.DataObject
) -> None:
    kept = [0, *(place for place in range(1, len(sizes)) if data.draw(st.booleans()))]
    known = size_status([years(*sizes)[place] for place in kept], on=date(2020 + kept[-1], 12, 31))
    whole = size_status(years(*sizes), on=date(2020 + kept[-1], 12, 31))
    assert known.size in (None, whole.size)
    if known.size is not None and known.lost is not None:
        assert known.lost == whole.lost


def why_bound(accounts: list[AnnualAccounts], article: int, on: date) -> tuple[bool | None, str]:
    """Whether an obligation of an article binds the provider of a platform, and the last step of the answer."""
    provider = Provider(name="P", country="IE", size=accounts)
    forum = Platform(name="Forum", provider=provider, kind=ServiceKind.ONLINE_PLATFORM)
    [status, *_] = [each for each in obligations(forum, on=on) if each.obligation.article == article]
    return status.binds, status.steps[-1].rule


ON = {
    "the second accounts": date(2024, 12, 30),
    "the third accounts": date(2024, 12, 31),
    "the end of one grace": date(2025, 1, 1),
    "the last day of the other": date(2025, 12, 31),
    "the end of both": date(2026, 1, 1),
}


@at_once(
    ("day", "without_grace", "with_grace"),
    [
        # Those of 2023 made it medium if those of 2022 were beyond the ceilings, too.
        ("the second accounts", (None, "missing-accounts-decide"), (False, "spared-either-way")),
        # Whenever it lost its status, it has lost it now, and twelve months ago at the most.
        ("the third accounts", (True, "not-spared-either-way"), (False, "spared-either-way")),
        ("the end of one grace", (True, "not-spared-either-way"), (None, "missing-accounts-decide")),
        ("the last day of the other", (True, "not-spared-either-way"), (None, "missing-accounts-decide")),
        ("the end of both", (True, "not-spared-either-way"), (True, "not-spared-either-way")),
    ],
)
def test_where_accounts_are_missing_a_provider_is_spared_as_long_as_it_is_whatever_they_say(
    day: str, without_grace: tuple[bool | None, str], with_grace: tuple[bool | None, str]
) -> None:
    """Small in 2021 and medium in 2023 and 2024: the status was lost with the accounts of either of the two."""
    accounts = only(y2021=SMALL, y2023=MEDIUM, y2024=MEDIUM)
    assert why_bound(accounts, 15, ON[day]) == without_grace  # Article 15(2) gives no months of grace
    assert why_bound(accounts, 20, ON[day]) == with_grace


def test_a_provider_that_never_was_small_has_no_grace_though_its_size_is_not_known() -> None:
    accounts = only(y2021=MEDIUM, y2023=LARGE)
    assert size_status(accounts, on=date(2024, 6, 1)).size is None  # medium or large, as those of 2022 say
    for article in (15, 20):
        assert why_bound(accounts, article, date(2024, 6, 1)) == (True, "not-spared-either-way")


def test_no_months_of_grace_are_counted_from_accounts_that_are_missing() -> None:
    """Small in 2021 and medium in 2024 and 2025: the status can have been lost in 2023, on no day that is known."""
    accounts = only(y2021=SMALL, y2024=MEDIUM, y2025=MEDIUM)
    # It may be small still, or have lost it with the accounts of 2024, or with those of 2023 and be out of its grace.
    assert why_bound(accounts, 20, date(2025, 6, 1)) == (None, "missing-accounts-decide")
    answer = size_status(accounts, on=date(2025, 12, 31))
    assert (answer.size, answer.lost, answer.grace_until) == (MEDIUM, None, None)
    assert why_bound(accounts, 15, date(2025, 12, 31)) == (True, "not-spared-either-way")
    assert why_bound(accounts, 20, date(2025, 12, 31)) == (None, "missing-accounts-decide")


def test_missing_accounts_decide_nothing_after_the_months_of_grace_of_the_latest_loss() -> None:
    """Whatever those of 2022 and 2023 say: lost when those of 2025 were closed, at the latest."""
    accounts = only(y2021=SMALL, y2024=MEDIUM, y2025=MEDIUM)
    assert why_bound(accounts, 20, date(2026, 12, 31)) == (None, "missing-accounts-decide")
    assert why_bound(accounts, 20, date(2027, 1, 1)) == (True, "not-spared-either-way")
    provider = Provider(name="P", country="IE", size=accounts)
    forum = Platform(name="Forum", provider=provider, kind=ServiceKind.ONLINE_PLATFORM)
    changed = changes(forum, start=date(2026, 6, 1), end=date(2027, 6, 1))
    assert {change.date for change in changed if change.after.obligation.article == 20} == {date(2027, 1, 1)}


def test_accounts_that_are_old_are_said_to_be() -> None:
    accounts = only(y2021=SMALL)
    assert size_status(accounts, on=date(2022, 12, 30)).notices == ()
    [notice] = size_status(accounts, on=date(2022, 12, 31)).notices
    assert (notice.id, "31 December 2022" in str(notice)) == ("accounts-stale", True)
    late = size_status(accounts, on=date(2026, 11, 26))
    assert late.size is SMALL
    assert "Article 4(1) Recommendation 2003/361/EC" in late.explain()
    provider = Provider(name="P", country="IE", size=accounts)
    forum = Platform(name="Forum", provider=provider, kind=ServiceKind.ONLINE_PLATFORM)
    spared = [status for status in obligations(forum, on=date(2026, 11, 26)) if status.obligation.article == 20]
    assert spared
    assert all("accounts-stale" in {notice.id for notice in status.notices} for status in spared)


def test_control_by_public_bodies_makes_no_small_enterprise_whatever_the_figures() -> None:
    def accounts(share: Fraction | None) -> AnnualAccounts:
        return evolve(year(2023, SMALL), public_share=share)

    assert accounts(None).size is accounts(Fraction(0)).size is accounts(Fraction(24, 100)).size is SMALL
    assert accounts(Fraction(1, 4)).size is accounts(Fraction(1)).size is LARGE
    answer = size_status([accounts(Fraction(1, 4))], on=date(2023, 12, 31))
    assert (answer.size, answer.lost) == (LARGE, None)
    assert "Article 3(4) Recommendation 2003/361/EC" in answer.explain()
    assert "public-bodies-at-once" in {notice.id for notice in answer.notices}
    assert [(step.rule, step.before, step.after) for step in answer.steps[-2:]] == [
        ("provision-sets", SMALL, SMALL),
        ("size-public-bodies", SMALL, LARGE),
    ]
    assert answer.steps[-1].facts == {"share": Fraction(1, 4), "least": Fraction(1, 4)}
    below = size_status([accounts(Fraction(24, 100))], on=date(2023, 12, 31))
    assert (below.size, below.steps[-1].rule) == (SMALL, "provision-sets")  # from which share on it would count
    bad: Any = ("25 %", 0.25, Fraction(-1, 4), Fraction(5, 4))
    for share in bad:
        with pytest.raises(DSAError, match=r"^public_share: "):
            accounts(share)


def test_sums_of_an_enterprise_are_not_negative() -> None:
    for name in ("turnover", "balance_sheet"):
        amounts: Any = {name: m("-1")}
        with pytest.raises(InvalidValue, match=f"^{name}: .* from 0 up"):
            Figures(headcount=1, **amounts)


def test_a_change_among_larger_sizes_is_no_loss_of_small_status() -> None:
    answer = size_status(years(MEDIUM, LARGE, LARGE), on=date(2030, 1, 1))
    assert (answer.size, answer.lost, answer.in_grace) == (LARGE, None, False)
    still = size_status(years(SMALL, MEDIUM, MEDIUM, LARGE, LARGE), on=date(2030, 1, 1))
    assert (still.size, still.lost) == (LARGE, date(2022, 12, 31))  # lost once, and growing on begins no new grace


def test_before_the_first_accounts_the_size_is_unknown() -> None:
    answer = size_status(years(SMALL), on=date(2020, 12, 30))
    assert answer.size is None
    assert "no accounts" in str(answer)


@given(st.lists(st.sampled_from(EnterpriseSize), min_size=1, max_size=12), st.data())
def test_against_a_status_for_each_ceiling_of_its_own(sizes: list[EnterpriseSize], data: st.DataObject) -> None:
    """A second way: three ceilings, each with a status of its own that two periods beyond it turn over."""
    order = list(EnterpriseSize)
    within = [order.index(sizes[0]) <= ceiling for ceiling in range(3)]
    lost = None
    for number in range(1, len(sizes)):
        before = within[1]
        for ceiling in range(3):
            now, then = (order.index(sizes[at]) <= ceiling for at in (number, number - 1))
            if now == then != within[ceiling]:
                within[ceiling] = now
        if before and not within[1]:
            lost = date(2020 + number, 12, 31)
        elif within[1]:
            lost = None
    expected = order[within.index(True)] if True in within else LARGE
    accounts = years(*sizes)
    answer = size_status(data.draw(st.permutations(accounts)), on=date(2040, 1, 1))
    assert (answer.size, answer.lost) == (expected, lost)


@given(st.lists(st.sampled_from(EnterpriseSize), min_size=1, max_size=8), st.integers(0, 4000))
def test_later_accounts_change_no_earlier_day(sizes: list[EnterpriseSize], days: int) -> None:
    on = date(2020, 1, 1) + timedelta(days=days)
    known = [accounts for accounts in years(*sizes) if accounts.closed <= on]
    assert size_status(years(*sizes), on=on) == size_status(known, on=on)


def test_establishment_follows_from_country_and_representative() -> None:
    assert Provider(name="A", country="IE").established_in_union is True
    assert Provider(name="A", country="US").established_in_union is False
    for country in ("IE", None):  # the representative's Member State, or one that is not known
        assert Provider(name="A", country=country, legal_representative=True).established_in_union is False
    assert Provider(name="A").established_in_union is None


def test_control_by_public_bodies_takes_no_grace_that_runs_already() -> None:
    years = [year(2022, SMALL), year(2023, MEDIUM), year(2024, MEDIUM)]
    half = evolve(year(2025, MEDIUM), closed=date(2025, 6, 30), public_share=Fraction(1, 2))
    later = evolve(half, closed=date(2025, 9, 30))
    for accounts in ([*years, half], [*years, half, later]):
        answer = size_status(accounts, on=date(2025, 10, 1))
        assert (answer.size, answer.lost, answer.grace_until) == (LARGE, date(2024, 12, 31), date(2025, 12, 31))
        assert answer.in_grace
        assert [step.rule for step in answer.steps[-2:]] == ["provision-sets", "size-grace"]
    # Lost by control alone, or with it: no status was lost over two periods before.
    for accounts in (
        [year(2022, SMALL), year(2023, MEDIUM), evolve(year(2024, MEDIUM), public_share=Fraction(1, 2))],
        [year(2022, SMALL), evolve(year(2023, SMALL), public_share=Fraction(1, 2))],
        [
            year(2022, SMALL),
            evolve(year(2023, MEDIUM), public_share=Fraction(1, 2)),
            evolve(year(2024, MEDIUM), public_share=Fraction(1, 2)),
        ],
    ):
        answer = size_status(accounts, on=date(2025, 1, 1))
        assert (answer.size, answer.lost, answer.grace_until) == (LARGE, None, None)
