// The forms of the playground: what they hold goes to the worker, and into the address after the #, so that it can be
// passed on. Nothing of it leaves this computer.
const root = document.getElementById("playground");
const chooser = root.querySelector(".pg-chooser");
const language = root.querySelector("[name=lang]");
const state = root.querySelector(".pg-state");
const answer = root.querySelector(".pg-answer");
const shown = root.querySelector(".pg-shown");
const program = root.querySelector(".pg-program code");
const link = root.querySelector(".pg-link");
const forms = Object.fromEntries([...root.querySelectorAll("form[data-form]")].map((form) => [form.dataset.form, form]));

const words = JSON.parse(document.getElementById("pg-words").textContent);

let worker = null;
let last = 0;
let asked = false; // whether the form that is open has been answered, so that another language asks again

// Every label in the language that is chosen. The names of languages are their own, and stay.
function speak() {
  root.lang = language.value;
  for (const each of root.querySelectorAll("[data-said]")) each.textContent = inWords(each.dataset.said);
}

function inWords(text) {
  return words[language.value][text] ?? text;
}

function fieldsOf(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) fields[name] = name in fields ? `${fields[name]} ${value}` : value;
  return fields;
}

function fill(form, fields) {
  for (const control of form.elements) {
    if (!control.name || !(control.name in fields)) continue;
    if (control.type === "checkbox") control.checked = fields[control.name].split(" ").includes(control.value);
    else control.value = spread(fields[control.name]);
  }
}

// A statement without its spaces, so that the link is no longer than it has to be; what is no JSON stays as it is.
function brief(value) {
  try {
    return value.trimStart().startsWith("{") ? JSON.stringify(JSON.parse(value)) : value;
  } catch {
    return value;
  }
}

function spread(value) {
  return value === brief(value) && value.startsWith("{") ? JSON.stringify(JSON.parse(value), null, 2) : value;
}

function current() {
  return chooser.querySelector("input:checked").value;
}

function open(name) {
  chooser.querySelector(`input[value=${name}]`).checked = true;
  for (const [key, form] of Object.entries(forms)) form.hidden = key !== name;
  asked = false;
  last += 1; // an answer that is still on its way is to another form
  shown.hidden = true;
}

function start() {
  if (worker) return worker;
  say("Loading Python …");
  worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  worker.onerror = () => say("Python could not be loaded. The page has to come from a web server, not from a file.", true);
  worker.onmessage = ({ data }) => (data.state ? say(data.state, data.failed, data.ready) : show(data));
  return worker;
}

function say(text, failed = false, ready = false) {
  state.innerHTML = "";
  const said = state.appendChild(document.createElement("span"));
  said.dataset.said = text;
  said.textContent = inWords(text);
  state.classList.toggle("failed", failed);
  root.classList.toggle("ready", ready);
  if (failed) answer.removeAttribute("aria-busy");
}

function ask() {
  const name = current();
  const fields = fieldsOf(forms[name]);
  const held = Object.entries(fields).filter(([, value]) => value !== "").map(([key, value]) => [key, brief(value)]);
  const lang = language.value;
  asked = true;
  last += 1;
  answer.setAttribute("aria-busy", "true");
  start().postMessage({ id: last, form: name, fields, lang });
  history.replaceState(null, "", `#${name}?${new URLSearchParams([...held, ["lang", lang]])}`);
  link.href = location.href;
}

function show({ id, html, program: text, field, broken }) {
  if (id !== last) return;
  const form = forms[current()];
  for (const control of form.elements) if (control.name) control.removeAttribute("aria-invalid");
  answer.classList.toggle("wrong", field !== null && field !== undefined);
  answer.innerHTML = html;
  if (broken) answer.textContent = broken;
  program.textContent = text;
  program.closest("section").hidden = !text;
  shown.hidden = false;
  answer.removeAttribute("aria-busy");
  root.dataset.answered = id;
  if (field && form.elements[field]) {
    const control = form.elements[field];
    const all = control.length && !control.options ? [...control] : [control];
    for (const each of all) each.setAttribute("aria-invalid", "true");
    all[0].focus();
  }
}

function followAddress() {
  const [name, query] = location.hash.slice(1).replace(/^ask-/, "").split(/\?(.*)/s); // other pages link to #ask-fine
  if (!(name in forms)) return;
  const fields = Object.fromEntries(new URLSearchParams(query || ""));
  open(name);
  if (query === undefined) return;
  if ([...language.options].some((option) => option.value === fields.lang)) language.value = fields.lang;
  speak();
  for (const box of forms[name].querySelectorAll("[type=checkbox]")) box.checked = false;
  fill(forms[name], fields);
  ask();
}

async function copy(button, text) {
  await navigator.clipboard.writeText(text);
  const label = button.textContent;
  button.textContent = `✓ ${label}`;
  setTimeout(() => (button.textContent = label), 1500);
}

chooser.addEventListener("change", () => open(current()));
language.addEventListener("change", () => {
  speak();
  if (asked) ask();
});
for (const form of Object.values(forms)) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });
  form.addEventListener("focusin", start, { once: true }); // whoever begins to type will ask
}
root.querySelector(".pg-copy-program").addEventListener("click", ({ target }) => copy(target, program.textContent));
root.querySelector(".pg-copy-link").addEventListener("click", ({ target }) => copy(target, link.href));
window.addEventListener("hashchange", followAddress);
speak(); // a browser that comes back to a page keeps what was chosen
open(current());
followAddress();
