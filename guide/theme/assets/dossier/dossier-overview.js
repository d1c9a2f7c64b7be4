// The dossier over all checklists: what changed, progress, what is not yet right, who does what, and files for a spreadsheet and a calendar.
import { all, make, one, whenIdle } from "../shared/dom.js";
import { spreadsheet } from "../shared/tables.js";
import { t } from "../shared/wording.js";
import { actionsOf, calendar, firstThings, owners, sorted } from "./actions.js";
import { changesOf, showChanges, whenAnotherIsChosen } from "./changes.js";
import { isPeriod, localDay } from "./days.js";
import { download, fileName } from "./dossier-file.js";
import { answered, setUp, tell } from "./dossier-page.js";
import { partsOf } from "./entries.js";
import { dayInWords } from "./fields.js";
import { questionAt, readingOf } from "./reading.js";
import { showReport } from "./report.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */
/** @typedef {(typeof items)[0]} Item */

const ORDER = ["yes", "partly", "no", "unknown", "open", "optional"];

const items = all("[data-item]").map((element) => ({
  element,
  id: String(element.dataset.item),
  checklist: String(element.dataset.checklist),
  phase: String(/** @type {HTMLElement} */ (element.closest(".findings")).dataset.phase),
  link: one("a", element, HTMLAnchorElement),
}));
const show = one("[data-show]", document, HTMLSelectElement);
const sort = one("[data-sort]", document, HTMLSelectElement);

/**
 * @param {Dossier} dossier
 * @param {Item} item
 */
const readingAt = (dossier, { id, element }) => readingOf(dossier.get(id, "answer"), questionAt(element));

/**
 * What a question shows of itself: its answer, or that it is open.
 * @param {Dossier} dossier
 * @param {Item} item
 */
const stateOf = (dossier, item) => dossier.get(item.id, "answer") || readingAt(dossier, item);

/**
 * How many of these questions have a reading.
 * @param {Dossier} dossier
 * @param {Item[]} these
 * @param {string} reading
 */
const count = (dossier, these, reading) => these.filter((item) => readingAt(dossier, item) === reading).length;

/**
 * @param {Dossier} dossier
 * @param {Item[]} these
 */
const progress = (dossier, these) => answered(these.filter(({ id }) => dossier.get(id, "answer")).length, these.length);

/** Draw a cell anew only when it changed: each is a small drawing of its own. @param {SVGElement} cell @param {string} state */
function draw(cell, state) {
  const href = `#cell-${state}`;
  if (cell.getAttribute("href") !== href) cell.setAttribute("href", href);
}

/** @param {Dossier} dossier */
function showProgress(dossier) {
  for (const row of all("tr[data-checklist]")) {
    const given = items
      .filter(({ checklist }) => checklist === row.dataset.checklist)
      .map((item) => stateOf(dossier, item))
      .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
    all("use", row, SVGElement).forEach((cell, at) => draw(cell, given[at]));
    for (const cell of all("[data-count]", row)) cell.textContent = String(given.filter((state) => state === cell.dataset.count).length);
  }
  for (const { parentElement: table } of all("[data-phase] > .progress-table")) {
    if (!table) continue;
    const here = items.filter(({ phase }) => phase === table.dataset.phase);
    const points = count(dossier, here, "point");
    const told = points ? t("dossier.overview.points", { count: points }) : "";
    one("[data-phase-count]", table).textContent = t("dossier.overview.phase", { answered: progress(dossier, here), points: told });
  }
}

/** The cells of a strip, made once. @param {SVGElement} strip @param {number} many */
function cellsOf(strip, many) {
  for (let at = strip.childElementCount; at < many; at++) {
    const cell = document.createElementNS(strip.namespaceURI, "use");
    for (const [name, value] of Object.entries({ x: at * 18 + 1, y: 1, width: 16, height: 16 })) cell.setAttribute(name, String(value));
    strip.append(cell);
  }
  return /** @type {SVGElement[]} */ ([...strip.children]);
}

/** Every question as a cell, phase by phase. @param {Dossier} dossier */
function showStrip(dossier) {
  for (const line of all("[data-strip]")) {
    const here = items.filter(({ phase }) => phase === line.dataset.strip);
    const cells = cellsOf(one("svg", line, SVGElement), here.length);
    here.forEach((item, at) => draw(cells[at], stateOf(dossier, item)));
    const given = here.filter(({ id }) => dossier.get(id, "answer")).length;
    one("[data-strip-count]", line).textContent = t("dossier.overview.share", { count: given, total: here.length });
  }
}

