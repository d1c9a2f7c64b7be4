// The contents beside a page follow the reader: the heading that was passed last is the one they are at.
import { all } from "./dom.js";

const links = all(".toc a", document, HTMLAnchorElement);
const headings = links.flatMap((link) => document.getElementById(decodeURIComponent(link.hash.slice(1))) ?? []);
const passed = 140; // pixels from the top, below the header

function follow() {
  const at = headings.findLastIndex((heading) => heading.getBoundingClientRect().top < passed);
  links.forEach((link) => link.removeAttribute("aria-current"));
  links.find((link) => headings[at] && link.hash === `#${encodeURI(headings[at].id)}`)?.setAttribute("aria-current", "true");
}

// A heading that crosses the line, either way, is when that changes.
const observer = new IntersectionObserver(follow, { rootMargin: `-${passed}px 0px 0px 0px` });
headings.forEach((heading) => observer.observe(heading));
follow();
