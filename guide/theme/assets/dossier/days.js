// The day that people mean by what they write. What is not understood, or cannot be, is said; nothing is guessed without showing it.
import { language, t } from "../shared/wording.js";

/** @typedef {{from: string, to: string}} Period its first and last day, as "2027-03-01" */
/** @typedef {"unclear" | "impossible"} Problem */

const DAY = 86_400_000;
const LATE = 120 * DAY; // a day without a year can be this long ago; otherwise it is still to come
const MOST = 60; // characters of a date
const NAMES = /** @type {const} */ (["quarter", "week", "half_year", "begin", "middle", "end", "spring", "summer", "autumn"]);

/** @param {number} time */
const iso = (time) => new Date(time).toISOString().slice(0, 10);

/**
 * @param {number} from
 * @param {number} to
 * @returns {Period}
 */
const period = (from, to) => ({ from: iso(from), to: iso(to) });

/** The words of the language's file for one thing, such as "eind|einde". @param {string} name */
const wordsFor = (name) => t(`dossier.days.${name}`).split("|");

/** What browsers read much for is made when a date has words. @type {Map<string, string[][]>} */
const named = new Map();

/**
 * Return the names of months, or of days from Sunday, in this language, long and short, without dots.
 * @param {"weekday" | "month"} what
 */
function namesOf(what) {
  const known = named.get(what);
  if (known) return known;
  const times = what === "month" ? Array.from({ length: 12 }, (_, at) => Date.UTC(2000, at, 1)) : Array.from({ length: 7 }, (_, at) => Date.UTC(2000, 0, 2 + at));
  const formats = /** @type {const} */ (["long", "short"]).map((style) => new Intl.DateTimeFormat(language, { [what]: style, timeZone: "UTC" }));
  const names = times.map((time) => formats.map((format) => format.format(time).toLowerCase().replace(".", "")));
  named.set(what, names);
  return names;
}

/** The number of a month by its name or the beginning of it, from 1; 0 for another word. @param {string} word */
function monthOf(word) {
  const names = namesOf("month");
  const exact = names.findIndex((forms) => forms.includes(word));
  return (exact < 0 && word.length > 2 ? names.findIndex(([long]) => long.startsWith(word)) : exact) + 1;
}

