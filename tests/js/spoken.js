// Gives scripts that run without a page the words of a language, as a page does.
import { readFileSync } from "node:fs";

/**
 * Speak a language; import scripts after it.
 * @param {"nl" | "en"} language
 */
export function speak(language) {
  const { scripts } = JSON.parse(readFileSync(new URL(`../../guide/language/${language}.json`, import.meta.url), "utf-8"));
  const page = { documentElement: { lang: language, dataset: {} }, getElementById: () => ({ textContent: JSON.stringify(scripts) }) };
  Object.assign(globalThis, { document: page });
}
