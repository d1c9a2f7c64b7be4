// The printed report: a first page that a member of the steering group reads in a minute, and lines to sign on at the end.
import { all, make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { signatureRows } from "./signatures.js";

/** @typedef {import("./actions.js").Action} Action */

const MOST_ACTIONS = 8;

const place = one("[data-report]");
const part = (/** @type {string} */ name) => one(`[data-report-part="${name}"]`, place);
const row = (/** @type {string[]} */ ...texts) => make("tr", {}, ...texts.map((text) => make("td", { textContent: text })));

/**
 * @param {object} report
 * @param {string} report.facts
 * @param {Record<string, {answered: string, points: number, changed: number | string}>} report.phases by their id
 * @param {Action[]} report.actions sorted
 * @param {string[]} report.organisations
 */
export function showReport({ facts, phases, actions, organisations }) {
  part("facts").textContent = facts;
  for (const line of all("[data-report-phase]", place)) {
    const { answered, points, changed } = phases[String(line.dataset.reportPhase)];
    [answered, points, changed].forEach((value, at) => (all("td", line)[at].textContent = String(value)));
  }
  const first = actions.filter(({ done }) => !done).slice(0, MOST_ACTIONS);
  const shown = first.map(({ when, late, who, action }) => row(late ? `${when} (${t("dossier.overview.late")})` : when, who, action));
  part("actions").replaceChildren(...(shown.length ? shown : [row(t("dossier.overview.no_actions"), "", "")]));
  one("[data-signatures]").replaceChildren(...signatureRows(organisations));
}
