// The table: reads the rows once, sorts them, shows them a page at a time, and puts a box for the reading list in each row shown.
import { GROUPS } from "./explorer-state.js";
import { listAddress, readList, toggle, whenListChanges } from "./reading-list.js";

const collator = new Intl.Collator("nl", { numeric: true });
const keys = {
  casus: (one, other) => collator.compare(one.name, other.name),
  gemeente: (one, other) => collator.compare(one.place, other.place) || collator.compare(one.name, other.name),
  fasen: (one, other) => one.fase.length - other.fase.length,
};

const AT_ONCE = 5; // rows that a new selection shows in its first frame; the others of the page follow right after
const characters = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
const text = (html) => html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|#34|#39);/g, (code) => characters[code]);
const template = document.createElement("template");

// A row of the table as text. It becomes an element when it is shown: a thousand rows in the page would hold it up.
class Row {
  constructor(html, number, ids, element = null) {
    Object.assign(this, { html, number, made: element });
    const [start] = html.split(">", 1);
    this.id = start.match(/ id="rij-([^"]*)"/)[1];
    for (const group of GROUPS) this[group] = ids(start.match(` data-${group}="([^"]*)"`)[1]);
  }

  get element() {
    if (!this.made) {
      template.innerHTML = this.html;
      this.made = template.content.firstElementChild;
    }
    return this.made;
  }

  get name() {
    return (this.title ??= text(this.html.match(/<a [^>]*>(.*?)<\/a>/s)[1]));
  }

  get place() {
    return (this.town ??= text(this.html.match(/<td>(.*?)<\/td>/s)[1]));
  }
}

// The rows in the table, then those that stand behind it as text, where a browser without scripts shows them.
function readRows(table) {
  const known = new Map();
  const ids = (value) => {
    if (!known.has(value)) known.set(value, value ? value.split(" ") : []);
    return known.get(value);
  };
  const shown = [...table.tBodies[0].rows].map((element, number) => new Row(element.outerHTML, number, ids, element));
  const later = table.parentElement.querySelector("[data-rows]")?.textContent.match(/<tr id="rij-.*?<\/tr>/gs) ?? [];
  return [...shown, ...later.map((html, at) => new Row(html, shown.length + at, ids))];
}

export function setUpTable(root, sortBy) {
  const table = root.querySelector("[data-table]");
  const body = table.tBodies[0];
  const rows = readRows(table);
  const most = Number(root.dataset.most);
  const more = root.querySelector("[data-more]");
  const reading = root.querySelector("[data-reading]");
  const base = reading.getAttribute("href");
  let limit = most;
  let current = { shown: null, sort: "" };

  const headers = [...table.querySelectorAll("[data-sort]")].map((header) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = header.textContent;
    button.addEventListener("click", () => {
      const key = header.dataset.sort;
      const next = { [key]: `-${key}`, [`-${key}`]: "" };
      sortBy(next[current.sort] ?? key);
    });
    header.replaceChildren(button);
    return header;
  });

  function sorted(list, sort) {
    const compare = keys[sort.replace(/^-/, "")];
    if (!compare) return list;
    const direction = sort.startsWith("-") ? -1 : 1;
    return [...list].sort((one, other) => direction * compare(one, other) || one.number - other.number);
  }

  function show(shown, sort) {
    const isSame = sort === current.sort && shown.length === current.shown?.length && shown.every((row, at) => row === current.shown[at]);
    if (!isSame) limit = most;
    const page = sorted(shown, sort).slice(0, limit);
    current = { shown, sort, page };
    fill(page);
    table.dataset.ready = "true";
    for (const header of headers) {
      const direction = { [header.dataset.sort]: "ascending", [`-${header.dataset.sort}`]: "descending" }[sort];
      if (direction) header.setAttribute("aria-sort", direction);
      else header.removeAttribute("aria-sort");
    }
    const rest = shown.length - page.length;
    more.hidden = rest === 0;
    if (rest) more.firstElementChild.textContent = `Toon ${Math.min(rest, most)} meer (nog ${rest.toLocaleString("nl-NL")})`;
  }

  // What goes on from the rows that stand there is added; another selection begins with a few rows.
  function fill(page) {
    const there = body.children.length;
    const goesOn = there <= page.length && page.slice(0, there).every((row, at) => row.made === body.children[at]);
    const now = goesOn ? page : page.slice(0, AT_ONCE);
    const list = readList();
    for (const row of now) addBox(row, list);
    if (goesOn) body.append(...page.slice(there).map((row) => row.element));
    else body.replaceChildren(...now.map((row) => row.element));
    if (now.length < page.length) requestAnimationFrame(() => setTimeout(() => current.page === page && fill(page)));
  }

  function addBox(row, list) {
    if (row.box) return;
    row.box = document.createElement("input");
    row.box.type = "checkbox";
    row.box.setAttribute("aria-label", `Op de leeslijst: ${row.name}`);
    row.box.checked = list.includes(row.id);
    row.box.addEventListener("change", () => {
      row.box.checked = toggle(row.id);
      showReading();
    });
    const label = document.createElement("label");
    label.append(row.box);
    row.element.lastElementChild.replaceChildren(label);
  }

  function showReading() {
    const list = readList();
    reading.href = listAddress(base, list);
    reading.textContent = list.length ? `Leeslijst (${list.length})` : "Leeslijst";
    for (const row of rows) if (row.box) row.box.checked = list.includes(row.id);
  }

  more.firstElementChild.addEventListener("click", () => {
    const first = sorted(current.shown, current.sort)[limit];
    limit += most;
    show(current.shown, current.sort);
    first?.element.querySelector("a").focus();
  });
  whenListChanges(showReading);
  addEventListener("pageshow", showReading);
  showReading();
  return { rows, show };
}
