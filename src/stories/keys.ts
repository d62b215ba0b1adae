import { rarity } from "./commonness.ts";
import { hashText } from "./near-copies.ts";
import type { StoryTraits, Weighted } from "./story-types.ts";

const KEYS_MAX = 80;
const PAIRS_MAX = 32;
const HEAD_MIN = 0.7;
/** A name this rare finds its articles alone; others only in pairs that are as rare together. */
const RARE = 3.4;
const RARE_PAIR = 2.3;
const FIGURE_MIN = 1;
const SHINGLES = 6;
/** Figures within about half a step share one of two shifted grids. */
const FIGURE_STEP = Math.log(1.0125);

/**
 * What an article is looked up by: whole numbers, so that the store's index stays small. Two reports of one event nearly always share
 * one, two articles of one field seldom do.
 */
export function storyKeys(traits: StoryTraits): number[] {
  const head = traits.names.filter(([, prominence]) => prominence >= HEAD_MIN).map(([id]) => id);
  const texts = [
    ...traits.sketch.slice(0, SHINGLES).map((hash) => `shingle ${hash}`),
    ...head.filter((id) => rarity(id) >= RARE).map((id) => `name ${id}`),
    ...traits.figures
      .filter(({ significance }) => significance > FIGURE_MIN)
      .flatMap(({ value, unit }) => gridKeys(value, unit)),
    ...traits.strangers.map((name) => `stranger ${name}`),
    ...pairs([...traits.names, ...traits.happenings.filter(([, prominence]) => prominence >= HEAD_MIN)]),
  ];
  return [...new Set(texts.slice(0, KEYS_MAX).map(hashText))];
}

function gridKeys(value: number, unit: string): string[] {
  const at = Math.log(Math.abs(value)) / FIGURE_STEP;
  return [
    `figure ${unit} ${Math.sign(value)} ${Math.floor(at)}`,
    `figure ${unit} ${Math.sign(value)} ~${Math.floor(at + 0.5)}`,
  ];
}

/** Pairs of names, or of a name and what happens; those the article is most about first. */
function pairs(all: readonly Weighted[]): string[] {
  const found = all.flatMap(([one, p], at) =>
    all.slice(at + 1).map(([other, q]) => ({
      one,
      other,
      weight: rarity(one) + rarity(other),
      gain: p * q * (rarity(one) + rarity(other)),
    })),
  );
  return found
    .filter(({ weight }) => weight >= RARE_PAIR)
    .toSorted((a, b) => b.gain - a.gain)
    .slice(0, PAIRS_MAX)
    .map(({ one, other }) => (one < other ? `pair ${one} ${other}` : `pair ${other} ${one}`));
}
