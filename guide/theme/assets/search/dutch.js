// Dutch words and their stems: the Snowball algorithm for Dutch (snowballstem.org/algorithms/dutch/stemmer.html),
// the same stems as the site's search. Words come in without accents, as `words` makes them.

const vowel = (letter) => "aeiouyè".includes(letter);

export function words(text) {
  const plain = text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

// The place after the first non-vowel that follows a vowel, from a place on.
function region(word, from) {
  for (let at = from + 1; at < word.length; at += 1) {
    if (vowel(word[at - 1]) && !vowel(word[at])) return at + 1;
  }
  return word.length;
}

const undouble = (word) => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word);

// Marks y and i that act as consonants with a capital.
function mark(word) {
  let marked = "";
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at];
    const before = marked[at - 1];
    const consonant = (letter === "y" && (at === 0 || vowel(before))) || (letter === "i" && at > 0 && vowel(before) && at + 1 < word.length && vowel(word[at + 1]));
    marked += consonant ? letter.toUpperCase() : letter;
  }
  return marked;
}

export function stem(plain) {
  let word = mark(plain);
  const start = region(word, 0);
  const first = Math.max(start, 3);
  const second = region(word, start);
  const cut = (ending, from) => word.endsWith(ending) && word.length - ending.length >= from;
  const drop = (ending) => {
    word = word.slice(0, word.length - ending.length);
  };
  const dropPlural = (ending) => {
    const rest = word.slice(0, word.length - ending.length);
    if (!cut(ending, first) || rest === "" || vowel(rest.at(-1)) || rest.endsWith("gem")) return;
    word = undouble(rest);
  };
  const dropE = () => {
    if (!cut("e", first) || vowel(word.at(-2) ?? "a")) return false;
    word = undouble(word.slice(0, -1));
    return true;
  };

  if (word.endsWith("heden")) {
    if (cut("heden", first)) word = word.slice(0, -5) + "heid";
  } else if (word.endsWith("ene")) dropPlural("ene");
  else if (word.endsWith("en")) dropPlural("en");
  else {
    const ending = word.endsWith("se") ? "se" : "s";
    const before = word.at(-1 - ending.length);
    if (cut(ending, first) && before !== undefined && !vowel(before) && before !== "j") drop(ending);
  }

  const droppedE = dropE();

  if (cut("heid", second) && word.at(-5) !== "c") {
    drop("heid");
    dropPlural("en");
  }

  if (cut("end", second) || cut("ing", second)) {
    word = word.slice(0, -3);
    if (cut("ig", second) && word.at(-3) !== "e") drop("ig");
    else word = undouble(word);
  } else if (cut("ig", second)) {
    if (word.at(-3) !== "e") drop("ig");
  } else if (cut("lijk", second)) {
    drop("lijk");
    dropE();
  } else if (cut("baar", second)) drop("baar");
  else if (cut("bar", second) && droppedE) drop("bar");

  const [c, v1, v2, d] = word.slice(-4);
  if (word.length >= 4 && v1 === v2 && "aeou".includes(v1) && !vowel(c) && !vowel(d) && d !== "I") word = word.slice(0, -2) + d;
  return word.toLowerCase();
}
