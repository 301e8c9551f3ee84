"""The playground: ``{dsa-playground}`` stands for its six forms, whose choices are those that the library knows.

Every label is in the page in all languages, from the library's own catalogues, so that the form is in the language in
which it answers. Python for the browser and the wheels come from ``python .ci/playground.py DIRECTORY``; with
``-D playground_files=DIRECTORY`` they are copied beside the page. Without them the page says that they are not there.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path

from babel import Locale
from docutils.nodes import Node, raw
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import dsa
from dsa import record
from dsa.ground import words
from dsa.i18n import format_citation, term, translate
from dsa.i18n.form_labels import LABELS, label
from dsa.time_limits.calendars import CODES

Choices = Iterable[tuple[str, str]]

STATEMENT = {
    "decision_visibility": ["DECISION_VISIBILITY_CONTENT_REMOVED"],
    "decision_ground": "DECISION_GROUND_INCOMPATIBLE_CONTENT",
    "incompatible_content_ground": "Terms of use, section 4: paid reviews",
    "incompatible_content_explanation": "Forty accounts were paid for reviews of one product.",
    "category": "STATEMENT_CATEGORY_SPAM",
    "content_type": ["CONTENT_TYPE_TEXT"],
    "content_date": "2026-02-28",
    "application_date": "2026-3-1",
    "decision_facts": "Forty reviews of one product within a minute, in the same words.",
    "source_type": "SOURCE_VOLUNTARY",
    "automated_detection": "Yes",
    "automated_decision": "AUTOMATED_DECISION_NOT_AUTOMATED",
    "territorial_scope": ["BG", "IE"],
    "puid": "review-4711",
}
"""A statement of reasons with two mistakes, to begin with."""


def said(text: str, *, tag: str = "span", more: str = "") -> str:
    """A text that the page says in the language that is chosen, at first in English."""
    return f'<{tag} data-said="{escape(text)}"{more}>{escape(text)}</{tag}>'


def field(form: str, name: str, label: str, control: str, hint: str = "", *, wide: bool = False) -> str:
    """A control under its label; ``control`` has ``{at}`` where its id and name belong."""
    place = f"pg-{form}-{name}"
    at = f'id="{place}" name="{name}"' + (f' aria-describedby="{place}-hint"' if hint else "")
    under = said(hint, more=f' class="pg-hint" id="{place}-hint"') if hint else ""
    named = said(label, tag="label", more=f' for="{place}"')
    kind = "pg-field pg-wide" if wide else "pg-field"
    return f'<p class="{kind}">{named}{control.format(at=at)}{under}</p>'


def day(value: str = "", *, needed: bool = True) -> str:
    """A control for a day."""
    return f'<input {{at}} type="date" min="1952-01-01" max="2100-12-31" value="{value}"{" required" * needed}>'


def text(value: str = "", kind: str = "text", more: str = "required") -> str:
    """A control for a line of text."""
    return f'<input {{at}} type="{kind}" value="{escape(value)}" autocomplete="off" spellcheck="false" {more}>'


def select(choices: Choices, chosen: str = "") -> str:
    """A control with choices."""
    options = (
        said(label, tag="option", more=f' value="{escape(value)}"{" selected" * (value == chosen)}')
        for value, label in choices
    )
    return f"<select {{at}}>{''.join(options)}</select>"


def first_large(text: str) -> str:
    """A label as it begins a line."""
    return text[:1].upper() + text[1:]


def members(kind: type[dsa.EnterpriseSize] | type[dsa.ServiceKind]) -> Choices:
    """The members of an enumeration, each with its words."""
    return [(str(member.value), first_large(str(member))) for member in kind]


def calendars() -> Choices:
    """Every calendar, with its name."""
    return [*((code, dsa.calendar(code).name) for code in CODES if code not in dict(countries())), *countries()]


def countries() -> Choices:
    """The Member States, whose calendars bear their codes."""
    return [(code, dsa.calendar(code).name) for code in CODES if len(code) == 2 and code != "EC"]


def languages() -> Choices:
    """The 24 languages, each by its own name."""
    names = [(code, Locale(code).get_display_name() or code) for code in dsa.i18n.LOCALES]
    return [(code, name[0].upper() + name[1:]) for code, name in names]


def kinds() -> str:
    """Boxes for what a service is; it can be several things."""
    boxes = (
        f'<label><input type="checkbox" name="kind" value="{value}"{" checked" * (value == "marketplace")}> '
        f"{said(label)}</label>"
        for value, label in members(dsa.ServiceKind)
    )
    legend = said("What the service is", tag="legend")
    return f'<fieldset class="pg-field pg-wide pg-boxes">{legend}{"".join(boxes)}</fieldset>'


GROUNDS = {
    "infringement": ("an infringement by a very large service", dsa.DSA.at(74, 1)),
    "information": ("information or an inspection, a very large service", dsa.DSA.at(74, 2)),
    "national_infringement": ("an infringement, by national law", dsa.DSA.at(52, 3)),
    "national_information": ("information or an inspection, by national law", dsa.DSA.at(52, 3)),
}


def ground(value: str, locale: str) -> str:
    """What a fine is for, with its provision."""
    text, provision = GROUNDS[value]
    return f"{first_large(label(text, locale))}: {format_citation(provision, locale)}"


TERMS = {
    "A time limit": "time_limit",
    "A fine": "fine",
    "A statement of reasons": "statement_of_reasons",
    "Average monthly active recipients": "average_monthly_active_recipients",
    "Total worldwide annual turnover": "total_worldwide_annual_turnover",
    "Designation": "designation",
    "Very large online platform": "very_large_online_platform",
    "Very large online search engine": "very_large_online_search_engine",
}
"""What the Act has a word for, and its key."""

DESIGNATED = (("VLOP", "Very large online platform"), ("VLOSE", "Very large online search engine"))
"""As what a service can be designated; the kind of a service that could be only one of them says so already."""


def spoken(locale: str) -> dict[str, str]:
    """Everything that the page says, from English into a language."""
    territories = Locale(locale).territories
    return {
        **{text: label(text, locale) for text in LABELS if "{" not in text},
        **{text: first_large(term(key, locale)) for text, key in TERMS.items()},
        **{name: territories[code] for code, name in countries()},
        **{ground(value, "en"): ground(value, locale) for value in GROUNDS},
        **{
            first_large(str(member)): first_large(translate(str(member), locale, context=kind.__name__).text)
            for kind in (dsa.EnterpriseSize, dsa.ServiceKind)
            for member in kind
        },
    }


def forms() -> Iterator[tuple[str, str, str]]:
    """The name of each form, what its door says, and its fields."""
    yield (
        "deadline",
        "A time limit",
        field("deadline", "event", "Day of the event", day("2026-12-23"))
        + field("deadline", "period", "Period", text("P2D"), "P2D, P4M, 10 working days, PT24H …")
        + field("deadline", "calendar", "Whose holidays", select(calendars(), "EC"))
        + field(
            "deadline",
            "direction",
            "Which way it runs",
            select((("after", "after the event"), ("before", "before the event"))),
        )
        + field("deadline", "time", "Time of day", text(kind="time", more=""), "only for a period in hours"),
    )
    yield (
        "threshold",
        "The threshold",
        field(
            "threshold",
            "recipients",
            "Average monthly active recipients",
            text("46 000 000", more='required inputmode="numeric"'),
        )
        + field("threshold", "on", "As the law stands on", day("2026-11-26")),
    )
    yield (
        "fine",
        "A fine",
        field(
            "fine",
            "amount",
            "Total worldwide annual turnover",
            text("941 168 000 000", more='required inputmode="decimal"'),
        )
        + field("fine", "currency", "Currency", text("CNY", more='required maxlength="3" size="4"'), "EUR, USD, CNY …")
        + field("fine", "year_end", "Last day of the financial year", day("2024-03-31"))
        + field("fine", "decided", "Day of the decision", day("2024-06-01"))
        + field("fine", "ground", "What for", select([(value, ground(value, "en")) for value in GROUNDS]), wide=True),
    )
    nobody = (("", "not said"),)
    yield (
        "binds",
        "What binds a service",
        kinds()
        + field("binds", "country", "Established in", select([*nobody, *countries()], "NL"))
        + field("binds", "size", "Size of the enterprise", select([*nobody, *members(dsa.EnterpriseSize)], "small"))
        + field("binds", "on", "Day", day("2026-11-26"))
        + field("binds", "decided", "Designated as very large on", day(needed=False), "only if it was")
        + field("binds", "applies", "Designation applies from", day(needed=False))
        + field("binds", "designated_as", "Designation", select([*nobody, *DESIGNATED])),
    )
    services = [(str(service), str(service)) for service in record.services()]
    yield (
        "case",
        "What is on record",
        field("case", "service", "Service", select(services, "AliExpress")),
    )
    yield (
        "statement",
        "A statement of reasons",
        field(
            "statement",
            "statement",
            "A statement as JSON, or a whole call",
            '<textarea {at} rows="17" spellcheck="false" required>'
            + escape(json.dumps(STATEMENT, indent=2)).replace("{", "{{").replace("}", "}}")
            + "</textarea>",
            "as it is sent to the DSA Transparency Database",
            wide=True,
        ),
    )


def page() -> str:
    """The forms, and the place of the answer."""
    listed = list(forms())
    doors = "".join(
        f'<label><input type="radio" name="pg-form" value="{name}"{" checked" * (not place)}>'
        + said(title, more=f' id="pg-door-{name}"')
        + "</label>"
        for place, (name, title, _) in enumerate(listed)
    )
    ask = said("Ask", tag="button", more=' type="submit" class="pg-ask"')
    each = "".join(
        f'<form data-form="{name}" aria-labelledby="pg-door-{name}"{" hidden" * bool(place)}>'
        f'<div class="pg-fields">{fields}</div>'
        f"<p>{ask}</p></form>"
        for place, (name, _, fields) in enumerate(listed)
    )
    language = field("page", "lang", "Answer in", select(languages(), "en"))
    known = {code: spoken(code) for code in dsa.i18n.LOCALES}
    return f"""<div id="playground" lang="en">
