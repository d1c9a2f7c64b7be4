// The case explorer: field, facets, map and table follow one state, which stands in the address.
import { leaveAddress, pushAddress, replaceAddress } from "../shared/address.js";
import { all, make, one, showControls, whenIdle } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { casesWith, loadWords, wordsLoaded } from "./case-words.js";
import { barriers, countOptions, isFree, offers, readState, writeState } from "./explorer-state.js";
import { nameBubbles, showMap } from "./explorer-map.js";
import { setUpTable } from "./explorer-table.js";

/** @typedef {import("./explorer-state.js").State} State */
/** @typedef {import("./explorer-table.js").Row} Row */

await new Promise((done) => setTimeout(done)); // reading the rows is a task of its own: the page answers in between
const root = one("[data-explorer]");
const groups = String(root.dataset.groups).split(" ");
const part = (/** @type {string} */ name) => one(`[data-${name}]`, root);
const [status, loose, none] = [part("status"), part("loose"), part("none")];
const field = one("[type=search]", root, HTMLInputElement);
const names = { query: field.name, sort: String(root.dataset.sortName) };
const [phaseGroup, placeGroup] = [groups[0], String(groups.at(-1))];
const boxes = all("[data-facets] label", root).map((label) => {
  const group = String(label.closest("fieldset")?.querySelector("legend")?.textContent);
  const title = label.textContent.replace(/\(\d+\)\s*$/, "").trim();
  return { input: one("input", label, HTMLInputElement), label, count: one(".option-count", label), group, title };
});
const places = new Map(all(".bubble", root, SVGElement).map(({ dataset }) => [dataset.municipality, dataset.name]));
const table = await setUpTable(root, groups, (sort) => change({ ...state, sort }));
const rows = table.rows;
let state = readState(location.search, groups, names);
let typing = false;
/** @type {Row[] | null} */
let latest = null;

/**
 * Show a state, then write it in the address.
 * @param {State} next
 * @param {(address: string) => void} keep
 */
function change(next, keep = pushAddress) {
  state = next;
  show();
  keep(location.pathname + writeState(state, location.search, names) + location.hash);
}

/** Load the words first when the state asks for them. */
async function show() {
  root.setAttribute("aria-busy", "true"); // until counts and map follow
  if (state.query.trim() && !wordsLoaded()) await loadWords(String(root.dataset.words), rows);
  draw();
}

function draw() {
  const found = casesWith(state.query);
  const stops = rows.map((row) => barriers(row, state, found));
  const shown = rows.filter((_, number) => stops[number] === 0);
  if (field.value.trim() !== state.query.trim()) field.value = state.query;
  for (const { input, label } of boxes) {
    input.checked = state.chosen[input.name].has(input.value);
    label.classList.toggle("option-chosen", input.checked);
  }
  table.show(shown, state.sort, state.chosen[phaseGroup]);
  const total = t("cases.count", { count: rows.length });
  const there = shown.length === rows.length && isFree(state) ? total : t("cases.of", { shown: shown.length, total });
  const text = table.isWhole ? there : t("cases.missing", { found: there });
  if (status.textContent !== text) status.textContent = text;
  part("shown").textContent = t("cases.show", { cases: t("cases.count", { count: shown.length }) });
  showChoices(stops, shown.length === 0);
  latest = shown;
  requestAnimationFrame(() => setTimeout(() => latest === shown && drawCounts(stops, shown))); // the cases first, then what else there is
}

/**
 * @param {number[]} stops
 * @param {Row[]} shown
 */
function drawCounts(stops, shown) {
  const counts = countOptions(rows, stops, groups);
  for (const { input, label, count } of boxes) {
    const number = counts[input.name].get(input.value) ?? 0;
    const text = `(${number})`;
    if (count.textContent !== text) count.textContent = text;
    label.classList.toggle("option-empty", number === 0);
  }
  showMap(root, shown, placeGroup, state.chosen[placeGroup]);
  root.removeAttribute("aria-busy");
}

/**
 * The state without some groups of choices; the words go by the field's name.
 * @param {string[]} dropped
 */
function without(dropped) {
  const chosen = Object.fromEntries(groups.map((group) => [group, dropped.includes(group) ? new Set() : state.chosen[group]]));
  return { ...state, chosen, query: dropped.includes(field.name) ? "" : state.query };
}

