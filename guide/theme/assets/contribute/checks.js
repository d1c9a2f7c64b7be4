// What the validator would say of a case, in its own words, while it is being written. guide/reading does the same when the site is made.
import { filled } from "../shared/wording.js";
import { inLine, quoted, read } from "./richtext.js";
import { slug } from "./send.js";

/** @typedef {import("./draft.js").FormField} FormField */
/** @typedef {import("./draft.js").Content} Content */
/** @typedef {{path: (string | number)[], message: string}} Problem */
/** @typedef {{fields: FormField[], words: any, names: Record<string, Record<string, any>>, boxes: Record<string, number[]>,
 *   cases: Record<string, {title: string, map_number: number | null}>, language: string, [more: string]: any}} Data what the page tells */

const NUMBER = /\d+(?:[.,]\d+)*/g;

/** Return a text of the language file, with its values. @param {Data} data @param {string} key @param {Record<string, string | number>} values @returns {string} */
export function said(data, key, values = {}) {
  const text = key.split(".").reduce((part, step) => part[step], data.words);
  return filled(text, values, data.language);
}

/** Return everything that keeps a case from the guide. `id` is the name of its file, once it has one. @param {Data} data @param {Content} content @param {string} id */
export function problemsOf(data, content, id) {
  const wrong = record(data, data.fields, content, []);
  const known = new Set(wrong.map(({ path }) => path.join("/")));
  return [...wrong, ...rules(data, content, id).filter(({ path }) => !known.has(path.join("/")))];
}

/** @param {Data} data @param {FormField[]} fields @param {Content} content @param {(string | number)[]} path @returns {Problem[]} */
function record(data, fields, content, path) {
  return fields.flatMap((field) => {
    const here = [...path, field.name];
    const value = content[field.name];
    if (field.kind === "record") return record(data, field.fields, value ?? {}, here);
    if (value === undefined) return field.required ? [{ path: here, message: `${said(data, "messages.missing")}${help(field)}` }] : [];
    const message = Array.isArray(value) ? amount(data, field, value.length) : one(data, field, value);
    if (message) return [{ path: here, message }];
    if (field.kind === "records") return value.flatMap((/** @type {Content} */ each, /** @type {number} */ at) => record(data, field.fields, each, [...here, at]));
    return field.kind === "list" ? items(data, field, value, here) : [];
  });
}

/** @param {Data} data @param {FormField} field @param {string[]} values @param {(string | number)[]} path @returns {Problem[]} */
function items(data, field, values, path) {
  return values.flatMap((value, at) => {
    const message = one(data, { ...field.item, help: field.help }, value);
    return message ? [{ path: [...path, at], message }] : [];
  });
}

const help = (/** @type {FormField} */ field) => (field.help ? ` ${field.help}` : "");

/** @param {Data} data @param {FormField} field @param {number} count */
function amount(data, { least = 0, most = Infinity }, count) {
  if (count < least) return said(data, "messages.too_few", { count: least });
  return count > most ? said(data, "messages.too_many", { most, now: count }) : null;
}

/** @param {Data} data @param {FormField} field @param {any} value @returns {string | null} */
function one(data, field, value) {
  if (String(value).includes("\ufffd")) return said(data, "messages.lost");
  if (field.kind === "number") return checkNumber(data, field, value, /^-?\d+(\.\d+)?$/, "messages.number");
  if (field.kind === "whole") return checkNumber(data, field, value, /^\d{1,15}$/, "messages.whole");
  if (["line", "prose", "address", "day"].includes(field.kind)) return checkText(data, field, value);
  return null;
}

/** @param {Data} data @param {FormField} field @param {string} value @param {RegExp} pattern @param {string} wrong */
function checkNumber(data, field, value, pattern, wrong) {
  if (!pattern.test(value)) return `${said(data, wrong, { value: quoted(value) })}${help(field)}`;
  const { least = -Infinity, most = Infinity } = field;
  if (Number(value) < least) return `${said(data, "messages.at_least", { limit: String(least) })}${help(field)}`;
  return Number(value) > most ? `${said(data, "messages.at_most", { limit: String(most) })}${help(field)}` : null;
}

