// Opening a file: as a dossier of its own, together with this one, or in its place. Nothing is overwritten unasked.
import { all, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { ask, chooseBetween } from "./dialogs.js";
import { FileProblem, readFile } from "./dossier-file.js";
import { partsOf } from "./entries.js";
import { dayInWords } from "./fields.js";
import { canJoin, differences, merged } from "./merge.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */
/** @typedef {{name: string, values: import("./entries.js").Entries, saved: number | undefined}} Content */

/**
 * Open a chosen file. Returns what to tell: an alert, a quiet message, or nothing.
 * @param {Dossier} dossier
 * @param {File} file
 * @returns {Promise<{alert?: string, notice?: string}>}
 */
export async function openFile(dossier, file) {
  let content;
  try {
    content = await readFile(file, dossier.renames);
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { alert: t("dossier.file.unchanged", { problem: error.message }) };
  }
  const how = dossier.values.size ? await askHow(dossier, content.name) : "replace";
  if (how === "merge") return merge(dossier, content);
  const { name, values, saved } = content;
  const fits = how === null || (how === "add" ? await dossier.add(name, values, saved) : await dossier.replace(name, values, saved));
  return fits || dossier.trouble !== "full" ? {} : { alert: t("dossier.file.no_room") };
}

/**
 * @param {Dossier} dossier
 * @param {string} file
 */
function askHow(dossier, file) {
  const answered = new Set([...dossier.values.keys()].map(partsOf).map(({ question, who }) => question + who));
  return ask({
    title: t("dossier.replace.title"),
    text: t("dossier.replace.text", { name: dossier.current.name, questions: t("dossier.questions", { count: answered.size }), file }),
    choices: [[t("dossier.replace.add"), "add"], [t("dossier.replace.merge"), "merge"], [t("dossier.replace.yes"), "replace"]],
  }); // prettier-ignore
}

/**
 * @param {Dossier} dossier
 * @param {Content} content
 */
async function merge(dossier, { values }) {
  const found = differences(dossier.values, values);
  const chosen = found.length ? await chooseBetween(found, describer(await questionTexts()), optionsOf) : found;
  if (!chosen) return {};
  return { notice: t("dossier.merge.done", { count: dossier.take(merged(dossier.values, values, chosen)) }) };
}

/** @param {import("./merge.js").Difference} difference */
function optionsOf({ key, own, other }) {
  const { field } = partsOf(key);
  const shown = (/** @type {string} */ text) => (field === "answer" ? t(`dossier.answers.${text}`) : text);
  return [
    { name: t("dossier.merge.here"), value: /** @type {const} */ ("own"), text: shown(own) },
    { name: t("dossier.merge.file"), value: /** @type {const} */ ("other"), text: shown(other) },
    ...(canJoin(key) ? [{ name: t("dossier.merge.both"), value: /** @type {const} */ ("both"), text: "" }] : []),
  ];
}

/** The text of every question: those of other pages from the open data. @returns {Promise<Map<string, string>>} */
async function questionTexts() {
  const here = all("fieldset[data-question] > legend").map((legend) => [String(legend.parentElement?.dataset.question), legend.textContent.trim()]);
  try {
    const response = await fetch(String(one("[data-dossier]").dataset.checklists));
    const { checklists } = await response.json();
    const there = checklists.flatMap((/** @type {any} */ { questions }) => questions.map((/** @type {any} */ { id, text }) => [id, text]));
    return new Map([...there, ...here]);
  } catch {
    return new Map(/** @type {[string, string][]} */ (here)); // a question of another page is named by its id then
  }
}

/** @param {Map<string, string>} texts */
const describer = (texts) => (/** @type {string} */ key) => {
  const { date, question, who, field } = partsOf(key);
  const values = { question: texts.get(question + who) ?? question, field: t(`dossier.fields.${field}`) };
  return date ? t("dossier.merge.measured", { ...values, day: dayInWords(date) }) : t("dossier.merge.place", values);
};
