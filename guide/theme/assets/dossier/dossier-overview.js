// The dossier over all checklists: progress, what is not yet right, who does what, and a file for a spreadsheet.
import { all, make, one } from "../shared/dom.js";
import { spreadsheet } from "../shared/tables.js";
import { compare, language, t } from "../shared/wording.js";
import { change } from "../workshop/compare.js";
import { calendar } from "./calendar.js";
import { dayOf } from "./days.js";
import { download, fileName } from "./dossier-file.js";
import { answered, ask, setUp } from "./dossier-page.js";
import { days, measuredAt, measurement } from "./measurements.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */

const NO_DAY = "9999"; // sorts after every day
const ORDER = ["yes", "partly", "no", "unknown", "open"];

const items = all("[data-item]").map((element) => ({
  element,
  id: String(element.dataset.item),
  checklist: String(element.dataset.checklist),
  link: one("a", element),
}));
const show = one("[data-show]", document, HTMLSelectElement);
const sort = one("[data-sort]", document, HTMLSelectElement);

/**
 * @param {Dossier} dossier
 * @param {{id: string}} item
 */
const answerOf = (dossier, { id }) => dossier.get(id, "answer") || "open";

/** @param {Dossier} dossier */
function showProgress(dossier) {
  for (const row of all("tr[data-checklist]")) {
    const given = items
      .filter(({ checklist }) => checklist === row.dataset.checklist)
      .map((item) => answerOf(dossier, item))
      .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
    all("use", row, SVGElement).forEach((cell, at) => cell.setAttribute("href", `#cel-${given[at]}`));
    for (const cell of all("[data-count]", row)) cell.textContent = String(given.filter((answer) => answer === cell.dataset.count).length);
  }
  for (const table of all("[data-phase]:has(> .progress-table)")) {
    const ids = all("tr[data-checklist]", table).map((row) => row.dataset.checklist);
    const here = items.filter(({ checklist }) => ids.includes(checklist));
    const count = here.filter((item) => answerOf(dossier, item) !== "open").length;
    one("[data-phase-count]", table).textContent = t("dossier.overview.phase", { answered: answered(count, here.length) });
  }
}

/** Say a day as people write it. @param {string} day */
const inWords = (day) => new Date(`${day}T12:00:00`).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });

/** What changed since the measurement before comes first. @param {Dossier} dossier */
function showChanges(dossier) {
  const [day] = days(dossier.values);
  const place = one("[data-changes]");
  place.hidden = !day;
  if (!day) return;
  const rows = items.flatMap((item) => {
    const before = dossier.get(measuredAt(item.id, day), "answer");
    const now = dossier.get(item.id, "answer");
    const what = change(before, now, /** @type {"ja"} */ (item.element.dataset.good));
    if (what === "same") return [];
    const words = t("dossier.measure.row", { change: t(`dossier.measure.${what}`), before: t(`dossier.answers.${before || "open"}`), now: t(`dossier.answers.${now || "open"}`) });
    return [make("li", { className: "finding" }, make("p", { className: "finding-question" }, make("span", { className: "finding-answer" }, words), " ", item.link.cloneNode(true)))];
  });
  one("[data-changes-title]").textContent = t("dossier.measure.since", { day: inWords(day) });
  one("[data-changes-list]").replaceChildren(...(rows.length ? rows : [make("li", {}, t("dossier.measure.none"))]));
}

/** Today as "2026-11-26". */
function today() {
  const now = new Date();
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
}

/** Save the actions that have a day as a calendar. @param {Dossier} dossier */
function saveCalendar(dossier) {
  const actions = actionsOf(dossier).filter(({ day }) => day !== NO_DAY);
  download(calendar(actions, dossier.current.name), fileName(dossier.current.name, "ics"), "text/calendar");
}

/** Keep the answers of now as a measurement of today. @param {Dossier} dossier */
async function measure(dossier) {
  const day = today();
  const changes = measurement(dossier.values, day);
  const text = changes.length ? t("dossier.measure.text", { day: inWords(day) }) : t("dossier.measure.empty");
  const sure = await ask({ title: t("dossier.measure.title"), text, choices: changes.length ? [[t("dossier.measure.yes"), "yes"]] : [] });
  if (sure) await dossier.take(changes);
}

