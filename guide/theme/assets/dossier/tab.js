// Which dossier this tab works in.
import { named } from "../shared/storage.js";

export const TAB = named("guide.dossier");

export function readTab(tab = TAB) {
  try {
    return sessionStorage.getItem(tab);
  } catch {
    return null;
  }
}

/** @param {string} id */
export function writeTab(id, tab = TAB) {
  try {
    sessionStorage.setItem(tab, id);
  } catch {
    // Without it a tab opens the dossier used last.
  }
}
