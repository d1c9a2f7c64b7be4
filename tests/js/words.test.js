// What counts as a word and a root, in both languages; English against the vocabulary of Porter's own paper.
import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { family, fold, root, sound, useLanguage, words } from "../../guide/theme/assets/shared/words.js";
import { stem } from "../../guide/theme/assets/shared/languages/nl.js";
import { bitCount, distance, letters } from "../../guide/theme/assets/search/likeness.js";

afterEach(() => useLanguage("nl"));

const share = (/** @type {string} */ forms) => assert.equal(new Set(forms.split(" ").map(root)).size, 1, forms);

test("words are folded: no capitals, accents or apostrophes, numbers with a point whole", () => {
  assert.deepEqual(words("Thema’s: Oriënteren, go/no-go (4.2) a_b"), ["themas", "orienteren", "go", "no", "go", "4.2", "a", "b"]);
  assert.equal(fold("Beleidsvacuüm"), "beleidsvacuum");
  assert.deepEqual(words(" … "), []);
  assert.deepEqual(words("ﬁnan\u00adciering ｗｉ\u200bｊｋ \u202aĲsselstein\u202c m²"), ["financiering", "wijk", "ijsselstein", "m2"]);
});

test("Dutch forms of a word share a root", async () => {
  await useLanguage("nl");
  for (const forms of ["vuurwerkrel vuurwerkrellen", "huis huizen", "brief brieven", "gemeente gemeentes gemeenten", "bijsturen bijsturing"]) share(forms);
  assert.deepEqual(["toc", "4.2", "2024", "bv2"].map(root), ["toc", "4.2", "2024", "bv2"]);
  assert.equal(family(root("evaluatie")), family(root("evalueren")));
  assert.equal(sound("wijkt"), sound("weikt"));
});

test("the Dutch stem is Snowball's", () => {
  const expected = { lichamelijkheden: "licham", wereldbeeld: "wereldbeeld", kerkelijke: "kerkelijk", opglimlachen: "opglimlach", gebouwen: "gebouw", herkenbaar: "herken" };
  for (const [word, found] of Object.entries(expected)) assert.equal(stem(word), found);
});

test("English forms of a word share a root, Porter's", async () => {
  await useLanguage("en");
  for (const forms of ["neighbourhood neighbourhoods", "plan plans planned planning", "policy policies", "connect connected connecting connection"]) share(forms);
  const paper = { caresses: "caress", ponies: "poni", agreed: "agre", hopping: "hop", filing: "file", relational: "relat", hopefulness: "hope", adjustable: "adjust", controlling: "control", rate: "rate" };
  for (const [word, found] of Object.entries(paper)) assert.equal(root(word), found);
});

test("a language without rules is an error", () => assert.rejects(useLanguage("xx")));

test("how much words differ", () => {
  assert.equal(distance("evaluatie", "evalutie", 2), 1);
  assert.equal(distance("wijk", "wikj", 2), 1, "two letters that changed places");
  assert.equal(distance("wijk", "gemeente", 2), 3, "one more than asked");
  assert.equal(bitCount(letters("wijk") ^ letters("wijd")), 2);
});
