// Runs on every page: the choice between light, dark and the system's setting, terms, and where the visitor was reading.
const names = { system: "volgt het systeem", light: "licht", dark: "donker" };
const order = ["system", "light", "dark"];
const root = document.documentElement;

function setUpTheme(button) {
  const show = () => {
    button.querySelector("[data-theme-name]").textContent = names[root.dataset.theme ?? "system"];
  };
  button.addEventListener("click", () => {
    const next = order[(order.indexOf(root.dataset.theme ?? "system") + 1) % order.length];
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

const button = document.querySelector("[data-theme-button]");
if (button) setUpTheme(button);

const terms = document.querySelectorAll("[data-term]");
if (terms.length) import("./terms.js").then(({ setUpTerm }) => terms.forEach(setUpTerm));

const here = document.querySelector(".section-intro [aria-current=page]");
if (here) {
  try {
    localStorage.setItem("guide.resume", JSON.stringify({ path: location.pathname, title: here.textContent }));
  } catch {
    // Without storage there is nothing to resume.
  }
}
