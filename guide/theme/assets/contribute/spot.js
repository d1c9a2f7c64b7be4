// Choosing a spot on the map: a click, or the arrow keys; and the dot follows what is typed.
// Degrees are WGS84; the drawing is a Mercator projection, as in the engine.

/** @typedef {{scale: number, x: number, y: number}} Projection */

const STEP = 4; // units of the drawing: about 2 km
const FAST = 20;
const KEYS = /** @type {Record<string, [number, number]>} */ ({ ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] });

const radians = (/** @type {number} */ degrees) => (degrees * Math.PI) / 180;
const degrees = (/** @type {number} */ angle) => (angle * 180) / Math.PI;

/** Return the place on the drawing. @param {Projection} map @param {number} lat @param {number} lon @returns {[number, number]} */
export const project = (map, lat, lon) => [map.x + map.scale * lon, map.y - map.scale * degrees(Math.asinh(Math.tan(radians(lat))))];

/** Return latitude and longitude of a place on the drawing. @param {Projection} map @param {number} x @param {number} y @returns {[number, number]} */
export const unproject = (map, x, y) => [degrees(Math.atan(Math.sinh(radians((map.y - y) / map.scale)))), (x - map.x) / map.scale];

/**
 * Bring the map to life. `choose(lat, lon)` hears of a new spot; the result shows one, or none.
 * @param {HTMLElement} element
 * @param {Projection} map
 * @param {(lat: string, lon: string) => void} choose
 */
export function setUpSpot(element, map, choose) {
  const drawing = /** @type {SVGSVGElement} */ (element.querySelector("svg"));
  const dot = /** @type {SVGCircleElement} */ (element.querySelector("[data-dot]"));
  const { width, height } = drawing.viewBox.baseVal;
  let [x, y] = [width / 2, height / 2];

  /** @param {number} newX @param {number} newY */
  function move(newX, newY) {
    x = Math.min(Math.max(newX, 0), width);
    y = Math.min(Math.max(newY, 0), height);
    const [lat, lon] = unproject(map, x, y);
    choose(lat.toFixed(4), lon.toFixed(4));
  }

  element.addEventListener("click", (event) => {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(drawing.getScreenCTM()?.inverse());
    move(at.x, at.y);
  });
  element.addEventListener("keydown", (event) => {
    const direction = KEYS[event.key];
    if (!direction || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const step = event.shiftKey ? FAST : STEP;
    move(x + direction[0] * step, y + direction[1] * step);
  });

  return (/** @type {number} */ lat, /** @type {number} */ lon) => {
    const there = Number.isFinite(lat) && Number.isFinite(lon) && Math.abs(lat) < 89;
    if (there) [x, y] = project(map, lat, lon);
    dot.toggleAttribute("hidden", !there);
    dot.setAttribute("cx", x.toFixed(1));
    dot.setAttribute("cy", y.toFixed(1));
  };
}
