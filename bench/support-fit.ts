import type { ArticleEvidence } from "../src/answer/article-evidence.ts";
import { isMissing, supportInputs, type SupportKey } from "../src/answer/support.ts";
import { SUPPORT } from "../src/answer/weights.ts";
import { body } from "../src/types.ts";
import type { Counted } from "./held-out.ts";
import { fitLogistic, type Row } from "./logistic.ts";
import type { SetQuestion } from "./question-set.ts";
import { holdsGold } from "./ranking-worth.ts";

/** The penalty on squared support weights; chosen so that held-out refusals hold. */
const PULL = 0.0005;

/** What a question without its answering articles counts beside one that nobody answers: there are many, and they are made. */
const WITHHELD_WEIGHT = 0.3;

/**
 * Support weights from questions with an answer and without, each by its first article. A question with an answer is asked once more
 * without the articles that answer it: what is left is about the same names and does not tell. Where a product number is missing
 * outright the question is refused before support is weighed, so it says nothing here.
 */
export async function fitSupport(questions: readonly SetQuestion[]): Promise<Record<SupportKey, number>> {
  const rows: Row<SupportKey>[] = [];
  for (const { question, asked, set } of questions) {
    const evidence = await set.evidence(asked);
    if (evidence.units.some(isMissing)) continue;
    const add = (found: ArticleEvidence | undefined, yes: boolean, weight: number): void => {
      if (found !== undefined) rows.push({ inputs: supportInputs(asked, found.features, evidence.units), yes, weight });
    };
    const isAnswerable = question.type !== "unanswerable";
    add(evidence.articles[0], isAnswerable, 1);
    const rest = evidence.articles.filter(({ article }) => !question.answer_ids.includes(set.idOf(article.id)));
    const isWithheld = isAnswerable && !rest.some(({ article }) => holdsGold(body(article), question.gold));
    if (isWithheld) add(rest[0], false, WITHHELD_WEIGHT);
  }
  const keys = Object.keys(SUPPORT).filter((key): key is SupportKey => key in SUPPORT);
  return fitLogistic(rows, keys, { pull: PULL, free: "bias" });
}

/** The share of questions that nothing answers, as in the development set: what precision hangs on beside the threshold. */
const UNANSWERABLE_SHARE = 0.14;

/**
 * The threshold whose refusals have the best F1, in the middle of the range that reaches it; precision is told as of
 * `UNANSWERABLE_SHARE`, whatever share of these questions has no answer.
 */
export function chooseThreshold(counted: readonly Counted[]): number {
  const scored = Array.from({ length: 99 }, (_, i) => (i + 1) / 100).map((threshold) => ({
    threshold,
    f1: f1Of(counted, threshold),
  }));
  const best = Math.max(...scored.map(({ f1 }) => f1));
  const reach = scored.filter(({ f1 }) => f1 >= best - 1e-9);
  return reach[Math.floor(reach.length / 2)]?.threshold ?? 0.5;
}

function f1Of(counted: readonly Counted[], threshold: number): number {
  const share = (answerable: boolean): number => {
    const all = counted.filter((one) => one.answerable === answerable);
    return all.filter(({ support }) => support < threshold).length / Math.max(1, all.length);
  };
  const right = UNANSWERABLE_SHARE * share(false);
  const wrong = (1 - UNANSWERABLE_SHARE) * share(true);
  return (2 * right) / Math.max(1e-9, UNANSWERABLE_SHARE + right + wrong);
}

/** How right the refusals below a threshold are. */
export function refusals(counted: readonly Counted[], threshold: number): { precision: number; recall: number } {
  const refused = counted.filter(({ support }) => support < threshold);
  const right = refused.filter(({ answerable }) => !answerable).length;
  const due = counted.filter(({ answerable }) => !answerable).length;
  return { precision: refused.length === 0 ? 1 : right / refused.length, recall: due === 0 ? 1 : right / due };
}
