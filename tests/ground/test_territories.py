"""Parts of Member States with codes of their own: in the Union, and named by their Member State."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import dsa
from dsa.act.statements.places import territory
from dsa.errors import InvalidValue, UnknownName
from dsa.ground.words.territories import WITHIN
from dsa.time_limits.calendars import MEMBER_STATES

OVERSEAS = ("NC", "PF", "PM", "WF", "BL", "TF", "GL", "AW", "CW", "SX", "BQ")
HALF_A_YEAR: Any = {"count": 5, "period_start": date(2024, 2, 1), "period_end": date(2024, 7, 31)}


def test_each_is_a_part_of_a_member_state_and_none_of_them_is_overseas() -> None:
    assert set(WITHIN.values()) <= set(MEMBER_STATES)
    assert not set(WITHIN) & {*MEMBER_STATES, *OVERSEAS}


@pytest.mark.parametrize("code", WITHIN)
def test_a_provider_there_is_established_in_the_member_state_and_not_outside_the_union(code: str) -> None:
    words = rf"^country: {code!r} is refused\. Accepted: {WITHIN[code]!r}, the Member State .* \(Articles .*355 TFEU\)"
    with pytest.raises(InvalidValue, match=words):
        dsa.Provider(name="Shop", country=code)


@pytest.mark.parametrize(
    ("typed", "state"),
    [("Réunion", "FR"), ("mayotte", "FR"), ("re", "FR"), ("Åland", "FI"), ("Canary Islands", "ES"), ("GLP", "FR")],
)
def test_its_name_is_understood_as_well(typed: str, state: str) -> None:
    with pytest.raises(InvalidValue, match=f"Accepted: {state!r}, the Member State of which it is a part"):
        dsa.Provider(name="Shop", country=typed)
    with pytest.raises(UnknownName, match=rf"Did you mean {state}\?"):
        dsa.calendar(typed)


def test_a_figure_has_no_column_for_it() -> None:
    with pytest.raises(InvalidValue, match=r"^member_states: 'RE' is refused. Accepted: 'FR', the Member State"):
        dsa.ActiveRecipients(**HALF_A_YEAR, member_states={"FR": 4, "RE": 1})
    with pytest.raises(UnknownName, match=r"^territorial_scope: 'RE' is not known. Did you mean FR\?"):
        territory(["RE"])


@pytest.mark.parametrize("code", OVERSEAS)
def test_overseas_countries_and_territories_are_outside_the_union(code: str) -> None:
    assert dsa.Provider(name="Shop", country=code).established_in_union is False
    with pytest.raises(UnknownName):
        dsa.ActiveRecipients(**HALF_A_YEAR, member_states={code: 1})
