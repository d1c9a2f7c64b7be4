// Lays rows out on sheets of A4, in the page, as the printer will.
import { t } from "../shared/wording.js";
import { make } from "./dom.js";

/**
 * Lay rows on as many sheets as they need.
 * @param {HTMLElement} kit where sheets are measured
 * @param {string} kind
 * @param {(first: boolean) => HTMLElement[]} head of the first sheet, and of those after it
 * @param {HTMLElement[]} rows a row with data-keep stays with the next
 * @param {string} label stands at the foot of every sheet
 */
export function paginate(kit, kind, head, rows, label) {
  /** @type {HTMLElement[]} */
  const sheets = [];
  for (let left = rows; left.length > 0; ) {
    const body = make("div", { class: "sheet-body" });
    const sheet = make("section", { class: `sheet sheet-${kind}` }, ...head(!sheets.length), body);
    kit.append(sheet);
    sheets.push(sheet);
    left = left.slice(fill(body, left));
  }
  numberPages(sheets, label);
  return sheets;
}

/**
 * Put rows on a sheet, at least one, and return how many fit. A browser lays out the sheet anew each time it is measured: all rows at once,
 * then less.
 * @param {HTMLElement} body
 * @param {HTMLElement[]} rows
 */
function fill(body, rows) {
  const isFull = () => body.scrollHeight > body.clientHeight + 1;
  body.append(...rows);
  if (!isFull()) return rows.length;
  const top = rows[0].offsetParent === body ? 0 : body.offsetTop + body.clientTop;
  const first = rows.findIndex((row) => row.offsetTop + row.offsetHeight - top > body.clientHeight + 1);
  let count = first < 0 ? rows.length : Math.max(1, first);
  for (const row of rows.slice(count)) row.remove();
  const drop = () => rows[--count].remove();
  while (count > 1 && isFull()) drop();
  if (count > 1 && rows[count - 1].dataset.keep !== undefined) drop();
  return count;
}

/**
 * Number sheets that belong together.
 * @param {HTMLElement[]} sheets
 * @param {string} label
 */
export function numberPages(sheets, label) {
  sheets.forEach((sheet, at) => {
    sheet.querySelector(".sheet-page")?.remove();
    sheet.append(make("p", { class: "sheet-page" }, `${label} · ${t("workshop.sheet.page", { page: at + 1, pages: sheets.length })}`));
  });
}
