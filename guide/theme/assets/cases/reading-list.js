// The reading list: ids of cases, in the order they were chosen, kept in this browser.
const KEY = "guide.reading-list";
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
let memory = [];

export const onlyIds = (values) => [...new Set(values)].filter((value) => typeof value === "string" && ID.test(value) && value.length <= 80);

export function readList() {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(stored) ? onlyIds(stored) : [];
  } catch {
    return memory; // Without storage, or with something strange in it, the list lasts as long as the page.
  }
}

export function writeList(ids) {
  memory = onlyIds(ids);
  try {
    localStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // See above.
  }
}

export function toggle(id) {
  const list = readList();
  writeList(list.includes(id) ? list.filter((other) => other !== id) : [...list, id]);
  return readList().includes(id);
}

export const listAddress = (base, ids) => (ids.length ? `${base}?cases=${ids.join(",")}` : base);

// Calls back when the list changes in another tab.
export function whenListChanges(show) {
  addEventListener("storage", (event) => {
    if (event.key === KEY) show();
  });
}
