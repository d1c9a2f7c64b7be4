// What lies far below the first screen is left out of the first layout (guide.css, "pieces"), which would otherwise be one long task. The
// rest follows here, a little at a time when the browser has nothing else to do, so that a page soon has its own height.
import { all, whenIdle } from "./dom.js";

const PIECES = ".md-content__inner > *, .piece, .bibliography > li, .footer, .later";
const ELEMENTS = 120; // at a time

const left = all(PIECES);
document.documentElement.dataset.pieces = ""; // without this script the page shows itself whole after a while
/** @type {() => void} */
let done;

/** All that there is has been laid out. @type {Promise<void>} */
export const whole = new Promise((resolve) => {
  done = resolve;
});
whole.then(() => {
  document.documentElement.dataset.pieces = "whole";
});

function layOutSome() {
  let elements = 0;
  while (left.length && elements < ELEMENTS) {
    const piece = /** @type {HTMLElement} */ (left.shift());
    piece.style.contentVisibility = "visible";
    piece.classList.remove("later");
    elements += 1 + piece.getElementsByTagName("*").length;
  }
  if (left.length) requestAnimationFrame(() => whenIdle(layOutSome));
  else done();
}

whenIdle(layOutSome);
