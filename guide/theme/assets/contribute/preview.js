// A draft as the page it will become: the same parts, classes and words as guide/fragments/templates/case_*.html; a test compares both.
import { make } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { said } from "./checks.js";
import { named as nameOf, rendered } from "./richtext.js";

/** @typedef {import("./checks.js").Data} Data */
/** @typedef {import("./draft.js").Content} Content */

/** Return the elements of the page. @param {Data} data @param {Content} content */
export function preview(data, content) {
  const episodes = inOrder(data, content.episodes ?? []);
  const figures = episodes.flatMap((episode) => (episode.figures ?? []).map((/** @type {string} */ figure) => [episode, figure]));
  return [
    make("h2", { className: "preview-title" }, content.title ?? t("contribute.untitled")),
    make("p", { className: "lead" }, content.summary ?? ""),
    facts(data, content, episodes),
    heading(data, "lessons"),
    ...(isContributed(content) ? [] : [make("p", { className: "lessons-by" }, said(data, "case.advice_note"))]),
    make("ul", { className: "lessons" }, ...episodes.map((episode) => lesson(data, episode))),
    ...(figures.length ? [heading(data, "figures"), make("ul", { className: "figures-given" }, ...figures.map(([episode, figure]) => make("li", {}, `${figure} `, section(data, episode)?.number ?? "")))] : []),
    heading(data, "story"),
    make("ol", { className: "timeline" }, ...episodes.map((episode) => story(data, episode))),
    ...elsewhere(data, content.links ?? []),
  ];
}

/** @param {Data} data @param {Content} episode */
const section = (data, { section: id = "" }) => data.names.sections[id];

/** @param {Data} data @param {Content[]} episodes */
function inOrder(data, episodes) {
  return episodes.filter((episode) => episode.text || episode.lesson || section(data, episode));
}

/** @param {Data} data @param {string} part */
const heading = (data, part) => make("h3", { className: "preview-heading" }, said(data, `pages.case.${part}`));

/** @param {Data} data @param {Content} content @param {Content[]} episodes */
function facts(data, content, episodes) {
  const { area, municipality = "", country = data.map?.country } = content.place ?? {};
  const abroad = country === data.map?.country ? "" : `, ${data.countries[country]}`;
  const phases = new Set(Object.values(data.names.sections).filter((one) => one.phase && episodes.some((episode) => section(data, episode) === one)).map((one) => one.phase));
  const marks = [...phases].flatMap((phase) => [phaseMark(data, phase), " "]);
  return make(
    "dl",
    { className: "case-facts" },
    fact(said(data, "case.place"), [area === municipality ? "" : area, municipality].filter(Boolean).join(", ") + abroad),
    fact(said(data, "case.phases"), ...(marks.length ? marks : [said(data, "case.only_theory")])),
    fact(said(data, "case.themes"), named(data, "themes", content.themes)),
    ...(content.roles ? [fact(said(data, "case.roles"), named(data, "roles", content.roles))] : []),
    ...(content.success_factors ? [fact(said(data, "case.factors"), named(data, "success_factors", content.success_factors))] : []),
    ...(content.author ? [fact(said(data, "case.author"), content.author)] : []),
    ...["added", "checked"].filter((name) => content[name]).map((name) => fact(said(data, `case.${name}`), day(data, content[name]))),
  );
}

/** A day as people write it. @param {Data} data @param {string} iso such as 2026-11-26 */
function day(data, iso) {
  const [year, month, date] = iso.split("-");
  return said(data, "format.day", { day: String(Number(date)), month: data.words.format.months[Number(month) - 1] ?? "", year: String(year) });
}

/** @param {string} term @param {(Node | string)[]} told */
const fact = (term, ...told) => make("div", {}, make("dt", {}, term), make("dd", {}, ...told));

/** @param {Data} data @param {string} vocabulary @param {string[]} ids */
const named = (data, vocabulary, ids = []) => ids.map((id) => data.names[vocabulary][id]?.title ?? id).join(", ");

/** @param {Data} data @param {string} phase */
function phaseMark(data, phase) {
  const { short } = Object.values(data.names.sections).find((one) => one.phase === phase) ?? {};
  return make("span", { className: "phase-mark", "data-phase": phase }, short);
}

/** Whether a case is somebody's own, not one of the handbook. @param {Content} content */
const isContributed = (content) => !content.map_number && !(content.episodes ?? []).some((/** @type {Content} */ episode) => episode.pages);

/** @param {Data} data @param {Content} episode */
function lesson(data, episode) {
  const place = section(data, episode);
  const from = place ? `${place.number} ${place.title}` : "";
  return make("li", { "data-phase": place?.chapter ?? "" }, make("p", { className: "lesson" }, episode.lesson ?? "", episode.lesson_reported ? ` (${said(data, "case.reported")})` : ""), make("p", { className: "lesson-from" }, from));
}

/** @param {Data} data @param {Content} episode */
function story(data, episode) {
  const place = section(data, episode);
  const text = make("div", { className: "story-text" }, rendered(episode.text ?? "", (url) => addressOf(data, url)));
  const title = place ? `${place.short}: ${lowerFirst(place.title)}` : t("contribute.no_section");
  return make("li", { "data-phase": place?.chapter ?? "" }, make("h4", {}, title), text);
}

/** Where a link leads that names something in the guide; nowhere when that is not there. @param {Data} data @param {string} url */
function addressOf(data, url) {
  const [kind, id] = nameOf(url, data.words.richtext.schemes) ?? ["", ""];
  if (kind === "sections") return data.names.sections[id]?.url ?? null;
  const known = kind === "cases" ? data.cases : data.names[kind];
  return known && Object.hasOwn(known, id) ? data.links[kind].replace("@@", id) : null;
}

/** A title within a sentence: "Urgentie afwegen" becomes "urgentie afwegen", "NPLV-afspraken" stays. @param {string} title */
const lowerFirst = (title) => (/^.\p{Ll}/u.test(title) ? title[0].toLowerCase() + title.slice(1) : title);

/** @param {Data} data @param {Content[]} links */
function elsewhere(data, links) {
  const shown = links.filter(({ title, url }) => title && url);
  if (!shown.length) return [];
  return [heading(data, "own_sources"), ...shown.map(({ title, url }) => make("p", {}, /^https?:\/\//i.test(url) ? make("a", { href: url, rel: "noopener" }, title) : title))];
}
