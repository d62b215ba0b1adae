/** A stretch of a text; `end` is exclusive. */
export type Span = { start: number; end: number };

/** As much of a sentence as names look at for company: longer ones are cut around the name. */
const REACH = 400;

/** Rough sentence bounds, enough to say which words stand together; a title's line is a sentence of its own. */
export function createSentences(text: string): { around: (at: number) => Span } {
  const ends: number[] = [];
  const pattern = /[。！？\n]|[.!?…]["'”’»)\]]*(?=\s)/g;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const abbreviation =
      match[0].startsWith(".") &&
      /(^|[\s.(])(\p{Lu}|Mr|Ms|Dr|Inc|Corp|Co|Ltd|vs|No|St|Nr|z\.B)$/u.test(
        text.slice(Math.max(0, match.index - 6), match.index),
      );
    if (!abbreviation) ends.push(match.index + match[0].length);
  }
  const around = (at: number): Span => {
    const index = firstAfter(ends, at, (end) => end);
    const start = ends[index - 1] ?? 0;
    const end = ends[index] ?? text.length;
    return { start: Math.max(start, at - REACH), end: Math.min(end, at + REACH) };
  };
  return { around };
}

/** The items, sorted by place, whose place is inside a span. */
export function within<Item>(
  items: readonly Item[],
  { start, end }: Span,
  placeOf: (item: Item) => number,
): readonly Item[] {
  return items.slice(firstAfter(items, start - 1, placeOf), firstAfter(items, end - 1, placeOf));
}

function firstAfter<Item>(items: readonly Item[], at: number, placeOf: (item: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (item !== undefined && placeOf(item) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
