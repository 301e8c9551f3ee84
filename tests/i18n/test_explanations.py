"""Explanations in 24 languages: complete, with every figure and every article, and with no English left in them."""

import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from fractions import Fraction
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve
from babel.messages.pofile import write_po

import dsa
from dsa import Money, i18n, record
from dsa.ground.rates import ExchangeRate
from dsa.ground.trace import Explained, Point, Rule, Sentence
from dsa.ground.values import WHAT_IF, Parameter
from dsa.i18n import catalogues, explaining, values
from dsa.time_limits import calendars
from dsa.translations import __main__ as keeping, messages
from tests.at_once import at_once

TRANSLATED = [code for code in i18n.LOCALES if code != "en"]

EVERY = pytest.mark.parametrize("locale", TRANSLATED)

YEAR = dsa.Turnover(
    amount=Money("941_168_000_000", "CNY"), year=dsa.FinancialYear.ending(date(2024, 3, 31)), group=True
)

BELOW = dsa.ActiveRecipients(count=40_000_000, period_start=date(2024, 2, 1), period_end=date(2024, 7, 31))

MARKETPLACE = dsa.ServiceKind.MARKETPLACE

SIZES = [
    dsa.AnnualAccounts(
        closed=date(2022 + n, 12, 31), figures=dsa.Figures(headcount=heads, turnover=Money(9_000_000, "EUR"))
    )
    for n, heads in enumerate([40, 40, 60, 60])
]

RATE = ExchangeRate(base="EUR", quote="CNY", rate="7.5", on=date(2024, 5, 31), source="X")


def answers() -> Iterator[Explained]:
    """Answers of many kinds, those of the AliExpress case among them."""
    day = date(2024, 3, 14)
    yield dsa.threshold_test(104_300_000, on=day)
    yield dsa.threshold_test(44_999_999, on=day)
    yield dsa.threshold_test(dsa.RecipientRange(at_least=1, at_most=50_000_000), on=day)
    yield dsa.threshold_for_population(470_000_000, reference=447_000_000)
    yield dsa.average_monthly_active_recipients([44_000_000] * 6, presume_all_exposed=True)
    yield dsa.termination_test([BELOW], on=date(2025, 1, 1))
    yield dsa.deadline(date(2025, 12, 23), "P2D", calendar="EC")
    yield dsa.deadline(date(2025, 4, 17), "P1D", calendar="EC")
    yield dsa.deadline(date(2024, 3, 14), "14 working days", calendar="EC")
    yield dsa.deadline(date(2024, 3, 14), "P2W", calendar="EC", direction="before")
    yield dsa.deadline(date(2029, 3, 14), "P1M15D", calendar="EC", beyond="project")
    yield dsa.deadline(datetime(2024, 3, 30, 14, 20, tzinfo=ZoneInfo("Europe/Brussels")), "PT24H", calendar="EC")
    yield dsa.action_for_annulment(date(2024, 7, 12))
    yield dsa.due_on(day)
    yield dsa.procedures.received_by_commission(day, acknowledged=None)
    yield dsa.maximum_fine(YEAR, decided=date(2024, 6, 1), rate=RATE)
    yield dsa.periodic_penalty_ceiling(YEAR, decided=date(2024, 6, 1), days=10)
    yield dsa.limitation(ceased=date(2027, 3, 1), interruptions=[date(2031, 2, 1), date(2036, 1, 1)])
    yield dsa.recompute(dsa.deadline(day, "P1M", calendar="EC"))
    case = record.find("AliExpress")
    yield case.designations[0].application
    proceedings = case.investigations[0]
    yield proceedings.state(case.as_of)
    yield proceedings.state(date(2024, 1, 1))
    yield from proceedings.open_time_limits(date(2026, 8, 1))
    yield proceedings.limitation(ceased=date(2026, 7, 20), on=case.as_of)
    yield from (status for request in case.requests for status in request.status(case.as_of))
    yield from obligations()
    yield record.open_proceedings(date(2024, 5, 1))
    yield record.open_proceedings(date(2023, 5, 1))
    yield record.requests_due(date(2024, 4, 1), date(2024, 4, 8))
    yield record.days_to(dsa.Stage.PRELIMINARY_FINDINGS)
    yield record.by_article("28")
    yield record.share_of_ceiling(case.penalties[0])


