// Reading on without a network: sets the service worker to work, and says when a page is shown from what this device kept.
import { make } from "./dom.js";
import { base } from "./storage.js";
import { t } from "./wording.js";

const STAY = 3000; // milliseconds: who leaves sooner fetches nothing to keep

const fromStore = "offline" in document.documentElement.dataset;
const line = make("p", { className: "offline", role: "status" });

function show() {
  line.textContent = fromStore || !navigator.onLine ? t("shared.offline") : "";
}

document.querySelector("header")?.after(line);
for (const change of ["online", "offline"]) addEventListener(change, show);
show();

setTimeout(() => navigator.serviceWorker.register(`${base}sw.js`, { scope: base, updateViaCache: "none" }).catch(() => {}), STAY); // a private window may refuse
