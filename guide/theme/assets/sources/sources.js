// The page of sources: find by any word, sort by author, year or note. Without this script the list stands by author.
import { one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { fold, words } from "../shared/words.js";

/** @typedef {{item: HTMLElement, place: number, text: string}} Work */

const year = (/** @type {Work} */ { item }) => Number.parseInt(item.dataset.year ?? "", 10) || 0;
const note = (/** @type {Work} */ { item }) => Number(item.dataset.note);

/** @type {Record<string, (a: Work, b: Work) => number>} */
const orders = {
  author: (a, b) => a.place - b.place,
  year: (a, b) => year(b) - year(a) || a.place - b.place,
  note: (a, b) => note(a) - note(b) || a.place - b.place,
};

const tools = one("[data-source-tools]");
const list = one("[data-sources]");
const search = one("[data-source-search]", tools, HTMLInputElement);
const sort = one("[data-source-sort]", tools, HTMLSelectElement);
const status = one("[data-source-status]", tools);
const items = /** @type {HTMLElement[]} */ ([...list.children]);
const works = items.map((item, place) => ({ item, place, text: fold(item.textContent) }));

function show() {
  const asked = words(search.value);
  let found = 0;
  for (const { item, text } of works) {
    item.hidden = !asked.every((word) => text.includes(word));
    found += item.hidden ? 0 : 1;
  }
  const total = t("sources.count", { count: works.length });
  status.textContent = asked.length ? t("sources.of", { found, total }) : total;
}

sort.addEventListener("change", () => list.append(...[...works].sort(orders[sort.value]).map(({ item }) => item)));
search.addEventListener("input", show);
tools.addEventListener("submit", (event) => event.preventDefault());
tools.hidden = false;
show();
