// Style sheets: what a browser of the baseline does not know, it does well without. tests/browser/test_old_browsers.py looks at that.
import { BASELINE } from "./baseline.js";

const WITHOUT = [
  "css-content-visibility", // only for speed
  "css-has", // layout, or a second sign of what a control shows itself
  "css-media-scripting", // the linter's data lag behind; without it, parts for scripts show a moment later
  "css-paged-media", // paper gets the printer's own margins
  "css-resize", // a box then has one size
  "css-widows-orphans", // a break may fall less well
  "css3-attr", // in `content`, where every browser knows it
];

export default {
  plugins: ["stylelint-no-unsupported-browser-features"],
  rules: {
    "plugin/no-unsupported-browser-features": [true, { browsers: BASELINE, ignorePartialSupport: true, ignore: WITHOUT }],
  },
};
