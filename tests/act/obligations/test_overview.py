"""All obligations at once: how many bind, and what leaves the others out."""

import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from dsa import (
    CATALOGUE,
    EnterpriseSize,
    Platform,
    Provider,
    ServiceFile,
    ServiceKind,
    changes,
    designation_status,
    obligations,
    schedule,
)
from dsa.errors import InvalidType
from tests.act.obligations.worlds import GROWN, SHOP
from tests.at_once import at_once


def platform(kind: ServiceKind, size: EnterpriseSize | None = None) -> Platform:
    return Platform(name="Forum", provider=Provider(name="P", country="NL", size=size), kind=kind)


@at_once("kind", ServiceKind)
@at_once("size", [None, *EnterpriseSize])
@at_once("on", [date(2022, 1, 1), date(2023, 1, 1), date(2026, 1, 1)])
def test_the_steps_count_from_the_whole_catalogue_down_to_what_binds(
    kind: ServiceKind, size: EnterpriseSize | None, on: date
) -> None:
    several = obligations(platform(kind, size), on=on)
    bound = tuple(part for part in several if part.binds)
    assert several.steps[0].before == len(several) == len(CATALOGUE)
    assert all(step.after == following.before for step, following in pairwise(several.steps))
    assert several.steps[-1].after == len(bound)
    assert several.headline.facts.get("number", 0) == len(bound)
    assert several.parts == tuple(part.headline for part in bound)


def test_each_step_names_how_many_it_leaves_out_and_the_kinds_are_those_that_were_given() -> None:
    both = Platform(name="Forum", provider=Provider(name="P"), kind=[ServiceKind.HOSTING, ServiceKind.SEARCH_ENGINE])
    for service, kinds in (
        (platform(ServiceKind.HOSTING), {ServiceKind.HOSTING}),
        (both, {ServiceKind.HOSTING, ServiceKind.SEARCH_ENGINE}),
    ):
        steps = obligations(service, on=date(2026, 1, 1)).steps
        assert [step.rule for step in steps][:2] == ["others-addressed", "other-kinds"]
        assert steps[1].facts["kinds"] == kinds
        for step in steps:
            assert isinstance(step.before, int)
            assert isinstance(step.after, int)
            assert step.facts["number"] == step.before - step.after > 0


def test_of_a_service_that_is_of_every_kind_no_other_kinds_are_told() -> None:
    every = Platform(
        name="Both", provider=Provider(name="P"), kind=[ServiceKind.MARKETPLACE, ServiceKind.SEARCH_ENGINE]
    )
    assert "other-kinds" not in [step.rule for step in obligations(every, on=date(2026, 1, 1)).steps]


def test_none_and_why() -> None:
    none = obligations(platform(ServiceKind.ONLINE_PLATFORM, EnterpriseSize.SMALL), on=date(2022, 1, 1))
    assert str(none) == "Forum: no obligation binds it on 1 January 2022"
    told = none.explain()
    assert "Addressed to others than the provider" in told
    assert re.search(r"For services of other kinds: \d+ of 107 obligations; this one is: online platform", told)
    assert "It applies from 17 February 2024; on 1 January 2022 it does not apply yet." in told
    assert "It is for services that are designated as very large; on 1 January 2022 this one is not." in told


def test_size_and_designation_are_told_among_the_reasons() -> None:
    small = obligations(platform(ServiceKind.MARKETPLACE, EnterpriseSize.SMALL), on=date(2026, 1, 1))
    spared = [str(step.citation) for step in small.steps if "are spared" in str(step)]
    assert spared == ["Article 15(2) DSA", "Article 19(1) DSA", "Article 29(1) DSA"]
    grown = obligations(SHOP, on=date(2025, 3, 5), designation=GROWN)
    assert "Section 5 of Chapter III binds it only from 5 July 2025" in grown.explain()
    assert "designation-without-four-months" in [notice.id for notice in grown.notices]


def test_what_is_about_one_obligation_alone_is_not_told_of_all() -> None:
    forum = obligations(platform(ServiceKind.ONLINE_PLATFORM), on=date(2026, 1, 1))
    assert "obligation-limited" in [notice.id for status in forum for notice in status.notices]
    assert [notice.id for notice in forum.notices] == ["no-designation-named", "size-not-given", "size-not-given"]


def test_changes_explain_themselves_as_well() -> None:
    forum = platform(ServiceKind.ONLINE_PLATFORM, EnterpriseSize.SMALL)
    none = changes(forum, start=date(2025, 1, 1), end=date(2026, 1, 1))
    assert len(none) == 0
    assert none.explain() == "Forum: nothing changes from 1 January 2025 until, not including, 1 January 2026"
    first = changes(forum, start=date(2022, 11, 16), end=date(2022, 11, 17))
    assert str(first) == f"Forum: changes from 16 November 2022 until, not including, 17 November 2022: {len(first)}"
    assert len(first.explain().splitlines()) == 1 + len(first)


def test_those_that_bind_are_to_be_had_alone_and_counted_in_the_repr() -> None:
    several = obligations(platform(ServiceKind.MARKETPLACE, EnterpriseSize.SMALL), on=date(2026, 1, 1))
    bound = [status for status in several if status.binds]
    assert list(several.binding) == bound
    assert several.binding.explain() == several.explain()
    assert repr(several).startswith(f"<Answers: {len(bound)} of {len(CATALOGUE)} bind: Forum: obligations that bind it")


@pytest.mark.parametrize("kind", ServiceKind)
def test_of_a_service_that_can_be_designated_it_is_said_once_that_no_designation_was_named(kind: ServiceKind) -> None:
    several = obligations(platform(kind), on=date(2026, 1, 1))
    designable = kind not in {ServiceKind.INTERMEDIARY, ServiceKind.HOSTING}
    assert several.explain().count("No designation of the service as very large was named.") == designable
    due = schedule(platform(kind), start=date(2026, 1, 1), end=date(2027, 1, 1))
    assert due.explain().count("No designation of the service as very large was named.") == designable
    status = designation_status(platform(kind), on=date(2026, 1, 1))
    assert [notice.id for notice in status.notices] == ["no-designation-named"] * designable
    assert "no-designation-named" not in {notice.id for each in several for notice in each.notices}


def test_what_has_a_platform_is_told_the_question_that_it_answers_itself() -> None:
    file = ServiceFile(platform=SHOP)
    untyped: Any = obligations
    with pytest.raises(InvalidType, match=r"a ServiceFile answers itself, with its designations: \.obligations\(day\)"):
        untyped(file, on=date(2026, 11, 26))
