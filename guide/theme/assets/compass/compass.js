// "Waar staan we?": turns the answers into places to begin. The answers stand in the address, so a link keeps them.

const MOST = 4;

/**
 * Rank the sections that the chosen answers name. The first section of an answer weighs 2, the others 1.
 * @param {{sections: string[], why: string}[]} answers
 * @param {string[]} order section ids in the order of the handbook; ties go in this order
 * @returns {{id: string, why: string[]}[]} at most four; empty when no answer names a section
 */
export function placesToBegin(answers, order) {
  const found = new Map();
  for (const { sections, why } of answers) {
    sections.forEach((id, position) => {
      const place = found.get(id) ?? { id, why: [], weight: 0 };
      place.weight += position === 0 ? 2 : 1;
      if (!place.why.includes(why)) place.why.push(why);
      found.set(id, place);
    });
  }
  return [...found.values()]
    .sort((one, other) => other.weight - one.weight || order.indexOf(one.id) - order.indexOf(other.id))
    .slice(0, MOST)
    .sort((one, other) => order.indexOf(one.id) - order.indexOf(other.id))
    .map(({ id, why }) => ({ id, why }));
}

export function chosenAnswers(form) {
  return [...form.querySelectorAll("input:checked")].map((input) => ({
    sections: input.dataset.sections.split(" ").filter(Boolean),
    why: input.dataset.why,
  }));
}

function setUp(form) {
  const result = document.querySelector("[data-compass-result]");
  const items = [...result.querySelectorAll("[data-section]")];
  const order = items.map((item) => item.dataset.section);
  const status = result.querySelector("[data-compass-status]");
  const total = form.querySelectorAll("fieldset").length;

  function restore() {
    const wanted = new URLSearchParams(location.search);
    for (const input of form.elements) if (input.type === "radio") input.checked = wanted.get(input.name) === input.value;
    show();
  }

  function show() {
    const answers = chosenAnswers(form);
    const places = placesToBegin(answers, order);
    for (const item of items) {
      const place = places.find(({ id }) => id === item.dataset.section);
      item.hidden = !place;
      item.querySelector("[data-why]").textContent = place ? place.why.join(" ") : "";
    }
    result.hidden = answers.length === 0;
    form.querySelector("[data-compass-actions]").hidden = answers.length === 0;
    const left = total - answers.length;
    const advice = places.length === 1 ? "één plek om te beginnen" : `${places.length} plekken om te beginnen`;
    if (places.length) status.textContent = left ? `Nu ${advice}. Nog ${left} ${left === 1 ? "vraag" : "vragen"}.` : `Jullie antwoorden wijzen naar ${advice}.`;
    else status.textContent = left ? "Geef nog een antwoord, dan zie je waar je begint." : "";
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
