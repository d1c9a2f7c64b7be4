// What a person asks: the words that matter, what each may stand for, and the kind of page wanted.
import { root, words } from "../shared/words.js";

/** @typedef {import("./lexicon.js").Lexicon} Lexicon */
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./index.js").Bearer} Bearer */
/** @typedef {import("./lexicon.js").Synonym} Synonym */
/** @typedef {Map<number, number>} Matches from the number of a root to how well it stands for the word */
/** @typedef {{word: string, at: number}} Typed a word and its position in the query */
/** @typedef {{word: string, root: string, last: boolean, asksKind: boolean, share: number, matches: Matches, weight?: number}} Asked a word asked for; `weight` comes with ranking */
/** @typedef {{bearer: Bearer, by: Asked[], whole: boolean, meant?: boolean}} Hit a name in the query, the words that say it, whether the query is nothing else, and whether other words mean it */
/** @typedef {[typed: string, meant: string][]} Corrected */
/** @typedef {{asked: Asked[], kinds: Set<string>, corrected: Corrected, pages: number[], synonyms: Synonym[]}} Read `kinds`: of page it asks for; `pages`: of the handbook */
/** @typedef {Read & {names: Hit[], titled?: number}} Understood `titled`: the page that the query is the title of */

/** How well another word stands for the one typed, from 0 to 1. In a long question an unknown word is sooner no word of the site than a typo. */
export const strength = { same: 1, linked: 0.9, typo: 0.85, long: 0.6, family: 0.75, last: 0.45, first: 0.35, begun: 0.5, member: 0.25 };

/**
 * Understand a query to the site: its words, and what it names.
 * @param {string} query
 * @param {Index} index
 * @returns {Understood}
 */
export function understand(query, index) {
  const found = read(query, index);
  const names = [...named(found.asked, index), ...meantNames(found, index)];
  return { ...found, asked: [...found.asked, ...members(found.asked, index)], names, titled: index.titled(query) };
}

/**
 * Understand the words of a query.
 * @param {string} query
 * @param {Lexicon} lexicon
 * @returns {Read}
 */
export function read(query, lexicon) {
  const all = words(query);
  const { typed, pages } = withoutPages(all.map((word, at) => ({ word, at })), lexicon);
  const last = /[\s?!.,]$/.test(query) ? -1 : all.length - 1;
  const kinds = new Set(typed.flatMap(({ word }) => lexicon.kindOf.get(word) ?? []));
  const whole = rejoined(typed, lexicon);
  const synonyms = lexicon.meantBy([...typed, ...whole].map(({ word }) => word));
  const spoken = new Set(synonyms.flatMap(({ said }) => said));
  /** @type {Corrected} */
  const corrected = [];
  const telling = chosen(joined(whole, lexicon), lexicon);
  const trust = telling.length > 2 ? strength.long : 1;
  const asked = telling
    .map(({ word, at }) => ({ word, last: at === last, root: root(word), asksKind: lexicon.kindOf.has(word), share: 1, matches: new Map() }))
    .flatMap((one) => matched(one, lexicon, spoken, corrected, trust));
  asked.forEach((one) => widen(one, lexicon));
  return { asked: [...asked, ...addMeant(synonyms, asked, lexicon)], kinds, corrected, pages, synonyms };
}

/**
 * Set apart the pages of the handbook that a query asks for: "p. 66".
 * @param {Typed[]} all
 * @param {Lexicon} lexicon
 */
function withoutPages(all, lexicon) {
  /** @type {Typed[]} */
  const typed = [];
  /** @type {number[]} */
  const pages = [];
  for (let at = 0; at < all.length; at++) {
    const next = all[at + 1]?.word ?? "";
    if (lexicon.pageWords.has(all[at].word) && /^\d{1,3}$/.test(next)) {
      pages.push(Number(next));
      at++;
    } else typed.push(all[at]);
  }
  return { typed, pages };
}

/**
 * Verbs that a sentence takes apart, as one word where that is known: "hoe krijg je bewoners mee", "mee te krijgen".
 * @param {Typed[]} typed
 * @param {Lexicon} lexicon
 */
