// What counts as a word, and what its forms share: one place for the search, the case explorer and the lists.
// guide/searchwords.py does the same at build; a test compares both on every word of the site.
const token = /\d+\.\d+|[a-z0-9]+/g;
const plain = { root: (word) => word, family: (wordRoot) => wordRoot, sound: (word) => word };
const roots = new Map();
let language = plain;

/** Use the rules of a language, "nl" or "en". Until then a word is its own root. */
export async function useLanguage(code) {
  language = await import(`./languages/${code}.js`);
  roots.clear();
}

/** Lower case, without accents and apostrophes. */
export function fold(text) {
  return text.toLowerCase().replace(/['’‘`]/g, "").normalize("NFD").replace(/\p{M}/gu, "");
}

/** The words of a text: letters and digits, numbers like 4.2 whole. */
export function words(text) {
  return fold(text).match(token) ?? [];
}

/** What the forms of a folded word share. Short words stay as they are. */
export function root(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let found = roots.get(word);
  if (found === undefined) {
    found = language.root(word);
    roots.set(word, found);
  }
  return found;
}

/** What words of one family share, beyond their root. */
export const family = (wordRoot) => language.family(wordRoot);

/** A word by its sound, for the commonest doubts in spelling. */
export const sound = (word) => language.sound(word);
