// The explorer without a page: what an address says, which cases are shown, what to let go; and the reading list.
import assert from "node:assert/strict";
import { test } from "node:test";
import { numbersWith } from "../../guide/theme/assets/cases/case-words.js";
import { barriers, countOptions, isFree, offers, readState, writeState } from "../../guide/theme/assets/cases/explorer-state.js";
import { listAddress, onlyIds, readList, toggle } from "../../guide/theme/assets/cases/reading-list.js";
import { useLanguage } from "../../guide/theme/assets/shared/words.js";

const groups = ["fase", "thema"];
const rows = [
  { id: "a", traits: { fase: ["een", "twee"], thema: ["wonen"] } },
  { id: "b", traits: { fase: ["twee"], thema: ["werk"] } },
  { id: "c", traits: { fase: [], thema: ["werk", "wonen"] } },
];
const names = { query: "zoek", sort: "sorteer" };
const stopsIn = (/** @type {string} */ search, found = null) => rows.map((row) => barriers(row, readState(search, groups, names), found));

test("an address is read and written back, and leaves what is not ours", () => {
  const state = readState("?fase=een&fase=twee&zoek=+huur+&sorteer=-fasen&q=x", groups, names);
  assert.deepEqual([...state.chosen.fase], ["een", "twee"]);
  assert.equal(writeState(state, "?fase=oud&q=x", names), "?q=x&fase=een&fase=twee&zoek=huur&sorteer=-fasen");
  assert.ok(!isFree(state) && isFree(readState("?sorteer=casus&zoek=+", groups, names)));
  assert.equal(writeState(readState("", groups, names), "?fase=een", names), "");
});

test("OR within a group, AND between groups", () => {
  assert.deepEqual(stopsIn("?fase=een&fase=twee"), [0, 0, 1]);
  assert.deepEqual(stopsIn("?fase=twee&thema=wonen"), [0, 2, 1]);
  assert.deepEqual(barriers(rows[0], readState("?fase=twee", groups, names), new Set(["b"])), 4, "the words come after the groups");
});

test("counts follow the choices in the other groups", () => {
  const counts = countOptions(rows, stopsIn("?fase=twee"), groups);
  assert.deepEqual(Object.fromEntries(counts.thema), { wonen: 1, werk: 1 });
  assert.deepEqual(Object.fromEntries(counts.fase), { een: 1, twee: 2 }, "its own group does not count");
});

test("with no result, the fewest groups to let go", () => {
  const stops = stopsIn("?fase=een&thema=werk");
  assert.deepEqual(offers(stops, [...groups, "zoek"]), [{ groups: ["fase"], count: 2 }, { groups: ["thema"], count: 1 }]);
});

test("a word is found by its root and by its beginning", async () => {
  await useLanguage("nl");
  const list = ["gemeente", "gemeenten", "gemengd", "wijk"];
  const places = { gemeente: [1], gemeenten: [2], gemengd: [3], wijk: [1, 3] };
  const index = { cases: [], list, places };
  assert.deepEqual([...numbersWith("gemeentes", index)], [1, 2]);
  assert.deepEqual([...numbersWith("gem", index)], [1, 2, 3]);
  assert.deepEqual([...numbersWith("x", index)], []);
});

test("the reading list holds ids only, and without storage lasts as long as the page", () => {
  assert.deepEqual(onlyIds(["a-b", "a-b", "../x", "<b>", 7, null, "x".repeat(81)]), ["a-b"]);
  assert.ok(toggle("a") && toggle("b") && !toggle("a"));
  assert.deepEqual(readList(), ["b"]);
  assert.equal(listAddress("../leeslijst/", ["a", "b"]), "../leeslijst/?cases=a,b");
  assert.equal(listAddress("../leeslijst/", []), "../leeslijst/");
});
