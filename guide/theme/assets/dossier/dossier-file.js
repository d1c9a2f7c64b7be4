// A dossier as a file: JSON that says what it is and which version. The format stands on the page about open data.
import { moved } from "./dossier.js";

const FORMAT = "guide-dossier";
const VERSION = 1;
const MOST_BYTES = 50_000_000;
const QUESTION = /^[a-z0-9]+(-[a-z0-9]+)*(@[a-z0-9]+)?$/;
const FIELD = /^[a-z]+$/;
const ANSWERS = ["yes", "partly", "no", "unknown"];

/** A file that cannot be used; the message says so to the reader. */
export class FileProblem extends Error {}

const isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Return the text of the file that holds a dossier. */
export function written(name, values, now = new Date()) {
  const answers = {};
  for (const [key, value] of [...values].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const at = key.lastIndexOf("/");
    (answers[key.slice(0, at)] ??= {})[key.slice(at + 1)] = value;
  }
  return `${JSON.stringify({ format: FORMAT, version: VERSION, name, saved: now.toISOString(), answers }, null, 1)}\n`;
}

/** Return {name, values} of a chosen file, or throw a FileProblem. */
export async function readFile(file, renames) {
  if (file.size > MOST_BYTES) throw new FileProblem("Dit bestand is te groot voor een dossier.");
  let text;
  try {
    text = await file.text();
  } catch {
    throw new FileProblem("De browser kan dit bestand niet lezen. Staat het nog op dezelfde plek?");
  }
  return read(text, renames);
}

export function read(text, renames) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new FileProblem("Dit bestand is beschadigd of is geen dossier: de inhoud is geen geldige JSON.");
  }
  if (!isRecord(data) || data.format !== FORMAT) {
    throw new FileProblem("Dit is geen dossier van deze gids. Kies een bestand dat je hier met Bewaar als bestand maakte.");
  }
  if (Number.isInteger(data.version) && data.version > VERSION) {
    throw new FileProblem("Dit bestand komt uit een nieuwere versie van deze gids. Laad de pagina opnieuw en probeer het nog eens.");
  }
  if (data.version !== VERSION || typeof data.name !== "string" || !isRecord(data.answers)) throw damaged("De opbouw klopt niet.");
  return { name: data.name, values: moved(valuesOf(data.answers), renames) };
}

function valuesOf(answers) {
  const values = new Map();
  for (const [question, fields] of Object.entries(answers)) {
    if (!QUESTION.test(question) || !isRecord(fields)) throw damaged(`De vraag “${question.slice(0, 60)}” is niet leesbaar.`);
    for (const [field, value] of Object.entries(fields)) {
      const fits = FIELD.test(field) && typeof value === "string" && (field !== "answer" || value === "" || ANSWERS.includes(value));
      if (!fits) throw damaged(`Een antwoord bij “${question}” is niet leesbaar.`);
      if (value !== "") values.set(`${question}/${field}`, value);
    }
  }
  return values;
}

const damaged = (what) => new FileProblem(`Dit dossier is beschadigd. ${what}`);

/** Offer a text as a download. */
export function download(text, name, type) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** Return a name for a file: the dossier's, the day, and an ending. */
export function fileName(name, ending, now = new Date()) {
  const safe = name.normalize("NFC").replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "").toLowerCase();
  const day = `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, "0")}-${String(now.getDate()).padStart(2, "0")}`;
  return `${safe || "dossier"}-${day}.${ending}`;
}
