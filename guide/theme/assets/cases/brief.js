// One to three cases or lessons on one sheet of A4, with one sentence why. The choice stands in the address; it begins with the reading list.
import { leaveAddress, replaceAddress } from "../shared/address.js";
import { copy } from "../shared/copy.js";
import { all, forOthers, make, one, showControls } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { readList } from "./reading-list.js";

/** @typedef {{label: string, title: string, place: string, summary: string, address: string, lessons: Record<string, [string, string]>, figures: string[]}} Card a lesson as it is and as it is told */

const root = one("[data-brief]");
const part = (/** @type {string} */ name) => one(`[data-brief-${name}]`, root);
const choices = all("[data-brief-choice]", root, HTMLSelectElement);
const why = one("[data-brief-why]", root, HTMLInputElement);
const cards = await load();

/** The cases to choose from; without them the page says so. @returns {Promise<Record<string, Card>>} */
async function load() {
  try {
    const response = await fetch(String(root.dataset.cases));
    if (!response.ok) throw new Error(String(response.status));
    return await response.json();
  } catch (error) {
    root.prepend(make("p", { role: "alert", textContent: t("cases.brief.failed") }));
    throw error;
  }
}

/** Every case with its lessons. */
function options() {
  return Object.entries(cards).map(([id, card]) => {
    const lessons = Object.entries(card.lessons).map(([section, [lesson]]) => new Option(t("cases.brief.lesson", { lesson }), `${id}.${section}`));
    const group = make("optgroup", { label: card.label });
    group.append(new Option(card.title, id), ...lessons);
    return group;
  });
}

function restore() {
  const wanted = new URLSearchParams(location.search);
  const ids = wanted.has("cases") ? String(wanted.get("cases")).split(",") : readList();
  choices.forEach((choice, at) => {
    choice.value = ids[at] ?? "";
    if (choice.selectedIndex < 0) choice.value = "";
  });
  why.value = (wanted.get("why") ?? "").slice(0, why.maxLength);
  show();
}

const chosen = () => choices.map(({ value }) => value).filter(Boolean);

/** @param {string} value a case, or a case and the section of one lesson */
function item(value) {
  const [id, section] = value.split(".");
  const card = cards[id];
  const [first] = Object.keys(card.lessons);
  const texts = section ? [] : [make("p", { textContent: card.summary }), ...card.figures.slice(0, 1).map((figure) => make("p", { textContent: figure }))];
  return make(
    "article",
    { className: "a4-item" },
    make("p", { className: "card-place", textContent: card.place }),
    make("h3", {}, make("a", { href: card.address, textContent: card.title })),
    ...texts,
    make("p", { className: "lesson", textContent: card.lessons[section ?? first][1] }),
  );
}

function address() {
  const parameters = new URLSearchParams();
  if (chosen().length) parameters.set("cases", chosen().join(","));
  if (why.value.trim()) parameters.set("why", why.value.trim());
  const text = parameters.toString().replaceAll("%2C", ",");
  return text ? `${location.pathname}?${text}` : location.pathname;
}

function show() {
  const values = [...new Set(chosen())];
  part("items").replaceChildren(...(values.length ? values.map(item) : [make("p", { textContent: t("cases.brief.empty") })]));
  part("reason").textContent = why.value.trim();
  part("address").textContent = forOthers(address());
}

one("form", root).addEventListener("input", () => {
  show();
  replaceAddress(address());
});
one("form", root).addEventListener("submit", (event) => event.preventDefault());
part("print").addEventListener("click", () => print());
part("link").addEventListener("click", async () => {
  part("status").textContent = await copy(forOthers(address()));
});
addEventListener("popstate", () => {
  leaveAddress();
  restore();
});
for (const choice of choices) choice.append(...options());
restore();
replaceAddress(address());
showControls();
