// Where the search runs: in a worker, where that is impossible in the page, and where a page may fetch nothing with lunr.

/** @typedef {import("./core.js").Core} Core */

/** @type {Promise<Core> | undefined} */
let opened;

/** Open the search once. */
export const openEngine = () => (opened ??= open().catch((error) => {
  opened = undefined; // the next key tries again
  throw error;
}));

/** @returns {Promise<Core>} */
async function open() {
  try {
    return await inWorker();
  } catch {
    const { openCore } = await import("./core.js");
    return openCore();
  }
}

/**
 * The worker as a core, once it has answered. Its failure to start, or to fetch, is told by its first answer.
 * @returns {Promise<Core>}
 */
async function inWorker() {
  const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
  /** @type {Map<number, {resolve: (value: any) => void, reject: (error: Error) => void}>} */
  const waiting = new Map();
  let last = 0;
  worker.addEventListener("message", ({ data: { id, value, error } }) => {
    if (error) waiting.get(id)?.reject(new Error(error));
    else waiting.get(id)?.resolve(value);
    waiting.delete(id);
  });
  worker.addEventListener("error", (event) => {
    for (const { reject } of waiting.values()) reject(new Error(event.message));
    waiting.clear();
  });
  /** @param {string} name @param {any[]} values */
  const call = (name, values) => new Promise((resolve, reject) => {
    waiting.set((last += 1), { resolve, reject });
    worker.postMessage({ id: last, name, values });
  });
  await call("ask", [""]);
  return { ask: (...values) => call("ask", values), passage: (...values) => call("passage", values) };
}
