// Days as people write them, read on 26 November 2026.
import assert from "node:assert/strict";
import { test } from "node:test";
import { speak } from "./spoken.js";

speak("nl");
const { inWords, isPeriod, periodOf } = await import("../../guide/theme/assets/dossier/days.js");
const today = new Date(2026, 10, 26, 15);

/** @type {Record<string, string>} what is written, and the first and the last day of what is read */
const READ = {
  "1 maart 2027": "2027-03-01",
  "1 maart 27": "2027-03-01",
  "1 mrt 2027": "2027-03-01",
  "1 mrt. 2027": "2027-03-01",
  "1mrt2027": "2027-03-01",
  "01 MAART 2027": "2027-03-01",
  "1e maart 2027": "2027-03-01",
  "1 mrt '27": "2027-03-01",
  "1 mrt ’27": "2027-03-01",
  "1-mrt-2027": "2027-03-01",
  "1 maart, 2027": "2027-03-01",
  "maart 1, 2027": "2027-03-01",
  "1-3-2027": "2027-03-01",
  "01-03-2027": "2027-03-01",
  "1–3–2027": "2027-03-01",
  "1/3/27": "2027-03-01",
  "1.3.2027": "2027-03-01",
  "1 3 2027": "2027-03-01",
  "2027-03-01": "2027-03-01",
  "2027/3/1": "2027-03-01",
  20270301: "2027-03-01",
  "１ maart ２０２７": "2027-03-01",
  "  1 maart 2027. ": "2027-03-01",
  "ma 1 maart 2027": "2027-03-01",
  "maandag 1 maart": "2027-03-01",
  "op 1 maart 2027": "2027-03-01",
  "uiterlijk 1 maart 2027": "2027-03-01",
  "t/m 1 maart 2027": "2027-03-01",
  "vóór 1 maart 2027": "2027-02-28",
  "voor maart 2027": "2027-02-28",
  "1 maart a.s.": "2027-03-01",
  "1 maart 2027, 14.00 uur": "2027-03-01",
  "1 maart 2027 om 9:30": "2027-03-01",
  "12 mrt 14:00": "2027-03-12",
  "2027-03-01T14:00:00Z": "2027-03-01",
  "1-3-2027 14:00:00": "2027-03-01",
  "1 maart 2027 om 14u30": "2027-03-01",
  "deadline: 1 maart 2027": "2027-03-01",
  "01032027": "2027-03-01",
  "op maandag 1 maart": "2027-03-01",
  "1\u200b ma\u00adart 2027": "2027-03-01",
  "\u202a1-3-2027\u202c": "2027-03-01",
  "29-2-2028": "2028-02-29",
  "1 mrt": "2027-03-01",
  "1-3": "2027-03-01",
  "15 december": "2026-12-15",
  "1 nov": "2026-11-01",
  "31-12": "2026-12-31",
  "maart 2027": "2027-03-01 2027-03-31",
  "mrt '27": "2027-03-01 2027-03-31",
  "in maart": "2027-03-01 2027-03-31",
  "sept. 2027": "2027-09-01 2027-09-30",
  "3-2027": "2027-03-01 2027-03-31",
  "2027-03": "2027-03-01 2027-03-31",
  "febr 2028": "2028-02-01 2028-02-29",
  "begin maart 2027": "2027-03-01 2027-03-08",
  "half maart 2027": "2027-03-11 2027-03-18",
  "medio maart 2027": "2027-03-11 2027-03-18",
  "eind maart 2027": "2027-03-24 2027-03-31",
  "eind van maart 2027": "2027-03-24 2027-03-31",
  "eind maart": "2027-03-24 2027-03-31",
  "uiterlijk eind maart": "2027-03-24 2027-03-31",
  "eind 2027": "2027-10-01 2027-12-31",
  2027: "2027-01-01 2027-12-31",
  "'27": "2027-01-01 2027-12-31",
  "in 2027": "2027-01-01 2027-12-31",
  "week 12": "2027-03-22 2027-03-28",
  "wk 12 2027": "2027-03-22 2027-03-28",
  "wk12": "2027-03-22 2027-03-28",
  "2027-W12": "2027-03-22 2027-03-28",
  "week 12 van 2027": "2027-03-22 2027-03-28",
  "12e week 2027": "2027-03-22 2027-03-28",
  "week 12-2027": "2027-03-22 2027-03-28",
  "week 12/13 2027": "2027-03-22 2027-04-04",
  "week 12 t/m 14": "2027-03-22 2027-04-11",
  "weken 12 en 13": "2027-03-22 2027-04-04",
  "week 50-2": "2026-12-07 2027-01-17",
  "week 50 t/m week 2 2027": "2026-12-07 2027-01-17",
  "week 1 2027": "2027-01-04 2027-01-10",
  "week 53 2026": "2026-12-28 2027-01-03",
  "2e kwartaal": "2027-04-01 2027-06-30",
  "2e kwartaal 2027": "2027-04-01 2027-06-30",
  "tweede kwartaal van 2027": "2027-04-01 2027-06-30",
  "kwartaal 2 2027": "2027-04-01 2027-06-30",
  "Q2 2027": "2027-04-01 2027-06-30",
  "2027 Q2": "2027-04-01 2027-06-30",
  "k2 '27": "2027-04-01 2027-06-30",
  "eind Q2 2027": "2027-06-08 2027-06-30",
  "eerste helft 2027": "2027-01-01 2027-06-30",
  "2e halfjaar 2027": "2027-07-01 2027-12-31",
  "voorjaar 2027": "2027-03-01 2027-05-31",
  "zomer 2027": "2027-06-01 2027-08-31",
  "1 t/m 5 maart 2027": "2027-03-01 2027-03-05",
  "1-15 maart 2027": "2027-03-01 2027-03-15",
  "1 maart - 15 april 2027": "2027-03-01 2027-04-15",
  "maart/april 2027": "2027-03-01 2027-04-30",
  "december - februari": "2026-12-01 2027-02-28",
  "december t/m februari 2027": "2026-12-01 2027-02-28",
  "28 dec - 3 jan": "2026-12-28 2027-01-03",
  "maart t/m mei": "2027-03-01 2027-05-31",
};

