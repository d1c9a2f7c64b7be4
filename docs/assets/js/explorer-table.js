// The table: reads the rows once, sorts them, shows them a page at a time, and puts a box for the reading list in each row shown.
import { GROUPS } from "./explorer-state.js";
import { listAddress, readList, toggle, whenListChanges } from "./reading-list.js";

const collator = new Intl.Collator("nl", { numeric: true });
const keys = {
  casus: (one, other) => collator.compare(one.name, other.name),
  gemeente: (one, other) => collator.compare(one.place, other.place) || collator.compare(one.name, other.name),
  fasen: (one, other) => one.fase.length - other.fase.length,
};

// What a row says is read when it is first asked for: with a thousand rows, reading all of it at once would hold up the page.
class Row {
  constructor(element, number, ids) {
    this.element = element;
    this.number = number;
    this.id = element.id.slice("rij-".length);
    for (const group of GROUPS) this[group] = ids(element.getAttribute(`data-${group}`));
  }

  get name() {
    return (this.title ??= this.element.cells[0].textContent);
  }

  get place() {
    return (this.town ??= this.element.cells[1].textContent);
  }
}

function readRows(table) {
  const known = new Map();
  const ids = (text) => {
    if (!known.has(text)) known.set(text, text ? text.split(" ") : []);
    return known.get(text);
  };
  return [...table.querySelectorAll("tbody > tr")].map((element, number) => new Row(element, number, ids));
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

  // The first body of the table holds the rows of this page; the second those that were never shown, out of sight.
  function show(shown, sort) {
    const isSame = sort === current.sort && shown.length === current.shown?.length && shown.every((row, at) => row === current.shown[at]);
    if (!isSame) limit = most;
    current = { shown, sort };
    const page = sorted(shown, sort).slice(0, limit);
    const list = readList();
    for (const row of page) addBox(row, list);
    if (page.length !== body.childElementCount || page.some((row, at) => row.element !== body.children[at])) {
      body.replaceChildren(...page.map((row) => row.element));
    }
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
