// Dutch: what the forms of a word share, what a family of words shares, and how a word sounds. guide/language/stems.py finds the same roots.

/**
 * What the singular, plural and verb forms of a folded word share: its stem, mended where plurals and final letters differ.
 * @param {string} word
 */
export function root(word) {
  const found = stem(word.replace(/(i|t|d|j|g|ur)es$/, "$1e")).replace(/([b-df-hj-np-tv-z])\1$/, "$1");
  return found.length > 2 ? found.replace(/v$/, "f").replace(/z$/, "s") : found;
}

const endings = /(?:vol|loos|erings?|eer|er|aties?|ati|ator|atief|atie[fv]|ings?|heid|elijk|lijk|baar|schap|iteit|teit|isch|eel|ist|aal|al|ement|aar|end|ens?|[dte])$/;

const participle = /^(op|aan|af|bij|door|in|mede|mee|na|om|over|samen|terug|toe|uit|vast|voor|weg|)ge(.{5,})$/;

/**
 * What words of one family share, beyond their root: evaluatie, evalueren, geëvalueerd; ophalen, opgehaald.
 * @param {string} wordRoot
 */
export function family(wordRoot) {
  const parts = participle.exec(wordRoot);
  const bare = parts ? parts[1] + parts[2].replace(/[dt]$/, "") : wordRoot;
  const short = bare.replace(endings, "");
  return (short.length >= 4 ? short : bare).replace(/([aeou])\1(?=[^aeiou]+$)/, "$1");
}

/**
 * A word by its sound, for the commonest doubts in spelling.
 * @param {string} word
 */
export function sound(word) {
  return word
    .replace(/ei|ij/g, "y").replace(/au/g, "ou").replace(/ph/g, "f").replace(/th/g, "t").replace(/ch/g, "g")
    .replace(/c(?=[eiy])/g, "s").replace(/c/g, "k").replace(/q/g, "k").replace(/x/g, "ks").replace(/z/g, "s").replace(/v/g, "f")
    .replace(/ie/g, "i").replace(/(.)\1+/g, "$1").replace(/d$/, "t");
}

const vowel = (/** @type {string} */ letter) => "aeiouyè".includes(letter);

/**
 * The place after the first non-vowel that follows a vowel, from a place on.
 * @param {string} word
 * @param {number} from
 */
function region(word, from) {
  for (let at = from + 1; at < word.length; at += 1) {
    if (vowel(word[at - 1]) && !vowel(word[at])) return at + 1;
  }
  return word.length;
}

const undouble = (/** @type {string} */ word) => (/(kk|dd|tt)$/.test(word) ? word.slice(0, -1) : word);

/**
 * Mark y and i that act as consonants with a capital.
 * @param {string} word
 */
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

/**
 * The Snowball stem of a folded word (snowballstem.org/algorithms/dutch_porter/stemmer.html).
 * @param {string} plain
 */
export function stem(plain) {
  let word = mark(plain);
  const start = region(word, 0);
  const first = Math.max(start, 3);
  const second = region(word, start);
  const cut = (/** @type {string} */ ending, /** @type {number} */ from) => word.endsWith(ending) && word.length - ending.length >= from;
  const drop = (/** @type {string} */ ending) => {
    word = word.slice(0, word.length - ending.length);
  };
  const dropPlural = (/** @type {string} */ ending) => {
    const rest = word.slice(0, word.length - ending.length);
    if (!cut(ending, first) || rest === "" || vowel(rest.slice(-1)) || rest.endsWith("gem")) return;
    word = undouble(rest);
  };
  const dropE = () => {
    if (!cut("e", first) || vowel(word.at(-2) ?? "a")) return false;
    word = undouble(word.slice(0, -1));
    return true;
  };

  if (word.endsWith("heden")) {
    if (cut("heden", first)) word = `${word.slice(0, -5)}heid`;
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
