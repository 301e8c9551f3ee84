"""Every block of code on the page about the record runs and says what it shows."""

import doctest

from tests.paths import DOCS

PAGE = DOCS / "record.md"


def test_the_page_about_the_record_runs() -> None:
    text = PAGE.read_text("utf-8").replace("```", "\n")
    options = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS
    tests = doctest.DocTestParser().get_doctest(text, {}, "record.md", str(PAGE), 0)
    assert len(tests.examples) > 15
    assert doctest.DocTestRunner(optionflags=options).run(tests).failed == 0
