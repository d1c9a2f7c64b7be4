// Everything a group needs on paper: each item a list of A4 sheets, laid out in the page before the browser prints it.
import { forOthers } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import encodeQR from "../vendor/qr/index.js";
import { ANSWERS } from "./code.js";
import { make, mark, marker, qrDrawing } from "./dom.js";
import { paginate } from "./paginate.js";
import { clock, talking } from "./schedule.js";
import { asked, data } from "./sets.js";

/** @typedef {import("./sets.js").QuestionSet} QuestionSet */
/** @typedef {{what: string, set: QuestionSet, people: number, minutes: number, begin: number | null, way: import("./schedule.js").Way, plan: import("./schedule.js").Schedule}} Meeting */

/** @type {Record<string, (meeting: Meeting, kit: HTMLElement) => HTMLElement[]>} */
export const ITEMS = { script: scriptSheets, answers: answerSheets, cards: voteCards, questions: questionCards, cases: caseCards, posters };

const MOST_TYPED = 150; // letters of an address that somebody may type over from a poster

/** Which items a way of voting needs. */
export const NEEDED = {
  cards: ["script", "answers", "cards", "questions", "cases", "posters"],
  paper: ["script", "answers", "cases"],
  phones: ["script", "questions", "cases", "posters"],
};

/** @param {Meeting} meeting */
export const subtitle = ({ set, people, minutes }) => t("workshop.subtitle", { what: set.title, people, minutes });

/** @param {Meeting} meeting */
const place = ({ what, set }) => new URLSearchParams(asked(what, set)).toString().replaceAll("%2C", ",").replaceAll("%3A", ":");

/** The address of a page of this site, wherever it stands. @param {string} path */
const onSite = (path) => forOthers(data.base + path);

