// Which dossier this tab works in.
import { named } from "../shared/storage.js";

const TAB = named("guide.dossier");

export function readTab() {
  try {
    return sessionStorage.getItem(TAB);
  } catch {
    return null;
  }
}

/** @param {string} id */
export function writeTab(id) {
  try {
    sessionStorage.setItem(TAB, id);
  } catch {
    // Without it a tab opens the dossier used last.
  }
}