/** Bring a text in one form: "op 1e mrt. '27" becomes "op 1 mrt 2027". @param {string} text */
function normal(text) {
  const ordinals = wordsFor("ordinals");
  const small = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return small
    .replace(/[’‘`´]/g, "'")
    .replace(/[‐‑–—]/g, "-")
    .replace(new RegExp(`[,\\s]+(${wordsFor("at")} )?\\d{1,2}(:\\d{2}|[.:]\\d{2}(?= ))( \\p{L}+)?$`, "u"), "") // the time of day
    .replace(new RegExp(`\\b(${wordsFor("filler").join("|")})(?![\\p{L}\\d])`, "gu"), " ")
    .replace(/(\p{L})\.+|[,;!?()]/gu, "$1 ")
    .replace(/\p{L}+/gu, (word) => (ordinals.includes(word) ? String(ordinals.indexOf(word) + 1) : word))
    .replace(new RegExp(`(\\d)\\s?(${wordsFor("ordinal_ending").join("|")})(?!\\p{L})`, "gu"), "$1 ")
    .replace(/'(\d{2})(?!\d)/g, " 20$1")
    .replace(/(\d)(?=\p{L})|(\p{L})(?=\d)/gu, "$1$2 ")
    .replace(/^(\d{1,2}[-/. ](?:\d{1,2}|\p{L}+)[-/. ])(\d{2})$/u, "$120$2")
    .replace(/\s+/g, " ")
    .replace(/^[\s.-]+|[\s./-]+$/g, "")
    .replace(/^(\p{L}+) (\d{1,2}) (\d{4})$/u, (all, word, date, year) => (monthOf(word) ? `${date} ${word} ${year}` : all));
}

/**
 * Find what the words of a date mean; they hold a year. Null: not understood.
 * @param {string} text
 * @returns {Period | "impossible" | null}
 */
function meaning(text) {
  return byPreposition(text) ?? day(text) ?? month(text) ?? counted(text) ?? partOf(text) ?? range(text);
}

/**
 * @param {number} year
 * @param {number} inMonth from 1
 * @param {number} date
 */
function dayOf(year, inMonth, date) {
  const time = Date.UTC(year, inMonth - 1, date);
  const exists = year >= 2000 && year < 2100 && inMonth >= 1 && inMonth <= 12 && new Date(time).getUTCDate() === date;
  return exists ? period(time, time) : "impossible";
}

/**
 * A number of months.
 * @param {number} year
 * @param {number} first from 1
 */
function months(year, first, count = 1) {
  const exists = year >= 2000 && year < 2100 && first >= 1 && first + count <= 13;
  return exists ? period(Date.UTC(year, first - 1, 1), Date.UTC(year, first - 1 + count, 0)) : "impossible";
}

/** "uiterlijk 1 maart 2027" is that day, "voor 1 maart 2027" the day before. @param {string} text */
function byPreposition(text) {
  const [, word, rest] = text.match(/^(\S+) (.+)$/u) ?? [];
  if (wordsFor("by").includes(word)) return meaning(rest);
  if (!wordsFor("before").includes(word)) return null;
  const found = meaning(rest);
  if (!found || found === "impossible") return found;
  const eve = Date.parse(found.from) - DAY;
  return period(eve, eve);
}

/** @param {string} text */
function day(text) {
  let found;
  if ((found = text.match(/^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})$/) ?? text.match(/^(\d{4})(\d{2})(\d{2})$/))) return dayOf(+found[1], +found[2], +found[3]);
  if ((found = text.match(/^(\d{1,2})[-/. ]+(\d{1,2})[-/. ]+(\d{4})$/))) return dayOf(+found[3], +found[2], +found[1]);
  found = text.match(/^(\d{1,2})[-/. ]*(\p{L}+)[-/. ]*(\d{4})$/u);
  const number = found ? monthOf(found[2]) : 0;
  return found && number ? dayOf(+found[3], number, +found[1]) : null;
}

/** @param {string} text */
function month(text) {
  let found;
  if ((found = text.match(/^(\d{1,2})[-/. ](\d{4})$/))) return months(+found[2], +found[1]);
  if ((found = text.match(/^(\d{4})[-/. ](\d{1,2})$/))) return months(+found[1], +found[2]);
  if ((found = text.match(/^(\d{4})$/))) return months(+found[1], 1, 12);
  found = text.match(/^(\p{L}+)[-/. ]*(\d{4})$/u);
  if (!found) return null;
  const number = monthOf(found[1]);
  if (number) return months(+found[2], number);
  const season = /** @type {const} */ (["spring", "summer", "autumn"]).findIndex((name) => wordsFor(name).includes(found[1]));
  return season < 0 ? null : months(+found[2], 3 + season * 3, 3);
}

/** A quarter, a half year or a week, with its number before or after it, and the year at either end. @param {string} text */
function counted(text) {
  const found = text.match(/^(?:(\d{4})[-/ ]*)?(?:(\p{L}+) ?(\d{1,2})(?:[-/ ]+(\d{1,2}))?|(\d{1,2}) (\p{L}+))(?:[-/ ]*(\d{4}))?$/u);
  if (!found || !(found[1] ?? found[7])) return null;
  const [word, number, year] = [found[2] ?? found[6], Number(found[3] ?? found[5]), Number(found[1] ?? found[7])];
  const name = NAMES.find((each) => wordsFor(each).includes(word));
  if (name === "week") return weeks(year, number, Number(found[4] ?? number));
  if (found[4]) return null;
  if (name === "quarter") return months(year, number * 3 - 2, 3);
  return name === "half_year" ? months(year, number * 6 - 5, 6) : null;
}

/**
 * Weeks by ISO 8601: the first is that of 4 January.
 * @param {number} year
 * @param {number} first
 * @param {number} last
 */
function weeks(year, first, last) {
  const monday = (/** @type {number} */ ofYear) => {
    const fourth = Date.UTC(ofYear, 0, 4);
    return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY;
  };
  const count = Math.round((monday(year + 1) - monday(year)) / DAY / 7);
  if (year < 2000 || year > 2098 || first < 1 || last < first || last > count) return "impossible";
  return period(monday(year) + (first - 1) * 7 * DAY, monday(year) + last * 7 * DAY - DAY);
}

/** The beginning, middle or end of a period: a quarter of it. @param {string} text */
function partOf(text) {
  const [, word, rest] = text.match(/^(\p{L}+) (.+)$/u) ?? [];
  const at = /** @type {const} */ (["begin", "middle", "end"]).findIndex((name) => wordsFor(name).includes(word));
  const whole = at < 0 ? null : (month(rest) ?? counted(rest));
  if (!whole || whole === "impossible") return whole;
  const [from, to] = [Date.parse(whole.from), Date.parse(whole.to)];
  const part = Math.floor((to - from) / DAY / 4) * DAY;
  const start = [from, from + 1.5 * part - (1.5 * part) % DAY, to - part][at];
  return period(start, start + part);
}

/** "1 t/m 5 maart 2027", "maart - mei 2027". @param {string} text */
function range(text) {
  const to = new RegExp(`^(.+?) ?(?:${wordsFor("until").join("|")}|- ) ?(.+)$`);
  const [, left, right] = text.match(/^(\d{1,2})[-/](\d{1,2} ?\p{L}.*)$/u) ?? text.match(/^(\p{L}+)[-/](\p{L}.*)$/u) ?? text.match(to) ?? [];
  const last = right ? meaning(right.trim()) : null;
  if (!last || last === "impossible") return last;
  const tails = [right.trim().replace(/^\d+ ?/, ""), last.to.slice(0, 4), ""];
  const firsts = tails.map((tail) => meaning(`${left.trim()} ${tail}`.trim()));
  const first = firsts.find((each) => each && each !== "impossible");
  if (!first || first === "impossible") return firsts.includes("impossible") ? "impossible" : null;
  return first.from <= last.to ? { from: first.from, to: last.to } : "impossible";
}

/**
 * Take the day of the week off the front of a text.
 * @param {string} text
 * @returns {[weekday: number, rest: string]} -1 for none
 */
function weekdayOf(text) {
  const [, word, rest] = text.match(/^(\p{L}+) (.+)$/u) ?? [];
  const weekday = word ? namesOf("weekday").findIndex((names) => names.includes(word)) : -1;
  return weekday < 0 ? [-1, text] : [weekday, rest];
}

/**
 * Return the period that people mean: "1 mrt", "week 12", "2e kwartaal", "eind maart 2027". Without a year it is the next one, or one of the
 * last four months. For what is no date the problem: "unclear" is not understood, "impossible" does not exist. Null for nothing.
 * @param {string} text
 * @returns {Period | Problem | null}
 */
export function periodOf(text, today = new Date()) {
  const [weekday, words] = weekdayOf(normal(text));
  if (!text.trim()) return null;
  if (text.length > MOST || /^\d{1,3}$/.test(words)) return "unclear";
  const now = Date.UTC(today.getFullYear(), today.getMonth(), today.getDate());
  const year = today.getFullYear();
  const years = /(^|\D)\d{4}(\d{4})?(\D|$)/.test(words) ? [""] : [year - 1, year, year + 1].map((each) => ` ${each}`);
  const found = years.map((each) => meaning(`${words}${each}`));
  const possible = found.flatMap((each) => (each && each !== "impossible" ? [each] : []));
  const fitting = possible.filter(({ from }) => weekday < 0 || new Date(from).getUTCDay() === weekday);
  if (fitting.length) return fitting.find(({ to }) => Date.parse(to) >= now - LATE) ?? fitting[fitting.length - 1];
  return possible.length || found.includes("impossible") ? "impossible" : "unclear";
}

/**
 * Whether a text was read as a date.
 * @param {Period | Problem | null} found
 * @returns {found is Period}
 */
export const isPeriod = (found) => found !== null && typeof found === "object";

/**
 * Return a period in words: "maandag 1 maart 2027", "22–28 maart 2027".
 * @param {Period} found
 */
export function inWords({ from, to }) {
  const single = from === to;
  const format = new Intl.DateTimeFormat(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC", ...(single ? { weekday: "long" } : {}) });
  return single ? format.format(new Date(from)) : format.formatRange(new Date(from), new Date(to));
}

/** Return a day where the visitor is, as "2027-03-01". */
export function localDay(moment = new Date()) {
  return [moment.getFullYear(), moment.getMonth() + 1, moment.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
