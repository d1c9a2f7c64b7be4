// @ts-nocheck -- helpers of tests with plain texts
import assert from "node:assert/strict";
import test from "node:test";
import { days, isMeasured, measuredAt, measurement } from "../../guide/theme/assets/dossier/measurements.js";
import { compared } from "../../guide/theme/assets/dossier/merge.js";

const map = (values) => new Map(Object.entries(values));

test("what only one of two has is kept, and notes of both can stand together", () => {
  const here = map({ "a-1/answer": "yes", "a-1/note": "van Anna", "a-1/who": "Anna", "a-2/note": "alleen hier" });
  const there = map({ "a-1/answer": "no", "a-1/note": "van Bo", "a-1/who": "Bo", "a-3/note": "alleen daar" });
  const { added, differences } = compared(here, there);
  assert.deepEqual([...added], [["a-3/note", "alleen daar"]]);
  assert.deepEqual(differences.map(({ key, both }) => [key, both]), [["a-1/answer", null], ["a-1/note", "van Anna\nvan Bo"], ["a-1/who", "Anna, Bo"]]); // prettier-ignore
});

test("a copy that was not changed differs in nothing", () => assert.deepEqual(compared(map({ "a-1/note": "x" }), map({ "a-1/note": "x" })), { added: new Map(), differences: [] }));

test("a measurement keeps the answers of a day, and no other field", () => {
  const values = map({ "a-1/answer": "no", "a-1/note": "x", "organisatie@1/name": "y", "b-2@1/answer": "yes" });
  const kept = measurement(values, "2026-11-26");
  assert.deepEqual(kept, [["a-1@m20261126/answer", "no"]]);
  assert.deepEqual(days(new Map([...values, ...kept])), ["2026-11-26"]);
  assert.equal(measuredAt("a-1", "2026-11-26"), "a-1@m20261126");
  assert.ok(isMeasured("a-1@m20261126") && !isMeasured("a-1@1") && !isMeasured("a-1"));
});
