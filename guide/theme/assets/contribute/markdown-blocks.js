// Contributed Markdown as blocks, by the rules of Python-Markdown 3, so that the preview is the page it will become.
// A node is {tag, text, tail, children}; `text` comes before the first child and `tail` after the node, both not yet read for emphasis and links.

/** @typedef {{tag: string, text: string, tail: string, children: any[], href?: string}} Tree whose children are trees, and texts once they are read */

// the marks around a placeholder: no text of a case holds them
export const OPEN = "\x02";
export const CLOSE = "\x03";
const TAB = 4;
const LISTS = ["ul", "ol"];

const ORDERED = /^ {0,3}\p{Nd}+\. +(.*)/u;
const UNORDERED = /^ {0,3}[*+-] +(.*)/;
const ITEM = /^ {0,3}((?:\p{Nd}+\.)|[*+-]) +(.*)/u;
const DEEPER_ITEM = /^ {4,7}((?:\p{Nd}+\.)|[*+-]) +.*/u;
const HASHES = /(?:^|\n)(#{1,6})((?:\\.|[^\\#]|#+(?=[^#\n]))*?)#*(?:\n|$)/;
const UNDERLINED = /^.*?\n(?:=+|-+) *(\n|$)/;
const RULE = /^ {0,3}(?=(?<run>(-+ {0,2}){3,}|(_+ {0,2}){3,}|(\*+ {0,2}){3,}))\k<run> *$/m;
const QUOTE = /(^|\n) {0,3}> ?(.*)/;
const REFERENCE = /^ {0,3}\[([^[\]]*)\]: *(?:\n *)?(\S+) *(?:\n *)?((["'])(.*)\4 *|\((.*)\) *)?$/gm;

/** @param {string} tag @returns {Tree} */
export const node = (tag, text = "") => ({ tag, text, tail: "", children: [] });

const last = (/** @type {any[]} */ list) => list[list.length - 1];

/** @param {Tree} parent @param {string} tag @param {string} [text] */
function add(parent, tag, text) {
  const child = node(tag, text);
  parent.children.push(child);
  return child;
}

/** Take the first of a list that is not empty. @param {string[]} blocks */
const taken = (blocks) => String(blocks.shift());

/** Return the tree of a text, and its references: label to address. @param {string} text */
export function blocksOf(text) {
  const parser = new Parser();
  const root = node("div");
  if (text.trim()) parser.chunk(root, plainSpace(text));
  return { root, references: parser.references };
}

/** @param {string} text */
function plainSpace(text) {
  const lines = `${text.replaceAll(OPEN, "").replaceAll(CLOSE, "").replace(/\r\n?/g, "\n")}\n\n`.split("\n").map(expandTabs);
  return lines.join("\n").replace(/(?<=\n) +\n/g, "\n");
}

/** @param {string} line */
function expandTabs(line) {
  if (!line.includes("\t")) return line;
  let column = 0;
  let wide = "";
  for (const character of line) {
    const room = character === "\t" ? TAB - (column % TAB) : 1;
    wide += character === "\t" ? " ".repeat(room) : character;
    column += room;
  }
  return wide;
}

/** Drop a tab from the lines up to the first that has none; returns those and the rest. @param {string} text */
function detab(text) {
  const lines = text.split("\n");
  let count = 0;
  while (count < lines.length && (lines[count].startsWith("    ") || !lines[count].trim())) count += 1;
  return [lines.slice(0, count).map((line) => line.slice(TAB)).join("\n"), lines.slice(count).join("\n")];
}

const looseDetab = (/** @type {string} */ text, level = 1) =>
  text.split("\n").map((line) => (line.startsWith(" ".repeat(TAB * level)) ? line.slice(TAB * level) : line)).join("\n");

/** Wrap the loose text of the last item of a list in a paragraph. @param {Tree} item */
function itemToParagraph(item) {
  if (!item.text) return;
  item.children.unshift(node("p", item.text));
  item.text = "";
}

class Parser {
  /** @type {Map<string, string>} */
  references = new Map();
  /** @type {string[]} */
  #state = [];
  #rules = [
    this.#empty, this.#inItem, this.#code, this.#hashes, this.#underlined, this.#rule, this.#ordered, this.#unordered, this.#quote,
    this.#reference, this.#paragraph,
  ]; // prettier-ignore

  /** @param {Tree} parent @param {string} text */
  chunk(parent, text) {
    this.#blocks(parent, text.split("\n\n"));
  }

  /** Each rule takes what it knows from the front of `blocks`, or returns false. @param {Tree} parent @param {string[]} blocks */
  #blocks(parent, blocks) {
    while (blocks.length) this.#rules.find((rule) => rule.call(this, parent, blocks) !== false);
  }

  /** @param {string} state @param {() => void} action */
  #within(state, action) {
    this.#state.push(state);
    action();
    this.#state.pop();
  }

  /** @param {string} state */
  #is(state) {
    return last(this.#state) === state;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #empty(parent, blocks) {
    if (blocks[0] && !blocks[0].startsWith("\n")) return false;
    const block = taken(blocks);
    const rest = block.slice(1);
    if (rest) blocks.unshift(rest);
    const before = last(parent.children);
    if (before?.tag === "pre") before.children[0].text += block ? "\n" : "\n\n";
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #inItem(parent, blocks) {
    const inList = parent.tag === "li" || LISTS.includes(last(parent.children)?.tag);
    if (!blocks[0].startsWith("    ") || this.#is("detabbed") || !inList) return false;
    const [level, sibling] = this.#level(parent, blocks[0]);
    const block = looseDetab(taken(blocks), level);
    this.#within("detabbed", () => {
      if (parent.tag === "li") {
        const inside = last(parent.children);
        this.#blocks(LISTS.includes(inside?.tag) ? inside : parent, [block]);
      } else if (sibling.tag === "li") {
        this.#blocks(sibling, [block]);
      } else if (last(sibling.children)?.tag === "li") {
        itemToParagraph(last(sibling.children));
        this.chunk(last(sibling.children), block);
      } else {
        this.#blocks(add(sibling, "li"), [block]);
      }
    });
    return true;
  }

  /** @param {Tree} parent @param {string} block @returns {[number, Tree]} */
  #level(parent, block) {
    const indent = Math.floor((block.length - block.replace(/^ +/, "").length) / TAB);
    let level = this.#is("list") ? 1 : 0;
    let place = parent;
    while (indent > level) {
      const child = last(place.children);
      if (!child || ![...LISTS, "li"].includes(child.tag)) break;
      if (LISTS.includes(child.tag)) level += 1;
      place = child;
    }
    return [level, place];
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #code(parent, blocks) {
    if (!blocks[0].startsWith("    ")) return false;
    const before = last(parent.children);
    const [block, rest] = detab(taken(blocks));
    if (before?.tag === "pre") before.children[0].text += `\n${block.trimEnd()}\n`;
    else add(add(parent, "pre"), "code", `${block.trimEnd()}\n`);
    if (rest) blocks.unshift(rest);
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #hashes(parent, blocks) {
    const found = HASHES.exec(blocks[0]);
    if (!found) return false;
    const block = taken(blocks);
    const before = block.slice(0, found.index);
    if (before) this.#blocks(parent, [before]);
    add(parent, `h${found[1].length}`, found[2].trim());
    const after = block.slice(found.index + found[0].length);
    if (after) blocks.unshift(this.#is("looselist") ? looseDetab(after) : after);
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #underlined(parent, blocks) {
    if (!UNDERLINED.test(blocks[0])) return false;
    const lines = taken(blocks).split("\n");
    add(parent, lines[1].startsWith("=") ? "h1" : "h2", lines[0].trim());
    if (lines.length > 2) blocks.unshift(lines.slice(2).join("\n"));
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #rule(parent, blocks) {
    const found = RULE.exec(blocks[0]);
    if (!found) return false;
    const block = taken(blocks);
    const before = block.slice(0, found.index).replace(/\n+$/, "");
    if (before) this.#blocks(parent, [before]);
    add(parent, "hr");
    const after = block.slice(found.index + found[0].length).replace(/^\n+/, "");
    if (after) blocks.unshift(after);
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #ordered(parent, blocks) {
    return this.#list(parent, blocks, ORDERED, "ol");
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #unordered(parent, blocks) {
    return this.#list(parent, blocks, UNORDERED, "ul");
  }

  /** @param {Tree} parent @param {string[]} blocks @param {RegExp} start @param {string} tag */
  #list(parent, blocks, start, tag) {
    if (!start.test(blocks[0])) return false;
    const items = itemsOf(taken(blocks));
    let list = last(parent.children);
    if (LISTS.includes(list?.tag)) {
      const before = last(list.children);
      itemToParagraph(before);
      const inside = last(before.children);
      if (inside?.tail) {
        add(before, "p", inside.tail.trimStart());
        inside.tail = "";
      }
      const item = add(list, "li");
      this.#within("looselist", () => this.#blocks(item, items.splice(0, 1)));
    } else {
      list = LISTS.includes(parent.tag) ? parent : add(parent, tag);
    }
    this.#within("list", () => {
      for (const item of items) this.#blocks(item.startsWith("    ") ? last(list.children) : add(list, "li"), [item]);
    });
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #quote(parent, blocks) {
    const found = QUOTE.exec(blocks[0]);
    if (!found) return false;
    const block = taken(blocks);
    this.#blocks(parent, [block.slice(0, found.index)]);
    const lines = block.slice(found.index).split("\n").map((line) => (line.trim() === ">" ? "" : (/^ {0,3}> ?(.*)/.exec(line)?.[1] ?? line)));
    const before = last(parent.children);
    const quote = before?.tag === "blockquote" ? before : add(parent, "blockquote");
    this.#within("blockquote", () => this.chunk(quote, lines.join("\n")));
    return true;
  }

  /** @param {Tree} _ @param {string[]} blocks */
  #reference(_, blocks) {
    const block = blocks[0];
    const [first, ...more] = block.matchAll(REFERENCE);
    if (!first) return false;
    taken(blocks);
    const start = first.index;
    let end = start;
    for (const found of [first, ...more]) {
      if (found.index > start && (block.slice(end, found.index).replace(/^\n+|\n+$/g, "") || found[0].includes("\n"))) break;
      this.references.set(found[1].trim().toLowerCase(), found[2].replace(/^<+/, "").replace(/>+$/, ""));
      end = found.index + found[0].length;
    }
    if (block.slice(end).trim()) blocks.unshift(block.slice(end).replace(/^\n+/, ""));
    if (block.slice(0, start).trim()) blocks.unshift(block.slice(0, start).replace(/\n+$/, ""));
    return true;
  }

  /** @param {Tree} parent @param {string[]} blocks */
  #paragraph(parent, blocks) {
    const block = taken(blocks);
    if (!block.trim()) return true;
    const before = last(parent.children);
    if (!this.#is("list")) add(parent, "p", block.trimStart());
    else if (before) before.tail += `\n${block}`;
    else parent.text = parent.text ? `${parent.text}\n${block}` : block.trimStart();
    return true;
  }
}

/** Break a block into items; a line that is none goes on with the item above it. @param {string} block */
function itemsOf(block) {
  /** @type {string[]} */
  const items = [];
  for (const line of block.split("\n")) {
    const item = ITEM.exec(line);
    if (item) items.push(item[2]);
    else if (DEEPER_ITEM.test(line) && !last(items).startsWith("    ")) items.push(line);
    else items[items.length - 1] += `\n${line}`;
  }
  return items;
}
