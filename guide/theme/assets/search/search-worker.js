// The search worker. It answers the messages of Material's search field: 0 set up, 1 ready, 2 query, 3 result.
// A classic worker, because the field starts it without a type; the work is done by the modules it imports.
const [SETUP, READY, QUERY, RESULT] = [0, 1, 2, 3];
/** @type {import("./index.js").Index} */
let index;
/** @type {typeof import("./show.js").search} */
let search;
/** @type {string} */
let query;

/** @param {string} file */
async function load(file) {
  const response = await fetch(new URL(`../../search/${file}`, self.location.href));
  if (!response.ok) throw new Error(`${file}: ${response.status}`);
  return response.json();
}

async function setUp() {
  const [show, { Index }, { useLanguage }, data] = await Promise.all([
    import("./show.js"),
    import("./index.js"),
    import("../shared/words.js"),
    load("guide.json"),
  ]);
  await useLanguage(data.language.code);
  index = new Index(data);
  search = show.search;
  self.postMessage({ type: READY });
  index.describe(await load("texts.json"));
  if (query) answer();
}

function answer() {
  self.postMessage({ type: RESULT, data: search(query, index) });
}

self.addEventListener("message", async ({ data: { type, data } }) => {
  try {
    if (type === SETUP) await setUp();
    if (type === QUERY) {
      query = data;
      answer();
    }
  } catch (error) {
    // A rejected promise does not reach the page; an error thrown by a task does.
    setTimeout(() => {
      throw error;
    });
  }
});
