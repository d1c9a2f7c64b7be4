// What the browser keeps for this guide. Everything is named by the site's base path: two guides on one host, or a guide and its preview,
// share nothing. The page carries the path; see main.html.

/** @typedef {"theme" | "resume" | "reading-list"} Kept */

const KEPT = /** @type {Kept[]} */ (["theme", "resume", "reading-list"]);

/** The path of this site's first page, such as "/gids/". */
export const base = globalThis.document?.documentElement.dataset?.base ?? "/";

/**
 * Return the name under which this site keeps something.
 * @param {string} name
 */
export const named = (name) => `${name}:${base}`;

/**
 * Return what was kept under a name; null when there is nothing, or no storage.
 * @param {Kept} name
 */
export function recall(name) {
  try {
    return localStorage.getItem(named(`guide.${name}`));
  } catch {
    return null;
  }
}

/**
 * Keep a text. Without storage nothing is kept.
 * @param {Kept} name
 * @param {string} text
 */
export function keep(name, text) {
  try {
    localStorage.setItem(named(`guide.${name}`), text);
  } catch {
    // A choice then holds for this page only.
  }
}

/**
 * Whether what was stored under the names of before, without a path, can be of this site: the page read last tells where that was.
 * @param {string | null} resume
 */
function isOurs(resume) {
  try {
    return resume === null || String(JSON.parse(resume).path).startsWith(base);
  } catch {
    return true;
  }
}

/** Carry over, once, what was stored before names held the path. Returns whether the rest that was stored then is of this site too. */
function carryOver() {
  try {
    const ours = isOurs(localStorage.getItem("guide.resume"));
    for (const name of ours ? KEPT : []) {
      const old = localStorage.getItem(`guide.${name}`);
      if (old !== null && recall(name) === null) keep(name, old);
      localStorage.removeItem(`guide.${name}`);
    }
    return ours;
  } catch {
    return true;
  }
}

/** Whether dossiers stored under the name of before are of this site. */
export const carriesOver = carryOver();
