// What axe does not look at, as functions that return a line of text for each problem on the page they run in.
(() => {
  const name = (element) => {
    const words = (element.getAttribute("aria-label") || element.textContent || element.value || "").trim().replace(/\s+/g, " ");
    const mark = element.id ? `#${element.id}` : element.className ? `.${String(element.className.baseVal ?? element.className).split(" ")[0]}` : "";
    return `<${element.localName}${mark}> ${words.slice(0, 50)}`;
  };
  const seen = (element) =>
    element.checkVisibility({ visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true }) && element.getClientRects().length > 0;
  const CONTROLS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const controls = () => [...document.querySelectorAll(CONTROLS)].filter((element) => !element.disabled && element.tabIndex >= 0 && seen(element));
  const scrolls = (element) => {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (/auto|scroll/.test(style.overflowX) && box.scrollWidth > box.clientWidth) return true;
    }
    return false;
  };
  const hiddenOnPurpose = (element) => {
    for (let part = element; part; part = part.parentElement) if (getComputedStyle(part).clipPath === "inset(50%)") return true;
    return element.closest("svg, [popover]:not(:popover-open)") !== null;
  };

  const look = (element) => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.borderColor, style.stroke, style.strokeWidth].join();
  };

  const checks = {
    /** Focus every control: it must be on the screen and show an outline or a change of its border. */
    focus() {
      const problems = [];
      const before = document.activeElement;
      for (const element of controls()) {
        const parts = [element, element.closest("label"), ...element.querySelectorAll("circle, path, rect, text")].filter(Boolean);
        const resting = parts.map(look);
        element.focus({ focusVisible: true });
        if (document.activeElement !== element) {
          problems.push(`krijgt geen focus: ${name(element)}`);
          continue;
        }
        const outline = (part) => getComputedStyle(part).outlineStyle !== "none" && parseFloat(getComputedStyle(part).outlineWidth) >= 2;
        const shown = parts.some((part, place) => outline(part) || look(part) !== resting[place]);
        if (!shown) problems.push(`geen zichtbare focus: ${name(element)}`);
        const box = element.getBoundingClientRect();
        const room = document.documentElement;
        if (box.right < 1 || box.left > room.clientWidth - 1 || box.bottom + scrollY < 1) problems.push(`focus buiten beeld: ${name(element)}`);
        else if (box.bottom < 0 || box.top > innerHeight) problems.push(`focus niet in beeld geschoven: ${name(element)}`);
      }
      document.body.tabIndex = -1;
      (before ?? document.body).focus();
      document.body.removeAttribute("tabindex");
      return problems;
    },

    /** Every control is at least 24 by 24 CSS pixels, stands in a line of text, has 24 pixels to itself, or has a big double (WCAG 2.5.8). */
    targets() {
      const boxes = controls()
        .filter((element) => element.matches("a[href], button, input, select, textarea, summary"))
        .map((element) => {
          const label = element.matches("input[type=radio], input[type=checkbox]") ? (element.closest("label") ?? element) : element;
          const rect = label.getBoundingClientRect();
          return { element, rect, x: rect.x + rect.width / 2, y: rect.y + rect.height / 2 };
        });
      const layer = ({ element }) => element.closest("[popover]");
      const big = ({ rect }) => rect.width >= 23.9 && rect.height >= 23.9;
      const goal = ({ element }) => new URL(element.getAttribute("href") ?? "", location).href;
      const doubled = (one) => one.element.hasAttribute("href") && boxes.some((other) => big(other) && goal(other) === goal(one));
      const small = (one) => !big(one);
      const inText = ({ element }) => {
        if (!/^inline/.test(getComputedStyle(element).display)) return false;
        const block = element.closest("p, li, dd, dt, td, th, figcaption, legend, span[popover], h1, h2, h3, h4") ?? element.parentElement;
        let rest = block.textContent;
        for (const link of block.querySelectorAll("a, button")) rest = rest.replace(link.textContent, "");
        return /\p{L}|\d/u.test(rest);
      };
      const crowded = (one) =>
        boxes.some((other) => {
          if (other === one || layer(other) !== layer(one) || other.element.contains(one.element) || one.element.contains(other.element)) return false;
          const dx = Math.max(other.rect.left - one.x, 0, one.x - other.rect.right);
          const dy = Math.max(other.rect.top - one.y, 0, one.y - other.rect.bottom);
          const near = Math.hypot(dx, dy) < 12;
          return small(other) && !inText(other) ? Math.hypot(one.x - other.x, one.y - other.y) < 24 : near;
        });
      return boxes
        .filter((one) => small(one) && !inText(one) && crowded(one) && !doubled(one))
        .map((one) => `doel ${Math.round(one.rect.width)}×${Math.round(one.rect.height)}: ${name(one.element)}`);
    },

    /** Nothing sticks out of the window but what stands in a box that scrolls. */
    overflow() {
      const wide = document.documentElement.clientWidth;
      const problems = document.documentElement.scrollWidth > wide ? [`de pagina is ${document.documentElement.scrollWidth} breed in ${wide}`] : [];
      for (const element of document.querySelectorAll("body *")) {
        if (hiddenOnPurpose(element) || !seen(element) || scrolls(element)) continue;
        const box = element.getBoundingClientRect();
        if (box.width > 1 && (box.right > wide + 1 || box.left < -1)) problems.push(`steekt uit: ${name(element)}`);
      }
      return problems;
    },

    /** No text is cut off by its own box. */
    clipped() {
      const problems = [];
      for (const element of document.querySelectorAll("body *")) {
        if (hiddenOnPurpose(element) || !seen(element) || !element.textContent.trim()) continue;
        const style = getComputedStyle(element);
        const wide = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
        const high = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
        if (wide || high) problems.push(`afgesneden: ${name(element)}`);
      }
      return problems;
    },

    /** One banner, one main, one footer, in that order; navigation with names of their own; headings without gaps. */
    structure() {
      const problems = [];
      const one = (selector) => {
        const found = [...document.querySelectorAll(selector)].filter((element) => !element.closest("article, aside, main, section") || selector === "main");
        if (found.length !== 1) problems.push(`${found.length} keer ${selector}`);
        return found[0];
      };
      const parts = [one("header"), one("main"), one("footer")];
      for (const [before, after] of [parts.slice(0, 2), parts.slice(1)]) {
        if (before && after && !(before.compareDocumentPosition(after) & Node.DOCUMENT_POSITION_FOLLOWING)) problems.push("landmarks in verkeerde volgorde");
      }
      const names = [...document.querySelectorAll("nav")].map((nav) => nav.getAttribute("aria-label") ?? "");
      if (names.some((label) => !label.trim())) problems.push("navigatie zonder naam");
      if (new Set(names).size !== names.length) problems.push(`navigaties met dezelfde naam: ${names.join(", ")}`);
      const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(seen).map((heading) => Number(heading.localName[1]));
      if (levels[0] !== 1 || levels.filter((level) => level === 1).length !== 1) problems.push(`koppen: ${levels.join(" ")}`);
      if (levels.some((level, place) => place > 0 && level > levels[place - 1] + 1)) problems.push(`sprong in koppen: ${levels.join(" ")}`);
      if (document.querySelector("[tabindex]:not([tabindex='0'], [tabindex='-1'])")) problems.push("een eigen volgorde met tabindex");
      return problems;
    },

    /** Every table has a name, and a header for its columns or rows. */
    tables() {
      return [...document.querySelectorAll("table")].flatMap((table) => {
        const from = (table.getAttribute("aria-labelledby") ?? "").split(" ").map((id) => document.getElementById(id)?.textContent ?? "").join(" ");
        const label = (table.caption?.textContent ?? table.getAttribute("aria-label") ?? from).trim();
        const heads = [...table.querySelectorAll("th")];
        const problems = label ? [] : [`tabel zonder naam: ${name(table)}`];
        if (!heads.length) problems.push(`tabel zonder koppen: ${name(table)}`);
        for (const head of heads) {
          if (!head.textContent.trim()) problems.push(`lege kop in ${name(table)}`);
          if (!head.scope) problems.push(`kop zonder scope: ${name(head)}`);
        }
        return problems;
      });
    },

    /** English on a Dutch page: in what is read, and in names and hints that only some people hear. */
    english() {
      const WORDS = /\b(the|and|with|this|that|your|you|search|next|previous|close|loading|copy|copied|skip|page|results?|permalink|permanent|found|made|back|toggle|clear|share|menu bar|of the|to the|in the|for the)\b/gi;
      const problems = [];
      const look = (text, where, element) => {
        const found = text.match(WORDS);
        if (found && !element.closest("[lang]:not(html)")) problems.push(`Engels (${found[0]}) in ${where}: ${text.trim().replace(/\s+/g, " ").slice(0, 90)}`);
      };
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const parent = walker.currentNode.parentElement;
        if (!parent.closest("script, style, template, code")) look(walker.currentNode.data, "tekst", parent);
      }
      for (const element of document.querySelectorAll("body *")) {
        for (const attribute of ["aria-label", "title", "alt", "placeholder", "aria-description", "aria-roledescription"]) {
          if (element.hasAttribute(attribute)) look(element.getAttribute(attribute), attribute, element);
        }
      }
      look(document.title, "titel", document.head);
      return problems;
    },
  };
  globalThis.guideChecks = checks;
})();
