import type { AnalysedPassage } from "../types.ts";
import { impactOf } from "./impact.ts";
import { encodePosting, postingOf } from "./posting.ts";
import type { Posting, PostingRow } from "./posting.ts";
import { localOf } from "./segment.ts";
import type { SegmentArrays } from "./segment.ts";
import { sortTerms, storableTerm } from "./term-order.ts";

/** A passage as it waits for its segment: its terms and, in step with them, their impacts. */
export type PendingPassage = { number: number; day: number; terms: readonly string[]; impacts: Uint8Array };

/** A term's entries as a chain through the block's entry arrays, and its posting as last asked for. */
type Chain = { first: number; last: number; count: number; frozen: Posting | null };

/**
 * The index in memory over passages that are in no segment yet; it holds at most as many as were asked for.
 * All entries stand in three flat arrays, as most terms have one entry and an array for each would cost more than they do.
 */
export type PendingBlock = {
  count: number;
  numbers: Uint32Array;
  days: Int32Array;
  dead: Uint8Array | null;
  deadCount: number;
  chains: Map<string, Chain>;
  entries: Entries;
  /** Nothing more is added: it is being made a segment. */
  sealed: boolean;
};

/** By entry: local number, impact, and the entry of the same term that follows (0 = none, entry 0 is not used). */
type Entries = { count: number; locals: Uint16Array; impacts: Uint8Array; next: Uint32Array };

const ENTRIES_AT_FIRST = 1_024;

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
  chains: new Map(),
  entries: {
    count: 1,
    locals: new Uint16Array(ENTRIES_AT_FIRST),
    impacts: new Uint8Array(ENTRIES_AT_FIRST),
    next: new Uint32Array(ENTRIES_AT_FIRST),
  },
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
  if (block.entries.count + passage.terms.length > block.entries.locals.length)
    growEntries(block.entries, passage.terms.length);
  const { entries, chains } = block;
  for (let at = 0; at < passage.terms.length; at += 1) {
    const term = passage.terms[at] ?? "";
    const entry = entries.count;
    entries.count += 1;
    entries.locals[entry] = local;
    entries.impacts[entry] = passage.impacts[at] ?? 1;
    const chain = chains.get(term);
    if (chain === undefined) chains.set(term, { first: entry, last: entry, count: 1, frozen: null });
    else {
      entries.next[chain.last] = entry;
      chain.last = entry;
      chain.count += 1;
    }
  }
}

function growEntries(entries: Entries, more: number): void {
  const size = Math.max(entries.locals.length * 2, entries.count + more);
  const { locals, impacts, next } = entries;
  entries.locals = new Uint16Array(size);
  entries.impacts = new Uint8Array(size);
  entries.next = new Uint32Array(size);
  entries.locals.set(locals);
  entries.impacts.set(impacts);
  entries.next.set(next);
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
  const chain = block.chains.get(term);
  if (chain === undefined) return null;
  if (chain.frozen?.locals.length !== chain.count) {
    const { locals, impacts } = follow(block, chain, null);
    chain.frozen = postingOf(locals, impacts);
  }
  return chain.frozen;
}

/** A chain's entries; with `remap` under new local numbers, without those that have none. */
function follow(
  { entries }: PendingBlock,
  chain: Chain,
  remap: Int32Array | null,
): { locals: Uint16Array; impacts: Uint8Array } {
  const locals = new Uint16Array(chain.count);
  const impacts = new Uint8Array(chain.count);
  let count = 0;
  for (let entry = chain.first; entry !== 0; entry = entries.next[entry] ?? 0) {
    const there = entries.locals[entry] ?? 0;
    const local = remap === null ? there : (remap[there] ?? -1);
    if (local < 0) continue;
    locals[count] = local;
    impacts[count] = entries.impacts[entry] ?? 1;
    count += 1;
  }
  return { locals: locals.subarray(0, count), impacts: impacts.subarray(0, count) };
}

/** What a block becomes: the arrays of the passages that are alive now, and their posting rows in term order, made as they are taken. */
export function blockSegment(block: PendingBlock): { arrays: SegmentArrays; rows: IteratorObject<PostingRow> } {
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
  for (const term of sortTerms(block.chains.keys())) {
    const chain = block.chains.get(term);
    if (chain === undefined) continue;
    const { locals, impacts } = follow(block, chain, remap);
    if (locals.length > 0) yield { term, count: locals.length, bytes: encodePosting(locals, impacts) };
  }
}
