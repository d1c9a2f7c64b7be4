// "Verzamel": five ways to collect answers, mixed freely.
import { t } from "../shared/wording.js";
import { Camera, cardReader, qrReader } from "./camera.js";
import { ANSWERS, CodeProblem, MOST_PEOPLE, decode } from "./code.js";
import { make, mark } from "./dom.js";
import { AnswersProblem, answersIn } from "./files.js";
import { data } from "./sets.js";

const MOST_TEXT = 40_000; // characters of pasted codes
const AT_A_TIME = ["cards", "tally"]; // ways that go question by question

export class Collect {
  #camera = /** @type {Camera | null} */ (null);
  #cards = /** @type {ReturnType<typeof cardReader> | null} */ (null);
  #proposed = "";

  /**
   * @param {import("./round.js").Round} round
   * @param {{changed: () => void, typed: () => void, alert: (text: string | null) => void, back: () => void}} page
   */
  constructor(round, page) {
    this.round = round;
    this.page = page;
    this.root = /** @type {HTMLElement} */ (document.querySelector('[data-part="collect"]'));
    this.#fillIn();
    this.#listen();
    if (location.protocol === "file:") this.#tellNoCards();
  }

  /** Go on with a round that another tab changed. */
  takeOver() {
    this.stop();
    this.#fillIn();
  }

