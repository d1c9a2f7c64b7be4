// From ranked results to what the field and the page of results show.
import { root, words } from "../shared/words.js";
import { understand } from "./query.js";
import { rank } from "./rank.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Understood} Understood */
/** @typedef {import("./rank.js").Page} Page */
/** @typedef {[text: string, marked: boolean][]} Marked a text in pieces, those of the query marked */
/** @typedef {{number: number, url: string, title: Marked, kind: string, label: string, phases: [id: string, name: string][], anchor: string, words: string}} Hit a result; `words`: what to mark on its page */
/** @typedef {{title: string, url: string, number: number}} Definition of a term */
/**
 * @typedef {object} Answer
 * @property {string} query
 * @property {number} total
 * @property {Record<string, number>} counts results by kind
 * @property {Hit[]} hits the best, or the best of one kind
 * @property {Definition} [term] the term that the query is
 * @property {string[]} meant words that stand for misspelt ones
 * @property {string[]} nearest words to try when nothing was found
 * @property {[id: string, name: string][]} phases
 */

const least = 0.06; // of the best score: below it a result is not worth showing
const wellEnough = 0.45; // how well a word must stand for another to be marked
const mostMarked = 8; // words in an address
const tellingShare = 0.3; // of what the most telling word is worth

/**
 * Answer a query.
 * @param {string} query
 * @param {Index} index
 * @param {{most?: number, kind?: string}} wanted
 * @returns {Answer}
 */
export function answer(query, index, { most = 8, kind = "" } = {}) {
  const understood = understand(query, index);
  const ranked = words(query).length === 0 ? [] : rank(understood, index);
  const term = definition(understood, index);
  const best = ranked[0]?.score ?? 0;
  const shown = ranked.filter(({ number, score }) => score >= best * least && number !== term?.number);
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { number } of shown) counts[index.results[number].kind] = (counts[index.results[number].kind] ?? 0) + 1;
  const marked = markedRoots(understood, index);
  const hits = shown.filter(({ number }) => !kind || index.results[number].kind === kind).slice(0, most).map((page) => hit(page, marked, index));
  const nearest = shown.length > 0 || term ? [] : nearestWords(understood, index);
  return { query, total: shown.length, counts, hits, term, meant: understood.corrected.map(([, meant]) => meant), nearest, phases: index.phases };
}

/**
 * @param {Understood} understood
 * @param {Index} index
 * @returns {Definition | undefined}
 */
function definition({ names }, index) {
  const [best] = names.filter(({ whole, meant, bearer }) => whole && !meant && bearer.term !== undefined).sort((a, b) => b.bearer.share - a.bearer.share);
  const number = best?.bearer.term;
  if (number === undefined) return undefined;
  const { url, title } = index.results[number];
  return { number, title, url };
}

/**
 * @param {Page} page
 * @param {Map<string, number>} marked
 * @param {Index} index
 * @returns {Hit}
 */
function hit(page, marked, index) {
  const { url, title, kind, phases } = index.results[page.number];
  const first = index.firstPart[page.number];
  const [part] = [...page.parts].sort((a, b) => b[1] - a[1])[0] ?? [first];
  return { number: page.number, url, title: inPieces(title, marked), kind, label: index.labels.get(kind) ?? kind, phases, anchor: index.part(part).anchor, words: wordsToMark(page, marked, index) };
}

/**
 * The words of the query that a page holds, one of each root, to mark there: those that tell most.
 * @param {Page} page
 * @param {Map<string, number>} marked
 * @param {Index} index
 */
function wordsToMark({ number }, marked, index) {
  const held = [...marked].filter(([found]) => index.where(/** @type {number} */ (index.find(found))).parts.some((part) => index.resultOf[part] === number));
  const most = Math.max(...held.map(([, worth]) => worth));
  const telling = held.filter(([, worth]) => worth > tellingShare * most).sort((a, b) => b[1] - a[1]).slice(0, mostMarked);
  return telling.map(([found]) => index.formsOf(/** @type {number} */ (index.find(found)))[0]).join(" ");
}

/**
 * Roots that stand well for a word of the query, and what they are worth there.
 * @param {Understood} understood
 * @param {Index} index
 */
export function markedRoots({ asked }, index) {
  /** @type {Map<string, number>} */
  const marked = new Map();
  for (const one of asked) {
    for (const [number, how] of one.matches) {
      const worth = how * one.share * index.rarity(number);
      if (how >= wellEnough && worth > (marked.get(index.roots[number]) ?? 0)) marked.set(index.roots[number], worth);
    }
  }
  return marked;
}

/** @type {Map<string, string[]>} */
const rootsOfPieces = new Map();

/** @param {string} piece */
export function rootsOf(piece) {
  const found = rootsOfPieces.get(piece) ?? words(piece).map(root);
  rootsOfPieces.set(piece, found);
  return found;
}

/**
 * A text in pieces, its words with one of these roots marked.
 * @param {string} text
 * @param {Map<string, number>} roots
 * @returns {Marked}
 */
export function inPieces(text, roots) {
  /** @type {Marked} */
  const pieces = [];
  text.split(/([\p{L}\p{N}]+)/u).forEach((piece, at) => {
    const marked = at % 2 === 1 && rootsOf(piece).some((found) => roots.has(found));
    const before = pieces.at(-1);
    if (before && before[1] === marked) before[0] += piece;
    else if (piece) pieces.push([piece, marked]);
  });
  return pieces;
}

/**
 * Words of the site that look like those asked, for when nothing was found.
 * @param {Understood} understood
 * @param {Index} index
 */
function nearestWords({ asked }, index) {
  const near = asked.flatMap(({ word }) => [...index.near(word, 3).map(({ at }) => at), ...index.beginning(word.slice(0, 4))]);
  return [...new Set(near.map((at) => index.words[at]))].filter((word) => word.length > 3).slice(0, 4);
}
