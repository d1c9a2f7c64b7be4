// "Groepsronde": one page, four steps. What is collected is kept in the browser at every change.
import { ask } from "../dossier/dialogs.js";
import { replaceAddress } from "../shared/address.js";
import { t } from "../shared/wording.js";
import { Agree } from "./agree.js";
import { Collect } from "./collect.js";
import { Discuss } from "./discuss.js";
import { make } from "./dom.js";
import { Round } from "./round.js";
import { Save } from "./save.js";
import { NAMES, setFrom } from "./sets.js";
import { SHOWING, openWindow, presenter, showing } from "./show.js";
import { forget, keep, recall } from "./store.js";

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));

const focusStep = () => /** @type {HTMLElement} */ (document.querySelector("[data-part]:not([hidden]) h2")).focus();

/** @param {string | null} text */
function alertUser(text) {
  if (text === null) return part("alert").replaceChildren();
  const close = make("button", { type: "button", class: "quiet" }, t("workshop.round.alert_close"));
  close.addEventListener("click", () => {
    alertUser(null);
    focusStep();
  });
  part("alert").replaceChildren(make("div", { class: "alert-box", role: "alert" }, make("p", {}, text), close));
}

/** Let a visitor choose what the round is about. */
function choose() {
  const form = /** @type {HTMLFormElement} */ (part("start"));
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.hash = new URLSearchParams(/** @type {Record<string, string>} */ (Object.fromEntries(new FormData(form)))).toString();
  });
}

/**
 * Run a round.
 * @param {import("./sets.js").QuestionSet} set
 * @param {URLSearchParams} wanted
 */
async function run(set, wanted) {
  const key = `round:${set.id}`;
  const kept = await recall(key).catch(() => undefined);
  const expected = Number(wanted.get(NAMES.people));
  const round = new Round(set, kept ?? { people: expected >= 2 && expected <= 200 ? expected : 14 });
  const save = () => keep(key, round.record()).catch(() => alertUser(t("workshop.round.unsaved")));
  const changed = () => {
    save();
    show();
    tell(true);
  };
  const typed = () => {
    save();
    tell(true);
  };
  const focus = (/** @type {string} */ id) => {
    round.shown = id;
    typed();
  };
  const go = (/** @type {string} */ step) => {
    if (step !== "collect") collect.stop();
    if (round.voting) collect.voteAgain(null);
    round.step = step;
    alertUser(null);
    changed();
    focusStep();
  };
  const vote = (/** @type {string} */ id) => {
    round.shown = id;
    round.step = "collect";
    collect.voteAgain(id);
    changed();
    focusStep();
  };

  const collect = new Collect(round, { changed, typed, alert: alertUser, back: () => go("discuss") });
  const discuss = new Discuss(round, { changed, vote, focus });
  const agree = new Agree(round, { changed, typed, focus });
  const saving = new Save(round, { alert: alertUser });
  const screens = /** @type {Record<string, {show: () => void}>} */ ({ collect, discuss, agree, save: saving });
  const tell = presenter(set.id, () => ({ record: round.record(), step: round.step, question: round.step === "collect" ? set.questions[round.at].id : round.shown, status: collect.status() }), follow);

  const people = /** @type {HTMLInputElement} */ (part("people"));

  function show() {
    if (people !== document.activeElement) people.value = String(round.people);
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"))) section.hidden = section.dataset.part !== round.step;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) {
      if (button.dataset.step === round.step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    screens[round.step].show();
  }

  /** Follow another tab with this round, so that neither writes over the other. @param {any} record */
  function follow(record) {
    Object.assign(round, new Round(set, record));
    collect.takeOver();
    show();
  }

  part("set-name").textContent = `${set.title} · ${t("workshop.questions", { count: set.questions.length })} · ${t("workshop.sheet.set", { id: set.id })}`;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) button.addEventListener("click", () => go(button.dataset.step ?? "collect"));
  people.addEventListener("input", () => {
    if (!people.checkValidity()) return;
    round.people = people.valueAsNumber; // more come in, or some do not come
    changed();
  });
  part("big").addEventListener("click", openWindow);
  part("new").addEventListener("click", async () => {
    const question = { title: t("workshop.round.new"), text: t("workshop.round.new_sure") };
    if (!(await ask({ ...question, choices: [[t("workshop.round.wipe"), "yes"]] }))) return;
    follow({ people: round.people });
    tell(true); // it also goes from other tabs and from the window to show
    await forget(key).catch(() => {}); // nothing was kept
    replaceAddress(location.pathname);
    location.reload();
  });
  addEventListener("pagehide", () => collect.stop());
  part("round").hidden = false;
  show();
  tell();
  await save();
}

const wanted = new URLSearchParams(location.hash.slice(1));
const set = wanted.size ? setFrom(wanted) : null;
part("no-script").hidden = true;
addEventListener("hashchange", () => location.reload());
if (set?.questions.length && wanted.has(SHOWING)) showing(set);
else if (set?.questions.length) await run(set, wanted);
else choose();
