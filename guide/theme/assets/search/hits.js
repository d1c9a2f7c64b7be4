// A result as people see it, in the field's panel and on the page of results.
import { make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";

/** @typedef {import("./answer.js").Hit} Hit */
/** @typedef {import("./answer.js").Marked} Marked */
/** @typedef {import("./passage.js").Passage} Passage */
/** @typedef {import("./core.js").Core} Core */

const site = new URL("../../", import.meta.url);
const form = one("[role=search] form", document, HTMLFormElement);

/** The alphabetical list of everything, for when the search cannot run. */
export const register = new URL(form.dataset.register ?? "", location.href).href;

/**
 * An address of this site.
 * @param {string} path
 */
export const inSite = (path) => new URL(path, site).href;

/**
 * The page with all results of a query.
 * @param {string} query
 * @param {string} kind
 */
export function resultsPage(query, kind = "") {
  const address = new URL(form.action);
  address.searchParams.set("q", query);
  if (kind) address.searchParams.set("k", kind);
  return address.href;
}

/** @param {Marked} pieces */
const marked = (pieces) => pieces.map(([text, isMarked]) => (isMarked ? make("mark", {}, text) : text));

/**
 * The address of a result: its words to mark, the nearest heading, and the passage itself where the browser finds texts.
 * @param {Hit} hit
 * @param {Passage} [passage]
 */
export function hitAddress(hit, passage) {
  const [page, own] = hit.url.split("#");
  const address = new URL(page, site);
  if (hit.words) address.searchParams.set("h", hit.words);
  const anchor = own ?? passage?.anchor ?? hit.anchor;
  const directive = passage?.fragment && "fragmentDirective" in document ? `:~:text=${passage.fragment}` : "";
  return address.href + (anchor || directive ? `#${anchor}${directive}` : "");
}

/**
 * What a result's link holds: kind, title and a place for the passage.
 * @param {Hit} hit
 */
export function hitContent({ label, kind, phases, title }) {
  const where = kind === "phase" ? [] : phases.length > 2 ? [t("search.phases_many", { count: phases.length })] : phases.map(([, name]) => name);
  const phase = phases.length === 1 ? { "data-phase": phases[0][0] } : {};
  return [
    make("span", { className: "hit-kind", ...phase }, [label, ...where].join(" · ")),
    make("span", { className: "hit-title" }, ...marked(title)),
    make("span", { className: "hit-text" }),
  ];
}

/**
 * Add the passage to a result's link, and lead the link there.
 * @param {HTMLAnchorElement} link
 * @param {Hit} hit
 * @param {string} query
 * @param {Core} core
 */
export async function addPassage(link, hit, query, core) {
  const passage = await core.passage(query, hit.number, hit.anchor).catch(() => undefined);
  if (!passage) return;
  link.href = hitAddress(hit, passage);
  link.querySelector(".hit-text")?.replaceChildren(...marked(passage.text));
}

/**
 * What the status line says of an answer.
 * @param {import("./answer.js").Answer} answer
 */
export function status({ query, total, term, meant }) {
  if (total === 0 && !term) return t("search.nothing", { query: query.trim() });
  const results = t("search.count", { count: total });
  return meant.length > 0 ? t("search.meant", { words: meant.join(" "), results }) : results;
}
