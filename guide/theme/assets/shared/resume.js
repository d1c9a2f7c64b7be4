// The paragraph where a visitor stopped reading: kept by the page, offered on the home page, found again by its number in the address.
import { all } from "./dom.js";
import { keep, recall } from "./storage.js";
import { t } from "./wording.js";

/** What counts as a paragraph. */
export const PARAGRAPH = "p, li, h2, h3, h4, tr";

/** @typedef {{path: string, title: string, paragraph: number}} Place */

/** @param {Place} place */
export const keepPlace = (place) => keep("resume", JSON.stringify(place));

/** The place that was kept, as an address with a title; null when there is none on this site. */
export function keptPlace() {
  try {
    const { path, title, paragraph } = JSON.parse(recall("resume") ?? "{}");
    const address = new URL(path, location.href);
    if (address.origin !== location.origin || !title) return null;
    if (paragraph > 0) address.hash = t("shared.paragraph", { number: String(Number(paragraph)) });
    return { address: address.pathname + address.hash, title: String(title) };
  } catch {
    return null;
  }
}

/** Go to the paragraph that the address asks for. */
export function goToParagraph() {
  const number = Number(location.hash.match(/-(\d+)$/)?.[1]);
  if (!number || location.hash !== `#${t("shared.paragraph", { number: String(number) })}`) return;
  const paragraph = all(PARAGRAPH, document.querySelector("article") ?? document)[number];
  if (!paragraph) return;
  paragraph.tabIndex = -1;
  paragraph.scrollIntoView({ behavior: "instant", block: "start" });
  paragraph.focus({ preventScroll: true });
}
