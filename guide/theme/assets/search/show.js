// From ranked results to what Material's search field renders, and what the guide shows above it.
import { rank } from "./rank.js";
import { understand } from "./query.js";
import { root, words } from "../shared/words.js";

const most = 20; // results
const least = 0.06; // of the best score: below it a result is not worth showing
const shownParts = 2;
const moreParts = 3;

/**
 * Answer a query in Material's form, {items, suggest}, with `guide`: {query, answer, meant, nearest, phases}.
 * Titles and texts are HTML, escaped here.
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

/** The term that the query is, whatever else it finds. */
function definition({ names }, index) {
  const [hit] = names.filter(({ whole, bearer }) => whole && bearer.term !== undefined).sort((a, b) => b.bearer.share - a.bearer.share);
  if (!hit) return undefined;
  const { url, title, summary } = index.results[hit.bearer.term];
  return { number: hit.bearer.term, title, text: summary, url };
}

/** A result as Material wants it: the page, then its best parts; those with a lower score it folds away. */
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

/** "Paragraaf · Oriënteren". */
function kindLabel({ kind, phases }, index) {
  const where = phases.length > 2 ? [`${phases.length} fasen`] : phases.map(([, name]) => name);
  const phase = phases.length === 1 ? ` data-phase="${escaped(phases[0][0])}"` : "";
  return `<span class="result-kind"${phase}>${escaped([index.labels.get(kind), ...(kind === "phase" ? [] : where)].join(" · "))}</span> `;
}

/** The words to mark on the page, and which words of the query it lacks. */
function foundTerms(page, asked, index) {
  const terms = {};
  asked.forEach((one, at) => {
    if (one.asksKind || one.share < 1) return;
    if (!page.found.has(at)) terms[one.word] = false;
    else [one.word, ...forms(one, index)].slice(0, 4).forEach((form) => (terms[form] = true));
  });
  return terms;
}

function forms(one, index) {
  const [number] = [...one.matches].filter(([, strength]) => strength > 0.5).map(([matched]) => matched);
  return number === undefined ? [] : index.formsOf(number);
}

/** Roots to mark in titles and texts: all that stand well for a word of the query. */
function markedRoots(asked, index) {
  return new Set(asked.flatMap((one) => [...one.matches].filter(([, strength]) => strength >= 0.45).map(([number]) => index.roots[number])));
}

const rootsOfPieces = new Map();

/** A text as HTML, its words with one of these roots marked. */
function highlighted(text, roots) {
  return text.split(/([\p{L}\p{N}]+)/u).map((piece, at) => (at % 2 === 1 && rootsOf(piece).some((found) => roots.has(found)) ? `<mark>${piece}</mark>` : escaped(piece))).join("");
}

function rootsOf(piece) {
  if (!rootsOfPieces.has(piece)) rootsOfPieces.set(piece, words(piece).map(root));
  return rootsOfPieces.get(piece);
}

function escaped(text) {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** The likeliest end of the word that is being typed, as Material's suggestion. */
function completion(query, index) {
  const typed = words(query).at(-1);
  if (!typed || typed.length < 3 || !query.endsWith(typed)) return [];
  const [best] = index.beginning(typed).sort((a, b) => index.where(index.numbers[b]).pages - index.where(index.numbers[a]).pages || a - b);
  return best === undefined || index.words[best] === typed ? [] : [index.words[best]];
}

/** Words of the site that look like those asked, for when nothing was found. */
function nearestWords(asked, index) {
  const near = asked.flatMap(({ word }) => [...index.near(word, 3).map(({ at }) => at), ...index.beginning(word.slice(0, 4))]);
  return [...new Set(near.map((at) => index.words[at]))].filter((word) => word.length > 3).slice(0, 4);
}
