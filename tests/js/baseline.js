// The oldest browsers in which everything works, of March 2023 (Firefox: its long support release of that year). HACKING.md tells more.
export const BASELINE = ["chrome >= 111", "edge >= 111", "firefox >= 115", "safari >= 16.4", "ios_saf >= 16.4"];
