import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library, LibraryEntry } from "../../src/ports.ts";
import { entryOf, passageOf, queryOf } from "./library-entries.ts";
import { storiesContract } from "./library-stories-contract.ts";

/** A library under test that can be closed and opened again on what it stored. */
export type LibraryHouse = { open: () => Promise<Library>; dispose: () => Promise<void> };

/**
 * What every implementation of the `Library` port does, whatever it stores in.
 * @param createHouse makes an empty place for a library; its clock stands at 2026-11-24T12:00:00.000Z
 */
export function libraryContract(name: string, createHouse: () => Promise<LibraryHouse>): void {
  storiesContract(name, createHouse);
  describe(`${name} keeps the library's contract`, () => {
    let house: LibraryHouse;
    let library: Library;
    const reopen = async (): Promise<void> => {
      await library.close();
      library = await house.open();
    };
    const found = async (words: string, filter: { asOf?: string; since?: string } = {}): Promise<string[]> => {
      const hits = await library.search({ terms: queryOf(words), limit: 100, ...filter });
      return hits.map(({ articleId, passage }) => `${articleId}/${passage}`);
    };
    const kinds = async (...entries: LibraryEntry[]): Promise<string[]> =>
      (await library.add(entries)).map(({ kind }) => kind);

    beforeEach(async () => {
      house = await createHouse();
      library = await house.open();
    });
    afterEach(async () => {
      await library.close();
      await house.dispose();
    });

    test("an empty library finds nothing and has empty figures", async () => {
      expect(await found("anything at all")).toEqual([]);
      expect(await library.stats()).toEqual({
        articles: 0,
        publishers: 0,
        passages: 0,
        oldestDay: null,
        newestDay: null,
      });
      expect(await library.list({ limit: 10 })).toEqual([]);
      expect(await library.add([])).toEqual([]);
    });

    test("an article comes back as it was given, also after reopening", async () => {
      const entry = entryOf("a", ["chips from Taiwan", "über 量子 𝄞 prices"], {
        title: "Title",
        outlet: "Sample Wire",
        published: "2026-11-20T08:00:00Z",
        day: "2026-11-20",
      });
      expect(await library.add([entry])).toEqual([{ id: "a", kind: "new" }]);
      await reopen();
      const passages = entry.passages.map(({ start, end }) => ({ start, end }));
      expect((await library.get(["a", "b"])).get("a")).toEqual({
        article: entry.article,
        passages,
        reading: entry.reading,
      });
      expect((await library.get(["b"])).size).toBe(0);
      expect(await library.search({ terms: queryOf("量子"), limit: 5 })).toMatchObject([
        { articleId: "a", passage: 1, start: passages[1]?.start, end: passages[1]?.end },
      ]);
    });

    test("adding the same twice changes nothing, also within one call", async () => {
      const entry = entryOf("a", ["one two"]);
      expect(await kinds(entry, entry)).toEqual(["new", "same"]);
      expect(await kinds(entry)).toEqual(["same"]);
      expect(await library.versions("a")).toEqual([]);
      expect(await found("one")).toEqual(["a/0"]);
    });

    test("an edited article keeps its id and its old version, and only its new text is found", async () => {
      const old = entryOf("a", ["delay of wafers", "more"], { title: "Old" });
      await library.add([old]);
      expect(await kinds(entryOf("a", ["wafers arrive"], { title: "New" }))).toEqual(["changed"]);
      expect(await found("delay")).toEqual([]);
      expect(await found("wafers")).toEqual(["a/0"]);
      expect(await library.versions("a")).toEqual([
        {
          replacedAt: "2026-11-24T12:00:00.000Z",
          title: "Old",
          text: old.article.text,
          contentHash: old.article.contentHash,
        },
      ]);
      expect(await library.stats()).toMatchObject({ articles: 1, passages: 1 });
    });

    test("the same text with a date that was not known is taken in, and not forgotten again", async () => {
      const bare = entryOf("a", ["one two"]);
      const dated = {
        ...bare,
        article: { ...bare.article, published: "2026-10-01", day: "2026-10-01", outlet: "Wire" },
      };
      await library.add([bare]);
      expect(await found("one", { since: "2026-01-01" })).toEqual([]);
      expect(await kinds(dated, bare)).toEqual(["changed", "same"]);
      expect(await found("one", { since: "2026-01-01" })).toEqual(["a/0"]);
      expect(await library.versions("a")).toEqual([]);
      await library.add([entryOf("a", ["one two three"])]);
      expect((await library.get(["a"])).get("a")?.article).toMatchObject({ day: "2026-10-01", outlet: "Wire" });
    });

    test("known tells hash and date of those that are there", async () => {
      const entry = entryOf("a", ["x"], { published: "2026-10-01" });
      await library.add([entry, entryOf("b", ["y"])]);
      expect([...(await library.known(["a", "c"]))]).toEqual([
        ["a", { contentHash: entry.article.contentHash, published: "2026-10-01" }],
      ]);
    });

    test("asOf keeps earlier and undated articles, since keeps later ones only", async () => {
      await library.add([
        entryOf("early", ["chip"], { day: "2026-01-31" }),
        entryOf("late", ["chip"], { day: "2026-02-01" }),
        entryOf("undated", ["chip"]),
      ]);
      expect(await found("chip", { asOf: "2026-01-31" })).toEqual(["early/0", "undated/0"]);
      expect(await found("chip", { since: "2026-02-01" })).toEqual(["late/0"]);
      expect(await found("chip", { since: "2026-01-01", asOf: "2026-01-01" })).toEqual([]);
    });

    test("rare terms, repeated terms and short passages weigh more; weights multiply; none or less is ignored", async () => {
      await library.add([
        entryOf("a", ["common rare"]),
        entryOf("b", ["common common"]),
        entryOf("c", [`common ${"filler ".repeat(200)}end`]),
      ]);
      expect(await found("common")).toEqual(["b/0", "a/0", "c/0"]);
      expect(await found("common rare")).toEqual(["a/0", "b/0", "c/0"]);
      const weighted = [
        { term: "rare", weight: 0.001 },
        { term: "common", weight: 0 },
        { term: "filler", weight: -1 },
      ];
      expect(await library.search({ terms: weighted, limit: 9 })).toHaveLength(1);
      const twice = await library.search({ terms: [...queryOf("rare"), ...queryOf("rare")], limit: 1 });
      const once = await library.search({ terms: [{ term: "rare", weight: 2 }], limit: 1 });
      expect(twice).toEqual(once);
    });

    test("equal scores keep the order of adding and the limit cuts the last", async () => {
      for (const id of ["m", "z", "a", "k"]) await library.add([entryOf(id, ["same words"])]);
      expect(await found("same")).toEqual(["m/0", "z/0", "a/0", "k/0"]);
      const two = await library.search({ terms: queryOf("same"), limit: 2 });
      expect(two.map(({ articleId }) => articleId)).toEqual(["m", "z"]);
      expect(await library.search({ terms: queryOf("same"), limit: 0 })).toEqual([]);
      const ofOne = await library.search({ terms: queryOf("same"), limit: 9, articlesMax: 1 });
      expect(ofOne).toEqual(two.slice(0, ofOne.length));
      expect(new Set(ofOne.map(({ articleId }) => articleId)).size).toBe(1);
    });

    test("frequencies count passages, without those that were removed", async () => {
      await library.add([entryOf("a", ["x y", "x"]), entryOf("b", ["x"])]);
      expect(await library.remove(["b", "b", "nobody"])).toBe(1);
      expect([...(await library.frequencies(["x", "y", "z"]))]).toEqual([
        ["x", 2],
        ["y", 1],
      ]);
    });

    test("a removed article is gone with its versions and may come again as new", async () => {
      await library.add([entryOf("a", ["first"])]);
      await library.add([entryOf("a", ["second"])]);
      expect(await library.remove(["a"])).toBe(1);
      expect(await found("second")).toEqual([]);
      expect(await library.versions("a")).toEqual([]);
      expect((await library.stats()).articles).toBe(0);
      expect(await kinds(entryOf("a", ["second"]))).toEqual(["new"]);
    });

    test("list pages through all articles in id order", async () => {
      await library.add(["d", "b", "a", "c", "e"].map((id) => entryOf(id, [id])));
      const pages: string[][] = [];
      for (let after: string | undefined; ;) {
        const page = await library.list({ after, limit: 2 });
        if (page.length === 0) break;
        pages.push(page.map(({ article }) => article.id));
        after = page.at(-1)?.article.id;
      }
      expect(pages).toEqual([["a", "b"], ["c", "d"], ["e"]]);
    });

    test("figures count articles, publishers and days, up to a day when asked", async () => {
      await library.add([
        entryOf("a", ["x", "y"], { outlet: "Wire", day: "2026-03-01" }),
        entryOf("b", ["x"], { outlet: "wire ", day: "2026-05-01" }),
        entryOf("c", ["x"]),
      ]);
      expect(await library.stats()).toEqual({
        articles: 3,
        publishers: 2,
        passages: 4,
        oldestDay: "2026-03-01",
        newestDay: "2026-05-01",
      });
      expect(await library.stats({ asOf: "2026-04-01" })).toMatchObject({
        articles: 2,
        passages: 3,
        newestDay: "2026-03-01",
      });
      expect(await library.stats({ since: "2026-04-01" })).toEqual({
        articles: 1,
        publishers: 1,
        passages: 1,
        oldestDay: "2026-05-01",
        newestDay: "2026-05-01",
      });
      expect(await library.stats({ since: "2026-03-01", asOf: "2026-04-01" })).toMatchObject({
        articles: 1,
        newestDay: "2026-03-01",
      });
      await library.remove(["a"]);
      expect(await library.stats()).toMatchObject({ articles: 2, passages: 2 });
    });

    test("hostile terms and texts are only data", async () => {
      const words = ["'", '"; DROP TABLE article; --', "\u0000", "a\u0000b", "\ud800", "", "NEAR(", "😀".repeat(500)];
      const terms = new Map(words.map((word) => [word, 1]));
      const entry = entryOf("a'--", ["plain"]);
      await library.add([{ ...entry, passages: [{ ...passageOf("plain", 1), terms }] }]);
      await reopen();
      for (const term of words)
        expect(await library.search({ terms: [{ term, weight: 1 }], limit: 1 }), JSON.stringify(term)).toHaveLength(1);
    });

    test("articles without passages and passages without terms are kept and not found", async () => {
      const empty = entryOf("a", ["x"]);
      await library.add([
        { ...empty, passages: [] },
        { ...entryOf("b", ["y"]), passages: [{ start: 1, end: 2, terms: new Map([["y", 0]]), length: 0 }] },
        entryOf("c", ["x y"]),
      ]);
      expect(await found("x y")).toEqual(["c/0"]);
      expect(await library.stats()).toMatchObject({ articles: 3, passages: 2 });
    });

    test("check finds nothing wrong and says where the library is", async () => {
      await library.add([entryOf("a", ["x"])]);
      const report = await library.check();
      expect(report.problems).toEqual([]);
      expect(report.bytes).toBeGreaterThan(0);
      expect(report.place).not.toBe("");
    });

    test("closing twice is fine", async () => {
      await library.close();
      await library.close();
      library = await house.open();
    });
  });
}
