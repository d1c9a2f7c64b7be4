// Contributed Markdown in the browser: what it may not hold, in the validator's words, and what it looks like on a page.
// The engine does the same when the site is made; a test compares both.
import { blocksOf } from "./markdown-blocks.js";
import { readInline } from "./markdown-inline.js";

/** @typedef {import("./markdown-blocks.js").Tree} Tree */

const ALLOWED = new Set(["p", "ul", "ol", "li", "em", "strong", "a", "br", "blockquote", "code", "h4"]);
const NESTING = new Set(["ul", "ol", "blockquote"]);
const MOST_NESTED = 4;
const RAW_HTML = /<(?!https?:\/\/|mailto:)[a-zA-Z/!?]/;
const IGNORED = /[\p{Cc} \u00a0\u200b-\u200f\u2028-\u202e\u2060\ufeff]/gu;
const HEADING = /^(?:#{1,3}|#{5,})(?!#)|^(?=.*\n *(?:=+|-+) *$)/m;
/** @type {Record<string, [key: string, typed: RegExp]>} what a tag beyond the allowed ones is called, and how it is typed */
const OTHER = { img: ["image", /!\[/], hr: ["rule", /^ {0,3}[-*_][-*_ ]+$/m], pre: ["indented", /^(?: {4}|\t)/m] };

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
 * What a text may not hold, as [key, value] of the messages under "richtext", in the order of the text; and what its links name in the
 * guide, as [kind, id].
 * @param {string} text
 * @param {Record<string, string>} schemes the word for each kind of thing that a link can name
 * @returns {{findings: [string, string][], names: [string, string][]}}
 */
export function read(text, schemes) {
  const raw = RAW_HTML.exec(text);
  if (raw) return { findings: [["html", quoted(text.slice(raw.index), 20)]], names: [] };
  let found;
  try {
    found = [...watched(treeOf(text), 0)];
  } catch (error) {
    if (error instanceof RangeError) return { findings: [["deep", String(MOST_NESTED)]], names: [] };
    throw error;
  }
  const names = found.filter(([key]) => key === "link").map(([, value]) => named(value, schemes)).filter((name) => name !== null);
  const wrong = found.filter(([key, value]) => key !== "link" || !named(value, schemes));
  return { findings: placed(text, wrong), names };
}

/** Return each finding once, in the order of the text. @param {string} text @param {[string, string][]} found @returns {[string, string][]} */
function placed(text, found) {
  const links = found.filter(([key]) => key === "link");
  const others = found.filter(([key]) => key !== "link");
  const place = (/** @type {[string, string]} */ [key, value]) => {
    const typed = Object.values(OTHER).find(([name]) => name === key)?.[1] ?? (key === "heading" ? HEADING : null);
    const at = key === "link" ? text.indexOf(value) : typed ? text.search(typed) : 0;
    return { key, value: key === "link" ? quoted(value, 40) : value, at: Math.max(0, at) };
  };
  const all = [...others.map(place), ...lostLists(text), ...lostNumbers(text), ...links.map(place)].reverse();
  const once = new Map(all.map((finding) => [`${finding.key} ${finding.value}`, finding]));
  return [...once.values()].sort((a, b) => a.at - b.at).map(({ key, value }) => [key, value]);
}

const MARKUP = /\*\*[^*]+\*\*|\[[^\]]*\]\([^)]*\)|^#+ /;

/** What a text of one line may not hold, which is shown as it is typed. @param {string} text @returns {[key: string, value: string] | null} */
export function inLine(text) {
  const [html, markup] = [RAW_HTML.exec(text), MARKUP.exec(text)];
  if (html) return ["html_in_line", quoted(text.slice(html.index), 20)];
  return markup ? ["markup", quoted(markup[0], 40)] : null;
}

const BULLET = /^[ \t]*(?:[•●▪◦·‣○■□◆❖➢➤►\uf0b7\uf0a7\uf0d8]|o\t)/;
const ITEM = /^ {0,3}(?:[-*+]|1\.)[ \t]+\S/;
const LIKE_ITEM = /^[ \t]*(?:(?:[–—→✓✔✅☐o]|\(?(?:\p{Nd}{1,2}|[a-z])\)|[a-z]\.)[ \t]|(?:-|\p{Nd}{1,2}\.)(?=\p{L}))/u;
const LATE_START = /^ {0,3}(?!1\.)\p{Nd}+\. +\S/u;
const IN_LIST = /^(?: {0,3}(?:[-*+]|\p{Nd}+\.) | {4}|\t)/u;

