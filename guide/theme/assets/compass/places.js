// Which sections the answers of the compass point to.

/** @typedef {{sections: string[], why: string}} Answer */

const MOST = 4;

/**
 * Rank the sections that the chosen answers name. The first section of an answer weighs 2, the others 1.
 * @param {Answer[]} answers
 * @param {string[]} order section ids in the order of the handbook; ties go in this order
 * @returns {{id: string, why: string[]}[]} at most four; empty when no answer names a section
 */
export function placesToBegin(answers, order) {
  /** @type {Map<string, {id: string, why: string[], weight: number}>} */
  const found = new Map();
  for (const { sections, why } of answers) {
    sections.forEach((id, position) => {
      const place = found.get(id) ?? { id, why: [], weight: 0 };
      place.weight += position === 0 ? 2 : 1;
      if (!place.why.includes(why)) place.why.push(why);
      found.set(id, place);
    });
  }
  return [...found.values()]
    .sort((one, other) => other.weight - one.weight || order.indexOf(one.id) - order.indexOf(other.id))
    .slice(0, MOST)
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    .map(({ id, why }) => ({ id, why }));
}
