// The worker: answers {id, name, values} with {id, value} or {id, error}.
import { openCore } from "./core.js";

const core = openCore();

self.addEventListener("message", async ({ data: { id, name, values } }) => {
  try {
    const { ask, passage } = await core;
    const value = name === "ask" ? await ask(values[0], values[1]) : await passage(values[0], values[1], values[2]);
    self.postMessage({ id, value });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
