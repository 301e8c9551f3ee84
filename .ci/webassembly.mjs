// The library under Python as WebAssembly: what a page asks of it, and what ends an interpreter that has no stack to spare.
//   node .ci/webassembly.mjs DIRECTORY, as python .ci/playground.py made it
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
for (const wheel of JSON.parse(readFileSync(`${folder}/files.json`)).wheels) {
  python.unpackArchive(new Uint8Array(readFileSync(`${folder}/${wheel}`)).buffer, "wheel");
}
python.runPython(`
import sys
from datetime import date, datetime
from zoneinfo import ZoneInfo

import dsa

day = date(2026, 11, 26)
assert dsa.threshold_test(45_000_000, on=day).met
limit = dsa.deadline(date(2026, 12, 23), "P2D", calendar="EC")
assert limit.date == date(2027, 1, 5)
assert limit.expires_at == datetime(2027, 1, 6, tzinfo=ZoneInfo("Europe/Brussels"))
assert "5. Januar 2027" in limit.explain("de")
for language in dsa.i18n.LOCALES:
    assert limit.html(language)
hours = dsa.deadline(datetime(2024, 3, 30, 14, 20, tzinfo=ZoneInfo("Europe/Brussels")), "PT24H", calendar="EC")
assert hours.expires_at.isoformat() == "2024-03-31T16:00:00+02:00"
assert "AliExpress" in dsa.record.find("AliExpress").explain("nl")
shop = dsa.Platform(
    name="shop",
    provider=dsa.Provider(name="shop", country="NL", size=dsa.EnterpriseSize.SMALL),
    kind=dsa.ServiceKind.MARKETPLACE,
)
assert any(status.binds for status in dsa.obligations(shop, on=day))
for answer in (limit, hours, *dsa.schedule(shop, start=day, end=date(2027, 12, 31))):
    assert dsa.wire.loads(dsa.wire.dumps(answer)) == answer
for text in ("[" * 50_000, '{"a":' * 50_000, "[" * 200 + "]" * 200):
    try:
        dsa.wire.loads(text)
    except dsa.DSAError:
        continue
    raise AssertionError(text[:10])
print("WebAssembly, Python", sys.version.split()[0], "all as elsewhere")
`);
