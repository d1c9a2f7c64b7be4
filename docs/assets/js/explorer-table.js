// The table: reads the rows once, sorts them, shows them a page at a time, and puts a box for the reading list in each row shown.
import { GROUPS } from "./explorer-state.js";
import { listAddress, readList, toggle, whenListChanges } from "./reading-list.js";

const collator = new Intl.Collator("nl", { numeric: true });
const keys = {
  casus: (one, other) => collator.compare(one.name, other.name),
  gemeente: (one, other) => collator.compare(one.place, other.place) || collator.compare(one.name, other.name),
  fasen: (one, other) => one.fase.length - other.fase.length,
};

function readRow(element, number) {
  const split = (text) => (text ? text.split(" ") : []);
  const row = { id: element.id.slice("rij-".length), number, element, name: element.cells[0].textContent, place: element.cells[1].textContent };
  for (const group of GROUPS) row[group] = split(element.getAttribute(`data-${group}`));
  return row;
}

export function setUpTable(root, sortBy) {
  const table = root.querySelector("[data-table]");
  const body = table.tBodies[0];
  const rows = [...body.rows].map(readRow);
  const most = Number(root.dataset.most);
  const more = root.querySelector("[data-more]");
  const reading = root.querySelector("[data-reading]");
  const base = reading.getAttribute("href");
  let visible = new Set(rows);
  let limit = most;
  let current = { shown: rows, sort: "" };
  let order = "";

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
    if (!compare) return [...list].sort((one, other) => one.number - other.number);
    const direction = sort.startsWith("-") ? -1 : 1;
    return [...list].sort((one, other) => direction * compare(one, other) || one.number - other.number);
  }

  function show(shown, sort) {
    const isNew = shown.length !== current.shown.length || shown.some((row, at) => row !== current.shown[at]) || sort !== current.sort;
    if (isNew) limit = most;
    current = { shown, sort };
    if (sort !== order) {
      body.append(...sorted(rows, sort).map((row) => row.element));
      order = sort;
    }
    const next = new Set(sorted(shown, sort).slice(0, limit));
    for (const row of rows) if (visible.has(row) !== next.has(row) || !table.dataset.ready) row.element.hidden = !next.has(row);
    visible = next;
    table.dataset.ready = "true";
    for (const row of next) addBox(row);
    for (const header of headers) {
      const direction = { [header.dataset.sort]: "ascending", [`-${header.dataset.sort}`]: "descending" }[sort];
      if (direction) header.setAttribute("aria-sort", direction);
      else header.removeAttribute("aria-sort");
    }
    const rest = shown.length - next.size;
    more.hidden = rest === 0;
    if (rest) more.firstElementChild.textContent = `Toon ${Math.min(rest, most)} meer (nog ${rest.toLocaleString("nl-NL")})`;
  }

  function addBox(row) {
    if (row.box) return;
    row.box = document.createElement("input");
    row.box.type = "checkbox";
    row.box.setAttribute("aria-label", `Op de leeslijst: ${row.name}`);
    row.box.checked = readList().includes(row.id);
    row.box.addEventListener("change", () => {
      row.box.checked = toggle(row.id);
      showReading();
    });
    const label = document.createElement("label");
    label.append(row.box);
    row.element.cells[row.element.cells.length - 1].replaceChildren(label);
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
