// The dossier a page works in: its values, saved as they change, shared with other tabs, and what goes wrong with them.
import { t } from "../shared/wording.js";
import { NAME, Store, troubleOf } from "./dossier-store.js";
import { moved, partsOf, questionIn } from "./entries.js";
import { TAB, readTab, writeTab } from "./tab.js";

/** @typedef {import("./entries.js").Entries} Entries */
/** @typedef {import("./dossier-store.js").Named} Named */
/** @typedef {[key: string, value: string][]} Changes */
/** @typedef {{dossier?: string, values?: Changes, list?: boolean}} News from another tab: whose values changed, which, and whether the list did */

/** @typedef {{name: string, tab: string, first: Named}} Place the database, the key of a tab's choice, and the dossier of a first visit */

/** @type {Place} one id for all tabs, so that a first visit in two tabs makes one dossier */
const ANSWERS = { name: NAME, tab: TAB, first: { id: "eerste", name: t("dossier.name") } };

export const newId = () => Array.from(crypto.getRandomValues(new Uint32Array(2)), (number) => number.toString(36)).join("");

/** Events: "values" (changed by something else than this page's fields), "dossiers" (the list or the choice), "saved", "trouble". */
export class Dossier extends EventTarget {
  /** @type {Entries} */
  values = new Map();
  /** @type {Entries} */
  unsaved = new Map();
  /** @type {Entries | null} what this page still holds of a dossier that was wiped elsewhere */
  lost = null;
  /** @type {import("./dossier-store.js").Trouble | "cleared" | null} */
  trouble = null;
  #stored = false;
  /** @type {Promise<boolean> | null} */
  #saving = null;
  #store;
  #channel;

  /**
   * @param {Record<string, string>} renames questions that got another id
   * @param {Place} place where the dossiers are kept
   */
  constructor(renames, place) {
    super();
    this.renames = renames;
    this.place = place;
    /** @type {Named} */
    this.current = { ...place.first };
    /** @type {Named[]} */
    this.list = [this.current];
    this.#store = new Store(() => this.refresh(), place.name);
    this.#channel = new BroadcastChannel(place.name);
  }

  /**
   * Open the dossier of this tab.
   * @param {Record<string, string>} renames
   * @param {Place} place where the dossiers are kept
   */
  static async start(renames, place = ANSWERS) {
    const dossier = new Dossier(renames, place);
    await dossier.#choose(readTab(place.tab));
    dossier.#listen();
    return dossier;
  }

