// Which dossier this tab works in.

const ANSWERS = "guide.dossier"; // the key of the choice of a dossier with answers

export function readTab(tab = ANSWERS) {
  try {
    return sessionStorage.getItem(tab);
  } catch {
    return null;
  }
}

/** @param {string} id */
export function writeTab(id, tab = ANSWERS) {
  try {
    sessionStorage.setItem(tab, id);
  } catch {
    // Without it a tab opens the dossier used last.
  }
}
