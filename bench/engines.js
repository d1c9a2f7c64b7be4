// Search engines over the same built site, each as {load(), ask(text), stop()}: ask returns addresses relative to the site, best first.
// `base` is the site's address. All but the guide and Pagefind get the same documents, a page or heading each: bench/documents.json.

/** @param {string} address */
async function json(address) {
  return (await fetch(address, { cache: "no-store" })).json();
}

const plain = (/** @type {string} */ text) => text.replace(/<[^>]+>/g, " ");

/** @type {Record<string, (base: string) => Promise<{load: () => any, ask: (text: string) => Promise<string[]>, stop: () => void}>>} */
export const engines = {
  guide: async (base) => {
    const { openEngine } = await import(`${base}assets/search/engine.js`);
    const engine = await openEngine();
    return { load() {}, ask: async (text) => (await engine.ask(text, { most: 60 })).hits.map((/** @type {{url: string}} */ { url }) => url), stop() {} };
  },

  // The guide's own index for a folder.
  folder: async (base) => {
    for (const path of ["assets/vendor/lunr/lunr.min.js", "search/offline.js"]) {
      await new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src: base + path, onload: done })));
    }
    const { lunr, offlineSearch: data } = /** @type {any} */ (globalThis);
    const { words } = await import(`${base}assets/shared/words.js`);
    lunr.Pipeline.registerFunction((/** @type {any} */ token) => token.update((/** @type {string} */ word) => (word.length > 3 ? data.root(word) : word)), data.name);
    const index = lunr.Index.load(data.index);
    const stop = new Set(data.stop);
    return {
      load() {},
      async ask(text) {
        const asked = words(text).filter((/** @type {string} */ word) => !stop.has(word));
        const hits = asked.length === 0 ? [] : index.query((/** @type {any} */ one) => {
          one.term(asked, { boost: 10 });
          one.term(asked, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING, boost: 2 });
          for (const word of asked) if (word.length > 4) one.term(word, { usePipeline: false, editDistance: 1 });
        });
        return hits.map((/** @type {{ref: string}} */ { ref }) => data.pages[Number(ref)][0]);
      },
      stop() {},
    };
  },

  material: async (base) => {
    const searcher = new Worker(`${base}bench/material/workers/search.js`);
    let settle = (/** @type {any} */ _answer) => {};
    searcher.addEventListener("message", ({ data }) => settle(data));
    const send = (/** @type {any} */ message) => new Promise((resolve) => {
      settle = resolve;
      searcher.postMessage(message);
    });
    const docs = await json(`${base}bench/documents.json`);
    const config = { lang: ["nl"], separator: "[\\s\\-]+", pipeline: ["stopWordFilter"], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1e6 } } };
    return {
      load: () => send({ type: 0, data: { config, docs, options: { suggest: false } } }),
      async ask(text) {
        /** @type {any} */
        let answer = await send({ type: 2, data: text });
        while (answer.type !== 3) answer = await new Promise((resolve) => (settle = resolve));
        return answer.data.items.map((/** @type {{location: string}[]} */ group) => group.find(({ location: at }) => !at.includes("#"))?.location ?? group[0].location);
      },
      stop: () => searcher.terminate(),
    };
  },

  minisearch: async (base) => {
    const { default: MiniSearch } = await import(`${base}bench/minisearch.js`);
    const docs = await json(`${base}bench/documents.json`);
    const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["location"], searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3 } } });
    return {
      load: () => index.addAll(docs.map((/** @type {any} */ { location: at, title, text }, /** @type {number} */ id) => ({ id, location: at, title, text: plain(text) }))),
      ask: async (text) => index.search(text).map((/** @type {any} */ { location: at }) => at),
      stop() {},
    };
  },

  orama: async (base) => {
    const { create, insertMultiple, search } = await import(`${base}bench/orama/index.js`);
    const { stemmer, language } = await import(`${base}bench/orama-stemmer-nl.js`);
    const docs = await json(`${base}bench/documents.json`);
    const db = create({ schema: { title: "string", text: "string" }, components: { tokenizer: { stemming: true, language, stemmer } } });
    return {
      load: () => insertMultiple(db, docs.map((/** @type {any} */ { location: at, title, text }) => ({ location: at, title, text: plain(text) }))),
      async ask(text) {
        const { hits } = await search(db, { term: text, tolerance: 1, boost: { title: 3 }, limit: 60 });
        return hits.map((/** @type {any} */ { document: found }) => found.location);
      },
      stop() {},
    };
  },

  pagefind: async (base) => {
    const pagefind = await import(`${base}pagefind/pagefind.js`);
    return {
      load: () => pagefind.init(),
      async ask(text) {
        const { results } = await pagefind.search(text);
        const pages = await Promise.all(results.slice(0, 30).map((/** @type {any} */ result) => result.data()));
        return pages.map(({ raw_url: url }) => url.replace(/^\//, ""));
      },
      stop() {},
    };
  },
};

/**
 * Load an engine and ask it everything: {answers, first: ms to the first answer, times: ms of each query}.
 * @param {string} name
 * @param {string} base
 * @param {string[]} texts
 */
export async function run(name, base, texts) {
  const started = performance.now();
  const engine = await engines[name](base);
  await engine.load();
  await engine.ask(texts[0]);
  const first = performance.now() - started;
  const [answers, times] = [[], []];
  for (const text of texts) {
    const asked = performance.now();
    answers.push(await engine.ask(text));
    times.push(performance.now() - asked);
  }
  engine.stop();
  return { answers, first, times };
}
