// The contribution form: fields that keep what is typed, checks while typing, the page it will become, and the file.
import { ask } from "../dossier/dialogs.js";
import { alertUser } from "../dossier/dossier-page.js";
import { download } from "../dossier/dossier-file.js";
import { Dossier, newId } from "../dossier/dossier.js";
import { replaceAddress } from "../shared/address.js";
import { all, make, one, showControls, within } from "../shared/dom.js";
import { named } from "../shared/storage.js";
import { t } from "../shared/wording.js";
import { adviceOf, paragraphsOf, words } from "./advice.js";
import { municipalityOf, problemsOf } from "./checks.js";
import { contentOf, rowsOf, valuesOf } from "./draft.js";
import { OpenProblem, fromFile, fromGuide } from "./open.js";
import { preview } from "./preview.js";
import { freeId, mailAddress, pullAddress } from "./send.js";
import { setUpSpot } from "./spot.js";
import { written } from "./yaml.js";

/** @typedef {import("./checks.js").Data} Data */
/** @typedef {import("./checks.js").Problem} Problem */
/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @type {Data} */
const data = /** @type {any} */ (JSON.parse(one("#contribute-data").textContent ?? ""));
const LISTS = data.fields.filter((field) => field.kind === "records");
const form = one("[data-form]");
/** @type {Set<Element>} fields that were visited: only these are told that they are empty */
const visited = new Set();
let others = /** @type {Map<string, string>} */ (new Map()); // paragraphs of other cases
let readingOthers = false;
let everything = false; // after an attempt to send: tell every field
/** @type {Dossier} */
let draft;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let waiting;
/** @type {((lat: number, lon: number) => void) | null} */
let showSpot = null;

// what the page holds

/** @param {Element} element */
const recordOf = (element) => String(/** @type {HTMLElement} */ (element.closest("[data-record]")).dataset.record);

/** @param {Control} control */
const isCheck = (control) => control instanceof HTMLInputElement && control.type === "checkbox";

/** The field that shows a value. @param {(string | number)[]} path */
function placeOf(path) {
  const [first, at, inside] = path;
  const list = LISTS.find((field) => field.name === first);
  if (list && inside === undefined) return one(`[data-problem-of="${first}"]`).parentElement;
  const record = list ? rowsOf(draft.values, list.name)[Number(at)] : typeof at === "string" ? String(first) : "case";
  const name = list ? inside : typeof at === "string" ? at : first;
  return all(`[data-record="${record}"] [data-name="${name}"]`).find((field) => recordOf(field) === record) ?? null;
}

/** Put the draft's values into the fields. */
function showValues() {
  for (const { name } of LISTS) showRows(name);
  for (const control of /** @type {Control[]} */ (all("[data-field]", form))) {
    const value = draft.get(recordOf(control), String(control.dataset.field));
    if (control instanceof HTMLInputElement && isCheck(control)) control.checked = value.split(" ").includes(control.value);
    else if (control.value !== value && !(value === "" && control.value === defaultOf(control))) control.value = value || defaultOf(control);
  }
  for (const control of /** @type {HTMLSelectElement[]} */ (all("select[data-field]", form))) showMeaning(control);
  check();
}

/** @param {Control} control */
const defaultOf = (control) => (control instanceof HTMLSelectElement ? control.options[0].value : "");

/** Lay out the rows of a list in the draft's order; rows that stay keep their fields. @param {string} name */
function showRows(name) {
  const place = one(`[data-rows="${name}"]`);
  const ids = rowsOf(draft.values, name);
  const there = new Map(all(":scope > [data-record]", place).map((row) => [row.dataset.record, row]));
  const rows = ids.map((id) => there.get(id) ?? newRow(name, id));
  if (rows.some((row, at) => place.children[at] !== row) || place.children.length !== rows.length) place.replaceChildren(...rows);
  rows.forEach((row, at) => {
    one("legend", row).textContent = t(`contribute.row.${name}`, { number: at + 1 });
    /** @type {HTMLButtonElement} */ (one('[data-do="up"]', row)).disabled = at === 0;
    /** @type {HTMLButtonElement} */ (one('[data-do="down"]', row)).disabled = at === rows.length - 1;
  });
}

