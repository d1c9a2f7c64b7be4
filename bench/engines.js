// Search engines over the same built site, each as {load(), ask(text)}: ask returns addresses relative to the site, best first.
// `base` is the site's address; `files` collects what each fetched, for its size.

const worker = (address, setup) => {
  const searcher = new Worker(address);
  let settle;
  searcher.addEventListener("message", ({ data }) => settle(data));
  const send = (message) => new Promise((resolve) => ((settle = resolve), searcher.postMessage(message)));
  return {
    load: () => send({ type: 0, data: setup }),
    async ask(text) {
      let answer = await send({ type: 2, data: text });
      while (answer.type !== 3 || (answer.data.guide && answer.data.guide.query !== text)) answer = await new Promise((resolve) => (settle = resolve));
      return answer.data.items.map((group) => group.find(({ location }) => !location.includes("#"))?.location ?? group[0].location);
    },
    stop: () => searcher.terminate(),
  };
};

async function json(address) {
  return (await fetch(address, { cache: "no-store" })).json();
}

export const engines = {
  guide: async (base, config) => worker(new URL(config.search, location), { config: {}, docs: [], options: {} }),

  material: async (base, config) => {
    const full = await json(`${base}search/full_index.json`);
    return worker(new URL(config.fallback, location), { ...full, options: { suggest: false } });
  },

  minisearch: async (base) => {
    const { default: MiniSearch } = await import(`${base}bench/minisearch.js`);
    const { docs } = await json(`${base}search/full_index.json`);
    const index = new MiniSearch({ fields: ["title", "text"], storeFields: ["location"], searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 3 } } });
    return {
      load: async () => index.addAll(docs.map(({ location, title, text }, id) => ({ id, location, title, text: text.replace(/<[^>]+>/g, " ") }))),
      ask: async (text) => index.search(text).map(({ location }) => location),
      stop() {},
    };
  },

  pagefind: async (base) => {
    const pagefind = await import(`${base}pagefind/pagefind.js`);
    return {
      load: () => pagefind.init(),
      async ask(text) {
        const { results } = await pagefind.search(text);
        const pages = await Promise.all(results.slice(0, 30).map((result) => result.data()));
        return pages.map(({ raw_url: url }) => url.replace(/^\//, ""));
      },
      stop() {},
    };
  },
};

/** Load an engine and ask it everything: {answers, first: ms to the first answer, times: ms of each query}. */
export async function run(name, base, config, texts) {
  const started = performance.now();
  const engine = await engines[name](base, config);
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
