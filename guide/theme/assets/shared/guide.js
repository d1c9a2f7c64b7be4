// Runs on every page: the choice between light, dark and the system's setting, menu, terms and the place in a text.
import { all, one } from "./dom.js";
import { t } from "./wording.js";

const order = ["system", "light", "dark"];
const root = document.documentElement;

/** @param {HTMLElement} button */
function setUpTheme(button) {
  const chosen = () => root.dataset.theme ?? "system";
  const show = () => {
    one("[data-theme-name]", button).textContent = t(`shared.theme.${chosen()}`);
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(chosen()) + 1) % order.length];
    if (next === "system") delete root.dataset.theme;
    else root.dataset.theme = next;
    try {
      localStorage.setItem("guide.theme", next);
    } catch {
      // Without storage the choice holds for this page only.
    }
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

all("[data-theme-button]").forEach(setUpTheme);
if (document.querySelector("[data-place]")) import("./place.js");

const terms = all("[data-term]");
if (!("popover" in root)) setUpMenu();
else if (terms.length) import("./terms.js").then(({ setUpTerm }) => terms.forEach(setUpTerm));