<noscript><p>This page needs JavaScript: Python runs in your browser, not on a server.</p></noscript>
<fieldset class="pg-chooser">{said("What do you want to know?", tag="legend")}{doors}</fieldset>
{language}
{each}
<p class="pg-state" role="status">{said("Python begins to load with your first question, once: about 16 MB.")}</p>
<div class="pg-shown" hidden>
<section aria-labelledby="pg-answered">{said("The answer", tag="h2", more=' id="pg-answered"')}
<div class="pg-answer" role="region" aria-live="polite" aria-labelledby="pg-answered" tabindex="-1"></div></section>
<section aria-labelledby="pg-same">{said("The same in Python", tag="h2", more=' id="pg-same"')}
<div class="pg-program"><pre tabindex="0" aria-labelledby="pg-same"><code></code></pre></div>
<p>{said("Copy the program", tag="button", more=' type="button" class="pg-copy-program"')}</p></section>
<p>{said("A link to this question", tag="a", more=' class="pg-link" href="#"')}
{said("Copy the link", tag="button", more=' type="button" class="pg-copy-link"')}</p>
</div></div>
<script type="application/json" id="pg-words">{json.dumps(known, ensure_ascii=False).replace("<", "&lt;")}</script>
<script type="module" src="_static/playground/playground.js"></script>"""


ABSENT = """:::{admonition} Not in this copy
:class: warning

