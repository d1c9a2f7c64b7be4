// The compass: turns the answers into places to begin. The answers stand in the address, so a link keeps them.
import { leaveAddress, replaceAddress } from "../shared/address.js";
import { all, forOthers, one, showControls } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { advise } from "./places.js";

const form = one("[data-compass]", document, HTMLFormElement);
const result = one("[data-compass-result]");
const begin = one("[data-compass-list=begin]", result);
const afterwards = one("[data-compass-list=later]", result);
const steps = all("[data-section]", begin).map(({ dataset }) => ({ id: String(dataset.section), phase: String(dataset.phase) }));
const status = one("[data-compass-status]", result);
const gone = one("[data-compass-gone]", result);
const bar = one("[data-compass-bar]", form);
/** @type {string[]} */
let before = [];
const total = form.querySelectorAll("fieldset").length;

/** @returns {import("./places.js").Answer[]} */
const chosenAnswers = () => all("input:checked", form).map(({ dataset }) => JSON.parse(String(dataset.answer)));

function restore() {
  const wanted = new URLSearchParams(location.search);
  for (const input of all("input[type=radio]", form, HTMLInputElement)) input.checked = wanted.get(input.name) === input.value;
  show();
}

/**
 * Show a list's places in their order with their reasons, and hide its other items.
 * @param {HTMLElement} list
 * @param {import("./places.js").Place[]} places
 */
function fill(list, places) {
  for (const item of all("[data-section]", list)) item.hidden = true;
  for (const { id, why } of places) {
    const item = one(`[data-section="${id}"]`, list);
    one("[data-why]", item).textContent = why.join(" ");
    item.hidden = false;
    list.append(item);
  }
}

function show() {
  const answers = chosenAnswers();
  const { now, later } = advise(answers, steps);
  fill(begin, now);
  fill(afterwards, later);
  one("[data-compass-later]", result).hidden = later.length === 0;
  result.hidden = answers.length === 0;
  one("[data-compass-actions]", form).hidden = answers.length === 0;
  status.textContent = told(now.length, later.length, total - answers.length);
  bar.hidden = now.length === 0;
  bar.textContent = t("compass.bar", { count: now.length });
  tellWhatWent([...now, ...later].map(({ id }) => id));
}

/**
 * A place that the last answer took away is named: nothing disappears unexplained.
 * @param {string[]} shown ids of sections
 */
function tellWhatWent(shown) {
  const names = before.filter((id) => !shown.includes(id)).map((id) => one(`[data-section="${id}"] a`, begin).textContent.trim().replace(/\s+/g, " "));
  gone.hidden = names.length === 0 || shown.length === 0;
  gone.textContent = t("compass.gone", { names: names.join(", ") });
  before = shown;
}

/**
 * @param {number} now
 * @param {number} later
 * @param {number} left
 */
function told(now, later, left) {
  if (!now) return left ? t("compass.more") : "";
  const places = t("compass.places", { count: now });
  const parts = [left ? t("compass.so_far", { places }) : t("compass.done", { places })];
  if (later) parts.push(t("compass.later", { count: later }));
  if (left) parts.push(t("compass.left", { count: left }));
  return parts.join(" ");
}

const address = () => {
  const chosen = all("input:checked", form, HTMLInputElement).map(({ name, value }) => [name, value]);
  return chosen.length ? `${location.pathname}?${new URLSearchParams(chosen)}` : location.pathname;
};

form.addEventListener("change", () => {
  show();
  replaceAddress(address());
});
form.addEventListener("reset", () => {
  setTimeout(() => {
    show();
    replaceAddress(address());
  });
});
const button = one("[data-copy]", form);
button.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(forOthers(address()));
    button.textContent = t("compass.copied");
  } catch {
    button.textContent = t("compass.copy_yourself");
  }
});
addEventListener("popstate", () => {
  leaveAddress();
  restore();
});
showControls();
const early = all("input:checked", form, HTMLInputElement); // chosen before this script ran
restore();
if (early.length) {
  for (const input of early) input.checked = true;
  show();
  replaceAddress(address());
}
