// The address follows what is shown without asking too much of the browser, and never stops a page.
import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { leaveAddress, pushAddress, replaceAddress } from "../../guide/theme/assets/shared/address.js";

/** @type {string[]} */
const written = [];
const note = (/** @type {string} */ how) => (/** @type {unknown} */ _, /** @type {string} */ __, /** @type {string} */ address) => written.push(`${how} ${address}`);
Object.assign(globalThis, { history: { pushState: note("push"), replaceState: note("replace") } });

test("what follows quickly goes together, and the last address stays", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  for (let number = 0; number < 400; number += 1) {
    replaceAddress(`?zoek=${number}`);
    mock.timers.tick(25);
  }
  mock.timers.tick(1000);
  assert.ok(written.length <= 27, `${written.length} times in ten seconds`);
  assert.equal(written.at(-1), "replace ?zoek=399");
});

test("a new place comes at once, after what waited", () => {
  written.length = 0;
  replaceAddress("?a");
  replaceAddress("?b");
  pushAddress("?c");
  replaceAddress("?d");
  leaveAddress();
  mock.timers.tick(1000);
  assert.deepEqual(written, ["replace ?a", "replace ?b", "push ?c"]);
});

test("a browser that refuses costs the address only", () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  Object.assign(globalThis, { history: { pushState: refuse, replaceState: refuse } });
  pushAddress("?a");
  replaceAddress("?b");
  mock.timers.tick(1000);
});
