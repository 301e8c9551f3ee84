"""Ask the built site's playground in a headless Chromium, and compare what it says with what the library says here.

python .ci/playground_check.py SITE

Every form, every language, by keyboard; the link that holds the question; without a connection; both widths, light and
dark, without overflow; and no request to anywhere but the site. Needs the package ``playwright``, and Chromium as the
system has it. Where either is not to be had it says so and ends with 3, and is to be run elsewhere before a release.
"""

import io
import os
import shutil
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import partial
from html.parser import HTMLParser
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from runpy import run_path
from typing import Any, ClassVar, TypeAlias

Browser: TypeAlias = Any
Page: TypeAlias = Any

ROOT = Path(__file__).parents[1]
ask = run_path(str(ROOT / "docs" / "_static" / "playground" / "asking.py"))["ask"]
spoken = run_path(str(ROOT / "docs" / "_ext" / "playground.py"))["spoken"]
LANGUAGES = "en bg cs da de el es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split()
WIDTHS = (1280, 390)
PATIENCE = 120_000
"""Milliseconds until an answer counts as lost: a busy machine is no mistake of the page."""
NO_BROWSER = 3


POLICY = (
    "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "script-src 'self' 'unsafe-inline' 'unsafe-eval'; form-action 'self'; report-uri /refused"
)
"""Under this the site is served: the browser sends nothing elsewhere, and tells what it was asked to send."""


class Site(SimpleHTTPRequestHandler):
    """The site, and what the browser refused to ask of anybody else."""

    refused: ClassVar[list[str]] = []

    def end_headers(self) -> None:
        """With every answer its policy; a worker is bound by that of its own file."""
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_POST(self) -> None:
        """A request that would have left for elsewhere."""
        self.refused.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing."""


@contextmanager
def served(site: str) -> Iterator[str]:
    """The address of the site, for as long as it is served."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


class Words(HTMLParser):
    """The words of a fragment of HTML, without its style."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self._silent = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: object) -> None:
        """Style is not said."""
        self._silent = tag == "style"

    def handle_endtag(self, tag: str) -> None:
        """What follows is said again."""
        self._silent = False

    def handle_data(self, data: str) -> None:
        """Words."""
        if not self._silent:
            self.words += data.split()


def words(html: object) -> list[str]:
    """What HTML says."""
    return Words(str(html)).words


def printed(program: str) -> str:
    """What the program that the page shows prints when it is run here."""
    out = io.StringIO()
    with redirect_stdout(out):
        exec(program, {})
    return out.getvalue()


class Playground:
    """The page, as somebody uses it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)
        page.goto(address)

    def open(self, form: str) -> None:
        """Choose a form with the keyboard: the arrow keys of the group, as a screen reader has them."""
        self.page.focus(".pg-chooser input:checked")
        for _ in range(6):
            if self.page.evaluate("document.activeElement.value") == form:
                return
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"no key leads to {form}")

    def asked(self) -> None:
        """Press Enter on the button of the form that is open, and wait for the answer."""
        before = self.page.evaluate("document.getElementById('playground').dataset.answered")
        self.page.focus("form:not([hidden]) .pg-ask")
        self.page.keyboard.press("Enter")
        self.answered(before)

    def speak(self, language: str) -> None:
        """Choose a language; what was asked is asked again."""
        before = self.page.evaluate("document.getElementById('playground').dataset.answered")
        self.page.select_option("[name=lang]", language)
        self.answered(before)

    def answered(self, before: str | None) -> None:
        """Wait for the next answer."""
        changed = "before => document.getElementById('playground').dataset.answered !== (before ?? undefined)"
        self.page.wait_for_function(changed, arg=before)

    def fields(self) -> dict[str, str]:
        """What the form holds."""
        read = "[...new FormData(document.querySelector('#playground form:not([hidden])'))]"
        fields: dict[str, str] = {}
        for name, value in self.page.evaluate(read):
            fields[name] = f"{fields[name]} {value}" if name in fields else value.replace("\r\n", "\n")
        return fields

    def answer(self) -> str:
        """The answer as HTML."""
        return str(self.page.inner_html(".pg-answer"))

    def program(self) -> str:
        """The program that gives the same."""
        return str(self.page.text_content(".pg-program code"))


def compare(playground: Playground, form: str, language: str) -> None:
    """What the page says is what the library says, and so does the program that it shows."""
    here = ask(form, playground.fields(), language)
    shown, wanted = words(playground.answer()), words(here["html"])
    assert shown == wanted, (form, language, " ".join(shown)[:2000], " ".join(wanted)[:2000])
    assert playground.program() == here["program"], (form, language)
    said = printed(playground.program()).split()
    assert said[:3] == words(here["html"])[:3] or form == "statement", (form, language, said[:3])


def check_forms(playground: Playground) -> int:
    """Every form in four languages, so that each language is asked once."""
    forms = playground.page.eval_on_selector_all("form[data-form]", "all => all.map(form => form.dataset.form)")
    for place, form in enumerate(forms):
        playground.open(form)
        playground.asked()
        for language in LANGUAGES[place :: len(forms)]:
            if playground.page.input_value("[name=lang]") != language:
                playground.speak(language)
            compare(playground, form, language)
    return len(forms)


def check_link(browser: Browser, playground: Playground) -> None:
    """The link holds the question: opened anew it gives the same answer."""
    other = browser.new_page()
    again = Playground(other, str(playground.page.get_attribute(".pg-link", "href")))
    again.answered(None)
    assert again.answer() == playground.answer()
    other.close()


