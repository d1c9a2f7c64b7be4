// Questions to the visitor in a dialog.
import { make } from "../shared/dom.js";
import { t } from "../shared/wording.js";

/** @typedef {import("./merge.js").Difference} Difference */

/**
 * Show a dialog and wait for a choice. Returns its value; "" when it was cancelled.
 * @param {string} title
 * @param {HTMLElement[]} content
 * @param {[name: string, result: string][]} choices
 * @returns {Promise<string>}
 */
function shown(title, content, choices) {
  const buttons = choices.map(([name, result], at) => make("button", { value: result, textContent: name, className: at ? "quiet" : "button" }));
  const cancel = make("button", { type: "button", className: "quiet", textContent: t("shared.cancel") });
  const heading = make("h2", { id: "dialog-title", textContent: title });
  const form = make("form", { method: "dialog" }, heading, ...content, make("div", { className: "dialog-actions" }, ...buttons, cancel));
  const dialog = make("dialog", { className: "dialog", "aria-labelledby": "dialog-title" }, form);
  cancel.addEventListener("click", () => dialog.close(""));
  document.body.append(dialog);
  dialog.showModal();
  (form.querySelector("input") ?? cancel).focus();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue);
    });
  });
}

/**
 * Ask something. Returns the chosen value (null: cancelled), or the text when `label` asks for one.
 * @param {{title: string, text?: string, choices: [name: string, result: string][], label?: string, value?: string, problem?: string}} question
 * @returns {Promise<string | null>}
 */
export async function ask({ title, text, choices, label, value = "", problem }) {
  const input = make("input", { type: "text", value, maxLength: 80, required: true, autocomplete: "off" });
  const content = [];
  if (text) content.push(make("p", { textContent: text }));
  if (problem) content.push(make("p", { className: "dialog-problem", role: "alert", textContent: problem }));
  if (label) content.push(make("label", {}, label, input));
  const result = await shown(title, content, choices);
  if (!result) return null;
  return label ? input.value : result;
}

/**
 * Show differences side by side and let the visitor choose. Returns them with the choices; null when it was cancelled.
 * @param {Difference[]} differences
 * @param {(key: string) => string} describe where a difference stands
 * @param {(difference: Difference) => {name: string, value: import("./merge.js").Choice, text: string}[]} optionsOf
 * @returns {Promise<Difference[] | null>}
 */
export async function chooseBetween(differences, describe, optionsOf) {
  const groups = differences.map((difference, at) => {
    const options = optionsOf(difference).map(({ name, value, text }) => {
      const radio = make("input", { type: "radio", name: `difference-${at}`, value, checked: value === difference.choice });
      return make("label", { className: "difference" }, radio, make("span", {}, make("strong", { textContent: name }), make("span", { className: "full-text", textContent: text })));
    });
    return make("fieldset", { className: "differences" }, make("legend", { textContent: describe(difference.key) }), ...options);
  });
  const text = make("p", { textContent: t("dossier.merge.text") });
  const result = await shown(t("dossier.merge.title"), [text, ...groups], [[t("dossier.merge.yes"), "yes"]]);
  if (!result) return null;
  return differences.map((difference, at) => ({
    ...difference,
    choice: /** @type {any} */ (groups[at].querySelector(":checked")).value,
  }));
}
