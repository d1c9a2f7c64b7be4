// What stands inside a line of contributed Markdown: code, links, images, line breaks and emphasis, by the rules of Python-Markdown 3.
// Each rule goes over the whole text in turn and leaves a placeholder, so that a later rule cannot see into what an earlier one found.
import { CLOSE, OPEN, node } from "./markdown-blocks.js";

/** @typedef {import("./markdown-blocks.js").Tree} Tree */
/** @typedef {Tree | string} Inline */
/** @typedef {{nodes?: Inline[], length?: number, at?: number, mark?: string, left?: number, opens?: boolean, closes?: boolean}} Part a run of marks, or what stands between */

const HELD = new RegExp(`${OPEN}(\\d+)${CLOSE}`, "g");
const RUNS = new RegExp(`${OPEN}\\d+${CLOSE}|\\*+|_+|[^${OPEN}*_]+|${OPEN}`, "g");
const ESCAPED = new Set("\\`*_{}[]()>#+-.!");

/** Give the nodes of a tree their children in place of their texts; texts become strings among the children. @param {Tree} root @param {Map<string, string>} references */
export function readInline(root, references) {
  for (const child of root.children) readInline(child, references);
  /** @type {Inline[]} */
  const children = [];
  /** @param {string} text @returns {Inline[]} */
  const read = (text) => (text ? new Line(references).nodes(text) : []);
  if (root.tag === "code") children.push(root.text);
  else children.push(...read(root.text));
  for (const child of root.children) children.push(child, ...read(child.tail));
  root.children = children;
  return root;
}

class Line {
  /** @type {Inline[]} */
  #held = [];
  /** @type {((text: string, next: number) => string)[]} */
  #rules = [this.#code, this.#escape, this.#reference, this.#link, this.#image, this.#imageReference, this.#shortReference, this.#shortImageReference, this.#autolink, this.#automail, this.#lineBreak]; // prettier-ignore

  /** @param {Map<string, string>} references */
  constructor(references) {
    this.references = references;
  }

  /** @param {string} text */
  nodes(text) {
    return this.#emphasis(this.#apply(text, 0));
  }

