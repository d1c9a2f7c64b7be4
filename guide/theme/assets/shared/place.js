// Where a reader is. The bar goes away on scrolling down and comes back on scrolling up; the paragraph is kept for the home page.
import { all, one } from "./dom.js";
import { goToParagraph, keepPlace, PARAGRAPH } from "./resume.js";

const STEP = 8; // pixels that count as scrolling
const PAUSE = 400; // milliseconds of rest before the paragraph is kept
const LINE = 120; // pixels below the top of the window: what stands there is being read

const article = one("article");
const paragraphs = all(PARAGRAPH, article);
const headings = all("h2[id], h3[id]", article).filter((heading) => heading.checkVisibility?.() ?? true);
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/** @param {HTMLElement} bar */
function setUp(bar) {
  let last = scrollY;
  let asked = false;
  const header = one("header");
  const heading = one("[data-place-heading]", bar);
  const progress = one("[data-place-progress]", bar);
  fillContents(bar);
  bar.hidden = false;

  function follow() {
    asked = false;
    const moved = scrollY - last;
    const isBelow = scrollY > header.offsetTop + header.offsetHeight;
    if (!isBelow || Math.abs(moved) >= STEP) {
      bar.classList.toggle("shown", isBelow && moved < 0);
      last = scrollY;
    }
    const { top, height } = article.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (innerHeight - top) / height));
    progress.style.transform = `scaleX(${share.toFixed(3)})`;
    const here = headings.findLast((each) => each.getBoundingClientRect().top < LINE);
    const text = here?.textContent ?? "";
    if (heading.textContent !== text) heading.textContent = text;
    clearTimeout(timer);
    timer = setTimeout(remember, PAUSE);
  }

  addEventListener("scroll", () => {
    if (!asked) requestAnimationFrame(follow);
    asked = true;
  }, { passive: true });
  addEventListener("pagehide", remember);

  function remember() {
    const at = paragraphs.findIndex((each) => each.getBoundingClientRect().bottom > LINE);
    const name = bar.querySelector("[data-place-name]")?.textContent;
    if (name) keepPlace({ path: location.pathname, title: name, paragraph: scrollY > innerHeight / 2 ? at : 0 });
  }
}

/**
 * Put the page's headings, which stand in the fold-out for small screens, behind the bar's button.
 * @param {HTMLElement} bar
 */
function fillContents(bar) {
  const list = document.querySelector(".toc-fold ul");
  const box = one(".place-contents", bar);
  if (!list || !("popover" in box)) return;
  box.append(list.cloneNode(true));
  box.addEventListener("click", ({ target }) => target instanceof Element && target.closest("a") && box.hidePopover());
  one("[data-place-contents]", bar).hidden = false;
}

all("[data-place]").forEach(setUp);
goToParagraph();
