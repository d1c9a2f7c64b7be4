// English: what the forms of a word share, what a family of words shares, and how a word sounds.

const step2 = { ational: "ate", tional: "tion", enci: "ence", anci: "ance", izer: "ize", abli: "able", alli: "al", entli: "ent", eli: "e", ousli: "ous",
  ization: "ize", ation: "ate", ator: "ate", alism: "al", iveness: "ive", fulness: "ful", ousness: "ous", aliti: "al", iviti: "ive", biliti: "ble" }; // prettier-ignore
const step3 = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
const step4 = /(?:ement|ance|ence|able|ible|ment|ant|ent|ism|ate|iti|ous|ive|ize|(?<=[st])ion|al|er|ic|ou)$/;

/**
 * A word with C for each consonant and V for each vowel.
 * @param {string} word
 */
const shape = (word) => word.replace(/[aeiou]/g, "V").replace(/(?<=[^V])y/g, "V").replace(/[^V]/g, "C");
const measure = (/** @type {string} */ word) => (shape(word).match(/VC/g) ?? []).length;
const hasVowel = (/** @type {string} */ word) => shape(word).includes("V");
const endsShort = (/** @type {string} */ word) => /CVC$/.test(shape(word)) && !/[wxy]$/.test(word);

/**
 * Put a word's longest ending that the table knows into its shorter form, if enough of the word is left.
 * @param {string} word
 * @param {Record<string, string>} table
 */
function shorten(word, table) {
  const ending = Object.keys(table).filter((one) => word.endsWith(one)).sort((a, b) => b.length - a.length)[0];
  const stem = ending ? word.slice(0, -ending.length) : "";
  return ending && measure(stem) > 0 ? stem + table[ending] : word;
}

/** @param {string} word */
function withoutVerbEnding(word) {
  if (word.endsWith("eed")) return measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ed|ing)$/, "");
  if (stem === word || !hasVowel(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (/([bdfgmnprt])\1$/.test(stem)) return stem.slice(0, -1);
  return measure(stem) === 1 && endsShort(stem) ? `${stem}e` : stem;
}

/** @param {string} word */
function withoutLast(word) {
  const stem = word.replace(/e$/, "");
  const kept = stem !== word && measure(stem) <= 1 && (measure(stem) === 0 || endsShort(stem)) ? word : stem;
  return /ll$/.test(kept) && measure(kept) > 1 ? kept.slice(0, -1) : kept;
}

/**
 * The stem of a folded word by Porter's algorithm (tartarus.org/martin/PorterStemmer).
 * @param {string} word
 */
export function root(word) {
  let stem = word.replace(/(?:sses)$/, "ss").replace(/ies$/, "i").replace(/(?<=[^s])s$/, "");
  stem = withoutVerbEnding(stem);
  if (/y$/.test(stem) && hasVowel(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = shorten(shorten(stem, step2), step3);
  const rest = stem.replace(step4, "");
  return withoutLast(measure(rest) > 1 ? rest : stem);
}

/**
 * What words of one family share, beyond their root.
 * @param {string} wordRoot
 */
export function family(wordRoot) {
  const short = wordRoot.replace(/(?:ation|ator|at|ion|ment|er|or|al|iv|i|e)$/, "");
  return short.length >= 4 ? short : wordRoot;
}

/**
 * A word by its sound, for the commonest doubts in spelling.
 * @param {string} word
 */
export function sound(word) {
  return word
    .replace(/ph/g, "f").replace(/gh/g, "").replace(/ck/g, "k").replace(/c(?=[eiy])/g, "s").replace(/c/g, "k").replace(/q/g, "k").replace(/z/g, "s")
    .replace(/ie|ei|ee|ea/g, "i").replace(/(.)\1+/g, "$1"); // prettier-ignore
}
