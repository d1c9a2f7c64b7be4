// Marks on a page the words that someone searched for, and goes from one to the next: "1 van 11". With highlights where the browser has
// them (drafts.csswg.org/css-highlight-api), so that the page itself does not change; elsewhere with <mark>.
import { replaceAddress } from "../shared/address.js";
import { all, make, one } from "../shared/dom.js";
import { root, useLanguage, words } from "../shared/words.js";
import { language, t } from "../shared/wording.js";

const left = ":is(nav,form,button,select,script,style,svg,noscript,[hidden],[popover],[data-search-exclude],.toc-fold,.visually-hidden)";
const blocks = ":is(p,li,dd,dt,td,th,h1,h2,h3,h4,h5,h6,blockquote,summary,legend,figcaption)";
const headings = ":is(h1,h2,h3,h4,h5,h6)";

/**
 * @param {string} searched words, separated by spaces
 */
export async function markWords(searched) {
  await useLanguage(language);
  const article = one("article");
  const found = ranges(article, new Set(words(searched).map(root)));
  if (found.length === 0) return;
  const clear = show(found);
  let at = found.indexOf(first(found, article));
  const count = make("span", { role: "status" });
  const go = (/** @type {number} */ to) => {
    at = (to + found.length) % found.length;
    count.textContent = t("search.at", { at: at + 1, of: found.length });
    here(found[at]);
  };
  const bar = make("div", { className: "found-bar", role: "group", "aria-label": t("search.marked") }, count,
    button("↑", t("search.before"), () => go(at - 1)), button("↓", t("search.after"), () => go(at + 1)),
    button("×", t("search.unmark"), () => {
      clear();
      bar.remove();
      const address = new URL(location.href);
      address.searchParams.delete("h");
      replaceAddress(address.href);
    }));
  one("main").append(bar);
  go(at);
}

/** @param {string} sign @param {string} label @param {() => void} action */
function button(sign, label, action) {
  const made = make("button", { type: "button", "aria-label": label, title: label }, sign);
  made.addEventListener("click", action);
  return made;
}

/**
 * The places of the words with these roots.
 * @param {HTMLElement} article
 * @param {Set<string>} roots
 */
function ranges(article, roots) {
  const found = [];
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT, (node) => (node.parentElement?.closest(left) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT));
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const { 0: piece, index } of (node.nodeValue ?? "").matchAll(/[\p{L}\p{N}]+/gu)) {
      if (!words(piece).some((word) => roots.has(root(word)))) continue;
      const range = new Range();
      range.setStart(node, index);
      range.setEnd(node, index + piece.length);
      found.push(range);
    }
  }
  return found;
}

/** @param {Range} range */
const elementOf = (range) => /** @type {HTMLElement} */ (range.startContainer.parentElement);

/**
 * Where to begin: in the text below the heading of the address that holds most different words, else in such a text of the page.
 * @param {Range[]} found
 * @param {HTMLElement} article
 */
function first(found, article) {
  const target = /** @type {HTMLElement | null} */ (document.querySelector(":target"));
  const below = target && article.contains(target) ? found.filter((range) => isBelow(range, target)) : [];
  /** @type {Map<Element | null, Set<string>>} */
  const held = new Map();
  const among = below.length > 0 ? below : found;
  for (const range of among) {
    const block = elementOf(range).closest(blocks);
    held.set(block, (held.get(block) ?? new Set()).add(root(words(range.toString())[0])));
  }
  const most = Math.max(...[...held.values()].map(({ size }) => size));
  return among.find((range) => held.get(elementOf(range).closest(blocks))?.size === most) ?? found[0];
}

/**
 * Whether a place stands in an element, or between a heading and the next.
 * @param {Range} range
 * @param {HTMLElement} target
 */
function isBelow(range, target) {
  const element = elementOf(range);
  if (target.contains(element)) return true;
  if (!/^H[1-6]$/.test(target.tagName) || !(target.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING)) return false;
  const next = all(headings, one("article")).find((heading) => target.compareDocumentPosition(heading) & Node.DOCUMENT_POSITION_FOLLOWING);
  return !next || Boolean(element.compareDocumentPosition(next) & Node.DOCUMENT_POSITION_FOLLOWING);
}

/**
 * Mark all places; returns what undoes it.
 * @param {Range[]} found
 */
function show(found) {
  if ("highlights" in CSS) {
    CSS.highlights.set("found", new Highlight(...found));
    document.documentElement.classList.add("with-marks");
    return () => CSS.highlights.clear();
  }
  const marks = [...found].reverse().map((range) => {
    const mark = make("mark");
    range.surroundContents(mark);
    return mark;
  });
  return () => marks.forEach((mark) => mark.replaceWith(...mark.childNodes));
}

/**
 * Go to a place: opened, in sight and told apart.
 * @param {Range} range
 */
function here(range) {
  const element = elementOf(range);
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if ("highlights" in CSS) CSS.highlights.set("found-here", new Highlight(range));
  const { top, bottom } = range.getBoundingClientRect();
  if (top < innerHeight * 0.2 || bottom > innerHeight * 0.8) element.scrollIntoView({ block: "center" });
}
