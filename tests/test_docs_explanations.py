"""The explanations name every reservation that the library makes, their examples run, their figures are drawn."""

import doctest
import pkgutil
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

import dsa
from dsa.ground.trace import Point
from tests.paths import DOCS

PAGES = sorted([*DOCS.glob("explanations/*.md"), *DOCS.glob("traps/*.md")])
FACTS = frozenset(
    """
    court-limit-notification-unknown
    penalty-annulled-in-part
    payments-first-day-unknown enforcement-finality-unknown extended-to-a-day-not-public time-limit-end-not-recorded
    accounts-stale application-published-otherwise application-too-early day-outside-vague-time
    end-of-obligations-vague loss-of-status-not-determinable recipients-rounded-down size-not-determinable
    application-not-before beyond-published-lists calendar-given calendar-outside-union calendar-unknown
    competence-country-unknown
    competence-structural-only obligation-limited user-numbers-first-due
    day-of-application-vague days-in-doubt
    establishment-not-given if-audit-received if-provisional-fee-received limitation-on-the-record notification-unknown
    recipients-overlap record-articles-unsure record-count-quoted record-ends record-later record-not-confirmed
    record-partly-open record-sources-differ record-still-running record-unread
    record-turnover runs-from-moment-unknown runs-from-notification-unknown same-under-every-list uncertain-holiday-list
    what-if working-days-can-differ
    complaint-automated-alone notice-no-good-faith notice-no-location notice-no-name notice-no-reasons
    recipient-no-complaint-address recipient-no-redress recipient-not-informed statement-content-after-decision
    statement-ends-before-it-begins statement-ends-nothing statement-notifier-named statement-old-values
    statement-personal-data
    """.split()
)
"""Reservations of fact: they choose between no readings."""


def _points() -> Iterator[str]:
    for module in pkgutil.walk_packages(dsa.__path__, "dsa."):
        if not module.name.endswith("__main__"):
            for value in vars(import_module(module.name)).values():
                for sentence in value.values() if isinstance(value, dict) else (value,):
                    if isinstance(sentence, Point):
                        yield sentence.id


def test_every_reservation_of_the_library_is_explained() -> None:
    readings, facts = (DOCS / "explanations" / "readings.md").read_text("utf-8").split("## Reservations of fact")
    named = set(re.findall(r"`([a-z]+(?:-[a-z0-9]+)+)`", readings))
    told = set(re.findall(r"^\| `([a-z-]+)` \|", facts, re.MULTILINE))
    assert told == FACTS
    assert named | told == set(_points())
    assert not named & told


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_the_examples_of_a_page_run(page: Path) -> None:
    if page.parent.name == "traps" and "numpy" in page.read_text("utf-8"):
        pytest.importorskip("numpy")  # an example that compares with it; the library does not need it
    blocks = re.findall(r"```\{doctest\}\n(.*?)```", page.read_text("utf-8"), re.DOTALL)
    names = {"dsa": dsa}
    test = doctest.DocTestParser().get_doctest("\n".join(blocks), names, page.stem, str(page), 0)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE).run(test, out=told.append)
    assert not told, "".join(told)


def test_every_trap_is_listed_and_shows_an_example() -> None:
    index = (DOCS / "traps" / "index.md").read_text("utf-8")
    for page in DOCS.glob("traps/*.md"):
        if page.stem != "index":
            title = page.read_text("utf-8").splitlines()[0].removeprefix("# ")
            assert f"[{title}]({page.name})" in index
            assert "# wrong" in page.read_text("utf-8")


def test_links_between_the_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target, anchor in re.findall(r"\]\(([\w./-]+\.md)(?:#([\w-]+))?\)", page.read_text("utf-8")):
            linked = (page.parent / target).resolve()
            assert linked.exists(), (page, target)
            headings = [line.lstrip("# ").lower().replace(" ", "-") for line in linked.read_text("utf-8").splitlines()]
            assert not anchor or anchor in headings, (page, target, anchor)


def test_every_figure_is_drawn_shown_and_described(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("matplotlib")  # an extra
    monkeypatch.syspath_prepend(str(DOCS))
    try:
        figures = import_module("figures").FIGURES
        stages = import_module("figures.proceedings")
        shown: dict[str, str] = {}
        for page in DOCS.rglob("*.md"):
            for words, name in re.findall(
                r"!\[([^\]]*)\]\((?:\.\./)?_static/figures/([\w-]+)\.svg\)", page.read_text("utf-8")
            ):
                shown[name] = words
        assert set(shown) == set(figures)
        assert all(len(words) > 60 for words in shown.values())
        for draw in figures.values():
            figure = draw()
            assert figure.axes
            assert figure.get_facecolor()[:3] == (1, 1, 1)
        undrawn = {(stage, kind) for stage, kind in stages.changes() - stages.drawn()}
        assert undrawn == {
            # Drawn as preliminary findings, which they are.
            (dsa.Stage.OPEN, dsa.events.FindingsOnInterimMeasures),
            (dsa.Stage.OPEN, dsa.events.FindingsOnCommitments),
            # After a decision that stands they leave the stage as it is.
            (dsa.Stage.NON_COMPLIANCE, dsa.events.FindingsOnInterimMeasures),
            (dsa.Stage.NON_COMPLIANCE, dsa.events.PreliminaryFindings),
        }
        assert stages.drawn() <= stages.changes()
    finally:
        for name in [name for name in sys.modules if name == "figures" or name.startswith("figures.")]:
            del sys.modules[name]
