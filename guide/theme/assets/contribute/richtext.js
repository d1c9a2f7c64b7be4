// Contributed Markdown in the browser: what it may not hold, in the validator's words, and what it looks like on a page.
// guide/language/richtext.py does the same when the site is made; a test compares both.
import { blocksOf } from "./markdown-blocks.js";
import { readInline } from "./markdown-inline.js";

/** @typedef {import("./markdown-blocks.js").Tree} Tree */

const ALLOWED = new Set(["p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote", "code", "h4"]);
const NESTING = new Set(["ul", "ol", "blockquote"]);
const MOST_NESTED = 4;
const RAW_HTML = /<(?!https?:\/\/|mailto:)[a-zA-Z/!?]/;
const IGNORED = /[\p{Cc} \u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;
/** @type {Record<string, string>} */
const OTHER = { img: "image", hr: "rule", pre: "indented" };

/** Show a value inside a message: on one line, cut off, in single quotes. @param {unknown} value */
export function quoted(value, most = 60) {
  const characters = [...String(value).split(/\s+/).filter(Boolean).join(" ")];
  return `'${characters.slice(0, most).join("")}${characters.length > most ? "…" : ""}'`;
}

/** Tell whether a link is one http(s) or mailto address, after dropping what browsers ignore in a scheme. @param {string} url */
export function linkIsSafe(url) {
  if (/[ "<>]/.test(url)) return false;
  const bare = url.replace(IGNORED, "").toLowerCase();
  return bare.includes(":") && ["http", "https", "mailto"].includes(bare.split(":")[0]);
}

/** Return an address as a browser reads it from HTML, where &#58; is a colon. @param {string} href */
function address(href) {
  if (!href.includes("&")) return href;
  const reader = document.createElement("textarea");
  reader.innerHTML = href;
  return reader.value;
}

/** Return a text's tree. Throws a RangeError for what is nested too deep to read. @param {string} text */
export function treeOf(text) {
  const { root, references } = blocksOf(text);
  return readInline(root, references);
}

/**
 * What a text may not hold, as [key, value] of the messages under "richtext", and what its links name in the guide, as [kind, id].
 * @param {string} text
 * @param {Record<string, string>} schemes the word for each kind of thing that a link can name
 */
export function read(text, schemes) {
  const raw = RAW_HTML.exec(text);
  if (raw) return { findings: [["html", quoted(text.slice(raw.index), 20)]], names: [] };
  /** @type {Map<string, [string, string]>} */
  const found = new Map();
  /** @type {[string, string][]} */
  const names = [];
  try {
    for (const [key, value] of watched(treeOf(text), 0)) {
      const name = key === "link" ? named(value, schemes) : null;
      if (name) names.push(name);
      else found.set(`${key} ${value}`, [key, key === "link" ? quoted(value, 40) : value]);
    }
  } catch (error) {
    if (error instanceof RangeError) return { findings: [["deep", String(MOST_NESTED)]], names: [] };
    throw error;
  }
  return { findings: [...found.values()], names };
}

/** @param {string} url @param {Record<string, string>} schemes @returns {[string, string] | null} */
function named(url, schemes) {
  const at = url.indexOf(":");
  const kind = Object.keys(schemes).find((each) => at > 0 && schemes[each] === url.slice(0, at));
  return kind ? [kind, url.slice(at + 1)] : null;
}

/** @param {Tree} root @param {number} depth @returns {Generator<[string, string]>} */
function* watched(root, depth) {
  for (const child of root.children) {
    if (typeof child === "string") continue;
    if (!ALLOWED.has(child.tag)) yield [OTHER[child.tag] ?? "heading", ""];
    const inside = depth + (NESTING.has(child.tag) ? 1 : 0);
    if (inside > MOST_NESTED) yield ["deep", String(MOST_NESTED)];
    if (child.href !== undefined && !linkIsSafe(address(child.href))) yield ["link", address(child.href)];
    yield* watched(child, inside);
  }
}

/** Return a text as elements. What may not be there shows as its text. @param {string} text */
export function rendered(text) {
  const place = document.createDocumentFragment();
  fill(place, treeOf(text).children);
  return place;
}

/** @param {Node} parent @param {(Tree | string)[]} children */
function fill(parent, children) {
  for (const child of children) {
    if (typeof child === "string") {
      parent.appendChild(document.createTextNode(child));
    } else if (ALLOWED.has(child.tag)) {
      const element = document.createElement(child.tag);
      const href = child.tag === "a" ? address(child.href ?? "") : "";
      if (linkIsSafe(href)) Object.assign(element, { href, rel: "noopener" });
      fill(element, child.children);
      parent.appendChild(element);
    } else {
      fill(parent, child.children);
    }
  }
}

/** Return a text without its marks, on one line. @param {string} text */
export function plain(text) {
  /** @param {(Tree | string)[]} children @returns {string} */
  const words = (children) => children.map((child) => (typeof child === "string" ? child : ` ${words(child.children)} `)).join("");
  return words(treeOf(text).children).split(/\s+/).filter(Boolean).join(" ");
}
