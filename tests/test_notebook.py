"""A notebook, with a real kernel: answers appear as HTML, tuples of answers too, and pictures as pictures."""

import os
from typing import Any

import pytest

from tests.paths import SOURCES

pytestmark = pytest.mark.slow
nbformat = pytest.importorskip("nbformat")
nbclient = pytest.importorskip("nbclient")
pytest.importorskip("ipykernel")

SERVICE = """
import dsa
from datetime import date
shop = dsa.Platform(name="Shop", provider=dsa.Provider(name="Shop Ltd", country="NL"), kind=dsa.ServiceKind.MARKETPLACE)
"""


@pytest.fixture(scope="module")
def shown() -> dict[str, dict[str, Any]]:
    """What the last line of each cell shows, by its type."""
    cells = {
        "an answer": "dsa.threshold_test(46_000_000, on=date(2026, 11, 26))",
        "in German": "dsa.threshold_test(46_000_000, on=date(2026, 11, 26)).html('de')",
        "several": "dsa.obligations(shop, on=date(2026, 11, 26))",
        "none": "dsa.schedule(shop, start=date(2022, 11, 16), end=date(2022, 11, 17))",
        "a picture": "dsa.plots.whole_record()",
        "a value": "dsa.DSA.at(24, 2)",
        "completed": "get_ipython().kernel.do_complete('dsa.thr', 7)['matches']",
    }
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in (SERVICE, *cells.values())]
    environment = os.environ | {"PYTHONPATH": str(SOURCES.parent)}
    nbclient.NotebookClient(notebook, timeout=120).execute(env=environment)
    return {
        name: cell.outputs[0]["data"] if cell.outputs else {}
        for name, cell in zip(cells, notebook.cells[1:], strict=True)
    }


def test_an_answer_is_a_table_with_links(shown: dict[str, dict[str, Any]]) -> None:
    assert "<table>" in shown["an answer"]["text/html"]
    assert 'href="https://eur-lex.europa.eu/eli/reg/2022/2065/art_33/oj"' in shown["an answer"]["text/html"]
    assert len(shown["an answer"]["text/plain"]) < 400


def test_a_reader_of_another_language_asks_for_it(shown: dict[str, dict[str, Any]]) -> None:
    assert 'lang="de"' in shown["in German"]["text/html"]
    assert "Schwelle" in shown["in German"]["text/html"]


def test_several_answers_are_one_table(shown: dict[str, dict[str, Any]]) -> None:
    assert shown["several"]["text/html"].count("<tr>") > 20
    assert len(shown["several"]["text/plain"]) < 400


def test_no_answer_says_why(shown: dict[str, dict[str, Any]]) -> None:
    assert "<strong>" in shown["none"]["text/html"]


def test_a_picture_is_a_picture(shown: dict[str, dict[str, Any]]) -> None:
    assert "image/png" in shown["a picture"]


def test_a_citation_is_short(shown: dict[str, dict[str, Any]]) -> None:
    assert shown["a value"]["text/plain"] == "DSA.at(24, 2)"


def test_names_are_completed(shown: dict[str, dict[str, Any]]) -> None:
    assert "threshold_test" in shown["completed"]["text/plain"]
