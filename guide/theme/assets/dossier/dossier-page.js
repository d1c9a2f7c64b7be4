// What every page with a dossier shares: the choice of dossier, fields, progress, buttons, questions to the user and alerts.
import { all, make, one, showControls, within } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { Dossier } from "./dossier.js";
import { questionIn } from "./entries.js";
import { FileProblem, download, fileName, readFile, written } from "./dossier-file.js";

/** @typedef {{[name: string]: (dossier: Dossier, button: HTMLElement) => unknown}} Actions */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/**
 * How many of a number of questions have an answer, in words.
 * @param {number} count
 * @param {number} total
 */
export const answered = (count, total) => t("dossier.progress", { count, total });

/**
 * Ask something in a dialog. Returns the chosen value (null: cancelled), or the text when `label` asks for one.
 * @param {{title: string, text?: string, choices: [name: string, result: string][], label?: string, value?: string}} question
 * @returns {Promise<string | null>}
 */
export function ask({ title, text, choices, label, value = "" }) {
  const heading = make("h2", { id: "dialog-title", textContent: title });
  const input = label ? make("input", { type: "text", value, maxLength: 80, required: true, autocomplete: "off" }) : null;
  const buttons = choices.map(([name, result], at) => make("button", { value: result, textContent: name, className: at ? "quiet" : "button" }));
  const cancel = make("button", { type: "button", className: "quiet", textContent: t("dossier.cancel") });
  const form = make("form", { method: "dialog" }, heading);
  if (text) form.append(make("p", { textContent: text }));
  if (label && input) form.append(make("label", {}, label, input));
  form.append(make("div", { className: "dialog-actions" }, ...buttons, cancel));
  const dialog = make("dialog", { className: "dialog", "aria-labelledby": "dialog-title" }, form);
  cancel.addEventListener("click", () => dialog.close(""));
  document.body.append(dialog);
  dialog.showModal();
  (input ?? cancel).focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (!dialog.returnValue) resolve(null);
      else resolve(input ? input.value : dialog.returnValue);
    });
  });
}

/**
 * Show an alert with, perhaps, a button. Null takes it away.
 * @param {string | null} text
 * @param {{name: string, run: () => void} | null} action
 */
export function alertUser(text, action = null) {
  const place = one("[data-alert]");
  place.replaceChildren();
  if (text === null) return;
  const box = make("div", { className: "alert-box", role: "alert" }, make("p", { textContent: text }));
  if (action) box.append(make("button", { type: "button", className: "quiet", textContent: action.name, onclick: action.run }));
  box.append(make("button", { type: "button", className: "quiet", textContent: t("dossier.close_alert"), onclick: () => alertUser(null) }));
  place.append(box);
}

/** @param {Field} field */
const questionOf = (field) => String(/** @type {HTMLElement} */ (field.closest("[data-question]")).dataset.question);

/** @param {ParentNode} root */
const fieldsIn = (root) => /** @type {Field[]} */ (all("[data-field]", root));

/**
 * Show the dossier's values in the fields below `root`.
 * @param {Dossier} dossier
 * @param {ParentNode} root
 */
export function showFields(dossier, root = document) {
  for (const field of fieldsIn(root)) {
    const value = dossier.get(questionOf(field), String(field.dataset.field));
    if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
    else if (field.value !== value) field.value = value;
    mirror(field);
  }
}

/**
 * Paper shows a field's full text from a copy: a text box cannot grow over pages.
 * @param {Field} field
 */
function mirror(field) {
  const copy = field.closest(".field")?.querySelector(".printed");
  if (copy) copy.textContent = field.value;
}

/**
 * @param {Dossier} dossier
 * @param {HTMLElement} root
 */
function listenToFields(dossier, root) {
  root.addEventListener("input", (event) => {
    const field = /** @type {Field} */ (event.target);
    if (!field.dataset.field) return;
    mirror(field);
    dossier.set(questionOf(field), field.dataset.field, field.value);
    showProgress(dossier);
  });
  root.addEventListener("submit", (event) => event.preventDefault());
}

const questionsHere = () =>
  all("[data-answers] fieldset[id][data-question], [data-answers] [data-item]").map(({ dataset }) => String(dataset.question ?? dataset.item));

/** @param {Dossier} dossier */
function showProgress(dossier) {
  const ids = questionsHere();
  const text = answered(ids.filter((id) => dossier.get(id, "answer")).length, ids.length);
  const line = one("[data-progress]");
  if (line.textContent !== text) line.textContent = text;
}

/** @param {Dossier} dossier */
function showDossiers(dossier) {
  one("[data-choice]").replaceChildren(...dossier.list.map(({ id, name }) => new Option(name, id, false, id === dossier.current.id)));
  for (const place of all("[data-dossier-name]")) place.textContent = dossier.current.name;
}

/** @param {Dossier} dossier */
function showTrouble(dossier) {
  const putBack = { name: t("dossier.put_back"), run: () => dossier.restore() };
  alertUser(dossier.trouble && t(`dossier.trouble.${dossier.trouble}`), dossier.trouble === "cleared" ? putBack : null);
}

// the buttons

/** @param {Dossier} dossier */
function save(dossier) {
  download(written(dossier.current.name, dossier.values), fileName(dossier.current.name, "json"), "application/json");
}

