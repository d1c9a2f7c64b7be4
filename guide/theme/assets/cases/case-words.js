// Which cases hold all words of a query: by root, or as the beginning of a word so that results come while typing.
// The index is fetched at first use; where that is impossible, the words in the table's rows have to do.
import { language } from "../shared/wording.js";
import { root, useLanguage, words } from "../shared/words.js";

/** @typedef {import("./explorer-table.js").Row} Row */
/** @typedef {{cases: string[], places: Record<string, number[]>, list: string[]}} Index ids of cases; for each word places in that list; the words in order */

/** @type {Index | null} */
let index = null;
/** @type {Promise<void> | null} */
let loading = null;

/**
 * Fetch the index, once.
 * @param {string} url
 * @param {Row[]} rows
 */
export function loadWords(url, rows) {
  loading ??= load(url, rows);
  return loading;
}

/**
 * @param {string} url
 * @param {Row[]} rows
 */
async function load(url, rows) {
  try {
    const [response] = await Promise.all([fetch(url), useLanguage(language)]);
    if (!response.ok) throw new Error(String(response.status));
    const { cases, words: places } = await response.json();
    index = { cases, places, list: Object.keys(places) };
  } catch {
    index = fromRows(rows);
  }
}

export const wordsLoaded = () => index !== null;

/**
 * @param {Row[]} rows
 * @returns {Index}
 */
function fromRows(rows) {
  const places = Object.create(null);
  rows.forEach((row, number) => {
    for (const word of new Set(words(row.element.textContent))) (places[word] ??= []).push(number);
  });
  return { cases: rows.map((row) => row.id), places, list: Object.keys(places).sort() };
}

/**
 * The ids of the cases that hold every word; null when the query has no words, or the index is not there yet.
 * @param {string} query
 */
export function casesWith(query) {
  const asked = words(query);
  if (!index || asked.length === 0) return null;
  const { cases } = index;
  const [first, ...others] = asked.map((word) => numbersWith(word, /** @type {Index} */ (index)));
  return new Set([...first].filter((number) => others.every((holding) => holding.has(number))).map((number) => cases[number]));
}

/**
 * A root keeps a word's first two letters, so only words that share them can match.
 * @param {string} word
 * @param {Index} index
 */
export function numbersWith(word, { places, list }) {
  const wanted = root(word);
  const start = word.slice(0, 2);
  /** @type {Set<number>} */
  const holding = new Set();
  for (let at = firstFrom(start, list); at < list.length && list[at].startsWith(start); at += 1) {
    const known = list[at];
    if (known.startsWith(word) || root(known) === wanted) for (const number of places[known]) holding.add(number);
  }
  return holding;
}

/**
 * @param {string} start
 * @param {string[]} list
 */
function firstFrom(start, list) {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
