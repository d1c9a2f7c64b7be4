// A draft is a Map of texts, a field each, so that two tabs never write over each other's work; here it becomes a case, and the other way round.
// Keys are "record/field": "case/title", "place/lat", "e1x/text" for a part whose id is "e1x". "case/episodes" holds the ids of the parts in order.

/**
 * A field as the engine describes it.
 * @typedef {{name: string, label: string, help: string, required: boolean, kind: string, least?: number, most?: number, to?: string,
 *   choices?: string[], fields: FormField[], item: FormField, told?: boolean, words?: {least: number, most: number}}} FormField
 */
/** @typedef {Map<string, string>} Values */
/** @typedef {Record<string, any>} Content a case, a place, a part or a link, as in its file */

// Marks that nobody sees and YAML refuses: line ends of other systems become plain ones, the rest goes. Letters are composed, as files are read.
const LINE_ENDS = /\r\n?|\v|\f|\u0085|\u2028/g;
const UNSEEN = /[^\P{Cc}\t\n]|\p{Cs}|[\u180e\u200b\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff]/gu;
const DEGREES = /^[-+]?\d{1,3}(?:[.,]\d{1,12})?$/;

/** Return a text as a file can hold it, in one line unless `lines`. @param {string} text @param {boolean} lines */
export function cleaned(text, lines = true) {
  const seen = text.replace(LINE_ENDS, "\n").replaceAll("\u2029", "\n\n").replace(UNSEEN, "").normalize("NFC");
  return (lines ? seen : seen.replace(/\s*\n\s*/g, " ")).trim();
}

/** @param {string} text @param {RegExp} between */
const split = (text, between) => text.split(between).filter(Boolean);

/** Return what a field's text means in a file; undefined for nothing. What is no number stays a text. @param {FormField} field @param {string} text */
export function meant(field, text) {
  const clean = cleaned(text, field.kind === "prose" || field.kind === "list");
  if (clean === "") return undefined;
  if (field.kind === "number" && DEGREES.test(clean)) return clean.replace(",", ".").replace(/^\+/, "").replace(/^(-?)0+(?=\d)/, "$1");
  if (field.kind === "truth") return clean === "true" ? true : undefined;
  if (field.kind === "ids") return split(clean, /[\s,;]+/);
  if (field.kind === "list") return field.item.kind === "line" ? split(clean, /\s*\n\s*/) : split(clean, /[\s,;]+/).map((each) => each.replace(/^0+(?=\d)/, ""));
  return field.kind === "whole" ? clean.replace(/^0+(?=\d)/, "") : clean;
}

/** Return the ids of the rows of a list, in order. @param {Values} values @param {string} name */
export const rowsOf = (values, name) => split(values.get(`case/${name}`) ?? (name === "episodes" ? "e1" : ""), / /); // a case has a part from the start

/** Return the case that a draft holds. @param {FormField[]} fields @param {Values} values */
export function contentOf(fields, values, record = "case") {
  /** @type {Content} */
  const content = {};
  for (const field of fields) {
    const { name, kind } = field;
    if (kind === "record") content[name] = contentOf(field.fields, values, name);
    else if (kind === "records") content[name] = rowsOf(values, name).map((row) => contentOf(field.fields, values, row));
    else content[name] = meant(field, values.get(`${record}/${name}`) ?? "");
    if (Array.isArray(content[name]) && !content[name].length) delete content[name];
  }
  return content;
}

/** Return the draft that holds a case, and the fields that the form does not know. @param {FormField[]} fields @param {Content} content */
export function valuesOf(fields, content) {
  /** @type {Values} */
  const values = new Map();
  /** @type {string[]} */
  const unknown = [];
  put(fields, content, "case", values, unknown);
  return { values, unknown };
}

/** @param {FormField[]} fields @param {Content} content @param {string} record @param {Values} values @param {string[]} unknown */
function put(fields, content, record, values, unknown) {
  const known = new Map(fields.map((field) => [field.name, field]));
  for (const [name, value] of Object.entries(content)) {
    const field = known.get(name);
    if (!field) unknown.push(name);
    else if (value === null || value === undefined) continue;
    else if (field.kind === "record") put(field.fields, Object(value), name, values, unknown);
    else if (field.kind === "records") putRows(field, value, values, unknown);
    else values.set(`${record}/${name}`, textOf(field, value));
  }
}

/** @param {FormField} field @param {any} value @param {Values} values @param {string[]} unknown */
function putRows(field, value, values, unknown) {
  const rows = [value].flat();
  const ids = rows.map((_, at) => `${field.name[0]}${at + 1}`);
  values.set(`case/${field.name}`, ids.join(" "));
  rows.forEach((row, at) => put(field.fields, Object(row), ids[at], values, unknown));
}

/** @param {FormField} field @param {any} value */
function textOf(field, value) {
  if (!Array.isArray(value)) return typeof value === "object" ? "" : String(value).trim();
  return value.join(field.kind === "list" && field.item.kind === "line" ? "\n" : " ");
}
