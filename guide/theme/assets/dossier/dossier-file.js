// A dossier as a file: JSON that says what it is and which version. The format stands on the page about open data.
import { make } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { localDay } from "./days.js";
import { moved, partsOf } from "./entries.js";

/** @typedef {import("./entries.js").Entries} Entries */

const FORMAT = "guide-dossier";
const VERSION = 2; // 1 had no measurements
const MOST_BYTES = 50_000_000;
const QUESTION = /^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+)?$/;
const FIELD = /^[a-z]+$/;
const DATE = /^\d{4}-\d\d-\d\d$/;
const ANSWERS = ["yes", "partly", "no", "unknown"];

/** A file that cannot be used; the message says so to the reader. */
export class FileProblem extends Error {}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Return the text of the file that holds a dossier.
 * @param {string} name
 * @param {Entries} values
 * @param {Date} now
 * @param {Record<string, unknown>} more what else the file tells: of a round, or of one participant
 */
export function written(name, values, now = new Date(), more = {}) {
  const dates = [...new Set([...values.keys()].map((key) => partsOf(key).date))].sort().filter(Boolean);
  const measurements = dates.map((date) => ({ date, answers: answersOf(values, date) }));
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, saved: now.toISOString(), answers: answersOf(values, ""), measurements, ...more }, null, 1)}\n`;
}

/**
 * @param {Entries} values
 * @param {string} ofDate of a measurement; nothing for what stands there now
 */
function answersOf(values, ofDate) {
  /** @type {Record<string, Record<string, string>>} */
  const answers = Object.create(null);
  for (const [key, value] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const { date, question, who, field } = partsOf(key);
    if (date === ofDate) (answers[question + who] ??= Object.create(null))[field] = value;
  }
  return answers;
}

/**
 * Return the content of a chosen file, or throw a FileProblem.
 * @param {File} file
 * @param {Record<string, string>} renames
 */
export async function readFile(file, renames) {
  if (file.size > MOST_BYTES) throw new FileProblem(t("dossier.file.too_large"));
  let text;
  try {
    text = await file.text();
  } catch {
    throw new FileProblem(t("dossier.file.unreadable"));
  }
  return read(text, renames);
}

/**
 * @param {string} text
 * @param {Record<string, string>} renames
 * @returns {{name: string, values: Entries, saved: number | undefined}}
 */
export function read(text, renames) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new FileProblem(t("dossier.file.no_json"));
  }
  if (!isRecord(data) || data.format !== FORMAT) throw new FileProblem(t("dossier.file.no_dossier"));
  if (Number.isInteger(data.version) && Number(data.version) > VERSION) throw new FileProblem(t("dossier.file.newer"));
  const { name, version, answers, measurements = [], saved } = data;
  const known = version === 1 || version === VERSION;
  if (!known || typeof name !== "string" || !isRecord(answers) || !Array.isArray(measurements)) throw damaged(t("dossier.file.structure"));
  const values = new Map([...valuesOf(answers), ...measurements.flatMap((each) => [...measured(each)])]);
  return { name, values: moved(values, renames), saved: Date.parse(String(saved)) || undefined };
}

/** @param {unknown} measurement */
function measured(measurement) {
  const fits = isRecord(measurement) && typeof measurement.date === "string" && DATE.test(measurement.date) && isRecord(measurement.answers);
  if (!fits) throw damaged(t("dossier.file.structure"));
  return valuesOf(/** @type {Record<string, unknown>} */ (measurement.answers), `${measurement.date}#`);
}

/**
 * @param {Record<string, unknown>} answers
 * @param {string} before what their keys begin with
 */
function valuesOf(answers, before = "") {
  /** @type {Entries} */
  const values = new Map();
  for (const [question, fields] of Object.entries(answers)) {
    if (!QUESTION.test(question) || !isRecord(fields)) throw damaged(t("dossier.file.question", { id: question.slice(0, 60) }));
    for (const [field, value] of Object.entries(fields)) {
      const fits = FIELD.test(field) && typeof value === "string" && (field !== "answer" || value === "" || ANSWERS.includes(value));
      if (!fits) throw damaged(t("dossier.file.answer", { id: question }));
      if (value !== "") values.set(`${before}${question}/${field}`, value);
    }
  }
  return values;
}

const damaged = (/** @type {string} */ what) => new FileProblem(t("dossier.file.damaged", { what }));

/**
 * Offer a text as a download.
 * @param {string} text
 * @param {string} name
 * @param {string} type
 */
export function download(text, name, type) {
  const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Return a name for a file: the dossier's, the day, and an ending.
 * @param {string} name
 * @param {string} ending
 */
export function fileName(name, ending, now = new Date()) {
  const safe = name.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
  return `${safe || t("dossier.file.default_name")}-${localDay(now)}.${ending}`;
}
