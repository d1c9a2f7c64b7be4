// Measuring again: the answers of an earlier day stay in the dossier, beside those of now.

/** @typedef {import("./entries.js").Entries} Entries */

const MEASURED = /^(.+)@m(\d{4})(\d{2})(\d{2})\/answer$/; // a question on a day, as the dossier keeps it

/**
 * Return the days of the measurements in a dossier, "2026-11-26", the latest first.
 * @param {Entries} values
 */
export function days(values) {
  const found = new Set([...values.keys()].flatMap((key) => key.match(MEASURED)?.slice(2).join("-") ?? []));
  return [...found].sort().reverse();
}

/**
 * The name in the dossier of a question on a day.
 * @param {string} question
 * @param {string} day
 */
export const measuredAt = (question, day) => `${question}@m${day.replaceAll("-", "")}`;

/** Whether a question's id is one of a measurement. @param {string} id */
export const isMeasured = (id) => /^m\d{8}$/.test(id.split("@")[1] ?? "");

/**
 * Return the changes that keep today's answers as a measurement.
 * @param {Entries} values
 * @param {string} day
 * @returns {[key: string, value: string][]}
 */
export function measurement(values, day) {
  return [...values].flatMap(([key, value]) => {
    const [question, field] = key.split("/");
    return field === "answer" && !question.includes("@") ? [[`${measuredAt(question, day)}/answer`, value]] : [];
  });
}
