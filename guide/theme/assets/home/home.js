// The home page: another case each day, and a way back to where the visitor was reading.

function showCaseOfToday() {
  const items = document.querySelectorAll("[data-today] > li");
  const day = Math.floor(Date.now() / 86_400_000);
  items.forEach((item, number) => {
    item.hidden = number !== day % items.length;
  });
}

function offerToResume(line) {
  try {
    const { path, title } = JSON.parse(localStorage.getItem("guide.resume"));
    const link = new URL(path, location.href);
    if (link.origin !== location.origin || !title) return;
    line.querySelector("a").href = link.pathname;
    line.querySelector("a").textContent = title;
    line.hidden = false;
  } catch {
    // Nothing was read here before, or storage is off.
  }
}

showCaseOfToday();
offerToResume(document.querySelector("[data-resume]"));
