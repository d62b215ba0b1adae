import type { ClaimKind } from "./claim-types.ts";

/** A rung of a ladder: how it is worded in the languages articles come in. The first rung that fits is the sentence's. */
export type Rung = { state: string; rank: number; words: RegExp };

/** The stages a thing of one kind goes through, and how to tell that a sentence speaks of such a thing. */
export type Ladder = {
  kind: ClaimKind;
  /** What a sentence must speak of (a concept or a wording) to stand on the ladder at all. */
  concepts: readonly string[];
  words: RegExp;
  /** A wording that puts the sentence on another ladder. */
  unless?: RegExp;
  /** At least so many parties in the sentence, and shared by two claims. */
  partiesMin: number;
  rungs: readonly Rung[];
};

export const rung = (state: string, rank: number, words: RegExp): Rung => ({ state, rank, words });

/** Where a denial stands: on no rung. */
export const DENIED_RANK = 0;

/** Where a closed deal stands. */
export const CLOSED_RANK = 4;

/** Rungs from here on end the story: broken off, withdrawn, halted. */
export const ENDED_RANK = 9;