def check_doors(browser: Browser, address: str) -> None:
    """The front page's links lead to the form that they speak of."""
    page = browser.new_page()
    page.goto(f"{address}/index.html")
    links = page.eval_on_selector_all("a[href*='#ask-']", "all => all.map(link => link.href)")
    assert len(links) == 4, links
    for link in links:
        page.goto("about:blank")
        page.goto(link)
        page.wait_for_selector(f"form[data-form={link.rpartition('#ask-')[2]}]:not([hidden])")
    page.close()


def check_wrong(playground: Playground) -> None:
    """A mistake is told in words, at its field, and the next answer takes that away."""
    page = playground.page
    playground.open("deadline")
    page.fill("#pg-deadline-period", "P2X")
    playground.asked()
    assert page.get_attribute("#pg-deadline-period", "aria-invalid") == "true"
    assert "P2X" in playground.answer()
    page.fill("#pg-deadline-period", "PT24H")
    page.fill("#pg-deadline-time", "14:20")
    playground.asked()
    assert page.get_attribute("#pg-deadline-period", "aria-invalid") is None
    compare(playground, "deadline", page.input_value("[name=lang]"))


def check_labels(page: Page) -> None:
    """Every label is what the library's catalogues have in the language that is chosen."""
    shown = """[...document.querySelectorAll("#playground [data-said]")].map(
        each => [each.dataset.said, each.textContent])"""
    for language in LANGUAGES:
        page.select_option("[name=lang]", language)
        known = spoken(language)
        wrong = [(said, text) for said, text in page.evaluate(shown) if text != known.get(said, said)]
        assert not wrong, (language, wrong)
        assert page.get_attribute("#playground", "lang") == language
    page.select_option("[name=lang]", "en")


def check_names(page: Page) -> None:
    """Every control has a name that is read out, and what is described by something is described."""
    nameless = """[...document.querySelectorAll("#playground :is(input, select, textarea, button)")].filter(
        each => !(each.labels?.length || each.textContent.trim())).map(each => each.outerHTML)"""
    assert page.evaluate(nameless) == []
    loose = """[...document.querySelectorAll("#playground [aria-describedby]")].filter(
        each => !document.getElementById(each.getAttribute("aria-describedby")))"""
    assert page.evaluate(loose) == []
    assert page.locator(".pg-answer[aria-live=polite]").count() == 1


def check_looks(playground: Playground, pictures: str | None) -> None:
    """No form and no answer is wider than the window, wide or narrow, light or dark."""
    page = playground.page
    for width in WIDTHS:
        for scheme in ("light", "dark"):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for form in ("deadline", "threshold", "fine", "binds", "case", "statement"):
                playground.open(form)
                playground.asked()
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (form, width, scheme)
                if pictures:
                    page.screenshot(path=f"{pictures}/{form}-{width}-{scheme}.png", full_page=True)


def check_ear(page: Page) -> None:
    """A request to elsewhere is heard of, so that hearing of none means that there was none."""
    page.evaluate("fetch('https://example.invalid/heard').catch(() => null)")
    page.wait_for_timeout(1_000)
    assert any("example.invalid" in report for report in Site.refused), Site.refused


def processor_seconds() -> float:
    """What this process and all that it started have spent, as Linux counts it; elsewhere nothing."""
    spent: dict[str, float] = {}
    children: dict[str, list[str]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it may have ended meanwhile
            facts = (folder / "stat").read_text("utf-8").rpartition(")")[2].split()
            children.setdefault(facts[1], []).append(folder.name)
            spent[folder.name] = (int(facts[11]) + int(facts[12])) / os.sysconf("SC_CLK_TCK")
    family = [str(os.getpid())]
    for process in family:
        family += children.get(process, [])
    return sum(spent.get(process, 0) for process in family)


def check(site: str, chromium: str) -> None:
    """All of it."""
    sync_playwright = import_module("playwright.sync_api").sync_playwright  # where it is to be had

    Site.refused.clear()
    with served(site) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        playground = Playground(browser.new_page(), f"{address}/playground.html")
        broken: list[str] = []
        playground.page.on("pageerror", lambda error: broken.append(str(error)))
        began, spent = time.perf_counter(), processor_seconds()
        playground.asked()
        print(f"the first answer came {time.perf_counter() - began:.1f} s after the question, from a cold cache,")
        print(f"for {processor_seconds() - spent:.1f} s of processor time, and")
        print(f"with {os.getloadavg()[0]:.1f} other programs at work on {os.cpu_count()} cores")
        check_names(playground.page)
        check_labels(playground.page)
        check_link(browser, playground)
        check_doors(browser, address)
        playground.page.context.set_offline(True)
        forms = check_forms(playground)
        check_wrong(playground)
        playground.page.context.set_offline(False)
        playground.speak("el")  # its words are long
        check_looks(playground, os.environ.get("PICTURES"))
        assert not Site.refused, Site.refused
        check_ear(playground.page)
        browser.close()
    assert not broken, broken
    print(
        f"{forms} forms, {len(LANGUAGES)} languages, without a connection; {WIDTHS} wide, light and dark; all as here"
    )


def main(site: str) -> int:
    """Look for a browser, and ask."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None or find_spec("playwright") is None or not (Path(site) / "playground" / "files.json").exists():
        print("NOT TRIED: the playground needs npm to be built, and Chromium and playwright to be tried")
        return NO_BROWSER
    check(site, chromium)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
