// The fields of a page: what the dossier holds in them, what they say of it, and what is typed.
import { all } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { inWords, isPeriod, localDay, periodOf } from "./days.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */
/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */

/** @param {Field} field */
const questionOf = (field) => String(/** @type {HTMLElement} */ (field.closest("[data-question]")).dataset.question);

/** @param {ParentNode} root */
const fieldsIn = (root) => /** @type {Field[]} */ (all("[data-field]", root));

/**
 * A day in full, such as "23 november 2025".
 * @param {string} day
 */
export const dayInWords = (day) => inWords({ from: day, to: day }).replace(/^\p{L}+,? /u, "");

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
  for (const tick of all("[data-tick]", root, HTMLInputElement)) tick.checked = dossier.get(questionOf(tick), "done") !== "";
  const last = dossier.measurements.at(-1);
  for (const place of all("[data-before]", root)) showBefore(dossier, place, last);
}

/**
 * Below an answered question stands what was answered at the measurement before.
 * @param {Dossier} dossier
 * @param {HTMLElement} place
 * @param {string | undefined} date
 */
function showBefore(dossier, place, date) {
  const id = String(/** @type {HTMLElement} */ (place.closest("[data-question]")).dataset.question);
  const before = date && dossier.get(id, "answer", date);
  place.hidden = !before || !dossier.get(id, "answer");
  if (!before) return;
  const note = dossier.get(id, "note", date);
  place.textContent = t(note ? "dossier.before_note" : "dossier.before", { day: dayInWords(date), answer: t(`dossier.answers.${before}`), note });
}

/**
 * Beside a field stand a copy for paper, because a text box cannot grow over pages, and how a date is read.
 * @param {Field} field
 */
function mirror(field) {
  const around = field.closest(".field");
  const copy = around?.querySelector(".printed");
  if (copy) copy.textContent = field.value;
  const reading = around?.querySelector("[data-read]");
  if (reading) reading.textContent = dateRead(field.value);
}

/** How a date is read, in a sentence; nothing when it holds no date. @param {string} text */
export function dateRead(text) {
  const found = periodOf(text);
  if (isPeriod(found)) return t("dossier.date.read", { day: inWords(found) });
  return found ? t(`dossier.date.${found}`) : "";
}

/**
 * Put what is typed or chosen below `root` in the dossier.
 * @param {Dossier} dossier
 * @param {HTMLElement} root
 * @param {() => void} changed
 */
export function listenToFields(dossier, root, changed) {
  root.addEventListener("input", (event) => {
    const field = /** @type {Field} */ (event.target);
    if (field.matches("[data-tick]")) dossier.set(questionOf(field), "done", /** @type {HTMLInputElement} */ (field).checked ? localDay() : "");
    if (!field.dataset.field) return;
    mirror(field);
    dossier.set(questionOf(field), field.dataset.field, field.value);
    const before = field.closest("[data-question]")?.querySelector("[data-before]");
    if (before instanceof HTMLElement) showBefore(dossier, before, dossier.measurements.at(-1));
    changed();
  });
  root.addEventListener("submit", (event) => event.preventDefault());
}

/**
 * Keep what someone filled in before the script was there: a choice takes the place of what the dossier holds, a text goes below it.
 * @param {Dossier} dossier
 * @param {HTMLElement} root
 */
export function keepEarlyTyping(dossier, root) {
  for (const field of fieldsIn(root)) {
    const isChoice = field instanceof HTMLInputElement && field.type === "radio";
    const name = String(field.dataset.field);
    const before = isChoice ? "" : dossier.get(questionOf(field), name);
    const filled = isChoice ? field.checked : field.value !== "" && field.value !== before;
    if (filled) dossier.set(questionOf(field), name, [before, field.value].filter(Boolean).join(field instanceof HTMLTextAreaElement ? "\n" : " "));
  }
  for (const tick of all("[data-tick]:checked", root, HTMLInputElement)) if (!dossier.get(questionOf(tick), "done")) dossier.set(questionOf(tick), "done", localDay());
}
