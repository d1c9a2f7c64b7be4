// Dossiers without a browser: the file, questions that moved, days, and the table for a spreadsheet.
import assert from "node:assert/strict";
import { test } from "node:test";
import { moved } from "../../guide/theme/assets/dossier/entries.js";
import { FileProblem, fileName, read, written } from "../../guide/theme/assets/dossier/dossier-file.js";
import { troubleOf } from "../../guide/theme/assets/dossier/dossier-store.js";
import { spreadsheet } from "../../guide/theme/assets/shared/tables.js";

const day = new Date(2027, 0, 5, 12);

test("a file gives back what was written, whatever a question is called", () => {
  const values = new Map([["urgentie-1/answer", "no"], ["urgentie-1/note", "“a”\n1"], ["constructor/note", "x"], ["organisatie@k3/name", "Stichting"]]);
  const { name, values: found } = read(written("Mijn wijk", values, day), {});
  assert.equal(name, "Mijn wijk");
  assert.deepEqual([...found].sort(), [...values].sort());
});

test("a file that is no dossier, is newer or is damaged is refused", () => {
  const good = { format: "guide-dossier", version: 1, name: "x", answers: {} };
  for (const bad of ["", "[]", "{}", '{"format": 1}']) assert.throws(() => read(bad, {}), FileProblem);
  for (const change of [{ version: 2 }, { version: "1" }, { name: 7 }, { answers: [] }, { answers: { "A b": {} } }, { answers: { a: { answer: "misschien" } } }, { answers: { a: { note: 1 } } }]) {
    assert.throws(() => read(JSON.stringify({ ...good, ...change }), {}), FileProblem, JSON.stringify(change));
  }
});

test("a question that got another id takes its answers along; what stands there already wins", () => {
  const values = new Map([["oud/answer", "yes"], ["oud/note", "a"], ["nieuw/note", "b"], ["oud@k3/note", "c"]]);
  assert.deepEqual(Object.fromEntries(moved(values, { oud: "nieuw" })), { "nieuw/note": "b", "nieuw/answer": "yes", "nieuw@k3/note": "c" });
});

test("names of files are safe", () => {
  assert.equal(fileName(" Wijk: Één/Twee? ", "json", day), "wijk-één-twee-2027-01-05.json");
  assert.match(fileName("//", "csv", day), /-2027-01-05\.csv$/);
});

test("a spreadsheet keeps texts and runs none", () => {
  assert.equal(spreadsheet([["a;b", 'c"d'], ["=1+1", " ＝1"]]), '\ufeff"a;b";"c""d"\r\n"\'=1+1";"\' ＝1"\r\n');
});

test("trouble with storage has three names", () => {
  assert.deepEqual(["QuotaExceededError", "VersionError", "UnknownError"].map((name) => troubleOf(new DOMException("", name))), ["full", "newer", "blocked"]);
  assert.equal(troubleOf(null), "blocked");
});
