// What the visitor chose, and how it stands in the address: ?fase=opstarten&thema=wonen&gemeente=rotterdam&zoek=huur&sorteer=-fasen
export const GROUPS = ["fase", "thema", "land", "factor", "gemeente"];

export function readState(search) {
  const parameters = new URLSearchParams(search);
  const chosen = Object.fromEntries(GROUPS.map((group) => [group, new Set(parameters.getAll(group))]));
  return { chosen, query: parameters.get("zoek") ?? "", sort: parameters.get("sorteer") ?? "" };
}

export function writeState({ chosen, query, sort }, search) {
  const parameters = new URLSearchParams(search);
  for (const name of [...GROUPS, "zoek", "sorteer"]) parameters.delete(name);
  for (const group of GROUPS) for (const value of chosen[group]) parameters.append(group, value);
  if (query.trim()) parameters.set("zoek", query.trim());
  if (sort) parameters.set("sorteer", sort);
  const text = parameters.toString();
  return text ? `?${text}` : "";
}

export const isFree = (state) => !state.query.trim() && GROUPS.every((group) => state.chosen[group].size === 0);

// Tells of each row which groups let it through: OR within a group, AND between groups, `found` the ids with the words asked for.
// Returns a bit a group that stops the row; 0 is a row to show.
export function barriers(row, state, found) {
  let stops = 0;
  GROUPS.forEach((group, bit) => {
    const chosen = state.chosen[group];
    if (chosen.size && !row[group].some((value) => chosen.has(value))) stops |= 1 << bit;
  });
  if (found && !found.has(row.id)) stops |= 1 << GROUPS.length;
  return stops;
}

// Counts per group and option, each following the choices in the other groups.
export function countOptions(rows, stops) {
  const counts = Object.fromEntries(GROUPS.map((group) => [group, new Map()]));
  rows.forEach((row, number) => {
    GROUPS.forEach((group, bit) => {
      if (stops[number] & ~(1 << bit)) return;
      for (const value of row[group]) counts[group].set(value, (counts[group].get(value) ?? 0) + 1);
    });
  });
  return counts;
}
