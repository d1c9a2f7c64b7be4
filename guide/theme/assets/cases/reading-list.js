// The reading list: ids of cases, in the order they were chosen, kept in this browser.
import { keep, named, recall } from "../shared/storage.js";
import { t } from "../shared/wording.js";

const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
/** @type {string[]} this page's own, while nothing can be kept */
let memory = [];

/**
 * What can be ids of cases, each once.
 * @param {unknown[]} values
 * @returns {string[]}
 */
export const onlyIds = (values) => [...new Set(values)].flatMap((value) => (typeof value === "string" && ID.test(value) && value.length <= 80 ? [value] : []));

export function readList() {
  try {
    const stored = JSON.parse(recall("reading-list") ?? "null");
    return Array.isArray(stored) ? onlyIds(stored) : memory;
  } catch {
    return memory; // With something strange in it the list lasts as long as the page.
  }
}

/** @param {string[]} ids */
export function writeList(ids) {
  memory = onlyIds(ids);
  keep("reading-list", JSON.stringify(memory));
}

/**
 * Put a case on the list, or take it off. Returns whether it is on the list now.
 * @param {string} id
 */
export function toggle(id) {
  const list = readList();
  writeList(list.includes(id) ? list.filter((other) => other !== id) : [...list, id]);
  return readList().includes(id);
}

/**
 * @param {string} base
 * @param {string[]} ids
 */
export const listAddress = (base, ids) => (ids.length ? `${base}?cases=${ids.join(",")}` : base);

/**
 * Make a link that leads to the list and says how many cases are on it: call the result with each list.
 * @param {HTMLAnchorElement} link
 */
export function showLink(link) {
  const base = link.getAttribute("href") ?? "";
  return (/** @type {string[]} */ list) => {
    link.href = listAddress(base, list);
    link.textContent = list.length ? t("cases.reading_count", { count: list.length }) : t("cases.reading");
  };
}

/**
 * Call back when the list changes in another tab, or changed while this page slept.
 * @param {() => void} show
 */
export function whenListChanges(show) {
  addEventListener("storage", (event) => {
    if (event.key === named("guide.reading-list")) show();
  });
  addEventListener("pageshow", ({ persisted }) => persisted && show());
}