/** @param {string} name @param {string} id */
function newRow(name, id) {
  const template = one(`template[data-row="${name}"]`, document, HTMLTemplateElement);
  const row = /** @type {HTMLElement} */ (/** @type {Element} */ (template.content.firstElementChild).cloneNode(true));
  for (const element of [row, ...row.querySelectorAll("*")]) {
    for (const { name: attribute, value } of [...element.attributes]) if (value.includes("@@")) element.setAttribute(attribute, value.replaceAll("@@", id));
  }
  row.dataset.list = name;
  return row;
}

/** Tell what a section is about, beside the choice. @param {HTMLSelectElement} select */
function showMeaning(select) {
  const place = select.parentElement?.querySelector("[data-meaning]");
  if (place) place.textContent = data.names.sections[select.value]?.question ?? "";
}

// what is typed

/** @param {Control} control */
function typed(control) {
  const record = recordOf(control);
  const name = String(control.dataset.field);
  if (!draft.values.size) draft.set("case", "added", today());
  draft.set(record, name, isCheck(control) ? checked(record, name, /** @type {HTMLInputElement} */ (control)) : control.value);
  if (control instanceof HTMLSelectElement) showMeaning(control);
  if (name === "municipality") fillPlace(control.value);
  checkSoon();
}

/** The chosen values of a group in the order in which they were chosen. @param {string} record @param {string} name @param {HTMLInputElement} box */
function checked(record, name, box) {
  const rest = draft.get(record, name).split(" ").filter((value) => value && value !== box.value);
  return (box.checked ? [...rest, box.value] : rest).join(" ");
}

/** A municipality that the guide knows brings its place along, as long as nobody chose a spot. @param {string} name */
function fillPlace(name) {
  const known = municipalityOf(data, name);
  const [lat, lon] = [draft.get("place", "lat"), draft.get("place", "lon")];
  if (!known || !(isFree(lat, lon) || (!lat && !lon))) return;
  draft.set("place", "country", known.country);
  chooseSpot(String(known.lat), String(known.lon));
}

/** Tell whether a spot is that of a municipality, not one that somebody chose. @param {string} lat @param {string} lon */
const isFree = (lat, lon) => data.municipalities.some((/** @type {any} */ known) => String(known.lat) === lat && String(known.lon) === lon);

/** Say that a municipality was found, and where the dot stands. */
function showFound() {
  const known = municipalityOf(data, draft.get("place", "municipality"));
  const stands = known && draft.get("place", "lat") === String(known.lat) && draft.get("place", "lon") === String(known.lon);
  const text = stands ? t("contribute.place", { name: known.name, region: known.region }) : "";
  const found = one("[data-found]");
  if (found.textContent !== text) found.textContent = text;
}

/** @param {string} lat @param {string} lon */
function chooseSpot(lat, lon) {
  draft.set("place", "lat", lat);
  draft.set("place", "lon", lon);
  showValues();
}

// what is wrong, and what it becomes

function checkSoon() {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    check();
    keepInView();
  }, 150);
}

/** What is said of the field that was left may push the next one off the screen. */
function keepInView() {
  const now = form.contains(document.activeElement) ? document.activeElement : null;
  const box = now?.getBoundingClientRect();
  if (now && box && (box.top >= innerHeight || box.bottom <= 0)) now.scrollIntoView({ block: "nearest", behavior: "instant" });
}

function current() {
  const content = contentOf(data.fields, draft.values);
  content.place.country ??= data.map?.country ?? Object.keys(data.countries)[0];
  const own = draft.get("meta", "id");
  const id = own || freeId(data, content);
  return { content, id, problems: problemsOf(data, content, own), advice: adviceOf(data, content, others), text: written(data.fields, content) };
}

