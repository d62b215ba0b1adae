import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Library, LibraryEntry, SearchQuery } from "../../src/ports.ts";
import { entryOf } from "./library-entries.ts";
import { createLibraryModel } from "./library-model.ts";
import type { LibraryModel } from "./library-model.ts";
import { sqliteHouse, TINY } from "./library-sqlite-house.ts";

/** A few terms, some of them common, so that passages share them. */
const term = fc.constantFrom("a", "a", "b", "b", "c", "d", "e", "f", "g", "\u{1F600}", "\uE000");
const passage = fc
  .record({ terms: fc.array(fc.tuple(term, fc.constantFrom(0.25, 1, 1, 2, 5)), { maxLength: 6 }), length: fc.nat(300) })
  .map(({ terms, length }) => ({ start: 0, end: 1, terms: new Map(terms), length }));
const article = fc.record({
  id: fc.integer({ min: 0, max: 15 }).map((n) => `article-${n}`),
  passages: fc.array(passage, { maxLength: 5 }),
  day: fc.constantFrom(null, "2026-01-01", "2026-01-02", "2026-01-03"),
});
const query = fc.record({
  terms: fc.array(fc.record({ term, weight: fc.constantFrom(-1, 0, 0.1, 1, 1, 3) }), { minLength: 1, maxLength: 5 }),
  limit: fc.integer({ min: 1, max: 30 }),
  asOf: fc.constantFrom(undefined, undefined, "2026-01-01", "2026-01-02"),
  since: fc.constantFrom(undefined, undefined, "2026-01-02", "2026-01-03"),
});
const action = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ kind: fc.constant("add" as const), articles: fc.array(article, { maxLength: 5 }) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant("remove" as const), id: fc.nat(15).map((n) => `article-${n}`) }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("reopen" as const) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("idle" as const) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant("search" as const), query }) },
);
type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;

describe("SQLite search", () => {
  test("ranks as brute-force BM25 does, whatever was added, edited, removed, merged and reopened", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 5, maxLength: 60 }), async (actions) => {
        const house = sqliteHouse(TINY);
        const other = { library: await house.open() };
        let library = await house.open();
        const model = createLibraryModel();
        let count = 0;
        for (const next of actions) {
          count += 1;
          if (next.kind === "reopen") {
            await library.close();
            library = await house.open();
          } else await act({ library, other: other.library, model }, next, count);
        }
        const all = {
          terms: [
            { term: "a", weight: 1 },
            { term: "b", weight: 2 },
          ],
          limit: 100,
        };
        await compare(library, model, all);
        await compare(other.library, model, all);
        expect((await library.list({ limit: 100 })).map((stored) => stored.article.id)).toEqual(model.ids());
        await library.close();
        await other.library.close();
        await house.dispose();
      }),
      { numRuns: 120 },
    );
  });
});

type Libraries = { library: Library; other: Library; model: LibraryModel };

async function act({ library, other, model }: Libraries, next: Action, count: number): Promise<void> {
  if (next.kind === "idle")
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  if (next.kind === "search") {
    await compare(library, model, next.query);
    await compare(other, model, next.query);
  }
  if (next.kind === "remove") {
    await library.remove([next.id]);
    model.remove(next.id);
  }
  if (next.kind === "add") {
    const entries = next.articles.map(({ id, passages, day }, at): LibraryEntry => {
      const entry = entryOf(id, [], { day, contentHash: `${count}-${at}` });
      return { ...entry, passages };
    });
    // Every third time the other process writes.
    await (count % 3 === 0 ? other : library).add(entries);
    for (const entry of entries) model.add(knownDay(model, entry));
  }
}

/** An edit that does not say its day keeps the one that was known. */
function knownDay(model: LibraryModel, entry: LibraryEntry): LibraryEntry {
  const day = entry.article.day ?? model.day(entry.article.id);
  return { ...entry, article: { ...entry.article, day } };
}

async function compare(library: Library, model: LibraryModel, wanted: SearchQuery): Promise<void> {
  const hits = await library.search(wanted);
  const expected = model.search(wanted);
  const byPlace = new Map(expected.map((hit) => [`${hit.articleId}/${hit.passage}`, hit]));
  const error = model.error(wanted);
  expect(hits).toHaveLength(Math.min(wanted.limit, expected.length));
  const places = new Map<string, number>();
  for (const [at, hit] of hits.entries()) {
    const there = byPlace.get(`${hit.articleId}/${hit.passage}`);
    if (there === undefined) throw new Error(`${hit.articleId}/${hit.passage} should not have been found`);
    expect(Math.abs(hit.score - there.exact)).toBeLessThanOrEqual(error);
    expect(hit.score).toBeCloseTo(there.rounded, 4);
    // As good as what the model has at this place, and equal passages in the order of adding.
    expect(there.rounded).toBeCloseTo(expected[at]?.rounded ?? 0, 4);
    expect(there.order).toBeGreaterThan(places.get(there.impacts) ?? -1);
    places.set(there.impacts, there.order);
  }
  const terms = [...new Set(wanted.terms.map((weighted) => weighted.term))];
  const counts = terms.map((word) => [word, model.frequency(word)] as const).filter(([, count]) => count > 0);
  expect(new Map(await library.frequencies(terms))).toEqual(new Map(counts));
}
