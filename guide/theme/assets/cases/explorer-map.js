// The bubbles follow the rows that are shown: their number, size, name, and whether they are there at all.
import { all, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";

/** @typedef {import("./explorer-table.js").Row} Row */

/**
 * @param {HTMLElement} root
 * @param {Row[]} shown
 * @param {string} group what a place is chosen by
 * @param {Set<string>} chosen
 */
export function showMap(root, shown, group, chosen) {
  const [map] = all("[data-map]", root);
  if (!map) return;
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const row of shown) for (const place of row.traits[group]) counts.set(place, (counts.get(place) ?? 0) + 1);
  for (const part of all("[data-municipality]", map, SVGElement)) {
    const place = String(part.dataset.municipality);
    const count = counts.get(place) ?? 0;
    part.toggleAttribute("hidden", count === 0);
    if (count && part.classList.contains("bubble")) showBubble(map, part, count, chosen.has(place));
  }
  const anyAbroad = map.querySelector(".abroad .bubble:not([hidden])") !== null;
  for (const heading of all("[data-abroad]", map, SVGElement)) heading.toggleAttribute("hidden", !anyAbroad);
}

/**
 * @param {HTMLElement} map
 * @param {SVGElement} bubble
 * @param {number} count
 * @param {boolean} isChosen
 */
function showBubble(map, bubble, count, isChosen) {
  const name = t("cases.bubble", { name: String(bubble.dataset.name), cases: t("cases.count", { count }) });
  if (isChosen) bubble.setAttribute("aria-current", "true");
  else bubble.removeAttribute("aria-current");
  if (bubble.getAttribute("aria-label") === name) return;
  bubble.setAttribute("aria-label", name);
  one("text", bubble, SVGElement).textContent = String(count);
  const radius = Math.max(Number(map.dataset.smallest), Number(map.dataset.unit) * Math.sqrt(count));
  one("circle", bubble, SVGElement).setAttribute("r", radius.toFixed(1));
}

/**
 * Show the name of the bubble under the pointer or with the focus below the map: a tooltip that a keyboard and a finger get too.
 * @param {HTMLElement} root
 */
export function nameBubbles(root) {
  const [hint] = all("[data-map-hint]", root);
  if (!hint) return;
  const resting = hint.textContent;
  const follow = (/** @type {Event} */ { target }) => {
    const bubble = target instanceof Element ? target.closest(".bubble") : null;
    hint.textContent = bubble ? bubble.getAttribute("aria-label") : resting;
  };
  for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, follow);
}
