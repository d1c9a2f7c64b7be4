// Dutch words as the search sees them. guide/searchwords.py does the same at build; a test compares both.
const token = /\d+\.\d+|[a-z0-9]+/g;
const roots = new Map();
let stem = (word) => word;

/** Set the Snowball stemmer for Dutch that `root` builds on. */
export function useStemmer(stemmer) {
  stem = stemmer;
  roots.clear();
}

/** Lower case, without accents and apostrophes. */
export function fold(text) {
  return text.toLowerCase().replace(/['’‘`]/g, "").normalize("NFD").replace(/\p{M}/gu, "");
}

export function words(text) {
  return fold(text).match(token) ?? [];
}

/** What the singular, plural and verb forms of a folded word share. Short words stay as they are. */
export function root(word) {
  if (word.length < 4 || !/^[a-z]+$/.test(word)) return word;
  let found = roots.get(word);
  if (found === undefined) {
    found = stem(word.replace(/(i|t|d|j|g|ur)es$/, "$1e")).replace(/([b-df-hj-np-tv-z])\1$/, "$1");
    if (found.length > 2) found = found.replace(/v$/, "f").replace(/z$/, "s");
    roots.set(word, found);
  }
  return found;
}

const endings = /(?:erings?|eer|er|aties?|ati|ator|atief|atie[fv]|ings?|heid|elijk|lijk|baar|schap|iteit|teit|isch|eel|ist|aal|al|ement|aar|end|ens?|[dte])$/;

const participle = /^(op|aan|af|bij|door|in|mede|mee|na|om|over|samen|terug|toe|uit|vast|voor|weg|)ge(.{5,})$/;

/** What words of one family share, beyond their root: evaluatie, evalueren, geëvalueerd; ophalen, opgehaald. */
export function family(wordRoot) {
  const parts = participle.exec(wordRoot);
  const bare = parts ? parts[1] + parts[2].replace(/[dt]$/, "") : wordRoot;
  const short = bare.replace(endings, "");
  return (short.length >= 4 ? short : bare).replace(/([aeou])\1(?=[^aeiou]+$)/, "$1");
}

/** A word by its sound, for the commonest spelling doubts of Dutch. */
export function sound(word) {
  return word
    .replace(/ei|ij/g, "y").replace(/au/g, "ou").replace(/ph/g, "f").replace(/th/g, "t").replace(/ch/g, "g")
    .replace(/c(?=[eiy])/g, "s").replace(/c/g, "k").replace(/q/g, "k").replace(/x/g, "ks").replace(/z/g, "s").replace(/v/g, "f")
    .replace(/ie/g, "i").replace(/(.)\1+/g, "$1").replace(/d$/, "t");
}

/** A bit for every letter in a word: words whose bits differ much cannot be near. */
export function letters(word) {
  let bits = 0;
  for (let at = 0; at < word.length; at++) bits |= 1 << (word.charCodeAt(at) % 32);
  return bits;
}

export function bitCount(bits) {
  let count = 0;
  for (; bits; bits &= bits - 1) count++;
  return count;
}

const rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)];

/** Damerau-Levenshtein distance (optimal string alignment), or `most` + 1 as soon as it is more than that. */
export function distance(a, b, most) {
  if (Math.abs(a.length - b.length) > most || b.length > 62) return most + 1;
  let [before, row, next] = rows;
  for (let j = 0; j <= b.length; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    next[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      let cost = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
      next[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [before, row, next] = [row, next, before];
  }
  return row[b.length];
}
