import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DAY_UNKNOWN, dayNumber } from "../../src/search/day-number.ts";
import { impactOf, rarity } from "../../src/search/impact.ts";
import { addToBlock, blockSegment, createPendingBlock, dropFromBlock } from "../../src/search/pending-block.ts";
import { decodePosting, encodePosting } from "../../src/search/posting.ts";
import { createPostingCache } from "../../src/search/posting-cache.ts";
import { createSearchIndex } from "../../src/search/search-index.ts";
import { decodeArrays, encodeArrays, segmentOf } from "../../src/search/segment.ts";
import type { Segment } from "../../src/search/segment.ts";
import { chooseMerge } from "../../src/search/segment-merging.ts";
import { compareTerms, sortTerms, storableTerm } from "../../src/search/term-order.ts";
import { bestFirst, createTopHits, offer } from "../../src/search/top-hits.ts";

const byte = fc.integer({ min: 1, max: 255 });
const entries = fc
  .uniqueArray(fc.tuple(fc.nat(65_535), byte), { selector: ([local]) => local, maxLength: 300 })
  .map((pairs) => pairs.toSorted(([one], [other]) => one - other));

describe("impacts", () => {
  test("grow with frequency, shrink with length and stay in a byte", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e6, noNaN: true }), fc.nat(5_000), (frequency, length) => {
        const impact = impactOf(frequency, length);
        expect(impact).toBeGreaterThanOrEqual(1);
        expect(impact).toBeLessThanOrEqual(255);
        expect(impactOf(frequency * 2, length)).toBeGreaterThanOrEqual(impact);
        expect(impactOf(frequency, length + 100)).toBeLessThanOrEqual(impact);
      }),
    );
  });

  test("of no frequency are none", () => {
    expect([0, -1, Number.NaN].map((frequency) => impactOf(frequency, 10))).toEqual([0, 0, 0]);
    expect(impactOf(Number.POSITIVE_INFINITY, 10)).toBe(255);
  });

  test("weigh more the rarer the term, and never negatively", () => {
    expect(rarity(1000, 1)).toBeGreaterThan(rarity(1000, 900));
    expect(rarity(10, 10)).toBeGreaterThan(0);
    expect(rarity(0, 0)).toBeGreaterThan(0);
  });
});

describe("stored forms", () => {
  test("a posting comes back from its bytes, wherever they lie in memory", () => {
    fc.assert(
      fc.property(entries, fc.nat(3), (pairs, shift) => {
        const locals = Uint16Array.from(pairs, ([local]) => local);
        const impacts = Uint8Array.from(pairs, ([, impact]) => impact);
        const bytes = encodePosting(locals, impacts);
        const shifted = new Uint8Array(bytes.length + shift);
        shifted.set(bytes, shift);
        const posting = decodePosting(shifted.subarray(shift));
        expect([...posting.locals]).toEqual([...locals]);
        expect([...posting.impacts]).toEqual([...impacts]);
        expect(posting.strongest).toBe(Math.max(0, ...impacts));
      }),
    );
  });

  test("a segment's arrays come back from their bytes", () => {
    const arrays = { numbers: Uint32Array.of(1, 5, 4_000_000_000), days: Int32Array.of(0, 20_261_124, 20_250_101) };
    expect(decodeArrays(encodeArrays(arrays))).toEqual(arrays);
  });

  test("a day is a number, anything else is unknown", () => {
    expect(dayNumber("2026-11-24")).toBe(20_261_124);
    expect([null, "", "2026", "24.11.2026"].map(dayNumber)).toEqual(Array(4).fill(DAY_UNKNOWN));
  });
});

describe("terms", () => {
  test("are ordered as their UTF-8 bytes are, which is how stores order them", () => {
    const term = fc.string({ unit: "binary", maxLength: 5 });
    fc.assert(
      fc.property(fc.uniqueArray(term, { maxLength: 40 }), (terms) => {
        const byBytes = terms.toSorted((one, other) => Buffer.compare(Buffer.from(one), Buffer.from(other)));
        expect(sortTerms(terms)).toEqual(byBytes);
        expect(terms.toSorted(compareTerms)).toEqual(byBytes);
      }),
    );
  });

  test("can be stored whatever they hold", () => {
    expect(storableTerm("a\0\ud800")).toBe("a\uFFFD\uFFFD");
    expect(storableTerm("量子😀")).toBe("量子😀");
  });
});

describe("the best hits", () => {
  test("are those that sorting all would give, equal ones in the order of adding", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 60 }), fc.integer({ min: 1, max: 12 }), (scores, limit) => {
        const top = createTopHits(limit);
        const hits = scores.map((score, number) => ({ score, number }));
        for (const hit of hits.toReversed()) offer(top, hit.number, hit.score);
        const sorted = hits.toSorted((one, other) => other.score - one.score || one.number - other.number);
        expect(bestFirst(top)).toEqual(sorted.slice(0, limit));
      }),
    );
  });
});

