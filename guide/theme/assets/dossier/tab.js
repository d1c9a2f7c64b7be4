// Which dossier this tab works in.

/** @param {string} tab the key of its choice */
export function readTab(tab) {
  try {
    return sessionStorage.getItem(tab);
  } catch {
    return null;
  }
}

/**
 * @param {string} tab
 * @param {string} id
 */
export function writeTab(tab, id) {
  try {
    sessionStorage.setItem(tab, id);
  } catch {
    // Without it a tab opens the dossier used last.
  }
}