function rejoined(typed, lexicon) {
  const whole = [...typed];
  typed.forEach(({ word: particle }, at) => {
    if (!lexicon.particles.has(particle)) return;
    const verbs = at === typed.length - 1 ? typed.slice(0, at) : typed[at + 1].word === lexicon.infinitive ? typed.slice(at + 2, at + 3) : [];
    const verb = verbs.findIndex(({ word }) => lexicon.says(root(particle + word)));
    if (verb >= 0) whole[typed.indexOf(verbs[verb])] = { word: particle + verbs[verb].word, at: verbs[verb].at };
  });
  return whole;
}

/**
 * Let everyday words stand for the words of the trade that they mean. What has no word left in the query comes as a word of its own.
 * @param {import("./lexicon.js").Synonym[]} synonyms
 * @param {Asked[]} asked
 * @param {Lexicon} lexicon
 * @returns {Asked[]}
 */
function addMeant(synonyms, asked, lexicon) {
  /** @type {Asked[]} */
  const added = [];
  for (const { said, meant, strength: how } of synonyms) {
    let bearers = asked.filter((one) => said.includes(one.root));
    if (bearers.length === 0) {
      const one = { word: said.join(" "), root: said.join(" "), last: false, asksKind: false, share: 1, matches: new Map() };
      added.push(one);
      bearers = [one];
    }
    for (const phrase of meant) {
      const numbers = phrase.split(" ").flatMap((one) => lexicon.find(one) ?? []);
      for (const one of bearers) numbers.forEach((number) => add(one.matches, number, how / numbers.length));
    }
  }
  return added;
}

/**
 * Leave out words that say nothing, unless nothing else is left.
 * @param {Typed[]} typed
 * @param {Lexicon} lexicon
 */
