// Tables for people's spreadsheets, and the day that a Dutch phrase means.

const MONTHS = ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];
const RISKY = /^[\s\0]*[=+\-@＝＋－＠|%]/u;

/** Return rows as a file for a Dutch Excel: BOM, semicolons, CRLF; a text can never run as a formula (OWASP, "CSV injection"). */
export function spreadsheet(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

function cell(text) {
  const safe = RISKY.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const pad = (number) => String(number).padStart(2, "0");

/** Return "2027-03-01" for what people write: "1 maart 2027", "1-3-2027", "2027-03-01", "maart 2027", "kwartaal 2 2027", "2027".
 * Without a day it is the first of the period; without a year this one. Null when it is no date. */
export function dayOf(text, thisYear = new Date().getFullYear()) {
  const words = text.trim().toLowerCase();
  let found;
  if ((found = words.match(/^(\d{4})-(\d{1,2})-(\d{1,2})$/))) return day(found[1], found[2], found[3]);
  if ((found = words.match(/^(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?$/))) return day(year(found[3], thisYear), found[2], found[1]);
  if ((found = words.match(/^(?:(\d{1,2}) )?([a-z]{3,9})\.?(?: (\d{4}))?$/))) return day(found[3] ?? thisYear, month(found[2]), found[1] ?? 1);
  if ((found = words.match(/^(?:q|k|kwartaal )([1-4])(?: (\d{4}))?$/))) return day(found[2] ?? thisYear, (found[1] - 1) * 3 + 1, 1);
  return /^\d{4}$/.test(words) ? day(words, 1, 1) : null;
}

const year = (text, thisYear) => (text === undefined ? thisYear : text.length === 2 ? `20${text}` : text);

function month(word) {
  const start = word === "maart" ? "mrt" : word.slice(0, 3);
  return MONTHS.indexOf(start) + 1;
}

function day(year, month, date) {
  const exists = month >= 1 && month <= 12 && date >= 1 && date <= 31;
  return exists ? `${year}-${pad(month)}-${pad(date)}` : null;
}
