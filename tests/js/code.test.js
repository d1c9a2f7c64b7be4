// @ts-nocheck -- helpers of tests with plain numbers
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { ALPHABET, ANSWERS, CodeProblem, decode, encode, grouped, setId } from "../../guide/theme/assets/workshop/code.js";

const golden = JSON.parse(readFileSync(new URL("../golden/sets.json", import.meta.url), "utf8"));
let state = 7;
const random = (below) => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
};
const anyAnswers = (length) => Array.from({ length }, () => [...ANSWERS, null][random(5)]);
const refused = (code, set, questions) => assert.throws(() => decode(code, set, questions), CodeProblem, code);

test("a set has one id in every language of the engine", () => {
  for (const { questions, id } of golden) assert.equal(setId(questions), id);
});

test("24 questions fit in 20 symbols", () => {
  const code = encode("K7NP", 14, anyAnswers(24));
  assert.equal(code.length, 20);
  assert.match(grouped(code), /^(\w{4} ){4}\w{4}$/);
});

test("what is encoded is decoded, however it is typed", () => {
  for (let turn = 0; turn < 500; turn += 1) {
    const questions = 1 + random(96);
    const answers = anyAnswers(questions);
    const number = 1 + random(200);
    const code = encode("8625", number, answers);
    assert.deepEqual(decode(code, "8625", questions), { number, answers });
    const typed = ` ${grouped(code).toLowerCase().replaceAll("8", "b").replaceAll("2", "z").replaceAll("5", "s").replaceAll("6", "g").replaceAll("v", "u")}-`;
    assert.deepEqual(decode(typed, "8625", questions), { number, answers });
  }
});

test("every wrong symbol and every swap of neighbours is refused, in 1,000 codes", () => {
  for (let turn = 0; turn < 1000; turn += 1) {
    const questions = 1 + random(turn % 10 ? 30 : 96);
    const code = encode("K7NP", 1 + random(200), anyAnswers(questions));
    for (let at = 0; at < code.length; at += 1) {
      for (const symbol of ALPHABET) if (symbol !== code[at]) refused(code.slice(0, at) + symbol + code.slice(at + 1), "K7NP", questions);
      if (at && code[at] !== code[at - 1]) refused(code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1), "K7NP", questions);
    }
  }
});

test("another set is named as the reason", () => {
  const code = encode("K7NP", 3, anyAnswers(24));
  assert.throws(() => decode(code, "AAAA", 24), { reason: "set" });
  assert.throws(() => decode(code, "AAAA", 8), { reason: "set" });
  assert.throws(() => decode(code.slice(0, -1), "K7NP", 24), { reason: "length" });
  assert.throws(() => decode("", "K7NP", 24), { reason: "empty" });
  assert.throws(() => decode("<b>x</b>", "K7NP", 24), { reason: "symbols" });
});

test("10,000 hostile strings and a megabyte are refused", () => {
  for (let turn = 0; turn < 10_000; turn += 1) {
    const length = random(60);
    const source = turn % 2 ? ALPHABET : "<>&\"'{}()=;K7NP23 \u0000\u200d🙂é";
    refused(Array.from({ length }, () => source[random(source.length)]).join(""), "K7NP", 24);
  }
  refused("K".repeat(1_000_000), "K7NP", 24);
});
