// A case's page: put it on the reading list.
import { one, showControls } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { readList, showLink, toggle, whenListChanges } from "./reading-list.js";

const pick = one("[data-pick]");
const id = String(pick.dataset.pick);
const showReading = showLink(one("[data-reading]", document, HTMLAnchorElement));

function show() {
  const list = readList();
  const isOn = list.includes(id);
  pick.setAttribute("aria-pressed", String(isOn));
  pick.textContent = t(isOn ? "cases.picked" : "cases.pick");
  showReading(list);
}

pick.addEventListener("click", () => {
  toggle(id);
  show();
});
whenListChanges(show);
addEventListener("pageshow", show);
show();

showControls();
