/** What is known of a segment without reading its arrays. `first`..`last` are the passage numbers it spans. */
export type SegmentHead = { id: number; count: number; first: number; last: number };

/** By local number: the passage's number in the library (ascending, so order of adding) and its day as 20261124, 0 if unknown. */
export type SegmentArrays = { numbers: Uint32Array; days: Int32Array };

/** A segment in memory. Its arrays are read when a query first needs them: all at once took 637 ms at 1,000,000 passages. */
export type Segment = SegmentHead & {
  arrays: SegmentArrays | null;
  /** Numbers of its passages that are deleted, in the order of deletion; merging removes them. */
  gone: number[];
  /** By local number: 1 = deleted. Null until something is deleted. Covers the first `deadSeen` of `gone`. */
  dead: Uint8Array | null;
  deadSeen: number;
};

/** Most passages of a segment: local numbers have 16 bits, and accumulators of this size stay in the processor's cache. */
export const SEGMENT_PASSAGES_MAX = 48_000;

/** A segment nothing of which is in memory yet. */
export const segmentOf = (head: SegmentHead, gone: readonly number[] = []): Segment => ({
  ...head,
  arrays: null,
  gone: [...gone],
  dead: null,
  deadSeen: 0,
});

/** The stored form: all numbers, then all days, 4 bytes each, little endian. */
export function encodeArrays(arrays: SegmentArrays): Uint8Array {
  const count = arrays.numbers.length;
  const bytes = new Uint8Array(count * 8);
  bytes.set(new Uint8Array(arrays.numbers.buffer, arrays.numbers.byteOffset, count * 4));
  bytes.set(new Uint8Array(arrays.days.buffer, arrays.days.byteOffset, count * 4), count * 4);
  return bytes;
}

/** The inverse of {@link encodeArrays}. */
export function decodeArrays(bytes: Uint8Array): SegmentArrays {
  const count = Math.floor(bytes.length / 8);
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return {
    numbers: new Uint32Array(aligned.buffer, aligned.byteOffset, count),
    days: new Int32Array(aligned.buffer, aligned.byteOffset + count * 4, count),
  };
}

/** The deletion marks brought up to date; null when nothing is deleted or the arrays are not there. */
export function deadOf(segment: Segment): Uint8Array | null {
  if (segment.arrays === null || segment.deadSeen === segment.gone.length) return segment.dead;
  segment.dead ??= new Uint8Array(segment.arrays.numbers.length);
  for (const number of segment.gone.slice(segment.deadSeen)) {
    const local = localOf(segment.arrays.numbers, segment.arrays.numbers.length, number);
    if (local !== -1) segment.dead[local] = 1;
  }
  segment.deadSeen = segment.gone.length;
  return segment.dead;
}

/** Where `number` stands among the first `count` ascending numbers, −1 when it does not. */
export function localOf(numbers: Uint32Array | Uint16Array, count: number, number: number): number {
  let low = 0;
  let high = count - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const there = numbers[middle] ?? 0;
    if (there === number) return middle;
    if (there < number) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
