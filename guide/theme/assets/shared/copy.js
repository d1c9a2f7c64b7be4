// Copying for the visitor.
import { t } from "./wording.js";

/**
 * Copy a text, or select it where the browser does not let a page copy.
 * @param {string} text
 * @param {Node} [element] where the text stands
 * @returns {Promise<string>} what to tell the visitor
 */
export async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return t("shared.copy.done");
  } catch {
    if (element) getSelection()?.selectAllChildren(element);
    return element ? t("shared.copy.selected") : t("shared.copy.address", { address: text });
  }
}
