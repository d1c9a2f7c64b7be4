// How a meeting of so many minutes goes. The engine computes the same; tests/golden/schedule.json holds both to it.

/** @typedef {"cards" | "paper" | "phones"} Way how answers are collected */
/** @typedef {{id: string, minutes: number}} Block a part of the meeting */
/** @typedef {{blocks: Block[], asked: number, discussed: number, each: number, fits: boolean, enough: boolean}} Schedule */

const FEWEST = 3; // fewer questions to talk about are not worth a meeting

/**
 * Minutes to answer all questions, and to count them where that is work.
 * @param {Way} way
 * @param {number} questions
 * @param {number} people
 * @param {number} pause minutes in which someone can count
 */
function asking(way, questions, people, pause) {
  if (way === "cards") return Math.ceil((questions * 3) / 5);
  const answering = Math.ceil(questions / 2);
  return answering + (way === "paper" ? Math.max(0, Math.ceil(people / 3) - pause) : Math.ceil(people / 6));
}

/**
 * Minutes to talk about one question: together up to eight people, else at tables of four or five that report back.
 * @param {number} people
 */
export const talking = (people) => (people <= 8 ? 5 : Math.ceil(5 + Math.ceil(people / 5) / 2));

/**
 * Divide a meeting into blocks that add up to its minutes. Without room for anything, `fits` is false and there are no blocks.
 * @param {number} minutes
 * @param {number} people
 * @param {number} questions
 * @param {Way} way
 * @returns {Schedule}
 */
export function schedule(minutes, people, questions, way) {
  const pause = minutes >= 100 ? 10 : 0;
  const fixed = { welcome: people > 15 ? 8 : 5, case: minutes >= 60 ? 5 : 0, ask: asking(way, questions, people, pause), pause, close: 5 };
  const left = minutes - Object.values(fixed).reduce((sum, part) => sum + part, 0);
  const each = talking(people) + 2;
  const discussed = Math.max(0, Math.min(questions, Math.floor(left / each)));
  const parts = { welcome: fixed.welcome, case: fixed.case, ask: fixed.ask, pause, discuss: discussed * each, slack: left - discussed * each, close: 5 };
  const blocks = Object.entries(parts).map(([id, long]) => ({ id, minutes: long }));
  const enough = discussed >= Math.min(FEWEST, questions);
  return { blocks: left < 0 ? [] : blocks.filter((block) => block.minutes > 0), asked: questions, discussed, each, fits: left >= 0, enough };
}

/**
 * Return "13.30" for minutes after midnight; a meeting may end after twelve at night.
 * @param {number} minutes
 */
export function clock(minutes) {
  const day = ((minutes % 1440) + 1440) % 1440;
  return `${Math.floor(day / 60)}.${String(day % 60).padStart(2, "0")}`;
}
