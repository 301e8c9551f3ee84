// Compile what the playground loads, once and here, with the very Python that would else do it in every reader's browser.
//   node .ci/bytecode.mjs DIRECTORY, as python .ci/playground.py made it
// Every .py in an archive becomes a .pyc, without what only a reader of the source has use for: docstrings, assertions, and
// the lines that an instruction comes from.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.argv[2]);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`));
const python = await loadPyodide({ indexURL: `${folder}/` });
python.runPython(`
import io
from importlib._bootstrap_external import _code_to_hash_pyc
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

def bare(code):
    inner = tuple(bare(each) if isinstance(each, type(code)) else each for each in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=inner)

def compiled(archive):
    made = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as source, ZipFile(made, "w") as target:
        for entry in source.infolist():
            name, data = entry.filename, source.read(entry)
            if name.endswith(".py"):
                code = bare(compile(data, name, "exec", dont_inherit=True, optimize=2))
                name, data = f"{name}c", bytes(_code_to_hash_pyc(code, bytes(8), False))
            target.writestr(ZipInfo(name), data, ZIP_DEFLATED, 9)
    return made.getvalue()
`);
const compiled = python.globals.get("compiled");
for (const name of readdirSync(folder).filter((name) => /\.(whl|zip)$/.test(name))) {
  const archive = python.toPy(new Uint8Array(readFileSync(`${folder}/${name}`)));
  writeFileSync(`${folder}/${name}`, compiled(archive).toJs());
}