/** @param {Dossier} dossier */
function showFirstThings(dossier) {
  const points = items.filter((item) => readingAt(dossier, item) === "point").map(({ id }) => id);
  const things = firstThings(actionsIn(dossier), points).map((thing) => {
    const id = typeof thing === "string" ? thing : thing.id;
    const link = /** @type {HTMLElement} */ (linkOf.get(id)).cloneNode(true);
    if (typeof thing === "string") return make("li", {}, `${t("dossier.overview.agree")} `, link);
    const who = thing.who || t("dossier.overview.no_who");
    const text = make("strong", { textContent: t("dossier.overview.first", { action: thing.action, who, when: thing.when || t("dossier.overview.no_when") }) });
    const late = thing.late ? [" ", make("span", { className: "action-problem", textContent: t("dossier.overview.late") })] : [];
    return make("li", {}, text, ...late, make("br", {}), link);
  });
  const anything = items.some(({ id }) => dossier.get(id, "answer"));
  const none = make("li", { className: "no-things", textContent: t(anything ? "dossier.overview.clear" : "dossier.overview.begin") });
  one("[data-first]").replaceChildren(...(things.length ? things : [none]));
}

/** @param {Dossier} dossier */
function showFindings(dossier) {
  for (const item of items) {
    item.element.hidden = show.value !== "all" && readingAt(dossier, item) !== show.value;
    const state = stateOf(dossier, item);
    const mark = one("[data-answer]", item.element);
    mark.textContent = t(`dossier.answers.${state === "optional" ? "open" : state}`);
    mark.dataset.answer = state;
    const note = one("[data-note]", item.element);
    note.textContent = dossier.get(item.id, "note");
    note.hidden = !note.textContent;
  }
  for (const part of all(".findings")) part.hidden = !part.querySelector("li:not([hidden])");
  const none = one("[data-none]");
  const anything = items.some(({ id }) => dossier.get(id, "answer"));
  none.textContent = anything || show.value !== "point" ? t("dossier.overview.nothing") : t("dossier.overview.begin");
  none.hidden = items.some(({ element }) => !element.hidden);
}

// the actions

const linkOf = new Map(items.map(({ id, link }) => [id, link]));

/** @param {Dossier} dossier */
const actionsIn = (dossier) => actionsOf((id, field) => dossier.get(id, field), [...linkOf.keys()]);

/** @param {import("./actions.js").Action} action */
function actionRow({ id, action, who, when, done, read, late }) {
  const day = make("td", { textContent: when || t("dossier.overview.no_when") });
  const problem = late ? "late" : isPeriod(read) ? null : read;
  if (problem) day.append(" ", make("strong", { className: "action-problem", textContent: t(`dossier.overview.${problem}`) }));
  const label = t("dossier.overview.tick", { action });
  const tick = make("input", { type: "checkbox", checked: done !== "", "data-done": id, "aria-label": label });
  const link = /** @type {HTMLElement} */ (linkOf.get(id)).cloneNode(true);
  return make("tr", { className: done ? "is-done" : "" }, day, make("td", { textContent: who || t("dossier.overview.no_who") }),
    make("td", { textContent: action, className: "full-text" }), make("td", {}, tick), make("td", {}, link)); // prettier-ignore
}

/** @param {Dossier} dossier */
function showActions(dossier) {
  const actions = actionsIn(dossier);
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.done : undefined;
  const rows = sorted(actions, sort.value).map(actionRow);
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: 5, textContent: t("dossier.overview.no_actions") })));
  one("[data-actions]").replaceChildren(...rows);
  if (focused) all("[data-done]").find(({ dataset }) => dataset.done === focused)?.focus();
  const people = owners(actions).map((owner) => {
    const cells = [owner.open, owner.late, owner.done].map((number) => make("td", { textContent: String(number) }));
    return make("tr", {}, make("th", { scope: "row", textContent: owner.who || t("dossier.overview.no_who") }), ...cells);
  });
  one("[data-owners] tbody").replaceChildren(...people);
  one("[data-owners]").hidden = !people.length;
}

