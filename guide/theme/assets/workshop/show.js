// "Toon groot": a second window for the beamer follows the trainer's page over a channel within this browser.
import { named } from "../shared/storage.js";
import { t } from "../shared/wording.js";
import { results } from "./discuss.js";
import { make } from "./dom.js";
import { Round } from "./round.js";

export const SHOWING = "toon"; // the address's fragment of a window to show

/** @typedef {{record: any, step: string, question: string | null, status: string}} Shown */

/** One channel a set, so that two rounds at once do not mix. @param {string} id */
const channel = (id) => new BroadcastChannel(named(`guide-round-${id}`));

/**
 * The trainer's side. Returns a function that tells the window what to show, and another tab with this round what changed.
 * @param {string} id of the set
 * @param {() => Shown} now
 * @param {(record: any) => void} take what changed in another tab
 */
export function presenter(id, now, take) {
  const line = channel(id);
  const tell = (changed = false) => line.postMessage({ shown: now(), changed });
  line.onmessage = ({ data }) => {
    if (data === "here") tell();
    else if (data.changed) take(data.shown.record);
  };
  return tell;
}

/** Open the window to show. */
export function openWindow() {
  const address = new URL(location.href);
  const fragment = new URLSearchParams(address.hash.slice(1));
  fragment.set(SHOWING, "1");
  address.hash = fragment.toString();
  window.open(address, "guide-round-show", "popup,width=1280,height=720");
}

/**
 * Be the window to show. Results are there only once the group discusses them.
 * @param {import("./sets.js").QuestionSet} set
 */
export function showing(set) {
  const root = /** @type {HTMLElement} */ (document.querySelector("[data-show]"));
  document.documentElement.classList.add("showing");
  root.hidden = false;
  root.replaceChildren(make("p", {}, t("workshop.round.show.waiting")));
  const line = channel(set.id);
  line.onmessage = ({ data }) => {
    if (!data.shown) return;
    const { record, step, question, status } = /** @type {Shown} */ (data.shown);
    const found = set.questions.find(({ id }) => id === question);
    const round = new Round(set, record);
    const parts = found ? [make("p", { class: "show-number" }, found.number), make("h2", { class: "show-text" }, found.text)] : [make("h2", { class: "show-text" }, set.title)];
    const more = step === "collect" || !found ? [make("p", { class: "show-status" }, status)] : results(round, found.id);
    root.replaceChildren(...parts, ...more);
  };
  line.postMessage("here");
}
