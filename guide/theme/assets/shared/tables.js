// Tables for people's spreadsheets, by the same rules as the engine, which tells why; tests/golden/cells.json tests both.

const CONTROL = "\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029";
const SPACE = " \\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u3000";
const UNSEEN = `${SPACE}\\u00ad\\u034f\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u206f\\u2800\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0`;
const FORMULA = `(?=[${UNSEEN}"]*[-=+@|%＝＋－＠｜％−﹣﹢﹦﹫﹪])`;
/* eslint-disable no-misleading-character-class -- marks that join a character count one by one */
const FIRST_FORMULA = new RegExp(`^${FORMULA}`);
const LATER_FORMULA = new RegExp(`([,;|${CONTROL}])${FORMULA}`, "g");
/* eslint-enable no-misleading-character-class */
const FIGURE = "[0-9０-９]";
const MARKS = `[-${SPACE}.,:/+'%€$()．，：／]`;
const MONTH =
  "(?:jan(?:uari|uary)?|feb(?:ruari|ruary)?|mrt|maart|mar(?:ch)?|apr(?:il)?|mei|may|juni?|june|juli?|july|aug(?:ustus|ust)?" +
  "|sept?(?:ember)?|okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";
const LIKE = new RegExp(
  `^(?:(?=.*${FIGURE})(?:${FIGURE}|${MARKS})*(?:${MONTH}(?:${FIGURE}|${MARKS})*|${FIGURE}[${SPACE}]*e[-+]?${FIGURE}+|[${SPACE}][ap]m?)?|waar|onwaar|true|false)$`,
  "i",
);
const PLAIN_NUMBER = /^(0|[1-9][0-9]{0,14})$/;
const QUOTED = new RegExp(`[,;|"${CONTROL}]|^[${SPACE}]|[${SPACE}]$`);

/**
 * Return rows as a file for a Dutch Excel: BOM, semicolons, CRLF; a text can never run as a formula.
 * @param {string[][]} rows
 */
export function spreadsheet(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/**
 * Return a text as it stands in the file.
 * @param {string} text
 */
export function cell(text) {
  let safe = text.replace(LATER_FORMULA, "$1'").replace(FIRST_FORMULA, "'");
  if (LIKE.test(safe) && !PLAIN_NUMBER.test(safe) && !safe.startsWith("'")) safe = `'${safe}`;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
