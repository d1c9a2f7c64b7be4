// Stands between Material's search field and the search worker: it waits with loading until the field has focus, takes Material's own
// worker when ours fails, shows what Material has no place for, and lets Tab go through the results. It must run before the theme's script.
import { make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";

/** @typedef {{type: number, data?: any}} Message of Material's search field */
/** @typedef {import("./show.js").Guidance} Guidance */

const [SETUP, QUERY, RESULT] = [0, 2, 3];
const ThemeWorker = window.Worker;
const config = JSON.parse(one("#__config").textContent);
const base = new URL(config.base, location.href);
const field = one('[data-md-component="search-query"]', document, HTMLInputElement);
const result = one('[data-md-component="search-result"]');
const search = one('[data-md-component="search"]');
const toggle = one('[data-md-toggle="search"]', document, HTMLInputElement);
const [status, above, list] = [".md-search-result__meta", "[data-search-above]", ".md-search-result__list"].map((part) => one(part, result));

class SearchWorker extends EventTarget {
  /** @type {Message | null} */
  setup = null;
  /** @type {Message | null} */
  query = null;
  /** @type {Worker | null} */
  worker = null;
  wanted = document.activeElement === field;

  constructor() {
    super();
    field.addEventListener("focus", () => this.begin(true), { once: true });
  }

  /** @param {Message} message */
  postMessage(message) {
    if (message.type === SETUP) {
      this.setup = message;
      this.begin(this.wanted);
    } else {
      if (message.type === QUERY) this.query = message;
      this.worker?.postMessage(message);
    }
  }

  /** @param {boolean} wanted */
  begin(wanted) {
    this.wanted = wanted;
    if (!wanted || !this.setup || this.worker) return;
    this.run(config.search, this.setup).addEventListener("error", () => this.fallBack(), { once: true });
  }

  /**
   * @param {string} address
   * @param {Message} setup
   */
  run(address, setup) {
    this.worker = new ThemeWorker(address);
    this.worker.addEventListener("message", ({ data }) => this.pass(data));
    this.worker.postMessage(setup);
    return this.worker;
  }

  /** Let Material search, in the full index that was put aside for this. */
  async fallBack() {
    this.worker?.terminate();
    const full = await fetch(new URL("search/full_index.json", base)).then((response) => (response.ok ? response.json() : {})).catch(() => ({}));
    const worker = this.run(config.fallback, { type: SETUP, data: { ...this.setup?.data, ...full } });
    if (this.query) worker.postMessage(this.query);
  }

  /**
   * Texts that come later have the list drawn anew: not while a visitor is in it, who would lose their place.
   * @param {Message} data
   */
  pass(data) {
    if (data.type === RESULT && result.contains(document.activeElement)) return;
    this.dispatchEvent(new MessageEvent("message", { data }));
    if (data.type === RESULT) show(data.data.items.length, data.data.guide);
  }
}

// @ts-expect-error The theme asks of its worker only what SearchWorker does.
window.Worker = class extends ThemeWorker {
  /**
   * @param {string} address
   * @param {WorkerOptions} [options]
   */
  constructor(address, options) {
    // @ts-expect-error See above.
    if (address === config.search && config.fallback) return new SearchWorker();
    super(address, options);
  }
};

// Material listens to keys only; text comes by mouse, voice and suggestion too.
field.addEventListener("input", () => field.dispatchEvent(new Event("keyup")));

// Material closes the results on Tab; here Tab walks through them, and leaving the search closes them.
document.addEventListener("keydown", (event) => event.key === "Tab" && search.contains(document.activeElement) && event.stopPropagation(), true);
search.addEventListener("focusout", ({ relatedTarget }) => {
  if (toggle.checked && !(relatedTarget instanceof Node && search.contains(relatedTarget))) toggle.click();
});
new MutationObserver(() => {
  for (const stop of result.querySelectorAll('li [tabindex="-1"]')) stop.removeAttribute("tabindex");
}).observe(list, { childList: true });

/**
 * @param {number} count
 * @param {Guidance} [guide]
 */
function show(count, guide) {
  above.replaceChildren();
  if (!guide) return;
  status.replaceChildren(...statusOf(count, guide));
  if (guide.answer) above.append(definition(guide.answer));
  else if (count === 0) above.append(elsewhere(guide));
}

/**
 * @param {number} count
 * @param {Guidance} guide
 */
function statusOf(count, { query, answer, meant }) {
  const results = t("search.count", { count });
  if (meant.length > 0) {
    const [before, after] = t("search.meant", { words: "\n", results }).split("\n");
    return [before, make("strong", { textContent: meant.map(([, word]) => word).join(" ") }), after];
  }
  return [count === 0 && !answer ? t("search.nothing", { query: query.trim() }) : results];
}

/** @param {NonNullable<Guidance["answer"]>} answer */
function definition({ title, text, url }) {
  return make("div", { className: "result-answer" },
    make("p", { className: "result-kind", textContent: t("search.term") }), make("p", { className: "result-term", textContent: title }),
    make("p", { textContent: text }), linked(t("search.to_terms"), url)); // prettier-ignore
}

/** @param {Guidance} guide */
function elsewhere({ nearest, phases }) {
  const box = make("div", { className: "result-answer" });
  if (nearest.length > 0) {
    const words = nearest.map((word) => linked(word, `?q=${encodeURIComponent(word)}`, new URL(location.href)));
    box.append(make("p", { textContent: t("search.alike") }), choices(words));
  }
  box.append(make("p", { textContent: t("search.phases") }), choices(phases.map(([id, name]) => linked(name, `${id}/`))));
  return box;
}

/** @param {HTMLElement[]} links */
const choices = (links) => make("ul", { className: "result-choices" }, ...links.map((link) => make("li", {}, link)));

/**
 * Material's key handling reads a score from the first element in each link.
 * @param {string} text
 * @param {string} address
 * @param {URL} from
 */
function linked(text, address, from = base) {
  return make("a", { href: new URL(address, from).href }, make("span", { "data-md-score": "0", textContent: text }));
}
