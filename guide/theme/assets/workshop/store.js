// Keeps what a round or a participant has so far, in IndexedDB: a write is safe as soon as it is done, also when the browser is killed.
import { named } from "../shared/storage.js";

const NAME = named("guide-rounds");
const STORE = "kept";

/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * @template Result
 * @param {IDBTransactionMode} mode
 * @param {(store: IDBObjectStore) => IDBRequest<Result>} ask
 * @returns {Promise<Result>}
 */
async function run(mode, ask) {
  const transaction = (await database()).transaction(STORE, mode);
  const request = ask(transaction.objectStore(STORE));
  if (mode === "readwrite") transaction.commit(); // at once: the page may be left right after
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** Return what was kept under a key, or undefined. @param {string} key */
export const recall = (key) => run("readonly", (store) => store.get(key));

/** @param {string} key @param {unknown} value */
export const keep = (key, value) => run("readwrite", (store) => store.put(value, key));

/** @param {string} key */
export const forget = (key) => run("readwrite", (store) => store.delete(key));
