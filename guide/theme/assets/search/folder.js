// The search of a site that is opened from a folder: modules do not run there and nothing can be fetched. A classic script, with lunr
// (lunrjs.com) and search/offline.js before it. It finds pages by title, heading and everyday word; it shows no passages.
(() => {
  const words = JSON.parse(document.getElementById("words")?.textContent ?? "{}");
  const note = Object.assign(document.createElement("p"), { className: "offline", textContent: words.shared?.from_folder ?? "" });
  document.querySelector("header")?.after(note); // only the zip is made for this

  const most = 8;
  /** @type {any} */
  const { lunr, offlineSearch: data } = globalThis;
  const search = document.querySelector("[role=search]");
  const field = search?.querySelector("input");
  const panel = search?.querySelector(".search-panel");
  const list = panel?.querySelector("[role=listbox]");
  if (!lunr || !data || !field || !panel || !list) return;
  const site = new URL(field.form?.dataset.site ?? ".", location.href);

  const rooted = (/** @type {any} */ token) => token.update((/** @type {string} */ word) => (word.length > 3 && /^[a-z]+$/.test(word) ? data.root(word) : word));
  lunr.Pipeline.registerFunction(rooted, data.name);
  const index = lunr.Index.load(data.index);
  const stop = new Set(data.stop);

  /** @param {string} text as guide/language/stems.py takes it apart */
  const terms = (text) => text.normalize("NFKD").toLowerCase().replace(/['’‘`]|[\p{M}\p{Cf}]/gu, "").match(/\d+\.\d+|[a-z0-9]+/g) ?? [];

  /**
   * Numbers of results: a word as it is, begun, or with a letter wrong.
   * @param {string} query
   * @returns {string[]}
   */
  function find(query) {
    const asked = terms(query).filter((word) => !stop.has(word));
    if (asked.length === 0) return [];
    const hits = index.query((/** @type {any} */ one) => {
      one.term(asked, { boost: 10 });
      one.term(asked, { usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING, boost: 2 });
      for (const word of asked) if (word.length > 4) one.term(word, { usePipeline: false, editDistance: 1 });
    });
    return hits.map((/** @type {{ref: string}} */ { ref }) => ref);
  }

  function answer() {
    const found = find(field?.value ?? "").slice(0, most);
    const options = found.map((number) => {
      const [url, title, kind] = data.pages[Number(number)];
      const [page, anchor] = url.split("#");
      const link = document.createElement("a");
      link.className = "hit";
      const fragment = anchor ? `#${anchor}` : "";
      link.href = new URL(`${page}index.html${fragment}`, site).href;
      link.setAttribute("role", "option");
      link.setAttribute("aria-selected", "false");
      link.append(...[["hit-kind", kind], ["hit-title", title]].map(([className, text]) => Object.assign(document.createElement("span"), { className, textContent: text })));
      return link;
    });
    list?.replaceChildren(...options);
    list?.toggleAttribute("hidden", options.length === 0);
    panel?.classList.toggle("open", options.length > 0);
    field?.setAttribute("aria-expanded", String(options.length > 0));
  }

  field.addEventListener("input", answer);
  field.form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const first = list.querySelector("a");
    if (first) location.assign(first.href);
  });
  field.form?.addEventListener("reset", () => setTimeout(answer));
  field.addEventListener("keydown", ({ key }) => {
    if (key === "ArrowDown") list.querySelector("a")?.focus();
    if (key === "Escape") panel.classList.remove("open");
  });
  if (field.value) answer();
})();
