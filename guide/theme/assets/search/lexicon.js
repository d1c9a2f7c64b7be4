// The words that a site knows, as the engine writes them: their roots, where each stands, and which are like a word.
import { family, root, sound } from "../shared/words.js";
import { bitCount, distance, letters } from "./likeness.js";

/**
 * @typedef {object} LexiconData
 * @property {string} words
 * @property {string} roots
 * @property {string} where
 * @property {[said: string[], meant: string[], tenths: number][]} synonyms
 * @property {{code: string, stop: string[], question: string[], particles: string[], infinitive: string, page: string[], kinds: Record<string, string[]>}} language
 */

/** @typedef {{at: number, number: number, cost: number}} Near a word like another: its position, its root, how far */
/** @typedef {{said: string[], meant: string[], strength: number}} Synonym roots of everyday words, and of the phrases that they mean */

const digits = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_";
export const value = new Uint8Array(128);
for (let at = 0; at < digits.length; at++) value[digits.charCodeAt(at)] = at;

export class Lexicon {
  /** @param {LexiconData} data */
  constructor(data) {
    this.words = unfronted(data.words);
    /** @type {Map<string, number>} */
    this.numberOf = new Map();
    this.numbers = Int32Array.from(data.roots.split(" "), (code, at) => this.numbered(this.words[at].slice(0, this.words[at].length - value[code.charCodeAt(0)]) + code.slice(1)));
    this.roots = [...this.numberOf.keys()];
    this.codes = data.where.split(" ");
    /** @type {Map<number, number[]>} */
    this.placed = new Map();
    /** @type {Map<number, string[]>} */
    this.forms = new Map();
    /** @type {number[][]} */
    this.ofLength = [];
    this.words.forEach((word, at) => (this.ofLength[word.length] ??= []).push(at));
    this.bits = Int32Array.from(this.words, letters);
    this.stop = new Set(data.language.stop);
    this.question = new Set(data.language.question);
    this.particles = new Set(data.language.particles);
    this.infinitive = data.language.infinitive;
    this.pageWords = new Set(data.language.page);
    /** @type {Map<string, string>} */
    this.kindOf = new Map();
    for (const [kind, names] of Object.entries(data.language.kinds)) for (const name of names) this.kindOf.set(name, kind);
    /** @type {Map<string, Synonym[]>} by the first root of what is said */
    this.synonyms = new Map();
    for (const [phrases, meant, tenths] of data.synonyms) {
      for (const said of phrases.map((phrase) => phrase.split(" "))) {
        this.synonyms.set(said[0], [...(this.synonyms.get(said[0]) ?? []), { said, meant, strength: tenths / 10 }]);
      }
    }
  }

  /**
   * The number of a root, given out in the order of the words.
   * @param {string} wordRoot
   * @returns {number}
   */
  numbered(wordRoot) {
    const number = this.numberOf.get(wordRoot) ?? this.numberOf.size;
    this.numberOf.set(wordRoot, number);
    return number;
  }

  /**
   * Where a root stands: rising numbers, as `_where_code` in the engine writes them.
   * @param {number} number
   */
  places(number) {
    const known = this.placed.get(number);
    if (known) return known;
    const code = this.codes[number];
    const places = [];
    let place = -1;
    for (let at = 0; at < code.length; at++) {
      let [step, unit, digit] = [0, 1, value[code.charCodeAt(at)]];
      for (; digit >= 32; digit = value[code.charCodeAt(++at)]) {
        step += (digit - 32) * unit;
        unit *= 32;
      }
      place += step + digit * unit + 1;
      places.push(place);
    }
    this.placed.set(number, places);
    return places;
  }

  /**
   * How many texts hold a root.
   * @param {number} number
   */
  holding(number) {
    return this.places(number).length;
  }

  /**
   * The synonyms of which everything that is said is among these words; not those of a part of what another says.
   * A word that says nothing says something in a phrase only: "met" is not "meten".
   * @param {string[]} typed
   */
  meantBy(typed) {
    const roots = new Set(typed.map(root));
    const telling = new Set(typed.filter((word) => !this.stop.has(word)).map(root));
    const found = [...roots].flatMap((first) => this.synonyms.get(first) ?? []).filter(({ said }) => (said.length === 1 ? telling.has(said[0]) : said.every((one) => roots.has(one))));
    return found.filter(({ said }) => !found.some((other) => other.said.length > said.length && said.every((one) => other.said.includes(one))));
  }

  /**
   * The number of the word with this root, or undefined.
   * @param {string} wordRoot
   */
  find(wordRoot) {
    return this.numberOf.get(wordRoot);
  }

  /**
   * Whether a root says something here: it stands on the site, or for words that do.
   * @param {string} wordRoot
   */
  says(wordRoot) {
    return this.numberOf.has(wordRoot) || (this.synonyms.get(wordRoot) ?? []).some(({ said }) => said.length === 1);
  }

