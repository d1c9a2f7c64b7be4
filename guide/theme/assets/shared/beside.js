// On wide screens the explanations of terms and notes stand beside the paragraph that names them; they stay at the end of the page too.
import { all, make, one } from "./dom.js";
import { explanation } from "./explained.js";
import { whole } from "./pieces.js";
import { t } from "./wording.js";

const GAP = 12; // pixels between two explanations
const WIDE = matchMedia("(min-width: 80rem)");

/** @type {HTMLElement | null} */
let column = null;
/** @type {{link: HTMLElement, note: HTMLElement}[]} */
let pairs = [];

/** Copy each explanation once, beside its first mention. */
function fill() {
  const links = all("article [data-term]").filter((link) => !link.closest(".explained"));
  const first = new Map(links.reverse().map((link) => [link.dataset.term, link]));
  pairs = [...first].reverse().map(([id, link]) => ({ link, note: explanation(String(id)) }));
  column = make("aside", { className: "beside", "aria-label": t("shared.beside") }, ...pairs.map(({ note }) => note));
  one("article").parentElement?.after(column);
}

/** @param {HTMLElement} link */
const stands = (link) => link.checkVisibility?.() ?? link.getClientRects().length > 0;

/** Put each explanation at the height of its term, below the one before it and above the end of the text. All is measured before it moves. */
function place() {
  if (!column) return;
  for (const { link, note } of pairs) note.hidden = !stands(link);
  const start = column.getBoundingClientRect().top;
  const toc = document.querySelector(".toc");
  let free = toc ? toc.getBoundingClientRect().bottom - start + 4 * GAP : 0;
  const end = one(".explained").getBoundingClientRect().top - start;
  const shown = pairs.filter(({ note }) => !note.hidden);
  for (const { note, at, height } of shown.map((pair) => ({ ...pair, at: pair.link.getBoundingClientRect().top - start, height: pair.note.offsetHeight }))) {
    const top = Math.max(free, at);
    note.hidden = top + height > end;
    note.style.top = `${Math.round(top)}px`;
    if (!note.hidden) free = top + height + GAP;
  }
}

function show() {
  if (!WIDE.matches) return;
  if (!column) fill();
  place();
}

whole.then(() => {
  new ResizeObserver(show).observe(one("article"));
  WIDE.addEventListener("change", show);
});
