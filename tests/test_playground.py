"""The forms of the playground: what they hold at first, every choice that they offer, the program that they show."""

import io
import re
from contextlib import redirect_stdout
from html import unescape
from html.parser import HTMLParser
from runpy import run_path
from typing import Any

import pytest

import dsa
from dsa.__main__ import main
from dsa.i18n.form_labels import label
from tests.at_once import at_once
from tests.paths import DOCS

pytest.importorskip("docutils")  # the extensions of the site are there for whoever can build it
EXTENSION: Any = run_path(str(DOCS / "_ext" / "playground.py"))
PAGE: str = EXTENSION["page"]()
ask: Any = run_path(str(DOCS / "_static" / "playground" / "asking.py"))["ask"]


class Forms(HTMLParser):
    """Every form of the page: its fields with what they hold at first, and what else each could hold."""

    def __init__(self) -> None:
        super().__init__()
        self.first: dict[str, dict[str, str]] = {}
        self.choices: dict[tuple[str, str], list[str]] = {}
        self.labels: list[str] = []
        self.hints: list[str] = []
        self.ids: list[str] = []
        self._form = self._name = ""
        self.feed(PAGE)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        has = {name: value or "" for name, value in attrs}
        self.ids += [has["id"]] if "id" in has else []
        self.labels += [has["for"]] if "for" in has else []
        self.hints += [has["aria-describedby"]] if "aria-describedby" in has else []
        if tag == "form":
            self._form = has["data-form"]
            self.first[self._form] = {}
        elif self._form and tag in {"input", "select", "textarea"}:
            self._name = has["name"]
            if has.get("type") != "checkbox" or "checked" in has:
                self.first[self._form][self._name] = has.get("value", "")
        elif self._form and tag == "option":
            self.choices.setdefault((self._form, self._name), []).append(has["value"])
            if "selected" in has or len(self.choices[self._form, self._name]) == 1:
                self.first[self._form][self._name] = has["value"]
        self._text = tag == "textarea"

    def handle_data(self, data: str) -> None:
        if self._text:
            self.first[self._form][self._name] = data

    def handle_endtag(self, tag: str) -> None:
        self._text = False
        if tag == "form":
            self._form = ""


FORMS = Forms()
NAMES = ("deadline", "threshold", "fine", "binds", "case", "statement")


def printed(program: str) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        exec(program, {})
    return out.getvalue()


def told(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", re.sub(r"<style>.*?</style>", "", html))).split())


def test_the_six_forms_are_there() -> None:
    assert tuple(FORMS.first) == NAMES


def test_every_control_has_a_label_and_every_hint_exists() -> None:
    assert len(FORMS.ids) == len(set(FORMS.ids))
    fields = {f"pg-{form}-{name}" for form, fields in FORMS.first.items() for name in fields if name != "kind"}
    assert fields <= set(FORMS.labels) <= set(FORMS.ids)
    assert set(FORMS.hints) <= set(FORMS.ids)


NAMES_OF_THEIR_OWN = {
    *("P2D, P4M, 10 working days, PT24H …", "EUR, USD, CNY …"),
    *(name for _, name in EXTENSION["languages"]()),
    *(str(service) for service in dsa.record.services()),
    *(dsa.calendar(code).name for code in ("EC", "EC-LU", "CJEU")),
}
"""What the page says in no other language."""


@pytest.mark.parametrize("language", dsa.i18n.LOCALES)
def test_every_label_of_the_page_is_said_in_every_language(language: str) -> None:
    labels = {unescape(text) for text in re.findall(r'data-said="([^"]*)"', PAGE)}
    assert labels - NAMES_OF_THEIR_OWN <= EXTENSION["spoken"](language).keys()


def test_a_label_that_the_act_has_a_word_for_is_that_word() -> None:
    spoken = EXTENSION["spoken"]("fr")
    assert spoken["A time limit"] == "Délai"
    assert spoken["Netherlands"] == "Pays-Bas"
    assert spoken["Online platform"] == "Plateforme en ligne"


@at_once("language", dsa.i18n.LOCALES)
@pytest.mark.parametrize("form", NAMES)
def test_what_a_form_holds_at_first_is_answered_in_every_language(form: str, language: str) -> None:
    answer = ask(form, FORMS.first[form], language)
    assert answer["field"] is None
    assert told(answer["html"])


@pytest.mark.parametrize(
    ("form", "command"),
    [
        ("deadline", "deadline 2026-12-23 P2D --calendar EC"),
        ("threshold", "threshold 46000000 --on 2026-11-26"),
        ("fine", "fine 941168000000 CNY --year-end 2024-03-31 --decided 2024-06-01"),
        ("case", "case AliExpress"),
    ],
)
@pytest.mark.parametrize("language", ["en", "de"])
def test_the_program_that_is_shown_prints_what_the_command_line_prints(form: str, command: str, language: str) -> None:
    explained = [] if form == "case" else ["--explain"]
    out = io.StringIO()
    with redirect_stdout(out):
        main([*command.split(), "--lang", language, *explained])
    assert printed(ask(form, FORMS.first[form], language)["program"]) == out.getvalue()


def test_a_statement_is_checked_as_the_command_line_checks_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(FORMS.first["statement"]["statement"]))
    out = io.StringIO()
    with redirect_stdout(out):
        assert main(["statement", "check", "-"]) == 1
    assert printed(ask("statement", FORMS.first["statement"], "en")["program"]) == out.getvalue()


