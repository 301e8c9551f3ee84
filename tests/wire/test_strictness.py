"""Nothing is converted, nothing is dropped, and everything that is wrong is told at once, with its place."""

import json
from collections.abc import Callable
from datetime import date

import pytest

import dsa
from dsa import record, wire
from dsa.wire import documents
from dsa.wire.codecs.containers import MOST_ITEMS
from dsa.wire.forms import MOST_EVENTS
from dsa.wire.problems import MOST_NESTED, MOST_PROBLEMS
from tests.work import calls

from .frozen.facts import CALENDAR, CASE, DAY, LIST
from .refusals import refused


def junk(kind: Callable[..., object], **arguments: object) -> object:
    """What a type checker would have refused."""
    return kind(**arguments)


PROVIDER: dict[str, object] = {"name": "x"}

FIGURE: dict[str, object] = {"count": 1, "period_start": "2024-01-01", "period_end": "2024-06-30"}

PLATFORM: dict[str, object] = {"name": "x", "provider": PROVIDER, "kind": "hosting"}

STEP: dict[str, object] = json.loads(wire.dumps(dsa.threshold_test(1, on=DAY)))["steps"][0]


def test_everything_that_is_wrong_is_told_at_once() -> None:
    text = """{"format": "dsa.platform/1", "name": 3, "kind": ["hosting", "hosting"],
        "provider": {"country": "Netherlands", "name": "x", "extra/~": 1, "size": "huge"},
        "recipients": [{"count": 1e400, "period_start": "2024-1-1", "period_end": "2024-06-30"}, 7], "name": ""}"""
    assert list(refused(text)) == [
        "/name", "/provider/size", "/provider/extra~1~0", "/kind", "/recipients/0/count", "/recipients/0/period_start",
        "/recipients/1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "kind", "place", "words"),
    [
        (FIGURE | {"count": "45000000"}, dsa.ActiveRecipients, "/count", "a whole number"),
        (FIGURE | {"count": True}, dsa.ActiveRecipients, "/count", "a whole number"),
        (FIGURE | {"count": 1.0}, dsa.ActiveRecipients, "/count", "a whole number"),
        (FIGURE | {"count": 10**30}, dsa.ActiveRecipients, "/count", "at most 30 digits"),
        (FIGURE | {"count": -1}, dsa.ActiveRecipients, "/count", "from 0 up"),
        (FIGURE | {"period_end": "2023-06-30"}, dsa.ActiveRecipients, "/period_end", "or later"),
        (FIGURE | {"period_end": "20240630"}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"period_end": "2024-W26-7"}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"period_end": "2024-02-30"}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"period_end": "\uff12024-06-30"}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"period_end": "2024-06-30T00:00:00Z"}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"period_end": 20240630}, dsa.ActiveRecipients, "/period_end", "a day such as"),
        (FIGURE | {"member_states": {"DE": "1"}}, dsa.ActiveRecipients, "/member_states/DE", "a whole number"),
        (FIGURE | {"member_states": {"UK": 1}}, dsa.ActiveRecipients, "/member_states", "is not known"),
        (FIGURE | {"member_states": {"DE": -1}}, dsa.ActiveRecipients, "/member_states/DE", "from 0 up"),
        (FIGURE | {"member_states": []}, dsa.ActiveRecipients, "/member_states", "by code"),
        (PLATFORM | {"kind": "shop"}, dsa.Platform, "/kind", "'marketplace'"),
        (PLATFORM | {"kind": []}, dsa.Platform, "/kind", "at least one"),
        (PLATFORM | {"kind": ["hosting", "hosting"]}, dsa.Platform, "/kind", "each item once"),
        (PLATFORM | {"kind": ["hosting", 1]}, dsa.Platform, "/kind/1", "'marketplace'"),
        (PLATFORM | {"kind": None}, dsa.Platform, "/kind", "array or string"),
        (PLATFORM | {"name": None}, dsa.Platform, "/name", "text"),
        (PLATFORM | {"name": " "}, dsa.Platform, "/name", "not empty"),
        (PLATFORM | {"name": "\ud83c"}, dsa.Platform, "/name", "surrogate"),
        (PLATFORM | {"provider": "x"}, dsa.Platform, "/provider", "an object"),
        (PLATFORM | {"recipients": FIGURE}, dsa.Platform, "/recipients", "a list"),
        (PLATFORM | {"recipients": [FIGURE] * (MOST_ITEMS + 1)}, dsa.Platform, "/recipients", "at most 10000"),
        ({"amount": 7.5, "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": 7, "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "7_000", "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "07", "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "1e5", "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "1" * 31, "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "NaN", "currency": "EUR"}, dsa.Money, "/amount", "a decimal number as text"),
        ({"amount": "7", "currency": "EURO"}, dsa.Money, "/currency", "Did you mean EUR"),
        ({"format": "dsa.period/1", "value": "P04M"}, None, "/value", "a period such as"),
        ({"format": "dsa.period/1", "value": "4 months"}, None, "/value", "a period such as"),
        ({"format": "dsa.period/1", "value": "P"}, None, "/value", "a period such as"),
        ({"format": "dsa.period/1", "value": "1 working days"}, None, "/value", "a period such as"),
        ({"format": "dsa.period/1", "value": 4}, None, "/value", "a period such as"),
        ({"format": "dsa.period/1"}, None, "/value", "the key is missing"),
        ({"format": "dsa.period/1", "value": "P4M", "unit": 1}, None, "/unit", "one of the keys"),
        ({"format": "dsa.deadline/2"}, None, "/format", "a newer library wrote this"),
        ({"format": "dsa.dead-line/1"}, None, "/format", "Did you mean dsa.deadline/1"),
        ({"format": "x" * 100_000}, None, "/format", "is not known"),
        ({"format": "DSA.deadline/1"}, None, "/format", "is not known"),
        ({"format": "dsa.deadline/01"}, None, "/format", "is not known"),
        ({"format": 1}, None, "/format", "the name of a form"),
        ({}, None, "/format", "the name of a form"),
        ([], None, "", "an object with a 'format'"),
        ({"format": "dsa.closed/1"}, dsa.events.Reopened, "/format", "is not known"),
        ({"date": "2024-03-14"}, dsa.events.Event, "/format", "the name of a form"),
        ({"name": "x", "articles": [{"article": 1}]}, dsa.Strand, "/articles/0/act", "missing"),
        ({"values": {"THRESHOLD": "1"}}, dsa.WhatIf, "/values/THRESHOLD", "a whole number"),
        ({"values": {"LIMITATION": 1}}, dsa.WhatIf, "/values/LIMITATION", "a period such as"),
        ({"values": {"LIMITATIONS": 1}}, dsa.WhatIf, "/values/LIMITATIONS", "dsa.parameters"),
        ({"values": [1]}, dsa.WhatIf, "/values", "an object such as"),
        (PROVIDER | {1: 2}, dsa.Provider, "/1", "one of the keys"),
    ],
)  # fmt: skip
def test_what_is_refused(document: object, kind: type | None, place: str, words: str) -> None:
    problems = refused(document, kind)
    assert list(problems) == [place]
    assert words in problems[place]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("", "", "JSON (line 1, column 1"),
        ("{", "", "JSON (line 1, column 2"),
        ("\ufeff{}", "", "JSON"),
        ('{"format": "dsa.money/1",}', "", "JSON"),
        (b"\xff\xfe{}", "", "UTF-8"),
        ("[" * 100_000, "", "nested at most 200 deep"),
        ('{"a":' * 100_000, "", "nested at most 200 deep"),
        (b"[" * 100_000, "", "nested at most 200 deep"),
        ("[" * 201 + "]" * 201, "", "nested at most 200 deep"),
        ("[[]," * 201 + "]" * 201, "", "nested at most 200 deep"),
        ("[" * 200 + "]" * 200, "", "an object with a 'format'"),
        ('["' + "[" * 201 + '"]', "", "an object with a 'format'"),
        ('["\\"' + "[" * 201 + '"]', "", "an object with a 'format'"),
        ('["' + "[" * 201 + '\\"' * 200_000, "", "JSON (line 1, column 2: Unterminated"),
        ('["' + "[" * 201 + "\\", "", "JSON (line 1, column 2: Unterminated"),
        ("[" + "[]," * 400 + "[]]", "", "an object with a 'format'"),
        (" " * (documents.MOST_CHARACTERS + 1), "", "at most 4000000 characters"),
        ("NaN", "", "an object with a 'format'"),
        ('{"format": "dsa.recipient-range/1", "at_least": 1e400}', "/at_least", "1e400 is refused"),
        ('{"format": "dsa.recipient-range/1", "at_least": 1.0}', "/at_least", "1.0 is refused"),
        ('{"format": "dsa.recipient-range/1", "at_least": -Infinity}', "/at_least", "-Infinity is refused"),
        (f'{{"format": "dsa.recipient-range/1", "at_least": {"9" * 100_000}}}', "/at_least", "999... is refused"),
        (f'{{"format": "dsa.recipient-range/1", "at_least": {"9" * 31}}}', "/at_least", "at most 30 digits"),
        ('{"format": "dsa.recipient-range/1", "at_least": 1, "at_least": 2}', "/at_least", "each key once"),
        ('{"format": "dsa.period/1", "value": "P4M", "value": "P4M"}', "/value", "each key once"),
        ('{"format": "dsa.what-if/1", "values": {"THRESHOLD": 1, "THRESHOLD": 2}}', "/values/THRESHOLD", "each key"),
        ('{"format": "dsa.money/1", "amount": "6", "currency": "\\ud800"}', "/currency", "surrogate"),
    ],
)  # fmt: skip
def test_what_text_is_refused(text: str | bytes, place: str, words: str) -> None:
    problems = refused(text)
    assert list(problems) == [place]
    assert words in problems[place]


