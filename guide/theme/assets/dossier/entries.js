// The values of a dossier, and the questions they belong to.

/** @typedef {Map<string, string>} Entries from "question/field" to a text */

const KEY = /^(?:(?<date>[\d-]+)#)?(?<question>[^@/]+)(?<who>@[^/]+)?\/(?<field>.+)$/;

/** @param {string} key of a value */
export const questionIn = (key) => key.slice(0, key.lastIndexOf("/"));

/**
 * Take the key of a value apart: "urgentie-1/answer", of an organisation "go-no-go-1@k3f9/note", of an earlier measurement
 * "2025-11-23#urgentie-1/answer".
 * @param {string} key
 */
export function partsOf(key) {
  const { date = "", question = "", who = "", field = "" } = key.match(KEY)?.groups ?? {};
  return { date, question, who, field };
}

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
    const { date, question, who, field } = partsOf(key);
    const moment = date && `${date}#`;
    if (Object.hasOwn(renames, question)) late.push([`${moment}${renames[question]}${who}/${field}`, value]);
    else result.set(key, value);
  }
  for (const [key, value] of late) if (!result.has(key)) result.set(key, value);
  return result;
}
