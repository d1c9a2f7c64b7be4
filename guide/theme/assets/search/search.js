// Stands between Material's search field and the search worker: it waits with loading until the field has focus, takes Material's
// own worker when ours fails, and shows what Material has no place for, and lets Tab go through the results. A classic script: it must run before the theme's.
(() => {
  const [SETUP, QUERY, RESULT] = [0, 2, 3];
  const ThemeWorker = window.Worker;
  const config = JSON.parse(document.getElementById("__config").textContent);
  const base = new URL(config.base, location);
  const field = document.querySelector('[data-md-component="search-query"]');
  const result = document.querySelector('[data-md-component="search-result"]');
  const search = document.querySelector('[data-md-component="search"]');
  const toggle = document.querySelector('[data-md-toggle="search"]');
  if (!field || !result || !ThemeWorker || location.protocol === "file:") return;

  class SearchWorker extends EventTarget {
    constructor() {
      super();
      if (document.activeElement === field) this.wanted = true;
      field.addEventListener("focus", () => this.begin(true), { once: true });
    }

    postMessage(message) {
      if (message.type === SETUP) {
        this.setup = message;
        this.begin(this.wanted);
      } else {
        if (message.type === QUERY) this.query = message;
        this.worker?.postMessage(message);
      }
    }

    begin(wanted) {
      this.wanted = wanted;
      if (!wanted || !this.setup || this.worker) return;
      this.run(config.search, this.setup).addEventListener("error", () => this.fallBack(), { once: true });
    }

    run(address, setup) {
      this.worker = new ThemeWorker(address);
      this.worker.addEventListener("message", ({ data }) => this.pass(data));
      this.worker.postMessage(setup);
      return this.worker;
    }

    /** Let Material search, in the full index that was put aside for this. */
    async fallBack() {
      this.worker.terminate();
      const full = await fetch(new URL("search/full_index.json", base)).then((response) => (response.ok ? response.json() : {})).catch(() => ({}));
      this.run(config.fallback, { ...this.setup, data: { ...this.setup.data, ...full } });
      if (this.query) this.worker.postMessage(this.query);
    }

    /** Texts that come later have the list drawn anew: not while a visitor is in it, who would lose their place. */
    pass(data) {
      if (data.type === RESULT && result.contains(document.activeElement)) return;
      this.dispatchEvent(new MessageEvent("message", { data }));
      if (data.type === RESULT) show(data.data);
    }
  }

  window.Worker = class extends ThemeWorker {
    constructor(address, options) {
      if (address === config.search && config.fallback) return new SearchWorker();
      super(address, options);
    }
  };

  // Material closes the results on Tab; here Tab walks through them, and leaving the search closes them.
  document.addEventListener("keydown", (event) => event.key === "Tab" && search.contains(document.activeElement) && event.stopPropagation(), true);
  search.addEventListener("focusout", ({ relatedTarget }) => toggle.checked && !search.contains(relatedTarget) && toggle.click());
  new MutationObserver(() => {
    for (const stop of result.querySelectorAll('li [tabindex="-1"]')) stop.removeAttribute("tabindex");
  }).observe(result.lastElementChild, { childList: true });

  const above = result.querySelector("[data-search-above]");

  function show({ items, guide }) {
    above.replaceChildren();
    if (!guide) return;
    result.firstElementChild.replaceChildren(...status(items.length, guide));
    if (guide.answer) above.append(definition(guide.answer));
    if (items.length === 0 && !guide.answer) above.append(...elsewhere(guide));
  }

  function status(count, { query, answer, meant }) {
    const counted = count === 1 ? "1 resultaat" : `${count} resultaten`;
    if (meant.length > 0) return ["Bedoelde je ", element("strong", meant.map(([, word]) => word).join(" ")), `? ${counted}`];
    return [count === 0 && !answer ? `Niets gevonden voor “${query.trim()}”` : counted];
  }

  function definition({ title, text, url }) {
    const box = element("div", "", "result-answer");
    box.append(element("p", "Begrip", "result-kind"), element("p", title, "result-term"), element("p", text), linked("Bekijk bij de begrippen", url));
    return box;
  }

  function elsewhere({ nearest, phases }) {
    const box = element("div", "", "result-answer");
    if (nearest.length > 0) box.append(element("p", "Woorden die erop lijken:"), choices(nearest.map((word) => linked(word, `?q=${encodeURIComponent(word)}`, location))));
    box.append(element("p", "Of begin bij een fase:"), choices(phases.map(([id, name]) => linked(name, `${id}/`))));
    return [box];
  }

  function choices(links) {
    const list = element("ul", "", "result-choices");
    for (const link of links) {
      const entry = document.createElement("li");
      entry.append(link);
      list.append(entry);
    }
    return list;
  }

  /** Material's key handling reads a score from the first element in each link. */
  function linked(text, address, from = base) {
    const link = document.createElement("a");
    link.href = new URL(address, from);
    const label = element("span", text);
    label.dataset.mdScore = "0";
    link.append(label);
    return link;
  }

  function element(name, text, className = "") {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }
})();