def test_text_and_nothing_else_is_parsed() -> None:
    with pytest.raises(dsa.errors.InvalidType, match="JSON as str or bytes"):
        junk(wire.loads, text=None)
    assert wire.loads(b'{"format": "dsa.period/1", "value": "P4M"}') == dsa.Period(months=4)


def test_so_many_problems_are_listed_and_the_rest_counted() -> None:
    problems = refused(PLATFORM | {"recipients": [1] * 250}, dsa.Platform)
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[""] == "value: 150 is refused. Accepted: no further problems."
    one_more = PLATFORM | {"recipients": [1] * MOST_PROBLEMS, "extra": 1}
    assert len(refused(one_more, dsa.Platform)) == MOST_PROBLEMS + 1


def test_the_place_of_what_a_constructor_refuses() -> None:
    question = {"subject": "x", "due": "2024-01-01"}
    request: dict[str, object] = {"addressee": "somebody", "sent": "2024-02-01", "questions": [question]}
    assert list(refused(request, dsa.RequestForInformation)) == ["/questions/0/due"]
    case = wire.to_dict(CASE)
    events = [{"format": "dsa.closed/1", "date": "2024-03-15"}, {"format": "dsa.closed/1", "date": "2024-03-14"}]
    assert list(refused(case | {"events": events})) == ["/events/1/date"]
    opinion = [{"format": "dsa.board-opinion-received/1", "date": "2024-03-15"}]
    assert list(refused(case | {"events": opinion})) == [""]  # it contradicts the file: no field is wrong
    assert "Accepted" not in refused(case | {"events": opinion})[""]


