// The case explorer: field, facets, map and table follow one state, which stands in the address.
import { casesWith, loadWords, wordsLoaded } from "./case-words.js";
import { barriers, countOptions, GROUPS, isFree, readState, writeState } from "./explorer-state.js";
import { nameBubbles, showMap } from "./explorer-map.js";
import { setUpTable } from "./explorer-table.js";

await new Promise((done) => setTimeout(done)); // reading the rows is a task of its own: the page answers in between
const root = document.querySelector("[data-explorer]");
const part = (name) => root.querySelector(`[data-${name}]`);
const field = root.querySelector("[name=zoek]");
const boxes = [...root.querySelectorAll("[data-facets] input")].map((input) => {
  const label = input.closest("label");
  return { input, label, count: label.querySelector(".option-count"), title: label.textContent.replace(/\(\d+\)\s*$/, "").trim() };
});
const ALL = [...GROUPS, "zoek"];
const names = { zoek: "zoekwoorden", fase: "fase", thema: "thema", land: "land", factor: "succesfactor", gemeente: "gemeente" };
const counted = (number) => `${number.toLocaleString("nl-NL")} ${number === 1 ? "casus" : "casussen"}`;
const table = setUpTable(root, (sort) => change({ ...state, sort }));
const rows = table.rows;
const places = new Map([...root.querySelectorAll(".bubble")].map((bubble) => [bubble.dataset.gemeente, bubble.dataset.name]));
let state = readState(location.search);
let typing = false;
let latest = null;

function change(next, { replace = false } = {}) {
  state = next;
  const address = location.pathname + writeState(state, location.search) + location.hash;
  if (replace) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  show();
}

// Loads the words first when the state asks for them.
async function show() {
  if (state.query.trim() && !wordsLoaded()) await loadWords(root.dataset.words, rows);
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
  table.show(shown, state.sort);
  const status = shown.length === rows.length && isFree(state) ? counted(rows.length) : `${shown.length.toLocaleString("nl-NL")} van ${counted(rows.length)}`;
  if (part("status").textContent !== status) part("status").textContent = status;
  showChoices(stops, shown.length === 0);
  latest = shown;
  requestAnimationFrame(() => setTimeout(() => latest === shown && drawCounts(stops, shown))); // the cases first, then what else there is
}

function drawCounts(stops, shown) {
  const counts = countOptions(rows, stops);
  for (const { input, label, count } of boxes) {
    const number = counts[input.name].get(input.value) ?? 0;
    const text = `(${number})`;
    if (count.textContent !== text) count.textContent = text;
    label.classList.toggle("option-empty", number === 0);
  }
  showMap(root, shown, state.chosen.gemeente);
}

// A state without some groups of choices.
function without(groups) {
  const chosen = Object.fromEntries(GROUPS.map((group) => [group, groups.includes(group) ? new Set() : state.chosen[group]]));
  return { ...state, chosen, query: groups.includes("zoek") ? "" : state.query };
}

const describe = (group) =>
  group === "zoek" ? `${names.zoek} “${state.query.trim()}”` : `${names[group]} ${[...state.chosen[group]].map((value) => titleOf(group, value)).join(", ")}`;

// The smallest sets of groups that, let go, give a result: with how many cases, the most helpful first.
function offers(stops) {
  const size = (mask) => ALL.filter((_, bit) => mask & (1 << bit)).length;
  const least = Math.min(...stops.map(size));
  const masks = [...new Set(stops.filter((mask) => size(mask) === least))];
  const found = masks.map((mask) => ({ groups: ALL.filter((_, bit) => mask & (1 << bit)), number: stops.filter((stop) => stop === mask).length }));
  return found.sort((one, other) => other.number - one.number).slice(0, 4);
}

function looseButton(text, next) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet small";
  button.textContent = text;
  button.addEventListener("click", () => {
    change(next);
    part("status").focus();
  });
  return button;
}

const titleOf = (group, value) =>
  group === "gemeente" ? (places.get(value) ?? value) : (boxes.find(({ input }) => input.name === group && input.value === value)?.title ?? value);

// What is chosen on the map can be let go beside the status; with no result, each group that would help says what it gives.
function showChoices(stops, none) {
  part("loose").replaceChildren(...[...state.chosen.gemeente].map((value) => looseButton(`Gemeente: ${titleOf("gemeente", value)} ×`, without(["gemeente"]))));
  const number = boxes.filter(({ input }) => input.checked).length;
  part("chosen").textContent = number ? ` (${number} gekozen)` : "";
  part("none").replaceChildren();
  if (!none) return;
  const advice = document.createElement("p");
  advice.textContent = "Geen casus past bij alles wat je koos. Laat iets los:";
  const buttons = offers(stops).map(({ groups, number }) => looseButton(`Zonder ${groups.map(describe).join(" en ")}: ${counted(number)}`, without(groups)));
  part("none").replaceChildren(advice, ...buttons);
}

function start() {
  part("status").tabIndex = -1;
  field.addEventListener("focus", () => loadWords(root.dataset.words, rows), { once: true });
  field.addEventListener("input", () => {
    change({ ...state, query: field.value }, { replace: typing });
    typing = true;
  });
  field.addEventListener("change", () => {
    typing = false;
  });
  for (const { input } of boxes) {
    input.addEventListener("change", () => {
      const chosen = new Set(state.chosen[input.name]);
      if (input.checked) chosen.add(input.value);
      else chosen.delete(input.value);
      change({ ...state, chosen: { ...state.chosen, [input.name]: chosen } });
    });
  }
  root.addEventListener("submit", (event) => event.preventDefault());
  part("clear").addEventListener("click", () => change({ ...readState(""), sort: state.sort }));
  root.addEventListener("click", (event) => {
    const bubble = event.target.closest?.(".bubble");
    if (!bubble || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const chosen = new Set(state.chosen.gemeente.has(bubble.dataset.gemeente) ? [] : [bubble.dataset.gemeente]);
    change({ ...state, chosen: { ...state.chosen, gemeente: chosen } });
  });
  nameBubbles(root);
  addEventListener("popstate", () => {
    state = readState(location.search);
    field.value = state.query;
    typing = false;
    show();
  });
  part("facets").open = matchMedia("(min-width: 60em)").matches;
  field.value = state.query;
  // What the server wrote is right already when nothing is chosen; boxes that the browser ticked again wait for a quiet moment.
  if (isFree(state)) {
    table.show(rows, state.sort);
    (window.requestIdleCallback ?? setTimeout)(draw);
  } else show();
}

start();
