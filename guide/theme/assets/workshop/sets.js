// What a group can be asked: a phase, a checklist or chosen questions, from the data that the page carries.
import { t } from "../shared/wording.js";
import { setId } from "./code.js";

/** @typedef {{id: string, number: string, text: string, term: string, hint: string, good: "ja" | "nee" | "beide", when?: string}} Question */
/** @typedef {{id: string, title: string, section: string, sections: string[], questions: Question[]}} Checklist */
/** @typedef {{title: string, checklists: Checklist[], questions: Question[], id: string}} QuestionSet */

/** What the fields are called, in the page and in an address. */
export const NAMES = Object.fromEntries(["what", "people", "minutes", "begin", "vote", "questions"].map((name) => [name, t(`workshop.address.${name}`)]));
export const OWN = NAMES.questions; // the value of the field for chosen questions, and the name of those questions in an address

const element = globalThis.document?.querySelector("[data-sets]");
export const data = element ? JSON.parse(element.textContent) : { phases: [], checklists: [], moved: {} };

/** Return the id of today of a checklist or question. @param {string | null} id */
const now = (id) => (id !== null && Object.hasOwn(data.moved, id) ? data.moved[id] : id);

/**
 * Return a set by its name in the address; null for an unknown one.
 * @param {string | null} what the id of a phase or checklist, or OWN
 * @param {string[]} ids chosen questions or whole checklists, for OWN
 * @returns {QuestionSet | null}
 */
export function setOf(what, ids = []) {
  const chosenOnes = new Set(ids.map(now));
  const phase = data.phases.find((/** @type {any} */ { id }) => id === what);
  const own = what === OWN;
  const wanted = data.checklists.filter((/** @type {Checklist} */ { id }) => own || id === now(what) || phase?.checklists.includes(id));
  /** @type {Checklist[]} */
  const chosen = own ? wanted.map((/** @type {Checklist} */ list) => ({ ...list, questions: list.questions.filter(({ id }) => chosenOnes.has(list.id) || chosenOnes.has(id)) })) : wanted;
  const checklists = chosen.filter(({ questions }) => questions.length);
  const questions = checklists.flatMap((list) => list.questions);
  if (!questions.length && !own) return null;
  const title = phase?.title ?? (checklists.length === 1 ? checklists[0].title : checklists.map((list) => list.title).join(", "));
  return { title, checklists, questions, id: setId(questions) };
}

/**
 * Return the set that an address asks for.
 * @param {URLSearchParams} wanted
 */
export const setFrom = (wanted) => setOf(wanted.get(NAMES.what), wanted.get(OWN)?.split(",").flatMap(idsIn) ?? []);

/** The ids in a part of an address: of a checklist, of a question, or of some questions of a checklist. @param {string} part */
function idsIn(part) {
  const [list, questions] = part.split(":");
  return questions === undefined ? [part] : questions.split(".").map((id) => `${list}-${id}`);
}

/** A checklist's chosen questions in an address, briefly: a code on paper can hold all of a guide. @param {Checklist} chosen */
function brief({ id, questions }) {
  const all = data.checklists.find((/** @type {Checklist} */ list) => list.id === id).questions.length;
  return questions.length === all ? id : `${id}:${questions.map((question) => question.id.slice(id.length + 1)).join(".")}`;
}

/**
 * Return the part of an address that asks for a set.
 * @param {string} what
 * @param {QuestionSet} set
 */
export const asked = (what, set) => ({ [NAMES.what]: what, ...(what === OWN ? { [OWN]: set.checklists.map(brief).join(",") } : {}) });
