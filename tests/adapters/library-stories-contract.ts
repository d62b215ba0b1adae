import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Library, StoryEntry } from "../../src/ports.ts";
import type { LibraryHouse } from "./library-contract.ts";
import { entryOf } from "./library-entries.ts";

const VERSION = 1;
const ANY_DAYS = { from: 0, to: 100_000 };

const article = (id: string) => entryOf(id, [`text of ${id}`]);

const storyEntry = (id: string, keys: readonly number[], more: Partial<StoryEntry> = {}): StoryEntry => {
  const { contentHash } = article(id).article;
  return { articleId: id, contentHash, version: VERSION, day: 20_000, keys, traits: `{"of":"${id}"}`, ...more };
};

/** What every implementation of the stories' part of the `Library` port does. */
export function storiesContract(name: string, createHouse: () => Promise<LibraryHouse>): void {
  describe(`${name} keeps the stories' contract`, () => {
    let house: LibraryHouse;
    let library: Library;
    const waiting = async (version = VERSION): Promise<string[]> =>
      (await library.stories.waiting({ version, limit: 100 })).map((stored) => stored.article.id);
    const alike = (articleId: string, keys: readonly number[], days: typeof ANY_DAYS | null = ANY_DAYS) =>
      library.stories.alike({ articleId, keys, days, limit: 10 });
    const assign = (articleId: string, storyId: string) =>
      library.stories.assign([{ articleId, storyId, contentHash: article(articleId).article.contentHash }]);
    const reopen = async (): Promise<void> => {
      await library.close();
      library = await house.open();
    };

    beforeEach(async () => {
      house = await createHouse();
      library = await house.open();
      await library.add([article("a"), article("b"), article("c")]);
    });
    afterEach(async () => {
      await library.close();
      await house.dispose();
    });

    test("an article waits until it is given a story, across restarts, and again when it is edited", async () => {
      expect(await waiting()).toEqual(["a", "b", "c"]);
      await library.stories.keep([storyEntry("a", [1])]);
      await reopen();
      expect(await waiting()).toEqual(["a", "b", "c"]);
      await assign("a", "s1");
      expect(await waiting()).toEqual(["b", "c"]);
      await library.add([entryOf("a", ["another text"])]);
      expect((await waiting()).toSorted()).toEqual(["a", "b", "c"]);
      // What was read of its old text is not taken for the new one.
      await assign("a", "s1");
      await library.stories.keep([storyEntry("a", [9], { traits: "{}" })]);
      expect((await waiting()).toSorted()).toEqual(["a", "b", "c"]);
      expect(await library.stories.records(["a"])).toEqual([{ articleId: "a", storyId: "s1", traits: '{"of":"a"}' }]);
    });

    test("of those that wait some can be asked for, and a story gives its articles", async () => {
      const among = async (ids: readonly string[], after?: string): Promise<string[]> =>
        (await library.stories.waiting({ version: VERSION, among: ids, after, limit: 100 })).map(
          (stored) => stored.article.id,
        );
      expect(await among(["c", "a", "x"])).toEqual(["a", "c"]);
      expect(await among(["a", "b"], "a")).toEqual(["b"]);
      expect(await among([])).toEqual([]);
      await library.stories.keep(["c", "a"].map((id) => storyEntry(id, [1])));
      for (const id of ["c", "a"]) await assign(id, "s1");
      expect(await among(["a", "b", "c"])).toEqual(["b"]);
      expect((await library.stories.members("s1")).map(({ articleId }) => articleId)).toEqual(["a", "c"]);
      expect(await library.stories.members("s2")).toEqual([]);
    });

    test("what another version of the analysis read waits again", async () => {
      await library.stories.keep([storyEntry("a", [1])]);
      for (const id of ["a", "b", "c"]) await assign(id, id);
      expect(await waiting()).toEqual([]);
      expect(await waiting(VERSION + 1)).toEqual(["a"]);
    });

    test("articles are found by the keys they share, most first, near in time or undated, never themselves", async () => {
      await library.stories.keep([
        storyEntry("a", [1, 2, 3]),
        storyEntry("b", [3, 4], { day: 20_010 }),
        storyEntry("c", [2, 3, 4], { day: 0 }),
      ]);
      expect(await alike("a", [1, 2, 3])).toEqual(["c", "b"]);
      expect(await alike("a", [1, 2, 3], { from: 19_990, to: 20_009 })).toEqual(["c"]);
      expect(await alike("c", [2, 3, 4], null)).toEqual(["a", "b"]);
      expect(await alike("a", [77])).toEqual([]);
      expect(await library.stories.alike({ articleId: "a", keys: [2, 3], days: null, limit: 1 })).toEqual(["c"]);
    });

    test("an entry takes the place of the one before it, with its keys and links; the story is remembered", async () => {
      await library.stories.keep([storyEntry("a", [1]), storyEntry("b", [1])]);
      await library.stories.link([{ a: "a", b: "b", points: 2.5, because: '["event"]' }]);
      await assign("a", "s1");
      await library.stories.keep([storyEntry("a", [8], { day: 0, traits: '"new"' })]);
      expect(await alike("b", [1])).toEqual([]);
      expect(await alike("b", [8])).toEqual(["a"]);
      expect(await library.stories.linksOf(["a", "b"])).toEqual([]);
      expect(await library.stories.records(["a", "x"])).toEqual([{ articleId: "a", storyId: "s1", traits: '"new"' }]);
    });

    test("a link is found from both its ends, once, and is put again rather than doubled", async () => {
      await library.stories.keep(["a", "b", "c"].map((id) => storyEntry(id, [1])));
      await library.stories.link([
        { a: "b", b: "a", points: 1, because: "[1]" },
        { a: "a", b: "c", points: -5, because: "[2]" },
      ]);
      await library.stories.link([{ a: "a", b: "b", points: 3.25, because: "[3]" }]);
      await reopen();
      const links = await library.stories.linksOf(["a", "b", "c"]);
      expect(
        links.map(({ a, b, points, because }) => `${[a, b].toSorted().join("")} ${points} ${because}`).toSorted(),
      ).toEqual(["ab 3.25 [3]", "ac -5 [2]"]);
      expect(await library.stories.linksOf(["c"])).toHaveLength(1);
      expect(await library.stories.linksOf([])).toEqual([]);
    });

    test("a removed article is in no story, list or link", async () => {
      await library.stories.keep(["a", "b", "c"].map((id) => storyEntry(id, [1])));
      await library.stories.link([{ a: "a", b: "b", points: 1, because: "[]" }]);
      await library.remove(["a"]);
      expect(await library.stories.linksOf(["b"])).toEqual([]);
      expect(await alike("b", [1])).toEqual(["c"]);
      expect((await library.stories.list({ limit: 10 })).map(({ articleId }) => articleId)).toEqual(["b", "c"]);
      expect(await waiting()).toEqual(["b", "c"]);
    });

    test("records of late are those of stories with an article of the day or later, or an undated one", async () => {
      await library.stories.keep([
        storyEntry("a", [], { day: 19_000 }),
        storyEntry("b", [], { day: 20_000 }),
        storyEntry("c", [], { day: 18_000 }),
      ]);
      for (const [id, story] of [
        ["a", "s1"],
        ["b", "s1"],
        ["c", "s2"],
      ] as const)
        await assign(id, story);
      const since = async (day: number): Promise<string[]> =>
        (await library.stories.list({ since: day, limit: 10 })).map(({ articleId }) => articleId);
      expect(await since(20_000)).toEqual(["a", "b"]);
      expect(await since(20_001)).toEqual([]);
      expect(await since(18_000)).toEqual(["a", "b", "c"]);
      await library.stories.keep([storyEntry("c", [], { day: 0 })]);
      expect(await since(20_001)).toEqual(["c"]);
    });

    test("records come in pages, in the order of their articles", async () => {
      await library.stories.keep(["c", "a", "b"].map((id) => storyEntry(id, [])));
      const first = await library.stories.list({ limit: 2 });
      expect(first.map(({ articleId, storyId }) => `${articleId} ${storyId}`)).toEqual(["a null", "b null"]);
      expect((await library.stories.list({ after: "b", limit: 2 })).map(({ articleId }) => articleId)).toEqual(["c"]);
    });
  });
}
