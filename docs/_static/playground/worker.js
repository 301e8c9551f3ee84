// Python, in a thread of its own, so that the page stays awake. Everything it loads lies beside the page.
import { loadPyodide } from "../../playground/pyodide.mjs";

const files = new URL("../../playground/", import.meta.url);

async function bytes(name, base = files) {
  const response = await fetch(new URL(name, base));
  if (!response.ok) throw new Error(`${name}: ${response.status}`);
  return response.arrayBuffer();
}

async function start() {
  const began = performance.now();
  const list = bytes("files.json").then((buffer) => JSON.parse(new TextDecoder().decode(buffer)));
  const wheels = list.then(({ wheels }) => Promise.all(wheels.map((name) => bytes(name))));
  const asking = bytes("asking.py", import.meta.url);
  wheels.catch(() => {}); // told where they are awaited
  asking.catch(() => {});
  const pyodide = await loadPyodide({ indexURL: files.href });
  postMessage({ state: "Loading the library …" });
  for (const wheel of await wheels) pyodide.unpackArchive(wheel, "wheel");
  pyodide.FS.writeFile("/home/pyodide/asking.py", new Uint8Array(await asking));
  const module = pyodide.pyimport("asking");
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  postMessage({ state: `Ready: Python and the library were loaded in ${seconds} s. From here on nothing is fetched.`, ready: true });
  return (form, fields, lang) => {
    const given = pyodide.toPy(fields);
    const answer = module.ask(form, given, lang);
    const plain = answer.toJs({ dict_converter: Object.fromEntries });
    given.destroy();
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