const PROBLEMS = {
  impossible: ["31-2-2027", "31 februari 2027", "29-2-2027", "31-31-2027", "0-3-2027", "32 maart", "week 53 2027", "week 0", "5e kwartaal", "3e helft 2027", "dinsdag 1 maart 2027", "op dinsdag 1 maart 2027", "5 t/m 1 maart 2027", "week 12-54 2027", "13-2027", "1-3-1027", "15 t/m 1 maart 2027"],
  unclear: ["ooit", "na de zomer", "zsm", "z.s.m.", "maart 27", "27", "n.t.b.", "vanaf 1 maart 2027", "winter 2027", "over 2 weken", "2026-2027", "1 maaart", "week", "kwartaal", "1-3-27-5", "1e", "?", "volgende week", "12:00", "-", "__proto__", "constructor", "1 maart of 1 april", "maart ".repeat(2000)],
};

test("what people write is read as they mean it", () => {
  const wrong = Object.entries(READ).flatMap(([text, days]) => {
    const found = periodOf(text, today);
    const read = isPeriod(found) ? [...new Set([found.from, found.to])].join(" ") : String(found);
    return read === days ? [] : [`${text}: ${read} instead of ${days}`];
  });
  assert.deepEqual(wrong, []);
});

test("what does not exist or is not understood is no date", () => {
  for (const [problem, texts] of Object.entries(PROBLEMS)) for (const text of texts) assert.equal(periodOf(text, today), problem, text);
  assert.equal(periodOf("  ", today), null);
});

test("without a year a day is to come, or was in the last four months", () => {
  for (const [now, year] of [[new Date(2027, 1, 1), 2027], [new Date(2027, 5, 1), 2027], [new Date(2027, 7, 1), 2028], [new Date(2027, 11, 31), 2028]]) {
    const found = periodOf("1 mrt", /** @type {Date} */ (now));
    assert.ok(isPeriod(found) && found.from === `${year}-03-01`, `${now}`);
  }
});

test("a day that was read is said in full", () => {
  assert.equal(inWords({ from: "2027-03-01", to: "2027-03-01" }), "maandag 1 maart 2027");
  assert.match(inWords({ from: "2027-03-22", to: "2027-03-28" }), /^22.28 maart 2027$/u);
});
