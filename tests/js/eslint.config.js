// The browser's scripts: what a checker finds, and no word of the interface outside guide/language.
import js from "@eslint/js";
import globals from "globals";
import { interfaceWords } from "./interface-words.js";

export default [
  { ignores: ["**/node_modules/", "guide/theme/assets/vendor/"] },
  js.configs.recommended,
  {
    rules: {
      eqeqeq: "error",
      "no-shadow": "error",
      "no-var": "error",
      "object-shorthand": "error",
      "prefer-const": "error",
      "prefer-template": "error",
    },
  },
  {
    files: ["guide/theme/assets/**/*.js"],
    languageOptions: { globals: globals.browser },
    plugins: { guide: { rules: { "interface-words": interfaceWords } } },
    rules: { "guide/interface-words": "error", "no-console": "error", "no-restricted-syntax": ["error", { selector: "TemplateLiteral TemplateLiteral", message: "Build a text in steps: the build shrinks scripts, and takes spaces out of a template inside another." }] },
  },
  { files: ["tests/js/**/*.js"], languageOptions: { globals: globals.node } },
];
