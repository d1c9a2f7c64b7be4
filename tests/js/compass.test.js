// Places to begin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { advise } from "../../guide/theme/assets/compass/places.js";

const steps = ["a", "b", "c", "d", "e"].map((id) => ({ id, phase: id < "d" ? "early" : "late" }));
/** @returns {import("../../guide/theme/assets/compass/places.js").Answer} */
const answer = (/** @type {Partial<import("../../guide/theme/assets/compass/places.js").Answer>} */ given) =>
  ({ sections: [], settles: [], holds_back: [], until: null, only_first: false, leads: false, always: false, why: "x", ...given });
const ids = (/** @type {{id: string}[]} */ places) => places.map(({ id }) => id).join("");

test("the first section of an answer weighs twice; places go in the order of the handbook", () => {
  const { now } = advise([answer({ sections: ["c", "a"] }), answer({ sections: ["a"], why: "y" })], steps);
  assert.deepEqual(now.map(({ id, why }) => [id, why]), [["a", ["x", "y"]], ["c", ["x"]]]);
});

test("at most four, the rest comes later, and none without answers", () => {
  const { now, later } = advise([answer({ sections: ["a", "b", "c", "d", "e"] })], steps);
  assert.deepEqual([ids(now), ids(later)], ["abcd", "e"]);
  assert.deepEqual(advise([answer({})], steps), { now: [], later: [] });
});

test("what an answer holds back comes later, and what it settles not at all", () => {
  const { now, later } = advise([answer({ sections: ["e"] }), answer({ sections: ["a"], settles: ["b"], holds_back: ["late"], until: "z" }), answer({ sections: ["b"] })], steps);
  assert.deepEqual([ids(now), ids(later)], ["a", "e"]);
});
