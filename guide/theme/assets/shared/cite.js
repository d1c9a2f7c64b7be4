// A ready reference to this page, with the address where the page really stands.
import { copy } from "./copy.js";
import { all, one } from "./dom.js";

/** @param {HTMLElement} citation */
function setUp(citation) {
  const text = one("[data-citation-text]", citation);
  one("[data-here]", citation).textContent = location.origin + location.pathname;
  const button = one("[data-copy]", citation);
  button.addEventListener("click", async () => {
    one("[data-copied]", citation).textContent = await copy(text.textContent, text);
  });
  button.hidden = false;
}

all("[data-citation]").forEach(setUp);
