// The contents beside a page follow the reader: the heading that was passed last is the one they are at.
import { all } from "./dom.js";

const links = all(".toc a", document, HTMLAnchorElement);
const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
/** @type {Set<Element>} */
const passed = new Set();

// All that lies above a line near the top counts as in sight, however far away, so that a jump is noticed too.
const observer = new IntersectionObserver((entries) => {
  for (const { target, isIntersecting } of entries) {
    if (isIntersecting) passed.add(target);
    else passed.delete(target);
  }
  const here = headings.findLast((heading) => passed.has(heading));
  for (const link of links) {
    if (here && decodeURIComponent(link.hash.slice(1)) === here.id) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}, { rootMargin: "1000000px 0px -80% 0px" });
headings.forEach((heading) => observer.observe(heading));
