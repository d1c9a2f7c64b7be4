// The reading list as one document: the chosen cases, taken from their own pages. The list stands in the link, or else in this browser.
import { leaveAddress, replaceAddress } from "../shared/address.js";
import { copy } from "../shared/copy.js";
import { all, forOthers, make, one, showControls } from "../shared/dom.js";
import { language, t } from "../shared/wording.js";
import { listAddress, onlyIds, readList, whenListChanges, writeList } from "./reading-list.js";

const root = one("[data-reading-page]");
const part = (/** @type {string} */ name) => one(`[data-${name}]`, root);
// eslint-disable-next-line guide/interface-words -- selectors
const DROPPED = ".breadcrumb, nav, .actions, .locator, #verwant, #verwant ~ *, #citeer, .citation, .edit-link, .improve, script";
// eslint-disable-next-line guide/interface-words -- a style sheet
const STYLE = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}article+article{break-before:page;border-top:1px solid;margin-top:3rem}svg{display:none}";

/** @type {string[] | null} */
let linked = inAddress();

/** The list in the address; null when there is none. */
function inAddress() {
  const value = new URLSearchParams(location.search).get("cases");
  return value === null ? null : onlyIds(value.split(","));
}

const own = () => linked === null || linked.join() === readList().join();
const current = () => linked ?? readList();

/**
 * Keep of a case's page what belongs in a document: headings one level down, links absolute, no ids.
 * @param {Element} content
 * @param {string} address
 */
function mend(content, address) {
  for (const dropped of content.querySelectorAll(DROPPED)) dropped.remove();
  for (const link of all("a[href]", content, HTMLAnchorElement)) link.href = new URL(link.getAttribute("href") ?? "", address).href;
  for (const marked of content.querySelectorAll("[id]")) marked.removeAttribute("id");
  for (const level of [3, 2, 1]) {
    for (const heading of content.querySelectorAll(`h${level}`)) {
      const lower = document.createElement(`h${level + 1}`);
      lower.append(...heading.childNodes);
      heading.replaceWith(lower);
    }
  }
}

/**
 * Read a page's text; of a case that was renamed, that of today.
 * @param {string} address
 * @returns {Promise<HTMLElement>}
 */
async function readPage(address) {
  const response = await fetch(address);
  const content = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html").querySelector("article");
  if (!content) throw new Error("no case");
  const moved = content.querySelector("a[data-moved]")?.getAttribute("href");
  return moved ? readPage(new URL(moved, address).href) : content;
}

/** @param {string} id */
async function readCase(id) {
  const address = new URL(`../${id}/`, location.href).href;
  const article = make("article", { className: "reading-case" });
  try {
    const content = await readPage(address);
    mend(content, address);
    article.append(...content.childNodes);
  } catch {
    article.append(make("p", {}, t("cases.list.missing"), make("a", { href: address, textContent: id })));
  }
  const title = article.querySelector("h2")?.textContent ?? id;
  const label = t("cases.list.remove_case", { title });
  const remove = make("button", { type: "button", className: "quiet small", "aria-label": label, textContent: t("cases.list.remove") });
  remove.addEventListener("click", () => keep(current().filter((other) => other !== id)));
  article.append(remove);
  return article;
}

/**
 * Change the list that is shown; one's own list is kept in the browser too.
 * @param {string[]} ids
 */
function keep(ids) {
  const mine = own();
  if (mine) writeList(ids);
  linked = ids.length ? ids : null;
  show();
  replaceAddress(listAddress(location.pathname, ids));
  part("status").focus();
}

async function show() {
  const ids = current();
  if (ids.length && linked === null) {
    linked = ids;
    replaceAddress(listAddress(location.pathname, ids));
  }
  part("tools").hidden = ids.length === 0;
  part("shared").hidden = own() || ids.length === 0;
  part("intro").hidden = ids.length > 0;
  const articles = await Promise.all(ids.map(readCase));
  if (ids.join() !== current().join()) return;
  part("cases").replaceChildren(...articles);
  part("status").textContent = ids.length ? t("cases.list.count", { count: ids.length }) : t("cases.list.empty");
}

function save() {
  const content = /** @type {HTMLElement} */ (part("cases").cloneNode(true));
  for (const button of all("button", content)) button.remove();
  const title = t("cases.reading");
  const html = `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1>${content.innerHTML}</html>`;
  const link = make("a", { href: URL.createObjectURL(new Blob([html], { type: "text/html" })), download: `${t("cases.list.file")}.html` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

part("status").tabIndex = -1;
part("print").addEventListener("click", () => print());
part("save").addEventListener("click", save);
part("link").addEventListener("click", async () => {
  part("status").textContent = await copy(forOthers(listAddress(location.pathname, current())));
});
part("empty").addEventListener("click", () => keep([]));
part("adopt").addEventListener("click", () => {
  writeList(current());
  show();
});
addEventListener("popstate", () => {
  leaveAddress();
  linked = inAddress();
  show();
});
whenListChanges(show);
show();
showControls();
