// The bubbles follow the rows that are shown: their number, size, name, and whether they are there at all.
const counted = (number) => `${number} ${number === 1 ? "casus" : "casussen"}`;

export function showMap(root, shown, chosen) {
  const map = root.querySelector("[data-map]");
  if (!map) return;
  const counts = new Map();
  for (const row of shown) for (const place of row.gemeente) counts.set(place, (counts.get(place) ?? 0) + 1);
  for (const part of map.querySelectorAll("[data-gemeente]")) {
    const count = counts.get(part.dataset.gemeente) ?? 0;
    part.toggleAttribute("hidden", count === 0);
    if (count && part.classList.contains("bubble")) showBubble(map, part, count, chosen.has(part.dataset.gemeente));
  }
  const heading = map.querySelector("[data-abroad]");
  heading?.toggleAttribute("hidden", !map.querySelector(".abroad .bubble:not([hidden])"));
}

function showBubble(map, bubble, count, isChosen) {
  const name = `${bubble.dataset.name}, ${counted(count)}`;
  if (isChosen) bubble.setAttribute("aria-current", "true");
  else bubble.removeAttribute("aria-current");
  if (bubble.getAttribute("aria-label") === name) return;
  bubble.setAttribute("aria-label", name);
  bubble.querySelector("title").textContent = name;
  bubble.querySelector("text").textContent = count;
  bubble.querySelector("circle").setAttribute("r", Math.max(map.dataset.smallest, map.dataset.unit * Math.sqrt(count)).toFixed(1));
}

// Shows the name of the bubble under the pointer or with the focus below the map: a tooltip that a keyboard and a finger get too.
export function nameBubbles(root) {
  const hint = root.querySelector("[data-map-hint]");
  if (!hint) return;
  const resting = hint.textContent;
  const follow = (event) => {
    const bubble = event.target.closest?.(".bubble");
    hint.textContent = bubble ? bubble.getAttribute("aria-label") : resting;
  };
  for (const kind of ["pointerover", "focusin"]) root.addEventListener(kind, follow);
}
