// @ts-nocheck -- plain records without every field
// The contribution form without a browser: a case as a file and back, what typed text means, where it is sent, and what is advised.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { adviceOf, likeness } from "../../guide/theme/assets/contribute/advice.js";
import { problemsOf } from "../../guide/theme/assets/contribute/checks.js";
import { cleaned, contentOf, meant, valuesOf } from "../../guide/theme/assets/contribute/draft.js";
import { freeId, mailAddress, pullAddress } from "../../guide/theme/assets/contribute/send.js";
import { project, unproject } from "../../guide/theme/assets/contribute/spot.js";
import { written } from "../../guide/theme/assets/contribute/yaml.js";
import yaml from "../../guide/theme/assets/vendor/js-yaml/js-yaml.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const golden = read("../golden/casefile.json");
const words = read("../../guide/language/nl.json");

test("a case is written as the engine writes it", () => {
  for (const { name, content, text } of golden.cases) assert.equal(written(golden.fields, content), text, name);
});

test("what is written reads back equal, without an escape", () => {
  const texts = (value) => (Array.isArray(value) ? value.map(texts) : typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)])) : String(value).replace(/\n$/, "")); // prettier-ignore
  for (const { name, content, text } of golden.cases) {
    assert.deepEqual(texts(yaml.load(text, { schema: yaml.FAILSAFE_SCHEMA })), texts(content), name);
    assert.ok(!text.includes("\\") || JSON.stringify(content).includes("\\\\"), name);
  }
});

test("a draft becomes a case and the other way round", () => {
  for (const { name, content } of golden.cases) {
    const { values, unknown } = valuesOf(golden.fields, content);
    const { place, episodes, links, ...rest } = contentOf(golden.fields, values);
    const plain = (value) => JSON.parse(JSON.stringify(value));
    assert.deepEqual(plain(rest), Object.fromEntries(Object.entries(content).filter(([key]) => !["place", "episodes", "links"].includes(key))), name);
    if (content.episodes) assert.deepEqual([plain(place), plain(episodes), plain(links)], [content.place, content.episodes, content.links]);
    assert.deepEqual(unknown, []);
  }
  assert.deepEqual(valuesOf(golden.fields, { title: "x", budget: 3, place: { mayor: "y" } }).unknown, ["budget", "mayor"]);
});

test("typed text means what people mean by it", () => {
  const number = (text) => meant({ kind: "number" }, text);
  assert.deepEqual(["52,104", " +05.20", "-0.5", "noord", ""].map(number), ["52.104", "5.20", "-0.5", "noord", undefined]);
  assert.deepEqual(meant({ kind: "list", item: { kind: "whole" } }, "26, 027;28"), ["26", "27", "28"]);
  assert.deepEqual(meant({ kind: "list", item: { kind: "line" } }, "Een.\n\n  Twee. "), ["Een.", "Twee."]);
  assert.equal(meant({ kind: "line" }, " twee\nregels "), "twee regels");
  assert.equal(cleaned("a\u0000b\u2028c\r\nd e\u0301\ufeff"), "ab\nc\nd é");
});

const data = {
  fields: [], cases: { gouda: { title: "Een" }, "gouda-2": { title: "Twee" } }, reserved: ["lijsten"], repository: "https://forge.example/gids",
  email: "redactie@example.org", words, style: [], longest: 30, alike: 0.75, abbreviations: ["NPLV"], municipalities: [],
}; // prettier-ignore

test("a new case gets a free name", () => {
  assert.equal(freeId(data, { place: { municipality: "Gouda" } }), "gouda-3");
  assert.equal(freeId(data, { place: { area: "De Löss & co", municipality: "'s-Gravenhage" } }), "de-loss-co-s-gravenhage");
  assert.equal(freeId(data, { place: { municipality: "Lijsten" } }), "lijsten-2");
});

test("what fits goes along in an address, and the rest as a file", () => {
  const short = pullAddress(data, "nieuw", "title: A & B #1\n");
  assert.equal(new URL(short.address).searchParams.get("value"), "title: A & B #1\n");
  assert.deepEqual(pullAddress(data, "nieuw", "x".repeat(9000)), { address: "https://forge.example/gids/upload/main/cases", fits: false });
  assert.equal(pullAddress(data, "gouda", "kort").fits, false, "an existing file is replaced by an upload");
  const mail = mailAddress(data, "nieuw", "A & B", "title: é\nsummary: =\n");
  assert.ok(mail.startsWith("mailto:redactie@example.org?subject=") && mail.includes(encodeURIComponent("title: é\r\nsummary: =")));
  assert.ok(mailAddress(data, "nieuw", "A", "x".repeat(3000)).length < 1900);
});

test("an abbreviation is asked after once, unless the case or the guide explains it; a resident's name always", () => {
  const fields = [{ name: "summary", kind: "line", told: true }, { name: "author", kind: "line" }];
  const advice = (summary) => adviceOf({ ...data, fields }, { summary, author: "mevrouw Jansen", links: [{}] }, new Map()).map(({ message }) => message.match(/'(.*?)'/)?.[1]).filter(Boolean);
  assert.deepEqual(advice("In 2024 gaf de POH in de POH wat de NPLV had."), ["POH"]);
  assert.deepEqual(advice("In 2024 gaf de praktijkondersteuner (POH) wat, en de POH nam."), []);
  assert.deepEqual(advice("In 2024 kwam SPUK-geld binnen bij ZVH en WIJ Groningen."), ["SPUK"]);
  assert.deepEqual(advice("In 2024 kwam Buurvrouw Ans Jansen langs, met Piet (54) en wethouder De Wit."), ["Buurvrouw Ans Jansen", "Piet (54)"]);
});

test("what is missing or too long is said in the validator's words", () => {
  const fields = [{ name: "title", kind: "line", required: true, help: "", most: 10 }];
  const told = (content) => problemsOf({ ...data, fields, boxes: {}, spellings: {}, names: {} }, content, "").map(({ message }) => message);
  assert.deepEqual(told({}), [words.messages.missing]);
  assert.match(told({ title: "twaalf tekens" })[0], /10.*13/);
  assert.deepEqual(told({ title: "een" }).length, 1, "another case is called that");
});

test("two texts are as alike as the words that they share in one order", () => {
  assert.equal(likeness([], []), 1);
  assert.equal(likeness(["a", "b", "c"], ["a", "x", "c"]), 4 / 6);
});

test("a spot on the map is a place on earth, and back", () => {
  const map = { scale: 158.362, x: -531.06, y: 10081.23 };
  const [lat, lon] = unproject(map, ...project(map, 52.0167, 4.7083));
  assert.ok(Math.abs(lat - 52.0167) < 1e-9 && Math.abs(lon - 4.7083) < 1e-9);
});
