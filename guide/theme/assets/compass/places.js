// The rule of the compass: which places the answers lead to, and in which order. What an answer's fields mean stands in data/compass.yml.
import { t } from "../shared/wording.js";

const MOST = 4;
const FIRST = 2; // weight of the section that an answer finds most urgent
const OTHER = 1;

/**
 * @typedef {{sections: string[], settles: string[], holds_back: string[], until: string | null, only_first: boolean, leads: boolean, always: boolean, why: string}} Answer
 * @typedef {{id: string, phase: string}} Step
 * @typedef {{id: string, position: number, held: Answer | undefined, weight: number, always: boolean, leads: boolean, why: string[]}} Place
 */

/**
 * Weigh the answers and say where to begin and what comes later.
 * @param {Answer[]} answers the chosen answers, in the order of the questions
 * @param {Step[]} sections in the order of the handbook; equal weights go in this order
 * @returns {{now: Place[], later: Place[]}} at most four places to begin with
 */
export function advise(answers, sections) {
  const places = weighed(answers, sections).sort(
    (one, other) => Number(other.always) - Number(one.always) || other.weight - one.weight || one.position - other.position,
  );
  const now = places.filter((place) => place.always || !place.held).slice(0, MOST);
  const later = places.filter((place) => !now.includes(place));
  const turn = (/** @type {Place} */ place) => (place.held ? 1 : place.leads ? -1 : 0); // what is shown although it is held back, comes last
  return {
    now: now.sort((one, other) => turn(one) - turn(other) || one.position - other.position),
    later: later.sort((one, other) => one.position - other.position),
  };
}

/**
 * Every section that the answers name and none settles, with its weight and the answer that holds it back, if any.
 * @param {Answer[]} answers
 * @param {Step[]} sections
 */
function weighed(answers, sections) {
  const settled = new Set(answers.flatMap((answer) => answer.settles));
  /** @type {Map<string, Place>} */
  const found = new Map();
  for (const answer of answers) {
    const open = answer.sections.filter((id) => !settled.has(id)).slice(0, answer.only_first ? 1 : undefined);
    for (const [index, id] of open.entries()) {
      const position = sections.findIndex((section) => section.id === id);
      const held = answers.find((other) => other.holds_back.includes(sections[position].phase));
      const place = found.get(id) ?? { id, position, held, weight: 0, always: false, leads: false, why: [] };
      place.weight += index === 0 ? FIRST : OTHER;
      place.always ||= answer.always;
      place.leads ||= answer.leads;
      if (!place.why.includes(answer.why)) place.why.push(answer.why);
      found.set(id, place);
    }
  }
  for (const { held, why } of found.values()) if (held) why.push(t("compass.held", { until: String(held.until) }));
  return [...found.values()];
}
