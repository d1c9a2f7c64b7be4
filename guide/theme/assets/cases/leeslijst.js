// The reading list as one document: the chosen cases, taken from their own pages. The list stands in the link, or else in this browser.
import { copy } from "../shared/copy.js";
import { listAddress, onlyIds, readList, whenListChanges, writeList } from "./reading-list.js";

const root = document.querySelector("[data-reading-page]");
const part = (name) => root.querySelector(`[data-${name}]`);
const DROPPED = ".breadcrumb, nav, .actions, .neighbours, .locator, #verwant, #verwant ~ *, #citeer, .citation, .edit-link, .improve, script";

const linked = () => {
  const value = new URLSearchParams(location.search).get("cases");
  return value === null ? null : onlyIds(value.split(","));
};
const own = () => linked() === null || linked().join() === readList().join();
const current = () => linked() ?? readList();

function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

// Fetches a case's page and keeps what belongs in a document: headings one level down, links absolute, no ids.
async function readCase(id) {
  const address = new URL(`../${id}/`, location.href).href;
  const article = element("article", "", { class: "reading-case" });
  try {
    const response = await fetch(address);
    const content = new DOMParser().parseFromString(response.ok ? await response.text() : "", "text/html").querySelector("article");
    if (!content) throw new Error("no case");
    for (const dropped of content.querySelectorAll(DROPPED)) dropped.remove();
    for (const link of content.querySelectorAll("a[href]")) link.href = new URL(link.getAttribute("href"), address).href;
    for (const marked of content.querySelectorAll("[id]")) marked.removeAttribute("id");
    for (const level of [3, 2, 1]) {
      for (const heading of content.querySelectorAll(`h${level}`)) {
        const lower = document.createElement(`h${level + 1}`);
        lower.append(...heading.childNodes);
        heading.replaceWith(lower);
      }
    }
    article.append(...content.childNodes);
  } catch {
    const line = element("p", "Deze casus kan hier niet worden getoond: ");
    line.append(element("a", id, { href: address }));
    article.append(line);
  }
  const title = article.querySelector("h2")?.textContent ?? id;
  const remove = element("button", "Haal van de lijst", { type: "button", class: "quiet small", "aria-label": `Haal van de lijst: ${title}` });
  remove.addEventListener("click", () => keep(current().filter((other) => other !== id)));
  article.append(remove);
  return article;
}

// Changes the list that is shown; one's own list is kept in the browser too.
function keep(ids) {
  const mine = own();
  if (mine) writeList(ids);
  history.replaceState(null, "", listAddress(location.pathname, ids));
  show();
  part("status").focus();
}

async function show() {
  const ids = current();
  if (ids.length && linked() === null) history.replaceState(null, "", listAddress(location.pathname, ids));
  part("tools").hidden = ids.length === 0;
  part("shared").hidden = own() || ids.length === 0;
  part("intro").hidden = ids.length > 0;
  const articles = await Promise.all(ids.map(readCase));
  if (ids.join() !== current().join()) return;
  part("cases").replaceChildren(...articles);
  part("status").textContent = ids.length ? `${ids.length} ${ids.length === 1 ? "casus" : "casussen"} op deze lijst` : "Er staat nog niets op je leeslijst.";
}

function save() {
  const content = part("cases").cloneNode(true);
  for (const button of content.querySelectorAll("button")) button.remove();
  const style = "body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 sans-serif}article+article{break-before:page;border-top:1px solid;margin-top:3rem}svg{display:none}";
  const html = `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Leeslijst</title><style>${style}</style><h1>Leeslijst</h1>${content.innerHTML}</html>`;
  const link = element("a", "", { href: URL.createObjectURL(new Blob([html], { type: "text/html" })), download: "leeslijst.html" });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

part("status").tabIndex = -1;
part("print").addEventListener("click", () => print());
part("save").addEventListener("click", save);
part("link").addEventListener("click", async () => {
  part("status").textContent = await copy(location.href);
});
part("empty").addEventListener("click", () => keep([]));
part("adopt").addEventListener("click", () => {
  writeList(current());
  show();
});
addEventListener("popstate", show);
whenListChanges(show);
show();
