// The dossier over all checklists: progress, what is not yet right, who does what, and a file for a spreadsheet.
import { all, make, setUp } from "./dossier-page.js";
import { download, fileName } from "./dossier-file.js";
import { dayOf, spreadsheet } from "../shared/tables.js";

const LABELS = { yes: "Ja", partly: "Deels", no: "Nee", unknown: "Weet niet", open: "Open" };
const ORDER = Object.keys(LABELS);

const items = all("[data-item]");
const answerOf = (dossier, id) => dossier.get(id, "answer") || "open";

function showProgress(dossier) {
  for (const row of all("tr[data-checklist]")) {
    const given = items
      .filter((item) => item.dataset.checklist === row.dataset.checklist)
      .map((item) => answerOf(dossier, item.dataset.item))
      .sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
    all("use", row).forEach((cell, at) => cell.setAttribute("href", `#cel-${given[at]}`));
    for (const cell of all("[data-count]", row)) cell.textContent = given.filter((answer) => answer === cell.dataset.count).length;
  }
  for (const table of all("[data-phase]:has(> .progress-table)")) {
    const ids = all("tr[data-checklist]", table).map((row) => row.dataset.checklist);
    const here = items.filter((item) => ids.includes(item.dataset.checklist));
    const answered = here.filter((item) => answerOf(dossier, item.dataset.item) !== "open").length;
    table.querySelector("[data-phase-count]").textContent = `: ${answered} van ${here.length} beantwoord`;
  }
}

function wanted(answer, what) {
  if (what === "all") return true;
  return what === "open" ? answer === "open" : !["open", "yes"].includes(answer);
}

function showFindings(dossier) {
  const what = document.querySelector("[data-show]").value;
  for (const item of items) {
    const answer = answerOf(dossier, item.dataset.item);
    item.hidden = !wanted(answer, what);
    const mark = item.querySelector("[data-answer]");
    mark.textContent = LABELS[answer];
    mark.dataset.answer = answer;
    const note = item.querySelector("[data-note]");
    note.textContent = dossier.get(item.dataset.item, "note");
    note.hidden = !note.textContent;
  }
  for (const part of all(".findings")) part.hidden = !part.querySelector("li:not([hidden])");
  const none = document.querySelector("[data-none]");
  const anything = items.some((item) => answerOf(dossier, item.dataset.item) !== "open");
  none.textContent = anything || what !== "weak" ? "Geen vragen om te laten zien." : "Nog geen antwoorden. Begin bij een checklist hierboven.";
  none.hidden = items.some((item) => !item.hidden);
}

function showActions(dossier) {
  const byPerson = document.querySelector("[data-sort]").value === "person";
  const compare = new Intl.Collator("nl", { numeric: true }).compare;
  const actions = items
    .map((item) => ({ item, ...Object.fromEntries(["action", "who", "when"].map((field) => [field, dossier.get(item.dataset.item, field)])) }))
    .filter(({ action }) => action.trim())
    .map((action) => ({ ...action, day: dayOf(action.when) ?? "9999" }));
  const late = (who) => (who ? 0 : 1);
  const people = (a, b) => late(a.who) - late(b.who) || compare(a.who, b.who);
  const days = (a, b) => compare(a.day, b.day) || compare(a.when, b.when);
  actions.sort((a, b) => (byPerson ? people(a, b) || days(a, b) : days(a, b) || people(a, b)));
  const rows = actions.map(({ item, action, who, when }) =>
    make("tr", {}, make("td", { textContent: when || "niet bepaald" }), make("td", { textContent: who || "niemand" }),
      make("td", { textContent: action, className: "full-text" }), make("td", {}, item.querySelector("a").cloneNode(true)))); // prettier-ignore
  if (!rows.length) rows.push(make("tr", {}, make("td", { colSpan: 4, textContent: "Nog geen acties." })));
  document.querySelector("[data-actions]").replaceChildren(...rows);
}

function saveTable(dossier) {
  const head = ["Fase", "Paragraaf", "Checklist", "Vraag-id", "Vraag", "Antwoord", "Toelichting", "Actie", "Wie", "Wanneer"];
  const rows = items.map((item) => {
    const id = item.dataset.item;
    const answer = dossier.get(id, "answer");
    const place = [item.closest("[data-title]").dataset.title, item.dataset.sections, item.dataset.checklistTitle, id];
    const texts = ["note", "action", "who", "when"].map((field) => dossier.get(id, field));
    return [...place, item.querySelector("a").textContent, answer && LABELS[answer], ...texts];
  });
  download(spreadsheet([head, ...rows]), fileName(dossier.current.name, "csv"), "text/csv;charset=utf-8");
}

function show(dossier) {
  showProgress(dossier);
  showFindings(dossier);
  showActions(dossier);
}

const dossier = await setUp({ show, actions: { csv: saveTable } });
for (const choice of all("[data-show], [data-sort]")) choice.addEventListener("change", () => show(dossier));
