// Shows another case each day; without this script the first one stands.
const items = document.querySelectorAll("[data-today] > li");
const day = Math.floor(Date.now() / 86_400_000);
items.forEach((item, number) => {
  item.hidden = number !== day % items.length;
});
