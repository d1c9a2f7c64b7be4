// @ts-nocheck -- helpers of tests with plain numbers
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";
import { clock, schedule } from "../../guide/theme/assets/workshop/schedule.js";

const golden = JSON.parse(readFileSync(new URL("../golden/schedule.json", import.meta.url), "utf8"));

test("a meeting is divided as agreed", () => {
  for (const { minutes, people, questions, way, blocks, discussed, each, fits, enough } of golden) {
    const made = schedule(minutes, people, questions, way);
    const shown = made.blocks.map((block) => [block.id, block.minutes]);
    assert.deepEqual([shown, made.discussed, made.each, made.fits, made.enough], [blocks, discussed, each, fits, enough], `${minutes} ${people} ${questions} ${way}`);
  }
});

test("the minutes add up, or it says that they do not fit", () => {
  for (const way of ["cards", "paper", "phones"])
    for (let minutes = 45; minutes <= 240; minutes += 1)
      for (let people = 3; people <= 40; people += 1)
        for (let questions = 1; questions <= 96; questions += 1) {
          const { blocks, fits, discussed } = schedule(minutes, people, questions, way);
          const total = blocks.reduce((sum, block) => sum + block.minutes, 0);
          assert.equal(total, fits ? minutes : 0);
          assert.ok(discussed <= questions);
        }
});

test("clock times run past midnight", () => {
  assert.deepEqual([clock(810), clock(1439), clock(1445), clock(5)], ["13.30", "23.59", "0.05", "0.05"]);
});
