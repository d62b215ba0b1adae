import type { AnalysedPassage } from "../types.ts";
import { impactOf } from "./impact.ts";
import { encodePosting, postingOf } from "./posting.ts";
import type { Posting, PostingRow } from "./posting.ts";
import { localOf } from "./segment.ts";
import type { SegmentArrays } from "./segment.ts";
import { compareTerms, storableTerm } from "./term-order.ts";

/** A passage as it waits for its segment: its terms and, in step with them, their impacts. */
export type PendingPassage = { number: number; day: number; terms: readonly string[]; impacts: Uint8Array };

type Growing = { locals: number[]; impacts: number[]; frozen: Posting | null };

/** The index in memory over passages that are in no segment yet; it holds at most as many as were asked for. */
export type PendingBlock = {
  count: number;
  numbers: Uint32Array;
  days: Int32Array;
  dead: Uint8Array | null;
  deadCount: number;
  postings: Map<string, Growing>;
  /** Nothing more is added: it is being made a segment. */
  sealed: boolean;
};

/** Impacts of an analysed passage; terms that do not count are left out. */
export function pendingTerms(passage: AnalysedPassage): { terms: string[]; impacts: Uint8Array } {
  const found = new Map<string, number>();
  for (const [term, frequency] of passage.terms) {
    const impact = impactOf(frequency, passage.length);
    const storable = storableTerm(term);
    if (impact > 0) found.set(storable, Math.max(impact, found.get(storable) ?? 0));
  }
  return { terms: [...found.keys()], impacts: Uint8Array.from(found.values()) };
}

export const createPendingBlock = (passagesMax: number): PendingBlock => ({
  count: 0,
  numbers: new Uint32Array(passagesMax),
  days: new Int32Array(passagesMax),
  dead: null,
  deadCount: 0,
  postings: new Map(),
  sealed: false,
});

/** Whether nothing more can be added. */
export const isFull = (block: PendingBlock): boolean => block.sealed || block.count === block.numbers.length;

/** Adds a passage; the caller makes sure that the block is not full and that numbers ascend. */
export function addToBlock(block: PendingBlock, passage: PendingPassage): void {
  const local = block.count;
  block.count += 1;
  block.numbers[local] = passage.number;
  block.days[local] = passage.day;
  passage.terms.forEach((term, at) => {
    const impact = passage.impacts[at] ?? 1;
    const growing = block.postings.get(term);
    if (growing === undefined) block.postings.set(term, { locals: [local], impacts: [impact], frozen: null });
    else {
      growing.locals.push(local);
      growing.impacts.push(impact);
    }
  });
}

/** Marks a passage deleted; a number that is not here does nothing. */
export function dropFromBlock(block: PendingBlock, number: number): void {
  const local = localOf(block.numbers, block.count, number);
  if (local === -1) return;
  block.dead ??= new Uint8Array(block.numbers.length);
  if (block.dead[local] === 0) block.deadCount += 1;
  block.dead[local] = 1;
}

/** A term's posting in the form that scoring takes, null when it stands nowhere. */
export function blockPosting(block: PendingBlock, term: string): Posting | null {
  const growing = block.postings.get(term);
  if (growing === undefined) return null;
  if (growing.frozen?.locals.length !== growing.locals.length)
    growing.frozen = postingOf(Uint16Array.from(growing.locals), Uint8Array.from(growing.impacts));
  return growing.frozen;
}

/** What a block becomes: the arrays of the passages that are alive now, and their posting rows in term order, made as they are taken. */
export function blockSegment(block: PendingBlock): { arrays: SegmentArrays; rows: Iterator<PostingRow> } {
  const remap = new Int32Array(block.count).fill(-1);
  const kept: number[] = [];
  for (let local = 0; local < block.count; local += 1) {
    if (block.dead?.[local] === 1) continue;
    remap[local] = kept.length;
    kept.push(local);
  }
  const arrays = {
    numbers: Uint32Array.from(kept, (local) => block.numbers[local] ?? 0),
    days: Int32Array.from(kept, (local) => block.days[local] ?? 0),
  };
  return { arrays, rows: blockRows(block, remap) };
}

function* blockRows(block: PendingBlock, remap: Int32Array): Generator<PostingRow> {
  const terms = [...block.postings.keys()].toSorted(compareTerms);
  for (const term of terms) {
    const growing = block.postings.get(term);
    if (growing === undefined) continue;
    const kept = growing.locals.flatMap((local, at) => ((remap[local] ?? -1) < 0 ? [] : [at]));
    if (kept.length === 0) continue;
    const locals = Uint16Array.from(kept, (at) => remap[growing.locals[at] ?? 0] ?? 0);
    const impacts = Uint8Array.from(kept, (at) => growing.impacts[at] ?? 1);
    yield { term, count: kept.length, bytes: encodePosting(locals, impacts) };
  }
}
