/**
 * Fits what lists two articles as a conflict, and says what that is worth on sets it was not fitted on.
 * `node bench/conflicts.ts [--pairs FILE] [--show] DIR…` with DIR as for `chipwire eval`, with `conflicts.json` and `clusters.json`; `--pairs`
 * adds pairs of short articles as in `tests/fixtures/conflicts.jsonl`. Each set in turn is held out. Prints the weights for
 * `src/reading/contrast-weights.ts`, which are those of `../shared/eval` and the folders of `bench/sets`.
 */
import { parseArgs } from "node:util";

import {
  conflictInputs,
  type ConflictKey,
  isShown,
  matterInputs,
  oddsOf,
  sureness,
  type Weights,
} from "../src/reading/contrast-score.ts";
import { surestOfEach } from "../src/reading/contrasts.ts";
import { CONFLICT, MATTER } from "../src/reading/contrast-weights.ts";
import { type ConflictSet, type LabelledPair, openConflictSet, openPairs } from "./conflict-set.ts";
import { fitNewton, type Row } from "./newton.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: "string", default: "tests/fixtures/conflicts.jsonl" },
    show: { type: "boolean", default: false },
  },
});

const PULL = 0.5;
/** What a pair of short articles counts beside one of a set. */
const SHORT_WEIGHT = 0.6;
/** A conflict that nothing but likeness could show says little: it would teach that likeness matters less. */
const BARE_WEIGHT = 0.05;
const BARE_ODDS = 0;
const NEGATIVE_ODDS_MIN = -4.5;
const THRESHOLDS = [0.2, 0.15, 0.12, 0.1, 0.08, 0.06];
/** How many pairs of short articles conflict: half, where in a library few do; this input takes that up. */
const SHORT = "short";

type FittedKey = ConflictKey | typeof SHORT;

const sets = await Promise.all(positionals.map((folder) => openConflictSet(folder)));
const short = await openPairs(values.pairs);

const totals = THRESHOLDS.map(() => ({ found: 0, wrong: 0, listed: 0 }));
for (const held of sets) {
  const weights = fit(
    sets.filter((set) => set !== held),
    short,
  );
  report(held, weights, totals);
}
console.log(`all held out: ${THRESHOLDS.map((least, i) => `≥${least} ${tell(totals[i])}`).join("  ")}`);
report(short, fit(sets, null), null);
const all = fit(sets, short);
console.log("\nfitted on all:");
for (const set of [...sets, short]) report(set, all, null);
console.log(
  `MATTER ${JSON.stringify(rounded(all.matter), null, 1)}\nCONFLICT ${JSON.stringify(rounded(all.conflict), null, 1)}`,
);

function fit(fitted: readonly ConflictSet[], pairs: ConflictSet | null): Weights {
  const known = fitted.flatMap((set) => set.pairs);
  const matterKeys = keysOf(MATTER);
  const matter = fitNewton(
    known.map(({ pair, isOfOne }) => ({ inputs: matterInputs(pair), yes: isOfOne, weight: 1 })),
    matterKeys,
    { pull: PULL, free: "bias" },
  );
  const rows: Row<FittedKey>[] = [];
  for (const labelled of known) {
    const odds = oddsOf(matter, matterInputs(labelled.pair));
    if (odds < NEGATIVE_ODDS_MIN && !labelled.isConflict) continue;
    const weight = labelled.isConflict && isBare(labelled, odds) ? BARE_WEIGHT : 1;
    rows.push({ inputs: { ...conflictInputs(labelled.pair, odds), short: 0 }, yes: labelled.isConflict, weight });
  }
  for (const { pair, isConflict } of pairs?.pairs ?? []) {
    const odds = oddsOf(matter, matterInputs(pair));
    rows.push({ inputs: { ...conflictInputs(pair, odds), short: 1 }, yes: isConflict, weight: SHORT_WEIGHT });
  }
  const keys: FittedKey[] = [...keysOf(CONFLICT), SHORT];
  const { short: _, ...conflict } = fitNewton(rows, keys, { pull: PULL, free: "bias" });
  return { matter, conflict };
}

function isBare({ pair }: LabelledPair, odds: number): boolean {
  const inputs = conflictInputs(pair, odds);
  const { claimedStage, claimedDay, claimedAmount, claimedFact } = inputs;
  if (claimedStage + claimedDay + claimedAmount + claimedFact > 0) return false;
  if (!isShown(pair)) return true;
  return odds < BARE_ODDS && inputs.figure < 0.3 && inputs.day < 0.3;
}

type Count = { found: number; wrong: number; listed: number };

function report(set: ConflictSet, weights: Weights, into: Count[] | null): void {
  const scored = set.pairs
    .map((labelled) => {
      const inputs = conflictInputs(labelled.pair, oddsOf(weights.matter, matterInputs(labelled.pair)));
      return { ...labelled, inputs, sure: sureness(labelled.pair, weights) };
    })
    .toSorted((x, y) => y.sure - x.sure);
  const counts = THRESHOLDS.map((least): Count => {
    const listed = surestOfEach(
      scored.filter(({ sure }) => sure >= least),
      ({ ids, pair }) => {
        const [a = "", b = ""] = ids.split(" ");
        return { articles: [a, b], isClaimed: pair.claims !== null };
      },
    );
    const found = listed.filter(({ isConflict }) => isConflict).length;
    return { found, wrong: listed.length - found, listed: set.listed };
  });
  for (const [i, count] of counts.entries()) {
    const total = into?.[i];
    if (total === undefined) continue;
    total.found += count.found;
    total.wrong += count.wrong;
    total.listed += count.listed;
  }
  console.log(`${set.name}: ${THRESHOLDS.map((least, i) => `≥${least} ${tell(counts[i])}`).join("  ")}`);
  if (!values.show) return;
  for (const { ids, isConflict, isOfOne, sure, inputs } of scored) {
    if (sure < 0.08 && !isConflict) continue;
    const label = isConflict ? "WANT" : isOfOne ? "one " : "    ";
    const told = Object.entries(inputs).flatMap(([key, value]) =>
      key === "bias" || value === 0 ? [] : [`${key} ${value.toFixed(2)}`],
    );
    console.log(`  ${label} ${ids} ${sure.toFixed(2)} ${told.join(", ")}`);
  }
}

function tell(count: Count | undefined): string {
  return count === undefined ? "" : `${count.found}/${count.listed} +${count.wrong}`;
}

function keysOf<Key extends string>(weights: Readonly<Record<Key, number>>): Key[] {
  return Object.keys(weights).filter((key): key is Key => key in weights);
}

function rounded(weights: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(Object.entries(weights).map(([key, value]) => [key, Math.round(value * 100) / 100]));
}
