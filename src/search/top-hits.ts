/** A passage found: its number in the library and its score in the accumulator's unit. */
export type Hit = { number: number; score: number };

/** The best hits seen so far, as a heap whose root is the worst of them. */
export type TopHits = { limit: number; heap: Hit[] };

export const createTopHits = (limit: number): TopHits => ({ limit, heap: [] });

/** The score a hit has to reach to get in; 0 while there is room. */
export const threshold = (top: TopHits): number => (top.heap.length < top.limit ? 0 : (top.heap[0]?.score ?? 0));

/** Takes a hit in if it is among the best; of equal scores the one added earlier (the smaller number) stays. */
export function offer(top: TopHits, number: number, score: number): void {
  const hit = { number, score };
  if (top.heap.length < top.limit) {
    top.heap.push(hit);
    rise(top.heap, top.heap.length - 1);
    return;
  }
  const worst = top.heap[0];
  if (worst === undefined || !isWorse(worst, hit)) return;
  top.heap[0] = hit;
  sink(top.heap);
}

/** All hits, best first. */
export const bestFirst = (top: TopHits): Hit[] => top.heap.toSorted((one, other) => (isWorse(one, other) ? 1 : -1));

const isWorse = (one: Hit, other: Hit): boolean =>
  one.score < other.score || (one.score === other.score && one.number > other.number);

function rise(heap: Hit[], from: number): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    if (!swapIfWorse(heap, at, parent)) return;
    at = parent;
  }
}

function sink(heap: Hit[]): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const child = worseOf(heap, left, left + 1);
    if (child === -1 || !swapIfWorse(heap, child, at)) return;
    at = child;
  }
}

function worseOf(heap: Hit[], left: number, right: number): number {
  const one = heap[left];
  const other = heap[right];
  if (one === undefined) return -1;
  return other !== undefined && isWorse(other, one) ? right : left;
}

function swapIfWorse(heap: Hit[], lower: number, upper: number): boolean {
  const below = heap[lower];
  const above = heap[upper];
  if (below === undefined || above === undefined || !isWorse(below, above)) return false;
  heap[lower] = above;
  heap[upper] = below;
  return true;
}
