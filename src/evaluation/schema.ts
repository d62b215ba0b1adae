import { z } from "zod";

/** One line of `questions.jsonl`. `gold` is a list of groups, each to be hit by one of its strings. */
export const evalQuestionSchema = z.object({
  id: z.string(),
  question: z.string(),
  lang: z.string(),
  type: z.string(),
  set: z.string(),
  answer_ids: z.array(z.string()),
  gold: z.array(z.array(z.string())),
  as_of: z.string().nullish(),
  /** Of one that nothing answers: why not (plausible_absent, near_miss, false_premise, off_topic). */
  kind: z.string().nullish(),
});

/** A question with what answers it. */
export type EvalQuestion = z.infer<typeof evalQuestionSchema>;

/** What a bot did with one question: `ranked` are article ids, best first; `evidence` is the text it quoted. */
export type EvalRun = { id: string; refused: boolean; ranked: readonly string[]; evidence: string };
