// A case as the YAML file that people read: block texts, quotes only where YAML needs them, never an escape.
// The engine writes the same; a test compares both.

/** @typedef {import("./draft.js").FormField} FormField */

const HEAD = "# yaml-language-server: $schema=../schemas/case.schema.json\n";
const WIDTH = 110; // characters of a folded line
const RESERVED = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

/** Tell whether YAML reads a text as it stands, without quotes. @param {string} text */
function isPlain(text) {
  if (!/^[A-Za-zÀ-ÖØ-öø-ÿ“‘]/.test(text) || RESERVED.has(text.toLowerCase())) return false;
  return !/: |\s#|:$|[\t\n]/.test(text);
}

/** Fold a text at single spaces. @param {string} text @param {string} indent */
function folded(text, indent) {
  const lines = [""];
  for (const piece of text.split(/(?<=\S) (?=\S)/)) {
    const line = lines[lines.length - 1];
    if (line && [...line].length + [...piece].length >= WIDTH) lines.push(piece);
    else lines[lines.length - 1] = line ? `${line} ${piece}` : piece;
  }
  return `>-\n${lines.map((line) => indent + line).join("\n")}`;
}

/** Return one line of text as a value. @param {string} text @param {string} indent of lines below it @param {number} used characters before it */
function oneLine(text, indent, used) {
  if (isPlain(text) && used + [...text].length <= WIDTH) return text;
  const fits = used + [...text].length <= WIDTH - 2 && !text.includes("\t");
  if (fits && !/["\\]/.test(text)) return `"${text}"`;
  if (fits && !text.includes("'")) return `'${text}'`;
  return folded(text, indent);
}

/** @param {string} text @param {string} indent */
function block(text, indent) {
  const lines = text.split("\n").map((each) => (each === "" ? "" : indent + each));
  return `|\n${lines.join("\n")}`;
}

/** @param {string} text @param {string} indent */
function listed(text, indent) {
  const below = `${indent}  `;
  return `\n${indent}- ${oneLine(text, below, below.length)}`;
}

/** @param {FormField} field @param {any} value @param {string} indent of lines below it @param {number} used */
function valueOf(field, value, indent, used) {
  if (field.kind === "prose") return block(value, indent);
  if (field.kind === "day") return `"${value}"`;
  if (field.kind === "list" && field.item.kind === "line") return value.map((/** @type {string} */ each) => listed(each, indent)).join("");
  if (Array.isArray(value)) return `[${value.join(", ")}]`;
  if (["line", "address", "choice"].includes(field.kind)) return oneLine(value, indent, used);
  return String(value);
}

/** @param {FormField[]} fields @param {Record<string, any>} record @param {string} indent @returns {string[]} */
function linesOf(fields, record, indent) {
  return fields.filter((field) => record[field.name] !== undefined).flatMap((field) => {
    const value = record[field.name];
    const start = `${indent}${field.name}:`;
    const below = `${indent}  `;
    if (field.kind === "record") return [start, ...linesOf(field.fields, value, below)];
    if (field.kind === "records") return [start, ...value.flatMap((/** @type {any} */ each) => item(field.fields, each, below))];
    const shown = valueOf(field, value, below, start.length + 1);
    return [start + (shown.startsWith("\n") ? "" : " ") + shown];
  });
}

/** @param {FormField[]} fields @param {Record<string, any>} record @param {string} indent */
function item(fields, record, indent) {
  const [first = "{}", ...rest] = linesOf(fields, record, `${indent}  `);
  return [`${indent}- ${first.trimStart()}`, ...rest];
}

/** Return a case as the text of its file. Fields that are undefined are left out. @param {FormField[]} fields @param {Record<string, any>} content */
export function written(fields, content) {
  return `${HEAD}${linesOf(fields, content, "").join("\n")}\n`;
}