def test_the_error_reads_well() -> None:
    with pytest.raises(dsa.errors.InvalidDocument) as caught:
        wire.from_dict({"name": "x", "country": "Netherlands"}, dsa.Provider)
    error = caught.value
    assert str(error) == "/country: 'Netherlands' is refused. Accepted: 'NL', the ISO 3166 code of that country."
    assert (error.code, error.problem.code, error.errors) == ("invalid-document", "invalid-value", (error,))


# Traces
def steps(**changes: object) -> dict[str, object]:
    return {**STEP, **changes}


@pytest.mark.parametrize(
    ("changes", "place", "words"),
    [
        ({"rule": "a-rule-of-my-own"}, "/rule", "is not known"),
        ({"rule": "meeting-is-not-designation"}, "/rule", "is not known"),  # a point, not a rule
        ({"rule": 7}, "/rule", "the id of a rule"),
        ({"text": "{before.__class__}"}, "/text", "one of the keys"),
        ({"facts": {}}, "/facts", "short, threshold"),
        ({"facts": []}, "/facts", "facts by their names"),
        ({"facts": {"threshold": 1, "short": {"day": 1}}}, "/facts/short/day", "a day such as"),
        ({"facts": {"threshold": 1, "short": 1, "a b": 1}}, "/facts/a b", "the name of a fact"),
        ({"before": {"day": "2024-03-14", "share": "1"}}, "/before", "with one key"),
        ({"before": {}}, "/before", "with one key"),
        ({"before": [1]}, "/before", "an object with a 'format'"),
        ({"before": 1.5}, "/before", "an object with a 'format'"),
        ({"before": {"share": "2/100"}}, "/before/share", "in lowest terms"),
        ({"before": {"share": "1/0"}}, "/before/share", "in lowest terms"),
        ({"before": {"list": [1, {"set": [1, 1]}]}}, "/before/list/1/set", "each item once"),
        ({"before": {"format": "dsa.deadline/1"}}, "/before/format", "is not known"),
        ({"before": {"moment": "2024-03-14T12:00:00"}}, "/before/moment", "with its time zone"),
        ({"before": {"moment": "2024-03-14T12:00:00+02:00[Europe/Brussels]"}}, "/before/moment", "with its time"),
        ({"before": {"moment": "2024-03-14T12:00:00+01:00[Europe/Bruxelles]"}}, "/before/moment", "with its time"),
        ({"before": {"moment": "2024-03-14T12:00:00+01:00[Europe]"}}, "/before/moment", "with its time"),
        ({"before": {"moment": "2024-03-14 12:00:00Z"}}, "/before/moment", "with its time"),
        ({"before": {"moment": "9999-12-31T23:59:59-23:00[America/New_York]"}}, "/before/moment", "with its time"),
        ({"citation": "http://data.europa.eu/eli/reg/2022/2066/art_33/oj"}, "/citation", "an ELI such as"),
        ({"citation": "http://data.europa.eu/eli/reg/2022/2065/art_33/sub_99/oj"}, "/citation", "an ELI such as"),
        ({"citation": "Article 33(6) DSA"}, "/citation", "an ELI such as"),
        ({"citation": "Art. 60 Rules of Procedure of the General Court"}, "/citation", "an ELI such as"),
        ({"citation": "Article 60 of nothing"}, "/citation", "an ELI such as"),
        ({"citation": {"act": {"name": "x", "title": "y"}, "article": 1}}, "/citation/act/eli", "missing"),
    ],
)  # fmt: skip
def test_what_is_refused_in_a_trace(changes: dict[str, object], place: str, words: str) -> None:
    problems = refused(steps(**changes), dsa.Step)
    assert list(problems) == [place]
    assert words in problems[place]


