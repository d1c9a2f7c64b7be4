// "Groepsronde": one page, four steps. What is collected is kept in the browser at every change.
import { t } from "../shared/wording.js";
import { Agree } from "./agree.js";
import { Collect } from "./collect.js";
import { Discuss } from "./discuss.js";
import { make } from "./dom.js";
import { Round } from "./round.js";
import { Save } from "./save.js";
import { NAMES, setFrom } from "./sets.js";
import { SHOWING, follow, openWindow, presenter } from "./show.js";
import { forget, keep, recall } from "./store.js";

const REST = 150; // milliseconds that typing waits before it is kept

/** @param {string} name */
const part = (name) => /** @type {HTMLElement} */ (document.querySelector(`[data-${name}]`));

/** @param {string | null} text */
function alertUser(text) {
  if (text === null) return part("alert").replaceChildren();
  const close = make("button", { type: "button", class: "quiet" }, t("workshop.round.alert_close"));
  close.addEventListener("click", () => alertUser(null));
  part("alert").replaceChildren(make("div", { class: "alert-box", role: "alert" }, make("p", {}, text), close));
}

/** Ask whether to wipe a round; resolves to whether that is sure. */
function sure() {
  const dialog = /** @type {HTMLDialogElement} */ (make("dialog", { class: "dialog", "aria-labelledby": "wis-titel" }));
  const form = make("form", { method: "dialog" }, make("h2", { id: "wis-titel" }, t("workshop.round.new")), make("p", {}, t("workshop.round.new_sure")), make("p", { class: "round-moves" }, make("button", { class: "button quiet", value: "", autofocus: true }, t("workshop.round.cancel")), make("button", { class: "button", value: "yes" }, t("workshop.round.wipe"))));
  dialog.append(form);
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      resolve(dialog.returnValue === "yes");
    });
  });
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
  const people = Number(wanted.get(NAMES.people));
  const round = new Round(set, kept ?? { people: people >= 2 && people <= 200 ? people : 14 });
  let shown = /** @type {string | null} */ (null); // the question that the beamer shows after Verzamel
  let waiting = 0;

  const save = () => {
    clearTimeout(waiting);
    waiting = 0;
    return keep(key, round.record()).catch(() => alertUser(t("workshop.round.unsaved")));
  };
  const changed = () => {
    save();
    show();
  };
  const typed = () => {
    clearTimeout(waiting);
    waiting = window.setTimeout(save, REST);
    tell();
  };
  const focus = (/** @type {string} */ id) => {
    shown = id;
    tell();
  };
  const go = (/** @type {string} */ step) => {
    if (step !== "collect") collect.stop();
    if (collect.voting) collect.voteAgain(null);
    round.step = step;
    alertUser(null);
    changed();
    /** @type {HTMLElement} */ (document.querySelector(`[data-part="${step}"] h2`)).focus();
  };
  const vote = (/** @type {string} */ id) => {
    shown = id;
    round.step = "collect";
    collect.voteAgain(id);
    changed();
    /** @type {HTMLElement} */ (document.querySelector('[data-part="collect"] h2')).focus();
  };

  const collect = new Collect(round, { changed, alert: alertUser, back: () => go("discuss") });
  const discuss = new Discuss(round, { changed, vote, focus });
  const agree = new Agree(round, { changed, typed, focus });
  const saving = new Save(round, { alert: alertUser });
  const screens = /** @type {Record<string, {show: () => void}>} */ ({ collect, discuss, agree, save: saving });
  const tell = presenter(set.id, () => ({ record: round.record(), step: round.step, question: round.step === "collect" ? set.questions[round.at].id : shown, status: collect.status() }));

  function show() {
    for (const section of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-part]"))) section.hidden = section.dataset.part !== round.step;
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) {
      if (button.dataset.step === round.step) button.setAttribute("aria-current", "step");
      else button.removeAttribute("aria-current");
    }
    screens[round.step].show();
    tell();
  }

  part("set-name").textContent = `${set.title} · ${t("workshop.questions", { count: set.questions.length })} · ${t("workshop.sheet.set", { id: set.id })}`;
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-step]"))) button.addEventListener("click", () => go(button.dataset.step ?? "collect"));
  part("big").addEventListener("click", openWindow);
  part("new").addEventListener("click", async () => {
    if (!(await sure())) return;
    collect.stop();
    await forget(key);
    history.replaceState(null, "", location.pathname);
    location.reload();
  });
  addEventListener("pagehide", () => {
    collect.stop();
    if (waiting) save();
  });
  document.addEventListener("visibilitychange", () => waiting && save());
  part("round").hidden = false;
  show();
  await save();
}

const wanted = new URLSearchParams(location.hash.slice(1));
const set = wanted.size ? setFrom(wanted) : null;
part("no-script").hidden = true;
addEventListener("hashchange", () => location.reload());
if (set?.questions.length && wanted.has(SHOWING)) follow(set);
else if (set?.questions.length) await run(set, wanted);
else choose();