function chosen(typed, lexicon) {
  const known = typed.filter(({ word }) => !lexicon.stop.has(word));
  const telling = known.filter(({ word }) => !lexicon.question.has(word));
  return [telling, known].find((list) => list.length > 0) ?? typed;
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
 * "wijk aanpak" means "wijkaanpak", "gezondheid monitor" means "gezondheidsmonitor": write as one what the site writes as one. A word
 * that says nothing, such as "op", belongs to the next only where the site has just that: "op gave", not "op stelten".
 * @param {Typed[]} list
 * @param {Lexicon} lexicon
 */
function joined(list, lexicon) {
  /** @type {Typed[]} */
  const found = [];
  for (const one of list) {
    const before = found.at(-1);
    const whole = before && before.at === one.at - 1 ? asOne(before.word, one.word, lexicon) : undefined;
    if (whole) found[found.length - 1] = { word: whole, at: one.at };
    else found.push(one);
  }
  return found;
}

/**
 * @param {string} first
 * @param {string} second
 * @param {Lexicon} lexicon
 */
function asOne(first, second, lexicon) {
  if (lexicon.stop.has(first) || lexicon.stop.has(second)) return lexicon.has(first + second) ? first + second : undefined;
  return ["", "s", "en", "e"].map((joint) => first + joint + second).find((word) => lexicon.find(root(word)) !== undefined);
}

/**
 * A word as the site has it; else one with a synonym, still being typed, of a known family, a typo, or a compound of known words.
 * @param {Asked} one
 * @param {Lexicon} lexicon
 * @param {Set<string>} spoken roots that stand for others
 * @param {Corrected} corrected
 * @param {number} trust how likely a word is a typo
 */
function matched(one, lexicon, spoken, corrected, trust) {
  const { word } = one;
  add(one.matches, lexicon.find(one.root), strength.same);
  if (one.matches.size > 0 || spoken.has(one.root) || /\d/.test(word) || word.length < 3) return [one];
  if (one.last && lexicon.beginning(word).length > 0) return [one];
  if (lexicon.kin(one.root).length > 0 || lexicon.linkedOtherwise(word).length > 0) return [one];
  const near = lexicon.near(word, word.length < 8 ? 1 : 2);
  const split = near.length > 0 && near[0].cost < 1.5 ? [] : lexicon.split(word);
  if (split.length > 0) return partsOf(one, split, lexicon);
  if (near.length > 0) return [mend(one, near, lexicon, corrected, trust)];
  return partsOf(one, mendedMember(word, lexicon), lexicon);
}

/**
 * @param {Asked} one
 * @param {import("./lexicon.js").Near[]} near
 * @param {Lexicon} lexicon
 * @param {Corrected} corrected
 * @param {number} trust
 */
function mend(one, near, lexicon, corrected, trust) {
  near.filter(({ cost }) => cost <= near[0].cost + 0.4).slice(0, 3).forEach(({ number, cost }, at) => add(one.matches, number, trust * (strength.typo - 0.05 * cost - 0.15 * at)));
  const meant = lexicon.words[near[0].at];
  corrected.push([one.word, meant]);
  return { ...one, word: meant, root: lexicon.roots[near[0].number] };
}

/**
 * Look for each member of a compound by itself.
 * @param {Asked} one
 * @param {number[]} numbers
 * @param {Lexicon} lexicon
 */
function partsOf(one, numbers, lexicon) {
  if (numbers.length === 0) return [one];
  return numbers.map((number) => ({ ...one, last: false, word: lexicon.roots[number], root: lexicon.roots[number], matches: new Map([[number, strength.same]]) }));
}

/**
 * A compound of which one member is misspelt: the longest known member, and the word nearest to the rest.
 * @param {string} word
 * @param {Lexicon} lexicon
 */
function mendedMember(word, lexicon) {
  for (let length = word.length - 5; length >= 5; length--) {
    const [head, tail] = [word.slice(0, length), word.slice(-length)];
    const first = lexicon.find(root(head)) ?? lexicon.find(root(head.replace(/s$|en$/, "")));
    const last = lexicon.find(root(tail));
    if (first !== undefined) {
      const [near] = lexicon.near(word.slice(length), 1);
      return near ? [first, near.number] : [first];
    }
    if (last !== undefined) {
      const [near] = lexicon.near(word.slice(0, -length), 1);
      return near ? [near.number, last] : [last];
    }
  }
  return [];
}

/**
 * Add words that stand for a word less well: its family, compounds with it, what it begins.
 * @param {Asked} one
 * @param {Lexicon} lexicon
 */
function widen({ word, root: wordRoot, last, matches }, lexicon) {
  if (wordRoot.length > 7) lexicon.linkedOtherwise(word).forEach((number) => add(matches, number, strength.linked));
  if (wordRoot.length > 3) {
    lexicon.kin(wordRoot).forEach((number) => add(matches, number, strength.family));
    lexicon.compoundsWith(word, wordRoot).forEach(({ number, last: isLast }) => add(matches, number, isLast ? strength.last : strength.first));
  }
  if (word.length > 1 && (last || matches.size === 0)) {
    for (const at of lexicon.beginning(word).slice(0, 60)) {
      add(matches, lexicon.numbers[at], strength.begun * (word.length / lexicon.words[at].length) ** 0.5);
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
        if (!before || to - from > before.by.length) hits.set(bearer, { bearer, by: asked.slice(from, to), whole: to - from >= telling });
      }
    }
  }
  return [...hits.values()];
}

/**
 * What other words of the query mean by name: "knopen doorhakken" means what is called "besluiten".
 * @param {Read} read
 * @param {Index} index
 * @returns {Hit[]}
 */
function meantNames({ asked, synonyms }, index) {
  const telling = asked.filter((one) => !one.asksKind).length;
  return synonyms.flatMap(({ said, meant }) => {
    const by = asked.filter((one) => said.includes(one.root) || one.root === said.join(" "));
    const bearers = new Set(meant.flatMap((name) => index.names.get(name) ?? []));
    return [...bearers].map((bearer) => ({ bearer, by, whole: by.length >= telling, meant: true }));
  });
}
