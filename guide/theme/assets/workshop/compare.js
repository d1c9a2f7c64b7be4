// Compares answers to questions: of a group, of two colleagues, or of two moments.

import { ANSWERS } from "./code.js";

/** @typedef {{yes: number, partly: number, no: number, unknown: number}} Counts how many gave each answer */
/** @typedef {"ja" | "nee" | "beide"} Good which answer is good */
/** @typedef {"differ" | "unknown" | "missing" | "there"} Group */

export const GROUPS = /** @type {Group[]} */ (["differ", "unknown", "missing", "there"]);

/**
 * Count answers; what is no answer does not count.
 * @param {Iterable<string | null | undefined>} answers
 * @returns {Counts}
 */
export function count(answers) {
  const counts = { yes: 0, partly: 0, no: 0, unknown: 0 };
  for (const answer of answers) if (answer && ANSWERS.includes(answer)) counts[/** @type {keyof Counts} */ (answer)] += 1;
  return counts;
}

/**
 * Add counts up.
 * @param {Counts} one
 * @param {Counts} other
 * @returns {Counts}
 */
export const sum = (one, other) => ({ yes: one.yes + other.yes, partly: one.partly + other.partly, no: one.no + other.no, unknown: one.unknown + other.unknown });

/** @param {Counts} counts */
export const known = ({ yes, partly, no }) => yes + partly + no;

/** @param {Counts} counts */
export const total = (counts) => known(counts) + counts.unknown;

/**
 * Return how far apart known answers are: 0 when all agree, 1 when half say yes and half say no; yes against partly weighs half.
 * Null for fewer than two known answers.
 * @param {Counts} counts
 */
export function disagreement(counts) {
  const all = known(counts);
  if (all < 2) return null;
  return (counts.yes * counts.no + (counts.yes * counts.partly + counts.partly * counts.no) / 2) / Math.floor((all * all) / 4);
}

/**
 * Return the group that a question belongs in; null without answers.
 * @param {Counts} counts
 * @param {Good} good
 * @returns {Group | null}
 */
export function groupOf(counts, good) {
  const all = total(counts);
  if (!all) return null;
  if ((disagreement(counts) ?? 0) >= 0.5) return "differ";
  if (counts.unknown * 3 >= all) return "unknown";
  return isGood(counts, good) ? "there" : "missing";
}

/**
 * Whether most known answers are the good one. Where neither yes nor no is better, any agreement counts as there.
 * @param {Counts} counts
 * @param {Good} good
 */
function isGood(counts, good) {
  if (good === "beide") return true;
  return (good === "nee" ? counts.no : counts.yes) * 2 > known(counts);
}

/**
 * Return the ids of questions by group: most disagreement first, then most unknown, then the order of the set.
 * @template {{id: string, good: Good}} Question
 * @param {Question[]} questions
 * @param {(id: string) => Counts} countsOf
 * @returns {Record<Group, string[]>}
 */
export function grouped(questions, countsOf) {
  const rows = questions.map(({ id, good }, at) => ({ id, at, counts: countsOf(id), group: groupOf(countsOf(id), good) }));
  /** @param {Counts} counts */
  const unknown = (counts) => counts.unknown / Math.max(1, total(counts));
  rows.sort(
    (a, b) => (disagreement(b.counts) ?? 0) - (disagreement(a.counts) ?? 0) || unknown(b.counts) - unknown(a.counts) || a.at - b.at,
  );
  const found = /** @type {Record<Group, string[]>} */ ({ differ: [], unknown: [], missing: [], there: [] });
  for (const { id, group } of rows) if (group) found[group].push(id);
  return found;
}

/**
 * Return a question's counts by organisation: only where every organisation has three people or more, so nobody can be picked out.
 * @param {{organisation?: string, answer: string | null | undefined}[]} people
 * @returns {Map<string, Counts> | null}
 */
export function byOrganisation(people) {
  /** @type {Map<string, (string | null | undefined)[]>} */
  const answers = new Map();
  for (const { organisation, answer } of people) {
    const name = organisation?.trim() ?? "";
    answers.set(name, [...(answers.get(name) ?? []), answer]);
  }
  const safe = answers.size > 1 && !answers.has("") && [...answers.values()].every((given) => given.length >= 3);
  return safe ? new Map([...answers].map(([name, given]) => [name, count(given)])) : null;
}

/**
 * Say how an answer changed between two moments: "better", "worse", "different" (without a direction), "new", "gone" or "same".
 * @param {string | null | undefined} before
 * @param {string | null | undefined} now
 * @param {Good} good
 */
export function change(before, now, good) {
  if ((before || null) === (now || null)) return "same";
  if (!before) return "new";
  if (!now) return "gone";
  const rank = (/** @type {string} */ answer) => ["no", "partly", "yes"].indexOf(answer);
  if (good === "beide" || rank(before) < 0 || rank(now) < 0) return "different";
  return rank(now) > rank(before) === (good === "ja") ? "better" : "worse";
}
