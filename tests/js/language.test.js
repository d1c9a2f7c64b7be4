// The words of the interface: both languages have the same, and scripts ask for what is there.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { filled } from "../../guide/theme/assets/shared/wording.js";

const root = new URL("../../", import.meta.url);
const read = (/** @type {string} */ path) => readFileSync(new URL(path, root), "utf-8");

/**
 * All texts of a language by key; the forms of a plural have keys of their own.
 * @param {any} part
 * @param {string} key
 * @returns {[key: string, text: string][]}
 */
const texts = (part, key = "") => (typeof part === "string" ? [[key, part]] : Object.entries(part).flatMap(([name, value]) => texts(value, key ? `${key}.${name}` : name)));
const [nl, en] = ["nl", "en"].map((language) => new Map(texts(JSON.parse(read(`guide/language/${language}.json`)))));
const isPlural = (/** @type {string} */ key) => /\.(one|other)$/.test(key);
const placeholders = (/** @type {string} */ text) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

test("Dutch and English have the same keys", () => assert.deepEqual([...en.keys()].sort(), [...nl.keys()].sort()));

test("Dutch and English have the same placeholders; one of a thing may leave out the number", () => {
  for (const [key, text] of nl) {
    const [here, there] = [text, String(en.get(key))].map((one) => placeholders(one).filter((name) => name !== "count" || !key.endsWith(".one")));
    assert.deepEqual(there, here, key);
  }
});

test("a text with a number has two forms, chosen by it", () => {
  for (const key of nl.keys()) {
    const [, parent, form] = key.match(/^(.*)\.(one|other)$/) ?? [];
    if (form) assert.ok(nl.has(`${parent}.one`) && nl.has(`${parent}.other`), key);
  }
  const text = { one: "{count} casus", other: "{count} casussen" };
  assert.deepEqual([0, 1, 2, 1000].map((count) => filled(text, { count }, "nl")), ["0 casussen", "1 casus", "2 casussen", "1.000 casussen"]);
  assert.equal(filled("{a} van {b}", { a: "x", b: 2000 }, "en"), "x van 2,000");
});

test("scripts ask for texts that are there, and every text for scripts is asked for", () => {
  const assets = new URL("guide/theme/assets/", root);
  const files = readdirSync(assets, { recursive: true, encoding: "utf-8" }).filter((file) => file.endsWith(".js"));
  const code = files.map((file) => readFileSync(new URL(file, assets), "utf-8")).join("\n");
  const asked = [...code.matchAll(/["'`]((?:shared|search|cases|sources|compass|dossier|workshop|contribute)\.[\w.]+?)(\.?\$\{[^}]+\})?["'`]/g)].map(([, key, open]) => ({ key, open }));
  asked.push(...[...code.matchAll(/\bwords\.(\w+)\?\.(\w+)/g)].map(([, part, key]) => ({ key: `${part}.${key}`, open: "" }))); // a script that is no module
  assert.ok(files.length > 20 && asked.length > 60);
  const keys = [...nl.keys()].filter((key) => key.startsWith("scripts.")).map((key) => key.slice("scripts.".length));
  const fits = (/** @type {{key: string, open: string}} */ { key, open }, /** @type {string} */ known) => (open ? known.startsWith(`${key}.`) : known === key || (isPlural(known) && known.replace(/\.\w+$/, "") === key));
  for (const one of asked) assert.ok(keys.some((known) => fits(one, known)), `${one.key} is asked for and is not there`);
  for (const known of keys) assert.ok(asked.some((one) => fits(one, known)), `${known} is there and never asked for`);
});
