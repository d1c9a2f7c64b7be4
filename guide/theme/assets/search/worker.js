// The worker: answers {id, name, values} with {id, value} or {id, error}.
import { openCore } from "./core.js";

const core = openCore();

self.addEventListener("message", async ({ data: { id, name, values } }) => {
  try {
    const { ask, passage } = await core;
    self.postMessage({ id, value: await (name === "ask" ? ask : passage)(...values) });
  } catch (error) {
    self.postMessage({ id, error: String(error) });
  }
});