@pytest.mark.parametrize("value", [5, "Saturday", None, {"moment": "2024-03-16T00:00:00Z"}])
def test_a_weekday_is_that_of_a_day(value: object) -> None:
    (step,) = [
        step
        for step in dsa.deadline(date(2024, 3, 15), "P1D", calendar="EC").steps
        if step.rule == "rolled-off-weekend"
    ]
    assert set(refused(wire.to_dict(step) | {"before": value})) == {"/before"}


def test_facts_are_nested_so_deep_and_no_deeper() -> None:
    fact: object = 1
    for _ in range(MOST_NESTED):
        fact = {"list": [fact]}
    again = wire.from_dict(steps(before=fact), dsa.Step)
    assert wire.to_dict(again)["before"] == fact
    deeper = refused(steps(before={"list": [fact]}), dsa.Step)
    assert "nested at most 10 deep" in next(iter(deeper.values()))
    nested: object = 1
    for _ in range(MOST_NESTED + 1):
        nested = (nested,)
    with pytest.raises(dsa.errors.InvalidValue, match="nested at most 10 deep"):
        wire.dumps(dsa.Step(again.rule, again.text, nested, 1, again.pairs, again.citation))


def test_what_is_refused_in_answers_and_notices() -> None:
    answer = dsa.threshold_test(45_000_000, on=DAY)
    assert list(refused(wire.to_dict(answer) | {"margin": True})) == ["/margin"]
    late = dsa.limitation(ceased=DAY, interruptions=[date(2023, 1, 1)]).notices[0]
    assert refused(wire.to_dict(late) | {"facts": {}}) == {"/facts": "facts: nothing is refused. Accepted: day."}


