// What counts as a word, and what its forms share: one place for the search, the case explorer and the lists.
// guide/language/stems.py does the same at build; a test compares both on every word of the site.

/**
 * @typedef {object} Rules what a language's module gives
 * @property {(word: string) => string} root
 * @property {(wordRoot: string) => string} family
 * @property {(word: string) => string} sound
 */

const token = /\d+\.\d+|[a-z0-9]+/g;
/** @type {Rules} */
const plain = { root: (word) => word, family: (wordRoot) => wordRoot, sound: (word) => word };
/** @type {Map<string, string>} */
const roots = new Map();
let rules = plain;

/**
 * Use the rules of a language, "nl" or "en". Until then a word is its own root.
 * @param {string} code
 */
export async function useLanguage(code) {
  rules = await import(`./languages/${code}.js`);
  roots.clear();
}

/**
 * Lower case, wide and joined letters as plain ones, without accents, apostrophes and signs that nobody sees.
 * @param {string} text
 */
export function fold(text) {
  return text.normalize("NFKD").toLowerCase().replace(/['’‘`]|[\p{M}\p{Cf}]/gu, "");
}

/**
 * The words of a text: letters and digits, numbers like 4.2 whole.
 * @param {string} text
 * @returns {string[]}
 */
export function words(text) {
  return fold(text).match(token) ?? [];
}

/**
 * What the forms of a folded word share. Short words stay as they are.
 * @param {string} word
 */
export function root(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let found = roots.get(word);
  if (found === undefined) {
    found = rules.root(word);
    roots.set(word, found);
  }
  return found;
}

/**
 * What words of one family share, beyond their root.
 * @param {string} wordRoot
 */
export const family = (wordRoot) => rules.family(wordRoot);

/**
 * A word by its sound, for the commonest doubts in spelling.
 * @param {string} word
 */
export const sound = (word) => rules.sound(word);
