// Answers queries with the site's index, in a worker or in the page itself.
import { useLanguage } from "../shared/words.js";
import { answer, markedRoots } from "./answer.js";
import { Index } from "./index.js";
import { bestPassage } from "./passage.js";
import { understand } from "./query.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./passage.js").Passage} Passage */
/**
 * @typedef {object} Core
 * @property {(query: string, wanted?: {most?: number, kind?: string}) => Answer | Promise<Answer>} ask
 * @property {(query: string, number: number, anchor: string) => Promise<Passage>} passage what a result shows
 */

const site = new URL("../../", import.meta.url);

/** @param {string} path */
async function json(path) {
  const response = await fetch(new URL(path, site));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

/** @returns {Promise<Core>} */
export async function openCore() {
  const data = await json("search/guide.json");
  await useLanguage(data.language.code);
  const index = new Index(data);
  /** @type {Map<string, Promise<Record<string, string[]>>>} */
  const files = new Map();
  return {
    ask: (query, wanted) => answer(query, index, wanted),
    async passage(query, number, anchor) {
      const [page, own] = index.results[number].url.split("#");
      const name = page.replace(/\/$/, "").replaceAll("/", "-") || "index";
      const file = files.get(name) ?? json(`search/passages/${name}.json`);
      files.set(name, file);
      const texts = await file;
      return bestPassage(own ? { [own]: texts[own] } : texts, markedRoots(understand(query, index), index), anchor, index.headings(number));
    },
  };
}
