// @ts-nocheck -- helpers of tests with plain numbers
import assert from "node:assert/strict";
import test from "node:test";
import { byOrganisation, change, count, disagreement, groupOf, grouped } from "../../guide/theme/assets/workshop/compare.js";

const counts = (yes, partly, no, unknown = 0) => ({ yes, partly, no, unknown });

test("disagreement is 100 % at half yes, half no, and 50 % at half yes, half partly", () => {
  assert.equal(disagreement(counts(7, 0, 7)), 1);
  assert.equal(disagreement(counts(7, 7, 0)), 0.5);
  assert.equal(disagreement(counts(14, 0, 0)), 0);
  assert.equal(disagreement(counts(2, 0, 1)), 1);
  assert.equal(disagreement(counts(1, 0, 0, 9)), null);
});

test("disagreement stays between 0 and 1", () => {
  for (let yes = 0; yes < 12; yes += 1)
    for (let partly = 0; partly < 12; partly += 1)
      for (let no = 0; no < 12; no += 1) {
        const found = disagreement(counts(yes, partly, no));
        assert.ok(found === null || (found >= 0 && found <= 1), `${yes} ${partly} ${no} ${found}`);
      }
});

test("a question is in one group, following its good answer", () => {
  assert.equal(groupOf(counts(7, 0, 7), "ja"), "differ");
  assert.equal(groupOf(counts(8, 0, 1, 5), "ja"), "unknown");
  assert.equal(groupOf(counts(13, 1, 0), "ja"), "there");
  assert.equal(groupOf(counts(13, 1, 0), "nee"), "missing");
  assert.equal(groupOf(counts(0, 1, 13), "nee"), "there");
  assert.equal(groupOf(counts(0, 1, 13), "ja"), "missing");
  assert.equal(groupOf(counts(0, 14, 0), "ja"), "missing");
  assert.equal(groupOf(counts(0, 0, 14), "beide"), "there");
  assert.equal(groupOf(counts(0, 0, 0), "ja"), null);
});

test("most disagreement comes first, then the order of the set", () => {
  const answers = { a: counts(5, 5, 0), b: counts(5, 0, 5), c: counts(5, 5, 0), d: counts(10, 0, 0) };
  const found = grouped(Object.keys(answers).map((id) => ({ id, good: "ja" })), (id) => answers[id]); // prettier-ignore
  assert.deepEqual(found, { differ: ["b", "a", "c"], unknown: [], missing: [], there: ["d"] });
});

test("organisations show only where each has three people", () => {
  const people = (names) => [...names].map((organisation) => ({ organisation, answer: "yes" }));
  assert.deepEqual(byOrganisation(people("aaabbb"))?.get("a"), counts(3, 0, 0));
  assert.equal(byOrganisation(people("aaabb")), null);
  assert.equal(byOrganisation(people("aaa")), null);
  assert.equal(byOrganisation([...people("aaabbb"), { answer: "no" }]), null);
});

test("a change is told in the direction of the good answer", () => {
  assert.equal(change("no", "yes", "ja"), "better");
  assert.equal(change("no", "yes", "nee"), "worse");
  assert.equal(change("no", "yes", "beide"), "different");
  assert.equal(change("unknown", "no", "ja"), "different");
  assert.equal(change("", "no", "ja"), "new");
  assert.equal(change("no", undefined, "ja"), "gone");
  assert.equal(change("", null, "ja"), "same");
});

test("what is no answer does not count", () => assert.deepEqual(count(["yes", "", null, "ja", "unknown"]), counts(1, 0, 0, 1)));
