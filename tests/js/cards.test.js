// @ts-nocheck -- helpers of tests with plain numbers
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import test from "node:test";
import { Steady, reading } from "../../guide/theme/assets/workshop/cards.js";
import { dice, frame } from "./frames.js";

const { AR } = createRequire(import.meta.url)("../../guide/theme/assets/vendor/js-aruco2/aruco.js");
const sets = readFileSync(new URL("../../guide/insight/sets.py", import.meta.url), "utf8");
const CODES = sets.match(/MARKERS = \(([\d,\s]+)\)/)[1].match(/\d+/g).map(Number);
const ANSWERS = ["yes", "partly", "no", "unknown"];
const FRAMES = Number(process.env.FRAMES ?? 60);
AR.DICTIONARIES.CARDS = { nBits: 16, codeList: CODES };
const detector = new AR.Detector({ dictionaryName: "CARDS", maxHammingDistance: 1 });

const turnFor = (answer) => -90 * ANSWERS.indexOf(answer); // the side of the answer comes on top

/** A frame of all cards with answers at random. */
function scene(roll, number, options) {
  const answers = Array.from({ length: number }, () => ANSWERS[Math.floor(roll(0, 4))]);
  const cards = answers.map((answer, at) => ({ code: CODES[at], turn: turnFor(answer) }));
  return { answers, image: frame(cards, { roll, ...options }) };
}

test("40 cards differ in at least 4 bits, however they are turned", () => {
  assert.equal(CODES.length, 40);
  const turned = (code) => Array.from({ length: 16 }, (_, at) => (code >> (15 - (4 * (3 - (at % 4)) + Math.floor(at / 4)))) & 1).reduce((sum, bit) => sum * 2 + bit, 0); // prettier-ignore
  const ones = (number) => number.toString(2).replaceAll("0", "").length;
  for (const [at, code] of CODES.entries()) {
    const turns = [code, turned(code), turned(turned(code)), turned(turned(turned(code)))];
    for (const turn of turns.slice(1)) assert.ok(ones(code ^ turn) >= 4);
    for (const other of CODES.slice(at + 1)) for (const turn of turns) assert.ok(ones(other ^ turn) >= 4);
  }
});

test("a card held aslant says nothing", () => {
  const at = (degrees) => {
    const [c, s] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)];
    return { id: 6, corners: [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([x, y]) => ({ x: x * c - y * s, y: x * s + y * c })) }; // prettier-ignore
  };
  assert.deepEqual(reading(at(20)), { number: 7, answer: "yes" });
  assert.deepEqual(reading(at(-95)), { number: 7, answer: "partly" });
  assert.deepEqual(reading(at(170)), { number: 7, answer: "no" });
  assert.deepEqual(reading(at(-180)), { number: 7, answer: "no" });
  assert.deepEqual(reading(at(90)), { number: 7, answer: "unknown" });
  assert.equal(reading(at(45)), null);
});

test("an answer counts when two frames say the same, also with a miss in between, and a number that is there twice does not", () => {
  const steady = new Steady();
  const marker = (id) => ({ id, corners: [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }] }); // prettier-ignore
  assert.deepEqual(steady.take([marker(0)]), []);
  assert.deepEqual(steady.take([]), []);
  assert.deepEqual(steady.take([marker(0)]), [{ number: 1, answer: "yes" }]);
  assert.deepEqual(steady.take([marker(0), marker(0)]), []);
});

test("a card that stays up for the next question waits until it comes down or turns", () => {
  const steady = new Steady();
  const corners = [{ x: 0, y: 0 }, { x: 1, y: 0 }, { x: 1, y: 1 }, { x: 0, y: 1 }]; // prettier-ignore
  const up = { id: 0, corners };
  const turned = { id: 0, corners: [...corners.slice(2), ...corners.slice(0, 2)] };
  steady.take([up]);
  steady.next();
  for (let turn = 0; turn < 9; turn += 1) assert.deepEqual(steady.take(turn === 4 ? [] : [up]), []);
  steady.take([turned]);
  assert.deepEqual(steady.take([turned]), [{ number: 1, answer: "no" }]);
  steady.next();
  for (let turn = 0; turn < 4; turn += 1) steady.take([]);
  steady.take([turned]);
  assert.deepEqual(steady.take([turned]), [{ number: 1, answer: "no" }]);
});

test(`no card is read wrong in ${FRAMES} poor frames`, (context) => {
  const roll = dice(42);
  let [all, found, wrong] = [0, 0, 0];
  for (let turn = 0; turn < FRAMES; turn += 1) {
    const size = roll(24, 60);
    const { answers, image } = scene(roll, 12, { width: 640, height: 480, size, tilt: 15, blurred: Math.floor(roll(0, size / 20)), noise: roll(0, 25) });
    for (const marker of detector.detect(image)) {
      const read = reading(marker);
      if (read && answers[read.number - 1] === read.answer) found += 1;
      else if (read) wrong += 1;
    }
    all += answers.length;
  }
  context.diagnostic(`${found} of ${all} read, ${wrong} wrong`);
  assert.equal(wrong, 0);
  assert.ok(found / all > 0.85, `${found} of ${all}`);
});

test("30 cards are all read from good frames of 1280 × 720, and a covered one is missed", () => {
  const roll = dice(7);
  const steady = new Steady();
  const known = new Map();
  const answers = Array.from({ length: 30 }, () => ANSWERS[Math.floor(roll(0, 4))]);
  for (let turn = 0; turn < 6; turn += 1) {
    const cards = answers.map((answer, at) => ({ code: at === 6 ? 0xffff : CODES[at], turn: turnFor(answer) }));
    const image = frame(cards, { width: 1280, height: 720, size: 48, tilt: 8, blurred: 0, noise: 8, roll, clutter: 10 });
    for (const { number, answer } of steady.take(detector.detect(image))) known.set(number, answer);
  }
  assert.deepEqual([...known].sort(([a], [b]) => a - b), answers.map((answer, at) => [at + 1, answer]).filter(([number]) => number !== 7)); // prettier-ignore
});