/**
 * @param {string} answer
 * @param {string} what
 */
function wanted(answer, what) {
  if (what === "all") return true;
  return what === "open" ? answer === "open" : !["open", "yes"].includes(answer);
}

/** @param {Dossier} dossier */
function showFindings(dossier) {
  for (const item of items) {
    const answer = answerOf(dossier, item);
    item.element.hidden = !wanted(answer, show.value);
    const mark = one("[data-answer]", item.element);
    mark.textContent = t(`dossier.answers.${answer}`);
    mark.dataset.answer = answer;
    const note = one("[data-note]", item.element);
    note.textContent = dossier.get(item.id, "note");
    note.hidden = !note.textContent;
  }
  for (const part of all(".findings")) part.hidden = !part.querySelector("li:not([hidden])");
  const none = one("[data-none]");
  const anything = items.some((item) => answerOf(dossier, item) !== "open");
  none.textContent = anything || show.value !== "weak" ? t("dossier.overview.nothing") : t("dossier.overview.begin");
  none.hidden = items.some(({ element }) => !element.hidden);
}

/** What someone is to do, with the day that is meant; "9999" where there is none. @param {Dossier} dossier */
const actionsOf = (dossier) =>
  items
    .map(({ id, link }) => {
      const when = dossier.get(id, "when");
      return { id, link, action: dossier.get(id, "action"), who: dossier.get(id, "who"), when, day: dayOf(when) ?? NO_DAY };
    })
    .filter(({ action }) => action.trim());

/** When an action is due; said too when the day is past or does not exist. @param {{when: string, day: string}} action */
function due({ when, day }) {
  if (!when) return t("dossier.overview.no_when");
  if (day === NO_DAY) return /\d/.test(when) ? t("dossier.overview.no_such_day", { when }) : when;
  return day < today() ? t("dossier.overview.late", { when }) : when;
}

/** @param {Dossier} dossier */
function showActions(dossier) {
  const actions = actionsOf(dossier);
  /** @typedef {(typeof actions)[0]} Action */
  const late = (/** @type {string} */ who) => (who ? 0 : 1);
  const people = (/** @type {Action} */ a, /** @type {Action} */ b) => late(a.who) - late(b.who) || compare(a.who, b.who);
  const days = (/** @type {Action} */ a, /** @type {Action} */ b) => compare(a.day, b.day) || compare(a.when, b.when);
  actions.sort((a, b) => (sort.value === "person" ? people(a, b) || days(a, b) : days(a, b) || people(a, b)));
  const rows = actions.map(({ link, action, who, when, day }) =>
    make("tr", {}, make("td", { textContent: due({ when, day }) }), make("td", { textContent: who || t("dossier.overview.no_who") }),
      make("td", { textContent: action, className: "full-text" }), make("td", {}, link.cloneNode(true)))); // prettier-ignore
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: 4, textContent: t("dossier.overview.no_actions") })));
  one("[data-actions]").replaceChildren(...rows);
}

const FIELDS = ["note", "action", "who", "when"];
const COLUMNS = ["phase", "section", "checklist", "id", "question", "answer", ...FIELDS];

/** @param {Dossier} dossier */
function saveTable(dossier) {
  const head = COLUMNS.map((name) => t(`dossier.overview.columns.${name}`));
  const rows = items.map(({ element, id, link }) => {
    const answer = dossier.get(id, "answer");
    const phase = /** @type {HTMLElement} */ (element.closest("[data-title]")).dataset.title;
    const place = [phase, element.dataset.sections, element.dataset.checklistTitle, id, link.textContent].map(String);
    return [...place, answer && t(`dossier.answers.${answer}`), ...FIELDS.map((field) => dossier.get(id, field))];
  });
  download(spreadsheet([head, ...rows]), fileName(dossier.current.name, "csv"), "text/csv;charset=utf-8");
}

/** @param {Dossier} dossier */
function showAll(dossier) {
  showChanges(dossier);
  showProgress(dossier);
  showFindings(dossier);
  showActions(dossier);
}

const dossier = await setUp({ show: showAll, actions: { csv: saveTable, ics: saveCalendar, measure } });
for (const choice of [show, sort]) choice.addEventListener("change", () => showAll(dossier));