def obligations() -> Iterator[Explained]:
    """What binds, what changes and what is due, of a shop that grows and is designated."""
    shop = dsa.Platform(name="Zalando", provider=dsa.Provider(name="Meta", country="IE", size=SIZES), kind=MARKETPLACE)
    designated = dsa.VLOPDesignation(platform=shop, decided=date(2025, 5, 30), notified=date(2025, 6, 2))
    elsewhere = dsa.Provider(name="Meta", country="FR", legal_representative=True)
    for service, day in (
        (shop, date(2022, 12, 1)), (shop, date(2024, 6, 1)), (shop, date(2025, 6, 1)), (shop, date(2026, 6, 1)),
        (dsa.Platform(name="X", provider=elsewhere, kind=dsa.ServiceKind.SEARCH_ENGINE), date(2026, 6, 1)),
        (dsa.Platform(name="X", provider=dsa.Provider(name="X"), kind=dsa.ServiceKind.HOSTING), date(2026, 6, 1)),
    ):  # fmt: skip
        bound = dsa.obligations(service, on=day)
        yield from bound
        yield from dict.fromkeys(status.competence for status in bound)
    yield from dsa.obligations(shop, on=date(2025, 7, 1), designation=designated)
    yield from dsa.changes(shop, start=date(2025, 1, 1), end=date(2027, 1, 1), designation=designated)
    yield from dsa.schedule(
        shop, start=date(2024, 1, 1), end=date(2029, 1, 1), designation=designated,
        events=[
            dsa.milestones.AuditReportReceived(date=date(2026, 9, 26), positive=False),
            dsa.milestones.RisksAssessed(date=date(2026, 9, 1)),
        ],
    )  # fmt: skip
    yield from (dsa.size_status(SIZES, on=date(year, 6, 1)) for year in range(2022, 2027))


def told_apart(several: Iterable[Explained]) -> Iterator[Explained]:
    """Answers in which some sentence or some obligation is new: the rest would only take time."""
    seen: set[object] = set()
    for answer in several:
        said: set[object] = {answer.headline.text, getattr(answer, "obligation", None)}
        said |= {step.text for step in answer.steps} | {notice.text for notice in answer.notices}
        if not said <= seen:
            yield answer
        seen |= said


ANSWERS = list(told_apart(answers()))


@EVERY
def test_an_explanation_has_every_figure_and_every_article(locale: str) -> None:
    for answer in ANSWERS:
        lines = answer.explain(locale).splitlines()
        assert len(lines) == 2 + len(answer.steps) + len(answer.notices)
        for sentence, line in zip((answer.headline, *(step.statement for step in answer.steps)), lines, strict=False):
            named = messages.placeholders(sentence.text)
            for name, value in sentence.facts.items():
                if name in named:
                    shown = values.show(value, locale, name=name)
                    assert shown.removesuffix(".") in line, (line, name)
        for step, line in zip(answer.steps, lines[1:], strict=False):
            assert line.endswith(f"[{i18n.format_citation(step.citation, locale)}]")
        for notice, line in zip(answer.notices, lines[1 + len(answer.steps) :], strict=False):
            assert all(i18n.format_citation(citation, locale) in line for citation in notice.citations)
        assert ".." not in answer.explain(locale)
        assert "{" not in answer.explain(locale)


@EVERY
def test_a_draft_says_so_once_and_names_the_text_that_counts(locale: str) -> None:
    said = i18n.translate(explaining.DRAFT, locale, context=explaining.CONTEXT)
    assert said.status == "draft"
    for answer in ANSWERS:
        assert answer.explain(locale).count(said.text) == 1


