// A round: who answered what, the second votes, and what was agreed. No page: a record that can be kept as it is.
import { ANSWERS, MOST_PEOPLE } from "./code.js";
import { byOrganisation, count, grouped, sum } from "./compare.js";

/** @typedef {{answers: (string | null)[], from: string, organisation: string}} Ballot */
/** @typedef {{number: number, answers: (string | null)[], from: string, file?: string, changed: number}} Pending a ballot that waits until someone adds it */
/** @typedef {import("./compare.js").Counts} Counts */
/** @typedef {{answers: Record<number, string>, tally: Counts}} Vote a second vote on one question */
/** @typedef {Record<"answer" | "note" | "minority" | "action" | "who" | "when", string>} Agreement */

export const NONE = () => count([]);

export class Round {
  /**
   * @param {import("./sets.js").QuestionSet} set
   * @param {any} record what was kept of an earlier visit
   */
  constructor(set, record = {}) {
    this.set = set;
    /** @type {number} how many people are expected */
    this.people = record.people ?? 0;
    /** @type {Record<number, Ballot>} by participant's number */
    this.ballots = record.ballots ?? {};
    /** @type {Record<string, Counts>} raised hands, by question */
    this.tallies = record.tallies ?? {};
    /** @type {Record<string, Vote>} by question */
    this.again = record.again ?? {};
    /** @type {Record<string, Agreement>} what was talked about, by question */
    this.agreed = record.agreed ?? {};
    /** @type {Record<string, string[]> | null} */
    this.order = record.order ?? null;
    /** @type {{number: number, before: Ballot | null}[]} the last change, to undo */
    this.last = record.last ?? [];
    /** @type {Pending[]} */
    this.pending = record.pending ?? [];
    /** @type {{number: string, organisation: string, answers: string, code?: string}} the sheet and the codes that are being typed in */
    this.draft = record.draft ?? { number: "", organisation: "", answers: "" };
    /** @type {string | null} the question of a second vote */
    this.voting = record.voting ?? null;
    /** @type {string | null} the question that the beamer shows after collecting */
    this.shown = record.shown ?? null;
    this.step = record.step ?? "collect";
    this.way = record.way ?? "cards";
    this.at = Math.min(record.at ?? 0, Math.max(0, set.questions.length - 1));
  }

  /** Return a record to keep. */
  record() {
    return Object.fromEntries(Object.entries(this).filter(([name]) => name !== "set"));
  }

  get numbers() {
    return Object.keys(this.ballots).map(Number);
  }

  /** The lowest number that nobody has yet. */
  get free() {
    let number = 1;
    while (this.ballots[number]) number += 1;
    return number;
  }

  /**
   * Add or replace ballots, all at once; `undo` takes them back. Returns the numbers that were replaced, or null when it would be too many.
   * @param {{number: number, answers: (string | null)[], from: string, organisation?: string}[]} ballots
   */
  add(ballots) {
    const numbers = new Set([...this.numbers, ...ballots.map(({ number }) => number)]);
    if (numbers.size > MOST_PEOPLE) return null;
    this.last = ballots.map(({ number, answers, from, organisation = "" }) => {
      const before = this.ballots[number] ?? null;
      this.ballots[number] = { answers: [...answers], from, organisation };
      return { number, before };
    });
    this.people = Math.max(this.people, this.numbers.length);
    return this.last.filter(({ before }) => before).map(({ number }) => number);
  }

  undo() {
    for (const { number, before } of this.last.toReversed()) {
      if (before) this.ballots[number] = before;
      else delete this.ballots[number];
    }
    this.last = [];
  }

  /**
   * Take one answer from a card, now or in a second vote.
   * @param {number} number
   * @param {string} answer
   * @param {string | null} voting the question of a second vote
   */
  card(number, answer, voting) {
    if (voting) {
      this.vote(voting).answers[number] = answer;
      return;
    }
    const ballot = (this.ballots[number] ??= { answers: this.set.questions.map(() => null), from: "cards", organisation: "" });
    ballot.answers[this.at] = answer;
  }

  /**
   * Return the second vote on a question, begun where there is none.
   * @param {string} question
   */
  vote(question) {
    return (this.again[question] ??= { answers: {}, tally: NONE() });
  }

  /**
   * Count a raised hand more or less.
   * @param {string} question
   * @param {keyof Counts} answer
   * @param {number} by
   * @param {boolean} again
   */
  tally(question, answer, by, again) {
    const counts = again ? this.vote(question).tally : (this.tallies[question] ??= NONE());
    counts[answer] = Math.min(MOST_PEOPLE, Math.max(0, counts[answer] + by));
  }

  /**
   * The numbers that answered a question.
   * @param {number} at
   * @param {string | null} voting
   */
  answered(at, voting) {
    return voting ? Object.keys(this.vote(voting).answers).map(Number) : this.numbers.filter((number) => this.ballots[number].answers[at]);
  }

  /** The first answers to a question. @param {string} id */
  first(id) {
    const at = this.set.questions.findIndex((question) => question.id === id);
    return sum(count(Object.values(this.ballots).map(({ answers }) => answers[at])), this.tallies[id] ?? NONE());
  }

  /** The answers of a second vote; null without one. @param {string} id @returns {Counts | null} */
  second(id) {
    const vote = this.again[id];
    const counts = vote ? sum(count(Object.values(vote.answers)), vote.tally) : NONE();
    return ANSWERS.some((answer) => counts[/** @type {keyof Counts} */ (answer)]) ? counts : null;
  }

  /** The answers that hold. @param {string} id */
  now(id) {
    return this.second(id) ?? this.first(id);
  }

  /** Sort the questions by how much there is to talk about, and keep that order. */
  sort() {
    this.order = grouped(this.set.questions, (id) => this.now(id));
  }

  /** Add questions that got answers since they were sorted, at the end of their group. */
  completeOrder() {
    if (!this.order) return this.sort();
    const there = new Set(Object.values(this.order).flat());
    const found = grouped(this.set.questions, (id) => this.now(id));
    for (const [group, ids] of Object.entries(found)) this.order[group].push(...ids.filter((id) => !there.has(id)));
  }

  /** @param {string} id */
  byOrganisation(id) {
    const at = this.set.questions.findIndex((question) => question.id === id);
    return byOrganisation(Object.values(this.ballots).map(({ organisation, answers }) => ({ organisation, answer: answers[at] })));
  }

  /** Begin what was agreed on a question. @param {string} id */
  agree(id) {
    return (this.agreed[id] ??= { answer: "", note: "", minority: "", action: "", who: "", when: "" });
  }

  /** The questions talked about, in the order of the set. */
  get discussed() {
    return this.set.questions.filter(({ id }) => this.agreed[id]);
  }
}
