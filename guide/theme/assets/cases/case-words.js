// Which cases hold all words of a query: by root, or as the beginning of a word so that results come while typing.
// The index is fetched at first use; where that is impossible, the words in the table's rows have to do.
import { root, useLanguage, words } from "../shared/words.js";

let index = null;
let loading = null;

export function loadWords(url, rows) {
  loading ??= load(url, rows);
  return loading;
}

async function load(url, rows) {
  try {
    const [response] = await Promise.all([fetch(url), useLanguage(document.documentElement.lang)]);
    if (!response.ok) throw new Error(response.status);
    const { cases, words: places } = await response.json();
    index = { cases, places, list: Object.keys(places) };
  } catch {
    index = fromRows(rows);
  }
}

export const wordsLoaded = () => index !== null;

function fromRows(rows) {
  const places = Object.create(null);
  rows.forEach((row, number) => {
    for (const word of new Set(words(row.element.textContent))) (places[word] ??= []).push(number);
  });
  return { cases: rows.map((row) => row.id), places, list: Object.keys(places).sort() };
}

// The ids of the cases that hold every word; null when the query has no words, or the index is not there yet.
export function casesWith(query) {
  const asked = words(query);
  if (!index || asked.length === 0) return null;
  let found = null;
  for (const word of asked) {
    const holding = numbersWith(word);
    found = found ? new Set([...found].filter((number) => holding.has(number))) : holding;
  }
  return new Set([...found].map((number) => index.cases[number]));
}

// A root keeps a word's first two letters, so only words that share them can match.
function numbersWith(word) {
  const wanted = root(word);
  const start = word.slice(0, 2);
  const holding = new Set();
  for (let at = firstFrom(start); at < index.list.length && index.list[at].startsWith(start); at += 1) {
    const known = index.list[at];
    if (known.startsWith(word) || root(known) === wanted) for (const number of index.places[known]) holding.add(number);
  }
  return holding;
}

function firstFrom(start) {
  let low = 0;
  let high = index.list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (index.list[middle] < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
