// A site that is opened from a folder: there a browser loads no modules and fetches nothing, but scripts it runs. A classic script,
// first of all: it loads modules that guide.publish made classic, and data that stands in a script beside its file.
(() => {
  /** @typedef {(load: (path: string) => Promise<any>, own: string, ...imported: any[]) => Promise<any>} Run */
  /** @type {Map<string, {loaded: Promise<any>, tell: (value: any) => void}>} what each script gives, by its address */
  const scripts = new Map();
  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const current = () => /** @type {HTMLScriptElement} */ (document.currentScript).src;

  /** @param {string} address */
  function load(address) {
    const known = scripts.get(address);
    if (known) return known.loaded;
    /** @type {(value: any) => void} */
    let tell = () => {};
    const loaded = new Promise((resolve, reject) => {
      tell = resolve;
      const script = Object.assign(document.createElement("script"), { src: address, onerror: () => reject(new TypeError(address)) });
      document.head.append(script);
    });
    scripts.set(address, { loaded, tell });
    return loaded;
  }

  /**
   * @param {string} path
   * @param {string} from
   */
  const beside = (path, from) => load(new URL(path, from).href);

  /** @param {string | URL} address of a page or of data, as for `fetch` */
  async function read(address) {
    const { protocol, host, pathname } = new URL(address, location.href);
    const text = await load(`${protocol}//${host}${pathname.replace(/\/$/, "/index.html")}.js`);
    return new Response(text);
  }

  Object.assign(globalThis, {
    fetch: read,
    fromFolder: {
      /** @param {string[]} imports @param {Run} run */
      module(imports, run) {
        const address = current();
        const needed = Promise.all(imports.map((path) => beside(path, address)));
        scripts.get(address)?.tell(needed.then((found) => run((path) => beside(path, address), address, ...found)));
      },
      /** @param {string} text */
      text: (text) => scripts.get(current())?.tell(text),
    },
  });

  /** A link to a folder is one to its page. @param {Event} event */
  function completeLink({ target }) {
    const link = target instanceof Element ? target.closest("a[href]") : null;
    if (!(link instanceof HTMLAnchorElement) || link.protocol !== "file:" || !link.pathname.endsWith("/")) return;
    link.pathname += "index.html";
  }

  for (const how of ["pointerdown", "click"]) document.addEventListener(how, completeLink, true);
  for (const path of String(own.dataset.modules).split(" ")) beside(path, location.href).catch(reportError);
})();
