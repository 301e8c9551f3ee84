// Python, in a thread of its own, so that the page stays awake. Everything it loads lies beside the page.
import { loadPyodide } from "../../playground/pyodide.mjs";

const files = new URL("../../playground/", import.meta.url);

async function bytes(name, base = files) {
  const response = await fetch(new URL(name, base));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

// Babel reads its files by their paths, and is unpacked; everything else is imported from its wheel as it lies there.
function install(pyodide, name, wheel) {
  if (name.startsWith("babel")) return pyodide.unpackArchive(wheel, "wheel");
  pyodide.FS.writeFile(`/home/pyodide/${name}`, new Uint8Array(wheel));
  pyodide.pyimport("sys").path.append(`/home/pyodide/${name}`);
}

async function start() {
  const list = bytes("files.json").then((buffer) => JSON.parse(new TextDecoder().decode(buffer)));
  const wheels = list.then(({ wheels }) => Promise.all(wheels.map(async (name) => [name, await bytes(name)])));
  const asking = bytes("asking.py", import.meta.url);
  wheels.catch(() => {}); // told where they are awaited
  asking.catch(() => {});
  const pyodide = await loadPyodide({ indexURL: files.href });
  for (const [name, wheel] of await wheels) install(pyodide, name, wheel);
  pyodide.FS.writeFile("/home/pyodide/asking.py", new Uint8Array(await asking));
  const module = pyodide.pyimport("asking");
  postMessage({ state: "Ready: from here on nothing is fetched.", ready: true });
  return (form, fields, lang) => {
    const typed = pyodide.toPy(fields);
    const answer = module.ask(form, typed, lang);
    const plain = answer.toJs({ dict_converter: Object.fromEntries });
    typed.destroy();
    answer.destroy();
    return plain;
  };
}

const ready = start();
ready.catch((error) => postMessage({ state: `Python could not be loaded: ${error.message}`, failed: true }));

onmessage = async ({ data: { id, form, fields, lang } }) => {
  const ask = await ready;
  try {
    postMessage({ id, ...ask(form, fields, lang) });
  } catch (error) {
    postMessage({ id, html: "", program: "", field: "", broken: String(error.message) });
  }
};
