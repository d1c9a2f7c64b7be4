// @ts-nocheck -- a helper of tests with plain numbers
// Divides meetings as the page does: a line with [minutes, people, questions, way] in, a line with the schedule out.
import { createInterface } from "node:readline";
import { schedule } from "../../guide/theme/assets/workshop/schedule.js";

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(schedule(...JSON.parse(line))));
