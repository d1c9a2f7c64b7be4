// What raised voting cards say: a marker's number says whose card it is, the side that is on top which answer.
import { ANSWERS } from "./code.js";

/** @typedef {{id: number, corners: {x: number, y: number}[]}} Marker corners from the marker's own top left, clockwise; id from 0 */

const SLANT = 33; // degrees that a card may lean; beyond that it is too near the next answer
const SURE = 2; // frames in a row that must say the same

/**
 * Return the number and the answer on a card; null when it is held aslant.
 * @param {Marker} marker
 */
export function reading({ id, corners: [topLeft, topRight, bottomRight, bottomLeft] }) {
  const across = { x: topRight.x - topLeft.x + bottomRight.x - bottomLeft.x, y: topRight.y - topLeft.y + bottomRight.y - bottomLeft.y };
  const turned = (Math.atan2(across.y, across.x) * 180) / Math.PI; // clockwise, as the camera sees it
  const quarter = Math.round(turned / 90);
  if (Math.abs(turned - quarter * 90) > SLANT) return null;
  return { number: id + 1, answer: ANSWERS[(4 - quarter) % 4] };
}

/** Takes an answer for true when it is read in two frames after each other. */
export class Steady {
  /** @type {Map<number, {answer: string, times: number}>} */
  #seen = new Map();

  /**
   * Return the readings of this frame that are sure.
   * @param {Marker[]} markers
   */
  take(markers) {
    const found = markers.map(reading).filter((one) => one !== null);
    const doubled = new Set(found.map(({ number }) => number).filter((number, at, all) => all.indexOf(number) !== at));
    const now = new Map();
    for (const { number, answer } of found) {
      const before = this.#seen.get(number);
      if (!doubled.has(number)) now.set(number, { answer, times: before?.answer === answer ? before.times + 1 : 1 });
    }
    this.#seen = now;
    return [...now].filter(([, { times }]) => times >= SURE).map(([number, { answer }]) => ({ number, answer }));
  }
}