def test_a_step_reads_in_the_words_of_the_library() -> None:
    again = wire.from_dict(steps(after=False), dsa.Step)
    assert str(again).startswith("1 average monthly active recipients are fewer than 45 000 000: not met")


# What would have to be computed for ever
def test_calendars_end() -> None:
    calendar = wire.to_dict(CALENDAR)
    endless = wire.to_dict(LIST) | {"first": "0001-01-01", "last": "9999-12-31", "holidays": []}
    endless.pop("format")
    assert list(refused(calendar | {"lists": [endless]})) == ["/lists/0/last"]
    each_second = {"name": "x", "rule": "FREQ=SECONDLY", "orthodox_easter": None}
    assert list(refused(calendar | {"rules": [each_second]})) == ["/rules/0/rule"]
    assert list(refused(calendar | {"zone": "Mars/Olympus"})) == ["/zone"]
    assert list(refused(calendar | {"zone": 1})) == ["/zone"]


def test_proceedings_end() -> None:
    event = {"format": "dsa.statement-taken/1", "date": "2024-03-14"}
    document = wire.to_dict(CASE)
    assert list(refused(document | {"events": [event] * (MOST_EVENTS + 1)})) == ["/events"]
    assert wire.from_dict(document | {"events": [event] * MOST_EVENTS}, dsa.Investigation).events


def test_a_class_that_is_written_as_a_text_is_read_from_one() -> None:
    assert wire.loads('"hosting"', dsa.ServiceKind) is dsa.ServiceKind.HOSTING
    assert wire.loads('"art-14-5-terms-summary"', dsa.Obligation) is dsa.CATALOGUE["art-14-5-terms-summary"]


def test_what_could_not_be_read_again_for_its_length_is_not_written() -> None:
    with pytest.raises(dsa.errors.InvalidValue, match="cannot be read again"):
        wire.dumps(dsa.Provider(name="x" * documents.MOST_CHARACTERS))


@pytest.mark.parametrize("strands", ["x", ["y"]])
def test_an_earlier_form_with_strands_that_are_none_is_refused_at_its_place(strands: object) -> None:
    place = "/strands" if strands == "x" else "/strands/0"
    assert place in refused({"format": "dsa.investigation-state/1", "strands": strands})


def test_a_mistake_is_told_without_reading_everything_anew() -> None:
    text = wire.dumps(record.find("AliExpress"))
    wire.loads(text)
    _, once = calls(lambda: wire.loads(text))
    places, with_mistake = calls(lambda: refused(text[:-1] + ',"zzz":1}'))
    assert list(places) == ["/zzz"]
    assert with_mistake < 1.5 * once
