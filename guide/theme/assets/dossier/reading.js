// What an answer means: the same "ja" is good news at one question and a signal at another.

/** @typedef {"ja" | "nee" | "beide"} Good which answer is good */
/** @typedef {"good" | "point" | "either" | "open" | "optional"} Reading of an answer: fine, something to work on, fine whatever it is, not given, or not given where it need not be */

const GOOD_ANSWER = { ja: "yes", nee: "no" };

/**
 * Say what an answer means.
 * @param {string} answer "" for none
 * @param {{good: Good, applies?: string}} question `applies`: only then it needs an answer
 * @returns {Reading}
 */
export function readingOf(answer, { good, applies }) {
  if (!answer) return applies ? "optional" : "open";
  if (good === "beide") return "either";
  return answer === GOOD_ANSWER[good] ? "good" : "point";
}

/**
 * Return what an element of the page tells about its question.
 * @param {HTMLElement} element
 * @returns {{good: Good, applies?: string}}
 */
export const questionAt = ({ dataset }) => ({ good: /** @type {Good} */ (dataset.good ?? "ja"), applies: dataset.applies });
