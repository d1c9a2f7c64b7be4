// Finding and making parts of a page.

/**
 * The first element that matches, which must be there and of this kind.
 * @template {Element} [Kind=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} root
 * @param {{new (): Kind}} kind
 * @returns {Kind}
 */
export function one(selector, root = document, kind = /** @type {any} */ (HTMLElement)) {
  const found = root.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`missing: ${selector}`);
  return found;
}

/**
 * All elements that match, in order.
 * @template {Element} [Kind=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} root
 * @param {{new (): Kind}} kind others are left out
 * @returns {Kind[]}
 */
export function all(selector, root = document, kind = /** @type {any} */ (HTMLElement)) {
  const found = /** @type {Kind[]} */ ([...root.querySelectorAll(selector)]);
  return found.filter((element) => element instanceof kind);
}

/**
 * The element that an event's target is or stands in, if any.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const within = (event, selector) => (event.target instanceof Element ? event.target.closest(selector) : null);

/**
 * Make an element with properties, attributes ("aria-…", "data-…") and children.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} properties
 * @param {(Node | string)[]} children
 */
export function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes("-")) element.setAttribute(name, value);
    else Object.assign(element, { [name]: value });
  }
  element.append(...children);
  return element;
}

/**
 * An address for others: where the site is published, when it is opened from a folder.
 * @param {string} address
 */
export function forOthers(address = location.href) {
  const here = new URL(address, location.href);
  const published = document.querySelector("link[rel=canonical]")?.getAttribute("href");
  if (here.protocol !== "file:" || !published) return here.href;
  return here.pathname === location.pathname ? published + here.search + here.hash : new URL(address, published).href;
}

/** Show the controls of a page: until its script runs it has none. */
export const showControls = () => document.documentElement.classList.add("with-script");

/**
 * Do something when the browser has nothing else to do.
 * @param {() => void} work
 */
export function whenIdle(work) {
  if ("requestIdleCallback" in window) requestIdleCallback(work);
  else setTimeout(work);
}
