// "Begeleid een groep": the choices stand in the address; script, list and paper follow them.
import { leaveAddress, replaceAddress } from "../shared/address.js";
import { t } from "../shared/wording.js";
import { make } from "./dom.js";
import { schedule } from "./schedule.js";
import { NAMES, OWN, asked, data, setFrom, setOf } from "./sets.js";
import { ITEMS, NEEDED, fitCards, scriptBlocks } from "./sheets.js";

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-workshop]"));
const kit = /** @type {HTMLElement} */ (document.querySelector("[data-kit]"));
const pick = /** @type {HTMLElement} */ (form.querySelector("[data-pick]"));
/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement} */ (form.elements.namedItem(name));
/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));
const FIELDS = [NAMES.what, NAMES.people, NAMES.minutes, NAMES.begin, NAMES.vote];
const left = new Set(); // items that the trainer does not want

/** The questions to choose from, made when somebody wants to choose. */
function showPick() {
  if (pick.querySelector("details")) return;
  for (const list of data.checklists) {
    const boxes = list.questions.map((/** @type {any} */ { id, number, text }) => make("label", {}, make("input", { type: "checkbox", value: id, "data-question": true }), make("span", {}, `${number} ${text}`)));
    pick.append(make("details", {}, make("summary", {}, `${list.section} ${list.title}`), ...boxes));
  }
}

const picked = () => [.../** @type {NodeListOf<HTMLInputElement>} */ (pick.querySelectorAll("[data-question]:checked"))].map(({ value }) => value);

/** Return what is chosen, or null when a number is missing or out of range. */
function meeting() {
  const set = setOf(field(NAMES.what).value, picked());
  const [people, minutes] = [field(NAMES.people), field(NAMES.minutes)].map((input) => (input.checkValidity() ? input.valueAsNumber : NaN));
  if (!set || Number.isNaN(people) || Number.isNaN(minutes)) return null;
  const [hours, rest] = field(NAMES.begin).value.split(":").map(Number);
  const way = /** @type {import("./schedule.js").Way} */ (field(NAMES.vote).value);
  const start = field(NAMES.begin).value ? hours * 60 + rest : null;
  return { what: field(NAMES.what).value, set, people, minutes, begin: start, way, plan: schedule(minutes, people, set.questions.length, way) };
}

/** @param {ReturnType<typeof meeting>} chosen */
function statusOf(chosen) {
  if (!chosen) return t("workshop.limits");
  const { plan, set, minutes } = chosen;
  if (!set.questions.length) return t("workshop.nothing");
  if (!plan.fits) return t("workshop.tight", { minutes });
  const summary = t("workshop.summary", { asked: t("workshop.questions", { count: plan.asked }), count: plan.discussed });
  return [`${t("workshop.total", { minutes })}.`, summary, ...(plan.enough ? [] : [t("workshop.few")])].join(" ");
}

function show() {
  const chosen = meeting();
  const usable = chosen?.plan.fits && chosen.set.questions.length > 0;
  pick.hidden = field(NAMES.what).value !== OWN;
  if (!pick.hidden) showPick();
  for (const name of [NAMES.people, NAMES.minutes]) field(name).setAttribute("aria-invalid", String(!field(name).checkValidity()));
  part("status").textContent = statusOf(chosen);
  part("script").replaceChildren(...(chosen && usable ? scriptBlocks(chosen, (tag, text) => make(tag, {}, text)) : []));
  part("print-part").hidden = !usable;
  kit.replaceChildren();
  sheets = null;
  if (!chosen || !usable) return;
  part("print-part").setAttribute("aria-busy", "true");
  sheets = layOut(chosen);
  layOutSoon(sheets);
  const link = /** @type {HTMLAnchorElement} */ (part("round"));
  link.hash = new URLSearchParams({ ...asked(chosen.what, chosen.set), [NAMES.people]: String(chosen.people) }).toString();
}

/** @type {Generator<void> | null} */
let sheets = null; // what is being laid out

/** Lay out a sheet at a time, so that the page answers in between. @param {Generator<void>} these */
function layOutSoon(these) {
  setTimeout(() => {
    if (these === sheets && !these.next().done) layOutSoon(these);
  });
}

/**
 * Lay all wanted items out on sheets, and show how many there are.
 * @param {NonNullable<ReturnType<typeof meeting>>} chosen
 */
function* layOut(chosen) {
  const rows = [];
  for (const [item, draw] of Object.entries(ITEMS)) {
    const wanted = NEEDED[chosen.way].includes(item) !== left.has(item);
    const made = wanted ? draw(chosen, kit) : [];
    for (const sheet of made) {
      kit.append(sheet);
      fitCards(sheet);
      yield;
    }
    const box = make("input", { type: "checkbox", "data-item": item });
    /** @type {HTMLInputElement} */ (box).checked = wanted;
    rows.push(make("li", {}, make("label", {}, box, make("span", {}, t(`workshop.items.${item}`))), make("span", { class: "print-count" }, wanted ? t("workshop.sheets", { count: made.length }) : "")));
  }
  const list = part("print");
  const focused = /** @type {HTMLElement | null} */ (document.activeElement)?.dataset.item;
  list.replaceChildren(...rows);
  if (focused) /** @type {HTMLElement} */ (list.querySelector(`[data-item="${focused}"]`)).focus();
  part("total").textContent = t("workshop.all_sheets", { count: kit.querySelectorAll(".sheet").length });
  part("print-part").setAttribute("aria-busy", "false");
}

function remember() {
  const address = new URL(location.href);
  const values = Object.fromEntries(FIELDS.map((name) => [name, field(name).value]).filter(([, value]) => value));
  const set = setOf(values[NAMES.what], picked());
  address.search = new URLSearchParams({ ...values, ...(set ? asked(values[NAMES.what], set) : {}) }).toString();
  replaceAddress(address.href);
}

/** Fill the fields from the address; what it does not know stays as it is. */
function restore() {
  const wanted = new URLSearchParams(location.search);
  const set = setFrom(wanted);
  if (wanted.get(NAMES.what) === OWN) showPick();
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (pick.querySelectorAll("[data-question]"))) {
    box.checked = Boolean(wanted.get(NAMES.what) === OWN && set?.questions.some(({ id }) => id === box.value));
    if (box.checked) /** @type {HTMLDetailsElement} */ (box.closest("details")).open = true;
  }
  for (const name of FIELDS) {
    const value = wanted.get(name);
    const input = field(name);
    if (value === null) continue;
    const before = input.value;
    input.value = value;
    if (!input.value) input.value = before;
  }
}

function begin() {
  field(NAMES.begin).type = "time"; // only now: the first of these takes a browser long, and the page is there sooner without it
  restore();
  form.hidden = false;
  form.addEventListener("input", ({ target }) => {
    if (target === field(NAMES.vote)) left.clear();
    show();
    remember();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  part("print").addEventListener("change", ({ target }) => {
    const { item } = /** @type {HTMLElement} */ (target).dataset;
    if (!item) return;
    if (!left.delete(item)) left.add(item);
    show();
  });
  part("print-all").addEventListener("click", () => print());
  addEventListener("beforeprint", () => sheets && [...sheets]);
  addEventListener("popstate", () => {
    leaveAddress();
    restore();
    show();
  });
  document.fonts.ready.then(show); // sheets are measured with the guide's own letters
}

begin();
