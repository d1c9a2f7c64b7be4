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
  let body = /** @type {HTMLElement | null} */ (null);
  const begin = () => {
    body = make("div", { class: "sheet-body" });
    const sheet = make("section", { class: `sheet sheet-${kind}` }, ...head(!sheets.length), body);
    kit.append(sheet);
    sheets.push(sheet);
    return body;
  };
  const full = () => body && body.scrollHeight > body.clientHeight + 1;
  for (const row of rows) {
    const here = body ?? begin();
    here.append(row);
    if (!full() || here.childElementCount === 1) continue;
    row.remove();
    const before = /** @type {HTMLElement | null} */ (here.lastElementChild);
    const next = begin();
    if (before?.dataset.keep !== undefined) next.append(before);
    next.append(row);
  }
  numberPages(sheets, label);
  return sheets;
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
