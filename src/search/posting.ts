/** Where one term stands in one segment: ascending local numbers and, in step with them, impacts of 1..255. */
export type Posting = {
  locals: Uint16Array;
  impacts: Uint8Array;
  /** The largest impact: bounds what the term can add to any passage of the segment. */
  strongest: number;
  /** How many entries were alive when `deadSeen` passages of the segment had been marked deleted. */
  alive: number;
  deadSeen: number;
};

/** A posting as a store keeps it. */
export type PostingRow = { term: string; count: number; bytes: Uint8Array };

const BYTES_AN_ENTRY = 3;

/** The stored form: all local numbers (16 bits, little endian, as on every machine Node runs on), then all impacts. */
export function encodePosting(locals: Uint16Array, impacts: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(locals.length * BYTES_AN_ENTRY);
  bytes.set(new Uint8Array(locals.buffer, locals.byteOffset, locals.byteLength));
  bytes.set(impacts, locals.byteLength);
  return bytes;
}

/** The inverse of {@link encodePosting}; shares the memory of `bytes` where alignment allows. */
export function decodePosting(bytes: Uint8Array): Posting {
  const count = Math.floor(bytes.length / BYTES_AN_ENTRY);
  const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
  const locals = new Uint16Array(aligned.buffer, aligned.byteOffset, count);
  return postingOf(locals, aligned.subarray(count * 2, count * BYTES_AN_ENTRY));
}

/** A posting over arrays that are there already. */
export function postingOf(locals: Uint16Array, impacts: Uint8Array): Posting {
  let strongest = 0;
  for (let at = 0; at < impacts.length; at += 1) strongest = Math.max(strongest, impacts[at] ?? 0);
  return { locals, impacts, strongest, alive: locals.length, deadSeen: 0 };
}

/** How many entries stand in passages that are not marked deleted; remembered until more are marked. */
export function aliveCount(posting: Posting, dead: Uint8Array | null, deadSeen: number): number {
  if (dead === null || posting.deadSeen === deadSeen) return posting.alive;
  let alive = 0;
  for (let at = 0; at < posting.locals.length; at += 1) alive += dead[posting.locals[at] ?? 0] === 0 ? 1 : 0;
  posting.alive = alive;
  posting.deadSeen = deadSeen;
  return alive;
}

/** Memory of a decoded posting, for the cache's bound: its entries plus the objects around them. */
export const postingBytes = (posting: Posting | null): number =>
  posting === null ? 40 : 260 + posting.locals.length * BYTES_AN_ENTRY;
