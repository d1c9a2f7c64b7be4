// What would make a case stronger, in the validator's words: the reading room says the same when the site is made.
import { said } from "./checks.js";
import { quoted } from "./richtext.js";

/** @typedef {import("./checks.js").Data} Data */
/** @typedef {import("./checks.js").Problem} Problem */
/** @typedef {import("./draft.js").Content} Content */
/** @typedef {import("./draft.js").FormField} FormField */

const MARKUP = /\]\([^)]*\)|[*_`[\]>#]/g;
const BREAK = /\n\s*\n(?:\s*(?:[-*]|\p{Nd}+\.)\s+)?|\n\s*(?:[-*]|\p{Nd}+\.)\s+|(?<=[.!?])[”’"']?\s+(?=[*_[(‘“"']*[A-Z0-9À-Ý])/gu;
const WORD = /[\p{L}\p{N}][\p{L}\p{N}_'’-]*/gu;
const YEAR = /(?<![\p{L}\p{N}_])(?:1[5-9]|20)\d\d(?![\p{L}\p{N}_])/u;
// UTF-8 read as something else, a letter that became a ?, a sign of a font, letters of two alphabets
const ODD = /[ÃÂ][\u00a1-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€|ï»¿|\p{L}\?\p{L}|[\ue000-\uf8ff]|[A-Za-z][\u0370-\u03ff\u0400-\u04ff]|[\u0370-\u03ff\u0400-\u04ff][A-Za-z]/u;
const SAME_FROM = 6; // words from which an equal text is no accident

/** A text with spaces in the place of its markup. @param {string} text */
const bare = (text) => text.replace(MARKUP, (found) => " ".repeat(found.length));

/** The words of a text as its reader sees them. @param {string} text @returns {string[]} */
export const words = (text) => bare(text).match(WORD) ?? [];

/** Return what is weak in a case, as advice with its place. @param {Data} data @param {Content} content @param {Map<string, string>} others paragraphs of other cases, to the id of the case */
export function adviceOf(data, content, others) {
  const found = [...told(data, data.fields, content, []), ...evidence(data, content), ...lessons(data, content), ...same(data, content, others), ...place(data, content.place ?? {}), ...strangers(data, content)];
  return found.map(({ path, message }) => ({ path, message: said(data, "advice.tip", { advice: message }) }));
}

/** @param {Data} data @param {FormField[]} fields @param {Content} content @param {(string | number)[]} path @returns {Problem[]} */
function told(data, fields, content, path) {
  return fields.flatMap((field) => {
    const here = [...path, field.name];
    const value = content[field.name];
    if (value === undefined) return [];
    if (field.kind === "record") return told(data, field.fields, value, here);
    if (field.kind === "records") return value.flatMap((/** @type {Content} */ each, /** @type {number} */ at) => told(data, field.fields, each, [...here, at]));
    if (field.kind === "list") return field.item.told ? value.flatMap((/** @type {string} */ each, /** @type {number} */ at) => weak(data, field.item, each, [...here, at])) : [];
    return weak(data, field, String(value), here);
  });
}

/** @param {Data} data @param {FormField} field @param {string} value @param {(string | number)[]} path @returns {Problem[]} */
function weak(data, field, value, path) {
  const count = words(value).length;
  const size = field.words && (count < field.words.least || count > field.words.most) ? [said(data, "advice.words", { count, ...field.words })] : [];
  const style = field.told ? [...long(data, value), ...house(data, value), ...letters(data, value)] : [];
  return [...size, ...style].map((message) => ({ path, message }));
}

/** @param {Data} data @param {string} value */
function long(data, value) {
  const counts = value.split(BREAK).map((sentence) => words(sentence).length);
  return counts.filter((count) => count > data.longest).map((count) => said(data, "advice.sentence", { count, most: data.longest }));
}

/** @param {Data} data @param {string} value @returns {string[]} */
function house(data, value) {
  return data.style.flatMap((/** @type {{words: string[], advice: string, unless: string[]}} */ entry) => {
    const left = entry.unless.reduce((rest, name) => rest.replaceAll(name, " ".repeat(name.length)), bare(value));
    return entry.words.flatMap((word) => left.match(patternOf(word)) ?? []).map((found) => `${quoted(found)}: ${entry.advice}`);
  });
}

/** Words in which a letter seems to have gone wrong; addresses are no words. @param {Data} data @param {string} value */
function letters(data, value) {
  const odd = bare(value).split(/\s+/).filter((word) => ODD.test(word) && !word.includes("://"));
  return odd.map((word) => said(data, "advice.letters", { value: quoted(word) }));
}

/** What finds a house word: whole where it begins and ends in a letter, in any case where it has no capital. @param {string} word */
function patternOf(word) {
  const letter = /[\p{L}\p{N}]/u;
  const before = letter.test(word[0]) ? "(?<![\\p{L}\\p{N}_])" : "";
  const after = letter.test(word[word.length - 1]) ? "(?![\\p{L}\\p{N}_])" : "";
  const plain = word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
  return new RegExp(`(?<!‘)${before}${plain}${after}`, word === word.toLowerCase() ? "giu" : "gu");
}

/** @param {Content} content */
const episodesOf = (content) => /** @type {Content[]} */ (content.episodes ?? []);

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function evidence(data, content) {
  const story = [content.summary ?? "", ...episodesOf(content).map((episode) => `${episode.text ?? ""} ${episode.lesson ?? ""}`)].join(" ");
  if (!words(story).length) return [];
  const found = [];
  if (!YEAR.test(story)) found.push(/\p{Nd}/u.test(story) ? "no_year" : "no_figure");
  if (!content.links && !episodesOf(content).some((episode) => episode.sources || episode.pages)) found.push("no_source");
  return found.map((key) => ({ path: ["episodes"], message: said(data, `advice.${key}`) }));
}

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function lessons(data, content) {
  const title = words(content.title ?? "").map((word) => word.toLowerCase());
  return episodesOf(content).flatMap(({ lesson = "" }, at) => {
    const own = words(lesson).map((word) => word.toLowerCase());
    const repeats = own.length && likeness(title, own) >= data.alike;
    return repeats ? [{ path: ["episodes", at, "lesson"], message: said(data, "advice.lesson") }] : [];
  });
}

/** @param {Data} data @param {Content} place @returns {Problem[]} */
function place(data, { municipality = "", country = "" }) {
  if (municipality === said(data, "new_case.example")) return [{ path: ["place", "municipality"], message: said(data, "advice.example") }];
  const listed = data.municipalities.filter((/** @type {any} */ one) => one.country === country && one.listed);
  const known = !municipality || !listed.length || listed.some((/** @type {any} */ one) => one.name === municipality);
  return known ? [] : [{ path: ["place", "municipality"], message: said(data, "advice.municipality", { name: quoted(municipality) }) }];
}

const ABBREVIATION = "[A-Z][A-Za-z]?[A-Z]{1,5}(?![\\p{L}\\p{N}_&]|-?[A-Z0-9]| [A-ZÀ-Ý])"; // not a part of a longer name
const NAME = "[A-ZÀ-Ý][\\p{L}\\p{N}_'’-]+";
const NO_WORD_BEFORE = "(?<![\\p{L}\\p{N}_])";

/** What only insiders can place: an abbreviation that nobody explains, and the name of a resident. @param {Data} data @param {Content} content @returns {Problem[]} */
function strangers(data, content) {
  const texts = [...running(data.fields, content, [])];
  return [...abbreviations(data, texts), ...residents(data, texts)];
}

/** Words of the language file as alternatives that stand in any case. @param {Data} data @param {string} key */
const anyOf = (data, key) => said(data, key).split(" ").map((word) => [...word].map((letter) => (/\p{L}/u.test(letter) ? `[${letter}${letter.toUpperCase()}]` : `\\${letter}`)).join("")).join("|");

/** @param {Data} data @param {{path: (string | number)[], text: string}[]} texts @returns {Problem[]} */
function abbreviations(data, texts) {
  const whole = texts.map(({ text }) => text).join(" ");
  const usedAsWord = new RegExp(`(?<![\\p{L}\\p{N}_&-])(?:(?:${anyOf(data, "telling.articles")}) |(?=[A-Za-z]+-[a-z]))(${ABBREVIATION})`, "gu");
  const seen = new Set(data.abbreviations);
  return texts.flatMap(({ path, text }) => [...text.matchAll(usedAsWord)].flatMap(([, found]) => {
    const plain = seen.has(found.toUpperCase()) || whole.includes(`(${found})`) || whole.includes(`${found} (`);
    seen.add(found.toUpperCase());
    return plain ? [] : [{ path, message: said(data, "advice.jargon", { value: quoted(found) }) }];
  }));
}

/** @param {Data} data @param {{path: (string | number)[], text: string}[]} texts @returns {Problem[]} */
function residents(data, texts) {
  const named = new RegExp(`${NO_WORD_BEFORE}(?:${anyOf(data, "telling.residents")}) ${NAME}(?: ${NAME})?|${NO_WORD_BEFORE}${NAME}(?: \\(\\p{Nd}{2}\\)|,? \\(?\\p{Nd}{2} ${said(data, "telling.old")})`, "gu");
  return texts.flatMap(({ path, text }) => [...text.matchAll(named)].map(([found]) => ({ path, message: said(data, "advice.resident", { value: quoted(found) }) })));
}

/** Every running text of a case, with spaces for its markup. @param {FormField[]} fields @param {Content} content @param {(string | number)[]} path @returns {Generator<{path: (string | number)[], text: string}>} */
function* running(fields, content, path) {
  for (const field of fields) {
    const here = [...path, field.name];
    const value = content[field.name];
    if (value === undefined) continue;
    if (field.kind === "record") yield* running(field.fields, value, here);
    else if (field.kind === "records") for (const [at, each] of value.entries()) yield* running(field.fields, each, [...here, at]);
    else if (field.kind === "list" && field.item.told) for (const [at, each] of value.entries()) yield { path: [...here, at], text: bare(each) };
    else if (field.told) yield { path: here, text: bare(value) };
  }
}

/** How much of two lists of words is the same, in the same order (Ratcliff and Obershelp, 1988): 0 to 1. @param {string[]} one @param {string[]} other */
export function likeness(one, other) {
  return one.length + other.length ? (2 * shared(one, other)) / (one.length + other.length) : 1;
}

/** The number of words in the longest run that both have, and in what is left on both sides of it. @param {string[]} one @param {string[]} other @returns {number} */
function shared(one, other) {
  let [longest, here, there] = [0, 0, 0];
  for (let at = 0; at < one.length; at += 1) {
    for (let to = 0; to < other.length; to += 1) {
      let size = 0;
      while (at + size < one.length && one[at + size] === other[to + size]) size += 1;
      if (size > longest) [longest, here, there] = [size, at, to];
    }
  }
  if (!longest) return 0;
  return shared(one.slice(0, here), other.slice(0, there)) + longest + shared(one.slice(here + longest), other.slice(there + longest));
}

/** The paragraphs of a case, with their places. @param {Content} content @returns {{path: (string | number)[], paragraph: string}[]} */
function paragraphs(content) {
  /** @type {[(string | number)[], string][]} */
  const texts = [[["summary"], content.summary ?? ""], ...episodesOf(content).flatMap((episode, at) => /** @type {[(string | number)[], string][]} */ ([[["episodes", at, "text"], episode.text ?? ""], [["episodes", at, "lesson"], episode.lesson ?? ""]]))];
  return texts.flatMap(([path, whole]) => (whole.match(/(?:.+\n?)+/g) ?? []).map((each) => ({ path, paragraph: words(each).join(" ").toLowerCase() })));
}

/** What other cases tell: each paragraph to the id of its case. @param {Content[]} cases @param {string} own id */
export function paragraphsOf(cases, own) {
  const others = cases.filter((each) => each.id !== own);
  return new Map(others.flatMap((each) => paragraphs(each).map(({ paragraph }) => /** @type {[string, string]} */ ([paragraph, each.id]))));
}

/** @param {Data} data @param {Content} content @param {Map<string, string>} others @returns {Problem[]} */
function same(data, content, others) {
  return paragraphs(content).flatMap(({ path, paragraph }) => {
    const other = paragraph.split(" ").length >= SAME_FROM && others.get(paragraph);
    return other ? [{ path, message: said(data, "advice.same", { other: quoted(other) }) }] : [];
  });
}
