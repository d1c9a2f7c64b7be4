import assert from "node:assert/strict";
import test from "node:test";
import { calendar } from "../../guide/theme/assets/dossier/calendar.js";
import { dayOf } from "../../guide/theme/assets/dossier/days.js";

test("an action is an all-day event, folded and escaped", () => {
  const action = { id: "a-1", day: "2027-12-31", action: `Bel; schrijf, ${"é".repeat(60)}\nen kom`, who: "Noor" };
  const text = calendar([action], "Mijn wijk", new Date("2026-11-26T10:00:00Z"));
  assert.ok(text.includes("DTSTART;VALUE=DATE:20271231\r\nDTEND;VALUE=DATE:20280101\r\n"));
  assert.ok(text.replaceAll("\r\n ", "").includes(`SUMMARY:Bel\\; schrijf\\, ${"é".repeat(60)}\\nen kom (Noor)`));
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75));
});

test("a day that does not exist is none", () => {
  assert.equal(dayOf("31-2-2027"), null);
  assert.equal(dayOf("29-2-2028"), "2028-02-29");
  assert.equal(dayOf("29-2-2027"), null);
  assert.equal(dayOf("31 april 2027"), null);
});
