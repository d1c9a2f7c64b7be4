// What every page with a dossier shares: the choice of dossier, progress, buttons and alerts.
import { all, make, one, showControls, within } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { isPeriod, localDay, periodOf } from "./days.js";
import { ask } from "./dialogs.js";
import { Dossier } from "./dossier.js";
import { download, fileName, written } from "./dossier-file.js";
import { questionIn } from "./entries.js";
import { dayInWords, keepEarlyTyping, listenToFields, showFields } from "./fields.js";
import { openFile } from "./open-file.js";
import { questionAt, readingOf } from "./reading.js";

/** @typedef {{[name: string]: (dossier: Dossier, button: HTMLElement) => unknown}} Actions */

const DAY = 86_400_000;
const WEEK = 7 * DAY;

/**
 * How many of a number of questions have an answer, in words.
 * @param {number} count
 * @param {number} total
 */
export const answered = (count, total) => t("dossier.progress", { count, total });

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
  box.scrollIntoView({ block: "nearest" });
}

/**
 * Say something that needs no answer.
 * @param {string} text
 */
export function tell(text) {
  one("[data-told]").textContent = text;
}

/** @param {HTMLElement} element */
const idOf = ({ dataset }) => String(dataset.question ?? dataset.item);

/** @param {Dossier} dossier */
function showProgress(dossier) {
  const questions = all("[data-answers] fieldset[id][data-question], [data-answers] [data-item]");
  const text = answered(questions.filter((element) => dossier.get(idOf(element), "answer")).length, questions.length);
  const line = one("[data-progress]");
  if (line.textContent !== text) line.textContent = text;
  const left = questions.some((element) => readingOf(dossier.get(idOf(element), "answer"), questionAt(element)) === "open");
  for (const end of all(".checklist-form ~ .page-end [data-end-done]")) showEnd(end, !left);
}

/** The end of the page says whether the checklist is done. @param {HTMLElement} end @param {boolean} isDone */
function showEnd(end, isDone) {
  end.dataset.unfinished ??= end.textContent;
  end.textContent = isDone ? t("dossier.finished") : end.dataset.unfinished;
}

function showSaved(now = new Date()) {
  const [hour, minute] = [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0"));
  one("[data-saved]").textContent = t("dossier.saved", { hour, minute });
}

/** Offer the file when changes have stood in this browser only for a week. @param {Dossier} dossier */
function showNotice(dossier) {
  const age = dossier.values.size && dossier.current.unfiled ? Date.now() - dossier.current.unfiled : 0;
  one("[data-notice]").hidden = age < WEEK;
  one("[data-notice-text]").textContent = t("dossier.week_old", { count: Math.floor(age / DAY) });
}

/** Ask the browser, once something is kept, not to clean it up by itself. */
async function askToStay() {
  if (!navigator.storage?.persist || (await navigator.storage.persisted())) return;
  await navigator.storage.persist();
}

/** A text as a string of a style sheet. @param {string} text */
const inStyle = (text) => `"${text.replace(/["\\]/g, "\\$&").replace(/\s+/g, " ")}"`;

/** The name also stands, with the day, at the top of every printed sheet after the first. @param {Dossier} dossier */
function showDossiers(dossier) {
  one("[data-choice]").replaceChildren(...dossier.list.map(({ id, name }) => new Option(name, id, false, id === dossier.current.id)));
  for (const place of all("[data-dossier-name]")) place.textContent = dossier.current.name;
}

/** Paper tells which dossier it is from, and of which day. @param {Dossier} dossier */
function nameOnPaper(dossier) {
  addEventListener("beforeprint", () => {
    document.documentElement.style.setProperty("--dossier", inStyle(`${dossier.current.name} · ${dayInWords(localDay())}`));
  });
}

/** @param {Dossier} dossier */
function showTrouble(dossier) {
  const putBack = { name: t("dossier.put_back"), run: () => dossier.restore() };
  alertUser(dossier.trouble && t(`dossier.trouble.${dossier.trouble}`), dossier.trouble === "cleared" ? putBack : null);
}

// the buttons

/** @param {Dossier} dossier */
async function save(dossier) {
  download(written(dossier.current.name, dossier.values), fileName(dossier.current.name, "json"), "application/json");
  await dossier.filed();
}

/**
 * @param {Dossier} dossier
 * @param {File} file
 */
async function open(dossier, file) {
  const { alert, notice } = await openFile(dossier, file);
  if (alert || !dossier.trouble) alertUser(alert ?? null);
  if (notice) tell(notice);
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

/** @param {Dossier} dossier */
async function measure(dossier) {
  const answers = [...dossier.values.keys()].filter((key) => /^[^#@]+\/(answer|note)$/.test(key));
  if (!answers.length) return alertUser(t("dossier.measure.nothing"));
  let value = dayInWords(localDay(new Date(dossier.current.changed ?? Date.now())));
  for (let problem; ; problem = problemOf(value, dossier)) {
    const [title, text, label] = ["title", "text", "label"].map((key) => t(`dossier.measure.${key}`));
    const given = await ask({ title, text, label, value, problem, choices: [[t("dossier.measure.yes"), "yes"]] });
    if (given === null) return;
    value = given;
    const date = periodOf(value);
    if (!problemOf(value, dossier) && isPeriod(date)) return dossier.measureAgain(date.from);
  }
}

/**
 * What is wrong with the date of a measurement, if anything.
 * @param {string} text
 * @param {Dossier} dossier
 */
function problemOf(text, dossier) {
  const date = periodOf(text);
  if (!isPeriod(date) || date.from !== date.to || date.from > localDay()) return t("dossier.measure.no_date", { day: dayInWords(localDay()) });
  return dossier.measurements.includes(date.from) ? t("dossier.measure.taken") : undefined;
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
    save, clear, new: add, rename, remove, measure,
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
  nameOnPaper(dossier);
  const showAll = () => {
    show(dossier);
    showFields(dossier);
    showProgress(dossier);
  };
  dossier.addEventListener("values", showAll);
  dossier.addEventListener("dossiers", () => {
    showDossiers(dossier);
    showNotice(dossier);
    show(dossier);
  });
  dossier.addEventListener("trouble", () => showTrouble(dossier));
  dossier.addEventListener("saved", () => showSaved());
  dossier.addEventListener("saved", askToStay, { once: true });
  keepEarlyTyping(dossier, root);
  showAll();
  showDossiers(dossier);
  showNotice(dossier);
  if (dossier.trouble) showTrouble(dossier);
  listenToFields(dossier, root, () => showProgress(dossier));
  listenToButtons(dossier, actions);
  openFoldsOnPaper();
  for (const element of all("[data-dossier], [data-tools], .script-only")) element.hidden = false;
  one("[data-off]").hidden = true;
  showControls();
  return dossier;
}
