import type { Candidate } from "./candidates.ts";
import { type NewsWish, newsFor, toldBefore } from "./news-for.ts";
import { passes } from "./filter.ts";
import type { Told } from "./digest-types.ts";

/** What keeps a story out of a channel's next digest, or that nothing does. */
export type NewsVerdict = { kind: "filter" | "before" | "old" | "next" } | { kind: "nothing-new"; told: Told };

/**
 * Why a story is, or is not, to be told in a channel.
 * @param lookBackDay YYYY-MM-DD: stories with nothing newer are not looked at
 */
export function newsVerdict(candidate: Candidate, wish: NewsWish, lookBackDay: string): NewsVerdict {
  if (!passes(wish.subscription.filter, candidate.seen)) return { kind: "filter" };
  const told = toldBefore(candidate, wish.told);
  if (newsFor(candidate, wish) !== null)
    return { kind: (candidate.story.newestDay ?? lookBackDay) < lookBackDay ? "old" : "next" };
  return told === undefined ? { kind: "before" } : { kind: "nothing-new", told };
}
