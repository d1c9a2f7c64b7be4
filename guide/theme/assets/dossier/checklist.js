// A checklist to fill in.
import { setUp } from "./dossier-page.js";

await setUp();
