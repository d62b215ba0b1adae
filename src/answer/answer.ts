import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Library, Now } from "../ports.ts";
import type { Knowledge } from "../reading/reading.ts";
import type { Answer, Question } from "../types.ts";
import { composeFound, composeUnknown, describeContext } from "./compose.ts";
import { findEvidence } from "./evidence.ts";
import { readQuestion } from "./question.ts";
import { chooseQuotes } from "./quotes.ts";
import { isSmallTalk } from "./small-talk.ts";
import { isSupported } from "./support.ts";

export type AnswerDeps = { library: Library; knowledge: Knowledge; catalogue: Catalogue; now: Now };

/** A question's answer out of the library: found with citations, or unknown with the closest articles. */
export async function answer(question: Question, deps: AnswerDeps): Promise<Answer> {
  const now = deps.now();
  const asked = await readQuestion(question, deps.knowledge, now);
  const stats = await deps.library.stats({ asOf: asked.asOf });
  const context = describeContext(stats, asked.asOf, now);
  const frame = { language: asked.language, context };
  const unknown = { ...frame, closest: [] };
  if (question.text.trim() === "") return composeUnknown({ ...unknown, reason: "empty_question" });
  if (asked.asOf !== undefined && asked.asOf > now.toISOString().slice(0, 10)) {
    return composeUnknown({ ...unknown, reason: "future", asOf: asked.asOf });
  }
  if (isSmallTalk(question.text)) return composeUnknown({ ...unknown, reason: "small_talk" });
  if (stats.articles === 0) return composeUnknown({ ...unknown, reason: "empty_library" });
  const evidence = await findEvidence(asked, deps);
  const found = isSupported(asked, evidence) ? composeFound(chooseQuotes(evidence), frame) : null;
  return (
    found ??
    composeUnknown({ ...frame, reason: "no_support", closest: evidence.articles.map(({ article }) => article) })
  );
}
