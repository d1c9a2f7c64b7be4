// The report of a round on paper: first one page that a steering group reads in a minute, then all questions.
import { signatureRows } from "../dossier/signatures.js";
import { language, t } from "../shared/wording.js";
import { GROUPS } from "./compare.js";
import { distance, inWords } from "./discuss.js";
import { make } from "./dom.js";
import { numberPages, paginate } from "./paginate.js";

/** @param {string} tag @param {string} text */
const cell = (tag, text) => make(tag, {}, text);

/** The actions, each a row that may go to a next sheet. @param {import("./round.js").Round} round @returns {HTMLElement[]} */
function actions(round) {
  const found = round.discussed.map((question) => ({ question, ...round.agreed[question.id] })).filter(({ action }) => action.trim());
  if (!found.length) return [make("p", {}, t("workshop.round.report.no_actions"))];
  const row = (/** @type {(HTMLElement | string)[]} */ ...cells) => make("div", { class: "report-row report-action" }, ...cells.map((content) => make("div", {}, content)));
  const head = row(...["action", "who", "when"].map((key) => make("strong", {}, t(`workshop.round.report.${key}`))));
  const rows = found.map(({ question, action, who, when }) => row(make("div", {}, make("p", { class: "full-text" }, action), make("p", { class: "report-about" }, numbered(question.number), ` ${question.text}`)), who, when));
  head.dataset.keep = "";
  return [head, ...rows];
}

/** A question's number, which does not break over lines. @param {string} number */
const numbered = (number) => make("span", { class: "question-number" }, number);

/** @param {import("./round.js").Round} round */
function summary(round) {
  round.completeOrder();
  const byId = new Map(round.set.questions.map((question) => [question.id, question]));
  const groups = GROUPS.map((group) => {
    const ids = round.order?.[group] ?? [];
    const numbers = ids.flatMap((id) => [" ", numbered(byId.get(id)?.number ?? "")]);
    return make("li", {}, make("strong", {}, t(`workshop.round.groups.${group}`)), ": ", t("workshop.questions", { count: ids.length }), ...numbers);
  });
  return make("div", {}, make("h3", {}, t("workshop.round.report.counts")), make("ul", {}, ...groups));
}

/** A line to sign on for each organisation that was there, and one more. @param {import("./round.js").Round} round */
function signatures({ ballots }) {
  const head = ["organisation", "name", "signature", "date"].map((key) => cell("th", t(`workshop.round.report.${key}`)));
  const names = [...new Set(Object.values(ballots).map(({ organisation }) => organisation.trim()))];
  return make("div", {}, make("h3", {}, t("workshop.round.report.sign")), make("table", { class: "sign" }, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...signatureRows(names))));
}

/** A question with its counts, then each line of what was agreed: a long text may go to a next sheet. @param {import("./round.js").Round} round @param {import("./sets.js").Question} question */
function rowsOf(round, { id, number, text }) {
  const [first, second] = [round.first(id), round.second(id)];
  const [before, after] = [first, second].map((counts) => (counts && inWords(counts)) || "–");
  const told = second ? [t("workshop.round.first_counts", { counts: before }), t("workshop.round.second_counts", { counts: after })] : [before];
  const counts = [...told, distance(second ?? first)].join(" · ");
  const head = make("div", { class: "report-row", "data-keep": true }, make("p", { class: "report-question" }, numbered(number), ` ${text}`), make("p", {}, counts));
  const { answer, note, minority } = round.agreed[id] ?? {};
  const parts = [answer && t("workshop.round.report.answer", { answer: t(`workshop.answers.${answer}`) }), note, minority && t("workshop.round.agree.minority_prefix", { text: minority })];
  const lines = parts.filter(Boolean).flatMap((part) => String(part).split("\n"));
  return [head, ...lines.map((line) => make("p", { class: "report-line full-text" }, line))];
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
  const about = [...new Set([name, round.set.title]), t("workshop.round.report.on", { date, people, questions: asked })].join(" · ");
  const head = (/** @type {string} */ title) => (/** @type {boolean} */ isFirst) => (isFirst ? [make("h2", {}, title), make("p", { class: "sheet-subtitle" }, about)] : []);
  const first = [make("h3", {}, t("workshop.round.report.decided")), ...actions(round), summary(round)];
  const rows = [...round.set.questions.flatMap((question) => rowsOf(round, question)), signatures(round)];
  const sheets = [...paginate(kit, "report", head(t("workshop.round.report.title")), first, label), ...paginate(kit, "report", head(t("workshop.round.report.all")), rows, label)];
  numberPages(sheets, label);
  return sheets;
}