function check() {
  clearTimeout(waiting);
  const { content, id, problems, advice, text } = current();
  showProblems(problems);
  showAdvice(advice);
  for (const count of all("[data-words]", form)) {
    const story = one("textarea", count.parentElement ?? form, HTMLTextAreaElement).value;
    count.textContent = t("contribute.words", { count: words(story).length });
  }
  showFound();
  showSpot?.(Number(content.place.lat || NaN), Number(content.place.lon || NaN));
  one("[data-preview]").replaceChildren(...preview(data, content));
  const pull = document.querySelector("a[data-pull]");
  if (pull instanceof HTMLAnchorElement) pull.href = pullAddress(data, id, text).address;
  const mail = document.querySelector("a[data-mail]");
  if (mail instanceof HTMLAnchorElement) mail.href = mailAddress(data, id, content.title ?? "", text);
}

/** What is said of each field, once. @param {Problem[]} problems */
function byPlace(problems) {
  /** @type {Map<Element, Set<string>>} */
  const told = new Map();
  for (const { path, message } of problems) {
    const place = placeOf(path);
    if (place) told.set(place, (told.get(place) ?? new Set()).add(message));
  }
  return told;
}

/** @param {Problem[]} problems */
function showProblems(problems) {
  const told = byPlace(problems);
  const sections = all("section > [data-problem-of]", form).map((line) => /** @type {HTMLElement} */ (line.parentElement));
  for (const place of new Set([...all("[data-name]", form), ...sections])) {
    const message = [...(told.get(place) ?? [])].join(" ");
    const empty = all("[data-field]", place).every((control) => (isCheck(/** @type {any} */ (control)) ? !(/** @type {any} */ (control).checked) : !(/** @type {any} */ (control).value)));
    const shown = message && (everything || !empty || visited.has(place)) ? message : "";
    const line = one(":scope > [data-problem], :scope > [data-problem-of]", place);
    if (line.textContent !== shown) line.textContent = shown;
    for (const control of all(":scope > [data-field], :scope > label > [data-field]", place)) control.toggleAttribute("aria-invalid", Boolean(shown));
  }
  showLeft([...told.keys()]);
}

/** Show what is weak, beside the field once it was visited. @param {Problem[]} advice */
function showAdvice(advice) {
  const told = byPlace(advice);
  for (const list of all("[data-weak], [data-weak-of]", form)) {
    const place = /** @type {HTMLElement} */ (list.parentElement);
    const messages = everything || visited.has(place) || list.dataset.weakOf ? [...(told.get(place) ?? [])] : [];
    if (list.innerText !== messages.join("\n")) list.replaceChildren(...messages.map((message) => make("li", {}, message)));
  }
}

/** Read what other cases tell, once a story is there to compare. */
async function readOthers() {
  if (others.size || readingOthers) return;
  readingOthers = true;
  try {
    const { cases } = await (await fetch(data.stored_cases)).json();
    others = paragraphsOf(cases, draft.get("meta", "id"));
    check();
  } catch {
    // Without a server there is nothing to compare with.
  }
}

/** Say how much is left, with a way to each. @param {Element[]} places */
function showLeft(places) {
  const status = one("[data-status]");
  const text = places.length ? t("contribute.missing", { count: places.length }) : t("contribute.ready");
  if (status.textContent !== text) status.textContent = text;
  const list = one("[data-left]");
  const shown = places.map((place) => place.querySelector("[data-field], [data-do]")?.id).join();
  if (list.dataset.shown === shown) return; // who stands on a button of the list stays there
  list.dataset.shown = shown;
  list.replaceChildren(
    ...places.map((place) => {
      const control = /** @type {HTMLElement} */ (place.querySelector("[data-field], [data-do]"));
      const label = place.querySelector("legend, label, h2")?.textContent?.trim() ?? "";
      const row = place.closest("fieldset.row")?.querySelector("legend")?.textContent;
      return make("li", {}, make("button", { type: "button", className: "to-field", onclick: () => goTo(control) }, row && row !== label ? `${row}: ${label}` : label));
    }),
  );
}

