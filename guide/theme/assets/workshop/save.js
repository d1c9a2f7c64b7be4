// "Bewaar": what was agreed goes to a dossier, a file or paper. Nothing in a dossier is overwritten unasked.
import { newId } from "../dossier/dossier.js";
import { written } from "../dossier/dossier-file.js";
import { NAME, Store } from "../dossier/dossier-store.js";
import { t } from "../shared/wording.js";
import { make } from "./dom.js";
import { saveFile, textsOf } from "./files.js";
import { report } from "./report.js";

const NEW = "";
const FIELDS = /** @type {const} */ (["answer", "note", "action", "who", "when"]);

/**
 * Return a dossier's values for what was agreed; what a minority thinks is part of the note.
 * @param {import("./round.js").Round} round
 * @returns {Map<string, string>} by "question/field"
 */
export function valuesOf(round) {
  const values = new Map();
  for (const { id } of round.discussed) {
    const agreed = round.agreed[id];
    const minority = agreed.minority.trim() && t("workshop.round.agree.minority_prefix", { text: agreed.minority.trim() });
    const note = [agreed.note.trim(), minority].filter(Boolean).join("\n");
    for (const field of FIELDS) {
      const value = field === "note" ? note : agreed[field];
      if (value.trim()) values.set(`${id}/${field}`, value);
    }
  }
  return values;
}

export class Save {
  #store = new Store(() => {});
  /** @type {Map<string, string>} what stands in the chosen dossier */
  #there = new Map();
  #busy = false; // a second press waits for the first

  /**
   * @param {import("./round.js").Round} round
   * @param {{alert: (text: string | null) => void}} page
   */
  constructor(round, page) {
    this.round = round;
    this.page = page;
    this.form = /** @type {HTMLFormElement} */ (document.querySelector("[data-save]"));
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (this.#busy) return;
      this.#busy = true;
      this.#put().finally(() => (this.#busy = false));
    });
    this.#field("dossier").addEventListener("change", () => this.#chosen());
    this.#part("save-file").addEventListener("click", () => this.#file());
    this.#part("to-dossier").addEventListener("click", (event) => {
      if (event.detail > 1) event.preventDefault(); // the second half of a double click, where the button was
    });
    this.#part("print").addEventListener("click", () => {
      const kit = /** @type {HTMLElement} */ (document.querySelector("[data-kit]"));
      kit.replaceChildren(...report(this.round, kit, this.#name()));
      print();
    });
  }

  /** @param {string} name */
  #part(name) {
    return /** @type {HTMLElement} */ (this.form.querySelector(`[data-${name}]`));
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.form.elements.namedItem(name));
  }

  async show() {
    if (!this.#field("name").value) this.#field("name").value = this.round.set.title; // before anyone types
    const list = await this.#store.dossiers().catch(() => []);
    const options = list.map(({ id, name }) => make("option", { value: id }, name));
    const before = this.#field("dossier").value;
    this.#field("dossier").replaceChildren(make("option", { value: NEW }, t("workshop.round.save.new")), ...options);
    if (list.some(({ id }) => id === before)) this.#field("dossier").value = before;
    await this.#chosen();
  }

  async #chosen() {
    const id = this.#field("dossier").value;
    this.#there = id === NEW ? new Map() : ((await this.#store.read(id).catch(() => null)) ?? new Map());
    this.#part("name-part").hidden = id !== NEW;
    this.#field("name").required = id === NEW;
    const other = new Set([...valuesOf(this.round)].filter(([key, value]) => this.#differs(key, value)).map(([key]) => key.split("/")[0]));
    this.#part("conflict").hidden = !other.size;
    this.#part("conflict-text").textContent = t("workshop.round.save.conflict", { count: other.size, name: this.#name() });
  }

  /** Whether the dossier, which another tab may have changed meanwhile, now differs in a way that nobody was asked about. */
  async #differsUnasked() {
    const asked = this.#part("conflict-text").textContent;
    await this.#chosen();
    return !this.#part("conflict").hidden && this.#part("conflict-text").textContent !== asked;
  }

  /** @param {string} key @param {string} value */
  #differs(key, value) {
    return this.#there.has(key) && this.#there.get(key) !== value;
  }

  #name() {
    const choice = /** @type {HTMLSelectElement} */ (/** @type {unknown} */ (this.#field("dossier")));
    return choice.value === NEW ? this.#field("name").value.trim() || this.round.set.title : choice.selectedOptions[0].text;
  }

  async #put() {
    const values = valuesOf(this.round);
    if (!values.size) return this.page.alert(t("workshop.round.save.nothing"));
    if (await this.#differsUnasked()) return /** @type {HTMLElement} */ (this.form.querySelector('[name="conflict"]:checked')).focus();
    const replace = this.#field("conflict").value === "replace";
    const changes = new Map([...values].filter(([key, value]) => replace || !this.#differs(key, value)));
    const name = this.#name();
    const dossier = { id: this.#field("dossier").value || newId(), name };
    try {
      const known = (await this.#store.dossiers()).find(({ id }) => id === dossier.id);
      await this.#store.write({ ...known, ...dossier, changed: Date.now(), unfiled: known?.unfiled ?? Date.now() }, changes);
    } catch {
      return this.page.alert(t("workshop.round.save.failed"));
    }
    new BroadcastChannel(NAME).postMessage({ list: true, dossier: dossier.id }); // other tabs show it too
    this.page.alert(null);
    await this.show();
    this.#field("dossier").value = dossier.id;
    await this.#chosen();
    this.#part("saved").textContent = t("workshop.round.save.done", { count: this.round.discussed.length, name });
    this.#part("to-dossier").hidden = false;
  }

  /** A dossier with what was agreed, and beside it how many gave which answer: no numbers or names of participants. */
  #file() {
    const { set } = this.round;
    const counts = Object.fromEntries(set.questions.map(({ id }) => [id, { first: this.round.first(id), second: this.round.second(id) }]));
    const name = this.#name();
    saveFile(written(name, valuesOf(this.round), new Date(), { questions: textsOf(set), counts }), name);
  }
}
