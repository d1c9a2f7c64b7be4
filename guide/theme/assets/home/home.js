// The home page: another case each day, and a way back to where the visitor was reading.
import { all, one } from "../shared/dom.js";
import { recall } from "../shared/storage.js";

function showCaseOfToday() {
  const items = all("[data-today] > li");
  const day = Math.floor((Date.now() - new Date().getTimezoneOffset() * 60_000) / 86_400_000); // it changes at midnight where the visitor is
  items.forEach((item, number) => {
    item.hidden = number !== day % items.length;
  });
}

/** @param {HTMLElement} line */
function offerToResume(line) {
  try {
    const { path, title } = JSON.parse(recall("resume") ?? "{}");
    const address = new URL(path, location.href);
    if (address.origin !== location.origin || !title) return;
    const link = one("a", line, HTMLAnchorElement);
    link.href = address.pathname;
    link.textContent = title;
    line.hidden = false;
  } catch {
    // Nothing was read here before, or storage is off.
  }
}

showCaseOfToday();
offerToResume(one("[data-resume]"));
