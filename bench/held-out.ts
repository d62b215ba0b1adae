import { support, type SupportModel } from "../src/answer/support.ts";
import { outcomeOf, type Outcome } from "./ranking-worth.ts";
import type { SetQuestion } from "./question-set.ts";
import { refusals } from "./support-fit.ts";

/** A question's outcome and how far an answer was supported. */
export type Counted = { set: string; group: string; answerable: boolean; support: number; outcome: Outcome };

/** Asks questions with the weights in use, their support weighed by the model in use or by another. */
export async function measure(questions: readonly SetQuestion[], model?: SupportModel): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const asked of questions) {
    const evidence = await asked.set.evidence(asked.asked);
    counted.push({
      set: asked.set.name,
      group: asked.question.set,
      answerable: asked.question.type !== "unanswerable",
      support: support(asked.asked, evidence, model),
      outcome: outcomeOf(asked, evidence),
    });
  }
  return counted;
}

/** One line a set: hit@1, hit@5 and evidence by group as a reader would see them (a refused question misses), and refusals. */
export function describe(name: string, counted: readonly Counted[], threshold: number): string {
  const answerable = counted.filter((one) => one.answerable);
  const groups = ["all", ...new Set(answerable.map(({ group }) => group))].map((group) => {
    const members = answerable.filter((one) => group === "all" || one.group === group);
    const share = (key: "hit1" | "hit5" | "evidence"): string =>
      (
        members.reduce((sum, one) => sum + (one.support >= threshold ? one.outcome[key] : 0), 0) / members.length
      ).toFixed(3);
    return `${group} ${share("hit1")} ${share("hit5")} ${share("evidence")}`;
  });
  const { precision, recall } = refusals(counted, threshold);
  return `${name} (${counted.length}): ${groups.join(" | ")} | refusal ${precision.toFixed(2)} ${recall.toFixed(2)}`;
}
