// "Bespreek": the questions in four groups, the most disagreement first. The order stays until it is sorted again.
import { t } from "../shared/wording.js";
import { ANSWERS } from "./code.js";
import { GROUPS, disagreement, total } from "./compare.js";
import { make, mark } from "./dom.js";

/** @typedef {import("./compare.js").Counts} Counts */

/** Say counts in words: "7 ja, 2 deels". @param {Counts} counts */
export const inWords = (counts) =>
  ANSWERS.filter((answer) => counts[/** @type {"yes"} */ (answer)])
    .map((answer) => [counts[/** @type {"yes"} */ (answer)], t(`workshop.answers.${answer}`).toLowerCase()].join(" "))
    .join(", ");

/** How far apart they are, in words. @param {Counts} counts */
export function distance(counts) {
  const found = disagreement(counts);
  return found === null ? t("workshop.round.no_distance") : t("workshop.round.distance", { percent: Math.round(found * 100) });
}

/** A bar a question, a part an answer with its mark and number. @param {Counts} counts */
export function bar(counts) {
  const parts = ANSWERS.filter((answer) => counts[/** @type {"yes"} */ (answer)]).map((answer) => {
    const number = counts[/** @type {"yes"} */ (answer)];
    const part = make("span", { class: `bar-part bar-${answer}` }, mark(answer), String(number));
    part.style.flexGrow = String(number);
    return part;
  });
  return make("p", { class: "bar", role: "img", "aria-label": inWords(counts) }, ...parts);
}

/**
 * @param {import("./round.js").Round} round
 * @param {string} id
 * @param {"first" | "second" | null} which
 */
function result(round, id, which) {
  const counts = which === "second" ? /** @type {Counts} */ (round.second(id)) : round.first(id);
  const words = which ? t(`workshop.round.${which}_counts`, { counts: inWords(counts) }) : inWords(counts);
  return [bar(counts), make("p", { class: "bar-words" }, `${words} · ${distance(counts)}`)];
}

/**
 * The results of a question, of both votes where there are two.
 * @param {import("./round.js").Round} round
 * @param {string} id
 */
export function results(round, id) {
  if (!round.second(id)) return total(round.first(id)) ? result(round, id, null) : [];
  return [...(total(round.first(id)) ? result(round, id, "first") : []), ...result(round, id, "second")];
}

/** @param {Map<string, Counts>} found */
function organisations(found) {
  const rows = [...found].map(([name, counts]) => make("li", {}, make("strong", {}, name), ` ${inWords(counts)}`));
  return make("details", {}, make("summary", {}, t("workshop.round.organisations")), make("ul", {}, ...rows));
}

export class Discuss {
  /**
   * @param {import("./round.js").Round} round
   * @param {{changed: () => void, vote: (id: string) => void, focus: (id: string) => void}} page
   */
  constructor(round, page) {
    this.round = round;
    this.page = page;
    this.root = /** @type {HTMLElement} */ (document.querySelector('[data-part="discuss"]'));
    /** @type {HTMLElement} */ (this.root.querySelector("[data-sort]")).addEventListener("click", () => {
      round.sort();
      page.changed();
    });
    this.root.addEventListener("click", ({ target }) => this.#press(/** @type {HTMLElement} */ (target).closest("[data-act]")));
  }

  /** @param {HTMLElement | null} button */
  #press(button) {
    const { act, id } = button?.dataset ?? {};
    if (!act || !id) return;
    if (act === "again") return this.page.vote(id);
    if (act === "show") return this.page.focus(id);
    if (this.round.agreed[id] && !Object.values(this.round.agreed[id]).some(Boolean)) delete this.round.agreed[id];
    else this.round.agree(id);
    this.page.changed();
    this.page.focus(id);
    /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-act="discuss"][data-id="${id}"]`))?.focus();
  }

  show() {
    const { round } = this;
    round.completeOrder();
    const order = round.order ?? {};
    const any = Object.values(order).some((ids) => ids.length);
    /** @type {HTMLElement} */ (this.root.querySelector("[data-discuss-none]")).hidden = any;
    for (const group of GROUPS) {
      const list = /** @type {HTMLElement} */ (this.root.querySelector(`[data-group="${group}"]`));
      const items = order[group].map((id) => this.#item(id)).filter((item) => item !== null);
      list.replaceChildren(...(items.length ? items : [make("li", { class: "round-none" }, t("workshop.round.group_none"))]));
    }
  }

  /** @param {string} id */
  #item(id) {
    const question = this.round.set.questions.find((one) => one.id === id);
    if (!question) return null;
    const parts = this.round.byOrganisation(id);
    const chosen = Boolean(this.round.agreed[id]);
    const button = (/** @type {string} */ act, /** @type {string} */ label, /** @type {boolean} */ pressed = false) => make("button", { type: "button", class: "quiet", "data-act": act, "data-id": id, "aria-pressed": act === "discuss" && String(pressed) }, label, make("span", { class: "visually-hidden" }, ` ${question.number}`));
    return make(
      "li",
      { class: "round-item" },
      make("p", { class: "round-item-text" }, make("span", { class: "question-number" }, question.number), ` ${question.text}`),
      ...results(this.round, id),
      ...(parts ? [organisations(parts)] : []),
      make("p", { class: "round-moves" }, button("discuss", t(`workshop.round.${chosen ? "discussing" : "discuss"}`), chosen), button("again", t("workshop.round.again")), button("show", t("workshop.round.show_now"))),
    );
  }
}