/** @param {string} address */
const readable = (address) => address.replace(/^https?:\/\//, "");

/**
 * Put items on sheets in a grid of so many a sheet.
 * @param {string} kind
 * @param {number} each
 * @param {HTMLElement[]} items
 */
function gridded(kind, each, items) {
  const sheets = [];
  for (let at = 0; at < items.length; at += each) sheets.push(make("section", { class: `sheet sheet-${kind}` }, ...items.slice(at, at + each)));
  return sheets;
}

/**
 * The script's blocks with their times, also for the screen.
 * @param {Meeting} meeting
 * @param {(tag: string, text: string) => HTMLElement} heading
 */
export function scriptBlocks({ plan, people, way, begin, set }, heading) {
  const hows = /** @type {Record<string, string>} */ ({ welcome: way === "paper" ? "paper" : "do", case: casesOf(set).length ? "do" : "none", ask: way, discuss: people <= 8 ? "together" : "tables" });
  let now = begin ?? 0;
  return plan.blocks.map(({ id, minutes }) => {
    const start = now;
    now += minutes;
    const key = `workshop.blocks.${id}`;
    const how = hows[id] ?? "do";
    const turns = make("p", { class: "script-turns" });
    if (id === "discuss") {
      const lines = Array.from({ length: plan.discussed }, (_, at) => [t(`${key}.turn`, { number: at + 1 }), clock(start + at * plan.each)].join(": "));
      turns.textContent = lines.join(" · ");
    }
    return make(
      "li",
      { class: "script-block" },
      make("p", { class: "script-time" }, `${clock(start)} `, make("span", {}, t("workshop.minutes", { count: minutes }))),
      make("div", {}, heading("h3", t(`${key}.title`)), make("p", {}, t(`${key}.${how}`, { each: plan.each, talk: talking(people) })), ...(turns.textContent ? [turns] : []), make("p", { class: "script-say" }, t(`${key}.say`))),
    );
  });
}

/**
 * @param {Meeting} meeting
 * @param {HTMLElement} kit
 */
function scriptSheets(meeting, kit) {
  const ready = [meeting.way, meeting.way === "paper" ? "all_paper" : "all", "round"].map((key) => make("li", {}, t(`workshop.ready.${key}`, { address: readable(onSite(data.round)) })));
  const opening = [
    make("h2", {}, t("workshop.items.script")),
    make("p", { class: "sheet-subtitle" }, subtitle(meeting)),
    make("p", {}, t("workshop.summary", { asked: t("workshop.questions", { count: meeting.plan.asked }), count: meeting.plan.discussed })),
    make("div", { class: "ready" }, make("h3", {}, t("workshop.ready.title")), make("ul", {}, ...ready)),
  ];
  const blocks = scriptBlocks(meeting, (tag, text) => make(tag, {}, text)).map((block) => make("div", { class: "script-block" }, ...block.childNodes));
  return paginate(kit, "script", (first) => (first ? opening : []), blocks, subtitle(meeting));
}

/** @param {string[]} names */
const corners = (...names) => names.map((name) => make("span", { class: `corner corner-${name}` }));

/** @param {string[]} keys */
const toWrite = (keys) => make("p", { class: `sheet-fields sheet-fields-${keys.length}` }, ...keys.map((key) => make("span", { class: "to-write" }, t(`workshop.sheet.${key}`))));

/**
 * One answer sheet, on paper once for each participant when they vote on paper, else once to write down the result.
 * @param {Meeting} meeting
 * @param {HTMLElement} kit
 */
function answerSheets(meeting, kit) {
  const { set } = meeting;
  const rows = set.checklists.flatMap((list) => [
    make("h3", { class: "answer-list", "data-keep": true }, list.title),
    ...list.questions.map(({ number, text, when }) =>
      make("div", { class: "answer-row" }, make("span", { class: "answer-number" }, number), make("span", { class: "answer-text" }, when ? `${text} ${t("workshop.sheet.when", { when })}` : text), ...ANSWERS.map((answer) => make("span", { class: "answer-box" }, make("span", {}, t(`workshop.answers.${answer}`))))),
    ),
  ]);
  const opening = [make("h2", {}, `${t("workshop.items.answers")}: ${set.title}`), toWrite(["number", "organisation", "name", "date"]), make("p", {}, t("workshop.sheet.how"))];
  const head = (/** @type {boolean} */ first) => (first ? opening : [toWrite(["number", "organisation", "date"])]); // sheets come apart
  const sheets = paginate(kit, "answers", head, rows, `${set.title} · ${t("workshop.sheet.set", { id: set.id })} · ${readable(onSite(""))}`);
  for (const sheet of sheets) sheet.prepend(...corners("a", "b", "c", "d"));
  const copies = meeting.way === "paper" ? meeting.people : 1;
  return Array.from({ length: copies }, (_, copy) => sheets.map((sheet) => (copy ? /** @type {HTMLElement} */ (sheet.cloneNode(true)) : sheet))).flat();
}

/** @param {Meeting} meeting */
function voteCards({ people }) {
  const cards = data.markers.slice(0, people).map((/** @type {number} */ code, /** @type {number} */ at) => {
    const sides = ANSWERS.map((answer) => make("p", { class: `vote-side vote-${answer}` }, mark(answer), t(`workshop.answers.${answer}`)));
    const numbers = ["a", "b", "c", "d"].map((corner) => make("span", { class: `vote-number vote-number-${corner}`, "aria-hidden": corner !== "a" && "true" }, String(at + 1)));
    return make("div", { class: "vote-card" }, marker(code), ...sides, ...numbers);
  });
  return gridded("votes", 2, cards);
}

/** @param {Meeting} meeting */
function questionCards({ set }) {
  const cards = set.questions.map(({ number, text, term }) => make("div", { class: "small-card" }, make("p", { class: "small-head" }, number), make("p", { class: "small-text" }, text), make("p", { class: "small-foot" }, term)));
  return cut(gridded("small", 9, cards));
}

/** @param {QuestionSet} set @returns {any[]} */
function casesOf(set) {
  const sections = new Set(set.checklists.flatMap((list) => list.sections));
  const seen = new Set();
  return data.cases.filter((/** @type {any} */ { title, section }) => sections.has(section) && !seen.has(title) && seen.add(title));
}

/** @param {Meeting} meeting */
function caseCards({ set }) {
  const cards = casesOf(set).map(({ place: town, section, title, lesson }) => make("div", { class: "small-card" }, make("p", { class: "small-head" }, `${town} · ${section}`), make("p", { class: "small-text" }, title), make("p", { class: "small-lesson" }, lesson)));
  return cut(gridded("small", 9, cards));
}

/** @param {HTMLElement[]} sheets */
function cut(sheets) {
  for (const sheet of sheets) for (const line of ["x1", "x2", "x3", "x4", "y1", "y2", "y3", "y4"]) sheet.append(make("span", { class: `cut cut-${line[0]} cut-${line}` }), make("span", { class: `cut cut-${line[0]} cut-${line} cut-far` }));
  return sheets;
}

/**
 * @param {string} key
 * @param {string} list the key of its lines
 * @param {...Node} more
 */
function poster(key, list, ...more) {
  const lines = t(`workshop.poster.${list}`).split("\n");
  return make("section", { class: "sheet sheet-poster" }, make("h2", {}, t(`workshop.poster.${key}`)), ...more, make("ol", {}, ...lines.map((line) => make("li", {}, line))));
}

/** @param {Meeting} meeting */
function posters(meeting) {
  const made = [poster("vote", `vote_${meeting.way}`), poster("rules", "rules_list")];
  if (meeting.way !== "phones") return made;
  const address = `${onSite(data.join)}#${place(meeting)}`;
  const code = qrDrawing(encodeQR(address, "raw", { border: 4 }), t("workshop.poster.join"));
  const typed = address.length > MOST_TYPED ? [] : [make("p", { class: "poster-address" }, t("workshop.poster.join_address", { address: readable(address) }))];
  return [...made, poster("join", "join_how", code, ...typed)];
}

/** Make texts on small cards smaller until they fit; only after the kit is in the page. @param {HTMLElement} kit */
export function fitCards(kit) {
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (kit.querySelectorAll(".small-card"))) {
    for (let size = 13.5; size >= 7 && card.scrollHeight > card.clientHeight; size -= 0.5) card.style.fontSize = `${size}pt`;
  }
}
