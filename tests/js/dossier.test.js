// Dossiers without a browser: the file, questions that moved, two files together, what an answer means, actions, and the table for a spreadsheet.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { actionsOf, calendar, owners, sorted } from "../../guide/theme/assets/dossier/actions.js";
import { moved } from "../../guide/theme/assets/dossier/entries.js";
import { FileProblem, fileName, read, written } from "../../guide/theme/assets/dossier/dossier-file.js";
import { troubleOf } from "../../guide/theme/assets/dossier/dossier-store.js";
import { differences, merged } from "../../guide/theme/assets/dossier/merge.js";
import { readingOf } from "../../guide/theme/assets/dossier/reading.js";
import { cell, spreadsheet } from "../../guide/theme/assets/shared/tables.js";

const day = new Date(2027, 0, 5, 12);

test("a file gives back what was written, whatever a question is called", () => {
  const values = new Map([["urgentie-1/answer", "no"], ["urgentie-1/note", "“a”\n1"], ["constructor/note", "x"], ["organisatie@k3/name", "Stichting"], ["2026-01-05#urgentie-1/answer", "yes"]]);
  const { name, values: found } = read(written("Mijn wijk", values, day), {});
  assert.equal(name, "Mijn wijk");
  assert.deepEqual([...found].sort(), [...values].sort());
});

test("a file that is no dossier, is newer or is damaged is refused", () => {
  const good = { format: "guide-dossier", version: 2, name: "x", answers: {}, measurements: [] };
  assert.deepEqual(read(JSON.stringify({ ...good, saved: "2026-11-23T09:30:00Z" }), {}).saved, Date.UTC(2026, 10, 23, 9, 30));
  for (const bad of ["", "[]", "{}", '{"format": 1}']) assert.throws(() => read(bad, {}), FileProblem);
  for (const change of [{ version: 3 }, { version: "1" }, { measurements: {} }, { measurements: [{ date: "gisteren", answers: {} }] }, { measurements: [null] }, { answers: JSON.parse('{"__proto__": {"note": "x"}}') }, { name: 7 }, { answers: [] }, { answers: { "A b": {} } }, { answers: { a: { answer: "misschien" } } }, { answers: { a: { note: 1 } } }]) {
    assert.throws(() => read(JSON.stringify({ ...good, ...change }), {}), FileProblem, JSON.stringify(change));
  }
});

test("a file of version 1 opens; its measurements are none", () => {
  const { values } = read('{"format": "guide-dossier", "version": 1, "name": "x", "answers": {"a": {"note": "b"}}}', {});
  assert.deepEqual([...values], [["a/note", "b"]]);
  assert.deepEqual(JSON.parse(written("x", values)).measurements, []);
});

test("a question that got another id takes its answers along; what stands there already wins", () => {
  const values = new Map([["oud/answer", "yes"], ["oud/note", "a"], ["nieuw/note", "b"], ["oud@k3/note", "c"], ["2026-01-05#oud/answer", "no"]]);
  assert.deepEqual(Object.fromEntries(moved(values, { oud: "nieuw" })), { "nieuw/note": "b", "nieuw/answer": "yes", "nieuw@k3/note": "c", "2026-01-05#nieuw/answer": "no" });
});

test("names of files are safe", () => {
  assert.equal(fileName(" Wijk: Één/Twee? ", "json", day), "wijk-één-twee-2027-01-05.json");
  assert.match(fileName("//", "csv", day), /-2027-01-05\.csv$/);
});

test("a spreadsheet keeps texts and runs none", () => {
  assert.equal(spreadsheet([["a;b", 'c"d'], ["=1+1", "4.1"]]), '\ufeff"a;b";"c""d"\r\n\'=1+1;\'4.1\r\n');
  const cases = JSON.parse(readFileSync(new URL("../golden/cells.json", import.meta.url), "utf-8"));
  for (const { name, value, cell: expected } of cases) if (typeof value === "string") assert.equal(cell(value), expected, name);
});

