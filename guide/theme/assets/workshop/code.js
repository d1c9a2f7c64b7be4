// A participant's answers as a short code, and the id of a set of questions that stands on paper, on screen and in every code.
//
// A code is: 4 symbols for the set, 2 for the participant's number, one for every two answers, and 2 check symbols. The symbols are those of
// ALPHABET, which lacks look-alikes. With symbols s(i), both the sum of s(i) and the sum of i * s(i) are 0 modulo 25: one wrong symbol changes
// the first by 1 to 24, a swap of neighbours the second by their difference, so both are always found.

export const ALPHABET = "23456789ACDEFHJKMNPRTVWXY";
const BASE = ALPHABET.length;
const LOOKS_LIKE = { B: "8", G: "6", S: "5", Z: "2", U: "V" }; // what people type for a symbol that is not in the alphabet
export const ANSWERS = ["yes", "partly", "no", "unknown"];
const OPTIONS = ANSWERS.length + 1; // and no answer
const SET = 4;
const NUMBER = 2;
const CHECKS = 2;
export const MOST_PEOPLE = 200;

/** A code that cannot be used. `reason` is "empty", "symbols", "length", "check", "set" or "number". */
export class CodeProblem extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Return the id of a set: four symbols from a hash (FNV-1a, 32 bits) of the ids and texts of its questions.
 * @param {{id: string, text: string}[]} questions
 */
export function setId(questions) {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(questions.map(({ id, text }) => `${id}\t${text}\n`).join(""))) hash = Math.imul(hash ^ byte, 0x01000193);
  return symbols(hash >>> 0, SET);
}

/**
 * The last digits of a number in the alphabet, the highest first.
 * @param {number} value
 * @param {number} length
 */
function symbols(value, length) {
  let text = "";
  for (let rest = value; text.length < length; rest = Math.floor(rest / BASE)) text = ALPHABET[rest % BASE] + text;
  return text;
}

/** @param {string} text */
const digits = (text) => [...text].map((symbol) => ALPHABET.indexOf(symbol));

/** @param {number} value */
const modulo = (value) => ((value % BASE) + BASE) % BASE;

/** @param {number[]} values */
function checksums(values) {
  return [modulo(values.reduce((sum, value) => sum + value, 0)), modulo(values.reduce((sum, value, at) => sum + at * value, 0))];
}

/**
 * Return a code without spaces.
 * @param {string} set
 * @param {number} number 1 to 200
 * @param {(string | null)[]} answers in the order of the set
 */
export function encode(set, number, answers) {
  const values = answers.map((answer) => ANSWERS.indexOf(answer ?? "") + 1);
  let body = set + symbols(number, NUMBER);
  for (let at = 0; at < values.length; at += 2) body += ALPHABET[values[at] * OPTIONS + (values[at + 1] ?? 0)];
  const [sum, weighted] = checksums(digits(body));
  const last = modulo(body.length * sum - weighted);
  return body + ALPHABET[modulo(-sum - last)] + ALPHABET[last];
}

/**
 * Return a code in groups of four, as people read it.
 * @param {string} code
 */
export const grouped = (code) => code.match(/.{1,4}/g)?.join(" ") ?? "";

/**
 * Return what someone typed as a code would write it: capitals, no spaces or hyphens, look-alikes as meant.
 * @param {string} text
 */
export function tidy(text) {
  return text.toUpperCase().replace(/[\s-]+/g, "").replace(/[BGSZU]/g, (symbol) => LOOKS_LIKE[/** @type {"B"} */ (symbol)]); // prettier-ignore
}

/**
 * Return the number and answers in a code for this set, or throw a CodeProblem.
 * @param {string} text
 * @param {string} set
 * @param {number} questions how many questions the set has
 */
export function decode(text, set, questions) {
  const longest = 8 * (SET + NUMBER + CHECKS + Math.ceil(questions / 2));
  const code = tidy(text.slice(0, longest + 1));
  if (!code) throw new CodeProblem("empty");
  const values = digits(code);
  if (values.includes(-1)) throw new CodeProblem("symbols");
  const length = SET + NUMBER + Math.ceil(questions / 2) + CHECKS;
  const sound = code.length > SET + NUMBER + CHECKS && checksums(values).every((sum) => sum === 0);
  if (sound && !code.startsWith(set)) throw new CodeProblem("set");
  if (code.length !== length) throw new CodeProblem("length");
  if (!sound) throw new CodeProblem("check");
  const number = values[SET] * BASE + values[SET + 1];
  if (number < 1 || number > MOST_PEOPLE) throw new CodeProblem("number");
  const pairs = values.slice(SET + NUMBER, -CHECKS).flatMap((value) => [Math.floor(value / OPTIONS), value % OPTIONS]);
  return { number, answers: pairs.slice(0, questions).map((value) => (value ? ANSWERS[value - 1] : null)) };
}