This copy of the site was built without Python for the browser: `python .ci/playground.py DIRECTORY` fetches it, and
needs npm. The [command line](howto-command-line.md) asks the same questions.
:::
"""


def listing(folder: Path) -> Iterator[str]:
    """What the page loads, in a table."""
    sizes = json.loads((folder / "files.json").read_text("utf-8"))["sizes"]
    yield "| What is loaded, once | Bytes |"
    yield "|---|---:|"
    for name, size in sizes.items():
        yield f"| `{name}` | {words.show(size)} |"
    yield f"| together | {words.show(sum(sizes.values()))} |"


class Playground(SphinxDirective):
    """The forms, or why there are none."""

    def run(self) -> list[Node]:
        """The page as HTML."""
        self.env.note_reread()
        if self.config.playground_files:
            return [raw("", page(), format="html")]
        return self.parse_text_to_nodes(StringList(ABSENT.splitlines(), source="playground"))


class Sizes(SphinxDirective):
    """What is loaded, and how large it is."""

    def run(self) -> list[Node]:
        """A table, where there is anything to list."""
        if not self.config.playground_files:
            return []
        lines = list(listing(Path(self.config.playground_files)))
        return self.parse_text_to_nodes(StringList(lines, source="playground"))


def copy(app: Sphinx, failed: Exception | None) -> None:
    """Put Python and the wheels beside the page."""
    if failed is None and app.config.playground_files and app.builder.format == "html":
        shutil.copytree(app.config.playground_files, Path(app.outdir) / "playground", dirs_exist_ok=True)


def dress(app: Sphinx, pagename: str, *_: object) -> None:
    """Only the page itself needs its style."""
    if pagename == "playground":
        app.add_css_file("playground/playground.css")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.add_config_value("playground_files", "", "env", str)
    app.add_directive("dsa-playground", Playground)
    app.add_directive("dsa-playground-sizes", Sizes)
    app.connect("html-page-context", dress)
    app.connect("build-finished", copy)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
