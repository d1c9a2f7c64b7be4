// The report of a round on paper: first one page that a steering group reads in a minute, then all questions.
import { signatureRows } from "../dossier/signatures.js";
import { language, t } from "../shared/wording.js";
import { GROUPS } from "./compare.js";
import { distance, inWords } from "./discuss.js";
import { make } from "./dom.js";
import { numberPages, paginate } from "./paginate.js";

/** @param {string} tag @param {string} text */
const cell = (tag, text) => make(tag, {}, text);

/** @param {import("./round.js").Round} round */
function actions(round) {
  const found = round.discussed.map((question) => ({ question, ...round.agreed[question.id] })).filter(({ action }) => action.trim());
  if (!found.length) return make("p", {}, t("workshop.round.report.no_actions"));
  const head = ["action", "who", "when"].map((key) => cell("th", t(`workshop.round.report.${key}`)));
  const rows = found.map(({ question, action, who, when }) => make("tr", {}, cell("td", `${action} (${question.number})`), cell("td", who), cell("td", when)));
  return make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows));
}

/** @param {import("./round.js").Round} round */
function summary(round) {
  round.completeOrder();
  const byId = new Map(round.set.questions.map((question) => [question.id, question]));
  const groups = GROUPS.map((group) => {
    const ids = round.order?.[group] ?? [];
    const numbers = ids.map((id) => byId.get(id)?.number).filter(Boolean).join(", "); // prettier-ignore
    return make("li", {}, make("strong", {}, `${t(`workshop.round.groups.${group}`)}: `), numbers || "–");
  });
  return make("div", {}, make("h3", {}, t("workshop.round.report.counts")), make("ul", {}, ...groups));
}

/** A line to sign on for each organisation that was there, and one more. @param {import("./round.js").Round} round */
function signatures({ ballots }) {
  const head = ["organisation", "name", "signature", "date"].map((key) => cell("th", t(`workshop.round.report.${key}`)));
  const names = [...new Set(Object.values(ballots).map(({ organisation }) => organisation.trim()))];
  return make("div", {}, make("h3", {}, t("workshop.round.report.sign")), make("table", { class: "sign" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...signatureRows(names))));
}

/** @param {import("./round.js").Round} round @param {import("./sets.js").Question} question */
function row(round, { id, number, text }) {
  const agreed = round.agreed[id];
  const [first, second] = [round.first(id), round.second(id)];
  const counts = `${second ? `${t("workshop.round.first")}: ` : ""}${inWords(first) || "–"}${second ? ` · ${t("workshop.round.second")}: ${inWords(second)}` : ""} · ${distance(second ?? first)}`;
  const lines = agreed ? [agreed.answer && t(`workshop.answers.${agreed.answer}`), agreed.note, agreed.minority && t("workshop.round.agree.minority_prefix", { text: agreed.minority })] : [];
  return make("div", { class: "report-row" }, make("p", { class: "report-question" }, `${number} ${text}`), make("p", {}, counts), ...lines.filter(Boolean).map((line) => make("p", { class: "full-text" }, line)));
}

/**
 * Return the sheets of the report.
 * @param {import("./round.js").Round} round
 * @param {HTMLElement} kit where they are measured
 * @param {string} name of the dossier
 */
export function report(round, kit, name) {
  const date = new Date().toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric" });
  const people = t("workshop.round.people_count", { count: Math.max(round.people, round.numbers.length) });
  const asked = t("workshop.questions", { count: round.set.questions.length });
  const label = `${name} · ${date}`;
  const about = `${name === round.set.title ? "" : `${name} · `}${round.set.title} · ${t("workshop.round.report.on", { date, people, questions: asked })}`;
  const head = (/** @type {string} */ title) => (/** @type {boolean} */ isFirst) => (isFirst ? [make("h2", {}, title), make("p", { class: "sheet-subtitle" }, about)] : []);
  const first = [make("h3", {}, t("workshop.round.report.decided")), actions(round), summary(round)];
  const rows = [...round.set.questions.map((question) => row(round, question)), signatures(round)];
  const sheets = [...paginate(kit, "report", head(t("workshop.round.report.title")), first, label), ...paginate(kit, "report", head(t("workshop.round.report.all")), rows, label)];
  numberPages(sheets, label);
  return sheets;
}
