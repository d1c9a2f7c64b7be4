// "Waar staan we?": turns the answers into places to begin. The answers stand in the address, so a link keeps them.

const MOST = 4;
const FIRST = 2; // weight of the section that an answer finds most urgent
const OTHER = 1;

/**
 * Weigh the answers and say where to begin and what comes later. What the fields of an answer mean stands in data/compass.yml.
 * @param {object[]} answers the chosen answers, in the order of the questions
 * @param {{id: string, phase: string}[]} sections in the order of the handbook; equal weights go in this order
 * @returns {{now: object[], later: object[]}} places with `id` and `why`; at most four to begin with
 */
export function advise(answers, sections) {
  const places = weighed(answers, sections).sort((one, other) => other.always - one.always || other.weight - one.weight || one.position - other.position);
  const now = places.filter((place) => place.always || !place.held).slice(0, MOST);
  const later = places.filter((place) => !now.includes(place));
  const turn = (place) => (place.held ? 1 : place.leads ? -1 : 0); // what is shown although it is held back, comes last
  return {
    now: now.sort((one, other) => turn(one) - turn(other) || one.position - other.position),
    later: later.sort((one, other) => one.position - other.position),
  };
}

/** Every section that the answers name and none settles, with its weight and the answer that holds it back, if any. */
function weighed(answers, sections) {
  const settled = new Set(answers.flatMap((answer) => answer.settles));
  const found = new Map();
  for (const answer of answers) {
    const open = answer.sections.filter((id) => !settled.has(id)).slice(0, answer.only_first ? 1 : undefined);
    for (const [index, id] of open.entries()) {
      const position = sections.findIndex((section) => section.id === id);
      const held = answers.find((other) => other.holds_back.includes(sections[position].phase));
      const place = found.get(id) ?? { id, position, held, weight: 0, always: false, leads: false, why: [] };
      place.weight += index === 0 ? FIRST : OTHER;
      place.always ||= answer.always;
      place.leads ||= answer.leads;
      if (!place.why.includes(answer.why)) place.why.push(answer.why);
      found.set(id, place);
    }
  }
  for (const { held, why } of found.values()) if (held) why.push(`Deze stap komt ${held.until}.`);
  return [...found.values()];
}

export function chosenAnswers(form) {
  return [...form.querySelectorAll("input:checked")].map((input) => JSON.parse(input.dataset.answer));
}

/** Show a list's places in their order with their reasons, and hide its other items. */
function fill(list, places) {
  for (const item of list.children) item.hidden = true;
  for (const { id, why } of places) {
    const item = list.querySelector(`[data-section="${id}"]`);
    item.querySelector("[data-why]").textContent = why.join(" ");
    item.hidden = false;
    list.append(item);
  }
}

function statusText(now, later, left) {
  if (!now) return left ? "Geef nog een antwoord, dan zie je waar je begint." : "";
  const advice = now === 1 ? "één plek om te beginnen" : `${now} plekken om te beginnen`;
  const rest = later ? ` Voor later ${later === 1 ? "is er nog één" : `zijn er nog ${later}`}.` : "";
  return left ? `Nu ${advice}.${rest} Nog ${left} ${left === 1 ? "vraag" : "vragen"}.` : `Jullie antwoorden wijzen naar ${advice}.${rest}`;
}

function setUp(form) {
  const result = document.querySelector("[data-compass-result]");
  const [begin, afterwards] = ["begin", "later"].map((name) => result.querySelector(`[data-compass-list="${name}"]`));
  const sections = [...begin.children].map((item) => ({ id: item.dataset.section, phase: item.dataset.phase }));
  const total = form.querySelectorAll("fieldset").length;

  function restore() {
    const wanted = new URLSearchParams(location.search);
    for (const input of form.elements) if (input.type === "radio") input.checked = wanted.get(input.name) === input.value;
    show();
  }

  function show() {
    const answers = chosenAnswers(form);
    const { now, later } = advise(answers, sections);
    fill(begin, now);
    fill(afterwards, later);
    afterwards.parentElement.hidden = later.length === 0;
    result.hidden = answers.length === 0;
    form.querySelector("[data-compass-actions]").hidden = answers.length === 0;
    result.querySelector("[data-compass-status]").textContent = statusText(now.length, later.length, total - answers.length);
  }

  form.addEventListener("change", () => {
    const address = new URL(location.href);
    address.search = new URLSearchParams(new FormData(form)).toString();
    history.replaceState(null, "", address);
    show();
  });
  form.addEventListener("reset", () => {
    history.replaceState(null, "", location.pathname);
    setTimeout(restore);
  });
  form.querySelector("[data-copy]").addEventListener("click", async (event) => {
    try {
      await navigator.clipboard.writeText(location.href);
      event.target.textContent = "Link gekopieerd";
    } catch {
      event.target.textContent = "Kopieer het adres uit de adresbalk";
    }
  });
  addEventListener("popstate", restore);
  form.classList.add("with-script");
  restore();
}

const form = document.querySelector("[data-compass]");
if (form) setUp(form);
