// What changed between an earlier measurement and now: changed questions first, in words and marks.
import { make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { change } from "../workshop/compare.js";
import { dayInWords } from "./fields.js";
import { questionAt } from "./reading.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */
/** @typedef {{id: string, element: HTMLElement, link: HTMLElement}} Item a question on the page */

const ORDER = ["worse", "better", "other", "new", "gone"];
const MARKS = /** @type {Record<string, string>} */ ({ worse: "▼", better: "▲", other: "◆", new: "+", gone: "–" });

const place = one("[data-changed]");
const since = one("[data-since]", place, HTMLSelectElement);

/**
 * Return the questions whose answer differs from that of a date, most telling first.
 * @param {Dossier} dossier
 * @param {Item[]} items
 * @param {string | undefined} date of the measurement; the last one for none
 */
export function changesOf(dossier, items, date = dossier.measurements.at(-1)) {
  if (!date) return [];
  const found = items.map((item) => {
    const [before, now] = [dossier.get(item.id, "answer", date), dossier.get(item.id, "answer")];
    return { item, before, now, kind: change(before, now, questionAt(item.element).good) };
  });
  return found.filter(({ kind }) => kind !== "same").sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
}

/** @param {ReturnType<typeof changesOf>[0]} found */
function line({ item, before, now, kind }) {
  const [was, is] = [before, now].map((answer) => t(`dossier.answers.${answer || "open"}`));
  const text = before && now ? t("dossier.changes.from_to", { before: was, now: is }) : t(before ? "dossier.changes.was" : "dossier.changes.now", { before: was, now: is });
  const mark = make("span", { className: "change-mark", "aria-hidden": "true", textContent: MARKS[kind] });
  const said = make("strong", { textContent: t(`dossier.change_kinds.${kind === "other" ? "different" : kind}`) });
  return make("li", { "data-change": kind }, mark, " ", said, `: ${text}. `, item.link.cloneNode(true));
}

/**
 * @param {Dossier} dossier
 * @param {Item[]} items
 */
export function showChanges(dossier, items) {
  const dates = dossier.measurements;
  place.hidden = !dates.length;
  if (!dates.length) return;
  const chosen = dates.includes(since.value) ? since.value : dates[dates.length - 1];
  since.replaceChildren(...dates.map((date) => new Option(dayInWords(date), date, false, date === chosen)));
  one("[data-since-choice]", place).hidden = dates.length < 2;
  one("[data-changed-title]", place).textContent = t("dossier.measure.since", { day: dayInWords(chosen) });
  const found = changesOf(dossier, items, chosen);
  one("[data-changes]", place).replaceChildren(...found.map(line));
  const same = items.filter(({ id }) => dossier.get(id, "answer") && dossier.get(id, "answer") === dossier.get(id, "answer", chosen)).length;
  one("[data-unchanged]", place).textContent = t("dossier.changes.same", { count: same });
}

/**
 * Call back when another measurement is chosen to compare with.
 * @param {() => void} show
 */
export const whenAnotherIsChosen = (show) => since.addEventListener("change", show);
