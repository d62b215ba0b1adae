/** Longer ones are pasted articles, not questions. */
export const QUESTION_CHARS_MAX = 2_000;

/** Why a question cannot be asked, or null when it can. */
export function questionProblem(text: string): string | null {
  if (text.trim() === "") return "The question is empty.";
  if (text.length <= QUESTION_CHARS_MAX) return null;
  const limit = QUESTION_CHARS_MAX.toLocaleString("en");
  return `The question is ${text.length.toLocaleString("en")} characters long, the limit is ${limit}.`;
}
