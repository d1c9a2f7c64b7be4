// @ts-nocheck -- helpers of tests with plain numbers
// Writes a video of raised voting cards for Chromium's fake camera: node video.js OUT.y4m < plan.json
// The plan: {codes, frames: [{times, cards: [[number, answer], …]}]}; a number that is not there keeps its place empty.
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { dice, frame } from "./frames.js";

const ANSWERS = ["yes", "partly", "no", "unknown"];
const [width, height] = [1280, 720];
const { codes, frames } = JSON.parse(readFileSync(0, "utf8"));
const out = openSync(process.argv[2], "w");
const roll = dice(3);
const plain = Buffer.alloc((width * height) / 2, 128);
writeSync(out, `YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`);
for (const { times, cards, most } of frames) {
  const shown = Array.from({ length: most }, (_, at) => {
    const [number, answer] = cards.find(([one]) => one === at + 1) ?? [];
    return { code: number ? codes[number - 1] : 0xffff, turn: number ? -90 * ANSWERS.indexOf(answer) : 0 };
  });
  const image = frame(shown, { width, height, size: 52, tilt: 6, blurred: 0, noise: 6, roll, clutter: 0 });
  const grey = Buffer.alloc(width * height);
  for (let at = 0; at < grey.length; at += 1) grey[at] = image.data[at * 4];
  for (let time = 0; time < times; time += 1) {
    writeSync(out, "FRAME\n");
    writeSync(out, grey);
    writeSync(out, plain);
  }
}
closeSync(out);