/**
 * @param {Dossier} dossier
 * @param {File} file
 */
async function open(dossier, file) {
  let content;
  try {
    content = await readFile(file, dossier.renames);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return alertUser(t("dossier.file.unchanged", { problem: error.message }));
  }
  const how = dossier.values.size ? await askHow(dossier, content.name) : "replace";
  if (how === null) return;
  const fits = how === "add" ? await dossier.add(content.name, content.values) : await dossier.replace(content.name, content.values);
  if (!fits && dossier.trouble === "full") alertUser(t("dossier.file.no_room"));
  else if (!dossier.trouble) alertUser(null);
}

/**
 * @param {Dossier} dossier
 * @param {string} file
 */
function askHow(dossier, file) {
  const questions = t("dossier.questions", { count: new Set([...dossier.values.keys()].map(questionIn)).size });
  return ask({
    title: t("dossier.replace.title"),
    text: t("dossier.replace.text", { name: dossier.current.name, questions, file }),
    choices: [[t("dossier.replace.yes"), "replace"], [t("dossier.replace.add"), "add"]],
  });
}

/** @param {Dossier} dossier */
async function clear(dossier) {
  const here = new Set(all("[data-answers] [data-question]").map((element) => element.dataset.question));
  const filled = new Set([...dossier.values.keys()].map(questionIn).filter((id) => here.has(id))).size;
  const questions = t("dossier.questions", { count: filled });
  const sure = await ask({
    title: t("dossier.clear.title"),
    text: filled ? t("dossier.clear.text", { questions, name: dossier.current.name }) : t("dossier.clear.nothing"),
    choices: [[t("dossier.clear.yes"), "yes"]],
  });
  if (sure) dossier.clear((id) => here.has(id));
}

/** @param {Dossier} dossier */
async function add(dossier) {
  const name = await ask({ title: t("dossier.new.title"), label: t("dossier.name_label"), choices: [[t("dossier.new.yes"), "yes"]] });
  if (name !== null && !(await dossier.add(name))) showTrouble(dossier);
}

/** @param {Dossier} dossier */
async function rename(dossier) {
  const value = dossier.current.name;
  const name = await ask({ title: t("dossier.rename.title"), label: t("dossier.name_label"), value, choices: [[t("dossier.rename.yes"), "yes"]] });
  if (name !== null) await dossier.rename(name);
}

/** @param {Dossier} dossier */
async function remove(dossier) {
  const text = t("dossier.remove.text", { name: dossier.current.name });
  if (await ask({ title: t("dossier.remove.title"), text, choices: [[t("dossier.remove.yes"), "yes"]] })) await dossier.remove();
}

/**
 * @param {Dossier} dossier
 * @param {Actions} actions
 */
function listenToButtons(dossier, actions) {
  const file = one("[data-file]", document, HTMLInputElement);
  const choice = one("[data-choice]", document, HTMLSelectElement);
  /** @type {Actions} */
  const known = {
    save, clear, new: add, rename, remove,
    open: () => file.click(),
    print: () => print(),
    ...actions,
  }; // prettier-ignore
  document.addEventListener("click", (event) => {
    const button = within(event, "[data-do]");
    if (button) known[String(button.dataset.do)](dossier, button);
  });
  file.addEventListener("change", async () => {
    const chosen = file.files?.[0];
    if (chosen) await open(dossier, chosen);
    file.value = "";
  });
  choice.addEventListener("change", async () => {
    if (!(await dossier.switchTo(choice.value))) showTrouble(dossier);
    showDossiers(dossier);
  });
}

/** Printing opens every fold-out; afterwards they are as they were. */
function openFoldsOnPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("[data-answers] details:not([open])", document, HTMLDetailsElement);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

/**
 * Bring the page to life.
 * @param {{show?: (dossier: Dossier) => void, actions?: Actions}} page `show` runs after every change; `actions` are its own buttons
 */
export async function setUp({ show = () => {}, actions = {} } = {}) {
  const root = one("[data-answers]");
  const dossier = await Dossier.start(JSON.parse(String(one("[data-dossier]").dataset.renames)));
  const showAll = () => {
    show(dossier);
    showFields(dossier);
    showProgress(dossier);
  };
  dossier.addEventListener("values", showAll);
  dossier.addEventListener("dossiers", () => {
    showDossiers(dossier);
    show(dossier);
  });
  dossier.addEventListener("trouble", () => showTrouble(dossier));
  keepEarlyTyping(dossier, root);
  showAll();
  showDossiers(dossier);
  if (dossier.trouble) showTrouble(dossier);
  listenToFields(dossier, root);
  listenToButtons(dossier, actions);
  openFoldsOnPaper();
  for (const element of all("[data-dossier], [data-tools], .script-only")) element.hidden = false;
  showControls();
  return dossier;
}

/**
 * Keep what someone filled in before the script was there.
 * @param {Dossier} dossier
 * @param {HTMLElement} root
 */
function keepEarlyTyping(dossier, root) {
  for (const field of fieldsIn(root)) {
    const filled = field instanceof HTMLInputElement && field.type === "radio" ? field.checked : field.value !== "";
    const name = String(field.dataset.field);
    if (filled && !dossier.get(questionOf(field), name)) dossier.set(questionOf(field), name, field.value);
  }
}
