// A participant's phone: one question a screen, then a code and its QR. Nothing leaves the phone but what is shown.
import { ask } from "../dossier/dialogs.js";
import { t } from "../shared/wording.js";
import encodeQR from "../vendor/qr/index.js";
import { ANSWERS, MOST_PEOPLE, encode, grouped } from "./code.js";
import { make, mark, qrDrawing } from "./dom.js";
import { answersFile, saveFile } from "./files.js";
import { setFrom } from "./sets.js";
import { forget, keep, recall } from "./store.js";

const place = /** @type {HTMLElement} */ (document.querySelector("[data-join]"));
const title = /** @type {HTMLElement} */ (document.querySelector("h1"));
const wanted = new URLSearchParams(location.hash.slice(1));
const set = wanted.size ? setFrom(wanted) : null;
/** @type {{number: number | null, at: number, answers: (string | null)[]}} */
let state = { number: null, at: 0, answers: set?.questions.map(() => null) ?? [] };

const key = () => `join:${set?.id}`;

/** @param {Partial<typeof state>} change */
function go(change) {
  state = { ...state, ...change };
  keep(key(), state).catch(() => {}); // a phone that keeps nothing still works until the page is closed
  show();
  title.focus();
}

/** @param {string} text @param {(event: MouseEvent) => void} onclick @param {string[]} kinds */
function button(text, onclick, kinds = ["button", "quiet"]) {
  const made = make("button", { type: "button", class: kinds.join(" ") }, text);
  made.addEventListener("click", onclick);
  return made;
}

function showNumber() {
  title.textContent = set?.title ?? "";
  const input = /** @type {HTMLInputElement} */ (make("input", { id: "nummer", type: "number", inputmode: "numeric", min: 1, max: MOST_PEOPLE, required: true, "aria-describedby": "nummer-uitleg" }));
  const alert = make("p", { role: "alert", class: "join-alert" });
  const form = make("form", { class: "join-number" }, make("label", { for: "nummer" }, t("workshop.join.number")), make("p", { id: "nummer-uitleg" }, t("workshop.join.number_how")), input, alert, make("button", { class: "button" }, t("workshop.join.begin")));
  form.setAttribute("novalidate", "");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (input.checkValidity()) go({ number: input.valueAsNumber });
    else alert.textContent = t("workshop.join.bad_number");
  });
  place.replaceChildren(form);
}

/** @param {import("./sets.js").QuestionSet} set */
function showQuestion({ questions }) {
  const question = questions[state.at];
  title.textContent = question.text;
  const choose = (/** @type {string | null} */ answer) => go({ at: state.at + 1, answers: state.answers.with(state.at, answer) });
  const answers = ANSWERS.map((answer) => {
    const made = button("", ({ detail }) => detail < 2 && choose(answer), ["join-answer"]); // the second of a double tap is no answer to the next question
    made.append(mark(answer), t(`workshop.answers.${answer}`));
    made.setAttribute("aria-pressed", String(state.answers[state.at] === answer));
    return made;
  });
  const back = button(t("workshop.join.back"), () => go(state.at ? { at: state.at - 1 } : { number: null }));
  place.replaceChildren(
    make("p", { class: "join-progress", role: "status" }, `${t("workshop.join.progress", { at: state.at + 1, total: questions.length })} · ${question.number}`),
    ...(question.when ? [make("p", {}, t("workshop.sheet.when", { when: question.when }))] : []),
    make("div", { class: "join-answers" }, ...answers),
    make("p", { class: "round-moves" }, back, button(t("workshop.join.skip"), () => choose(null))),
    make("details", {}, make("summary", {}, question.term), make("p", {}, question.hint)),
  );
}

/** @param {import("./sets.js").QuestionSet} set */
function showDone({ id, questions }) {
  title.textContent = t("workshop.join.done");
  const number = /** @type {number} */ (state.number);
  const code = encode(id, number, state.answers);
  const open = state.answers.filter((answer) => !answer).length;
  place.replaceChildren(
    make("p", {}, t("workshop.join.code_how")),
    qrDrawing(encodeQR(code, "raw", { border: 4, ecc: "medium" }), t("workshop.join.qr")),
    make("p", { class: "join-code", "aria-label": t("workshop.join.code") }, grouped(code)),
    make("p", {}, t("workshop.join.nr", { number, id })),
    ...(open ? [make("p", {}, t("workshop.join.open", { count: open }))] : []),
    make("p", { class: "round-moves" }, button(t("workshop.join.change"), () => go({ at: 0 })), button(t("workshop.join.back"), () => go({ at: questions.length - 1 })), button(t("workshop.join.save"), saveAnswers), button(t("workshop.join.wipe"), wipe)),
  );
}

function saveAnswers() {
  if (set) saveFile(answersFile(set, state.answers, state.number), `${set.title} ${state.number}`);
}

async function wipe() {
  if (!(await ask({ title: t("workshop.join.wipe"), text: t("workshop.join.wipe_sure"), choices: [[t("workshop.join.wipe"), "yes"]] }))) return;
  await forget(key()).catch(() => {});
  state = { number: null, at: 0, answers: state.answers.map(() => null) };
  show();
  place.prepend(make("p", { role: "status" }, t("workshop.join.wiped")));
  title.focus();
}

function show() {
  if (!set) return place.replaceChildren(make("p", { role: "alert" }, t(wanted.size ? "workshop.join.unknown" : "workshop.join.no_link")));
  if (wanted.has("set") && wanted.get("set") !== set.id) return place.replaceChildren(make("p", { role: "alert" }, t("workshop.join.other_version")));
  if (state.number === null) return showNumber();
  return state.at < set.questions.length ? showQuestion(set) : showDone(set);
}

title.tabIndex = -1;
addEventListener("hashchange", () => location.reload());
if (set) {
  const kept = await recall(key()).catch(() => undefined);
  if (kept) state = kept;
}
show();
