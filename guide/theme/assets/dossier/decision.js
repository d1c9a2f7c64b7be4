// The decision: a set of questions for every organisation, and a memo that follows what is filled in.
import { newId } from "./dossier.js";
import { all, ask, make, setUp, showFields } from "./dossier-page.js";

const LABELS = { yes: "Ja", partly: "Deels", no: "Nee", unknown: "Weet niet" };
const NAME = "organisatie";
const place = document.querySelector("[data-organisations]");
const memo = document.querySelector("[data-memo]");
const blank = place.firstElementChild.cloneNode(true);
const part = (name) => memo.querySelector(`[data-memo-part="${name}"]`);
const added = new Set(); // shown here, perhaps still empty

/** The ids of the organisations with something filled in, and those added on this page, oldest first. */
function organisations(dossier) {
  const filled = [...dossier.values.keys()].map((key) => key.match(/@([a-z0-9]+)\//)?.[1]).filter(Boolean);
  const known = new Set(filled);
  const shown = all("[data-organisation]", place).map((element) => element.dataset.organisation);
  const wanted = [...new Set([...shown.filter((id) => known.has(id) || added.has(id)), ...known, ...added])];
  return wanted.length ? wanted : ["1"];
}

function group(id) {
  const copy = blank.cloneNode(true);
  copy.dataset.organisation = id;
  for (const element of all("[data-question]", copy)) element.dataset.question = element.dataset.question.replace(/@.*/, `@${id}`);
  for (const field of all("[name]", copy)) field.name = field.name.replace(/@[a-z0-9]+/, `@${id}`);
  for (const hidden of all(".script-only", copy)) hidden.hidden = false;
  return copy;
}

function showOrganisations(dossier) {
  const wanted = organisations(dossier);
  for (const element of all("[data-organisation]", place)) if (!wanted.includes(element.dataset.organisation)) element.remove();
  const there = new Set(all("[data-organisation]", place).map((element) => element.dataset.organisation));
  for (const id of wanted) if (!there.has(id)) place.append(group(id));
}

function addOrganisation(dossier) {
  const id = newId();
  for (const shown of organisations(dossier)) added.add(shown);
  added.add(id);
  showOrganisations(dossier);
  const element = place.lastElementChild;
  showFields(dossier, element);
  element.querySelector("input").focus();
}

async function removeOrganisation(dossier, button) {
  const { organisation } = button.closest("[data-organisation]").dataset;
  const mine = (question) => question.endsWith(`@${organisation}`);
  const filled = [...dossier.values.keys()].some((key) => mine(key.slice(0, key.lastIndexOf("/"))));
  const name = dossier.get(`${NAME}@${organisation}`, "name") || "Deze organisatie";
  const sure = !filled || (await ask({ title: "Organisatie verwijderen?", text: `${name} verdwijnt met alle antwoorden.`, choices: [["Verwijder", "yes"]] }));
  if (!sure) return;
  added.delete(organisation);
  dossier.clear(mine);
  show(dossier);
  place.parentElement.querySelector('[data-do="add-organisation"]').focus();
}

function showMemo(dossier) {
  const id = `${memo.dataset.memo}-memo`;
  part("name").textContent = dossier.current.name;
  for (const name of ["by", "date", "reason", "next"]) part(name).textContent = dossier.get(id, name);
  const chosen = dossier.get(id, "decision");
  part("decision").replaceChildren(
    ...all('[data-field="decision"]').map(({ value, nextElementSibling }) => {
      const name = nextElementSibling.querySelector("strong").textContent.replace(/\.$/, "");
      const option = make("span", { className: "box-option", textContent: `${value === chosen ? "☒" : "☐"} ${name}` });
      if (value === chosen) option.classList.add("chosen");
      return option;
    }),
  );
  for (const row of all("tr[data-checklist]", memo)) {
    const given = row.dataset.questions.trim().split(" ").map((question) => dossier.get(question, "answer") || "open");
    for (const cell of all("[data-count]", row)) cell.textContent = given.filter((answer) => answer === cell.dataset.count).length;
  }
  showOrganisationRows(dossier);
}

function showOrganisationRows(dossier) {
  const questions = all("[data-memo-question]", memo).map((head) => head.dataset.memoQuestion);
  const filled = organisations(dossier).filter((id) => dossier.get(`${NAME}@${id}`, "name") || questions.some((question) => dossier.get(`${question}@${id}`, "answer")));
  const rows = filled.map((id) => {
    const name = make("th", { scope: "row", textContent: dossier.get(`${NAME}@${id}`, "name") || "Zonder naam" });
    return make("tr", {}, name, ...questions.map((question) => make("td", { textContent: LABELS[dossier.get(`${question}@${id}`, "answer")] ?? "" })));
  });
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: questions.length + 1, textContent: "Nog niet ingevuld." })));
  part("organisations").replaceChildren(...rows);
}

function printMemo() {
  document.documentElement.classList.add("memo-only");
  addEventListener("afterprint", () => document.documentElement.classList.remove("memo-only"), { once: true });
  print();
}

function show(dossier) {
  showOrganisations(dossier);
  showMemo(dossier);
}

const dossier = await setUp({
  show,
  actions: { "add-organisation": addOrganisation, "remove-organisation": removeOrganisation, "print-memo": printMemo },
});
document.querySelector("[data-answers]").addEventListener("input", () => showMemo(dossier));
