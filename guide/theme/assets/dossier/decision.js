// The decision: a set of questions for every organisation, and a memo that follows what is filled in.
import { all, make, one } from "../shared/dom.js";
import { t } from "../shared/wording.js";
import { ask } from "./dialogs.js";
import { newId } from "./dossier.js";
import { setUp } from "./dossier-page.js";
import { partsOf } from "./entries.js";
import { showFields } from "./fields.js";
import { questionAt, readingOf } from "./reading.js";

/** @typedef {import("./dossier.js").Dossier} Dossier */

const place = one("[data-organisations]");
const NAME = String(place.dataset.name); // as saved answers call it
const memo = one("[data-memo]");
const FEWEST_LINES = 4; // to sign on
const blank = one("[data-organisation]", place).cloneNode(true);
const part = (/** @type {string} */ name) => one(`[data-memo-part="${name}"]`, memo);
/** @type {Set<string>} shown here, perhaps still empty */
const added = new Set();

/** The organisations on the page, by id. */
const shownHere = () => new Map(all("[data-organisation]", place).map((element) => [String(element.dataset.organisation), element]));

/**
 * The ids of the organisations with something filled in, and those added on this page, oldest first.
 * @param {Dossier} dossier
 */
function organisations(dossier) {
  const known = new Set([...dossier.values.keys()].map((key) => partsOf(key).who.slice(1)).filter(Boolean));
  const wanted = [...new Set([...[...shownHere().keys()].filter((id) => known.has(id) || added.has(id)), ...known, ...added])];
  return wanted.length ? wanted : ["1"];
}

/** @param {string} id */
function group(id) {
  const copy = /** @type {HTMLElement} */ (blank.cloneNode(true));
  copy.dataset.organisation = id;
  for (const { dataset } of all("[data-question]", copy)) dataset.question = String(dataset.question).replace(/@.*/, `@${id}`);
  for (const field of /** @type {import("./fields.js").Field[]} */ (all("[name]", copy))) field.name = field.name.replace(/@[a-z0-9]+/, `@${id}`);
  for (const hidden of all(".script-only", copy)) hidden.hidden = false;
  return copy;
}

/** @param {Dossier} dossier */
function showOrganisations(dossier) {
  const wanted = organisations(dossier);
  const there = shownHere();
  for (const [id, element] of there) if (!wanted.includes(id)) element.remove();
  for (const id of wanted) if (!there.has(id)) place.append(group(id));
}

/** @param {Dossier} dossier */
function addOrganisation(dossier) {
  const id = newId();
  for (const shown of organisations(dossier)) added.add(shown);
  added.add(id);
  showOrganisations(dossier);
  const element = one(`[data-organisation="${id}"]`, place);
  showFields(dossier, element);
  one("input", element).focus();
}

/**
 * @param {Dossier} dossier
 * @param {HTMLElement} button
 */
async function removeOrganisation(dossier, button) {
  const organisation = String(/** @type {HTMLElement} */ (button.closest("[data-organisation]")).dataset.organisation);
  const mine = (/** @type {string} */ question) => question.endsWith(`@${organisation}`);
  const filled = [...dossier.values.keys()].some((key) => mine(key.slice(0, key.lastIndexOf("/"))));
  const name = dossier.get(`${NAME}@${organisation}`, "name") || t("dossier.decision.this");
  const text = t("dossier.decision.remove_text", { name });
  const sure = !filled || (await ask({ title: t("dossier.decision.remove"), text, choices: [[t("dossier.decision.yes"), "yes"]] }));
  if (!sure) return;
  added.delete(organisation);
  dossier.clear(mine);
  show(dossier);
  one('[data-do="add-organisation"]').focus();
}

/** @param {Dossier} dossier */
function showMemo(dossier) {
  const id = `${memo.dataset.memo}-memo`;
  part("name").textContent = dossier.current.name;
  for (const name of ["by", "date", "reason", "next"]) part(name).textContent = dossier.get(id, name);
  const chosen = dossier.get(id, "decision");
  part("decision").replaceChildren(...all('[data-field="decision"]', document, HTMLInputElement).map((input) => option(input, chosen)));
  for (const row of all("tr[data-checklist]", memo)) {
    const given = String(row.dataset.questions).trim().split(" ").flatMap((question) => {
      const answer = dossier.get(question, "answer");
      return [answer, readingOf(answer, questionAt(one(`[data-question="${question}"]`)))];
    });
    for (const cell of all("[data-count]", row)) cell.textContent = String(given.filter((each) => each === cell.dataset.count).length);
  }
  showOrganisationRows(dossier);
}

/**
 * A box on the memo for a possible decision, ticked when it is the one.
 * @param {HTMLInputElement} input
 * @param {string} chosen
 */
function option({ value, parentElement }, chosen) {
  const name = one("strong", /** @type {HTMLElement} */ (parentElement)).textContent.replace(/\.$/, "");
  const isChosen = value === chosen;
  return make("span", { className: isChosen ? "box-option chosen" : "box-option", textContent: `${isChosen ? "☒" : "☐"} ${name}` });
}

const toSign = () => make("td", { className: "memo-sign" });

/** @param {Dossier} dossier */
function showOrganisationRows(dossier) {
  const questions = all("[data-memo-question]", memo).map((head) => head.dataset.memoQuestion);
  const answerOf = (/** @type {string} */ id, /** @type {string | undefined} */ question) => dossier.get(`${question}@${id}`, "answer");
  const filled = organisations(dossier).filter((id) => dossier.get(`${NAME}@${id}`, "name") || questions.some((question) => answerOf(id, question)));
  const rows = filled.map((id) => {
    const name = make("th", { scope: "row", textContent: dossier.get(`${NAME}@${id}`, "name") || t("dossier.decision.no_name") });
    const answers = questions.map((question) => answerOf(id, question));
    return make("tr", {}, name, ...answers.map((answer) => make("td", { textContent: answer && t(`dossier.answers.${answer}`) })), toSign());
  });
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: questions.length + 1, textContent: t("dossier.decision.empty") })));
  while (rows.length < FEWEST_LINES) rows.push(make("tr", { className: "memo-blank" }, make("td", { colSpan: questions.length + 1 }), toSign()));
  part("organisations").replaceChildren(...rows);
}

function printMemo() {
  document.documentElement.classList.add("memo-only");
  addEventListener("afterprint", () => document.documentElement.classList.remove("memo-only"), { once: true });
  print();
}

/** @param {Dossier} dossier */
function show(dossier) {
  showOrganisations(dossier);
  showMemo(dossier);
}

const dossier = await setUp({
  show,
  actions: { "add-organisation": addOrganisation, "remove-organisation": removeOrganisation, "print-memo": printMemo },
});
one("[data-answers]").addEventListener("input", () => showMemo(dossier));
