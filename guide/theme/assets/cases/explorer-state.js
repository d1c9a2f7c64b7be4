// What the visitor chose, and how it stands in the address: ?phase=plan&theme=rain&search=oak&sort=-phases, in the language of the page.
// The groups of choices are those of the page, in its order.

/** @typedef {Record<string, Set<string>>} Chosen what is chosen in each group */
/** @typedef {{chosen: Chosen, query: string, sort: string}} State */
/** @typedef {{id: string, traits: Record<string, string[]>}} Case what a row can be chosen by */
/** @typedef {{query: string, sort: string}} Names what the words and the order are called in the address */

/**
 * @param {string} search the query of an address
 * @param {string[]} groups
 * @param {Names} names
 * @returns {State}
 */
export function readState(search, groups, names) {
  const parameters = new URLSearchParams(search);
  const chosen = Object.fromEntries(groups.map((group) => [group, new Set(parameters.getAll(group))]));
  return { chosen, query: parameters.get(names.query) ?? "", sort: parameters.get(names.sort) ?? "" };
}

/**
 * @param {State} state
 * @param {string} search the query of the address before
 * @param {Names} names
 */
export function writeState({ chosen, query, sort }, search, names) {
  const parameters = new URLSearchParams(search);
  for (const name of [...Object.keys(chosen), names.query, names.sort]) parameters.delete(name);
  for (const [group, values] of Object.entries(chosen)) for (const value of values) parameters.append(group, value);
  if (query.trim()) parameters.set(names.query, query.trim());
  if (sort) parameters.set(names.sort, sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

/** @param {State} state */
export const isFree = ({ chosen, query }) => !query.trim() && Object.values(chosen).every((values) => values.size === 0);

/**
 * Tell of a row which groups stop it: OR within a group, AND between groups, `found` the ids with the words asked for.
 * Returns a bit a group, and one after them for the words; 0 is a row to show.
 * @param {Case} row
 * @param {State} state
 * @param {Set<string> | null} found
 */
export function barriers(row, { chosen }, found) {
  const groups = Object.entries(chosen);
  let stops = 0;
  groups.forEach(([group, values], bit) => {
    if (values.size && !row.traits[group].some((value) => values.has(value))) stops |= 1 << bit;
  });
  if (found && !found.has(row.id)) stops |= 1 << groups.length;
  return stops;
}

/**
 * Count the cases per group and option, each following the choices in the other groups.
 * @param {Case[]} rows
 * @param {number[]} stops the barriers of each row
 * @param {string[]} groups
 */
export function countOptions(rows, stops, groups) {
  /** @type {Record<string, Map<string, number>>} */
  const counts = Object.fromEntries(groups.map((group) => [group, new Map()]));
  rows.forEach((row, number) => {
    groups.forEach((group, bit) => {
      if (stops[number] & ~(1 << bit)) return;
      for (const value of row.traits[group]) counts[group].set(value, (counts[group].get(value) ?? 0) + 1);
    });
  });
  return counts;
}

/**
 * The smallest sets of groups that, let go, give a result: with how many cases, the most helpful first, at most four.
 * @param {number[]} stops the barriers of each row
 * @param {string[]} names of the groups, and of the words after them
 * @returns {{groups: string[], count: number}[]}
 */
export function offers(stops, names) {
  const size = (/** @type {number} */ mask) => names.filter((_, bit) => mask & (1 << bit)).length;
  const least = Math.min(...stops.map(size));
  const masks = [...new Set(stops.filter((mask) => size(mask) === least))];
  const found = masks.map((mask) => ({ groups: names.filter((_, bit) => mask & (1 << bit)), count: stops.filter((stop) => stop === mask).length }));
  return found.sort((one, other) => other.count - one.count).slice(0, 4);
}