/** The first page is for paper. @param {Dossier} dossier */
function showFirstPage(dossier) {
  const actions = sorted(actionsIn(dossier), "date");
  const changed = changesOf(dossier, items).filter(({ kind }) => kind !== "gone");
  const phases = Object.fromEntries(all("[data-report-phase]").map(({ dataset }) => {
    const here = items.filter(({ phase }) => phase === dataset.reportPhase);
    const changes = changed.filter(({ item }) => here.some(({ id }) => id === item.id)).length;
    const given = here.filter(({ id }) => dossier.get(id, "answer")).length;
    const share = t("dossier.overview.share", { count: given, total: here.length });
    return [dataset.reportPhase, { answered: share, points: count(dossier, here, "point"), changed: dossier.measurements.length ? changes : "" }];
  })); // prettier-ignore
  const done = actions.filter((action) => action.done).length;
  const facts = t("dossier.overview.facts", {
    day: dayInWords(localDay()),
    answered: progress(dossier, items),
    points: count(dossier, items, "point"),
    todo: actions.length - done,
    late: actions.filter(({ late }) => late).length,
    done,
  });
  const organisations = [...dossier.values].flatMap(([key, value]) => (partsOf(key).who && partsOf(key).field === "name" ? [value] : []));
  showReport({ facts, phases, actions, organisations });
}

// the files

const FIELDS = ["note", "action", "who", "when"];
const COLUMNS = ["phase", "section", "checklist", "number", "id", "question", "answer", "reading", ...FIELDS, "last_day", "done"];

/** @param {Dossier} dossier */
function saveTable(dossier) {
  const head = COLUMNS.map((name) => t(`dossier.overview.columns.${name}`));
  const read = new Map(actionsIn(dossier).map((action) => [action.id, isPeriod(action.read) ? action.read.to : ""]));
  const rows = items.map((item) => {
    const { element, id, link } = item;
    const { sections, checklistTitle, number, applies } = element.dataset;
    const answer = dossier.get(id, "answer");
    const phase = /** @type {HTMLElement} */ (element.closest("[data-title]")).dataset.title;
    const question = link.textContent.replace(String(number), "").trim();
    const reading = t(`dossier.readings.${readingAt(dossier, item)}`, { when: applies ?? "" });
    const place = [phase, sections, checklistTitle, number, id, question].map(String);
    return [...place, answer && t(`dossier.answers.${answer}`), reading, ...FIELDS.map((field) => dossier.get(id, field)), read.get(id) ?? "", dossier.get(id, "done")];
  });
  download(spreadsheet([head, ...rows]), fileName(dossier.current.name, "csv"), "text/csv;charset=utf-8");
}

/** @param {Dossier} dossier */
function saveCalendar(dossier) {
  const actions = actionsIn(dossier);
  const textOf = (/** @type {{id: string, when: string}} */ { id, when }) => `${when}\n${linkOf.get(id)?.textContent?.trim()}\n${linkOf.get(id)?.href}`;
  const { text, count: events } = calendar(actions, dossier.current.id, textOf);
  const left = actions.filter(({ done }) => !done).length - events;
  tell(left ? t("dossier.overview.calendar_left", { count: left }) : "");
  if (!events) return tell(t("dossier.overview.calendar_none"));
  download(text, fileName(t("dossier.overview.calendar_name", { name: dossier.current.name }), "ics"), "text/calendar;charset=utf-8");
}

/** What stands above the tables, at once: it pushes them down. @param {Dossier} dossier */
function showTop(dossier) {
  showChanges(dossier, items);
  showStrip(dossier);
  showFirstThings(dossier);
}

const PARTS = [showTop, showProgress, showFindings, showActions, showFirstPage];

let isShown = false;

/** Show a part at a time, so that the page answers in between. @param {Dossier} dossier */
function showInParts(dossier, left = PARTS) {
  left[0](dossier);
  if (left.length > 1) requestAnimationFrame(() => whenIdle(() => showInParts(dossier, left.slice(1))));
  else isShown = true;
}

/** @param {Dossier} dossier */
function showAll(dossier) {
  for (const showPart of PARTS) showPart(dossier);
}

const dossier = await setUp({ show: (shown) => (isShown ? showAll(shown) : showInParts(shown)), actions: { csv: saveTable, calendar: saveCalendar } });
for (const choice of [show, sort]) choice.addEventListener("change", () => showAll(dossier));
whenAnotherIsChosen(() => showAll(dossier));
addEventListener("beforeprint", () => showAll(dossier));
one("[data-actions]").addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || !target.dataset.done) return;
  dossier.set(target.dataset.done, "done", target.checked ? localDay() : "");
  showAll(dossier);
});
