// What the end of a page says of a term or note, to show elsewhere.
import { all, make, one } from "./dom.js";

/**
 * Return a copy of an explanation, without its id and without the parts of a list that it no longer stands in.
 * @param {string} id
 */
export function explanation(id) {
  const copy = make("div", {}, ...one(`#${CSS.escape(id)}`).cloneNode(true).childNodes);
  for (const marked of all("[id]", copy)) marked.removeAttribute("id");
  for (const part of all("dt, dd", copy)) part.replaceWith(make(part.matches("dt") ? "strong" : "span", {}, ...part.childNodes));
  return copy;
}