/** @param {HTMLElement} control */
function goTo(control) {
  const fold = control.closest("details");
  if (fold) fold.open = true;
  control.focus();
}

// the buttons

/** Ask what to do with a case that is not ready. Returns whether to go on. */
async function sureOf(/** @type {Problem[]} */ problems) {
  if (!problems.length) return true;
  everything = true;
  check();
  const left = t("contribute.missing", { count: one("[data-left]").children.length });
  const answer = await ask({ title: t("contribute.unfinished.title"), text: t("contribute.unfinished.text", { left }), choices: [[t("contribute.unfinished.yes"), "yes"]] });
  return answer === "yes";
}

async function save() {
  const { id, problems, text } = current();
  if (await sureOf(problems)) download(text, `${id}.yml`, "application/yaml");
}

async function copy() {
  try {
    await navigator.clipboard.writeText(current().text);
    one("[data-done]").textContent = t("contribute.copied");
  } catch {
    one("[data-done]").textContent = t("contribute.copy_yourself");
  }
}

/** @param {string} name of a list */
function addRow(name) {
  const id = newId();
  draft.set("case", name, [...rowsOf(draft.values, name), id].join(" "));
  showValues();
  one(`[data-record="${id}"] [data-field]`).focus();
}

/** @param {HTMLElement} button @param {number} by */
function moveRow(button, by) {
  const { name, row, ids, at } = placeOfRow(button);
  ids.splice(at, 1);
  ids.splice(at + by, 0, row);
  draft.set("case", name, ids.join(" "));
  showValues();
  const other = /** @type {HTMLButtonElement[]} */ (all(`[data-record="${row}"] :is([data-do="up"], [data-do="down"])`)).find((each) => !each.disabled);
  if (/** @type {HTMLButtonElement} */ (button).disabled) other?.focus();
  else button.focus();
}

/** @param {HTMLElement} button */
async function dropRow(button) {
  const { name, row, ids, at } = placeOfRow(button);
  const filled = [...draft.values.keys()].some((key) => key.startsWith(`${row}/`));
  const title = t("contribute.drop.title", { row: t(`contribute.row.${name}`, { number: at + 1 }) });
  if (filled && !(await ask({ title, text: t("contribute.drop.text"), choices: [[t("contribute.drop.yes"), "yes"]] }))) return;
  draft.clear((record) => record === row);
  draft.set("case", name, ids.filter((id) => id !== row).join(" "));
  showValues();
  one(`[data-do="add"][data-list="${name}"]`).focus();
}

/** @param {HTMLElement} button */
function placeOfRow(button) {
  const element = /** @type {HTMLElement} */ (button.closest("[data-list]"));
  const [name, row] = [String(element.dataset.list), String(element.dataset.record)];
  const ids = rowsOf(draft.values, name);
  return { name, row, ids, at: ids.indexOf(row) };
}

/** Open a case as a draft of its own. @param {import("./draft.js").Content} content @param {string} id of a case in the guide, or "" */
async function openContent(content, id) {
  const { values, unknown } = valuesOf(data.fields, content);
  if (id) values.set("meta/id", id);
  visited.clear();
  everything = Boolean(id);
  if (!(await draft.add(values.get("case/title") || t("contribute.untitled"), values))) return showTrouble();
  showValues();
  alertUser(unknown.length ? t("contribute.open.unknown", { fields: [...new Set(unknown)].join(", ") }) : null);
}

/** @param {() => Promise<import("./draft.js").Content>} read @param {string} id */
async function open(read, id) {
  try {
    await openContent(await read(), id);
  } catch (error) {
    if (!(error instanceof OpenProblem)) throw error;
    alertUser(error.message);
  }
}

async function remove() {
  const text = t("contribute.remove.text", { name: draft.current.name });
  if (await ask({ title: t("contribute.remove.title"), text, choices: [[t("contribute.remove.yes"), "yes"]] })) await draft.remove();
  showValues();
}

async function startNew() {
  visited.clear();
  everything = false;
  if (!(await draft.add(t("contribute.untitled")))) showTrouble();
  showValues();
}

