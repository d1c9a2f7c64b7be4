// What every page with a dossier shares: the choice of dossier, fields, progress, buttons, questions to the user and alerts.
import { Dossier } from "./dossier.js";
import { FileProblem, download, fileName, readFile, written } from "./dossier-file.js";

const TROUBLE = {
  blocked: "Deze browser bewaart niets voor deze site. Je antwoorden staan er tot je deze pagina sluit. Kies Bewaar als bestand, dan raak je niets kwijt.",
  full: "De opslag van deze browser is vol. Je laatste antwoorden zijn niet bewaard. Kies Bewaar als bestand, of maak ruimte: verwijder een dossier dat je niet meer nodig hebt.",
  newer: "In deze browser is een nieuwere versie van deze gids gebruikt. Deze pagina kan nu niet bewaren. Kies Bewaar als bestand en laad de pagina daarna opnieuw.",
  cleared: "De bewaarde antwoorden zijn gewist, in een ander tabblad of door de browser. Op deze pagina staan ze nog. Zet ze terug, of kies Bewaar als bestand.",
};

const TOO_FULL = "Er is niets veranderd. Verwijder eerst een dossier dat je niet meer nodig hebt.";

export const all = (selector, root = document) => [...root.querySelectorAll(selector)];

export function make(tag, properties = {}, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

export const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** Ask something in a dialog. Returns the chosen value (null: cancelled), or the text when `label` asks for one. */
export function ask({ title, text, choices, label, value = "" }) {
  const heading = make("h2", { id: "dialog-title", textContent: title });
  const input = label ? make("input", { type: "text", value, maxLength: 80, required: true, autocomplete: "off" }) : null;
  const buttons = choices.map(([name, result], at) => make("button", { value: result, textContent: name, className: at ? "quiet" : "button" }));
  const cancel = make("button", { type: "button", className: "quiet", textContent: "Annuleer" });
  const form = make("form", { method: "dialog" }, heading);
  if (text) form.append(make("p", { textContent: text }));
  if (input) form.append(make("label", {}, label, input));
  form.append(make("div", { className: "dialog-actions" }, ...buttons, cancel));
  const dialog = make("dialog", { className: "dialog" }, form);
  dialog.setAttribute("aria-labelledby", "dialog-title");
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

/** Show an alert with, perhaps, a button. Null takes it away. */
export function alertUser(text, action = null) {
  const place = document.querySelector("[data-alert]");
  place.replaceChildren();
  if (text === null) return;
  const box = make("div", { className: "alert-box" }, make("p", { textContent: text }));
  if (action) box.append(make("button", { type: "button", className: "quiet", textContent: action.name, onclick: action.run }));
  box.append(make("button", { type: "button", className: "quiet", textContent: "Sluit melding", onclick: () => alertUser(null) }));
  box.setAttribute("role", "alert");
  place.append(box);
}

const questionOf = (field) => field.closest("[data-question]").dataset.question;

/** Show the dossier's values in the fields below `root`. */
export function showFields(dossier, root = document) {
  for (const field of all("[data-field]", root)) {
    const value = dossier.get(questionOf(field), field.dataset.field);
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.value !== value) field.value = value;
    mirror(field);
  }
}

/** Paper shows a field's full text from a copy: a text box cannot grow over pages. */
function mirror(field) {
  const copy = field.closest(".field")?.querySelector(".printed");
  if (copy) copy.textContent = field.value;
}

function listenToFields(dossier, root) {
  root.addEventListener("input", ({ target }) => {
    if (!target.dataset.field) return;
    mirror(target);
    dossier.set(questionOf(target), target.dataset.field, target.value);
    showProgress(dossier);
  });
  root.addEventListener("submit", (event) => event.preventDefault());
}

const questionsHere = () =>
  all("[data-answers] fieldset[id][data-question], [data-answers] [data-item]").map(({ dataset }) => dataset.question ?? dataset.item);

function showProgress(dossier) {
  const ids = questionsHere();
  const text = `${ids.filter((id) => dossier.get(id, "answer")).length} van ${ids.length} beantwoord`;
  const line = document.querySelector("[data-progress]");
  if (line.textContent !== text) line.textContent = text;
}

function showDossiers(dossier) {
  const choice = document.querySelector("[data-choice]");
  choice.replaceChildren(...dossier.list.map(({ id, name }) => new Option(name, id, false, id === dossier.current.id)));
  for (const place of all("[data-dossier-name]")) place.textContent = dossier.current.name;
}

function showTrouble(dossier) {
  const putBack = { name: "Zet de antwoorden terug", run: () => dossier.restore() };
  alertUser(dossier.trouble ? TROUBLE[dossier.trouble] : null, dossier.trouble === "cleared" ? putBack : null);
}

// the buttons

const answersIn = (dossier) => new Set([...dossier.values.keys()].map((key) => key.slice(0, key.lastIndexOf("/")))).size;

function save(dossier) {
  download(written(dossier.current.name, dossier.values), fileName(dossier.current.name, "json"), "application/json");
}

async function open(dossier, file) {
  let content;
  try {
    content = await readFile(file, dossier.renames);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return alertUser(`${error.message} Er is niets veranderd.`);
  }
  let how = "replace";
  if (dossier.values.size) {
    const here = counted(answersIn(dossier), "vraag", "vragen");
    how = await ask({
      title: "Dossier vervangen?",
      text: `In “${dossier.current.name}” staan antwoorden op ${here}. Het bestand “${content.name}” komt daarvoor in de plaats.`,
      choices: [["Vervang", "replace"], ["Open als nieuw dossier", "add"]],
    });
  }
  if (how === null) return;
  const fits = how === "add" ? await dossier.add(content.name, content.values) : await dossier.replace(content.name, content.values);
  if (!fits && dossier.trouble === "full") alertUser(`Dit dossier past niet in de opslag van deze browser. ${TOO_FULL}`);
  else if (!dossier.trouble) alertUser(null);
}

async function clear(dossier) {
  const here = new Set(all("[data-answers] [data-question]").map((element) => element.dataset.question));
  const filled = new Set([...dossier.values.keys()].map((key) => key.slice(0, key.lastIndexOf("/"))).filter((id) => here.has(id))).size;
  const sure = await ask({
    title: "Alles wissen?",
    text: filled
      ? `Alles wat je op deze pagina invulde bij ${counted(filled, "vraag", "vragen")} verdwijnt uit “${dossier.current.name}”. Andere checklists blijven staan.`
      : "Op deze pagina is nog niets ingevuld.",
    choices: [["Wis", "yes"]],
  });
  if (sure) dossier.clear((id) => here.has(id));
}

async function add(dossier) {
  const name = await ask({ title: "Nieuw dossier", label: "Naam", choices: [["Maak dossier", "yes"]] });
  if (name !== null && !(await dossier.add(name))) showTrouble(dossier);
}

async function rename(dossier) {
  const name = await ask({ title: "Dossier hernoemen", label: "Naam", value: dossier.current.name, choices: [["Hernoem", "yes"]] });
  if (name !== null) await dossier.rename(name);
}

async function remove(dossier) {
  const text = `“${dossier.current.name}” verdwijnt met alle antwoorden uit deze browser. Een bestand dat je eerder bewaarde, blijft.`;
  if (await ask({ title: "Dossier verwijderen?", text, choices: [["Verwijder", "yes"]] })) await dossier.remove();
}

function listenToButtons(dossier, actions) {
  const file = document.querySelector("[data-file]");
  const known = {
    save, clear, new: add, rename, remove,
    open: () => file.click(),
    print: () => print(),
    ...actions,
  }; // prettier-ignore
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-do]");
    if (button) known[button.dataset.do](dossier, button);
  });
  file.addEventListener("change", async () => {
    const [chosen] = file.files;
    if (chosen) await open(dossier, chosen);
    file.value = "";
  });
  document.querySelector("[data-choice]").addEventListener("change", async ({ target }) => {
    if (!(await dossier.switchTo(target.value))) showTrouble(dossier);
    showDossiers(dossier);
  });
}

/** Printing opens every fold-out; afterwards they are as they were. */
function openFoldsOnPaper() {
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("[data-answers] details:not([open])");
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
}

/** Bring the page to life. `show(dossier)` runs after every change; `actions` are the page's own buttons. */
export async function setUp({ show = () => {}, actions = {} } = {}) {
  const bar = document.querySelector("[data-dossier]");
  const root = document.querySelector("[data-answers]");
  const dossier = await Dossier.start(JSON.parse(bar.dataset.renames));
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
  return dossier;
}

/** What someone filled in before the script was there. */
function keepEarlyTyping(dossier, root) {
  for (const field of all("[data-field]", root)) {
    const filled = field.type === "radio" ? field.checked : field.value !== "";
    if (filled && !dossier.get(questionOf(field), field.dataset.field)) dossier.set(questionOf(field), field.dataset.field, field.value);
  }
}
