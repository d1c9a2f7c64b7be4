// Who does what, and when: read from a dossier, sorted, counted by person, and as a calendar.
import { compare } from "../shared/wording.js";
import { isPeriod, localDay, periodOf } from "./days.js";

/**
 * @typedef {object} Action
 * @property {string} id of its question
 * @property {string} action
 * @property {string} who
 * @property {string} when as it was written
 * @property {string} done the day it was ticked, or nothing
 * @property {import("./days.js").Period | import("./days.js").Problem | null} read
 * @property {boolean} late
 */

/**
 * Return the actions at these questions.
 * @param {(id: string, field: string) => string} get
 * @param {string[]} ids
 * @returns {Action[]}
 */
export function actionsOf(get, ids, today = new Date()) {
  const all = ids.map((id) => ({ id, action: get(id, "action").trim(), who: get(id, "who").trim(), when: get(id, "when").trim(), done: get(id, "done") }));
  return all.filter(({ action }) => action).map((each) => {
    const read = periodOf(each.when, today);
    return { ...each, read, late: !each.done && isPeriod(read) && read.to < localDay(today) };
  });
} // prettier-ignore

/** The last day to do it; what has none comes after all that have. @param {Action} action */
const dayOf = ({ read }) => (isPeriod(read) ? `${read.to}${read.from}` : "9999");

/**
 * Sort actions; what is done comes last.
 * @param {Action[]} actions
 * @param {string} by "date" or "person"
 */
export function sorted(actions, by) {
  const days = (/** @type {Action} */ a, /** @type {Action} */ b) => compare(dayOf(a), dayOf(b)) || compare(a.when, b.when);
  const people = (/** @type {Action} */ a, /** @type {Action} */ b) => Number(!a.who) - Number(!b.who) || compare(a.who, b.who);
  const done = (/** @type {Action} */ a, /** @type {Action} */ b) => Number(Boolean(a.done)) - Number(Boolean(b.done));
  return [...actions].sort((a, b) => (by === "person" ? people(a, b) || done(a, b) || days(a, b) : done(a, b) || days(a, b) || people(a, b)));
}

/**
 * What to do first: actions that are late or end this month, then questions that need an action and have none, then other actions.
 * @param {Action[]} actions
 * @param {string[]} points the ids of questions that ask for attention
 * @returns {(Action | string)[]} at most three; an id is a question without an action
 */
export function firstThings(actions, points, today = new Date()) {
  const monthEnd = localDay(new Date(today.getFullYear(), today.getMonth() + 1, 0));
  const open = sorted(actions, "date").filter(({ done }) => !done);
  const isNow = (/** @type {Action} */ { read }) => isPeriod(read) && read.to <= monthEnd;
  const without = points.filter((id) => !actions.some((action) => action.id === id));
  return [...open.filter(isNow), ...without, ...open.filter((action) => !isNow(action))].slice(0, 3);
}

/**
 * Count each person's actions, most late first; names that differ in capitals and spaces only are one.
 * @param {Action[]} actions
 */
export function owners(actions) {
  /** @type {Map<string, {who: string, open: number, late: number, done: number}>} */
  const found = new Map();
  for (const { who, done, late } of actions) {
    const key = who.toLowerCase().replace(/\s+/g, " ");
    const owner = found.get(key) ?? { who, open: 0, late: 0, done: 0 };
    found.set(key, owner);
    if (done) owner.done += 1;
    else owner.open += 1;
    if (late) owner.late += 1;
  }
  return [...found.values()].sort((a, b) => b.late - a.late || b.open - a.open || compare(a.who, b.who));
}

/** A text of a calendar (RFC 5545, 3.3.11). @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|[\r\n\u2028\u2029]/g, "\\n").replace(/\p{Cc}/gu, " "); // prettier-ignore

/** Lines of at most 75 octets (RFC 5545, 3.1). @param {string} line */
function folded(line) {
  const lines = [""];
  let octets = 0;
  for (const character of line) {
    const size = new TextEncoder().encode(character).length;
    if (octets + size > 75) {
      lines.push(" ");
      octets = 1;
    }
    lines[lines.length - 1] += character;
    octets += size;
  }
  return lines.join("\r\n");
}

/** @param {string} day */
const nextDay = (day) => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);

/**
 * Return a calendar with an all-day event for each action still to do whose date was read: on the last day that it means.
 * @param {Action[]} actions
 * @param {string} dossier its id: an event that is brought in again takes the place of the earlier one
 * @param {(action: Action) => string} describe
 */
export function calendar(actions, dossier, describe, now = new Date()) {
  const stamp = now.toISOString().replace(/[-:]|\.\d+/g, "");
  const events = actions.flatMap((each) => {
    if (each.done || !isPeriod(each.read)) return [];
    const day = each.read.to;
    const title = each.who ? `${each.action} (${each.who})` : each.action;
    return [
      "BEGIN:VEVENT", `UID:${each.id}-${dossier}@guide-dossier`, `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`, `DTEND;VALUE=DATE:${nextDay(day).replaceAll("-", "")}`,
      `SUMMARY:${escaped(title)}`, `DESCRIPTION:${escaped(describe(each))}`, "TRANSP:TRANSPARENT", "END:VEVENT",
    ]; // prettier-ignore
  });
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//guide-dossier//2//", "CALSCALE:GREGORIAN", ...events, "END:VCALENDAR"];
  return { text: lines.map((line) => `${folded(line)}\r\n`).join(""), count: events.length / 9 };
}
