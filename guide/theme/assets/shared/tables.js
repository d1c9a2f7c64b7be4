// Tables for people's spreadsheets.

const RISKY = /^[\s\0]*[=+\-@＝＋－＠|%]/u;

/**
 * Return rows as a file for a Dutch Excel: BOM, semicolons, CRLF; a text can never run as a formula (OWASP, "CSV injection").
 * @param {string[][]} rows
 */
export function spreadsheet(rows) {
  return `\ufeff${rows.map((row) => row.map(cell).join(";")).join("\r\n")}\r\n`;
}

/** @param {string} text */
function cell(text) {
  const safe = RISKY.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text;
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
