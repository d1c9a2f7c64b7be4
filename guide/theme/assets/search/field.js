// The search field of every page: a combobox with a list of results (w3.org/WAI/ARIA/apg/patterns/combobox). The search itself is fetched
// when someone goes to the field or when it holds text; what was searched is not kept.
import { make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { openEngine } from "./engine.js";
import { addPassage, hitAddress, hitContent, inSite, register, resultsPage, status } from "./hits.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./core.js").Core} Core */

const most = 8; // results in the panel
const patience = 150; // milliseconds before it says that it is loading

const search = one("[role=search]");
const field = one("input", search, HTMLInputElement);
const panel = one(".search-panel", search);
const line = one("[role=status]", panel);
const list = one("[role=listbox]", panel);

/** @type {HTMLAnchorElement[]} */
let options = [];
let active = -1;
let asked = 0; // a number for each question: a late answer to an earlier one is dropped

const isOpen = () => panel.classList.contains("open");

function close() {
  asked += 1;
  panel.classList.remove("open");
  field.setAttribute("aria-expanded", "false");
  line.textContent = "";
  show([]);
}

/** @param {(HTMLElement)[]} children groups of options, or options */
function show(children) {
  list.replaceChildren(...children);
  list.hidden = children.length === 0;
  options = /** @type {HTMLAnchorElement[]} */ ([...list.querySelectorAll("[role=option]")]);
  options.forEach((link, at) => (link.id = `${list.id}-${at}`));
  activate(-1);
}

/** @param {number} at -1: none, the visitor is in the field */
function activate(at) {
  options[active]?.setAttribute("aria-selected", "false");
  active = at;
  const link = options[at];
  link?.setAttribute("aria-selected", "true");
  link?.scrollIntoView({ block: "nearest" });
  if (link) field.setAttribute("aria-activedescendant", link.id);
  else field.removeAttribute("aria-activedescendant");
}

/** Answer what stands in the field. */
async function answer() {
  const query = field.value;
  if (!query.trim()) return close();
  const number = (asked += 1);
  const late = () => number !== asked;
  panel.classList.add("open");
  field.setAttribute("aria-expanded", "true");
  const timer = setTimeout(() => {
    if (!late()) line.textContent = t("search.loading");
  }, patience);
  try {
    const core = await openEngine();
    const found = await core.ask(query, { most });
    if (!late()) render(found, core);
  } catch {
    if (!late()) fail();
  }
  clearTimeout(timer);
}

function fail() {
  line.textContent = t("search.failed");
  show([option(register, "search-more", t("search.to_register"))]);
}

/**
 * @param {Answer} found
 * @param {Core} core
 */
function render(found, core) {
  line.textContent = status(found);
  const hits = found.hits.map((hit) => {
    const link = option(hitAddress(hit), "hit", ...hitContent(hit));
    addPassage(link, hit, found.query, core);
    return link;
  });
  const more = found.total > 0 ? [option(resultsPage(found.query), "search-more", t("search.all", { count: found.total }))] : [];
  const elsewhere = found.total === 0 && !found.term ? ways(found) : [];
  show([...(found.term ? [definition(found.term, found.query, core)] : []), ...hits, ...more, ...elsewhere]);
}

/**
 * @param {string} href
 * @param {string} className
 * @param {(Node | string)[]} children
 */
function option(href, className, ...children) {
  return make("a", { href, className, tabIndex: -1, role: "option", "aria-selected": "false" }, ...children);
}

/**
 * @param {NonNullable<Answer["term"]>} term
 * @param {string} query
 * @param {Core} core
 */
function definition({ title, url, number }, query, core) {
  const text = make("span", { className: "hit-text" });
  core.passage(query, number, "").then((passage) => (text.textContent = passage.text.map(([piece]) => piece).join("")), () => {});
  return option(inSite(url), "hit-term", make("span", { className: "hit-kind" }, t("search.term")), make("span", { className: "hit-title" }, title), text);
}

/**
 * Where to go when nothing was found: words that are alike, and the phases.
 * @param {Answer} found
 */
function ways({ nearest, phases }) {
  const words = nearest.map((word) => option(resultsPage(word), "search-choice", word));
  const places = phases.map(([id, name]) => option(inSite(`${id}/`), "search-choice", name));
  return [...group(t("search.alike"), words), ...group(t("search.phases"), places)];
}

/**
 * @param {string} label
 * @param {HTMLElement[]} children
 */
function group(label, children) {
  return children.length === 0 ? [] : [make("div", { className: "search-ways", role: "group", "aria-label": label }, make("p", { role: "presentation" }, label), ...children)];
}

/** @param {KeyboardEvent} event */
function onKey(event) {
  if (event.isComposing) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (!isOpen()) answer();
    else step(event.key === "ArrowDown" ? 1 : -1);
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (options[active]) follow(options[active], event);
    else if (field.value.trim()) location.assign(resultsPage(field.value.trim()));
  } else if (event.key === "Escape") {
    event.preventDefault();
    if (isOpen()) close();
    else field.value = "";
  }
}

/**
 * Move through the results and the field, round and round.
 * @param {number} by
 */
function step(by) {
  const places = options.length + 1;
  activate(((active + 1 + by + places) % places) - 1);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {KeyboardEvent} event
 */
function follow(link, { ctrlKey, metaKey, shiftKey }) {
  link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, ctrlKey, metaKey, shiftKey }));
}

/** @param {KeyboardEvent} event */
function onPageKey(event) {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, select, textarea, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  field.focus();
  field.select();
}

field.addEventListener("input", answer);
field.addEventListener("focus", () => openEngine().catch(() => {})); // a failure is told when there is a question
field.addEventListener("keydown", onKey);
document.addEventListener("keydown", onPageKey);
panel.addEventListener("mousedown", (event) => event.preventDefault()); // a press in the panel leaves the focus in the field
panel.addEventListener("click", (event) => event.target instanceof Element && event.target.closest("a") && close());
document.addEventListener("pointerdown", (event) => event.target instanceof Node && !search.contains(event.target) && close());
search.addEventListener("focusout", ({ relatedTarget }) => relatedTarget instanceof Node && !search.contains(relatedTarget) && close());
search.addEventListener("submit", (event) => event.preventDefault());
search.addEventListener("reset", () => {
  close();
  field.focus();
});

const parameters = new URLSearchParams(location.search);
const onResults = document.querySelector("[data-search-page]");
if (parameters.has("q") && !field.value) field.value = parameters.get("q") ?? "";
if (field.value && !onResults) answer();
if (document.activeElement === field) openEngine().catch(() => {});
if (parameters.has("h")) import("./marks.js").then(({ markWords }) => markWords(parameters.get("h") ?? ""));