/** The day as 2026-11-26. */
const today = () => new Date().toLocaleDateString("sv");

const ACTIONS = /** @type {Record<string, (button: HTMLElement) => unknown>} */ ({
  download: save,
  copy,
  new: startNew,
  remove,
  open: () => one("[data-file]").click(),
  add: (button) => addRow(String(button.dataset.list)),
  up: (button) => moveRow(button, -1),
  down: (button) => moveRow(button, 1),
  drop: dropRow,
});

// the drafts

function showDrafts() {
  one("[data-choice]").replaceChildren(...draft.list.map(({ id, name }) => new Option(name, id, false, id === draft.current.id)));
}

function showTrouble() {
  const putBack = { name: t("contribute.trouble.put_back"), run: () => draft.restore() };
  alertUser(draft.trouble ? t(`contribute.trouble.${draft.trouble}`) : null, draft.trouble === "cleared" ? putBack : null);
}

async function nameDraft() {
  const title = draft.get("case", "title").trim() || t("contribute.untitled");
  if (draft.current.name !== title.slice(0, 80)) await draft.rename(title);
}

function listen() {
  form.addEventListener("input", (event) => {
    const control = /** @type {Control} */ (event.target);
    if (control.dataset.field) typed(control);
  });
  form.addEventListener("focusout", (event) => {
    const place = within(event, "[data-name]");
    if (!place || place.contains(/** @type {Node | null} */ (event.relatedTarget))) return;
    visited.add(place);
    if (place.dataset.name === "title") nameDraft();
    if (place.dataset.name === "text") readOthers();
    checkSoon();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("click", (event) => {
    const button = within(event, "[data-do]");
    if (button) ACTIONS[String(button.dataset.do)]?.(button);
    const way = within(event, "a[data-pull]");
    if (way) sendByForge(event);
  });
  one("[data-choice]").addEventListener("change", async (event) => {
    visited.clear();
    if (!(await draft.switchTo(/** @type {HTMLSelectElement} */ (event.target).value))) showTrouble();
    showDrafts();
    showValues();
  });
  const file = one("[data-file]", document, HTMLInputElement);
  file.addEventListener("change", async () => {
    const [chosen] = file.files ?? [];
    if (chosen) await open(() => fromFile(chosen), idOf(chosen.name));
    file.value = "";
  });
}

/** The id that a file's name says, when it is one of the guide. @param {string} name */
const idOf = (name) => (Object.hasOwn(data.cases, name.replace(/\.ya?ml$/, "")) ? name.replace(/\.ya?ml$/, "") : "");

/** What does not fit in an address goes as a file. @param {Event} event */
function sendByForge(event) {
  const { id, problems, text } = current();
  if (problems.length) {
    event.preventDefault();
    everything = true;
    check();
    one("[data-status]").scrollIntoView({ block: "center" });
    return;
  }
  if (pullAddress(data, id, text).fits) return;
  download(text, `${id}.yml`, "application/yaml");
  one("[data-done]").textContent = t("contribute.too_long", { file: `${id}.yml` });
}

async function start() {
  draft = await Dossier.start({}, { name: named("guide-drafts"), tab: named("guide.draft"), first: { id: "eerste", name: t("contribute.untitled") } });
  one("[data-municipalities]").append(...data.municipalities.map((/** @type {any} */ { name, region }) => new Option(region, name)));
  if (data.map) showSpot = setUpSpot(one("[data-spot]"), /** @type {any} */ (data.map), chooseSpot);
  draft.addEventListener("values", showValues);
  draft.addEventListener("dossiers", showDrafts);
  draft.addEventListener("trouble", showTrouble);
  showDrafts();
  showValues();
  if (draft.trouble) showTrouble();
  listen();
  one("[data-contribute]").hidden = false;
  showControls();
  const id = new URLSearchParams(location.search).get(t("contribute.case_parameter"));
  if (id) {
    replaceAddress(location.pathname);
    await open(() => fromGuide(data.stored_cases, id), id);
  }
  document.body.dataset.ready = "";
}

start();
