"""Whether every page of the built documentation fits its window, wide or narrow, light or dark, and asks nobody else.

    python .ci/pages.py HTML

It looks at all pages in a headless Chromium. Where Chromium is not to be had it says so and ends with 3, and is to be
run elsewhere before a release.
"""

import html
import json
import re
import shutil
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

WIDTHS = (1280, 390)
SCHEMES = {"light": 1, "dark": 0}
LOOKED_AT = "every-page.html"
NO_BROWSER = 3

LOOKING = """<!doctype html><body><script>
const wrong = {};
function sticksOut(element, width) {
  if (element.getBoundingClientRect().right <= width + 1) return false;
  for (let around = element.parentElement; around.tagName !== "ARTICLE"; around = around.parentElement)
    if (getComputedStyle(around).overflowX !== "visible") return false;  // it scrolls there
  return true;
}
function look(page) {
  return new Promise((done) => {
    const frame = document.createElement("iframe");
    frame.style.width = "WIDTHpx";
    frame.onload = () => {
      const out = [...frame.contentDocument.querySelectorAll("article *")].filter((each) => sticksOut(each, WIDTH));
      if (out.length) wrong[page] = `${out[0].tagName} ${out[0].textContent.slice(0, 60)}`;
      frame.remove();
      done();
    };
    frame.src = page;
    document.body.append(frame);
  });
}
(async () => {
  for (const page of PAGES) await look(page);
  const report = document.createElement("pre");
  report.id = "report";
  report.textContent = JSON.stringify(wrong);
  document.body.append(report);
})();
</script></body>"""


class Site(SimpleHTTPRequestHandler):
    """The site under a policy that lets it ask nobody else, the page that looks at all others, and what was refused."""

    refused: ClassVar[list[str]] = []
    looking: ClassVar[str] = ""

    def end_headers(self) -> None:
        """With every answer its policy."""
        own = "default-src 'self' 'unsafe-inline' 'unsafe-eval' data:; report-uri /refused"
        self.send_header("Content-Security-Policy", own)
        super().end_headers()

    def do_GET(self) -> None:
        """A file, or the page that looks."""
        if self.path != f"/{LOOKED_AT}":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(self.looking.encode())

    def do_POST(self) -> None:
        """A request that would have left for elsewhere."""
        self.refused.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: object) -> None:
        """Nothing."""


def wrong(chromium: str, address: str, scheme: str) -> dict[str, str]:
    """The pages that do not fit, each with what sticks out first."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={profile}", "--dump-dom"),
            *("--virtual-time-budget=600000", f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}", address),
        ]
        shown = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    report = re.search(r'<pre id="report">(.*?)</pre>', shown, re.DOTALL)
    assert report, "the browser did not come to the end"
    pages: dict[str, str] = json.loads(html.unescape(report[1]))
    return pages


def main(site: str) -> int:
    """Look at every page, as wide as a desk and as a telephone."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        print("NOT TRIED: Chromium is not here")
        return NO_BROWSER
    pages = sorted(str(page.relative_to(site)) for page in Path(site).rglob("*.html"))
    pages = [page for page in pages if not page.startswith("_modules") and page != "playground.html"]  # tried by itself
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Site, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    failures = 0
    for width in WIDTHS:
        for scheme in SCHEMES:
            Site.looking = LOOKING.replace("WIDTH", str(width)).replace("PAGES", json.dumps(pages))
            for page, what in wrong(chromium, f"http://127.0.0.1:{server.server_port}/{LOOKED_AT}", scheme).items():
                failures += 1
                print(f"{page}, {width} wide, {scheme}: {what!r} sticks out")
    server.shutdown()
    print(*sorted(set(Site.refused)), f"{len(pages)} pages, {WIDTHS} wide, {', '.join(SCHEMES)}", sep="\n")
    return int(bool(failures or Site.refused))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