  #listen() {
    this.#channel.onmessage = ({ data }) => this.#heard(data);
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.refresh();
      else this.#save();
    });
    addEventListener("pageshow", (event) => event.persisted && this.#follow());
    addEventListener("pagehide", () => this.#save());
    addEventListener("beforeunload", (event) => {
      const atRisk = this.trouble === "blocked" ? this.values : this.unsaved;
      if (atRisk.size || this.lost) event.preventDefault();
    });
  }

  /** The browser brought this page back as it was: the tab may work in another dossier since. */
  async #follow() {
    const id = readTab();
    if (id && id !== this.current.id) await this.switchTo(id);
    else await this.refresh();
  }

  /**
   * @param {string} question
   * @param {string} field
   * @param {string} date of an earlier measurement; without it what stands there now
   */
  get(question, field, date = "") {
    const moment = date && `${date}#`;
    return this.values.get(`${moment}${question}/${field}`) ?? "";
  }

  /** The dates of the earlier measurements, oldest first. */
  get measurements() {
    return [...new Set([...this.values.keys()].map((key) => partsOf(key).date))].filter(Boolean).sort();
  }

  /**
   * Keep the answers and notes of the checklists as those of a date, and go on from them.
   * @param {string} date
   */
  measureAgain(date) {
    const measured = [...this.values].filter(([key]) => {
      const parts = partsOf(key);
      return !parts.date && !parts.who && ["answer", "note"].includes(parts.field);
    });
    this.#change(measured.map(([key, value]) => [`${date}#${key}`, value]));
    this.#tell("values");
  }

  /**
   * Change what differs from these values; what they lack stays.
   * @param {Entries} values
   */
  take(values) {
    const changes = [...values].filter(([key, value]) => this.values.get(key) !== value);
    this.#change(changes);
    this.#tell("values");
    return changes.length;
  }

  /** Everything stands in a file now. */
  async filed() {
    delete this.current.unfiled;
    if (await this.#keep(() => this.#store.write(this.current, new Map()))) await this.#list();
    this.#channel.postMessage({ list: true });
  }

  /**
   * Change a field and save it at once.
   * @param {string} question
   * @param {string} field
   * @param {string} value
   */
  set(question, field, value) {
    if (this.get(question, field) === value) return;
    this.#change([[`${question}/${field}`, value]]);
  }

  /**
   * Empty every field of the questions for which `chosen` says so.
   * @param {(question: string) => boolean} chosen
   */
  clear(chosen) {
    this.#change([...this.values.keys()].filter((key) => chosen(questionIn(key))).map((key) => [key, ""]));
    this.#tell("values");
  }

  /** @param {Changes} changes */
  #change(changes) {
    for (const [key, value] of changes) {
      if (value === "") this.values.delete(key);
      else this.values.set(key, value);
      this.unsaved.set(key, value);
    }
    return this.#save();
  }

  /** Send what is not saved yet at once, also while an earlier write runs: a page that is left waits for nothing. */
  #save() {
    if (this.unsaved.size) this.#saving = this.#write(new Map(this.unsaved));
    return this.#saving;
  }

  /** @param {Entries} batch */
  async #write(batch) {
    const { id } = this.current;
    Object.assign(this.current, { changed: Date.now(), unfiled: this.current.unfiled ?? Date.now() });
    let existed;
    try {
      existed = await this.#store.write(this.current, batch);
    } catch (error) {
      this.#report(troubleOf(error));
      return false;
    }
    for (const [key, value] of batch) if (this.unsaved.get(key) === value) this.unsaved.delete(key);
    this.#channel.postMessage({ dossier: id, values: [...batch], list: !existed });
    if (this.#stored && !existed) this.#lose(batch);
    else if (!this.lost) this.#report(null);
    this.#stored = true;
    this.#tell("saved");
    if (!existed) await this.#keep(() => this.#list());
    return true;
  }

  /** Wait until everything is stored. Returns false when it cannot be. */
  async #settled() {
    await this.#saving;
    while (this.unsaved.size) if (!(await this.#save())) return false;
    return this.lost === null;
  }

  /** @param {Entries} kept */
  #lose(kept) {
    const rest = [...this.values].filter(([key]) => !kept.has(key));
    if (!rest.length) return;
    this.lost = new Map(rest);
    this.#report("cleared");
  }

  /** Put back what was wiped elsewhere while this page held it. */
  restore() {
    const changes = [...(this.lost ?? [])];
    this.lost = null;
    this.#report(null);
    return this.#change(changes);
  }

  /** @param {News} message */
  #heard(message) {
    if (message.list) this.#list();
    if (message.dossier !== this.current.id || this.lost) return;
    if (!message.values) return void this.refresh();
    this.#stored = true;
    for (const [key, value] of message.values) {
      if (this.unsaved.has(key)) continue;
      if (value === "") this.values.delete(key);
      else this.values.set(key, value);
    }
    this.#tell("values");
  }

  /** Read again what is stored: another tab may have written while this one slept. */
  async refresh() {
    if (this.lost) return;
    await this.#saving;
    let stored;
    try {
      stored = await this.#store.read(this.current.id);
    } catch (error) {
      return this.#report(troubleOf(error));
    }
    if (!stored && this.#stored) {
      this.#stored = false;
      return this.#lose(this.unsaved);
    }
    this.#take(stored ?? new Map());
    await this.#list();
  }

  /** @param {Entries} stored */
  #take(stored) {
    const now = moved(stored, this.renames);
    this.values = new Map([...now, ...this.unsaved].filter(([, value]) => value !== ""));
    this.#tell("values");
    const changes = [...now].filter(([key, value]) => stored.get(key) !== value);
    /** @type {Changes} */
    const left = [...stored.keys()].filter((key) => !now.has(key)).map((key) => [key, ""]);
    if (changes.length || left.length) this.#change([...changes, ...left]);
  }

  // several dossiers

  async #list() {
    this.list = await this.#store.dossiers();
    const known = this.list.find((dossier) => dossier.id === this.current.id);
    if (known) this.current = { ...known };
    else this.list = [this.current, ...this.list];
    this.#tell("dossiers");
  }

  /** @param {string | null} id */
  async #choose(id) {
    try {
      const all = await this.#store.dossiers();
      this.current = { ...(all.find((dossier) => dossier.id === id) ?? all[0] ?? this.place.first) };
      const stored = await this.#store.read(this.current.id);
      this.#stored = stored !== null;
      this.#take(stored ?? new Map());
      await this.#list();
    } catch (error) {
      this.#report(troubleOf(error));
    }
    writeTab(this.current.id, this.place.tab);
  }

  /**
   * Work in another dossier. Returns false when this one's last answers cannot be saved first.
   * @param {string} id
   */
  async switchTo(id) {
    if (!(await this.#settled())) return false;
    await this.#choose(id);
    await this.#keep(() => this.#store.write(this.current, new Map()));
    return true;
  }

  /**
   * Make a dossier with these values and work in it. Returns whether it could be stored.
   * @param {string} name
   * @param {Entries} values
   * @param {number} [changed] when they changed last
   */
  async add(name, values = new Map(), changed) {
    const dossier = { id: newId(), name: this.#ownName(name), changed };
    if (!(await this.#settled())) return false;
    return (await this.#keep(() => this.#store.replace(dossier, values))) && this.switchTo(dossier.id);
  }

  /**
   * Put a file's values in the place of this dossier's. Returns whether they could be stored; if not, nothing changed.
   * @param {string} name
   * @param {Entries} values
   * @param {number} [changed] when they changed last
   */
  async replace(name, values, changed) {
    const dossier = { id: this.current.id, name: this.#ownName(name, this.current.id), changed };
    const kept = await this.#keep(() => this.#store.replace(dossier, values));
    if (!kept && this.trouble !== "blocked") return false;
    this.unsaved = kept ? new Map() : new Map(values); // blocked: this page is all there is
    this.lost = null;
    this.values = new Map(values);
    this.current = dossier;
    this.#stored = kept;
    if (kept) {
      this.#report(null);
      await this.#list();
    }
    this.#channel.postMessage({ list: true, dossier: dossier.id });
    this.#tell("values");
    this.#tell("dossiers");
    return true;
  }

  /** @param {string} name */
  async rename(name) {
    this.current.name = this.#ownName(name, this.current.id);
    if (await this.#keep(() => this.#store.write(this.current, new Map()))) await this.#list();
    this.#channel.postMessage({ list: true });
  }

  /** Remove this dossier with everything in it, and work in the one used before it. */
  async remove() {
    const { id } = this.current;
    if (!(await this.#keep(() => this.#store.remove(id)))) return;
    this.unsaved.clear();
    this.lost = null;
    this.#stored = false;
    this.#channel.postMessage({ list: true, dossier: id });
    await this.#choose(null);
  }

  /**
   * A name that no other dossier has.
   * @param {string} name
   * @param {string | null} except
   */
  #ownName(name, except = null) {
    const taken = new Set(this.list.filter((dossier) => dossier.id !== except).map((dossier) => dossier.name));
    let own = name.trim().slice(0, 80) || this.place.first.name;
    for (let number = 2; taken.has(own); number += 1) own = `${name.trim().slice(0, 74)} (${number})`;
    return own;
  }

  /** @param {() => Promise<unknown>} action */
  async #keep(action) {
    try {
      await action();
      return true;
    } catch (error) {
      this.#report(troubleOf(error));
      return false;
    }
  }

  /** @param {Dossier["trouble"]} trouble */
  #report(trouble) {
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.#tell("trouble");
  }

  /** @param {string} name */
  #tell(name) {
    this.dispatchEvent(new Event(name));
  }
}
