// The index that the engine writes, opened for searching.
import { root, words } from "../shared/words.js";
import { Lexicon, value } from "./lexicon.js";

/**
 * @typedef {object} IndexData
 * @property {[kind: string, label: string][]} kinds
 * @property {[id: string, name: string][]} phases
 * @property {[url: string, title: string, kind: number, phases: number[], ...headings: string[]][]} results
 * @property {string} weights
 * @property {number[]} levels
 * @property {[result: number, share: number, names: string[], term?: number][]} names
 * @property {Record<string, number[]>} pages
 */

/** @typedef {{url: string, title: string, kind: string, phases: [id: string, name: string][], flat: string[]}} Result `flat`: heading and anchor of each part but the first */
/** @typedef {{parts: number[], weights: number[], pages: number}} Place the parts that hold a word, its weight there, and the number of results among them */
/** @typedef {{result: number, share: number, term?: number}} Bearer a result that bears a name, how well, and the term it is the name of */

export class Index extends Lexicon {
  /** @param {import("./lexicon.js").LexiconData & IndexData} data */
  constructor(data) {
    super(data);
    this.labels = new Map(data.kinds);
    this.phases = data.phases;
    this.pages = data.pages;
    /** @type {Result[]} */
    this.results = data.results.map(([url, title, kind, phases, ...flat]) => ({ url, title, kind: data.kinds[kind][0], phases: phases.map((phase) => data.phases[phase]), flat }));
    /** @type {number[]} */
    this.resultOf = [];
    this.firstPart = this.results.map((result, number) => {
      const first = this.resultOf.length;
      for (let part = 0; part <= result.flat.length / 2; part++) this.resultOf.push(number);
      return first;
    });
    this.weights = Uint8Array.from(data.weights, (digit) => value[digit.charCodeAt(0)]);
    this.levels = data.levels;
    this.starts = starts(this.codes);
    /** @type {Map<number, Place>} */
    this.opened = new Map();
    /** @type {Map<string, Bearer[]>} */
    this.names = new Map();
    /** Pages by the roots of their whole title, words that say nothing too, and of the kind that their address names. @type {Map<string, number>} */
    this.titles = new Map();
    this.results.forEach(({ kind, title, url }, number) => {
      const folder = url.slice(0, -1);
      if (kind === "page") for (const name of [title, ...(this.kindOf.has(folder) ? [folder] : [])]) this.titles.set(titleOf(name), number);
    });
    for (const [result, share, names, term] of data.names) {
      const bearer = { result, share: share / 10, term };
      names.forEach((name) => this.names.set(name, [...(this.names.get(name) ?? []), bearer]));
    }
  }

  /**
   * The page that a query is the title of.
   * @param {string} query
   */
  titled(query) {
    return this.titles.get(titleOf(query));
  }

  /**
   * The parts that hold a word.
   * @param {number} number
   * @returns {Place}
   */
  where(number) {
    const known = this.opened.get(number);
    if (known) return known;
    const parts = this.places(number);
    const weights = parts.map((_, at) => this.levels[this.weights[this.starts[number] + at]]);
    const place = { parts, weights, pages: new Set(parts.map((part) => this.resultOf[part])).size };
    this.opened.set(number, place);
    return place;
  }

  /**
   * How many results hold a root.
   * @param {number} number
   */
  holding(number) {
    return this.where(number).pages;
  }

  /**
   * How telling a word is: BM25's inverse document frequency over results.
   * @param {number} number
   */
  rarity(number) {
    const holding = this.holding(number);
    return Math.log(1 + (this.results.length - holding + 0.5) / (holding + 0.5));
  }

  /**
   * The heading and anchor of a part; empty for the first of a page.
   * @param {number} part
   */
  part(part) {
    const number = this.resultOf[part];
    const { flat } = this.results[number];
    const at = 2 * (part - this.firstPart[number] - 1);
    return at < 0 ? { heading: "", anchor: "" } : { heading: flat[at], anchor: flat[at + 1] || words(flat[at]).join("-") };
  }

  /**
   * The headings of a result's parts by anchor.
   * @param {number} number
   */
  headings(number) {
    const { flat } = this.results[number];
    const parts = Array.from({ length: flat.length / 2 }, (_, at) => this.part(this.firstPart[number] + 1 + at));
    return new Map(parts.map(({ anchor, heading }) => [anchor, heading]));
  }
}

/**
 * A title as it is looked up.
 * @param {string} text
 */
const titleOf = (text) => words(text).map(root).join(" ");

/**
 * Where the weights of each root begin: a step ends with a digit below 32.
 * @param {string[]} codes
 */
function starts(codes) {
  let total = 0;
  return codes.map((code) => {
    const start = total;
    for (let at = 0; at < code.length; at++) if (value[code.charCodeAt(at)] < 32) total++;
    return start;
  });
}
