// Answers in files: written as a dossier, so that a dossier can be read as one participant's answers and the other way round.
import { download, fileName, written } from "../dossier/dossier-file.js";
import { ANSWERS } from "./code.js";

const FORMAT = "guide-dossier";
const MOST_BYTES = 50_000_000;

/** A file that cannot be used; `reason` is "file", "file_big" or "file_none". */
export class AnswersProblem extends Error {
  /** @param {string} reason */
  constructor(reason) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * Return the text of a file with one participant's answers. It has no name in it but that of the set.
 * @param {import("./sets.js").QuestionSet} set
 * @param {(string | null)[]} answers
 * @param {number | null} number
 */
export function answersFile(set, answers, number, now = new Date()) {
  const given = new Map(set.questions.flatMap(({ id }, at) => (answers[at] ? [[`${id}/answer`, answers[at]]] : [])));
  return written(`${set.title} ${number}`, given, now, { number, questions: textsOf(set) });
}

/** The questions as they read now, so that a later version of them is noticed. @param {import("./sets.js").QuestionSet} set */
export const textsOf = (set) => Object.fromEntries(set.questions.map(({ id, text }) => [id, text]));

/**
 * Return a file's answers to the questions of a set: those whose text is the same, as far as the file tells.
 * @param {string} text
 * @param {import("./sets.js").QuestionSet} set
 * @returns {{answers: (string | null)[], number: number | null, changed: number}} `changed` counts answers to questions that read differently
 */
export function readAnswers(text, { questions }) {
  let data;
  try {
    data = JSON.parse(text);
  } catch {
    throw new AnswersProblem("file");
  }
  if (data?.format !== FORMAT || typeof data.answers !== "object" || data.answers === null) throw new AnswersProblem("file");
  let changed = 0;
  const answers = questions.map(({ id, text: asked }) => {
    const answer = Object.hasOwn(data.answers, id) ? data.answers[id]?.answer : null;
    if (!ANSWERS.includes(answer)) return null;
    const told = data.questions && Object.hasOwn(data.questions, id) ? data.questions[id] : asked;
    if (told === asked) return answer;
    changed += 1;
    return null;
  });
  if (!answers.some(Boolean) && !changed) throw new AnswersProblem("file_none");
  const number = Number.isInteger(data.number) && data.number >= 1 && data.number <= 200 ? data.number : null;
  return { answers, number, changed };
}

/**
 * Read a chosen file.
 * @param {File} file
 * @param {import("./sets.js").QuestionSet} set
 */
export async function answersIn(file, set) {
  if (file.size > MOST_BYTES) throw new AnswersProblem("file_big");
  return readAnswers(await file.text(), set);
}

/** @param {string} text @param {string} name */
export const saveFile = (text, name) => download(text, fileName(name, "json"), "application/json");
