// The words of the interface. The page carries those of its scripts, taken from guide/language; guide/language/words.py reads them alike.

/** @typedef {string | {one: string, other: string}} Text a text with {placeholders}; two where its form depends on `count` */
/** @typedef {{[name: string]: Words | string}} Words */
/** @typedef {Record<string, string | number>} Values */

const page = globalThis.document;

const SMALL = /^\d{1,3}$/; // numbers without marks

/** The language of this page. */
export const language = page?.documentElement.lang || "en";

/** @type {Words} */
const words = JSON.parse(page?.getElementById("words")?.textContent ?? "{}");

/**
 * Fill a text's placeholders, in the form that suits `values.count`.
 * @param {Text} text
 * @param {Values} values numbers get their thousands marked
 * @param {string} locale
 */
export function filled(text, values, locale) {
  const form = typeof text === "string" ? text : text[new Intl.PluralRules(locale).select(Number(values.count)) === "one" ? "one" : "other"];
  return form.replace(/\{(\w+)\}/g, (_, name) => (SMALL.test(String(values[name])) ? String(values[name]) : values[name].toLocaleString(locale)));
}

/**
 * Return the text at a key such as "cases.count". A key without a text shows itself.
 * @param {string} key
 * @param {Values} values
 */
export function t(key, values = {}) {
  const found = key.split(".").reduce((/** @type {any} */ part, name) => part?.[name], words);
  return found === undefined ? key : filled(found, values, language);
}

/** @type {Intl.Collator | undefined} made when something is sorted: a browser reads much for it */
let collator;

/**
 * Compare texts as readers of this language sort them, numbers by their size.
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  collator ??= new Intl.Collator(language, { numeric: true });
  return collator.compare(one, other);
}
