"""The schemas accept what the library writes, and everything that it reads; and refuse what it refuses."""

import copy
import json
import re
from collections.abc import Iterator
from functools import cache

import pytest
from jsonschema import Draft202012Validator, FormatChecker

import dsa
from dsa import wire
from dsa.ground.brief import described
from dsa.wire.form import Form
from dsa.wire.forms import FORMS
from dsa.wire.schemas import inlined
from tests.at_once import at_once

from .golden import EXAMPLES

FORMATS = FormatChecker(["date"])


@cache
def validator(kind: type) -> Draft202012Validator:
    return Draft202012Validator(wire.schema(kind), format_checker=FORMATS)


def test_every_schema_is_a_schema() -> None:
    pieces: dict[str, object] = {}
    for form in FORMS.values():
        schema = wire.schema(form.kind)
        definitions = schema.get("$defs", {})
        assert isinstance(definitions, dict)
        pieces |= definitions
        pieces[f"the whole of {form.name}"] = {name: part for name, part in schema.items() if name != "$defs"}
    Draft202012Validator.check_schema({"$defs": pieces})  # all at once: each definition is in most of the schemas


@at_once("form", FORMS.values(), ids=lambda form: form.name)
def test_a_schema_accepts_what_is_written(form: Form) -> None:
    for example in EXAMPLES[form.name]:
        assert valid(form.kind, wire.to_dict(example))


def valid(kind: type, plain: object) -> bool:
    return validator(kind).is_valid(json.loads(json.dumps(plain)))


WRONG: tuple[object, ...] = (1.5, "no", -1, [], {}, True, None, [None], {"format": "dsa.money/1"}, "2024-02-30", 10**31)


def places(plain: object) -> Iterator[tuple[object, str | int]]:
    """Every place in a document that holds something, with the container that it is in."""
    inside = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in list(inside):
        yield plain, key
        yield from places(value)


def mutants(document: dict[str, object], step: int) -> Iterator[dict[str, object]]:
    """The document with a place dropped, of another type, or with a key that nobody knows; each ``step``-th of them."""
    changes = (*WRONG, ..., "unknown key")
    for index in range(sum(1 for _ in places(document))):
        for wrong in changes[index % step :: step]:
            changed = copy.deepcopy(document)
            holder, key = list(places(changed))[index]
            if isinstance(holder, dict):
                if wrong is ...:
                    del holder[key]
                elif wrong == "unknown key":
                    holder["unknown key"] = 1
                else:
                    holder[key] = wrong
            elif isinstance(holder, list) and isinstance(key, int) and wrong is not ...:
                holder[key] = wrong
            yield changed


SMALL = [
    form for form in FORMS.values() if len(json.dumps(wire.to_dict(EXAMPLES[form.name][0]))) < 500
]  # so that every place of it can be changed in every way


@pytest.mark.parametrize("step", [4, pytest.param(1, marks=pytest.mark.slow)])
@at_once("form", SMALL, ids=lambda form: form.name)
def test_the_schema_and_the_library_agree_on_what_is_wrong(form: Form, step: int) -> None:
    for changed in mutants(wire.to_dict(EXAMPLES[form.name][0]), step):
        error = refusal(changed, form.kind)
        accepted = valid(form.kind, changed)
        if error is None:
            assert accepted, changed
        elif any(structural(mistake) for mistake in error.errors):
            assert not accepted, (changed, str(error))


def refusal(plain: object, kind: type) -> dsa.DSAError | None:
    try:
        assert type(wire.from_dict(plain)) is kind
    except dsa.DSAError as error:
        return error
    except AssertionError:
        return dsa.errors.InvalidType(field="format", value=plain, accepted=kind.__name__)
    return None


def structural(error: dsa.DSAError) -> bool:
    """Whether it is the kind of mistake that a schema can see: a type, a key; not what the law makes of a value."""
    if not isinstance(error, dsa.errors.InvalidDocument):
        return True
    if error.pointer.startswith("/arguments/"):
        return (
            False  # of the arguments of a question the schema says that they are there, and their own schemas the rest
        )
    return isinstance(error.problem, dsa.errors.InvalidType) or any(
        words in str(error.problem) for words in ("the key is missing", "one of the keys")
    )


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (dsa.Money, '{"format": "dsa.money/1", "amount": 7.5, "currency": "EUR"}'),
        (dsa.Money, '{"format": "dsa.money/1", "amount": "7e2", "currency": "EUR"}'),
        (dsa.Period, '{"format": "dsa.period/1", "value": "four months"}'),
        (dsa.ActiveRecipients, '{"format": "dsa.active-recipients/1", "count": "45000000"}'),
        (dsa.RecipientRange, '{"format": "dsa.recipient-range/1", "at_least": true}'),
        (dsa.RecipientRange, '{"format": "dsa.recipient-range/1", "at_leest": 1}'),
        (dsa.events.Closed, '{"format": "dsa.reopened/1", "date": "2024-03-14"}'),
        (dsa.events.Closed, '{"format": "dsa.closed/1", "date": "2024-3-14"}'),
        (dsa.Platform, '{"format": "dsa.platform/1", "name": "x", "provider": {"name": "y"}, "kind": "shop"}'),
    ],
)
def test_a_schema_refuses_what_the_library_refuses(kind: type, text: str) -> None:
    assert refusal(json.loads(text), kind) is not None
    assert not valid(kind, json.loads(text))


def test_a_family_has_a_schema() -> None:
    check = Draft202012Validator(wire.schema(dsa.events.Event))
    assert check.is_valid({"format": "dsa.closed/1", "date": "2024-03-14"})
    assert not check.is_valid({"format": "dsa.money/1", "amount": "1", "currency": "EUR"})


@at_once("form", FORMS.values(), ids=lambda form: form.name)
def test_a_schema_says_of_each_field_what_help_says(form: Form) -> None:
    properties = wire.schema(form.kind)["properties"]
    assert isinstance(properties, dict)
    for name, text in described(form.kind.__doc__ or "").items():
        if name in properties:
            said = properties[name]["description"]
            letters = re.sub(r":\w+:|[`~]|dsa\.", "", text.removeprefix(f":param {name}:"))
            assert said.startswith(" ".join(letters.split()))
            assert "`" not in said


def test_a_schema_says_how_a_field_is_written_after_what_it_is() -> None:
    properties = wire.schema(dsa.Money)["properties"]
    assert isinstance(properties, dict)
    assert properties["amount"]["description"].endswith("In JSON: a decimal number as text, such as '7000000.00'.")


def test_what_has_no_form_has_no_schema() -> None:
    with pytest.raises(dsa.errors.InvalidType, match="a class that has a form"):
        wire.schema(int)
    with pytest.raises(dsa.errors.InvalidType, match="a class that has a form"):
        wire.schema(dsa.Explained)


def test_a_schema_without_references() -> None:
    for kind in (dsa.Platform, dsa.ThresholdTest, dsa.events.Event):
        schema = inlined(kind)
        assert "$ref" not in json.dumps(schema)
        Draft202012Validator.check_schema(schema)
    bare = Draft202012Validator(inlined(dsa.Provider))
    assert bare.is_valid({"name": "x"})
    assert bare.is_valid({"format": "dsa.provider/2", "name": "x"})
    assert not bare.is_valid({"format": "dsa.platform/1", "name": "x"})
