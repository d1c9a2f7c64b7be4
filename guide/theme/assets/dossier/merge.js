// Two files of one neighbourhood, side by side: what only one has is added, what differs is chosen, and nothing goes unasked.
import { partsOf } from "./entries.js";

/** @typedef {import("./entries.js").Entries} Entries */
/** @typedef {"own" | "other" | "both"} Choice */
/** @typedef {{key: string, own: string, other: string, choice: Choice}} Difference */

const TEXTS = ["note", "action", "reason", "next", "who"]; // can hold what two people wrote

/**
 * Return what stands in both, but otherwise; `choice` loses nothing.
 * @param {Entries} own
 * @param {Entries} other
 * @returns {Difference[]}
 */
export function differences(own, other) {
  const both = [...own].filter(([key, value]) => other.has(key) && other.get(key)?.trim() !== value.trim());
  return both.map(([key, value]) => ({ key, own: value, other: other.get(key) ?? "", choice: safest(key, value, other.get(key) ?? "") }));
}

/**
 * @param {string} key
 * @param {string} own
 * @param {string} other
 * @returns {Choice}
 */
function safest(key, own, other) {
  if (!canJoin(key) || own.includes(other)) return "own";
  return other.includes(own) ? "other" : "both";
}

/** Whether a field can hold both texts. @param {string} key */
export const canJoin = (key) => TEXTS.includes(partsOf(key).field);

/**
 * Return the values of both together.
 * @param {Entries} own
 * @param {Entries} other
 * @param {Difference[]} chosen
 * @returns {Entries}
 */
export function merged(own, other, chosen) {
  const result = new Map([...other, ...own]);
  for (const { key, own: mine, other: theirs, choice } of chosen) {
    const joined = [mine, theirs].join(partsOf(key).field === "who" ? ", " : "\n");
    result.set(key, choice === "both" ? joined : choice === "own" ? mine : theirs);
  }
  return result;
}
