// "Spreek af": for each question that was talked about the group's answer, why, who sees it otherwise, and the action.
import { dateRead } from "../dossier/fields.js";
import { t } from "../shared/wording.js";
import { ANSWERS } from "./code.js";
import { results } from "./discuss.js";
import { make } from "./dom.js";

const LINES = /** @type {const} */ (["action", "who", "when"]);

export class Agree {
  /**
   * @param {import("./round.js").Round} round
   * @param {{changed: () => void, typed: () => void, focus: (id: string) => void}} page
   */
  constructor(round, page) {
    this.round = round;
    this.page = page;
    this.form = /** @type {HTMLFormElement} */ (document.querySelector("[data-agree]"));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("input", ({ target }) => this.#typed(/** @type {HTMLInputElement} */ (target)));
    this.form.addEventListener("focusin", ({ target }) => this.#focused(/** @type {HTMLElement} */ (target)));
    this.form.addEventListener("click", ({ target }) => this.#remove(/** @type {HTMLElement} */ (target).closest("[data-remove]")));
  }

  /** @param {HTMLInputElement} input */
  #typed(input) {
    const { id, name } = input.dataset;
    if (!id || !name) return;
    this.round.agree(id)[/** @type {"note"} */ (name)] = input.value;
    if (name === "when") /** @type {HTMLElement} */ (document.getElementById(`${id}-read`)).textContent = dateRead(input.value);
    this.page.typed();
  }

  /** @param {HTMLElement} target */
  #focused(target) {
    const id = /** @type {HTMLElement | null} */ (target.closest("fieldset[data-question]"))?.dataset.question;
    if (id) this.page.focus(id);
  }

  /** @param {HTMLElement | null} button */
  #remove(button) {
    if (!button) return;
    delete this.round.agreed[button.dataset.remove ?? ""];
    this.page.changed();
    /** @type {HTMLElement} */ (document.querySelector("[data-part=agree] h2")).focus();
  }

  show() {
    const questions = this.round.discussed;
    this.form.replaceChildren(...(questions.length ? questions.map((question) => this.#fieldset(question)) : [make("p", {}, t("workshop.round.agree.none"))]));
  }

  /** @param {import("./sets.js").Question} question */
  #fieldset({ id, number, text }) {
    const agreed = this.round.agree(id);
    const answers = ANSWERS.map((answer) => {
      const radio = /** @type {HTMLInputElement} */ (make("input", { type: "radio", name: `${id}-answer`, value: answer, "data-id": id, "data-name": "answer" }));
      radio.checked = agreed.answer === answer;
      return make("label", {}, radio, make("span", {}, t(`workshop.answers.${answer}`)));
    });
    const area = (/** @type {"note" | "minority"} */ name) => {
      const field = /** @type {HTMLTextAreaElement} */ (make("textarea", { rows: 2, "data-id": id, "data-name": name }));
      field.value = agreed[name];
      return make("label", { class: "wide" }, t(`workshop.round.agree.${name}`), field);
    };
    const line = (/** @type {typeof LINES[number]} */ name) => {
      const isDate = name === "when";
      const field = /** @type {HTMLInputElement} */ (make("input", { type: "text", "data-id": id, "data-name": name, "aria-describedby": isDate && `${id}-read` }));
      field.value = agreed[name];
      const read = isDate ? [make("p", { class: "date-read", id: `${id}-read` }, dateRead(agreed.when))] : [];
      return make("div", { class: name === "action" ? "wide" : "" }, make("label", {}, t(`workshop.round.agree.${name}`), field), ...read);
    };
    return make(
      "fieldset",
      { class: "question", "data-question": id },
      make("legend", {}, make("span", { class: "question-number" }, number), ` ${text}`),
      make("div", {}, ...results(this.round, id)),
      make("div", { class: "answers", role: "group", "aria-label": t("workshop.round.agree.answer") }, ...answers),
      make("div", { class: "fields" }, area("note"), area("minority"), ...LINES.map(line)),
      make("p", { class: "round-moves" }, make("button", { type: "button", class: "quiet", "data-remove": id }, t("workshop.round.agree.remove"), make("span", { class: "visually-hidden" }, ` ${number}`))),
    );
  }
}
