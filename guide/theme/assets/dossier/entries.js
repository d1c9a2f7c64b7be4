// The values of a dossier, and the questions they belong to.

/** @typedef {Map<string, string>} Entries from "question/field" to a text */

/** @param {string} key of a value */
export const questionIn = (key) => key.slice(0, key.lastIndexOf("/"));

/**
 * Give values of moved questions the id that the question has today; a value that already stands there wins.
 * @param {Entries} values
 * @param {Record<string, string>} renames
 */
export function moved(values, renames) {
  /** @type {Entries} */
  const result = new Map();
  /** @type {[key: string, value: string][]} */
  const late = [];
  for (const [key, value] of values) {
    const [question, who] = questionIn(key).split("@");
    const now = Object.hasOwn(renames, question) ? renames[question] : null;
    if (now === null) result.set(key, value);
    else late.push([`${now}${who ? `@${who}` : ""}${key.slice(key.lastIndexOf("/"))}`, value]);
  }
  for (const [key, value] of late) if (!result.has(key)) result.set(key, value);
  return result;
}
