// The browser's scripts: what a checker finds, and no word of the interface outside guide/language.
import js from "@eslint/js";
import compat from "eslint-plugin-compat";
import globals from "globals";
import { BASELINE } from "./baseline.js";
import { interfaceWords } from "./interface-words.js";

const NO_NESTED = { selector: "TemplateLiteral TemplateLiteral", message: "Build a text in steps: the build shrinks scripts, and takes spaces out of a template inside another." };
const NO_HAS = { selector: "Literal[value=/:has\\(/]", message: "Firefox 115 knows no :has(); in a style sheet a rule is lost, in a script the page." };

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
    plugins: { compat, guide: { rules: { "interface-words": interfaceWords } } },
    settings: { targets: BASELINE },
    rules: { "compat/compat": "error", "guide/interface-words": "error", "no-console": "error", "no-restricted-syntax": ["error", NO_HAS, NO_NESTED] },
  },
  { files: ["tests/js/**/*.js"], languageOptions: { globals: globals.node } },
];