def test_english_is_what_it_was() -> None:
    for answer in ANSWERS:
        assert answer.explain("en_IE") == i18n.explain(answer, "en") == answer.explain()
        assert i18n.headline(answer, "en") == str(answer)
    assert i18n.translate("anything", "en").status == "authoritative"


NAMES = re.compile(
    r"AliExpress|Kerkosand|CJEU|Zalando|Meta|TikTok|e-Curia|DSA|\bIE\b|\bFR\b|\bI(?:II|V)\b|ServiceKind\.HOSTING|Europe/Brussels|UTC|"
    r"calendar\('[A-Z-]+'\)\.strict\(\)|beyond='raise'|"
    r"EC-LU|\bEC\b|EUR|CNY|USD|\bX\b|\bT-\d+/\d+|"
    r"EU\) \d+/\d+|"
    r"calendar\('[^']+'\)\.strict\(\)|beyond='raise'"
)
"""What stays as it is in every language: names, codes, calls, case numbers, and where a list was published."""


@cache
def record_words() -> frozenset[str]:
    """What the record calls its cases, services and strands, what was asked, and what it says of its own facts."""
    cases = {case.id for case in record.cases()} | {
        strand.name for investigation in record.investigations() for strand in investigation.strands
    }
    cases |= {
        name for investigation in record.investigations() for event in investigation.events for name in event.strands
    }
    asked = {question.subject for request in record.requests() for question in request.questions}
    told = {fact.text.rstrip(".") for fact in record.facts()}
    conflicts = [conflict for fact in record.facts() for conflict in fact.disputed]
    differ = {words for conflict in conflicts for words in (conflict.about, conflict.said_by, conflict.note) if words}
    rates = {rate.source for rate in record.rates()}
    return frozenset(cases | asked | told | differ | rates | set(record.services()))


def leftovers(answer: dsa.Explained | dsa.Answers[Any], locale: str) -> list[str]:
    """The Latin words of an explanation that are no names, nor quoted; words of the record are its own."""
    text = answer.explain(locale)
    for notice in answer.notices:  # what is quoted of the Act stays as the Act has it
        text = text.replace(str(notice.facts.get("words", "")) or "\0", "")
    lists = {holiday_list.source for code in calendars.CODES for holiday_list in dsa.calendar(code).lists}
    for own in sorted(record_words() | lists, key=len, reverse=True):
        text = text.replace(own, "")
    return re.findall(r"[A-Za-z]{2,}", NAMES.sub("", text))


@pytest.mark.parametrize("locale", ["bg", "el"])
def test_no_english_is_left_over(locale: str) -> None:
    for answer in ANSWERS:
        assert leftovers(answer, locale) == [], answer.explain(locale)


@pytest.mark.parametrize("locale", ["bg", "el"])
def test_no_english_is_left_over_in_several_answers_together(locale: str) -> None:
    shop = dsa.Platform(name="Zalando", provider=dsa.Provider(name="Meta", country="IE", size=SIZES), kind=MARKETPLACE)
    designated = dsa.VLOPDesignation(platform=shop, decided=date(2025, 5, 30), notified=date(2025, 6, 2))
    start, end = date(2025, 1, 1), date(2026, 1, 1)
    together: list[dsa.Answers[Any]] = [
        dsa.obligations(shop, on=date(2025, 7, 1), designation=designated),
        dsa.changes(shop, start=start, end=end, designation=designated),
        dsa.schedule(shop, start=start, end=end, designation=designated),
    ]
    for several in together:
        assert leftovers(several, locale) == [], several.explain(locale)


def test_a_pseudo_language_finds_text_that_no_catalogue_knows(monkeypatch: pytest.MonkeyPatch) -> None:
    """Bulgarian whose translations are all replaced by signs: any Latin word is text that was never looked up."""

    def signs(text: str, language: str, context: str | None) -> catalogues.Translation:
        translation = real(text, language, context)
        # Lists are cited by their own names.
        assert translation.status != "missing" or context == "source", (context, text)
        return catalogues.Translation("§".join(f"{{{name}}}" for name in messages.placeholders(text)) or "§", "draft")

    real = catalogues._found
    monkeypatch.setattr(catalogues, "_found", signs)
    for answer in ANSWERS:
        assert leftovers(answer, "bg") == []


