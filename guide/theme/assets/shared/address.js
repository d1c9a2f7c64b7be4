// The page's address as a record of what is shown. Browsers limit how often it may change (Safari: 100 times in 30 seconds, then an
// error): a page shows first and writes afterwards, what follows quickly goes together, and an error costs the address only.

const PAUSE = 400; // milliseconds: at most 75 writes in 30 seconds
/** @type {string | null} */
let waiting = null;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

/**
 * @param {"pushState" | "replaceState"} how
 * @param {string} address
 */
function write(how, address) {
  waiting = null;
  clearTimeout(timer);
  timer = setTimeout(rest, PAUSE);
  try {
    history[how](null, "", address);
  } catch {
    // The address stays as it was.
  }
}

function rest() {
  timer = undefined;
  if (waiting !== null) write("replaceState", waiting);
}

/**
 * Make a place in the history for what is shown now.
 * @param {string} address
 */
export function pushAddress(address) {
  if (waiting !== null) write("replaceState", waiting);
  write("pushState", address);
}

/**
 * Change the address of what is shown: at once, or after the pause when it changed just before.
 * @param {string} address
 */
export function replaceAddress(address) {
  if (timer === undefined) write("replaceState", address);
  else waiting = address;
}

/** Forget what waits: the visitor went to another place in the history. */
export function leaveAddress() {
  waiting = null;
}

globalThis.addEventListener?.("pagehide", rest);