@pytest.mark.parametrize("form", [form for form in NAMES if form != "case"])
def test_the_program_explains_what_the_page_says(form: str) -> None:
    answer = ask(form, FORMS.first[form], "en")
    for line in printed(answer["program"]).splitlines():
        words = re.sub(r"^\s*(\d+\.|Note:|-) | \[[^\]]*\]$", "", line).strip()
        assert words in told(answer["html"])


@pytest.mark.parametrize(("form", "name"), FORMS.choices)
def test_every_choice_is_answered(form: str, name: str) -> None:
    for value in FORMS.choices[form, name]:
        kind = {"VLOP": "online_platform search_engine", "VLOSE": "online_platform search_engine"}.get(value)
        more = {} if kind is None else {"kind": kind, "decided": "2023-04-25", "applies": "2023-08-25"}
        answer = ask(form, FORMS.first[form] | more | {name: value}, "en")
        assert answer["field"] is None, value


@pytest.mark.parametrize(
    ("form", "wrong", "field"),
    [
        ("deadline", {"event": "2026-02-30"}, "event"),
        ("deadline", {"event": ""}, "event"),
        ("deadline", {"period": "P2X"}, "period"),
        ("deadline", {"calendar": "EU"}, "calendar"),
        ("deadline", {"time": "25 o'clock"}, "time"),
        ("threshold", {"recipients": "many"}, "recipients"),
        ("threshold", {"recipients": "-1"}, "recipients"),
        ("fine", {"amount": "1.5.2"}, "amount"),
        ("fine", {"currency": "EURO"}, "currency"),
        ("binds", {"kind": ""}, "kind"),
        ("binds", {"applies": "2026-01-01", "decided": ""}, "decided"),
        ("binds", {"designated_as": "VLOP", "decided": ""}, "decided"),
        ("case", {"service": "Nowhere"}, ""),
        ("statement", {"statement": "{"}, "statement"),
        ("statement", {"statement": "[" * 50_000}, "statement"),
        ("statement", {"statement": '{"puid": NaN}'}, "statement"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(form: str, wrong: dict[str, str], field: str) -> None:
    answer = ask(form, FORMS.first[form] | wrong, "en")
    assert answer["field"] == field
    assert told(answer["html"])


@pytest.mark.parametrize(
    "text", ['EC", calendar="EC', '"); import os; ("', "\\", "'''", "\n", "<b>bold</b>", "{}", "\u2028"]
)
def test_what_is_typed_is_text_in_the_program_and_on_the_page(text: str) -> None:
    answer = ask("deadline", FORMS.first["deadline"] | {"period": f"P2D{text}"}, "en")
    assert answer["field"] == "period" or text.isspace()
    assert "<b>" not in answer["html"]
    compile(answer["program"], "program", "exec")


def test_hours_are_counted_from_a_time_of_day_in_the_zone_of_the_calendar() -> None:
    fields = FORMS.first["deadline"] | {"period": "PT24H", "time": "14:20"}
    answer = ask("deadline", fields, "en")
    assert 'datetime(2026, 12, 23, 14, 20, tzinfo=ZoneInfo("Europe/Brussels"))' in answer["program"]
    assert printed(answer["program"]).startswith("24 hours from 23 December 2026, 14:20")


def test_a_designated_service_is_asked_about_with_its_days() -> None:
    fields = FORMS.first["binds"] | {"size": "large", "decided": "2023-04-25", "applies": "2023-08-25"}
    assert "Article 34(1)" in ask("binds", fields, "en")["html"]
    assert "Article 34(1)" not in ask("binds", FORMS.first["binds"], "en")["html"]


def test_a_designation_without_its_day_of_application_is_not_passed_over() -> None:
    first = FORMS.first["binds"] | {"decided": "2025-12-01", "applies": ""}
    shown = told(ask("binds", first, "en")["html"])
    assert "not known whether it binds" in shown
    assert "Article 34(1)" in shown


def test_a_statement_that_is_taken_shows_what_the_recipient_reads() -> None:
    right = FORMS.first["statement"]["statement"].replace("_SPAM", "_SCAMS_AND_FRAUD").replace("2026-3-1", "2026-03-01")
    assert "Aussage" not in told(ask("statement", {"statement": right}, "en")["html"])
    german = told(ask("statement", {"statement": right}, "de")["html"])
    assert label("The database would take this: nothing is wrong with it.", "de") in german
    assert "1. Was entschieden wurde" in german


def test_a_whole_call_is_checked_as_a_call() -> None:
    call = f'{{"statements": [{FORMS.first["statement"]["statement"]}]}}'
    answer = ask("statement", {"statement": call}, "en")
    assert "call_problems" in answer["program"]
    assert "/0/category" in told(answer["html"])
    right = call.replace("_SPAM", "_SCAMS_AND_FRAUD").replace("2026-3-1", "2026-03-01")
    assert "would take this" in told(ask("statement", {"statement": right}, "en")["html"])
