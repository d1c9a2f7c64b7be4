// Places to begin.
import assert from "node:assert/strict";
import { test } from "node:test";
import { placesToBegin } from "../../guide/theme/assets/compass/places.js";

const order = ["a", "b", "c", "d", "e"];

test("the first section of an answer weighs twice; the result goes in the order of the handbook", () => {
  const found = placesToBegin([{ sections: ["c", "a"], why: "x" }, { sections: ["a"], why: "y" }], order);
  assert.deepEqual(found, [{ id: "a", why: ["x", "y"] }, { id: "c", why: ["x"] }]);
});

test("at most four, and none without answers", () => {
  assert.deepEqual(placesToBegin([{ sections: order, why: "x" }], order).map(({ id }) => id), ["a", "b", "c", "d"]);
  assert.deepEqual(placesToBegin([{ sections: [], why: "" }], order), []);
});
