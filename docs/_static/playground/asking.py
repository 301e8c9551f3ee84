"""What the forms of the playground ask: a program of a few lines, run, with its answer as HTML.

The page shows the very program whose answer it shows. Nothing is computed here: every program calls the public
functions that ``python -m dsa`` calls. In the reader's browser this file runs under Pyodide; in the tests, as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, time
from enum import Enum
from html import escape
from typing import TYPE_CHECKING

import dsa
from dsa.i18n.form_labels import label

if TYPE_CHECKING:
    from dsa.ground.several import Answers
    from dsa.ground.trace import Explained

Fields = Mapping[str, str]

_INDENT = "    "


class Unreadable(Exception):
    """A field that holds nothing that can be asked about: its name, and the label that says what belongs there."""

    def __init__(self, field: str, wanted: str, **places: object) -> None:
        super().__init__(field, wanted)
        self.field, self.wanted, self.places = field, wanted, places


def ask(form: str, fields: Fields, locale: str) -> dict[str, object]:
    """The answer to a form in a language: ``html``, the ``program`` that gives it, and the ``field`` that is wrong."""
    program = ""
    try:
        asked, show = FORMS[form]
        setting, call = asked({**fields, "name": label("Service", locale)})
        program = _program(form, setting, call, locale)
        place: dict[str, object] = {}
        exec(f"{_imports(setting + call)}\n{setting}answer = {call}", place)
        return {"html": show(place["answer"], fields, locale), "program": program, "field": None}
    except Unreadable as error:
        said = f"<p>{escape(label(error.wanted, locale, **error.places))}</p>"
        return {"html": said, "program": program, "field": error.field}
    except dsa.DSAError as error:
        said = "".join(f"<p>{escape(each.explain(locale))}</p>" for each in error.errors)
        return {"html": said, "program": program, "field": _field_of(error, fields)}


def _field_of(error: dsa.DSAError, fields: Fields) -> str:
    name = str(error.facts.get("field", ""))
    return name if name in fields else ""


def _program(form: str, setting: str, call: str, locale: str) -> str:
    lines = [_imports(setting + call), "", f"{setting}answer = {call}"]
    language = "" if locale == "en" else f'"{locale}"'
    if form == "statement":
        lines += ["for problem in answer:", f"{_INDENT}print(problem.explain({language}))"]
    else:
        lines.append(f"print(answer.explain({language}))")
    return "\n".join(lines)


def _imports(code: str) -> str:
    names = sorted(set(re.findall(r"\b(date|datetime)\(", code)))
    lines = [f"from datetime import {', '.join(names)}"] if names else []
    lines += ["from zoneinfo import ZoneInfo"] if "ZoneInfo(" in code else []
    return "\n".join([*lines, "", "import dsa"] if lines else ["import dsa"])


# What is typed, as Python


def _text(fields: Fields, name: str) -> str:
    text = fields.get(name, "").strip()
    if not text:
        raise Unreadable(name, "This is needed.")
    return text


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _day(fields: Fields, name: str) -> str:
    try:
        day = date.fromisoformat(_text(fields, name))
    except ValueError:
        raise Unreadable(name, "A day is needed, such as 2026-11-26.") from None
    return f"date({day.year}, {day.month}, {day.day})"


def _whole(fields: Fields, name: str) -> str:
    text = _text(fields, name)
    try:
        return f"{int(''.join(text.replace('_', ' ').split())):_}"
    except ValueError:
        raise Unreadable(name, "A whole number is needed, such as 45 000 000.") from None


def _member(kind: type[Enum], name: str) -> str:
    return f"dsa.{kind.__name__}.{kind(name).name}"


def _call(function: str, *arguments: str) -> str:
    short = f"{function}({', '.join(arguments)})"
    if len(short) <= 88 and "\n" not in short:
        return short
    lines = [line for argument in arguments for line in f"{argument},".split("\n")]
    return "\n".join((f"{function}(", *(_INDENT + line for line in lines), ")"))


# What each form asks: what is set before, and the call


def _deadline(fields: Fields) -> tuple[str, str]:
    calendar = _text(fields, "calendar")
    event = _day(fields, "event")
    if at := fields.get("time", "").strip():
        try:
            clock = time.fromisoformat(at)
        except ValueError:
            raise Unreadable("time", "A time of day is needed, such as 14:20.") from None
        zone = dsa.calendar(calendar).zone
        event = f'datetime{event[4:-1]}, {clock.hour}, {clock.minute}, tzinfo=ZoneInfo("{zone}"))'
    backwards = ['direction="before"'] if fields.get("direction") == "before" else []
    period = _quoted(_text(fields, "period"))
    return "", _call("dsa.deadline", event, period, f"calendar={_quoted(calendar)}", *backwards)


def _threshold(fields: Fields) -> tuple[str, str]:
    return "", _call("dsa.threshold_test", _whole(fields, "recipients"), f"on={_day(fields, 'on')}")


def _fine(fields: Fields) -> tuple[str, str]:
    amount = "".join(_text(fields, "amount").split())
    money = _call("dsa.Money", _quoted(amount), _quoted(_text(fields, "currency").upper()))
    year = _call("dsa.FinancialYear.ending", _day(fields, "year_end"))
    ground = fields.get("ground", "infringement")
    others = [] if ground == "infringement" else [f"ground={_member(dsa.FineGround, ground)}"]
    setting = f"turnover = {_call('dsa.Turnover', f'amount={money}', f'year={year}')}\n"
    return setting, _call("dsa.maximum_fine", "turnover", f"decided={_day(fields, 'decided')}", *others)


def _binds(fields: Fields) -> tuple[str, str]:
    kinds = [_member(dsa.ServiceKind, name) for name in fields.get("kind", "").split()]
    if not kinds:
        raise Unreadable("kind", "Choose at least one kind of service.")
    provider = ['name="the provider"']
    if country := fields.get("country"):
        provider.append(f"country={_quoted(country)}")
    if size := fields.get("size"):
        provider.append(f"size={_member(dsa.EnterpriseSize, size)}")
    kind = kinds[0] if len(kinds) == 1 else f"{{{', '.join(kinds)}}}"
    setting = f"provider = {_call('dsa.Provider', *provider)}\n"
    platform = _call("dsa.Platform", f"name={_quoted(fields['name'])}", "provider=provider", f"kind={kind}")
    setting += f"service = {platform}\n"
    arguments = ["service", f"on={_day(fields, 'on')}"]
    if any(fields.get(name) for name in ("decided", "applies", "designated_as")):
        facts = ["platform=service", f"decided={_day(fields, 'decided')}"]
        if fields.get("applies"):
            facts.append(f"published_application={_day(fields, 'applies')}")
        if designated_as := fields.get("designated_as"):
            facts.append(f"designated_as={_quoted(designated_as)}")
        setting += f"designation = {_call('dsa.VLOPDesignation', *facts)}\n"
        arguments.append("designation=designation")
    return setting, _call("dsa.obligations", *arguments)


def _case(fields: Fields) -> tuple[str, str]:
    return "", _call("dsa.record.find", _quoted(_text(fields, "service")))


def _statement(fields: Fields) -> tuple[str, str]:
    from dsa.wire.documents import is_too_deep  # and with it all of the library: the other questions need a part

    text = _text(fields, "statement")
    if is_too_deep(text):
        raise Unreadable("statement", "This is nested too deep.")

    def no_json(name: str) -> None:
        raise json.JSONDecodeError(f"{name} is no value", text, text.index(name))

    try:
        payload = json.loads(text, parse_constant=no_json)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise Unreadable("statement", "This is no JSON: {where}.", where=where) from None
    several = isinstance(payload, dict) and "statements" in payload
    check = 'dsa.statements.call_problems(payload["statements"])' if several else "dsa.statements.problems(payload)"
    return f"payload = {_literal(payload)}\n", check


def _literal(value: object, indent: str = "") -> str:
    """A value of JSON as Python writes it, a line for each key."""
    inner = indent + _INDENT
    if isinstance(value, dict) and value:
        rows = (f"{inner}{_literal(key)}: {_literal(each, inner)},\n" for key, each in value.items())
        return f"{{\n{''.join(rows)}{indent}}}"
    if isinstance(value, list) and value and isinstance(value[0], dict):
        return f"[\n{''.join(f'{inner}{_literal(each, inner)},{chr(10)}' for each in value)}{indent}]"
    return _quoted(value) if isinstance(value, str) else repr(value)


# How each answer is shown


def _reasoned(answer: Explained, fields: Fields, locale: str) -> str:
    return str(answer.html(locale))


def _obligations(answers: Answers[dsa.ObligationStatus], fields: Fields, locale: str) -> str:
    """What binds, and what may: a line each that opens to its reasons; then what is to be known about all of them."""
    shown = [each for each in answers if each.binds is not False]
    lines = [
        f"<details><summary>{escape(dsa.i18n.say(each.headline, locale))}</summary>{each.html(locale)}</details>"
        for each in shown
    ]
    reasons = [step.statement for step in answers.steps] + [notice.statement for notice in answers.notices]
    said = "".join(f"<p>{escape(dsa.i18n.say(sentence, locale))}</p>" for sentence in reasons)
    head = f"<p><strong>{escape(dsa.i18n.say(answers.headline, locale))}</strong></p>"
    return f'<div class="dsa-answer" lang="{locale}">{head}{"".join(lines)}{said}</div>'


def _dossier(dossier: dsa.record.Dossier, fields: Fields, locale: str) -> str:
    return str(dossier.html(locale))


def _problems(problems: Iterable[dsa.DSAError], fields: Fields, locale: str) -> str:
    wrong = [f"<li>{escape(error.explain(locale))}</li>" for error in problems]
    if wrong:
        refused = escape(label("The database would refuse this. Mistakes: {number}.", locale, number=len(wrong)))
        return f"<p><strong>{refused}</strong></p><ul>{''.join(wrong)}</ul>"
    taken = (
        f"<p><strong>{escape(label('The database would take this: nothing is wrong with it.', locale))}</strong></p>"
    )
    payload = json.loads(fields["statement"])
    if "statements" in payload:
        return taken
    told = escape(dsa.statements.StatementOfReasons.from_payload(payload).explain(locale))
    read = f'<pre class="told" lang="{locale}">{told}</pre>'
    return (
        f"{taken}<details><summary>{escape(label('What the recipient would read', locale))}</summary>{read}</details>"
    )


FORMS: dict[str, tuple[Callable[[Fields], tuple[str, str]], Callable[..., str]]] = {
    "deadline": (_deadline, _reasoned),
    "threshold": (_threshold, _reasoned),
    "fine": (_fine, _reasoned),
    "binds": (_binds, _obligations),
    "case": (_case, _dossier),
    "statement": (_statement, _problems),
}
"""Each form: what it asks, and how its answer is shown."""
