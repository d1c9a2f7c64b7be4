// Lines to sign on, on paper: one for each organisation that has a name, and empty ones.
import { make } from "../shared/dom.js";

const FEWEST = 4;

/**
 * Return the rows of a table with an organisation, a name, a signature and a date.
 * @param {string[]} organisations
 */
export function signatureRows(organisations) {
  const names = organisations.filter(Boolean);
  const lines = [...names, ...Array.from({ length: Math.max(1, FEWEST - names.length) }, () => "")];
  return lines.map((name) => make("tr", {}, ...[name, "", "", ""].map((text) => make("td", { textContent: text }))));
}
