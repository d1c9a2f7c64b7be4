// Opening a case: a YAML file, or one that stands in the guide.
import { t } from "../shared/wording.js";

/** @typedef {import("./draft.js").Content} Content */

/** Something that cannot be opened; the message says so to the contributor. */
export class OpenProblem extends Error {}

const MOST_BYTES = 500_000;

/** Return the case in a file of YAML. Every value is a text: what it means is up to the field. @param {File} file @returns {Promise<Content>} */
export async function fromFile(file) {
  if (file.size > MOST_BYTES) throw new OpenProblem(t("contribute.open.large"));
  const { default: yaml } = await import("../vendor/js-yaml/js-yaml.js");
  let content;
  try {
    content = yaml.load(await file.text(), { schema: yaml.FAILSAFE_SCHEMA });
  } catch (error) {
    const line = /** @type {any} */ (error)?.mark?.line;
    throw new OpenProblem(line === undefined ? t("contribute.open.unreadable") : t("contribute.open.broken", { line: line + 1 }));
  }
  if (typeof content !== "object" || content === null || Array.isArray(content) || !("episodes" in content || "title" in content)) {
    throw new OpenProblem(t("contribute.open.no_case"));
  }
  return content;
}

/** Return a case of the guide by its id. @param {string} address of all cases @param {string} id @returns {Promise<Content>} */
export async function fromGuide(address, id) {
  let cases;
  try {
    ({ cases } = await (await fetch(address)).json());
  } catch {
    throw new OpenProblem(t("contribute.open.offline"));
  }
  const found = cases.find((/** @type {Content} */ one) => one.id === id);
  if (!found) throw new OpenProblem(t("contribute.open.gone"));
  for (const made of ["id", "url"]) delete found[made]; // what the file of the case does not hold
  for (const episode of found.episodes) delete episode.phase;
  return found;
}
