import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Lexicon } from "../knowledge/lexicon.ts";
import type { Claim } from "../reading/claim-types.ts";
import type { ArticleEvidence, ScoredSentence } from "./article-evidence.ts";
import type { Evidence } from "./evidence.ts";
import type { AskedQuestion } from "./question.ts";

/** What a question is held against. */
export type Ground = {
  asked: AskedQuestion;
  evidence: Evidence;
  lexicon: Lexicon;
  catalogue: Catalogue;
  claims: readonly Claim[];
};

/** A sentence that bears on a question, with its article. */
export type Told = ArticleEvidence & { sentence: ScoredSentence };

/** How much of a question, the units at `except` and its dates left out, a sentence shows; 0 when nothing is left. */
export function shownBut({ sentence }: Told, { evidence }: Ground, except: readonly number[]): number {
  let [shown, all] = [0, 0];
  for (const [u, { unit, evenShare: share }] of evidence.units.entries()) {
    if (except.includes(u) || unit.kind === "date") continue;
    all += share;
    shown += share * (sentence.shows[u] ?? 0);
  }
  return all === 0 ? 0 : shown / all;
}

/** A name counts as shown from here on; its maker or its family alone is less. */
export const NAMED_MIN = 0.6;

/** Whether a sentence shows the rarest of a question's names and at least half of all of them. */
export function namesSubject({ sentence }: Told, { evidence }: Ground): boolean {
  const names = evidence.units
    .map(({ unit, share }, u) => ({
      isName: unit.kind === "name",
      share,
      isShown: (sentence.shows[u] ?? 0) >= NAMED_MIN,
    }))
    .filter(({ isName }) => isName)
    .toSorted((a, b) => b.share - a.share);
  const shown = names.filter(({ isShown }) => isShown).length;
  return names[0]?.isShown === true && shown * 2 >= names.length;
}

/** Whether a claim was read out of a sentence. */
export const isClaimed = (claim: Claim, { article, sentence: { view } }: Told): boolean =>
  article.id === claim.articleId && view.start < claim.end && claim.start < view.end;
