// Terms and notes in the text: a click, a tap, Enter or Space explains them on the spot, a resting mouse does so for a while.
// Without scripts, or popovers, they are links to the end of the page, where the explanations stand.
import { all } from "./dom.js";
import { explanation } from "./explained.js";

const PAUSE = 250; // milliseconds

/**
 * Return a copy of what the end of the page says of a term or note, to show beside it.
 * @param {HTMLElement} term
 */
function tipFor(term) {
  const tip = document.createElement("div");
  tip.className = "term-tip";
  tip.id = `tip-${term.dataset.term}-${all(".term-tip").length}`;
  tip.popover = "auto";
  tip.setAttribute("role", "note");
  tip.append(...explanation(String(term.dataset.term)).childNodes);
  (term.closest("main") ?? document.body).append(tip);
  return tip;
}

/**
 * Whether two elements cover each other.
 * @param {HTMLElement} first
 * @param {HTMLElement} second
 */
function overlap(first, second) {
  const [a, b] = [first.getBoundingClientRect(), second.getBoundingClientRect()];
  return a.top < b.bottom && b.top < a.bottom && a.left < b.right && b.left < a.right;
}

/** @param {HTMLElement} term */
export function setUpTerm(term) {
  const tip = tipFor(term);
  let [pinned, wasPinned] = [false, false];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const isOpen = () => tip.matches(":popover-open");
  const show = () => {
    if (isOpen()) return;
    tip.classList.remove("up");
    tip.showPopover({ source: term });
    tip.classList.toggle("up", overlap(tip, term));
  };
  const soon = (/** @type {() => void} */ action) => {
    clearTimeout(timer);
    timer = setTimeout(action, PAUSE);
  };
  term.setAttribute("role", "button");
  term.setAttribute("aria-expanded", "false");
  tip.addEventListener("toggle", () => {
    term.setAttribute("aria-expanded", String(isOpen()));
    if (!isOpen()) pinned = false;
  });
  term.addEventListener("pointerdown", () => (wasPinned = pinned)); // the press itself closes what is open
  term.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const close = wasPinned || (event.detail === 0 && isOpen());
    [pinned, wasPinned] = [!close, false];
    if (close) tip.hidePopover();
    else show();
  });
  term.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    term.click();
  });
  for (const part of [term, tip]) {
    part.addEventListener("pointerenter", ({ pointerType }) => pointerType === "mouse" && soon(show));
    part.addEventListener("pointerleave", ({ pointerType }) => pointerType === "mouse" && soon(() => pinned || tip.hidePopover()));
  }
}
