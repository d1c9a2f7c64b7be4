// The compass: turns the answers into places to begin. The answers stand in the address, so a link keeps them.
import { leaveAddress, replaceAddress } from "../shared/address.js";
import { all, one, showControls } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { placesToBegin } from "./places.js";

const form = one("[data-compass]", document, HTMLFormElement);
const result = one("[data-compass-result]");
const items = all("[data-section]", result);
const order = items.map((item) => String(item.dataset.section));
const status = one("[data-compass-status]", result);
const total = form.querySelectorAll("fieldset").length;

const chosenAnswers = () =>
  all("input:checked", form).map(({ dataset }) => ({ sections: String(dataset.sections).split(" ").filter(Boolean), why: String(dataset.why) }));

function restore() {
  const wanted = new URLSearchParams(location.search);
  for (const input of all("input[type=radio]", form, HTMLInputElement)) input.checked = wanted.get(input.name) === input.value;
  show();
}

function show() {
  const answers = chosenAnswers();
  const places = placesToBegin(answers, order);
  for (const item of items) {
    const place = places.find(({ id }) => id === item.dataset.section);
    item.hidden = !place;
    one("[data-why]", item).textContent = place ? place.why.join(" ") : "";
  }
  result.hidden = answers.length === 0;
  one("[data-compass-actions]", form).hidden = answers.length === 0;
  status.textContent = advice(places.length, total - answers.length);
}

/**
 * @param {number} found
 * @param {number} left
 */
function advice(found, left) {
  if (!found) return left ? t("compass.more") : "";
  const places = t("compass.places", { count: found });
  return left ? t("compass.so_far", { places, left: t("compass.left", { count: left }) }) : t("compass.done", { places });
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
    await navigator.clipboard.writeText(new URL(address(), location.href).href);
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
restore();
