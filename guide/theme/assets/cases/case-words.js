// Which cases hold all words of a query, understood as the search of the site understands them; the last word may still be being typed.
// The words are fetched at first use; where that is impossible, those in the table's rows have to do.
import { language } from "../shared/wording.js";
import { root, useLanguage, words } from "../shared/words.js";

/** @typedef {import("./explorer-table.js").Row} Row */
/** @typedef {{places: Record<string, number[]>, list: string[]}} Plain for each word the cases that hold it; the words in order */
/** @typedef {(query: string) => Set<number> | null} Find numbers of the cases that hold every word */

const wellEnough = 0.4; // how well another word must stand for the one typed

/** @type {{cases: string[], find: Find} | null} */
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
    const [response, { Lexicon }, { read }] = await Promise.all([fetch(url), import("../search/lexicon.js"), import("../search/query.js"), useLanguage(language)]);
    if (!response.ok) throw new Error(String(response.status));
    const data = await response.json();
    const lexicon = new Lexicon(data);
    index = { cases: data.cases, find: (query) => inLexicon(read(query, lexicon).asked, lexicon) };
  } catch {
    const plain = fromRows(rows);
    index = { cases: rows.map((row) => row.id), find: (query) => inAll(words(query).map((word) => numbersWith(word, plain))) };
  }
}

export const wordsLoaded = () => index !== null;

/**
 * The ids of the cases that hold every word; null when the query has no words, or the index is not there yet.
 * @param {string} query
 */
export function casesWith(query) {
  const found = index?.find(query);
  return found ? new Set([...found].map((number) => index?.cases[number] ?? "")) : null;
}

/**
 * @param {import("../search/query.js").Asked[]} asked
 * @param {import("../search/lexicon.js").Lexicon} lexicon
 */
function inLexicon(asked, lexicon) {
  return inAll(asked.map(({ matches, last, word }) => {
    const numbers = [...matches].filter(([, how]) => how >= wellEnough).map(([number]) => number);
    const begun = last ? lexicon.beginning(word).map((at) => lexicon.numbers[at]) : [];
    return new Set([...numbers, ...begun].flatMap((number) => lexicon.places(number)));
  }));
}

/**
 * What all sets hold; null for no sets.
 * @param {Set<number>[]} sets
 */
function inAll(sets) {
  const [first, ...others] = sets;
  return first ? new Set([...first].filter((number) => others.every((other) => other.has(number)))) : null;
}

/**
 * @param {Row[]} rows
 * @returns {Plain}
 */
function fromRows(rows) {
  const places = Object.create(null);
  rows.forEach((row, number) => {
    for (const word of new Set(words(row.element.textContent))) (places[word] ??= []).push(number);
  });
  return { places, list: Object.keys(places).sort() };
}

/**
 * A root keeps a word's first two letters, so only words that share them can match.
 * @param {string} word
 * @param {Plain} plain
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
