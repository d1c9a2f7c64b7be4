// From an understood query to results in order, best first.
/** @typedef {import("./index.js").Index} Index */
/** @typedef {import("./query.js").Asked} Asked */
/** @typedef {import("./query.js").Hit} Hit */

/**
 * @typedef {object} Page a result with words of the query
 * @property {number} number
 * @property {number} score
 * @property {Map<number, {best: number, sum: number}>} words what each word of the query is worth, in its best part and in all
 * @property {Map<number, number>} parts what each part is worth
 * @property {Set<number>} found positions of the query's words
 */

export const settings = {
  others: 0.5, // what a word's other parts add to its best part, at most once more
  together: 0.5, // what standing together in one part adds
  coverage: 0.2, // how hard missing words count
  /** @type {Record<string, number>} */
  kind: { section: 1, case: 0.9, checklist: 0.75, phase: 0.7, chapter: 0.6, factor: 0.6, term: 0.6, source: 0.35, page: 0.5 },
  askedKind: 2.5, // what asking for a kind of page does to that kind
  kindWord: 0.15, // what is left of the weight of a word that asks for a kind
  meantNamed: 0.7, // what is left of the gain for a name that other words mean
};

/**
 * The results that hold words of a query, the best first.
 * @param {import("./query.js").Understood} understood
 * @param {Index} index
 */
export function rank({ asked, kinds, names, pages: asksPages, titled }, index) {
  /** @type {Map<number, Page>} */
  const pages = new Map();
  let total = 0;
  asked.forEach((one, at) => (total += scoreWord(one, at, index, pages)));
  const ranked = [...pages.values()];
  ranked.forEach((page) => (page.score = textScore(page, asked, total)));
  for (const page of ranked) {
    const { kind } = index.results[page.number];
    page.score *= kinds.has(kind) ? settings.askedKind : settings.kind[kind];
  }
  boostNamed(names, asked, kinds, ranked, index);
  boostPages(asksPages, ranked, index);
  if (titled !== undefined) pageOf(titled, ranked).score += 2 * topScore(ranked);
  return ranked.sort((a, b) => b.score - a.score || a.number - b.number);
}

/**
 * Add one word's worth to every page that holds it; returns how much the word weighs.
 * @param {Asked} one
 * @param {number} at its position in the query
 * @param {Index} index
 * @param {Map<number, Page>} pages
 */
function scoreWord(one, at, index, pages) {
  const weight = one.share * (one.asksKind ? settings.kindWord : 1);
  const own = index.find(one.root);
  const limit = own === undefined ? Infinity : index.rarity(own);
  /** @type {Map<number, number>} */
  const best = new Map();
  let most = 0;
  for (const [number, strength] of one.matches) {
    const rarity = Math.min(index.rarity(number), limit) * weight;
    most = Math.max(most, rarity);
    const { parts, weights } = index.where(number);
    parts.forEach((part, position) => {
      const worth = strength * rarity * weights[position];
      if (worth > (best.get(part) ?? 0)) best.set(part, worth);
    });
  }
  for (const [part, worth] of best) {
    const number = index.resultOf[part];
    let page = pages.get(number);
    if (!page) pages.set(number, (page = { number, score: 0, words: new Map(), parts: new Map(), found: new Set() }));
    const word = page.words.get(at) ?? { best: 0, sum: 0 };
    word.best = Math.max(word.best, worth);
    word.sum += worth;
    page.words.set(at, word);
    page.parts.set(part, (page.parts.get(part) ?? 0) + worth);
    page.found.add(at);
  }
  one.weight = most;
  return most;
}

/**
 * What a page's words are worth together: each word's best part, a little for its other parts, more for words that stand together.
 * @param {Page} page
 * @param {Asked[]} asked
 * @param {number} total
 */
function textScore(page, asked, total) {
  let [score, covered] = [0, 0];
  for (const [at, { best, sum }] of page.words) {
    score += best + settings.others * Math.min(sum - best, best);
    covered += asked[at].weight ?? 0;
  }
  return (score + settings.together * Math.max(...page.parts.values())) * (covered / total) ** settings.coverage;
}

/** @param {Page[]} ranked */
const topScore = (ranked) => Math.max(0, ...ranked.map(({ score }) => score));

/**
 * A result among those ranked, whether or not it holds words of the query.
 * @param {number} number
 * @param {Page[]} ranked
 */
function pageOf(number, ranked) {
  let page = ranked.find((one) => one.number === number);
  if (!page) ranked.push((page = { number, score: 0, words: new Map(), parts: new Map(), found: new Set() }));
  return page;
}

/** @param {Asked[]} asked */
const weightOf = (asked) => asked.reduce((sum, one) => sum + (one.weight ?? 0), 0);

/**
 * A query that is a name wants what bears it: the page of a term, the cases of a place; unless it asks for another kind. A name that is
 * part of a query gains as much less as it tells less of it.
 * @param {Hit[]} names
 * @param {Asked[]} asked
 * @param {Set<string>} kinds
 * @param {Page[]} ranked
 * @param {Index} index
 */
function boostNamed(names, asked, kinds, ranked, index) {
  const telling = weightOf(asked.filter((one) => !one.asksKind && one.share === 1)) || 1;
  const top = topScore(ranked);
  /** @type {Map<number, number>} */
  const gains = new Map();
  for (const { bearer, by, meant } of names) {
    const gain = bearer.share * Math.min(1, weightOf(by) / telling) * (meant ? settings.meantNamed : 1);
    gains.set(bearer.result, Math.max(gains.get(bearer.result) ?? 0, gain));
  }
  for (const page of ranked) {
    if (kinds.size === 0 || kinds.has(index.results[page.number].kind)) page.score += top * (gains.get(page.number) ?? 0);
  }
}

/**
 * A query for a page of the handbook wants what stands there, whatever else it says.
 * @param {number[]} asked
 * @param {Page[]} ranked
 * @param {Index} index
 */
function boostPages(asked, ranked, index) {
  const top = topScore(ranked) || 1;
  for (const part of asked.flatMap((number) => index.pages[number] ?? [])) {
    const number = index.resultOf[part];
    const page = pageOf(number, ranked);
    page.score += top * settings.kind[index.results[number].kind];
    page.parts.set(part, (page.parts.get(part) ?? 0) + top);
  }
}
