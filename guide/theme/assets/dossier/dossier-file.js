// A dossier as a file: JSON that says what it is and which version. The format stands on the page about open data.
import { make } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { moved } from "./entries.js";

/** @typedef {import("./entries.js").Entries} Entries */

const FORMAT = "guide-dossier";
const VERSION = 1;
const MOST_BYTES = 50_000_000;
const QUESTION = /^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+)?$/;
const FIELD = /^[a-z]+$/;
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
 */
export function written(name, values, now = new Date()) {
  /** @type {Record<string, Record<string, string>>} */
  const answers = Object.create(null);
  for (const [key, value] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = key.lastIndexOf("/");
    (answers[key.slice(0, at)] ??= Object.create(null))[key.slice(at + 1)] = value;
  }
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, saved: now.toISOString(), answers }, null, 1)}\n`;
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
 * @returns {{name: string, values: Entries}}
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
  if (data.version !== VERSION || typeof data.name !== "string" || !isRecord(data.answers)) throw damaged(t("dossier.file.structure"));
  return { name: data.name, values: moved(valuesOf(data.answers), renames) };
}

/** @param {Record<string, unknown>} answers */
function valuesOf(answers) {
  /** @type {Entries} */
  const values = new Map();
  for (const [question, fields] of Object.entries(answers)) {
    if (!QUESTION.test(question) || !isRecord(fields)) throw damaged(t("dossier.file.question", { id: question.slice(0, 60) }));
    for (const [field, value] of Object.entries(fields)) {
      const fits = FIELD.test(field) && typeof value === "string" && (field !== "answer" || value === "" || ANSWERS.includes(value));
      if (!fits) throw damaged(t("dossier.file.answer", { id: question }));
      if (value !== "") values.set(`${question}/${field}`, value);
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
  const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return `${safe || t("dossier.file.default_name")}-${day}.${ending}`;
}
