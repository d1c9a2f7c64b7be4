// A field over a long list: shows what holds every word, opens what holds a result, hides what holds none.
import { all, one } from "./dom.js";
import { t } from "./wording.js";
import { fold, words } from "./words.js";

const form = one("[data-filter]");
const field = one("[data-filter-field]", form, HTMLInputElement);
const status = one("[data-filter-status]", form);
const items = all("[data-filter-item]").map((item) => ({ item, text: fold(item.textContent) }));
const groups = all("[data-filter-group]");
/** @type {Set<HTMLElement> | null} what was open before the first letter */
let open = null;

function show() {
  const asked = words(field.value);
  open ??= new Set(groups.filter((group) => group.hasAttribute("open")));
  let found = 0;
  for (const { item, text } of items) {
    item.hidden = !asked.every((word) => text.includes(word));
    found += item.hidden ? 0 : 1;
  }
  for (const group of groups) {
    group.hidden = group.querySelector("[data-filter-item]:not([hidden])") === null;
    if (group instanceof HTMLDetailsElement) group.open = asked.length ? !group.hidden : open.has(group);
  }
  if (!asked.length) open = null;
  status.textContent = asked.length ? t("shared.filtered", { count: found }) : "";
}

form.addEventListener("submit", (event) => event.preventDefault());
field.addEventListener("input", show);
form.hidden = false;
if (field.value) show();
