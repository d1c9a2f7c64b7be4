// Dossiers in IndexedDB: a record a field, so that two tabs never write over each other's work.
// Writes survive a browser that is killed right after; localStorage keeps them in memory for seconds.
import { carriesOver, named } from "../shared/storage.js";

export const NAME = named("guide-dossiers");
const OLD_NAME = "guide-dossiers"; // before names held the path of the site
const VERSION = 1;

/**
 * A dossier: when something in it changed last, and since when it holds changes that stand in no file, in milliseconds.
 * @typedef {{id: string, name: string, changed?: number, unfiled?: number}} Named
 */
/** @typedef {import("./entries.js").Entries} Entries */
/** @typedef {"full" | "newer" | "blocked"} Trouble */

/**
 * @template Result
 * @param {IDBRequest<Result>} request
 * @returns {Promise<Result>}
 */
const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * @param {IDBTransaction} transaction
 * @returns {Promise<void>}
 */
const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException("", "AbortError"));
  });

const keysOf = (/** @type {string} */ id) => IDBKeyRange.bound([id], [id, []]);

/** @param {IDBDatabase} database */
function createStores(database) {
  database.createObjectStore("dossiers", { keyPath: "id" });
  database.createObjectStore("answers", { keyPath: ["id", "key"] });
}

/** Open the database of before; null when there is none. */
async function openOld() {
  const request = indexedDB.open(OLD_NAME);
  request.onupgradeneeded = () => request.transaction?.abort(); // there is none, and none is made
  return done(request).catch(() => null);
}

/**
 * Carry over, once, the dossiers stored under the name of before; what stands here already stays.
 * @param {IDBDatabase} database
 */
async function carryOver(database) {
  const old = await openOld();
  if (!old) return;
  const before = old.transaction(["dossiers", "answers"]);
  const [dossiers, answers] = await Promise.all(["dossiers", "answers"].map((name) => done(before.objectStore(name).getAll())));
  const now = database.transaction(["dossiers", "answers"], "readwrite");
  const end = finished(now);
  const known = new Set((await done(now.objectStore("answers").getAllKeys())).map(String));
  for (const { id, key, value } of answers) if (!known.has(`${id},${key}`)) now.objectStore("answers").put({ id, key, value });
  const here = await done(now.objectStore("dossiers").getAllKeys());
  for (const dossier of dossiers) {
    if (!here.includes(dossier.id)) now.objectStore("dossiers").put({ ...dossier, changed: dossier.used, unfiled: dossier.used });
  }
  await end;
  old.close();
  indexedDB.deleteDatabase(OLD_NAME);
}

/**
 * Say which trouble an error of the browser is.
 * @param {unknown} error
 * @returns {Trouble}
 */
export function troubleOf(error) {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : "blocked";
}

export class Store {
  /** @type {IDBDatabase | null} */
  #database = null;

  /**
   * `onGone` is called when the database `name` is emptied or taken away while this page is open.
   * @param {() => void} onGone
   * @param {string} name
   */
  constructor(onGone, name = NAME) {
    this.onGone = onGone;
    this.name = name;
  }

  async #open() {
    if (this.#database) return this.#database;
    const request = indexedDB.open(this.name, VERSION);
    request.onupgradeneeded = () => createStores(request.result);
    const database = await done(request);
    if (carriesOver && this.name === NAME) await carryOver(database);
    const gone = () => {
      database.close();
      if (this.#database === database) this.#database = null;
      this.onGone();
    };
    database.onversionchange = gone;
    database.onclose = gone;
    this.#database = database;
    return database;
  }

  /**
   * @param {IDBTransactionMode} mode
   * @returns {Promise<IDBTransaction>}
   */
  async #begin(mode, tries = 5) {
    try {
      return (await this.#open()).transaction(["dossiers", "answers"], mode);
    } catch (error) {
      const closed = error instanceof DOMException && ["InvalidStateError", "AbortError"].includes(error.name);
      if (!closed || tries === 1) throw error;
      this.#database = null; // the browser closed it behind our back, or is still busy wiping
      await new Promise((resolve) => setTimeout(resolve, 50));
      return this.#begin(mode, tries - 1);
    }
  }

  /**
   * Return all dossiers, the one used last first; `used` is a time in milliseconds.
   * @returns {Promise<(Named & {used: number})[]>}
   */
  async dossiers() {
    const transaction = await this.#begin("readonly");
    const found = await done(transaction.objectStore("dossiers").getAll());
    return found.sort((a, b) => b.used - a.used);
  }

  /**
   * Return a dossier's values; null when it is not there.
   * @param {string} id
   * @returns {Promise<Entries | null>}
   */
  async read(id) {
    const transaction = await this.#begin("readonly");
    const dossier = done(transaction.objectStore("dossiers").get(id));
    const records = done(transaction.objectStore("answers").getAll(keysOf(id)));
    return (await dossier) ? new Map((await records).map((record) => [record.key, record.value])) : null;
  }

  /**
   * Write changed values; an empty text removes the field. Returns whether the dossier was there before.
   * @param {Named} dossier
   * @param {Entries} changes
   */
  async write(dossier, changes) {
    const transaction = await this.#begin("readwrite");
    const end = finished(transaction);
    const before = done(transaction.objectStore("dossiers").get(dossier.id));
    transaction.objectStore("dossiers").put({ ...dossier, used: Date.now() });
    const answers = transaction.objectStore("answers");
    for (const [key, value] of changes) {
      if (value === "") answers.delete([dossier.id, key]);
      else answers.put({ id: dossier.id, key, value });
    }
    transaction.commit();
    const [existed] = await Promise.all([before, end]);
    return existed !== undefined;
  }

  /**
   * Put other values in the place of all of a dossier's, or change nothing.
   * @param {Named} dossier
   * @param {Entries} values
   */
  async replace(dossier, values) {
    const transaction = await this.#begin("readwrite");
    const end = finished(transaction);
    const answers = transaction.objectStore("answers");
    answers.delete(keysOf(dossier.id));
    transaction.objectStore("dossiers").put({ ...dossier, used: Date.now() });
    for (const [key, value] of values) answers.put({ id: dossier.id, key, value });
    await end;
  }

  /** @param {string} id */
  async remove(id) {
    const transaction = await this.#begin("readwrite");
    const end = finished(transaction);
    transaction.objectStore("answers").delete(keysOf(id));
    transaction.objectStore("dossiers").delete(id);
    await end;
  }
}
