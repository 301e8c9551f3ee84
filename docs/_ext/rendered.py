"""What is rendered from the library's own data when the documentation is built: tables, and every figure.

``{dsa-parameters}``, ``{dsa-time-limits}``, ``{dsa-calendars}``, ``{dsa-published}`` and ``{dsa-catalogue}`` stand
where their tables are wanted, ``{dsa-unreleased}`` where the fragments of the changelog are. The figures of
``docs/figures`` and the pictures of :mod:`dsa.plots` are drawn into ``_static/figures`` before anything is read.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path

from docutils.nodes import Node, entry, row as row_node, tbody
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

import dsa
from dsa import parameters, procedures
from dsa.ground import words
from dsa.parameters import Parameter

HERE = Path(__file__).parents[1]


def table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table in Markdown."""
    names = list(heads)
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(str(cell).replace('|', chr(92) + '|') for cell in row)} |"


def cited(citation: dsa.Citation) -> str:
    """A citation, as a link where the act has an address."""
    return f"[{citation}]({citation.url})" if citation.url else str(citation)


def searched(citation: dsa.Citation) -> str:
    """A paragraph of the Act as people type it into the search: without what is below it."""
    paragraph = f"({citation.paragraph})" if citation.paragraph else ""
    return f"Article {citation.article}{paragraph}"


def shown(value: object) -> str:
    """A value of the law as a person reads it."""
    if isinstance(value, Fraction) and value < 1:
        return words.percent(value)
    if isinstance(value, tuple):
        return ", ".join(map(shown, value))
    return words.show(value)


def parameter_table() -> Iterator[str]:
    """Every number of the law: its name in the code, what it is, its values, its provision."""
    numbers = {name: value for name, value in vars(parameters).items() if isinstance(value, Parameter)}
    rows = (
        (
            f"`{name}`",
            number.name,
            "; ".join(f"{shown(value.value)} (since {words.day(value.first)})" for value in number.history),
            cited(number.citation),
        )
        for name, number in numbers.items()
    )
    yield from table(("Name", "What", "Value", "Provision"), rows)


def time_limit_table() -> Iterator[str]:
    """Every single time limit: its function, what it runs from, how long it is, whose holidays count, its provision."""

    def whose(limit: procedures.TimeLimit) -> str:
        if limit.backwards or not limit.moves:
            return "none: the day does not move"
        return limit.whose or "that of the place, which is named"

    rows = (
        (
            f"{{func}}`dsa.procedures.{limit.name}`",
            limit.runs_from,
            ("at least " if limit.at_least else "")
            + "; ".join(f"{shown(value.value)} (since {words.day(value.first)})" for value in limit.period.history)
            + (", looked back over" if limit.backwards else "")
            + (", the first day counted" if limit.first_day_counted else ""),
            whose(limit),
            cited(limit.provision),
        )
        for limit in procedures.TABLE.values()
    )
    return table(("Function", "Runs from", "Time", "Holidays", "Provision"), rows)


def calendar_table() -> Iterator[str]:
    """Every calendar: what its lists cover, how they are known, and from where."""
    from dsa.time_limits.calendars import CODES

    def rows() -> Iterator[tuple[object, ...]]:
        for code in CODES:
            for place, holidays in enumerate(dsa.calendar(code).lists):
                known = Counter(str(day.status) for day in holidays.holidays)
                days = "; ".join(f"{number} {status}" for status, number in known.items())
                days += f"; {len(holidays.possible)} possible" if holidays.possible else ""
                span = f"{words.day(holidays.first)} to {words.day(holidays.last)}"
                yield ("" if place else f"`{code}`", span, days, holidays.status, holidays.source)

    yield from table(("Code", "Days covered", "Holidays", "Known as", "Source"), rows())


def published_table() -> Iterator[str]:
    """What share of the published time limits comes out, year by year, without those that are evidence for a list."""
    import json
    from datetime import date

    from dsa.testing import vectors

    cases = json.loads(vectors.text("published"))["cases"]

    def comes_out(case: dict[str, str]) -> bool:
        limit = dsa.deadline(date.fromisoformat(case["event"]), case["period"], calendar=case["calendar"])
        return str(limit.date) == case["published"]

    def row(year: str, limits: list[dict[str, str]]) -> tuple[object, ...]:
        counted = [case for case in limits if not case["evidence_for"]]
        met = sum(map(comes_out, counted))
        return year, len(limits), len(limits) - len(counted), len(counted), met, f"{100 * met / len(counted):.0f} %"

    years = dict.fromkeys(case["event"][:4] for case in sorted(cases, key=lambda case: case["event"]))
    rows = [row(year, [case for case in cases if case["event"].startswith(year)]) for year in years]
    heads = ("Begun in", "Published time limits", "Evidence for a list", "Counted", "Come out", "Share")
    yield from table(heads, (*rows, row("all years", cases)))


