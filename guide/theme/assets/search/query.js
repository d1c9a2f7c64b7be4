// What a person asks: the words that matter, what each may stand for, and the kind of page wanted.
import { root, words } from "../shared/words.js";

/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Bearer} Bearer */
/** @typedef {Map<number, number>} Matches from the number of a root to how well it stands for the word */
/** @typedef {{word: string, at: number}} Typed a word and its position in the query */
/** @typedef {{word: string, root: string, last: boolean, asksKind: boolean, share: number, matches: Matches, weight?: number}} Asked a word asked for; `weight` comes with ranking */
/** @typedef {{bearer: Bearer, from: number, to: number, whole: boolean}} Hit a name in the query, from and to which word, and whether the query is nothing else */
/** @typedef {[typed: string, meant: string][]} Corrected */
/** @typedef {{asked: Asked[], kinds: Set<string>, corrected: Corrected, names: Hit[]}} Understood `kinds`: of page it asks for */

/** How well another word stands for the one typed, from 0 to 1. */
export const strength = { same: 1, linked: 0.9, typo: 0.85, family: 0.6, last: 0.45, first: 0.35, begun: 0.5, alias: 0.6, member: 0.25 };

/**
 * Understand a query.
 * @param {string} query
 * @param {Index} index
 * @returns {Understood}
 */
export function understand(query, index) {
  const typed = words(query);
  const last = /[\s?!.,]$/.test(query) ? -1 : typed.length - 1;
  const kinds = new Set(typed.flatMap((word) => index.kindOf.get(word) ?? []));
  /** @type {Corrected} */
  const corrected = [];
  const asked = joined(chosen(typed, index), index)
    .map(({ word, at }) => ({ word, last: at === last, root: root(word), asksKind: index.kindOf.has(word), share: 1, matches: new Map() }))
    .flatMap((one) => matched(one, index, corrected));
  asked.forEach((one) => widen(one, index));
  const names = named(asked, index);
  names.forEach((hit) => addNames(hit, asked, index));
  return { asked: [...asked, ...members(asked, index)], kinds, corrected, names };
}

/**
 * Leave out words that say nothing, unless nothing else is left.
 * @param {string[]} typed
 * @param {Index} index
 */
function chosen(typed, index) {
  const all = typed.map((word, at) => ({ word, at }));
  const known = all.filter(({ word }) => !index.stop.has(word));
  const telling = known.filter(({ word }) => !index.question.has(word));
  return [telling, known].find((list) => list.length > 0) ?? all;
}

/**
 * @param {Matches} matches
 * @param {number | undefined} number
 * @param {number} weight
 */
function add(matches, number, weight) {
  if (number !== undefined && weight > (matches.get(number) ?? 0)) matches.set(number, weight);
}

/**
 * "wijk aanpak" means "wijkaanpak", "gezondheid monitor" means "gezondheidsmonitor": write as one what the site writes as one.
 * @param {Typed[]} list
 * @param {Index} index
 */
function joined(list, index) {
  /** @type {Typed[]} */
  const found = [];
  for (const one of list) {
    const before = found.at(-1);
    const whole = before && before.at === one.at - 1 ? ["", "s", "en", "e"].map((joint) => before.word + joint + one.word).find((word) => index.find(root(word)) !== undefined) : undefined;
    if (whole) found[found.length - 1] = { word: whole, at: one.at };
    else found.push(one);
  }
  return found;
}

/**
 * A word as the site has it; else still being typed, of a known family, a typo, or a compound of known words.
 * @param {Asked} one
 * @param {Index} index
 * @param {Corrected} corrected
 */
function matched(one, index, corrected) {
  const { word } = one;
  add(one.matches, index.find(one.root), strength.same);
  if (one.matches.size > 0 || /\d/.test(word) || word.length < 3) return [one];
  if (one.last && index.beginning(word).length > 0) return [one];
  if (index.kin(one.root).length > 0 || index.linkedOtherwise(word).length > 0) return [one];
  const near = index.near(word, word.length < 8 ? 1 : 2);
  const split = near.length > 0 && near[0].cost < 1.5 ? [] : index.split(word);
  if (split.length > 0) return partsOf(one, split, index);
  if (near.length > 0) return [mend(one, near, index, corrected)];
  return partsOf(one, mendedMember(word, index), index);
}

