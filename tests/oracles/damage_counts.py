"""How often the damaged payloads meet each rule, so that a rule that no payload meets is seen.

A rule is met by a payload if it decides about a field: "refused" says why the field is refused, "good" that it is not,
whatever becomes of the rest of the payload, and "taken" what is kept of a payload that the database takes.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.oracles.statement_rules_by_hand import (
    ALWAYS_REQUIRED,
    DATES,
    DECISIONS,
    FIELDS,
    LIMITS,
    LISTS,
    NEVER_NULL,
    REQUIRED_ON_CONDITION,
    VALUES,
    accepted_form,
    as_text,
    conditions,
    is_good,
    puid_of,
    refused_fields,
    refused_in_call,
    trimmed_fields,
)

ENOUGH = 50
# The first day of each range that has one, and the day before it.
INSIDE = {"content_date": "2000-01-01", "application_date": "2020-01-01"}
OUTSIDE = {"content_date": "1999-12-31", "application_date": "2019-12-31"}
CHECKED_FIRST = ("decision_visibility_other", "content_type_other", "source_identity", "incompatible_content_illegal")


def shape(value: object) -> str:
    """Return the kind of a value in JSON."""
    names = {"bool": "boolean", "int": "number", "float": "number", "list": "list", "dict": "object"}
    if isinstance(value, str):
        return "text" if value.strip() else "blank text" if value else "empty text"
    return names.get(type(value).__name__, "null")


def names_of_refused(payload: dict[str, object], refused: set[str]) -> Iterator[str]:
    """Name the rules for which the fields of a payload are refused."""
    fields, there = trimmed_fields(payload), conditions(trimmed_fields(payload))
    if all(fields.get(decision) in (None, [], {}) for decision in DECISIONS):
        yield "refused: none of the four decisions"
        for decision in DECISIONS:
            if decision in payload:
                yield f"refused: none of the four decisions, and one is a {shape(payload[decision])}"
        refused = refused - set(DECISIONS)
    for field in refused:
        raw, value = payload.get(field), fields.get(field)
        yield f"refused: {field}"
        if field not in payload and field in ALWAYS_REQUIRED:
            yield f"refused: {field} is required, and missing"
        if field in payload and value is None and field in ALWAYS_REQUIRED:
            yield f"refused: {field} is required, and null, empty or blank"
            yield f"refused: a required field is {shape(raw)}"
        if value is None and field in REQUIRED_ON_CONDITION:
            yield f"refused: {field} is asked for by another field, and {'blank' if field in payload else 'missing'}"
        if value is None and field in NEVER_NULL:
            yield f"refused: {field} is {shape(raw)}"
        if field in CHECKED_FIRST and not there[field]:
            yield f"refused: {field} is checked before it is dropped"
        if value is not None:
            yield from names_of_bad(field, value)


def names_of_bad(field: str, value: object) -> Iterator[str]:
    """Name the rules for which a field that is not null is refused."""
    if isinstance(value, str):
        yield from names_of_bad_text(field, value)
    elif field in LISTS and isinstance(value, list):
        yield f"refused: {field} has {'an unknown member' if value else 'no member'}"
        yield from (f"refused: a list with a member of the kind {shape(member)}" for member in value)
    elif field == "content_id" and isinstance(value, dict):
        code = shape(value["EAN-13"]) if "EAN-13" in value else "missing"
        yield f"refused: content_id with an EAN-13 that is {'bad' if code == 'text' else 'missing or no text'}"
    elif shape(value) != "number" or field not in LIMITS:
        kinds = "list" if field in LISTS else "text" if field in LIMITS else "date" if field in DATES else "value"
        yield f"refused: {field} is of the wrong kind"
        yield f"refused: {'content_id' if field == 'content_id' else 'a ' + kinds} that is a {shape(value)}"


def names_of_bad_text(field: str, value: str) -> Iterator[str]:
    """Name the rules for which a text is refused."""
    if field in VALUES:
        yield f"refused: {field} is no value of its list"
        if value.swapcase() in VALUES[field]:
            yield f"refused: {field} is in the wrong case"
        if "\u200b" in value:
            yield "refused: a value with what trimming leaves"
    elif field in DATES:
        yield f"refused: {field} is no good date"
        if value == "2038-01-02":
            yield f"refused: {field} a day too late"
        if value == OUTSIDE.get(field):
            yield f"refused: {field} a day too early"
        if is_good(field, "-".join(part.zfill(2) for part in value.split("-"))):
            yield f"refused: {field} without leading noughts"
        if re.fullmatch("20[23][0-7]-[0-9]{2}-(29|30|31|32)", value):
            yield f"refused: {field} is a day that the calendar does not have"
    elif field in LIMITS and len(value) > LIMITS[field]:
        yield f"refused: {field} is too long"
        if len(value) == LIMITS[field] + 1:
            yield f"refused: {field} is one character too long"
        if "\u0301" in value:
            yield "refused: a text too long, with combining characters"
    elif field == "puid":
        yield "refused: puid with other characters" + ("" if value.isascii() else ", not ASCII")
        if len(value.split()) > 1:
            yield "refused: puid with whitespace inside"
    elif field == "decision_ground_reference_url":
        yield "refused: decision_ground_reference_url is no URL"
    else:
        yield f"refused: {field} is a text"


def names_of_good(payload: dict[str, object], refused: set[str]) -> Iterator[str]:
    """Name the rules that the fields show that are not refused, whether or not the payload is taken."""
    fields, there = trimmed_fields(payload), conditions(trimmed_fields(payload))
    for field in FIELDS:
        value, raw = fields.get(field), payload.get(field)
        if field in refused:
            continue
        if field not in payload:
            yield f"good: {field} is left out"
        elif not there.get(field, True):
            yield f"good: {field} is to be dropped"
            if value is not None and not is_good(field, value):
                yield f"good: {field} is to be dropped, unchecked"
        elif value is None:
            yield f"good: {field} is null, empty or blank"
            yield f"good: an optional field is {shape(raw)}"
        else:
            yield from names_of_good_value(field, value, raw)


def names_of_good_value(field: str, value: object, raw: object) -> Iterator[str]:
    """Name the rules that a field shows that is there and good."""
    text = as_text(value) or ""
    yield f"good: {field} is there"
    if shape(raw) == "number":
        yield f"good: {field} is a number"
    if field in VALUES:
        yield f"good: {field} is {text}"
    if isinstance(raw, str) and raw != text:
        yield f"good: {field} is trimmed"
        if not raw.isascii() and text.isascii():
            yield "good: a text within whitespace that is not ASCII"
    if field in DATES and text in (INSIDE.get(field), "2038-01-01"):
        yield f"good: {field} is {text}"
    if field in DATES and text.endswith("-02-29"):
        yield "good: a leap day"
    if field in DATES and text[-3:] in ("-30", "-31"):
        yield f"good: a day after the 28th of month {text[5:7]}"
    if field.startswith("end") and text < "2000-01-01":
        yield f"good: {field} is long ago"
    if field in LIMITS and len(text) == LIMITS[field]:
        yield f"good: {field} of the longest"
        if isinstance(raw, str) and len(raw) > LIMITS[field]:
            yield f"good: {field} of the longest, once trimmed"
        if len(text.encode()) > LIMITS[field]:
            yield "good: a text of the longest in characters, longer in bytes"
        if "\u0301" in text:
            yield "good: a text of the longest, with combining characters"
        if len(text.encode("utf-16-le")) // 2 > LIMITS[field]:
            yield "good: a text of the longest, with characters beyond the BMP"
    if field == "puid":
        yield from (f"good: puid with {mark}" for mark in "-_" if mark in text)
    if isinstance(value, dict):
        yield f"good: content_id with an EAN-13 that is a {shape(value['EAN-13'])}"
        if len(value) > 1:
            yield "good: content_id with another key"


def names_of_taken(payload: dict[str, object], kept: dict[str, object]) -> Iterator[str]:
    """Name the rules that show in what is kept of a payload that is taken."""
    fields = trimmed_fields(payload)
    if set(payload) - set(FIELDS):
        yield "taken: a field that the rules do not name is passed over"
    decisions = [decision for decision in DECISIONS if kept.get(decision)]
    if len(decisions) == 1:
        yield f"taken: {decisions[0]} is the only decision"
    for field in DATES:
        if field.startswith("end") and field in kept and str(kept[field]) < str(kept["application_date"]):
            yield f"taken: {field} is before the application date"
    for field, value in fields.items():
        if value is not None and field not in kept:
            yield f"taken: {field} is dropped"
    for field in LISTS:
        sent, members = fields.get(field), kept.get(field)
        if not isinstance(sent, list) or not isinstance(members, list):
            continue
        yield from (f"taken: {field} holds {member}" for member in members)
        if len(set(sent)) < len(sent):
            yield f"taken: {field} is freed of duplicates"
        if sent != sorted(sent):
            yield f"taken: {field} is sorted"
        if field == "category_addition" and kept["category"] in sent:
            yield "taken: category_addition without the main category" + ("" if members else ", which leaves none")
        if not sent:
            yield "taken: an empty list"
        if sent != payload[field]:
            yield f"taken: {field} has its members trimmed"


def names_of_calls(drawn: list[dict[str, object]]) -> Iterator[str]:
    """Cut the payloads into short calls and a few long ones, and name the rules for calls that they meet."""
    used: set[str] = {"again"}
    lengths = (1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 100, 101)
    start = turn = 0
    while start < len(drawn):
        call: list[dict[str, object]] = drawn[start : start + lengths[turn % len(lengths)]]
        start, turn = start + len(call), turn + 1
        answer = refused_in_call(call, used)
        yield "call: too long" if -1 in answer else "call: refused" if answer else "call: taken"
        if len(call) == 100 and answer:
            yield "call: of the longest"
        puids = [puid_of(statement) for statement in call]
        for position, fields in answer.items():
            if position >= 0 and "puid" in fields - refused_fields(call[position]):
                yield "call: puid used before" if puids[position] in used else "call: puid twice"
        if answer and -1 not in answer and len(answer) < len(call):
            yield "call: good statements beside bad ones"


def expected() -> Iterator[str]:
    """Name what is to be met for each field and value, so that what no payload meets is seen too."""
    for field in FIELDS:
        yield from (f"refused: {field}", f"good: {field} is there")
    for field in (*VALUES, *LIMITS, *DATES):
        yield from (f"refused: {field} is of the wrong kind", f"good: {field} is trimmed")
    for field, values in VALUES.items():
        yield from (f"good: {field} is {value}" for value in values)
        yield from (f"refused: {field} is no value of its list", f"refused: {field} is in the wrong case")
    for field, values in LISTS.items():
        yield from (f"taken: {field} holds {value}" for value in values)
        yield from (f"refused: {field} has an unknown member", f"taken: {field} is sorted")
        yield from (f"taken: {field} is freed of duplicates", f"taken: {field} has its members trimmed")
    for field in LIMITS:
        yield from (f"refused: {field} is one character too long", f"good: {field} of the longest")
        if field != "decision_ground_reference_url":
            yield f"good: {field} is a number"
    for field in DATES:
        yield from (f"refused: {field} a day too late", f"good: {field} is 2038-01-01")
        yield f"refused: {field} without leading noughts"
        yield f"refused: {field} is a day that the calendar does not have"
    for field, first in INSIDE.items():
        yield from (f"refused: {field} a day too early", f"good: {field} is {first}")
    for field in ALWAYS_REQUIRED:
        yield from (f"refused: {field} is required, and {what}" for what in ("missing", "null, empty or blank"))
    for field in FIELDS:
        if field not in (*ALWAYS_REQUIRED, *REQUIRED_ON_CONDITION, *NEVER_NULL):
            yield f"good: {field} is null, empty or blank"
    for field in REQUIRED_ON_CONDITION:
        yield from (f"refused: {field} is asked for by another field, and {what}" for what in ("missing", "blank"))
    for field in conditions({}):
        early = field in CHECKED_FIRST
        yield f"taken: {field} is dropped"
        yield (
            f"refused: {field} is checked before it is dropped"
            if early
            else f"good: {field} is to be dropped, unchecked"
        )


def report(payloads: Iterable[dict[str, object]]) -> None:
    """Print how often each rule is met, the rarest first, and at the end how many are met too seldom."""
    drawn = list(payloads)
    counts: Counter[str] = Counter(dict.fromkeys(expected(), 0))
    taken = 0
    for payload in drawn:
        refused = refused_fields(payload)
        names = {*names_of_refused(payload, refused), *names_of_good(payload, refused)}
        if not refused:
            taken += 1
            names.update(names_of_taken(payload, accepted_form(payload)))
        counts.update(names)
    counts.update(names_of_calls(drawn))
    for name, count in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        print(f"{count:6} {name}")
    seldom = sum(count < ENOUGH for count in counts.values())
    print(f"{len(drawn)} payloads, {taken} taken; {len(counts)} rules, {seldom} of them met less than {ENOUGH} times")