def test_a_rule_of_your_own_comes_back_in_english() -> None:
    mine = Rule("mine", "{before} is mine.", dsa.DSA.at(1)).step(1_000, 2)
    notice = Point("open", "Open.").notice()
    answer = dsa.NamedDay(date=date(2024, 4, 5), steps=(mine,), notices=(notice,))
    assert answer.explain("de").replace("\N{NO-BREAK SPACE}", " ").splitlines()[1:3] == [
        "  1. 1 000 is mine. [Artikel 1 DSA]",
        "  Hinweis: Open.",
    ]
    assert i18n.translate("{before} is mine.", "de").status == "missing"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (True, "ja"), (None, "keine"), (frozenset({"b", "a"}), "a und b"), (object, str(object)),
        (YEAR, "941 168 000 000,00 CNY (1. April 2023 – 31. März 2024)"),
        (RATE, "1 EUR = 7,5 CNY (31. Mai 2024; X)"), (BELOW, "40 000 000 (1. Februar 2024 – 31. Juli 2024)"),
        (Fraction(6, 100), "6 %"), (dsa.Infringement(citation=dsa.DSA.at(34)), "Artikel 34 DSA"),
        (dsa.Penalty(kind=dsa.PenaltyKind.FINE, amount=Money(7, "EUR"), imposed=date(2025, 12, 5), infringements=[
            dsa.Infringement(citation=dsa.DSA.at(34), amount=Money(7, "EUR"))]),
         "Geldbuße: 7,00 EUR (5. Dezember 2025; Artikel 34 DSA: 7,00 EUR)"),
    ],
)  # fmt: skip
def test_how_values_read(value: object, text: str) -> None:
    assert values.show(value, "de").replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        ("commitments made binding of 18 June 2025", "Verpflichtungszusagen für bindend erklärt (18. Juni 2025)"),
        ("monitoring ordered of 1 March 2026 (12)", "Überwachung angeordnet (1. März 2026) (12)"),
        # Names that somebody gave it stay as they are.
        *((name, name) for name in ("C(2025) 8630", "notices", "Überwachung", "no event of 1 March 2026")),
        *((name, name) for name in ("monitoring ordered", "monitoring ordered of 30 February 2026", "of 1 May 2026")),
    ],
)
def test_an_act_is_called_by_its_title_and_its_day_in_every_language(reference: str, told: str) -> None:
    said = values.sentence(Sentence("called", "{reference}", (("reference", reference),)), "de")
    assert said == told
    assert values.show(reference, "de") == reference


@EVERY
def test_every_act_without_a_name_is_called_in_the_language(locale: str) -> None:
    for kind in (dsa.events.MonitoringOrdered, dsa.events.CommitmentsMadeBinding, dsa.events.NonComplianceDecision):
        reference = f"{kind.title} of 8 January 2025"
        shown = values.show(reference, locale, name="reference")
        assert str(kind.title) not in shown
        assert values.show(date(2025, 1, 8), locale) in shown


@pytest.mark.parametrize(
    ("articles", "details"),
    [
        ((), "5. Dezember 2025"),
        ((34,), "5. Dezember 2025; Artikel 34 DSA"),
        ((34, 35, 39), "5. Dezember 2025; Artikel 34 DSA; Artikel 35 DSA; Artikel 39 DSA"),
    ],
)
def test_a_penalty_reads_with_all_its_infringements(articles: tuple[int, ...], details: str) -> None:
    infringements = [dsa.Infringement(citation=dsa.DSA.at(article)) for article in articles]
    penalty = dsa.Penalty(
        kind=dsa.PenaltyKind.FINE, amount=Money(7, "EUR"), imposed=date(2025, 12, 5), infringements=infringements
    )
    assert values.show(penalty, "de").replace("\N{NO-BREAK SPACE}", " ") == f"Geldbuße: 7,00 EUR ({details})"


