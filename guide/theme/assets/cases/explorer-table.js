// The table: reads the rows once, sorts them, shows them a page at a time, and puts a box for the reading list in each row shown.
import { all, make, one } from "../shared/dom.js";
import { compare, t } from "../shared/wording.js";
import { readList, showLink, toggle, whenListChanges } from "./reading-list.js";

/** @type {Record<string, (a: Row, b: Row) => number>} */
const orders = {
  case: (a, b) => compare(a.name, b.name),
  municipality: (a, b) => compare(a.place, b.place) || compare(a.name, b.name),
};

const AT_ONCE = 5; // rows that a new selection shows in its first frame; the others of the page follow right after
/** @type {Record<string, string>} */
const characters = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&#34;": '"', "&#39;": "'" };
const text = (/** @type {string} */ html) => html.replace(/<[^>]*>/g, "").replace(/&(?:amp|lt|gt|#34|#39);/g, (code) => characters[code]);
const template = document.createElement("template");

/** A row of the table as text. It becomes an element when it is shown: a thousand rows in the page would hold it up. */
export class Row {
  /** @type {HTMLInputElement | null} */
  box = null;
  /** @type {string | null} */
  #name = null;
  /** @type {string | null} */
  #place = null;

  /**
   * @param {string} html
   * @param {number} number its place in the table
   * @param {string[]} groups what it can be chosen by
   * @param {(value: string) => string[]} ids
   * @param {HTMLElement | null} element
   */
  constructor(html, number, groups, ids, element = null) {
    this.html = html;
    this.number = number;
    this.made = element;
    const [start] = html.split(">", 1);
    this.id = part(start, / data-case="([^"]*)"/);
    this.traits = Object.fromEntries(groups.map((group) => [group, ids(part(start, new RegExp(` data-${group}="([^"]*)"`)))]));
  }

  /** @returns {HTMLElement} */
  get element() {
    if (!this.made) {
      template.innerHTML = this.html;
      this.made = /** @type {HTMLElement} */ (template.content.firstElementChild);
    }
    return this.made;
  }

  get name() {
    return (this.#name ??= text(part(this.html, /<a [^>]*>(.*?)<\/a>/s)));
  }

  get place() {
    return (this.#place ??= text(part(this.html, / class="row-place">(.*?)<\/span>/s)));
  }
}

/**
 * @param {string} html
 * @param {RegExp} pattern
 */
const part = (html, pattern) => html.match(pattern)?.[1] ?? "";

/**
 * The rows in the table, then those that stand behind it as text, where a browser without scripts shows them, then those of later pages.
 * @param {HTMLTableElement} table
 * @param {string[]} groups
 * @param {string[]} last
 */
function readRows(table, groups, last) {
  /** @type {Map<string, string[]>} */
  const known = new Map();
  const ids = (/** @type {string} */ value) => {
    const found = known.get(value) ?? value.split(" ").filter(Boolean);
    known.set(value, found);
    return found;
  };
  const shown = [...table.tBodies[0].rows].map((element, number) => new Row(element.outerHTML, number, groups, ids, element));
  const later = table.parentElement?.querySelector("[data-rows]")?.textContent.match(/<tr [^>]*data-case=.*?<\/tr>/gs) ?? [];
  return [...shown, ...[...later, ...last].map((html, at) => new Row(html, shown.length + at, groups, ids))];
}

/**
 * Fetch the rows of later pages; null where they do not come.
 * @param {string} address
 * @returns {Promise<string[] | null>}
 */
async function lastRows(address) {
  try {
    const response = await fetch(address);
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

/**
 * Bring the table to life.
 * @param {HTMLElement} root
 * @param {string[]} groups
 * @param {(key: string) => void} sortBy asked for with a heading's key, "-" before it for the other way round, "" for the order of the data
 */
export async function setUpTable(root, groups, sortBy) {
  const table = one("[data-table]", root, HTMLTableElement);
  const body = table.tBodies[0];
  const { rowsAt } = root.dataset;
  const last = rowsAt ? await lastRows(rowsAt) : [];
  const rows = readRows(table, groups, last ?? []);
  const most = Number(root.dataset.most);
  const more = one("[data-more]", root);
  const moreButton = one("button", more);
  const showReadingLink = showLink(one("[data-reading]", root, HTMLAnchorElement));
  let limit = most;
  /** @type {Set<string>} */
  let phases = new Set();
  /** @type {{shown: Row[] | null, sort: string, page: Row[]}} */
  let current = { shown: null, sort: "", page: [] };
  const headers = all("[data-sort]", table);
  for (const header of headers) {
    const button = make("button", { type: "button", textContent: header.textContent });
    button.addEventListener("click", () => sortBy(nextSort(String(header.dataset.sort), current.sort)));
    header.replaceChildren(button);
  }

  /**
   * @param {Row[]} shown
   * @param {string} sort
   * @param {Set<string>} chosen phases: a row shows a lesson from one of these
   */
  function show(shown, sort, chosen) {
    phases = chosen;
    const isSame = sort === current.sort && shown.length === current.shown?.length && shown.every((row, at) => row === current.shown?.[at]);
    if (!isSame) limit = most;
    const page = sorted(shown, sort, headers).slice(0, limit);
    current = { shown, sort, page };
    fill(page);
    table.dataset.ready = "true";
    for (const header of headers) {
      const key = String(header.dataset.sort);
      if (sort === key || sort === `-${key}`) header.setAttribute("aria-sort", sort === key ? "ascending" : "descending");
      else header.removeAttribute("aria-sort");
    }
    const rest = shown.length - page.length;
    more.hidden = rest === 0;
    if (rest) moreButton.textContent = t("cases.more", { count: Math.min(rest, most), rest });
  }

  /**
   * What goes on from the rows that stand there is added; another selection begins with a few rows.
   * @param {Row[]} page
   */
  function fill(page) {
    const there = body.children.length;
    const goesOn = there <= page.length && page.slice(0, there).every((row, at) => row.made === body.children[at]);
    const now = goesOn ? page : page.slice(0, AT_ONCE);
    const list = readList();
    for (const row of now) {
      addBox(row, list);
      teach(row, phases);
    }
    const added = (goesOn ? page.slice(there) : now).map((row) => row.element);
    for (const element of added) element.classList.remove("later");
    if (goesOn) body.append(...added);
    else body.replaceChildren(...added);
    if (now.length < page.length) requestAnimationFrame(() => setTimeout(() => current.page === page && fill(page)));
  }

  /**
   * @param {Row} row
   * @param {string[]} list
   */
  function addBox(row, list) {
    if (row.box) return;
    const box = make("input", { type: "checkbox", "aria-label": t("cases.on_reading", { title: row.name }), checked: list.includes(row.id) });
    box.addEventListener("change", () => {
      box.checked = toggle(row.id);
      showReading();
    });
    row.box = box;
    row.element.lastElementChild?.replaceChildren(make("label", {}, box));
  }

  function showReading() {
    const list = readList();
    showReadingLink(list);
    for (const row of rows) if (row.box) row.box.checked = list.includes(row.id);
  }

  moreButton.addEventListener("click", () => {
    const first = sorted(current.shown ?? [], current.sort, headers)[limit];
    limit += most;
    show(current.shown ?? [], current.sort, phases);
    if (first) one("a", first.element).focus();
  });
  whenListChanges(showReading);
  addEventListener("pageshow", showReading);
  showReading();
  return { rows, show, isWhole: last !== null };
}

/**
 * Show the first lesson from one of the chosen phases, or else the case's first.
 * @param {Row} row
 * @param {Set<string>} phases
 */
function teach(row, phases) {
  const lessons = all(".row-lesson", row.element);
  const fitting = lessons.find(({ dataset }) => phases.has(String(dataset.phase))) ?? lessons[0];
  for (const lesson of lessons) lesson.hidden = lesson !== fitting;
}

/**
 * A heading sorts one way, then the other, then not.
 * @param {string} key
 * @param {string} sort
 */
function nextSort(key, sort) {
  if (sort === key) return `-${key}`;
  return sort === `-${key}` ? "" : key;
}

/**
 * @param {Row[]} list
 * @param {string} sort
 * @param {HTMLElement[]} headers each with what it sorts by, and what that is called in the address
 */
function sorted(list, sort, headers) {
  const by = headers.find(({ dataset }) => dataset.sort === sort.replace(/^-/, ""))?.dataset.by;
  if (!by) return list;
  const direction = sort.startsWith("-") ? -1 : 1;
  return [...list].sort((a, b) => direction * orders[by](a, b) || a.number - b.number);
}
