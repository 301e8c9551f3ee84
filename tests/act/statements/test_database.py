"""What the database refuses and takes: its closed lists, its lengths, a second implementation, and hostile input."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, strategies as st

from dsa import DSAError, statements
from dsa.act.statements.content import SCHEMA_OF, WITHDRAWN
from dsa.act.statements.database import EXAMPLE, MOST_IN_A_CALL, first_refused
from dsa.act.statements.fields import BY_NAME, FIELDS
from dsa.act.statements.places import EEA, EU, LANGUAGES
from dsa.errors import InvalidDocument, InvalidType, InvalidValue, SeveralErrors
from dsa.statements import passed_over, problems
from dsa.testing import checks, invalid, strategies
from dsa.testing.invalid import RefusedPayload
from tests.at_once import at_once
from tests.oracles import damaged_payloads, statement_rules_by_hand

VALUES = json.loads((Path(__file__).parents[2] / "vectors" / "statement_values.json").read_text("utf-8"))["values"]


def refused(payload: object) -> set[str]:
    return {str(error.facts["field"]) for error in statements.problems(payload)}


def told_apart(payload: object) -> bool:
    """Whether the second implementation reads ``content_id`` as the database's own rules do.

    They take an object without a number, and refuse a number that is no text; it was written from a summary that says
    neither.
    """
    held = payload.get("content_id") if isinstance(payload, dict) else None
    return not isinstance(held, dict) or isinstance(held.get("EAN-13", 0), str)


def drawn(number: int) -> Iterator[dict[str, Any]]:
    return (payload for payload in damaged_payloads.payloads(20_261_126, number) if told_apart(payload))


@pytest.mark.parametrize("number", [2_000, pytest.param(26_000, marks=pytest.mark.slow)])
def test_a_second_implementation_refuses_the_same_fields_of_the_same_payloads(number: int) -> None:
    looked_at = taken = 0
    for payload in drawn(number):
        by_hand = statement_rules_by_hand.refused_fields(payload)
        assert refused(payload) == by_hand, payload
        if not by_hand:
            assert statements.kept(payload) == statement_rules_by_hand.accepted_form(payload), payload
            taken += 1
        looked_at += 1
    assert looked_at > 0.75 * number
    assert 0.3 < taken / looked_at < 0.7


@pytest.mark.parametrize("length", [0, 1, 2, 99, 100, 101])
def test_a_second_implementation_refuses_the_same_calls(length: int) -> None:
    payloads = [payload for _, payload in zip(range(600), drawn(1_000), strict=False)]
    for start in range(0, 600 - length, 101):
        call = payloads[start : start + length]
        used = {str(payload.get("puid")) for payload in payloads[:3]}
        by_hand = statement_rules_by_hand.refused_in_call(call, used)
        refused_fields: dict[int, set[str]] = {}
        for error in statements.call_problems(call, used=used):
            if not isinstance(error, InvalidDocument):
                refused_fields[-1] = {str(error.facts["field"])}
                continue
            _, place, field = str(error.pointer).split("/")
            refused_fields.setdefault(int(place), set()).add(field)
        assert refused_fields == by_hand


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_value_of_the_database_is_taken_and_no_other(field: Any) -> None:
    if field.kind.values and field.name in VALUES:
        assert field.kind.values == frozenset(VALUES[field.name])


def test_the_members_are_the_values_and_those_that_were_withdrawn() -> None:
    of: dict[str, type[Enum]] = {
        "decision_visibility": statements.VisibilityRestriction,
        "decision_monetary": statements.MonetaryRestriction,
        "decision_provision": statements.ServiceRestriction,
        "decision_account": statements.AccountRestriction,
        "account_type": statements.AccountType,
        "decision_ground": statements.Ground,
        "content_type": statements.ContentType,
        "category": statements.Category,
        "category_specification": statements.Keyword,
        "source_type": statements.InformationSource,
        "automated_decision": statements.AutomatedDecision,
    }
    assert set(of) | {"territorial_scope", "content_language"} == set(VALUES)
    for name, kind in of.items():
        assert {member.value for member in kind if member not in WITHDRAWN} == set(VALUES[name])
    assert date(2025, 7, 1) == SCHEMA_OF  # the day from which the database has its present form
    assert all(member.withdrawn == SCHEMA_OF for member in WITHDRAWN)  # type: ignore[attr-defined]  # two enumerations, both with it
    assert list(EEA) == VALUES["territorial_scope"]
    assert set(LANGUAGES) == set(VALUES["content_language"])
    assert len(EU) == 27
    assert all(str(member).islower() for kind in of.values() for member in kind)


@given(strategies.statement_payloads(), st.permutations([field.name for field in FIELDS]))
def test_the_order_of_keys_and_unknown_ones_change_nothing(payload: dict[str, object], order: list[str]) -> None:
    shuffled = {name: payload[name] for name in order if name in payload} | {"colour": ["red"]}
    assert statements.problems(shuffled) == ()
    assert statements.kept(shuffled) == statements.kept(payload)
    assert statements.problems(statements.kept(payload)) == ()
    assert first_refused(payload, set(BY_NAME)) is None


@given(invalid.statement_payloads())
def test_a_payload_with_one_mistake_is_refused_for_its_field(broken: RefusedPayload) -> None:
    (error,) = statements.problems(broken.payload)
    assert error.facts["field"] == broken.field
    assert broken.field in str(error)
    assert error.explain("de")


def test_the_four_decisions_are_refused_together_where_there_is_none() -> None:
    empty: tuple[object, ...] = (None, [], {}, "", "  ")
    for nothing in empty:
        payload = {**EXAMPLE, "decision_visibility": nothing}
        assert refused(payload) == {
            *("decision_visibility", "decision_monetary", "decision_provision", "decision_account"),
        }


OTHERS = {"decision_visibility_other": "x", "decision_monetary_other": "x", "content_type_other": "x"}
"""What is dropped without the value that asks for it."""


@at_once(
    ("more", "lacking"),
    [
        ({"decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT"}, {"legal_ground", "explanation"}),
        ({"decision_ground": "DECISION_GROUND_ILLEGAL_CONTENT", **OTHERS}, {"legal_ground", "explanation"}),
        ({"decision_visibility": ["DECISION_VISIBILITY_OTHER"]}, {"visibility_other"}),
        ({"decision_visibility": ["DECISION_VISIBILITY_OTHER"], "content_type_other": "x"}, {"visibility_other"}),
        ({"decision_monetary": "DECISION_MONETARY_OTHER"}, {"monetary_other"}),
        ({"content_type": ["CONTENT_TYPE_TEXT", "CONTENT_TYPE_OTHER"]}, {"type_other"}),
        ({"decision_visibility": None, "decision_account": "DECISION_ACCOUNT_SUSPENDED"}, set()),
    ],
)
def test_a_value_asks_for_its_own_fields_and_those_of_others_are_no_help(
    more: dict[str, object], lacking: set[str]
) -> None:
    missing = refused({**EXAMPLE, **more})
    assert len(missing) == len(lacking)
    assert all(name.endswith(tuple(lacking)) for name in missing)


def test_a_decision_alone_is_no_statement() -> None:
    required = {field.name for field in FIELDS if field.required}
    assert refused({"decision_account": "DECISION_ACCOUNT_SUSPENDED"}) == required
    for name in required:
        without = {key: value for key, value in EXAMPLE.items() if key != name}
        assert refused(without) == {name}


def test_the_first_field_that_is_refused_need_not_be_one_that_is_asked_for() -> None:
    wrong: dict[str, object] = {
        "decision_account": "suspended",
        "account_type": "shop",
        "content_language": "de",
        "end_date_account_restriction": "2026-3-1",
        "category": "STATEMENT_CATEGORY_NOISE",
    }
    for name, value in wrong.items():
        payload = {**EXAMPLE, name: value}
        assert refused(payload) == {name}
        assert first_refused(payload, set(BY_NAME)) == name
        assert first_refused(payload, set(BY_NAME) - {name}) is None


@pytest.mark.parametrize("day", [20_260_301, 2026.0301, True, "2026-3-1", " "])
def test_a_day_that_is_no_text_is_refused_first_as_one_that_is_badly_written(day: object) -> None:
    for name in ("content_date", "application_date"):
        assert first_refused({**EXAMPLE, name: day}, set(BY_NAME)) == name


def test_a_category_is_kept_once_though_it_is_among_the_further_ones() -> None:
    further = ["STATEMENT_CATEGORY_VIOLENCE", str(EXAMPLE["category"])]
    payload = statements.kept({**EXAMPLE, "category_addition": further})
    assert payload["category_addition"] == ["STATEMENT_CATEGORY_VIOLENCE"]
    assert payload["category"] == EXAMPLE["category"]


def test_an_object_without_a_number_is_taken_and_a_number_that_is_no_text_is_not() -> None:
    payload = {**EXAMPLE, "content_id": {}}
    assert statements.problems(payload) == ()
    assert statements.kept(payload)["content_id"] == {}
    assert statements.StatementOfReasons.from_payload(payload).ean is None
    assert refused({**EXAMPLE, "content_id": {"EAN-13": 4_006_381_333_931}}) == {"content_id"}
    assert refused({**EXAMPLE, "content_id": {"EAN-13": None}}) == {"content_id"}


HOSTILE: tuple[object, ...] = (
    *(None, 7, 1.5, True, "text", b"bytes", [], [EXAMPLE], {1: 2}, {"category": {}}),
    {**EXAMPLE, "decision_facts": ["a", "list"]},
    {**EXAMPLE, "application_date": 20_260_301},
    {**EXAMPLE, "decision_facts": "half \ud800 a pair"},
    {**EXAMPLE, "decision_facts": "x" * 10_000_000},
    {**EXAMPLE, "decision_facts": 10**5_000},
    {**EXAMPLE, "puid": float("nan")},
    {**EXAMPLE, "content_type": [["CONTENT_TYPE_TEXT"]]},
    {**EXAMPLE, "content_type": [{}]},
    {**EXAMPLE, "category": ["STATEMENT_CATEGORY_VIOLENCE"]},
    {**EXAMPLE, "content_id": {"EAN-13": 4_006_381_333_931}},
    {**EXAMPLE, "content_id": [13]},
    {**EXAMPLE, "territorial_scope": "DE"},
)


@pytest.mark.parametrize("payload", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_input_is_refused_with_an_error_of_the_library(payload: Any) -> None:
    errors = statements.problems(payload)
    assert errors
    assert all(isinstance(error, DSAError) and error.facts["field"] and len(str(error)) < 6_000 for error in errors)
    assert statements.call_problems([payload])
    with pytest.raises(DSAError):
        statements.StatementOfReasons.from_payload(payload)
    with pytest.raises(DSAError):
        statements.batches([payload])


class OfAnotherLibrary(list[str]):
    """A list, and more than that: not a few libraries that read JSON or YAML have one."""


@pytest.mark.parametrize("several", [list, tuple, OfAnotherLibrary])
def test_a_value_asks_for_what_belongs_to_it_in_whatever_list_it_stands(several: type) -> None:
    for name, value, asked in (
        ("decision_visibility", "DECISION_VISIBILITY_OTHER", "decision_visibility_other"),
        ("content_type", "CONTENT_TYPE_OTHER", "content_type_other"),
    ):
        payload = {**EXAMPLE, name: several([value])}
        assert refused(payload) == {asked}
        assert problems({**payload, asked: "told"}) == ()


def test_what_is_of_the_wrong_kind_is_told_from_what_has_the_wrong_value() -> None:
    (error,) = statements.problems({**EXAMPLE, "category": 5})
    assert isinstance(error, InvalidType)
    (error,) = statements.problems({**EXAMPLE, "category": "STATEMENT_CATEGORY_PORNOGRAPHY"})
    assert isinstance(error, InvalidValue)
    (error,) = statements.problems({**EXAMPLE, "content_id": {"EAN-13": "1"}})
    assert isinstance(error, InvalidValue)


def numbered(count: int, **more: object) -> list[dict[str, object]]:
    return [{**EXAMPLE, "puid": f"review-{number}", **more} for number in range(count)]


def test_a_call_takes_a_hundred_statements_and_batches_are_such_calls() -> None:
    assert [len(call) for call in statements.batches(numbered(101))] == [100, 1]
    assert statements.batches([]) == ()
    assert statements.call_problems(numbered(MOST_IN_A_CALL)) == ()
    (error,) = statements.call_problems(numbered(MOST_IN_A_CALL + 1))
    assert (error.facts["field"], type(error)) == ("statements", InvalidValue)
    assert str(error) == "statements: a list of 101 is refused. Accepted: a list of 1 to 100 statements."
    (error,) = statements.call_problems({"statements": []})
    assert (error.facts["field"], type(error)) == ("statements", InvalidType)
    assert "'statements': []" in str(error)  # it is shown as it was passed


def test_an_identifier_is_used_once_for_ever() -> None:
    several = [*numbered(2), {**EXAMPLE, "puid": " review-1 "}, {**EXAMPLE, "puid": 7}]
    with pytest.raises(SeveralErrors) as caught:
        statements.batches(several, used={"7"})
    assert [error.pointer for error in caught.value.errors] == ["/1/puid", "/2/puid", "/3/puid"]  # type: ignore[attr-defined]  # InvalidDocument
    with pytest.raises(DSAError, match="/0/category"):
        statements.batches([{**EXAMPLE, "category": "x"}])


def test_the_problems_of_a_call_stand_by_statement_and_then_in_the_order_of_the_fields() -> None:
    wrong = {**EXAMPLE, "category": "x", "automated_detection": "x"}
    problems: tuple[Any, ...] = statements.call_problems([wrong, EXAMPLE, wrong])
    pointers = [error.pointer for error in problems]
    assert pointers == [
        *("/0/category", "/0/automated_detection", "/0/puid"),
        "/1/puid",
        *("/2/category", "/2/automated_detection", "/2/puid"),
    ]


@pytest.mark.parametrize("several", ["text", 7, dict(EXAMPLE)])
def test_batches_are_of_several(several: Any) -> None:
    with pytest.raises(InvalidType, match="several"):
        statements.batches(several)
    with pytest.raises(InvalidType, match="used"):
        statements.batches([], used="review-1")


def test_the_kit_holds_the_check_of_others_against_these_rules() -> None:
    checks.statement_fields(refused, examples=50)
    with pytest.raises(checks.BrokenLaw, match=r"Article 24\(5\)"):
        checks.statement_fields(lambda payload: [] if "puid" in payload else ["puid"], examples=300)


def test_a_key_that_the_database_does_not_know_is_named_with_what_was_meant() -> None:
    payload: dict[Any, object] = {**EXAMPLE, "territorial_scop": ["NL"], 5: "x"}
    payload["end_date_visibilty_restriction"] = "2026-99-99"
    assert problems(payload) == ()
    unknown = passed_over(payload)
    assert [key.facts["value"] for key in unknown] == ["territorial_scop", 5, "end_date_visibilty_restriction"]
    assert unknown[0].near == ("territorial_scope",)
    assert unknown[0].accepted == tuple(BY_NAME)
    assert unknown[2].near[0] == "end_date_visibility_restriction"
    assert passed_over(EXAMPLE) == ()


def test_a_missing_key_is_called_that() -> None:
    without = {name: value for name, value in EXAMPLE.items() if name != "category"}
    assert str(problems(without)[0]).startswith("category: a missing key is refused. Accepted: it must be there")
    misspelt = problems({**without, "categry": "STATEMENT_CATEGORY_VIOLENCE"})
    assert str(misspelt[0]).startswith("category: a missing key ('categry' is not known) is refused.")
    assert str(problems({**EXAMPLE, "category": None})[0]).startswith("category: None is refused")


@pytest.mark.parametrize("key", ["colour", "content_typ_other"])
def test_a_key_is_not_taken_for_a_field_that_it_is_not_nearest_to(key: str) -> None:
    assert passed_over({key: "x"})[0].near[:1] != ("content_type",)
    payload = {**EXAMPLE, key: "x"}
    del payload["content_type"]
    (error,) = problems(payload)
    assert str(error).startswith("content_type: a missing key is refused.")


@pytest.mark.parametrize(
    ("payload", "meant"), [("{}", "json.loads"), (b"{}", "json.loads"), ([EXAMPLE, EXAMPLE], "call_problems")]
)
def test_what_is_no_object_is_told_what_to_do(payload: object, meant: str) -> None:
    (error,) = problems(payload)
    assert meant in str(error)


@at_once("payload", ["{}", b"{}", [EXAMPLE], None, 7])
def test_what_is_no_object_is_no_statement_either(payload: Any) -> None:
    with pytest.raises(InvalidType, match=r"^payload: .* an object with the fields of a statement"):
        statements.StatementOfReasons.from_payload(payload)