describe("merging", () => {
  const sizes = { blockPassages: 10, segmentPassages: 160 };
  const segmentsOf = (counts: readonly number[]): Segment[] => {
    let first = 1;
    return counts.map((count, at) => {
      const segment = segmentOf({ id: at, count, first, last: first + count - 1 });
      first += count;
      return segment;
    });
  };

  test("keeps the number of segments small, their sizes bounded and their order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 10 }), { maxLength: 300 }), (folds) => {
        let counts: number[] = [];
        for (const fold of folds) {
          counts.push(fold);
          for (
            let run = chooseMerge(segmentsOf(counts), sizes);
            run.length > 0;
            run = chooseMerge(segmentsOf(counts), sizes)
          ) {
            const at = run[0]?.id ?? 0;
            const merged = run.reduce((sum, { count }) => sum + count, 0);
            expect(run.map(({ id }) => id)).toEqual(run.map((_, offset) => at + offset));
            expect(merged).toBeLessThanOrEqual(sizes.segmentPassages);
            counts = counts.toSpliced(at, run.length, merged);
          }
        }
        const passages = folds.reduce((sum, fold) => sum + fold, 0);
        expect(counts.length).toBeLessThanOrEqual((2 * passages) / sizes.segmentPassages + 12);
      }),
    );
  });

  test("writes a segment again when a quarter of it is deleted", () => {
    const [whole, decayed] = segmentsOf([100, 100]);
    decayed?.gone.push(...Array.from({ length: 26 }, (_, at) => 101 + at));
    expect(
      chooseMerge(
        [whole, decayed].filter((segment) => segment !== undefined),
        sizes,
      ).map(({ id }) => id),
    ).toEqual([1]);
  });
});

describe("the index in memory", () => {
  const passage = (number: number, ...terms: string[]) => ({
    number,
    day: 0,
    terms,
    impacts: new Uint8Array(terms.length).fill(100),
  });

  test("a block becomes a segment without what was deleted", () => {
    const block = createPendingBlock(4);
    for (const number of [7, 8, 9]) addToBlock(block, passage(number, "b", number === 8 ? "gone" : "a"));
    dropFromBlock(block, 8);
    dropFromBlock(block, 800);
    const { arrays, rows } = blockSegment(block);
    expect([...arrays.numbers]).toEqual([7, 9]);
    expect([...rows].map(({ term, count, bytes }) => [term, count, [...decodePosting(bytes).locals]])).toEqual([
      ["a", 2, [0, 1]],
      ["b", 2, [0, 1]],
    ]);
  });

  test("asks the store once for what it then keeps", () => {
    const index = createSearchIndex({ blockPassages: 4, cacheBytesMax: 1_000_000 });
    index.load({ segments: [{ id: 3, count: 1, first: 1, last: 1 }], gone: [], pending: [passage(2, "x")] });
    const terms = [{ term: "x", weight: 1 }];
    const plan = index.plan(terms);
    expect(plan.wanted).toEqual([{ segment: 3, arrays: true, terms: ["x"] }]);
    const arrays = encodeArrays({ numbers: Uint32Array.of(1), days: Int32Array.of(0) });
    index.supply(plan, 0, { arrays, postings: [encodePosting(Uint16Array.of(0), Uint8Array.of(100))] });
    expect(index.plan(terms).wanted).toEqual([]);
    expect(index.search(plan, { limit: 5 }).map(({ number }) => number)).toEqual([1, 2]);
    expect(index.cachedBytes()).toBeGreaterThan(0);
  });

  test("the cache forgets the terms not asked for longest, and stays within its bytes", () => {
    const cache = createPostingCache(5_000);
    const live = { generation: 1, ids: new Set([1]) };
    const posting = decodePosting(encodePosting(new Uint16Array(100), new Uint8Array(100).fill(1)));
    for (let at = 0; at < 50; at += 1) {
      const term = `term${at}`;
      cache.put(term, cache.touch(term, live), { segment: 1, posting });
      cache.touch("term0", live);
      expect(cache.bytes()).toBeLessThanOrEqual(5_000 + 300);
    }
    expect(cache.touch("term0", live).bySegment.size).toBe(1);
    expect(cache.touch("term1", live).bySegment.size).toBe(0);
    cache.touch("term0", { generation: 2, ids: new Set() });
    expect(cache.touch("term0", { generation: 2, ids: new Set() }).bySegment.size).toBe(0);
  });
});
