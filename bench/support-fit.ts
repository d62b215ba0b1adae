import { supportInputs, type SupportKey } from "../src/answer/support.ts";
import { SUPPORT } from "../src/answer/weights.ts";
import type { Counted } from "./held-out.ts";
import { fitLogistic, type Row } from "./logistic.ts";
import type { SetQuestion } from "./question-set.ts";

/** The penalty on squared support weights; chosen so that held-out refusals hold. */
const PULL = 0.002;

/**
 * Support weights from questions with an answer and without, each by its first article. Where a model number is missing outright the
 * question is refused before support is weighed, so it says nothing here.
 */
export async function fitSupport(questions: readonly SetQuestion[]): Promise<Record<SupportKey, number>> {
  const rows: Row<SupportKey>[] = [];
  for (const { question, asked, set } of questions) {
    const evidence = await set.evidence(asked);
    const first = evidence.articles[0];
    if (first === undefined || evidence.units.some(({ unit, seen }) => unit.kind === "unknown-name" && !seen)) continue;
    rows.push({ inputs: supportInputs(asked, first.features), yes: question.type !== "unanswerable" });
  }
  const keys = Object.keys(SUPPORT).filter((key): key is SupportKey => key in SUPPORT);
  return fitLogistic(rows, keys, { pull: PULL, free: "bias" });
}

/** The threshold whose refusals have the best F1, in the middle of the range that reaches it. */
export function chooseThreshold(counted: readonly Counted[]): number {
  const scored = Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map((threshold) => ({
    threshold,
    f1: refusals(counted, threshold).f1,
  }));
  const best = Math.max(...scored.map(({ f1 }) => f1));
  const reach = scored.filter(({ f1 }) => f1 >= best - 1e-9);
  return reach[Math.floor(reach.length / 2)]?.threshold ?? 0.5;
}

/** How right the refusals below a threshold are. */
export function refusals(
  counted: readonly Counted[],
  threshold: number,
): { precision: number; recall: number; f1: number } {
  const refused = counted.filter(({ support }) => support < threshold);
  const right = refused.filter(({ answerable }) => !answerable).length;
  const due = counted.filter(({ answerable }) => !answerable).length;
  const precision = refused.length === 0 ? 1 : right / refused.length;
  const recall = due === 0 ? 1 : right / due;
  return { precision, recall, f1: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall) };
}
