// The day that people mean by what they write.
import { language, t } from "../shared/wording.js";

/**
 * Return "2027-03-01" for what people write: "1 maart 2027", "1-3-2027", "2027-03-01", "maart 2027", "kwartaal 2 2027", "2027".
 * Without a day it is the first of the period; without a year this one. Null when it is no date.
 * @param {string} text
 * @param {number} thisYear
 */
export function dayOf(text, thisYear = new Date().getFullYear()) {
  const words = text.trim().toLowerCase();
  const quarter = new RegExp(`^(?:q|k|${t("dossier.overview.quarter")} )([1-4])(?: (\\d{4}))?$`);
  let found;
  if ((found = words.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/))) return day(found[1], found[2], found[3]);
  if ((found = words.match(/^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/))) return day(year(found[3], thisYear), found[2], found[1]);
  if ((found = words.match(/^(?:(\d{1,2}) )?(\p{L}{3,9})\.?(?: (\d{4}))?$/u))) return day(found[3] ?? thisYear, month(found[2]), found[1] ?? 1);
  if ((found = words.match(quarter))) return day(found[2] ?? thisYear, (Number(found[1]) - 1) * 3 + 1, 1);
  return /^\d{4}$/.test(words) ? day(words, 1, 1) : null;
}

/**
 * @param {string | undefined} text
 * @param {number} thisYear
 */
function year(text, thisYear) {
  if (text === undefined) return thisYear;
  return text.length === 2 ? `20${text}` : text;
}

/**
 * The number of a month by its name or the beginning of it, from 1; 0 for another word.
 * @param {string} word
 */
function month(word) {
  const names = (/** @type {"long" | "short"} */ style) => {
    const format = new Intl.DateTimeFormat(language, { month: style, timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, number) => format.format(Date.UTC(2000, number)).toLowerCase().replace(/\.$/, ""));
  };
  const short = names("short").indexOf(word);
  return (short >= 0 ? short : names("long").findIndex((name) => name.startsWith(word))) + 1;
}

/**
 * @param {string | number} inYear
 * @param {string | number} inMonth
 * @param {string | number} date
 */
function day(inYear, inMonth, date) {
  const written = `${inYear}-${String(inMonth).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
  const real = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(real.getTime()) && real.toISOString().startsWith(written) ? written : null; // no 31 February
}