def catalogue_table() -> Iterator[str]:
    """Every obligation, article by article: its id, whom it speaks to, how often, from when, whom it spares."""

    def whom(obligation: dsa.Obligation) -> str:
        services = ", ".join(sorted(map(str, obligation.services)))
        reached = f": {services}{', designated' * obligation.designated}" if services else ""
        spared = "" if obligation.exemption is dsa.SizeExemption.NONE else f"<br>spares: {obligation.exemption}"
        return f"{obligation.addressee}{reached}{spared}"

    for article in dict.fromkeys(obligation.article for obligation in dsa.CATALOGUE.values()):
        entries = [obligation for obligation in dsa.CATALOGUE.values() if obligation.article == article]
        named = dict.fromkeys([f"Article {article}", *(searched(obligation.citations[0]) for obligation in entries)])
        yield from (
            "",
            f"## Article {article}",
            "",
            "```{index} " + ", ".join(f"! {name}" for name in named),
            "```",
            "",
        )
        rows = (
            (
                f"{obligation.title}<br>{cited(obligation.citations[0])}, `{obligation.id}`",
                whom(obligation),
                f"{obligation.recurrence}<br>applies: {obligation.application}",
            )
            for obligation in entries
        )
        yield from table(("Obligation", "Whom", "When"), rows)


def unreleased_changes() -> Iterator[str]:
    """What changed since the last version: the fragments, by kind."""
    import tomllib

    root = HERE.parent
    if not (root / "changelog.d").exists():
        return  # the documentation of a release, built from its own sources
    kinds = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["tool"]["towncrier"]["type"]
    by_kind = {kind["name"]: sorted((root / "changelog.d").glob(f"*.{kind['directory']}.md")) for kind in kinds}
    if any(by_kind.values()):
        yield from ("## Since the last version", "")
    for kind, fragments in by_kind.items():
        if fragments:
            yield from (f"### {kind}", "")
        for fragment in fragments:
            yield from (
                f"- {fragment.read_text('utf-8').strip()}".replace("](docs/", "](").replace("\n", "\n  ").split("\n")
            )
            yield ""


def rendered(make: Callable[[], Iterator[str]], module: str | None = None) -> type[SphinxDirective]:
    """A directive that stands for what a function writes; if rows are names of a module, links find them."""

    class Rendered(SphinxDirective):
        """Markdown made from the library's data."""

        def run(self) -> list[Node]:
            """The nodes of the Markdown, made anew at every build."""
            self.env.note_reread()
            made = self.parse_text_to_nodes(StringList(list(make()), source=make.__name__))
            if module:
                self.name_rows(made, module)
            return made

        def name_rows(self, made: list[Node], module: str) -> None:
            """Each row is the entry of the name in its first cell."""
            for body in (body for node in made for body in node.findall(tbody)):
                for row in body.findall(row_node):
                    cell = next(row.findall(entry))
                    name = f"{module}.{cell.astext()}"
                    cell["ids"].append(name)
                    self.env.domains.python_domain.note_object(name, "data", name, location=cell)

    return Rendered


def draw(app: Sphinx) -> None:
    """Draw every figure."""
    import matplotlib as mpl

    sys.path.insert(0, str(HERE))
    from figures import FIGURES

    mpl.rcParams["svg.hashsalt"] = "dsa"  # the same figure makes the same file
    folder = HERE / "_static" / "figures"
    folder.mkdir(parents=True, exist_ok=True)
    for name, figure in FIGURES.items():
        figure().savefig(folder / f"{name}.svg", metadata={"Date": None}, bbox_inches="tight", facecolor="white")


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("builder-inited", draw)
    app.add_directive("dsa-parameters", rendered(parameter_table, "dsa.parameters"))
    app.add_directive("dsa-time-limits", rendered(time_limit_table))
    app.add_directive("dsa-calendars", rendered(calendar_table))
    app.add_directive("dsa-catalogue", rendered(catalogue_table))
    app.add_directive("dsa-unreleased", rendered(unreleased_changes))
    app.add_directive("dsa-published", rendered(published_table))
    return {"parallel_read_safe": True, "parallel_write_safe": True}