test("an answer means what its question says", () => {
  const readings = (/** @type {import("../../guide/theme/assets/dossier/reading.js").Good} */ good) => ["yes", "partly", "no", "unknown"].map((answer) => readingOf(answer, { good }));
  assert.deepEqual(readings("ja"), ["good", "point", "point", "point"]);
  assert.deepEqual(readings("nee"), ["point", "point", "good", "point"]);
  assert.deepEqual(readings("beide"), ["either", "either", "either", "either"]);
  assert.equal(readingOf("", { good: "beide" }), "open");
  assert.equal(readingOf("", { good: "ja", applies: "bij een no-go" }), "optional");
  assert.equal(readingOf("no", { good: "ja", applies: "bij een no-go" }), "point");
});

test("two files together lose nothing unasked", () => {
  const own = new Map([["a/answer", "yes"], ["a/note", "van mij"], ["a/who", "Bram"], ["b/note", "begin"], ["c/note", "zelfde "], ["d/note", "alleen hier"]]);
  const other = new Map([["a/answer", "no"], ["a/note", "van jou"], ["a/who", "An"], ["b/note", "begin en meer"], ["c/note", "zelfde"], ["e/note", "alleen daar"]]);
  const found = differences(own, other);
  assert.deepEqual(found.map(({ key, choice }) => [key, choice]), [["a/answer", "own"], ["a/note", "both"], ["a/who", "both"], ["b/note", "other"]]);
  assert.deepEqual(Object.fromEntries(merged(own, other, found)), {
    "a/answer": "yes", "a/note": "van mij\nvan jou", "a/who": "Bram, An", "b/note": "begin en meer",
    "c/note": "zelfde ", "d/note": "alleen hier", "e/note": "alleen daar",
  });
}); // prettier-ignore

const doing = new Map([
  ["a/action", "Bel; mail, schrijf\naan de wijk 🏘️ ".repeat(3)], ["a/who", "Bram"], ["a/when", "2027-01-31"],
  ["b/action", "Oud"], ["b/who", " bram "], ["b/when", "2026-11-01"],
  ["c/action", "Klaar"], ["c/who", "An"], ["c/when", "2026-11-01"], ["c/done", "2026-11-02"],
  ["d/action", "Ooit"], ["d/when", "31-2-2027"],
  ["e/note", "geen actie"],
]); // prettier-ignore
const found = actionsOf((id, field) => doing.get(`${id}/${field}`) ?? "", ["a", "b", "c", "d", "e"], new Date(2026, 10, 26));

test("actions are sorted by their last day; what is done or has no day comes last", () => {
  assert.deepEqual(sorted(found, "date").map(({ id }) => id), ["b", "a", "d", "c"]);
  assert.deepEqual(sorted(found, "person").map(({ id }) => id), ["c", "b", "a", "d"]);
  assert.deepEqual(found.map(({ late }) => late), [false, true, false, false]);
  assert.deepEqual(owners(found).map(({ who, open, late, done }) => [who, open, late, done]), [["Bram", 2, 1, 0], ["", 1, 0, 0], ["An", 0, 0, 1]]);
});

test("a calendar has whole days, short lines and no line ends of others", () => {
  const { text, count } = calendar(found, "k3", ({ id }) => id, day);
  assert.equal(count, 2);
  assert.match(text, /DTSTART;VALUE=DATE:20270131\r\nDTEND;VALUE=DATE:20270201\r\n/);
  assert.ok(text.split("\r\n").every((line) => new TextEncoder().encode(line).length <= 75 && !/[\n\r]/.test(line)));
  const unfolded = text.replaceAll("\r\n ", "");
  assert.ok(unfolded.includes("SUMMARY:Bel\\; mail\\, schrijf\\naan de wijk 🏘️"), unfolded);
});

test("trouble with storage has three names", () => {
  assert.deepEqual(["QuotaExceededError", "VersionError", "UnknownError"].map((name) => troubleOf(new DOMException("", name))), ["full", "newer", "blocked"]);
  assert.equal(troubleOf(null), "blocked");
});
