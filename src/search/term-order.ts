/**
 * Orders terms by code point, the order in which SQLite (BINARY) and Postgres (C) hand out UTF-8 text.
 * JavaScript's own order differs where surrogates (characters beyond the first 65,536) meet U+E000..U+FFFF.
 */
export function compareTerms(one: string, other: string): number {
  if (one === other) return 0;
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) {
    const difference = rank(one.charCodeAt(at)) - rank(other.charCodeAt(at));
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

/** Terms in the order of {@link compareTerms}; most are sorted by JavaScript's own order, which is many times faster. */
export function sortTerms(terms: Iterable<string>): string[] {
  const plain: string[] = [];
  const others: string[] = [];
  for (const term of terms) (BEYOND_PLAIN.test(term) ? others : plain).push(term);
  plain.sort();
  return others.length === 0 ? plain : mergeSorted(plain, others.sort(compareTerms));
}

/** Code units for which JavaScript's order is not the order of code points. */
const BEYOND_PLAIN = /[\uD800-\uFFFF]/;

function mergeSorted(one: readonly string[], other: readonly string[]): string[] {
  const merged: string[] = [];
  let at = 0;
  for (const term of other) {
    for (let next = one[at]; next !== undefined && compareTerms(next, term) < 0; next = one[at]) {
      merged.push(next);
      at += 1;
    }
    merged.push(term);
  }
  return [...merged, ...one.slice(at)];
}

/** A term as stores can keep it and give it back: no NUL, no half characters. */
export const storableTerm = (term: string): string =>
  (term.includes("\0") ? term.replaceAll("\0", "\uFFFD") : term).toWellFormed();

function rank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}