  /** @param {string} text @param {number} from @returns {string} */
  #apply(text, from) {
    return this.#rules.slice(from).reduce((data, rule, at) => rule.call(this, data, from + at + 1), text);
  }

  /** Keep a node or a plain text apart; returns what stands in its place. @param {Tree | string} what */
  #hold(what) {
    this.#held.push(what);
    return `${OPEN}${this.#held.length - 1}${CLOSE}`;
  }

  /** Put back what was held, as plain text. @param {string} text @returns {string} */
  #plain(text) {
    return text.replace(HELD, (_, at) => textOf(this.#held[Number(at)], (inside) => this.#plain(inside)));
  }

  /** Go over a text: `take(at)` returns [what to put there, end], or [null, where to look on]. @param {string} text @param {RegExp} pattern @param {(found: RegExpExecArray) => [string | null, number]} take */
  #each(text, pattern, take) {
    let done = "";
    let from = 0;
    const search = new RegExp(pattern, "gs");
    for (let found = search.exec(text); found; found = search.exec(text)) {
      const [what, end] = take(found);
      if (what !== null) {
        done += text.slice(from, found.index) + what;
        from = end;
      }
      search.lastIndex = Math.max(end, found.index + (what === null ? 1 : 0));
    }
    return done + text.slice(from);
  }

  /** @param {string} text */
  #code(text) {
    return this.#each(text, /(?<!\\)((?:\\{2})+)(?=`+)|(?<!\\)`/, (found) => {
      if (found[1]) return [found[1].replaceAll("\\\\", () => this.#hold("\\")), found.index + found[0].length];
      const [start, end] = codeSpan(found.index, text);
      if (end === null) return [null, start];
      return [this.#hold({ ...node("code"), text: text.slice(start, end).trim() }), end + (start - found.index)];
    });
  }

  /** @param {string} text */
  #escape(text) {
    return this.#each(text, /\\(.)/, (found) => {
      const end = found.index + found[0].length;
      return ESCAPED.has(found[1]) ? [this.#hold(found[1]), end] : [null, end];
    });
  }

  /** @param {string} text @param {RegExp} pattern @param {(label: string, end: number) => [string | null, number] | false} take */
  #bracketed(text, pattern, take) {
    return this.#each(text, pattern, (found) => {
      const [label, end] = inBrackets(text, found.index + found[0].length);
      return (label !== null && take(label, end)) || [null, found.index + 1];
    });
  }

  /** @param {string} href @param {string} label @param {number} next */
  #anchor(href, label, next) {
    return this.#hold({ ...node("a"), href: this.#plain(href), text: this.#apply(label, next) });
  }

  /** @param {string} src @param {string} label */
  #picture(src, label) {
    return this.#hold({ ...node("img"), href: this.#plain(src), text: this.#plain(label) });
  }

  /** @param {string} text @param {number} next */
  #link(text, next) {
    return this.#bracketed(text, /(?<!!)\[/, (label, at) => {
      const [href, end] = target(text, at);
      return href !== null && [this.#anchor(href.trim(), label, next), end];
    });
  }

  /** @param {string} text */
  #image(text) {
    return this.#bracketed(text, /!\[/, (label, at) => {
      const [src, end] = target(text, at);
      return src !== null && [this.#picture(src.trim(), label), end];
    });
  }

  /** @param {string} text @param {RegExp} pattern @param {(href: string, label: string) => string} make @param {boolean} short */
  #referred(text, pattern, make, short) {
    return this.#bracketed(text, pattern, (label, at) => {
      const id = short ? ["", ""] : /^\s?\[([^\]]*)\]/.exec(text.slice(at));
      if (!id) return false;
      const name = (id[1] || label).toLowerCase().replace(/\s+/g, " ");
      const end = at + id[0].length;
      return [this.references.has(name) ? make(String(this.references.get(name)), label) : null, end];
    });
  }

  /** @param {string} text @param {number} next */
  #reference(text, next) {
    return this.#referred(text, /(?<!!)\[/, (href, label) => this.#anchor(href, label, next), false);
  }

  /** @param {string} text @param {number} next */
  #shortReference(text, next) {
    return this.#referred(text, /(?<!!)\[/, (href, label) => this.#anchor(href, label, next), true);
  }

  /** @param {string} text */
  #imageReference(text) {
    return this.#referred(text, /!\[/, (src, label) => this.#picture(src, label), false);
  }

  /** @param {string} text */
  #shortImageReference(text) {
    return this.#referred(text, /!\[/, (src, label) => this.#picture(src, label), true);
  }

  /** @param {string} text */
  #autolink(text) {
    return this.#each(text, /<([A-Za-z][A-Za-z0-9+.-]*:\/\/[^<>]*)>/, (found) => {
      const plain = this.#plain(found[1]);
      return [this.#hold({ ...node("a"), href: plain, children: [plain] }), found.index + found[0].length];
    });
  }

  /** @param {string} text */
  #automail(text) {
    return this.#each(text, /<([^<> !]+@[^@<> ]+)>/, (found) => {
      const mail = this.#plain(found[1]).replace(/^mailto:/, "");
      return [this.#hold({ ...node("a"), href: `mailto:${mail}`, children: [mail] }), found.index + found[0].length];
    });
  }

  /** @param {string} text */
  #lineBreak(text) {
    return this.#each(text, / {2}\n/, (found) => [this.#hold(node("br")), found.index + found[0].length]);
  }

  // emphasis, from the last rule's text to nodes

  /** @param {string} text */
  #emphasis(text) {
    /** @type {Part[]} */
    const parts = [];
    for (const [run] of text.matchAll(RUNS)) {
      if (/^[*_]/.test(run)) parts.push(this.#delimiter(text, run, parts));
      else parts.push({ nodes: this.#released(run), length: run.length });
      parts[parts.length - 1].at = parts.reduce((sum, part) => sum + Number(part.length), 0);
    }
    return paired(parts);
  }

  /** @param {string} text @param {string} run @param {Part[]} parts */
  #delimiter(text, run, parts) {
    const at = parts[parts.length - 1]?.at ?? 0;
    const before = text.slice(0, at).match(/.$/su)?.[0] ?? "";
    const after = text.slice(at + run.length).match(/^./su)?.[0] ?? "";
    const smart = run[0] === "_";
    const word = /[\p{L}\p{N}_]/u;
    const opens = after !== "" && !/\s/.test(after) && !(smart && word.test(before));
    const closes = before !== "" && !/\s/.test(before) && !(smart && word.test(after));
    return { mark: run[0], left: run.length, opens, closes, length: run.length };
  }

  /** @param {string} run */
  #released(run) {
    const held = [...run.matchAll(HELD)][0];
    if (!held) return [run];
    const what = this.#held[Number(held[1])];
    if (typeof what === "string") return [what];
    if (what.tag === "a" && !what.children.length) return [{ ...what, children: this.#emphasis(what.text) }];
    return what.tag === "code" ? [{ ...what, children: [what.text] }] : [what];
  }
}

/** Pair the marks of emphasis around nodes, the nearest first. @param {Part[]} parts */
function paired(parts) {
  for (let end = 0; end < parts.length; end += 1) {
    const closer = parts[end];
    while (closer.closes && closer.left) {
      let start = end - 1;
      while (start >= 0 && !(parts[start].mark === closer.mark && parts[start].opens && parts[start].left)) start -= 1;
      if (start < 0 || !fit(parts[start], closer)) break;
      const size = parts[start].left === 3 && closer.left >= 3 ? 1 : Math.min(2, closer.left, Number(parts[start].left));
      const inside = parts.splice(start + 1, end - start - 1).flatMap(nodesOf);
      parts[start].left = Number(parts[start].left) - size;
      closer.left -= size;
      parts.splice(start + 1, 0, { nodes: [{ ...node(size === 2 ? "strong" : "em"), children: inside }] });
      end = start + 2;
    }
  }
  return parts.flatMap(nodesOf).reduce((/** @type {Inline[]} */ joined, one) => {
    if (typeof one === "string" && typeof joined[joined.length - 1] === "string") joined[joined.length - 1] += one;
    else joined.push(one);
    return joined;
  }, []);
}

/** Tell whether two runs of marks pair: a run that could also open needs one of its own length, or one that its own does not shut out. @param {Part} opener @param {Part} closer */
function fit({ left = 0, length = 0 }, closer) {
  const [size, whole] = [closer.left ?? 0, closer.length ?? 0];
  if (size === left || size >= 3 || !closer.opens) return true;
  return size < left ? left >= 3 : (length + whole) % 3 !== 0 || (length % 3 === 0 && whole % 3 === 0);
}

/** @param {Part} part @returns {Inline[]} */
const nodesOf = (part) => part.nodes ?? (part.left ? [String(part.mark).repeat(part.left)] : []);

/** @param {Inline} what @param {(text: string) => string} plain @returns {string} */
const textOf = (what, plain) => (typeof what === "string" ? what : plain(what.text ?? "") || what.children.map((child) => textOf(child, plain)).join(""));

/** Return where a span of code begins and ends; [where to look on, null] when no run of ticks closes it. @param {number} at @param {string} text @returns {[number, number | null]} */
function codeSpan(at, text) {
  let start = at;
  while (text[start] === "`") start += 1;
  const ticks = start - at;
  let longest = 0;
  let longestEnd = 0;
  for (const run of text.slice(start).matchAll(/`+/g)) {
    const end = start + run.index + run[0].length;
    if (run[0].length === ticks) return [start, end - ticks];
    if (run[0].length > longest) {
      longest = run[0].length;
      longestEnd = end;
    }
  }
  if (longest > 0 && longest < ticks) return [start - (ticks - longest), longestEnd - longest];
  return [start, null];
}

/** Return the text up to the bracket that closes, and where it ends; [null, …] when none does. @param {string} text @param {number} from @returns {[string | null, number]} */
function inBrackets(text, from) {
  let open = 1;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "]") open -= 1;
    if (text[at] === "[") open += 1;
    if (open === 0) return [text.slice(from, at), at + 1];
  }
  return [null, text.length];
}

/** Return the address in "(address "title")" and where it ends; [null, …] when there is none. @param {string} text @param {number} at @returns {[string | null, number]} */
function target(text, at) {
  const pointed = /^\(\s*(<[^<>]*>)\s*(?:('[^']*'|"[^"]*")\s*)?\)/.exec(text.slice(at));
  if (pointed) return [pointed[1].slice(1, -1), at + pointed[0].length];
  const opened = /^\(\s*/.exec(text.slice(at));
  if (!opened) return [null, at];
  return plainTarget(text, at + opened[0].length);
}

/** @param {string} text @param {number} start @returns {[string | null, number]} */
function plainTarget(text, start) {
  let open = 1;
  let backup = 1;
  /** @type {string | null} */
  let quote = null;
  let quoteStart = -1;
  let quoteEnd = -1;
  /** @type {string | null} */
  let other = null;
  let otherStart = -1;
  let otherEnd = -1;
  let backupEnd = -1;
  let previous = "";
  for (let at = start; at < text.length; at += 1) {
    const character = text[at];
    if (character === "(") {
      if (!quote) open += 1;
      else if (backup > 0) backup -= 1;
    } else if (character === ")") {
      if ((quoteEnd !== -1 && quote === previous) || (otherEnd !== -1 && other === previous)) open = 0;
      else if (!quote) open -= 1;
      else if (backup > 0) {
        backup -= 1;
        if (backup === 0) backupEnd = at + 1;
      }
    } else if (character === "'" || character === '"') {
      if (!quote) {
        backup = open;
        open = 1;
        quoteStart = at + 1;
        quote = character;
      } else if (character !== quote && !other) {
        otherStart = at + 1;
        other = character;
      } else if (character === quote) quoteEnd = at + 1;
      else if (character === other) otherEnd = at + 1;
    }
    if (open === 0) {
      if (quoteEnd >= 0 && quote === previous) return [text.slice(start, quoteStart - 1), at + 1];
      if (otherEnd >= 0 && other === previous) return [text.slice(start, otherStart - 1), at + 1];
      return [text.slice(start, at), at + 1];
    }
    if (character !== " ") previous = character;
  }
  if (backup !== 0) return [null, start];
  const end = backupEnd === -1 ? text.length - 1 : backupEnd; // a bracket inside the quote: Python-Markdown then counts from the end
  return [text.slice(start, end - 1), end];
}
