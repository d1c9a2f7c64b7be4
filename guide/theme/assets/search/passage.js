// The passage of a page that matches a query best, cut to what fits under a title.
import { inPieces, rootsOf } from "./answer.js";

/** @typedef {import("./answer.js").Marked} Marked */
/** @typedef {{anchor: string, text: Marked, fragment: string}} Passage `fragment`: the start and end of its sentence, as an address may name them */

const longest = 190; // characters shown
const preferred = 1.15; // how much the part that ranks best goes before others

/**
 * Choose among the texts of a page, by anchor; without a word of the query it is the first.
 * @param {Record<string, string[]>} texts
 * @param {Map<string, number>} roots with their worth
 * @param {string} likely anchor of the part that ranks best
 * @param {Map<string, string>} headings by anchor
 * @returns {Passage}
 */
export function bestPassage(texts, roots, likely, headings) {
  let best = { worth: 0, anchor: "", sentences: sentences(Object.values(texts)[0]?.[0] ?? ""), at: 0 };
  for (const [anchor, blocks] of Object.entries(texts)) {
    const above = worthOf(headings.get(anchor) ?? "", roots);
    for (const block of blocks) {
      const around = 0.3 * worthOf(block, roots) + 0.4 * above;
      const split = sentences(block);
      split.forEach((sentence, at) => {
        const worth = (worthOf(sentence, roots) + around) * (anchor === likely ? preferred : 1);
        if (worth > best.worth) best = { worth, anchor, sentences: split, at };
      });
    }
  }
  return { anchor: best.anchor, text: inPieces(cut(best.sentences, best.at, roots), roots), fragment: best.worth > 0 ? fragment(best.sentences[best.at]) : "" };
}

/** @param {string} block */
const sentences = (block) => block.split(/(?<=[.!?:]) (?=\S)/);

/**
 * What the different words of the query in a text are worth together.
 * @param {string} text
 * @param {Map<string, number>} roots
 */
function worthOf(text, roots) {
  const found = new Set(text.split(/[^\p{L}\p{N}'’-]+/u).flatMap(rootsOf));
  let worth = 0;
  for (const one of found) worth += roots.get(one) ?? 0;
  return worth;
}

/**
 * The sentence with what fits after and before it, or its middle where the words stand when it is too long itself.
 * @param {string[]} split
 * @param {number} at
 * @param {Map<string, number>} roots
 */
function cut(split, at, roots) {
  let text = split[at];
  for (let next = at + 1; next < split.length && text.length + split[next].length < longest; next++) text += ` ${split[next]}`;
  for (let before = at - 1; before >= 0 && text.length + split[before].length < longest; before--) text = `${split[before]} ${text}`;
  if (text.length <= longest) return text;
  const first = inPieces(text, roots);
  const ahead = first[0][1] ? 0 : first[0][0].length;
  const start = ahead < longest / 2 ? 0 : text.lastIndexOf(" ", ahead - longest / 3) + 1;
  const end = start + longest < text.length ? text.lastIndexOf(" ", start + longest) : text.length;
  return `${start ? "… " : ""}${text.slice(start, end)}${end < text.length ? " …" : ""}`;
}

/**
 * "first%20words,last%20words": the text directive of URL fragments (wicg.github.io/scroll-to-text-fragment).
 * @param {string} sentence
 */
function fragment(sentence) {
  const parts = sentence.split(" ");
  const ends = parts.length > 8 ? [parts.slice(0, 4), parts.slice(-4)] : [parts];
  return ends.map((end) => encodeURIComponent(end.join(" ")).replace(/-/g, "%2D")).join(",");
}
