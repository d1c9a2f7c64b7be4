// A rule of eslint: what a visitor reads stands in guide/language, not in a script. A text is suspect when it holds two words in a row
// or is one word with a capital. Selectors, class names and the messages of errors that nobody should see are no such texts.

const SUSPECT = /\p{L}{2,}[,:;]? \p{L}{2,}|^\s*\p{Lu}\p{Ll}+[.!?:]?\s*$/u;
const TAG = /<[^>]*>?|^[^<]*">/g; // or the part of one that a template holds
const KEYS = new Set(["Enter", "Escape", "Tab"]); // names of keys
const SELECTING = new Set(["all", "one", "within", "closest", "matches", "querySelector", "querySelectorAll"]);
const CLASSES = new Set(["className", "class"]);

/**
 * @param {any} parent of a text in the syntax tree
 * @returns {boolean}
 */
function isTechnical(parent) {
  if (parent.type === "ImportDeclaration" || parent.type === "ExpressionStatement") return true;
  if (parent.type === "Property") return CLASSES.has(parent.key.name ?? parent.key.value);
  if (parent.type === "NewExpression") return ["Error", "DOMException"].includes(parent.callee.name);
  if (parent.type !== "CallExpression") return parent.type === "ConditionalExpression" && isTechnical(parent.parent);
  return SELECTING.has(parent.callee.name ?? parent.callee.property?.name);
}

/** @type {import("eslint").Rule.RuleModule} */
export const interfaceWords = {
  meta: { type: "problem", schema: [], messages: { word: "“{{text}}” belongs in guide/language: t(\"…\")." } },
  create(context) {
    const check = (/** @type {any} */ node, /** @type {string} */ text) => {
      const { parent } = node.type === "TemplateElement" ? node.parent : node;
      if (SUSPECT.test(text.replace(TAG, " ")) && !KEYS.has(text) && !isTechnical(parent)) context.report({ node, messageId: "word", data: { text } });
    };
    return {
      Literal: (node) => typeof node.value === "string" && check(node, node.value),
      TemplateElement: (node) => check(node, node.value.raw),
    };
  },
};
