// What lies far below the first screen is left out of the first layout (guide.css, "pieces"), which would otherwise be one long task. The
// rest follows here, a little at a time when the browser has nothing else to do, so that a page soon has its own height.
import { all } from "./dom.js";

const PIECES = ".md-content__inner > *, .piece";
const ELEMENTS = 200; // at a time

const left = all(PIECES);
/** @type {() => void} */
let done;

/** All that there is has been laid out. @type {Promise<void>} */
export const whole = new Promise((resolve) => {
  done = resolve;
});

const whenIdle = () => {
  if ("requestIdleCallback" in window) requestIdleCallback(layOutSome);
  else setTimeout(layOutSome);
};

function layOutSome() {
  let elements = 0;
  while (left.length && elements < ELEMENTS) {
    const piece = /** @type {HTMLElement} */ (left.shift());
    piece.style.contentVisibility = "visible";
    elements += 1 + piece.getElementsByTagName("*").length;
  }
  if (left.length) requestAnimationFrame(whenIdle);
  else done();
}

whenIdle();
