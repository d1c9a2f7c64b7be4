// A case's page: put it on the reading list, copy the reference.
import { copy } from "../shared/copy.js";
import { listAddress, readList, toggle, whenListChanges } from "./reading-list.js";

const pick = document.querySelector("[data-pick]");
const reading = document.querySelector("[data-reading]");
const base = reading.getAttribute("href");

function show() {
  const list = readList();
  const isOn = list.includes(pick.dataset.pick);
  pick.setAttribute("aria-pressed", isOn);
  pick.textContent = isOn ? "Staat op leeslijst" : "Zet op leeslijst";
  reading.href = listAddress(base, list);
  reading.textContent = list.length ? `Leeslijst (${list.length})` : "Leeslijst";
}

pick.addEventListener("click", () => {
  toggle(pick.dataset.pick);
  show();
});
whenListChanges(show);
addEventListener("pageshow", show);
show();

const citation = document.querySelector("[data-citation]");
citation.querySelector("[data-copy]").addEventListener("click", async () => {
  const text = citation.querySelector("[data-citation-text]");
  citation.querySelector("[data-copied]").textContent = await copy(text.textContent, text);
});
