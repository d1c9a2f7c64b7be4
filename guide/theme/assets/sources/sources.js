// The page of sources: find by any word, sort by author, year or note. Without this script the list stands by author.
import { fold } from "../shared/words.js";

const orders = {
  author: (one, other) => one.place - other.place,
  year: (one, other) => yearOf(other) - yearOf(one) || one.place - other.place,
  note: (one, other) => one.item.dataset.note - other.item.dataset.note || one.place - other.place,
};

function yearOf({ item }) {
  return Number.parseInt(item.dataset.year, 10) || 0;
}

function setUp(tools) {
  const list = document.querySelector("[data-sources]");
  const search = tools.querySelector("[data-source-search]");
  const sort = tools.querySelector("[data-source-sort]");
  const status = tools.querySelector("[data-source-status]");
  const works = [...list.children].map((item, place) => ({ item, place, text: fold(item.textContent) }));

  function show() {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    let count = 0;
    for (const { item, text } of works) {
      item.hidden = !words.every((word) => text.includes(word));
      count += item.hidden ? 0 : 1;
    }
    status.textContent = words.length ? `${count} van ${works.length} bronnen` : `${works.length} bronnen`;
  }

  sort.addEventListener("change", () => list.append(...works.toSorted(orders[sort.value]).map(({ item }) => item)));
  search.addEventListener("input", show);
  tools.addEventListener("submit", (event) => event.preventDefault());
  tools.hidden = false;
  show();
}

const tools = document.querySelector("[data-source-tools]");
if (tools) setUp(tools);
