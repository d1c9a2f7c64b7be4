// The service worker: what was read stays readable without a network. guide.publish.worker puts `kept` before this text: the files to keep
// from the start, by their path from the site's root with a version. Pages come from the network whenever it answers: none is older
// than what is published. Classic script; all names are for this site, by its path.
(() => {
  const worker = /** @type {any} */ (globalThis);
  /** @type {{files: Record<string, string>, page: string, most: number}} */
  const { files, page, most } = worker.kept;
  const scope = worker.registration.scope;
  const [store, visited] = [`guide-files:${scope}`, `guide-visited:${scope}`];
  const AT_A_TIME = 6;

  const versioned = (/** @type {string} */ path) => new URL(`${path}?v=${files[path]}`, scope).href;
  const pathOf = (/** @type {string} */ address) => address.slice(scope.length).replace(/[?#].*/, "");
  const plain = (/** @type {string} */ address) => scope + pathOf(address);

  /** Fetch what is not there yet, a few at a time. Who asked to save data keeps only what is visited. */
  async function fill() {
    const cache = await caches.open(store);
    const there = new Set((await cache.keys()).map(({ url }) => url));
    const missing = worker.navigator.connection?.saveData ? [versioned(page)] : Object.keys(files).map(versioned).filter((address) => !there.has(address));
    const take = async () => {
      for (let address = missing.pop(); address; address = missing.pop()) await cache.add(address);
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, take));
  }

  /** Drop files of before, and fetch the visited pages anew: they may ask for scripts that are gone. */
  async function tidy() {
    const cache = await caches.open(store);
    const wanted = new Set(Object.keys(files).map(versioned));
    for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
    const pages = await caches.open(visited);
    const open = (await worker.clients.matchAll({ type: "window", includeUncontrolled: true })).map((/** @type {any} */ { url }) => plain(url));
    const known = (await pages.keys()).map(({ url }) => url);
    for (const address of new Set([...known, ...open])) {
      const renewed = !address.includes("?v=") && !(pathOf(address) in files) && (await pages.add(address).then(() => true, () => false));
      if (!renewed) await pages.delete(address);
    }
  }

  /** Keep what is visited; what was visited longest ago goes when there is too much. @param {Request} request @param {Response} response */
  async function keep(request, response) {
    const address = request.url.includes("?v=") ? request.url : plain(request.url);
    const cache = await caches.open(visited);
    await cache.put(address, response);
    const known = await cache.keys(); // in the order of the last visit; in Safari, of the first
    await Promise.all(known.slice(0, -most).map((old) => cache.delete(old)));
  }

  /** What is kept of an address: as visited, else as published when this worker came. @param {string} address */
  async function recall(address) {
    const path = pathOf(address);
    const found = address.includes("?v=") && (await caches.match(address));
    return found || (await (await caches.open(visited)).match(plain(address))) || (path in files ? caches.match(versioned(path)) : undefined);
  }

  /** A page that tells its script that it comes from here. @param {Response} response */
  async function marked(response) {
    const text = (await response.text()).replace("<html", "<html data-offline");
    return new Response(text, { headers: { "Content-Type": response.headers.get("Content-Type") ?? "" } });
  }

  /** @param {Request} request */
  async function withoutNetwork(request) {
    const found = await recall(request.url);
    if (request.mode !== "navigate") return found ?? Response.error();
    if (found) return found.headers.get("Content-Type")?.startsWith("text/html") ? marked(found) : found;
    if (!/\/$|\.\w+$/.test(pathOf(request.url)) && (await recall(`${plain(request.url)}/`))) return Response.redirect(`${plain(request.url)}/`);
    const instead = await caches.match(versioned(page));
    return instead ? marked(instead) : Response.error();
  }

  /** @param {any} event */
  async function answer(event) {
    const { request } = event;
    const file = request.url.includes("?v=") && (await caches.match(request.url)); // its text cannot change
    if (file) return file;
    try {
      const response = await (request.mode === "navigate" ? fetch(request, { cache: "no-cache" }) : fetch(request));
      if (response.status >= 500) throw new Error(String(response.status));
      if (response.status === 200) event.waitUntil(keep(request, response.clone()).catch(() => {})); // no room: then it is not kept
      return response;
    } catch {
      return withoutNetwork(request);
    }
  }

  worker.addEventListener("install", (/** @type {any} */ event) => event.waitUntil(fill()));
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(tidy().then(() => worker.clients.claim())));
  worker.addEventListener("fetch", (/** @type {any} */ event) => {
    const { request } = event;
    if (request.method === "GET" && request.url.startsWith(scope) && !request.headers.has("range")) event.respondWith(answer(event));
  });
})();
