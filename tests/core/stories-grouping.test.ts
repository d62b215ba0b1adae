import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { scoreStories, type Bot, type Library, type Story } from "../../src/index.ts";
import type { ArticleInput } from "../../src/types.ts";
import { labelled, located, openBot, type Labelled } from "./story-fixture.ts";

let opened: Library[] = [];
afterEach(async () => {
  for (const library of opened) await library.close();
  opened = [];
});

async function botWith(articles: readonly ArticleInput[]): Promise<Bot> {
  const { bot, library } = await openBot();
  opened.push(library);
  await bot.import(located(articles));
  return bot;
}

const groupsOf = (stories: readonly Story[]): string[] =>
  stories
    .map(({ articles }) =>
      articles
        .map(({ url }) => url)
        .toSorted()
        .join(" "),
    )
    .toSorted();

const all = ["first", "second", "third"].flatMap(labelled);

function score(articles: readonly Labelled[], stories: readonly Story[]): ReturnType<typeof scoreStories> {
  const storyOf = new Map(stories.flatMap(({ id, articles: told }) => told.map(({ url }) => [url, id] as const)));
  const events = new Map<string, string[]>();
  // An article that no other reports is an event of its own: it must stay alone.
  for (const { url, event } of articles) events.set(event || url, [...(events.get(event || url) ?? []), url]);
  return scoreStories(
    [...events].map(([event, ids]) => ({ event, ids })),
    (url) => storyOf.get(url) ?? null,
  );
}

describe("stories of articles in eight languages, with near misses among them", () => {
  test("are the events they report", async () => {
    const stories = await (await botWith(all)).stories();
    const { precision, recall, f1 } = score(all, stories);
    expect(stories.flatMap(({ articles }) => articles)).toHaveLength(all.length);
    expect(precision).toBeGreaterThanOrEqual(0.95);
    expect(recall).toBeGreaterThanOrEqual(0.95);
    expect(f1).toBeGreaterThanOrEqual(0.95);
  });

  test("stay apart and together also where no article has a date", async () => {
    const undated = all.map((article) => ({ ...article, published: null }));
    const { precision, recall } = score(undated, await (await botWith(undated)).stories());
    expect(precision).toBeGreaterThanOrEqual(0.8);
    expect(recall).toBeGreaterThanOrEqual(0.9);
  });

  test("are the same in whatever order and batches the articles come, and however often", async () => {
    const some = labelled("first").slice(0, 16);
    const wanted = groupsOf(await (await botWith(some)).stories());
    const order = fc.shuffledSubarray(some, { minLength: some.length });
    await fc.assert(
      fc.asyncProperty(order, fc.integer({ min: 1, max: some.length }), async (articles, batch) => {
        const bot = await botWith([]);
        for (let from = 0; from < articles.length; from += batch) {
          await bot.import(located(articles.slice(from, from + batch)));
          await bot.import(located(articles.slice(0, from + batch)));
        }
        expect(groupsOf(await bot.stories())).toEqual(wanted);
      }),
      { numRuns: 3 },
    );
  });
});

const wire = (at: number, more: Partial<ArticleInput>): ArticleInput => ({
  url: `https://wire.example/${at}`,
  title: "Samsung wins AI6 order from Tesla",
  outlet: `Outlet ${at}`,
  lang: "en",
  published: "2025-07-28",
  text: "Samsung will make the AI6 chip for Tesla in Taylor, Texas. The contract is worth $16.5 billion and runs until 2033.",
  ...more,
});

describe("a story", () => {
  test("of one article is a story, and keeps its id when others follow", async () => {
    const bot = await botWith([wire(1, {})]);
    const [before] = await bot.stories();
    expect(before).toMatchObject({
      independentSources: 1,
      because: [],
      firstReport: { url: "https://wire.example/1" },
    });
    const german =
      "Samsung fertigt für Tesla den Chip AI6 im texanischen Taylor. Der Vertrag über 16,5 Milliarden Dollar läuft bis 2033. Die Aktie stieg um 6,8 Prozent.";
    await bot.import(located([wire(2, { lang: "de", text: german, title: "Samsung erhält AI6-Auftrag von Tesla" })]));
    const stories = await bot.stories();
    expect(stories).toHaveLength(1);
    expect(stories[0]).toMatchObject({ id: before?.id, independentSources: 2 });
    expect(stories[0]?.because).toHaveLength(1);
  });

  test("loses an article that was edited into something else, and one that was removed", async () => {
    const bot = await botWith([wire(1, {}), wire(2, {}), wire(3, {})]);
    expect(await bot.stories()).toHaveLength(1);
    await bot.import(
      located([wire(2, { title: "Rapidus opens a line", text: "Rapidus opened a pilot line in Chitose, Hokkaido." })]),
    );
    const stories = await bot.stories();
    expect(stories.map(({ articles }) => articles.length).toSorted((a, b) => a - b)).toEqual([1, 2]);
    const library = opened[0];
    await library?.remove([stories.find(({ articles }) => articles.length === 2)?.articles[0]?.articleId ?? ""]);
    expect((await bot.stories()).map(({ articles }) => articles.length)).toEqual([1, 1]);
  });

  test("links a wire text printed word for word as a copy, which is no source of its own", async () => {
    const [story] = await (await botWith([wire(1, {}), wire(2, { published: "2025-07-29" })])).stories();
    expect(story?.articles.map(({ role }) => role)).toEqual(["first", "copies"]);
    expect(story?.articles[1]).toMatchObject({ from: "https://wire.example/1", news: [] });
    expect(story?.independentSources).toBe(1);
  });

  test("is left out when all of it is older than asked for", async () => {
    const bot = await botWith([wire(1, {})]);
    expect(await bot.stories({ since: "2025-07-28" })).toHaveLength(1);
    expect(await bot.stories({ since: "2025-07-29" })).toEqual([]);
  });
});
