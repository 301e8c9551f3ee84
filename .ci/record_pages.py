"""What the pages show of the record, after the record has changed: their examples, and the dossier in six languages.

    python .ci/record_pages.py            say which pages are out of date
    python .ci/record_pages.py --write    bring them up to date

An example's output that differs from what the library answers is replaced; look at the difference before you commit it.
"""

import doctest
import sys
from pathlib import Path
from runpy import run_path

ROOT = Path(__file__).parents[1]
PAGES = (ROOT / "docs" / "record.md", ROOT / "README.md")
LANGUAGES = ROOT / "docs" / "examples" / "languages"
OPTIONS = doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS


class Renewing(doctest.DocTestRunner):
    """Notes what each example answers instead of what the page shows."""

    def __init__(self) -> None:
        super().__init__(optionflags=OPTIONS, verbose=False)
        self.answers: list[tuple[str, str]] = []

    def report_failure(self, out: object, test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        """An example whose output has changed."""
        self.answers.append((example.want, got))


def renewed(text: str, name: str) -> str:
    """The page with the outputs that the library gives now."""
    runner = Renewing()
    runner.run(doctest.DocTestParser().get_doctest(text.replace("```", "\n"), {}, name, name, 0), out=lambda _: None)
    for want, got in runner.answers:
        text = text.replace(want, got, 1)
    return text


def main() -> int:
    """Compare every page, or write it."""
    changed = [
        (path, text)
        for path in PAGES
        if (text := renewed(path.read_text("utf-8"), path.name)) != path.read_text("utf-8")
    ]
    dossier = run_path(str(ROOT / "docs" / "examples" / "languages.py"))["dossier"]
    changed += [
        (path, text)
        for path in sorted(LANGUAGES.glob("*.txt"))
        if (text := dossier(path.stem)) != path.read_text("utf-8")
    ]
    for path, text in changed:
        if "--write" in sys.argv:
            path.write_text(text, "utf-8")
        else:
            print(f"{path.relative_to(ROOT)} shows what the record no longer says")
    return 1 if changed and "--write" not in sys.argv else 0


if __name__ == "__main__":
    raise SystemExit(main())
