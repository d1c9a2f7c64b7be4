// The home page: another case each day, and a way back to where the visitor was reading.
import { all, one } from "../shared/dom.js";
import { keptPlace } from "../shared/resume.js";

function showCaseOfToday() {
  const items = all("[data-today] > li");
  const day = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000); // it changes at midnight where the visitor is
  items.forEach((item, number) => {
    item.hidden = number !== day % items.length;
  });
}

/** @param {HTMLElement} line */
function offerToResume(line) {
  const place = keptPlace();
  if (!place) return;
  const link = one("a", line, HTMLAnchorElement);
  link.href = place.address;
  link.textContent = place.title;
  line.hidden = false;
}

showCaseOfToday();
offerToResume(one("[data-resume]"));
