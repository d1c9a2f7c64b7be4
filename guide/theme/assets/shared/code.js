// A button to copy each block of code.
import { copy } from "./copy.js";
import { all, make } from "./dom.js";
import { t } from "./wording.js";

for (const block of all("pre > code")) {
  const button = make("button", { type: "button", className: "copy-button" }, t("shared.copy.code"));
  button.addEventListener("click", async () => (button.textContent = await copy(block.textContent ?? "", block)));
  block.parentElement?.before(button);
}
