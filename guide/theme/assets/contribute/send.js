// Where a finished case goes: the name of its file, and the addresses that take it along.
import { t } from "../shared/wording.js";

/** @typedef {import("./checks.js").Data} Data */
/** @typedef {import("./draft.js").Content} Content */

const LONGEST = 7500; // characters of an address that forges still take
const LONGEST_MAIL = 1800; // and that mail programs do

/** A name as part of an address, as guide/language/wording.py makes it. @param {string} name */
export const slug = (name) => name.toLowerCase().replaceAll("ß", "ss").normalize("NFD").replace(/\P{ASCII}/gu, "").replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");

/** Return the id of a new case: its place, with a number where that is taken. @param {Data} data @param {Content} content */
export function freeId(data, { place = {} }) {
  const stem = slug(`${place.area ?? ""} ${place.municipality ?? ""}`).slice(0, 70).replace(/-$/, "") || t("contribute.case_id");
  const taken = (/** @type {string} */ id) => Object.hasOwn(data.cases, id) || data.reserved.includes(id);
  let id = stem;
  for (let number = 2; taken(id); number += 1) id = `${stem}-${number}`;
  return id;
}

/** Return where the forge takes the file, and whether its text goes along. @param {Data} data @param {string} id @param {string} text */
export function pullAddress(data, id, text) {
  const query = new URLSearchParams({ filename: `${id}.yml`, value: text });
  const filled = `${data.repository}/new/main/cases?${query}`;
  const fits = filled.length <= LONGEST && !Object.hasOwn(data.cases, id);
  return { address: fits ? filled : `${data.repository}/upload/main/cases`, fits };
}

/** Return the address of a mail with the case in it, or with a request to add the file. @param {Data} data @param {string} id @param {string} title @param {string} text */
export function mailAddress(data, id, title, text) {
  const mail = (/** @type {string} */ body) =>
    `mailto:${data.email}?subject=${encodeURIComponent(t("contribute.mail.subject", { title }))}&body=${encodeURIComponent(body.replaceAll("\n", "\r\n"))}`;
  const file = `${id}.yml`;
  const whole = mail(`${t("contribute.mail.here", { file })}\n\n${text}`);
  return whole.length <= LONGEST_MAIL ? whole : mail(t("contribute.mail.attach", { file }));
}
