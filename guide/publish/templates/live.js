// Waits for the next change of the guide and shows the page anew; the browser keeps the place on the page.
const { number } = document.currentScript.dataset;

async function wait() {
  try {
    const answer = await fetch(`/-/changes/${number}`, { cache: "no-store" });
    if (answer.ok && (await answer.text()) !== number) return location.reload();
  } catch {
    await new Promise((done) => setTimeout(done, 500)); // the server begins anew
  }
  return wait();
}

void wait();
