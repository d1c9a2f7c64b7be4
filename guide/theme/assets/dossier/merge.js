// Two colleagues' answers in one dossier: what only one of them has is kept, and of what differs the reader chooses.
import { all, make } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { questionIn } from "./entries.js";

/** @typedef {import("./entries.js").Entries} Entries */
/** @typedef {{key: string, here: string, there: string, both: string | null}} Difference `both` is null where one of the two must go */

const TEXTS = ["note", "action"]; // texts of two people stand under each other
const LISTS = ["who"];

/**
 * Return what a file adds to a dossier, and where the two say something else.
 * @param {Entries} here
 * @param {Entries} there
 * @returns {{added: Entries, differences: Difference[]}}
 */
export function compared(here, there) {
  /** @type {Entries} */
  const added = new Map();
  /** @type {Difference[]} */
  const differences = [];
  for (const [key, value] of there) {
    const own = here.get(key) ?? "";
    if (!own) added.set(key, value);
    else if (own !== value) differences.push({ key, here: own, there: value, both: together(key, own, value) });
  }
  return { added, differences };
}

/**
 * Return two texts as one, or null where that makes no sense.
 * @param {string} key
 * @param {string} one
 * @param {string} other
 */
function together(key, one, other) {
  const field = key.slice(key.lastIndexOf("/") + 1);
  if (one.includes(other)) return one;
  if (other.includes(one) && [...TEXTS, ...LISTS].includes(field)) return other;
  if (TEXTS.includes(field)) return `${one}\n${other}`;
  return LISTS.includes(field) ? `${one}, ${other}` : null;
}

/** @param {string} id the question's text, where the page has it */
function nameOf(id) {
  const [question] = id.split("@");
  const place = document.querySelector(`[data-question="${question}"] > legend, [data-item="${question}"] .finding-question a`);
  return place?.textContent?.trim() || question;
}

/** @param {string} key @param {string} value */
const shown = (key, value) => (key.endsWith("/answer") ? t(`dossier.answers.${value}`) : value);

/** @param {Difference} difference @param {number} at */
function choices({ key, here, there, both }, at) {
  const field = key.slice(key.lastIndexOf("/") + 1);
  const known = ["answer", "note", "action", "who", "when"].includes(field);
  const options = [["here", here], ["there", there], ...(both === null ? [] : [["both", both]])]; // prettier-ignore
  const first = both === null ? "here" : "both";
  const rows = options.map(([value, text]) =>
    make("label", { className: "merge-option" }, make("input", { type: "radio", name: `merge-${at}`, value, checked: value === first }),
      make("span", {}, make("b", {}, t(`dossier.merge.${value}`)), make("span", { className: "full-text" }, shown(key, text))))); // prettier-ignore
  const legend = make("legend", {}, `${known ? t(`dossier.overview.columns.${field}`) : field} · ${nameOf(questionIn(key))}`);
  return make("fieldset", { className: "merge" }, legend, ...rows);
}

/**
 * Show differences side by side and let the reader choose. Returns the changes, or null when nothing may change.
 * @param {Difference[]} differences
 * @returns {Promise<[key: string, value: string][] | null>}
 */
export function chooseBetween(differences) {
  const cancel = make("button", { type: "button", className: "quiet", textContent: t("dossier.cancel") });
  const form = make("form", { method: "dialog" }, make("h2", { id: "merge-title" }, t("dossier.merge.title")), make("p", {}, t("dossier.merge.text")),
    ...differences.map(choices), make("div", { className: "dialog-actions" }, make("button", { className: "button", value: "yes" }, t("dossier.merge.yes")), cancel)); // prettier-ignore
  const dialog = make("dialog", { className: "dialog dialog-wide", "aria-labelledby": "merge-title" }, form);
  cancel.addEventListener("click", () => dialog.close(""));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      const chosen = all("input:checked", form, HTMLInputElement).map(({ value }) => /** @type {"here" | "there" | "both"} */ (value));
      dialog.remove();
      resolve(dialog.returnValue ? differences.map((difference, at) => [difference.key, String(difference[chosen[at]])]) : null);
    });
  });
}