  #fillIn() {
    const { code, ...sheet } = this.round.draft;
    for (const [name, value] of Object.entries(sheet)) this.#field(name).value = value;
    this.#codes().value = code ?? "";
  }

  #codes() {
    return /** @type {HTMLTextAreaElement} */ (/** @type {HTMLFormElement} */ (this.#part("code-form")).elements.namedItem("code"));
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.root.querySelector(`[data-${name}]`));
  }

  #form() {
    return /** @type {HTMLFormElement} */ (this.root.querySelector('[data-way-part="sheet"]'));
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#form().elements.namedItem(name));
  }

  #listen() {
    for (const button of this.root.querySelectorAll("[data-way]")) button.addEventListener("click", () => this.#choose(/** @type {HTMLElement} */ (button).dataset.way ?? ""));
    for (const button of this.root.querySelectorAll("[data-move]")) button.addEventListener("click", () => this.#move(Number(/** @type {HTMLElement} */ (button).dataset.move)));
    for (const button of this.root.querySelectorAll("[data-camera]")) button.addEventListener("click", () => this.#toggleCamera(/** @type {HTMLElement} */ (button)));
    this.#part("tally").addEventListener("click", ({ target }) => this.#count(/** @type {HTMLElement} */ (target).closest("button")));
    this.#part("again-done").addEventListener("click", () => this.page.back());
    this.#form().addEventListener("submit", (event) => this.#addSheet(event));
    this.#form().addEventListener("input", () => this.#typing());
    this.#part("code-form").addEventListener("submit", (event) => this.#readCodes(event));
    this.#part("code-form").addEventListener("input", () => this.#typing());
    this.#part("files").addEventListener("change", ({ target }) => this.#readFiles(/** @type {HTMLInputElement} */ (target)));
    this.#part("pending-add").addEventListener("click", () => this.#addPending());
    this.#part("undo").addEventListener("click", () => this.#undo());
  }

  /** From a folder a browser runs no worker, which is what reads the cards. */
  #tellNoCards() {
    this.root.querySelector('[data-way-part="cards"]')?.replaceChildren(make("p", {}, t("workshop.round.camera.from_folder")));
  }

  /** @param {string} way */
  #choose(way) {
    this.stop();
    this.round.way = way;
    this.page.alert(null);
    this.page.changed();
    if (way === "sheet") this.#field("answers").focus();
  }

  /** Stop the camera, where it runs. */
  stop() {
    this.#camera?.stop();
    this.#camera = null;
    this.#cards = null;
    for (const button of this.root.querySelectorAll("[data-camera]")) button.textContent = t(/** @type {HTMLElement} */ (button).dataset.camera === "code" ? "workshop.round.code.scan" : "workshop.round.camera.start");
  }

  /** @param {number} by */
  #move(by) {
    const last = this.round.set.questions.length - 1;
    this.round.at = Math.min(last, Math.max(0, this.round.at + by));
    this.#cards?.next();
    this.page.changed();
  }

  /** Vote again on a question, or no longer. @param {string | null} question */
  voteAgain(question) {
    this.round.voting = question;
    this.#cards?.next();
    if (!question) return;
    this.round.at = this.round.set.questions.findIndex(({ id }) => id === question);
    if (!AT_A_TIME.includes(this.round.way)) this.round.way = "tally"; // raised hands: the group has no cards
  }

  show() {
    const { round } = this;
    const { voting } = round;
    const way = round.way;
    const question = round.set.questions[round.at];
    for (const button of this.root.querySelectorAll("[data-way]")) {
      const name = /** @type {HTMLElement} */ (button).dataset.way ?? "";
      button.setAttribute("aria-pressed", String(name === way));
      /** @type {HTMLElement} */ (button).hidden = Boolean(voting) && !AT_A_TIME.includes(name);
    }
    for (const part of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-way-part]"))) part.hidden = part.dataset.wayPart !== way;
    this.#part("question-part").hidden = !AT_A_TIME.includes(way);
    this.#part("again").hidden = !voting;
    this.#part("again-text").textContent = voting ? t("workshop.round.again_now", { number: question.number }) : "";
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll("[data-move]"))) {
      button.hidden = Boolean(voting);
      const end = Number(button.dataset.move) < 0 ? 0 : round.set.questions.length - 1;
      button.setAttribute("aria-disabled", String(round.at === end)); // it keeps the focus
    }
    this.#part("at").textContent = `${t("workshop.round.question_of", { at: round.at + 1, total: round.set.questions.length })} · ${question.number}`;
    this.#part("text").textContent = question.text;
    this.#part("code-set").textContent = t("workshop.round.code.set", { id: round.set.id });
    this.#part("undo").hidden = !round.last.length;
    this.#showStatus();
    this.#showTally();
    this.#showSheet();
    this.#showPending();
  }

  /** Say who is in: the cards of this question, or all forms. */
  status() {
    const { round } = this;
    const { voting } = round;
    const people = Math.max(round.people, round.numbers.length);
    const cards = round.way === "cards";
    const there = new Set(cards ? round.answered(round.at, voting) : round.numbers.filter((number) => round.ballots[number].answers.some(Boolean)));
    const tallied = round.way === "tally" ? this.#tallied() : 0;
    const of = t("workshop.round.of", { count: there.size + tallied, people });
    if (!cards) return of;
    const missing = Array.from({ length: Math.min(people, data.markers.length) }, (_, at) => at + 1).filter((number) => !there.has(number));
    if (!missing.length) return t("workshop.round.all_in", { of });
    const shown = missing.length > 8 ? [...missing.slice(0, 8), "…"] : missing;
    return t("workshop.round.missing", { of, count: missing.length, numbers: shown.join(", ") });
  }

  #tallied() {
    const { id } = this.round.set.questions[this.round.at];
    const counts = this.round.voting ? this.round.vote(this.round.voting).tally : this.round.tallies[id];
    return counts ? Object.values(counts).reduce((sum, number) => sum + number, 0) : 0;
  }

  #showStatus() {
    const line = this.#part("status");
    const text = this.status();
    if (line.textContent !== text) line.textContent = text;
  }

  #showTally() {
    const { id } = this.round.set.questions[this.round.at];
    const counts = this.round.voting ? this.round.vote(this.round.voting).tally : this.round.tallies[id];
    const list = this.#part("tally");
    if (!list.childElementCount) {
      list.append(
        ...ANSWERS.map((answer) => {
          const label = t(`workshop.answers.${answer}`);
          const button = (/** @type {number} */ by, /** @type {string} */ sign) => make("button", { type: "button", class: "tally-button", "data-answer": answer, "data-by": by, "aria-label": t(`workshop.round.${by < 0 ? "less" : "more"}`, { answer: label }) }, sign);
          return make("li", {}, make("span", { class: "tally-name" }, mark(answer), label), button(-1, "−"), make("output", { "data-tally-of": answer, "aria-label": label }, "0"), button(1, "+"));
        }),
      );
    }
    for (const output of /** @type {NodeListOf<HTMLElement>} */ (list.querySelectorAll("[data-tally-of]"))) output.textContent = String(counts?.[/** @type {"yes"} */ (output.dataset.tallyOf)] ?? 0);
  }

  /** @param {HTMLElement | null} button */
  #count(button) {
    if (!button) return;
    const { id } = this.round.set.questions[this.round.at];
    this.round.tally(id, /** @type {"yes"} */ (button.dataset.answer), Number(button.dataset.by), Boolean(this.round.voting));
    this.page.changed();
  }

  // cards and codes before the camera

  /** @param {HTMLElement} button */
  async #toggleCamera(button) {
    const kind = button.dataset.camera ?? "";
    const running = this.#camera !== null;
    this.stop();
    if (running) return;
    const camera = new Camera(/** @type {HTMLVideoElement} */ (this.root.querySelector(`[data-video="${kind}"]`)));
    this.#camera = camera;
    button.textContent = t("workshop.round.camera.stop");
    try {
      if (kind === "cards") this.#cards = cardReader(data.markers, (found) => this.#camera === camera && this.#cardsSeen(found)); // not a last frame of a vote that ended
      const read = kind === "cards" ? this.#cards?.read : await qrReader((text) => this.#codeSeen(text));
      await camera.start(/** @type {any} */ (read));
    } catch {
      if (this.#camera !== camera) return; // stopped meanwhile
      this.stop();
      this.page.alert(t("workshop.round.camera.none"));
    }
  }

  /** @param {{number: number, answer: string}[]} found */
  #cardsSeen(found) {
    const { round } = this;
    const { voting } = round;
    const known = (/** @type {number} */ number) => (voting ? round.vote(voting).answers[number] : round.ballots[number]?.answers[round.at]);
    const news = found.filter(({ number, answer }) => number <= round.people && known(number) !== answer);
    for (const { number, answer } of news) round.card(number, answer, voting);
    if (news.length) this.page.changed();
  }

  /** @param {string} text */
  #codeSeen(text) {
    try {
      this.#queue({ ...decode(text, this.round.set.id, this.round.set.questions.length), from: "code" });
      this.#waiting();
      this.page.alert(null);
    } catch (problem) {
      this.page.alert(this.#explain(text, problem));
    }
  }

  // sheets

  /** What is typed as answers, of the keys that mean one. */
  #typed() {
    const keys = t("workshop.round.sheet.keys");
    const known = [...this.#field("answers").value.toUpperCase()].filter((key) => key === " " || keys.includes(key));
    return known.slice(0, this.round.set.questions.length).join("");
  }

  /** Fill in the lowest free number; it follows as long as nobody types another. */
  #propose() {
    this.#proposed = String(this.round.free);
    this.#field("number").value = this.#proposed;
  }

  /** Keep a sheet or a code that is half typed in. */
  #typing() {
    this.#showSheet();
    const [number, organisation, answers] = ["number", "organisation", "answers"].map((name) => this.#field(name).value);
    this.round.draft = { number: number === this.#proposed ? "" : number, organisation, answers, code: this.#codes().value.slice(0, MOST_TEXT) };
    this.page.typed();
  }

  #showSheet() {
    const typed = this.#typed();
    if (this.#field("answers").value !== typed) this.#field("answers").value = typed;
    if (["", this.#proposed].includes(this.#field("number").value)) this.#propose();
    const { questions } = this.round.set;
    const total = questions.length;
    this.#part("sheet-state").textContent = typed.length < total ? t("workshop.round.sheet.progress", { count: typed.length, total, number: questions[typed.length].number }) : t("workshop.round.sheet.full", { total });
    this.#part("sheet-read").replaceChildren(...questions.map(({ number }, at) => make("li", { class: at === typed.length ? "sheet-next" : "" }, make("span", {}, number), make("b", {}, typed[at] ?? ""))));
  }

  /** @param {Event} event */
  #addSheet(event) {
    event.preventDefault();
    const keys = t("workshop.round.sheet.keys");
    const answers = this.round.set.questions.map((_, at) => ANSWERS[keys.indexOf(this.#typed()[at] ?? " ")] ?? null);
    const number = this.#field("number").valueAsNumber;
    if (!(number >= 1 && number <= MOST_PEOPLE)) return this.page.alert(t("workshop.round.sheet.bad_number"));
    if (!answers.some(Boolean)) return this.page.alert(t("workshop.round.sheet.empty"));
    this.#take([{ number, answers, from: "sheet", organisation: this.#field("organisation").value.trim() }]);
    this.#field("answers").value = "";
    this.#propose();
    this.#typing();
    this.#field("answers").focus();
  }

  // codes and files wait until someone adds them

  /** @param {Event} event */
  #readCodes(event) {
    event.preventDefault();
    const field = this.#codes();
    if (field.value.length > MOST_TEXT) return this.page.alert(t("workshop.round.problems.pasted"));
    const lines = field.value.split(/[\n;,]/).filter((line) => line.trim());
    const wrong = [];
    for (const line of lines.length ? lines : [""]) {
      try {
        this.#queue({ ...decode(line, this.round.set.id, this.round.set.questions.length), from: "code" });
      } catch (problem) {
        wrong.push({ line, text: this.#explain(line, problem) });
      }
    }
    this.#waiting();
    field.value = wrong.map(({ line }) => line).join("\n");
    this.#typing();
    this.page.alert(wrong.length ? wrong.slice(0, 3).map(({ text }) => text).join(" ") : null); // prettier-ignore
    field.focus();
  }

  /** @param {string} text @param {unknown} problem */
  #explain(text, problem) {
    if (!(problem instanceof CodeProblem)) throw problem;
    const short = text.trim().slice(0, 40);
    return t(`workshop.round.problems.${problem.reason}`, { code: short, id: this.round.set.id });
  }

  /** @param {HTMLInputElement} input */
  async #readFiles(input) {
    const wrong = [];
    const found = [];
    for (const file of [...(input.files ?? [])].slice(0, MOST_PEOPLE)) {
      try {
        found.push({ ...(await answersIn(file, this.round.set)), file: file.name });
      } catch (problem) {
        if (!(problem instanceof AnswersProblem)) throw problem;
        wrong.push(t(`workshop.round.problems.${problem.reason}`, { file: file.name }));
      }
    }
    const taken = new Set([...this.round.numbers, ...[...this.round.pending, ...found].map(({ number }) => number)]);
    for (const { number, ...ballot } of found) {
      let own = number ?? 1;
      if (number === null) while (taken.has(own)) own += 1; // one that no other file brings along either
      taken.add(own);
      this.#queue({ ...ballot, number: own, from: "file" });
    }
    this.#waiting();
    input.value = "";
    this.page.alert(wrong.length ? wrong.slice(0, 3).join(" ") : null);
  }

  /** @param {{number: number, answers: (string | null)[], from: string, file?: string, changed?: number}} ballot */
  #queue(ballot) {
    if (this.round.pending.length >= MOST_PEOPLE) return;
    const last = this.round.pending.findLast(({ number }) => number === ballot.number);
    if (JSON.stringify(last?.answers) === JSON.stringify(ballot.answers)) return; // still before the camera
    this.round.pending.push({ changed: 0, ...ballot });
  }

  /** Show and keep what waits to be added. */
  #waiting() {
    this.#showPending();
    this.page.typed();
  }

  #showPending() {
    const focused = document.activeElement?.getAttribute("data-skip");
    this.#part("pending").hidden = !this.round.pending.length;
    this.#part("pending-list").replaceChildren(
      ...this.round.pending.map((ballot, at) => {
        const { number, file, changed } = ballot;
        const answers = t("workshop.round.answers", { count: ballot.answers.filter(Boolean).length });
        const text = file ? t("workshop.round.pending.file", { file, number, answers }) : t("workshop.round.pending.item", { number, answers });
        const remarks = [...(changed ? [t("workshop.round.pending.changed", { count: changed })] : []), ...(this.round.ballots[number] || this.round.pending.findIndex((other) => other.number === number) < at ? [t("workshop.round.pending.replaces", { number })] : [])];
        const skip = make("button", { type: "button", class: "quiet", "data-skip": number, "aria-label": t("workshop.round.pending.skip", { number }) }, "×");
        skip.addEventListener("click", () => {
          this.round.pending = this.round.pending.filter((other) => other !== ballot);
          this.#waiting();
          this.#focusWay();
        });
        return make("li", {}, make("span", {}, [text, ...remarks].join(". ")), skip);
      }),
    );
    if (focused) /** @type {HTMLElement | null} */ (this.root.querySelector(`[data-skip="${focused}"]`))?.focus(); // another code came in
  }

  /** Go on where more can be collected: what had the focus is gone. */
  #focusWay() {
    /** @type {HTMLElement} */ (this.root.querySelector("[data-way-part]:not([hidden]) :is(.sheet-keys, textarea, [data-files], button)")).focus();
  }

  #addPending() {
    if (!this.#take(this.round.pending)) return;
    this.round.pending = [];
    this.#waiting();
    this.#focusWay();
  }

  /** @param {{number: number, answers: (string | null)[], from: string, organisation?: string}[]} ballots */
  #take(ballots) {
    const replaced = this.round.add(ballots);
    if (!replaced) {
      this.page.alert(t("workshop.round.too_many"));
      return false;
    }
    this.page.alert(null);
    const told = [t("workshop.round.added", { count: ballots.length }), ...(replaced.length ? [t("workshop.round.replaced", { numbers: replaced.join(", ") })] : [])];
    this.page.changed();
    this.#part("done").textContent = told.join(" ");
    return true;
  }

  #undo() {
    this.round.undo();
    this.page.changed();
    this.#part("done").textContent = t("workshop.round.undone");
    /** @type {HTMLElement} */ (this.root.querySelector("h2")).focus();
  }
}
