// The library under Python as WebAssembly: what ends an interpreter that has no stack to spare, and the tests that are named.
//   node .ci/webassembly.mjs DIRECTORY CHECKOUT ARGUMENTS-OF-PYTEST..., as .ci/webassembly.py calls it
import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder, checkout] = process.argv.slice(2, 4).map((path) => resolve(path));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/`, env: { HYPOTHESIS_PROFILE: "mutation" } });
for (const wheel of readdirSync(folder).filter((name) => name.endsWith(".whl"))) {
  python.unpackArchive(new Uint8Array(readFileSync(`${folder}/${wheel}`)).buffer, "wheel");
}
python.mountNodeFS("/checkout", checkout);
python.globals.set("arguments", python.toPy(process.argv.slice(4)));
process.exitCode = python.runPython(`
import os
import sys

sys.path.insert(0, os.getcwd())  # where the wheels are
import dsa
import pytest

for text in ("[" * 50_000, '{"a":' * 50_000, "[" * 200 + "]" * 200):
    try:
        dsa.wire.loads(text)
    except dsa.DSAError:
        continue
    raise AssertionError(text[:10])
sys.dont_write_bytecode = True
os.chdir("/checkout")
print("WebAssembly, Python", sys.version.split()[0])
int(pytest.main(["-q", "-p", "no:cacheprovider", *arguments]))
`);
