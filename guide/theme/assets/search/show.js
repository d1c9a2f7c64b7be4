// From ranked results to what Material's search field renders, and what the guide shows above it.
import { rank } from "./rank.js";
import { understand } from "./query.js";
import { root, words } from "../shared/words.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Asked} Asked */
/** @typedef {import("./query.js").Understood} Understood */
/** @typedef {import("./rank.js").Page} Page */
/** @typedef {{location: string, title: string, text: string, score: number, terms: Record<string, boolean>}} Item of Material's list; `terms`: which words of the query it holds */
/** @typedef {{number: number, title: string, text: string, url: string}} Answer the definition of a term */
/** @typedef {{query: string, answer?: Answer, meant: [typed: string, meant: string][], nearest: string[], phases: [id: string, name: string][]}} Guidance what the guide shows above the results */

const most = 20; // results
const least = 0.06; // of the best score: below it a result is not worth showing
const shownParts = 2;
const moreParts = 3;

/**
 * Answer a query in Material's form, with our guidance. Titles and texts are HTML, escaped here.
 * @param {string} query
 * @param {Index} index
 * @returns {{items: Item[][], suggest: string[], guide?: Guidance}}
 */
export function search(query, index) {
  if (words(query).length === 0) return { items: [], suggest: [] };
  const understood = understand(query, index);
  const ranked = rank(understood, index);
  const answer = definition(understood, index);
  const best = ranked[0]?.score ?? 0;
  const shown = ranked.filter(({ number, score }) => score >= best * least && number !== answer?.number).slice(0, most);
  const marked = markedRoots(understood.asked, index);
  const items = shown.map((page) => item(page, understood, marked, index));
  const nearest = shown.length > 0 || answer ? [] : nearestWords(understood.asked, index);
  return { items, suggest: completion(query, index), guide: { query, answer, meant: understood.corrected, nearest, phases: index.phases } };
}

/**
 * The term that the query is, whatever else it finds.
 * @param {Understood} understood
 * @param {Index} index
 * @returns {Answer | undefined}
 */
function definition({ names }, index) {
  const [hit] = names.filter(({ whole, bearer }) => whole && bearer.term !== undefined).sort((a, b) => b.bearer.share - a.bearer.share);
  const number = hit?.bearer.term;
  if (number === undefined) return undefined;
  const { url, title, summary } = index.results[number];
  return { number, title, text: summary, url };
}

/**
 * A result as Material wants it: the page, then its best parts; those with a lower score it folds away.
 * @param {Page} page
 * @param {Understood} understood
 * @param {Set<string>} marked
 * @param {Index} index
 */
function item(page, { asked }, marked, index) {
  const result = index.results[page.number];
  const first = index.firstPart[page.number];
  const parts = [...page.parts].filter(([part]) => part !== first).sort((a, b) => b[1] - a[1]);
  const direct = parts.length > 0 && parts[0][1] > (page.parts.get(first) ?? 0) ? shownParts : 0;
  const terms = foundTerms(page, asked, index);
  const alone = result.url.includes("#");
  const text = result.summary ? `<p>${highlighted(result.summary, marked)}</p>` : "";
  const title = `${kindLabel(result, index)}${highlighted(result.title, marked)}${alone && text ? `<span class="result-text">${highlighted(result.summary, marked)}</span>` : ""}`;
  const sections = parts.slice(0, direct + moreParts).filter(([, score], at) => at < direct || score > 0.3 * parts[0][1]).map(([part], at) => {
    const { url, heading } = index.part(part);
    return { location: url, title: highlighted(heading, marked), text: "", score: at < direct ? page.score : page.score / 2, terms };
  });
  return [{ location: result.url, title, text, score: page.score, terms }, ...sections];
}

/**
 * "Paragraaf · Oriënteren".
 * @param {import("./index.js").Result} result
 * @param {Index} index
 */
function kindLabel({ kind, phases }, index) {
  const where = phases.length > 2 ? [index.manyPhases.replace("{count}", String(phases.length))] : phases.map(([, name]) => name);
  const phase = phases.length === 1 ? ` data-phase="${escaped(phases[0][0])}"` : "";
  return `<span class="result-kind"${phase}>${escaped([index.labels.get(kind), ...(kind === "phase" ? [] : where)].join(" · "))}</span> `;
}

/**
 * The words to mark on the page, and which words of the query it lacks.
 * @param {Page} page
 * @param {Asked[]} asked
 * @param {Index} index
 */
function foundTerms(page, asked, index) {
  /** @type {Record<string, boolean>} */
  const terms = {};
  asked.forEach((one, at) => {
    if (one.asksKind || one.share < 1) return;
    if (!page.found.has(at)) terms[one.word] = false;
    else [one.word, ...forms(one, index)].slice(0, 4).forEach((form) => (terms[form] = true));
  });
  return terms;
}

/**
 * @param {Asked} one
 * @param {Index} index
 */
function forms(one, index) {
  const [number] = [...one.matches].filter(([, strength]) => strength > 0.5).map(([matched]) => matched);
  return number === undefined ? [] : index.formsOf(number);
}

/**
 * Roots to mark in titles and texts: all that stand well for a word of the query.
 * @param {Asked[]} asked
 * @param {Index} index
 */
function markedRoots(asked, index) {
  return new Set(asked.flatMap((one) => [...one.matches].filter(([, strength]) => strength >= 0.45).map(([number]) => index.roots[number])));
}

/** @type {Map<string, string[]>} */
const rootsOfPieces = new Map();

/**
 * A text as HTML, its words with one of these roots marked.
 * @param {string} text
 * @param {Set<string>} roots
 */
function highlighted(text, roots) {
  return text.split(/([\p{L}\p{N}]+)/u).map((piece, at) => (at % 2 === 1 && rootsOf(piece).some((found) => roots.has(found)) ? `<mark>${piece}</mark>` : escaped(piece))).join("");
}

/** @param {string} piece */
function rootsOf(piece) {
  const found = rootsOfPieces.get(piece) ?? words(piece).map(root);
  rootsOfPieces.set(piece, found);
  return found;
}

/** @param {string} text */
function escaped(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/**
 * The likeliest end of the word that is being typed, as Material's suggestion.
 * @param {string} query
 * @param {Index} index
 */
function completion(query, index) {
  const typed = words(query).at(-1);
  if (!typed || typed.length < 3 || !query.endsWith(typed)) return [];
  const [best] = index.beginning(typed).sort((a, b) => index.where(index.numbers[b]).pages - index.where(index.numbers[a]).pages || a - b);
  return best === undefined || index.words[best] === typed ? [] : [index.words[best]];
}

/**
 * Words of the site that look like those asked, for when nothing was found.
 * @param {Asked[]} asked
 * @param {Index} index
 */
function nearestWords(asked, index) {
  const near = asked.flatMap(({ word }) => [...index.near(word, 3).map(({ at }) => at), ...index.beginning(word.slice(0, 4))]);
  return [...new Set(near.map((at) => index.words[at]))].filter((word) => word.length > 3).slice(0, 4);
}
