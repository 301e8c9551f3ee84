"""Whether the search of the built documentation finds the right page first, for what people type.

    python .ci/search.py HTML

It runs the site's own search, Sphinx's searchtools.js over the built index, under Node.js.
"""

import json
import shutil
import subprocess
import sys
from pathlib import Path

FIRST = {
    "fine": "fine",
    "fines": "fine",
    "penalty": "fine",
    "maximum fine": "fine",
    "turnover": "fine",
    "deadline": "deadline",
    "due date": "deadline",
    "time limit": "deadline",
    "working days": "deadline",
    "JSON": "store-json",
    "store": "store-json",
    "replay": "store-json",
    "FastAPI": "howto-web",
    "German": "languages",
    "translation": "languages",
    "calendar": "calendars",
    "holidays": "calendars",
    "threshold": "explanations/threshold",
    "45 million": "explanations/threshold",
    "obligations": "obligations",
    "compliance": "obligations",
    "ics": "obligations",
    "proceedings": "howto-live-case",
    "statement of reasons": "howto-statements",
    "transparency database": "howto-statements",
    "pandas": "howto-columns",
    "count users": "howto-columns",
    "limitation": "explanations/limitation",
    "TikTok": "record",
    "Hypothesis": "testing",
    "command line": "howto-command-line",
    "install": "tutorial",
    "VLOP": "glossary",
    "changelog": "changelog",
    "alternatives": "other-tools",
    "FAQ": "faq",
    "exempt": "faq",
    "small company": "faq",
    "regulator": "faq",
    "bool": "faq",
    "browser": "faq",
    "Outlook": "obligations",
    "audit": "obligations",
    "transparency report": "faq",
    "how long": "record",
    "how long to answer": "faq",
    "very large today": "record",
    "law changes": "changes-of-law",
    "Bavaria": "faq",
    "Dutch": "languages",
    "Article 16": "catalogue",
    "Article 24(2)": "catalogue",
    "article 74": "law",
    "Article 74(1)": "law",
    "Article 67": "law",
    "who was fined": "record",
    "numpy": "other-tools",
    "request for information": "howto-live-case",
    "article": "law",
    "maximum_fine": "reference/fines",
    "threshold_test": "reference/threshold",
    "Deadline.late": "reference/time-limits",
    "license": "faq",
    "bug": "faq",
    "offline": "faq",
    "disclaimer": "faq",
    "Docker": "faq",
    "Excel": "howto-columns",
    "timezone": "deadline",
    "upgrade": "releasing",
    "notice and action": "glossary",
    "minors": "catalogue",
    "advertising": "catalogue",
    "1182/71": "explanations/time-limits",
    "Regulation 1182/71": "explanations/time-limits",
    "out-of-court": "reference/procedures",
    "fee": "reference/fee",
    "demo": "playground",
    "try": "playground",
    "explain": "reference/explanations",
}
"""What is typed, and the page that has to be first."""

ASKING = """
const fs = require("fs"), vm = require("vm"), [html, queries] = process.argv.slice(1);
const element = {children: [], style: {}, classList: {add() {}, remove() {}}, removeChild() {}, appendChild() {}};
const page = {
  console, URLSearchParams, DOCUMENTATION_OPTIONS: {}, SPHINX_HIGHLIGHT_ENABLED: false, _ready() {}, _: (said) => said,
  document: {getElementById: () => element, addEventListener() {}, documentElement: {dataset: {}}},
  location: {search: ""}, localStorage: {setItem() {}},
};
page.window = page;
vm.createContext(page);
for (const script of ["language_data.js", "searchtools.js"])
  vm.runInContext(fs.readFileSync(`${html}/_static/${script}`, "utf8").replace(/^(const|let) /gm, "var "), page);
vm.runInContext(fs.readFileSync(`${html}/searchindex.js`, "utf8"), page);
const found = JSON.parse(queries).map((query) => {
  page.query = query;
  const hits = vm.runInContext("Search._performSearch(...Search._parseQuery(query))", page);
  return hits.reverse().slice(0, 3).map((hit) => hit[0]);
});
console.log(JSON.stringify(found));
"""


def main(html: str) -> int:
    """Name each query that another page answers first."""
    node = shutil.which("node")
    if node is None:
        print("Node.js is not here: the search was not tried")
        return 0
    command = [node, "-e", ASKING, html, json.dumps(list(FIRST))]
    hits = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    wrong = [
        f"{query}: {', '.join(pages) or 'nothing'}, and not {FIRST[query]} first"
        for query, pages in zip(FIRST, hits, strict=True)
        if pages[:1] != [FIRST[query]]
    ]
    print(*wrong, f"{len(FIRST) - len(wrong)} of {len(FIRST)} queries find their page first", sep="\n")
    return int(bool(wrong))


if __name__ == "__main__":
    assert Path(sys.argv[1], "searchindex.js").exists(), "build the documentation first"
    sys.exit(main(sys.argv[1]))