/**
 * @param {Asked} one
 * @param {import("./index.js").Near[]} near
 * @param {Index} index
 * @param {Corrected} corrected
 */
function mend(one, near, index, corrected) {
  near.filter(({ cost }) => cost <= near[0].cost + 0.4).slice(0, 3).forEach(({ number, cost }, at) => add(one.matches, number, strength.typo - 0.05 * cost - 0.15 * at));
  const meant = index.words[near[0].at];
  corrected.push([one.word, meant]);
  return { ...one, word: meant, root: index.roots[near[0].number] };
}

/**
 * Look for each member of a compound by itself.
 * @param {Asked} one
 * @param {number[]} numbers
 * @param {Index} index
 */
function partsOf(one, numbers, index) {
  if (numbers.length === 0) return [one];
  return numbers.map((number) => ({ ...one, last: false, word: index.roots[number], root: index.roots[number], matches: new Map([[number, strength.same]]) }));
}

/**
 * A compound of which one member is misspelt: the longest known member, and the word nearest to the rest.
 * @param {string} word
 * @param {Index} index
 */
function mendedMember(word, index) {
  for (let length = word.length - 5; length >= 5; length--) {
    const [head, tail] = [word.slice(0, length), word.slice(-length)];
    const first = index.find(root(head)) ?? index.find(root(head.replace(/s$|en$/, "")));
    const last = index.find(root(tail));
    if (first !== undefined) {
      const [near] = index.near(word.slice(length), 1);
      return near ? [first, near.number] : [first];
    }
    if (last !== undefined) {
      const [near] = index.near(word.slice(0, -length), 1);
      return near ? [near.number, last] : [last];
    }
  }
  return [];
}

/**
 * Add words that stand for a word less well: its family, compounds with it, what it begins.
 * @param {Asked} one
 * @param {Index} index
 */
function widen({ word, root: wordRoot, last, matches }, index) {
  if (wordRoot.length > 7) index.linkedOtherwise(word).forEach((number) => add(matches, number, strength.linked));
  if (wordRoot.length > 3) {
    index.kin(wordRoot).forEach((number) => add(matches, number, strength.family));
    index.compoundsWith(word, wordRoot).forEach(({ number, last: isLast }) => add(matches, number, isLast ? strength.last : strength.first));
  }
  if (word.length > 1 && (last || matches.size === 0)) {
    for (const at of index.beginning(word).slice(0, 60)) {
      add(matches, index.numbers[at], strength.begun * (word.length / index.words[at].length) ** 0.5);
    }
  }
}

/**
 * The members of compounds, as words that count for less than the whole.
 * @param {Asked[]} asked
 * @param {Index} index
 */
function members(asked, index) {
  return asked.flatMap((one) => (one.word.length > 8 ? index.split(one.word) : []).map((number) => {
    return { ...one, word: index.roots[number], root: index.roots[number], share: strength.member, matches: new Map([[number, strength.same]]) };
  }));
}

/**
 * What the query names: terms, places, sections; the longest name of each.
 * @param {Asked[]} asked
 * @param {Index} index
 */
function named(asked, index) {
  /** @type {Map<Bearer, Hit>} */
  const hits = new Map();
  const telling = asked.filter((one) => !one.asksKind).length;
  for (let from = 0; from < asked.length; from++) {
    for (let to = from + 1; to <= Math.min(asked.length, from + 6); to++) {
      const name = asked.slice(from, to).map((one) => one.root).join(" ");
      for (const bearer of index.names.get(name) ?? []) {
        const before = hits.get(bearer);
        if (!before || to - from > before.to - before.from) hits.set(bearer, { bearer, from, to, whole: to - from >= telling });
      }
    }
  }
  return [...hits.values()];
}

/**
 * Let a term's own name stand for an everyday word of it.
 * @param {Hit} hit
 * @param {Asked[]} asked
 * @param {Index} index
 */
function addNames({ bearer, from, to }, asked, index) {
  if (bearer.term === undefined) return;
  const numbers = words(index.results[bearer.term].title).flatMap((word) => index.find(root(word)) ?? []);
  for (const one of asked.slice(from, to)) numbers.forEach((number) => add(one.matches, number, strength.alias / numbers.length));
}
