// Actions as a calendar: RFC 5545, an all-day event for each that has a day.

const LONGEST = 73; // octets in a line, before its end and the space of the next

/** @typedef {{id: string, day: string, action: string, who: string}} Action `day` as "2027-03-01" */

/** @param {string} text */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\r\n|\r|\n/g, "\\n");

/**
 * Fold a line so that no part is longer than 75 octets; a character is never cut.
 * @param {string} line
 */
function folded(line) {
  const parts = [""];
  const encoder = new TextEncoder();
  let length = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (length + size > LONGEST) {
      parts.push("");
      length = 0;
    }
    parts[parts.length - 1] += character;
    length += size;
  }
  return parts.join("\r\n ");
}

/** @param {string} day the day after */
function next(day) {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}

/**
 * Return the text of a calendar file.
 * @param {Action[]} actions
 * @param {string} name of the dossier
 */
export function calendar(actions, name, now = new Date()) {
  const stamp = now.toISOString().replace(/[-:]|\.\d{3}/g, "");
  const events = actions.flatMap(({ id, day, action, who }) => [
    "BEGIN:VEVENT",
    `UID:${id}-${day}@guide-dossier`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${day.replaceAll("-", "")}`,
    `DTEND;VALUE=DATE:${next(day).replaceAll("-", "")}`,
    `SUMMARY:${escaped(who ? `${action} (${who})` : action)}`,
    `DESCRIPTION:${escaped(name)}`,
    "END:VEVENT",
  ]);
  return `${["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//guide-dossier//", ...events, "END:VCALENDAR"].map(folded).join("\r\n")}\r\n`;
}
