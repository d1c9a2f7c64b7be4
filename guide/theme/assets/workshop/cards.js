// What raised voting cards say: a marker's number says whose card it is, the side that is on top which answer.
import { ANSWERS } from "./code.js";

/** @typedef {{id: number, corners: {x: number, y: number}[]}} Marker corners from the marker's own top left, clockwise; id from 0 */

const SLANT = 33; // degrees that a card may lean; beyond that it is too near the next answer
const SURE = 2; // frames that must say the same
const PATIENCE = 3; // frames in which a card may be missed in between
const DOWN = 4; // frames in a row without a card: it came down

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

/** Takes an answer for true when two frames shortly after each other say the same. After `next`, a card still held up for the last question waits. */
export class Steady {
  /** @type {Map<number, {answer: string, times: number, missed: number}>} */
  #seen = new Map();
  /** @type {Map<number, {answer: string, missed: number}>} */
  #held = new Map();

  /** Begin a new question: cards that are up must come down, or turn to another answer, before they count. */
  next() {
    this.#held = new Map([...this.#seen].map(([number, { answer }]) => [number, { answer, missed: 0 }]));
    this.#seen = new Map();
  }

  /**
   * Return the readings of this frame that are sure.
   * @param {Marker[]} markers
   */
  take(markers) {
    const found = markers.map(reading).filter((one) => one !== null);
    const once = found.filter(({ number }) => found.filter((other) => other.number === number).length === 1);
    this.#release(once);
    const now = new Map();
    for (const [number, seen] of this.#seen) if (seen.missed < PATIENCE) now.set(number, { ...seen, missed: seen.missed + 1 });
    for (const { number, answer } of once) {
      const before = this.#seen.get(number);
      now.set(number, { answer, times: before?.answer === answer ? before.times + 1 : 1, missed: 0 });
    }
    this.#seen = now;
    const sure = [...now].filter(([number, { times, missed }]) => !missed && times >= SURE && !this.#held.has(number));
    return sure.map(([number, { answer }]) => ({ number, answer }));
  }

  /** @param {{number: number, answer: string}[]} found */
  #release(found) {
    for (const [number, held] of this.#held) {
      const here = found.find((one) => one.number === number);
      held.missed = here ? 0 : held.missed + 1;
      if (held.missed >= DOWN || (here && here.answer !== held.answer)) this.#held.delete(number);
    }
  }
}