/** Lists that Markdown runs together: with other signs than its own, or without an empty line before them. @param {string} text */
function lostLists(text) {
  return [...text.matchAll(/(?:.*\S.*\n?)+/g)].flatMap((block) => {
    const lines = [...block[0].matchAll(/.+/g)].map((line) => ({ at: block.index + line.index, line: line[0] }));
    const alike = lines.filter(({ line }) => LIKE_ITEM.test(line));
    const late = lines.slice(1).filter(({ line }) => ITEM.test(line) && !ITEM.test(lines[0].line));
    const lost = [...lines.filter(({ line }) => BULLET.test(line)), ...late, ...(alike.length > 1 ? alike : [])];
    const [first] = lost.sort((a, b) => a.at - b.at);
    return first ? [{ key: "list", value: quoted(first.line, 20), at: first.at }] : [];
  });
}

/** Lists that begin with another number than 1, which Markdown counts from 1. @param {string} text */
function lostNumbers(text) {
  const blocks = [...text.matchAll(/(?:.*\S.*\n?)+/g)];
  const late = blocks.filter(([block], at) => LATE_START.test(block) && !IN_LIST.test(blocks[at - 1]?.[0] ?? ""));
  return late.map(({ 0: block, index }) => ({ key: "start", value: quoted(block.split("\n")[0], 20), at: index }));
}

/** What an address such as "casus:heerlen-noord" names, as its kind and id; null for another address. @param {string} url @param {Record<string, string>} schemes @returns {[string, string] | null} */
export function named(url, schemes) {
  const at = url.indexOf(":");
  const kind = Object.keys(schemes).find((each) => at > 0 && schemes[each] === url.slice(0, at));
  return kind ? [kind, url.slice(at + 1)] : null;
}

/** @param {Tree} root @param {number} depth @returns {Generator<[string, string]>} */
function* watched(root, depth) {
  for (const child of root.children) {
    if (typeof child === "string") continue;
    if (!ALLOWED.has(child.tag)) yield [OTHER[child.tag]?.[0] ?? "heading", ""];
    const inside = depth + (NESTING.has(child.tag) ? 1 : 0);
    if (inside > MOST_NESTED) yield ["deep", String(MOST_NESTED)];
    if (child.href !== undefined && !linkIsSafe(address(child.href))) yield ["link", address(child.href)];
    yield* watched(child, inside);
  }
}

/**
 * Return a text as elements. What may not be there shows as its text, and so does a link that leads nowhere.
 * @param {string} text
 * @param {(url: string) => string | null} resolve gives the address of a link that names something in the guide
 */
export function rendered(text, resolve) {
  const place = document.createDocumentFragment();
  fill(place, treeOf(text).children, resolve);
  return place;
}

/** @param {Node} parent @param {(Tree | string)[]} children @param {(url: string) => string | null} resolve */
function fill(parent, children, resolve) {
  for (const child of children) {
    if (typeof child === "string") {
      parent.appendChild(document.createTextNode(child));
      continue;
    }
    const url = child.tag === "a" ? address(child.href ?? "") : "";
    const href = linkIsSafe(url) ? url : url && resolve(url);
    if (ALLOWED.has(child.tag) && (child.tag !== "a" || href)) {
      const element = document.createElement(child.tag);
      if (href) Object.assign(element, { href, rel: "noopener" });
      fill(element, child.children, resolve);
      parent.appendChild(element);
    } else {
      fill(parent, child.children, resolve);
    }
  }
}

/** Return a text without its marks, on one line. @param {string} text */
export function plain(text) {
  /** @param {(Tree | string)[]} children @returns {string} */
  const words = (children) => children.map((child) => (typeof child === "string" ? child : ` ${words(child.children)} `)).join("");
  return words(treeOf(text).children).split(/\s+/).filter(Boolean).join(" ");
}