@EVERY
def test_what_a_provision_sets_does_not_run_into_its_number(locale: str) -> None:
    """Regulation 2023/1127 and then 100 000 would read as one number of ten digits."""
    cited = dsa.parameters.FEE_RECIPIENTS_UNIT.cited(date(2026, 1, 1))
    assert cited.citation.act.name.endswith("2023/1127")
    told = i18n.say(cited.step(1).statement, locale)
    assert not re.search("\\d[\N{NO-BREAK SPACE} ]\\d+[\N{NO-BREAK SPACE} ]\\d", told), told
    assert i18n.format_number(int(cited.value), locale) in told


def test_an_unknown_language_is_refused_with_the_near_ones() -> None:
    with pytest.raises(dsa.errors.UnknownName, match=r"locale: 'dee' is not known\. Did you mean de"):
        ANSWERS[0].explain("dee")


def test_holidays_are_translated_those_of_one_nation_too() -> None:
    rolled = dsa.deadline(date(2025, 4, 17), "P1D", calendar="EC")
    assert "Karfreitag" in rolled.explain("de")
    assert values.show("Day of Dew and Saint John", "de", name="holiday") == "Johannistag (Rasos)"


def run(code: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(Path(dsa.__file__).parents[1]), "PYTHONUTF8": "1", **environment},
    )
    return done.stdout


EXPLAIN = "import dsa, datetime; print(dsa.threshold_test(1, on=datetime.date(2024, 3, 14)).explain('pl'))"


def test_nothing_depends_on_the_locale_of_the_process() -> None:
    assert run(EXPLAIN, LC_ALL="de_DE.UTF-8", LANGUAGE="fr") == run(EXPLAIN, LC_ALL="C", LANGUAGE="")


def test_babel_is_loaded_with_the_first_value_and_not_before() -> None:
    loaded = run("import sys, dsa; dsa.i18n.LOCALES; dsa.i18n.term('fine', 'de'); print('babel' in sys.modules)")
    assert loaded == "False\n"
    english = (
        "import sys, datetime, dsa; dsa.due_on(datetime.date(2024, 4, 5)).explain(); print('babel' in sys.modules)"
    )
    assert run(english) == "False\n"


def test_a_statement_within_a_statement_reads_in_the_same_language() -> None:
    inner = Sentence("due-on", "due on {date}", (("date", date(2024, 4, 5)),))
    assert values.show((inner,), "de") == "fällig: 5. April 2024"
    out = BytesIO()
    write_po(out, keeping.empty("de"))
    assert b"Language: de" in out.getvalue()


def test_what_is_reviewed_throughout_bears_no_reservation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(explaining, "translate", lambda text, *_, **__: catalogues.Translation(text, "reviewed"))
    assert len(dsa.due_on(date(2024, 4, 5)).explain("de").splitlines()) == 2


def test_a_deadline_that_moved_says_so() -> None:
    old, new = (dsa.deadline(date(2024, 3, day), "P1M", calendar="EC") for day in (15, 16))
    moved = dsa.Recomputed(old=old, new=new, because=())
    assert str(moved) == "15 April 2024 becomes 16 April 2024"
    assert i18n.headline(moved, "de").count(" wird zu ") == 1


NUMBERS = [number for number in vars(dsa.parameters).values() if isinstance(number, Parameter)]


@pytest.mark.parametrize("locale", ["bg", "el"])
@at_once("number", NUMBERS, ids=lambda number: number.name)
def test_a_thought_experiment_with_any_number_says_so_without_a_word_of_english(
    number: Parameter[Any], locale: str
) -> None:
    law = number.history[-1].value
    notice = WHAT_IF.notice(name=number.name, value=law, law=law)
    said = i18n.explain(evolve(dsa.due_on(date(2026, 1, 1)), notices=(notice,)), locale)
    assert re.findall(r"[A-Za-z]{2,}", said.replace("EUR", "")) == []
