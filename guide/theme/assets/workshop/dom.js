// Making elements.

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element with attributes and children; a text is a child too.
 * @param {string} name
 * @param {Record<string, string | number | boolean | undefined>} attributes true sets an empty one, false and undefined none
 * @param {(Node | string)[]} children
 */
export function make(name, attributes = {}, ...children) {
  const element = ["svg", "path", "use", "rect", "circle"].includes(name) ? document.createElementNS(SVG, name) : document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children);
  return /** @type {HTMLElement} */ (element);
}

/**
 * The mark of an answer, drawn: a font may lack it.
 * @param {string} answer
 */
export const mark = (answer) => make("svg", { class: "answer-mark", viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, make("use", { href: `#mark-${answer}` }));

/**
 * The square on a voting card: a black border around 4 × 4 fields.
 * @param {number} code 16 bits, the first field the highest; 1 is white
 */
export function marker(code) {
  let path = "M0 0h6v6h-6z";
  for (let at = 0; at < 16; at += 1) if ((code >> (15 - at)) & 1) path += `M${1 + (at % 4)} ${1 + Math.floor(at / 4)}v1h1v-1z`;
  return make("svg", { class: "marker", viewBox: "0 0 6 6", "aria-hidden": "true", "shape-rendering": "crispEdges" }, make("path", { d: path, "fill-rule": "evenodd" }));
}

/**
 * A QR code as a drawing with its quiet border.
 * @param {boolean[][]} rows
 * @param {string} label
 */
export function qrDrawing(rows, label) {
  const path = rows.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ""))).join("");
  const size = rows.length;
  return make("svg", { class: "qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" }, make("path", { d: path }));
}
