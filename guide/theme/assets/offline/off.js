// The service worker of a site that has none: takes away the one of before, and what it kept.
(() => {
  const worker = /** @type {any} */ (globalThis);

  async function leave() {
    const { scope } = worker.registration;
    await Promise.all([`guide-files:${scope}`, `guide-visited:${scope}`].map((name) => caches.delete(name)));
    await worker.registration.unregister();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(leave()));
})();
