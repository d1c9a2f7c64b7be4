// Runs on every page: the choice between light, dark and the system's setting, menu, terms and the place in a text.
import { all, forOthers, one } from "./dom.js";
import { keep, recall } from "./storage.js";
import { t } from "./wording.js";

const order = ["system", "light", "dark"];
const root = document.documentElement;

/** @param {string | null} theme */
function choose(theme) {
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
  else delete root.dataset.theme;
}

/** @param {HTMLElement} button */
function setUpTheme(button) {
  const chosen = () => root.dataset.theme ?? "system";
  const show = () => {
    one("[data-theme-name]", button).textContent = t(`shared.theme.${chosen()}`);
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(chosen()) + 1) % order.length];
    choose(next);
    keep("theme", next);
    show();
  });
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    choose(recall("theme")); // chosen on another page since
    show();
  });
  button.hidden = false;
  show();
}

/** Where the browser knows no popovers, its buttons fold the menu out. */
function setUpMenu() {
  for (const button of all("[popovertarget=menu]")) {
    button.addEventListener("click", () => one("#menu").classList.toggle("open"));
  }
}

/** On paper every page tells where it is from. */
function setUpPaper() {
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets.push(sheet);
  const style = "font: 8pt sans-serif;"; // eslint-disable-line guide/interface-words -- CSS
  const tell = () => sheet.replaceSync(`@page { @bottom-left { content: ${JSON.stringify(forOthers().replace(/[?#].*/, ""))}; ${style} } }`);
  addEventListener("beforeprint", tell);
  tell();
}

if (CSS.supports("color", "light-dark(#000, #fff)")) all("[data-theme-button]").forEach(setUpTheme);
if ("adoptedStyleSheets" in document) setUpPaper();
if (document.querySelector("link[rel=manifest]") && navigator.serviceWorker && location.protocol !== "file:") import("./offline.js");
if (CSS.supports("content-visibility", "auto")) import("./pieces.js");
if (document.querySelector("[data-place]")) import("./place.js");
if (document.querySelector("[data-filter]")) import("./filter.js");
if (document.querySelector("[data-citation]")) import("./cite.js");
if (document.querySelector(".explained") && document.querySelector(".toc")) import("./beside.js");

const terms = all("[data-term]");
if (!("popover" in root)) setUpMenu();
else if (terms.length) import("./terms.js").then(({ setUpTerm }) => terms.forEach(setUpTerm));