  /**
   * The words of the site that have this root.
   * @param {number} number
   */
  formsOf(number) {
    const forms = this.forms.get(number) ?? this.words.filter((_, at) => this.numbers[at] === number);
    this.forms.set(number, forms);
    return forms;
  }

  /**
   * Positions of the words that begin with some letters.
   * @param {string} start
   */
  beginning(start) {
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < start) low = middle + 1;
      else high = middle;
    }
    const found = [];
    for (let at = low; at < this.words.length && this.words[at].startsWith(start); at++) found.push(at);
    return found;
  }

  /**
   * Whether the site has a word in just this form.
   * @param {string} word
   */
  has(word) {
    return this.words[this.beginning(word)[0]] === word;
  }

  /**
   * Numbers of the roots of the same family, by derivation.
   * @param {string} wordRoot
   */
  kin(wordRoot) {
    const shared = family(wordRoot);
    if (shared.length < 4) return [];
    const near = [...this.beginning(shared.slice(0, 4)), ...this.beginning(`ge${shared.slice(0, 3)}`)];
    const numbers = new Set(near.map((at) => this.numbers[at]));
    return [...numbers].filter((number) => this.roots[number] !== wordRoot && family(this.roots[number]) === shared);
  }

  /**
   * Compounds with a word as first or last member.
   * @param {string} word
   * @param {string} wordRoot
   */
  compoundsWith(word, wordRoot) {
    /** @type {{number: number, last: boolean}[]} */
    const found = [];
    this.roots.forEach((whole, number) => {
      if (whole.length < wordRoot.length + 3 || !whole.includes(wordRoot)) return;
      if (whole.endsWith(wordRoot)) {
        if (this.isMember(whole.slice(0, -wordRoot.length))) found.push({ number, last: true });
      } else if (whole.startsWith(word) && this.isMember(whole.slice(word.length).replace(/^(?:s|en|n|e)(?=.{4})/, ""), whole.slice(word.length))) {
        found.push({ number, last: false });
      }
    });
    return found;
  }

  /**
   * Numbers of the compounds that differ from a word in the linking letters only: "wijkbeleid" and "wijkenbeleid".
   * @param {string} word
   */
  linkedOtherwise(word) {
    /** @type {Set<number>} */
    const found = new Set();
    for (let at = 4; at <= word.length - 4; at++) {
      const [head, tail] = [word.slice(0, at), word.slice(at)];
      for (const first of new Set([head, head.replace(/(?:s|en?|n)$/, "")])) {
        if (first.length < 4 || !this.isMember(first)) continue;
        for (const joint of ["", "s", "en", "e", "n"]) {
          const number = first + joint + tail === word ? undefined : this.find(root(first + joint + tail));
          if (number !== undefined) found.add(number);
        }
      }
    }
    return [...found];
  }

  /**
   * Whether letters are a word of the site, with or without a linking -s- or -en-.
   * @param {string[]} candidates
   */
  isMember(...candidates) {
    return candidates.some((part) => part.length > 2 && [part, part.replace(/s$/, ""), part.replace(/en?$/, "")].some((form) => form.length > 2 && this.numberOf.has(root(form))));
  }

  /**
   * The members of a compound as numbers of words, the longest last member first; empty when it does not split.
   * @param {string} word
   */
  split(word) {
    for (let at = 4; at <= word.length - 4; at++) {
      const last = this.find(root(word.slice(at)));
      const head = word.slice(0, at);
      if (last === undefined) continue;
      for (const form of [head, head.replace(/s$/, ""), head.replace(/en$/, ""), head.replace(/e$/, "")]) {
        const first = form.length > 3 ? this.find(root(form)) : undefined;
        if (first !== undefined) return [first, last];
      }
    }
    return [];
  }

  /**
   * The words nearest to a misspelt one, at most `most` letters apart, the likeliest first.
   * @param {string} word
   * @param {number} most
   */
  near(word, most) {
    const [bits, heard] = [letters(word), sound(word)];
    /** @type {Near[]} */
    const found = [];
    for (let length = Math.max(3, word.length - most - 1); length <= word.length + most + 1; length++) {
      for (const at of this.ofLength[length] ?? []) {
        if (bitCount(this.bits[at] ^ bits) > 2 * most + 1) continue;
        const whole = this.words[at];
        let cost = distance(word, whole, most + 1);
        if (cost > 0 && cost <= most + 1 && word.length > 3 && sound(whole) === heard) cost = 0.5;
        if (cost <= most) found.push({ at, number: this.numbers[at], cost: cost + (whole[0] === word[0] ? 0 : 0.4) });
      }
    }
    return found.sort((a, b) => a.cost - b.cost || this.holding(b.number) - this.holding(a.number));
  }
}

/** @param {string} coded */
function unfronted(coded) {
  let before = "";
  return coded.split(" ").map((code) => (before = before.slice(0, value[code.charCodeAt(0)]) + code.slice(1)));
}