/** @param {Data} data @param {FormField} field @param {string} value */
function checkText(data, field, value) {
  const { least = 0, most = Infinity } = field;
  const length = [...value].length;
  if (length < least) return said(data, "messages.too_short", { least, now: length });
  if (length > most) return said(data, "messages.too_long", { most, now: length });
  if (field.kind === "address") return /^https?:\/\//i.test(value) && safeAddress(value) ? null : said(data, "messages.address");
  if (field.kind === "day") return isDay(value) ? null : said(data, "messages.day");
  const mark = field.kind === "line" ? inLine(value) : null;
  if (field.kind === "line") return mark && said(data, `richtext.${mark[0]}`, { value: mark[1] });
  return read(value, data.words.richtext.schemes).findings.map(([key, what]) => said(data, `richtext.${key}`, { value: what })).join(" ") || null;
}

const safeAddress = (/** @type {string} */ url) => !/[ "<>]/.test(url);

/** @param {string} value */
function isDay(value) {
  const day = new Date(`${value}T00:00:00Z`);
  return /^20\d{2}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

// what looks across fields and files

/** @param {Data} data @param {Content} content @param {string} id @returns {Problem[]} */
function rules(data, content, id) {
  return [...unknown(data, content), ...outside(data, content.place ?? {}), ...repeated(data, content), ...taken(data, content, id), ...untold(data, content), ...spelled(data, content.place ?? {}), ...unfinished(data, content)];
}

/** @param {Content} content */
const episodesOf = (content) => /** @type {Content[]} */ (content.episodes ?? []);

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function unknown(data, content) {
  return episodesOf(content).flatMap(({ sources = [], text: story = "" }, at) => [
    ...sources.map((/** @type {string} */ source, /** @type {number} */ number) => missing(data, "sources", source, ["episodes", at, "sources", number])),
    ...read(story, data.words.richtext.schemes).names.map(([kind, id]) => missing(data, kind, id, ["episodes", at, "text"])),
  ].filter(Boolean));
}

/** @param {Data} data @param {string} kind @param {string} id @param {(string | number)[]} path */
function missing(data, kind, id, path) {
  const known = kind === "cases" ? data.cases : data.names[kind];
  return Object.hasOwn(known, id) ? null : { path, message: said(data, `rules.unknown.${kind}`, { value: quoted(id) }) };
}

/** @param {Data} data @param {Content} place @returns {Problem[]} */
function outside(data, { country = "", lat = "", lon = "" }) {
  const box = data.boxes[country];
  if (!box || !lat || !lon || Number.isNaN(Number(lat)) || Number.isNaN(Number(lon)) || inside(lat, lon, box)) return [];
  const [south, north, west, east] = box.map(decimal);
  const swapped = inside(lon, lat, box) ? ` ${said(data, "rules.swapped")}` : "";
  return [{ path: ["place", "lat"], message: said(data, "rules.outside", { country, south, north, west, east }) + swapped }];
}

const decimal = (/** @type {number} */ degrees) => (Number.isInteger(degrees) ? `${degrees}.0` : String(degrees));

/** @param {number | string} lat @param {number | string} lon @param {number[]} box */
const inside = (lat, lon, [south, north, west, east]) => south <= Number(lat) && Number(lat) <= north && west <= Number(lon) && Number(lon) <= east;

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function repeated(data, content) {
  const sections = episodesOf(content).map(({ section }) => section);
  const twice = sections.flatMap((section, at) =>
    section && sections.indexOf(section) < at ? [{ path: ["episodes", at, "section"], message: said(data, "rules.second_episode", { section: quoted(section) }) }] : [],
  );
  const sources = episodesOf(content).flatMap((episode, at) =>
    (episode.sources ?? []).flatMap((/** @type {string} */ source, /** @type {number} */ number) =>
      episode.sources.indexOf(source) < number ? [{ path: ["episodes", at, "sources", number], message: said(data, "rules.repeated", { value: quoted(source) }) }] : [],
    ),
  );
  return [...twice, ...sources];
}

/** @param {Data} data @param {Content} content @param {string} id @returns {Problem[]} */
function taken(data, { title = "", map_number: number }, id) {
  const others = Object.entries(data.cases).filter(([other]) => other !== id);
  const [sameTitle] = others.filter(([, other]) => folded(other.title) === folded(title));
  const [sameNumber] = others.filter(([, other]) => number && other.map_number === Number(number));
  return [
    ...(sameTitle ? [{ path: ["title"], message: said(data, "rules.title", { other: quoted(sameTitle[0]) }) }] : []),
    ...(sameNumber ? [{ path: ["map_number"], message: said(data, "rules.map_number", { number: String(number), other: quoted(sameNumber[0]) }) }] : []),
  ];
}

const folded = (/** @type {string} */ text) => text.toLowerCase().replaceAll("ß", "ss");

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function untold(data, content) {
  return episodesOf(content).flatMap(({ text: story = "", figures = [] }, at) => {
    const told = new Set(story.match(NUMBER));
    return figures.flatMap((/** @type {string} */ figure, /** @type {number} */ number) => {
      const strange = (figure.match(NUMBER) ?? []).find((value) => !told.has(value));
      return strange ? [{ path: ["episodes", at, "figures", number], message: said(data, "rules.untold", { number: quoted(strange) }) }] : [];
    });
  });
}

/** @param {Data} data @param {Content} place @returns {Problem[]} */
function spelled(data, { municipality = "", country = "" }) {
  const name = data.spellings[`${country} ${slug(municipality).replaceAll("-", "")}`];
  return name && name !== municipality ? [{ path: ["place", "municipality"], message: said(data, "rules.spelling", { name: quoted(name) }) }] : [];
}

/** The municipality that a name is of, in small letters or not. @param {Data} data @param {string} name */
export const municipalityOf = (data, name) => data.municipalities.find((/** @type {{name: string}} */ each) => each.name.toLowerCase() === name.trim().toLowerCase());

const UNFINISHED = /^\s*x+\s*$|(?<![\p{L}\p{N}_])(?:TODO|TBD|FIXME|XXX+)(?![\p{L}\p{N}_])|(?<![\p{L}\p{N}_])lorem ipsum(?![\p{L}\p{N}_])|\?\?\?/iu;

/** @param {Data} data @param {Content} content @returns {Problem[]} */
function unfinished(data, content) {
  const template = ["summary", "story", "lesson", "link"].map((part) => said(data, `new_case.${part}`));
  const empty = said(data, "telling.unfinished").split("|");
  const title = said(data, "new_case.title", { place: content.place?.area ?? content.place?.municipality ?? "" });
  return [...texts(content, [])].flatMap(({ path, value }) => {
    const bare = value.toLowerCase().replace(/[^\p{L} ]/gu, "").trim();
    if (UNFINISHED.test(value) || !/[\p{L}\p{N}_]/u.test(value) || empty.includes(bare)) return [{ path, message: said(data, "rules.unfinished", { value: quoted(value) }) }];
    const untouched = template.some((part) => value.includes(part)) || (path[0] === "title" && value === title);
    return untouched ? [{ path, message: said(data, "rules.template") }] : [];
  });
}

/** Every text in a case, with its place. @param {any} value @param {(string | number)[]} path @returns {Generator<{path: (string | number)[], value: string}>} */
function* texts(value, path) {
  if (typeof value === "string") yield { path, value };
  else if (Array.isArray(value)) for (const [at, each] of value.entries()) yield* texts(each, [...path, at]);
  else if (value && typeof value === "object") for (const [name, each] of Object.entries(value)) yield* texts(each, [...path, name]);
}
