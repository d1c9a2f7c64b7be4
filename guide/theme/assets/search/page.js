// The page of results: everything that a query finds, by kind.
import { replaceAddress } from "../shared/address.js";
import { make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { openEngine } from "./engine.js";
import { addPassage, hitAddress, hitContent, inSite, register, resultsPage, status } from "./hits.js";

/** @typedef {import("./answer.js").Answer} Answer */
/** @typedef {import("./core.js").Core} Core */

const tabKinds = ["section", "case", "checklist", "term", "source"]; // the rest stands under "Overig"
const everything = 1e4;

const place = one("[data-search-page]");
const parameters = new URLSearchParams(location.search);
const query = (parameters.get("q") ?? parameters.get("query") ?? "").trim();

const line = make("p", { className: "search-line", role: "status" }, query ? t("search.loading") : t("search.start"));
place.replaceChildren(line);
if (query) {
  document.title = `${query} | ${document.title}`;
  answer().catch(() => {
    line.replaceChildren(t("search.failed"), " ", make("a", { href: register }, t("search.to_register")));
  });
}

async function answer() {
  const core = await openEngine();
  const found = await core.ask(query, { most: everything });
  line.textContent = status(found);
  if (found.term) place.append(await definition(found.term, core));
  if (found.hits.length > 0) showTabs(found, core);
  else if (!found.term) place.append(...ways(found));
}

/**
 * @param {NonNullable<Answer["term"]>} term
 * @param {Core} core
 */
async function definition({ title, url, number }, core) {
  const passage = await core.passage(query, number, "");
  const text = passage.text.map(([piece]) => piece).join("");
  return make("div", { className: "box" }, make("p", { className: "box-kind" }, t("search.term")), make("p", {}, make("strong", {}, title), `: ${text}`), make("p", {}, make("a", { href: inSite(url) }, t("search.to_terms"))));
}

/** @param {Answer} found */
function ways({ nearest, phases }) {
  const words = nearest.map((word) => make("a", { href: resultsPage(word) }, word));
  const places = phases.map(([id, name]) => make("a", { href: inSite(`${id}/`) }, name));
  return [...listed(t("search.alike"), words), ...listed(t("search.phases"), places)];
}

/**
 * @param {string} label
 * @param {HTMLElement[]} links
 */
function listed(label, links) {
  return links.length === 0 ? [] : [make("p", {}, label), make("ul", {}, ...links.map((link) => make("li", {}, link)))];
}

/**
 * @param {Answer} found
 * @param {Core} core
 */
function showTabs(found, core) {
  const of = (/** @type {string} */ kind) => found.hits.filter((hit) => !kind || (kind === "rest" ? !tabKinds.includes(hit.kind) : hit.kind === kind));
  const kinds = ["", ...tabKinds, "rest"].filter((kind) => of(kind).length > 0);
  const panel = make("div", { role: "tabpanel", id: "search-hits", tabIndex: -1 });
  const list = make("ol", { className: "hits" });
  panel.append(list);
  const tabs = kinds.map((kind) => make("button", { type: "button", role: "tab", "aria-controls": panel.id, id: `search-tab-${kind || "all"}` }, t(`search.kinds.${kind || "all"}`), make("span", { className: "tab-count" }, ` ${of(kind).length}`)));
  const choose = (/** @type {number} */ at) => {
    tabs.forEach((tab, other) => {
      tab.setAttribute("aria-selected", String(other === at));
      tab.tabIndex = other === at ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", tabs[at].id);
    list.replaceChildren(...of(kinds[at]).map((hit) => entry(hit, core)));
  };
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => {
      choose(at);
      replaceAddress(resultsPage(query, kinds[at]));
    });
    tab.addEventListener("keydown", ({ key }) => {
      const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[key];
      if (next !== undefined) (tabs.at(next % tabs.length) ?? tab).focus();
    });
  });
  place.append(make("div", { className: "tabs", role: "tablist", "aria-label": t("search.by_kind") }, ...tabs), panel);
  choose(Math.max(0, kinds.indexOf(parameters.get("k") ?? "")));
}

/**
 * A result, with its passage as soon as it comes into sight.
 * @param {import("./answer.js").Hit} hit
 * @param {Core} core
 */
function entry(hit, core) {
  const link = make("a", { className: "hit", href: hitAddress(hit) }, ...hitContent(hit));
  const item = make("li", {}, link);
  const seen = new IntersectionObserver(([{ isIntersecting }]) => {
    if (!isIntersecting) return;
    seen.disconnect();
    addPassage(link, hit, query, core);
  }, { rootMargin: "300px" });
  seen.observe(item);
  return item;
}
