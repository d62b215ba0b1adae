import { postingBytes } from "./posting.ts";
import type { Posting } from "./posting.ts";

/** A term's postings by segment; null = it does not stand there. */
export type TermPostings = { bySegment: Map<number, Posting | null>; bytes: number; generation: number };

/** Decoded postings, bounded by bytes: the terms not asked for longest are forgotten first, whole. */
export type PostingCache = {
  /** The term's entry, now the last to be forgotten; segments that are no more are cleared from it. */
  touch: (term: string, live: { generation: number; ids: ReadonlySet<number> }) => TermPostings;
  /** Stores what was read. It is there for whoever holds the entry even if the cache lets go of it. */
  put: (term: string, entry: TermPostings, read: { segment: number; posting: Posting | null }) => void;
  bytes: () => number;
};

const ENTRY_BYTES = 200;

/** @param bytesMax counts arrays and an estimate of the objects around them */
export function createPostingCache(bytesMax: number): PostingCache {
  const terms = new Map<string, TermPostings>();
  let total = 0;
  const touch: PostingCache["touch"] = (term, { generation, ids }) => {
    const entry = terms.get(term) ?? { bySegment: new Map(), bytes: 0, generation };
    if (terms.delete(term)) total -= entry.bytes;
    if (entry.generation !== generation) clear(entry, ids);
    entry.generation = generation;
    if (entry.bytes === 0) entry.bytes = ENTRY_BYTES + term.length;
    terms.set(term, entry);
    total += entry.bytes;
    return entry;
  };
  const put: PostingCache["put"] = (term, entry, { segment, posting }) => {
    entry.bySegment.set(segment, posting);
    const bytes = postingBytes(posting);
    entry.bytes += bytes;
    if (terms.get(term) !== entry) return;
    total += bytes;
    for (const [oldest, old] of terms) {
      if (total <= bytesMax) return;
      terms.delete(oldest);
      total -= old.bytes;
    }
  };
  return { touch, put, bytes: () => total };
}

function clear(entry: TermPostings, ids: ReadonlySet<number>): void {
  for (const [segment, posting] of entry.bySegment) {
    if (ids.has(segment)) continue;
    entry.bySegment.delete(segment);
    entry.bytes -= postingBytes(posting);
  }
}