/** @param {string} name of a group, or of the field */
function describe(name) {
  if (name === field.name) return t("cases.words", { query: state.query.trim() });
  const group = boxes.find(({ input }) => input.name === name)?.group.toLowerCase() ?? t("cases.municipality");
  return t("cases.group", { group, options: [...state.chosen[name]].map((value) => titleOf(name, value)).join(", ") });
}

/**
 * @param {string} group
 * @param {string} value
 */
function titleOf(group, value) {
  const title = group === placeGroup ? places.get(value) : boxes.find(({ input }) => input.name === group && input.value === value)?.title;
  return title ?? value;
}

/**
 * @param {string} text
 * @param {() => State} next the state after a click: what is chosen by then, less what the button lets go
 */
function looseButton(text, next) {
  const button = make("button", { type: "button", className: "quiet small", textContent: text });
  button.addEventListener("click", () => {
    change(next());
    status.focus();
  });
  return button;
}

/** Every choice as a button that lets go of it: its text, and how the state is without it. */
function choices() {
  /** @type {[string, () => State][]} */
  const found = [];
  for (const group of groups) for (const value of state.chosen[group]) found.push([titleOf(group, value), () => withoutValue(group, value)]);
  if (state.query.trim()) found.push([`“${state.query.trim()}”`, () => without([field.name])]);
  return found;
}

/**
 * @param {string} group
 * @param {string} value
 */
function withoutValue(group, value) {
  const rest = new Set([...state.chosen[group]].filter((other) => other !== value));
  return { ...state, chosen: { ...state.chosen, [group]: rest } };
}

/**
 * What is chosen can be let go beside the status; with no result, each group that would help says what it gives.
 * @param {number[]} stops
 * @param {boolean} isEmpty
 */
function showChoices(stops, isEmpty) {
  loose.replaceChildren(...choices().map(([name, next]) => looseButton(t("cases.loose", { name }), next)));
  const number = boxes.filter(({ input }) => input.checked).length;
  part("chosen").textContent = number ? t("cases.chosen", { count: number }) : "";
  none.replaceChildren();
  if (!isEmpty) return;
  const buttons = offers(stops, [...groups, field.name]).map(({ groups: dropped, count }) => {
    const text = t("cases.without", { groups: dropped.map(describe).join(t("cases.and")), cases: t("cases.count", { count }) });
    return looseButton(text, () => without(dropped));
  });
  none.replaceChildren(make("p", { textContent: t("cases.none") }), ...buttons);
}

function listenToField() {
  field.addEventListener("focus", () => loadWords(String(root.dataset.words), rows), { once: true });
  field.addEventListener("input", () => {
    change({ ...state, query: field.value }, typing ? replaceAddress : pushAddress);
    typing = true;
  });
  field.addEventListener("change", () => {
    typing = false;
  });
}

/** @param {MouseEvent} event */
function chooseBubble(event) {
  const bubble = event.target instanceof Element ? event.target.closest(".bubble") : null;
  if (!(bubble instanceof SVGElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const id = String(bubble.dataset.municipality);
  change({ ...state, chosen: { ...state.chosen, [placeGroup]: new Set(state.chosen[placeGroup].has(id) ? [] : [id]) } });
  if (status.getBoundingClientRect().bottom < 0) status.focus(); // on a phone the map stands below the cases
}

function start() {
  status.tabIndex = -1;
  listenToField();
  for (const { input } of boxes) {
    input.addEventListener("change", () => {
      const chosen = new Set(state.chosen[input.name]);
      if (input.checked) chosen.add(input.value);
      else chosen.delete(input.value);
      change({ ...state, chosen: { ...state.chosen, [input.name]: chosen } });
    });
  }
  root.addEventListener("submit", (event) => event.preventDefault());
  part("clear").addEventListener("click", () => change({ ...readState("", groups, names), sort: state.sort }));
  root.addEventListener("click", chooseBubble);
  nameBubbles(root);
  addEventListener("popstate", () => {
    leaveAddress();
    state = readState(location.search, groups, names);
    field.value = state.query;
    typing = false;
    show();
  });
  new ResizeObserver(([{ target }]) => root.style.setProperty("--bar", `${target.getBoundingClientRect().height}px`)).observe(part("bar"));
  field.value = state.query;
  // What the server wrote is right already when nothing is chosen; boxes that the browser ticked again wait for a quiet moment.
  if (isFree(state)) {
    table.show(rows, state.sort, new Set());
    whenIdle(draw);
  } else show();
  showControls();
}

start();
