// Copies a text, or selects it where the browser does not let a page copy. Returns what to tell the visitor.
export async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return "Gekopieerd.";
  } catch {
    if (element) getSelection().selectAllChildren(element);
    return element ? "De tekst is geselecteerd: kopieer die met Ctrl+C." : `Kopieer dit adres: ${text}`;
  }
}
