import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import type { Library } from "../../src/ports.ts";
import { sampleArticles } from "../../src/samples/samples.ts";
import type { ArticleInput, ImportOutcome } from "../../src/types.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const log = (): void => {};

const INPUT: ArticleInput = {
  url: "https://news.example/zeta",
  title: "Zeta 9 is late",
  outlet: "The Example",
  lang: "en",
  published: "2026-10-01",
  text: "The Zeta 9 chip of Nvidia was delayed because its packaging cracked.",
};

let folder: string;
let library: Library;
let bot: Bot;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "bot-"));
  library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  bot = createBot({ library, log, now });
});
afterEach(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const take = (...inputs: readonly ArticleInput[]): Promise<readonly ImportOutcome[]> =>
  bot.import(inputs.map((input, at) => ({ where: `line ${at + 1}`, input })));
const kinds = async (...inputs: readonly ArticleInput[]): Promise<string[]> =>
  (await take(...inputs)).map(({ kind }) => kind);
const count = async (): Promise<number> => (await library.stats()).articles;

describe("importing", () => {
  test("twice changes nothing", async () => {
    expect(new Set(await kinds(...sampleArticles))).toEqual(new Set(["new"]));
    const before = await library.stats();
    const answer = await bot.ask({ text: "Why was DeepSeek R2 delayed?" });
    expect(new Set(await kinds(...sampleArticles))).toEqual(new Set(["same"]));
    expect(await library.stats()).toEqual(before);
    expect(await bot.ask({ text: "Why was DeepSeek R2 delayed?" })).toEqual(answer);
  });

  test("CN-16 an edited article keeps its id and its old version, and the answer quotes the new one", async () => {
    const [first] = await take(INPUT);
    const edited = { ...INPUT, text: "The Zeta 9 chip of Nvidia was delayed because its memory overheated." };
    const [second] = await take(edited);
    expect(first).toMatchObject({ kind: "new" });
    expect(second).toMatchObject({ kind: "changed", id: first?.kind === "refused" ? "" : first?.id });
    expect(await count()).toBe(1);
    const id = second?.kind === "refused" ? "" : (second?.id ?? "");
    expect(await library.versions(id)).toMatchObject([{ text: INPUT.text, title: INPUT.title }]);
    const { text } = await bot.ask({ text: "Why was the Zeta 9 chip delayed?" });
    expect(text).toContain("memory overheated");
    expect(text).not.toContain("packaging");
  });

  test.each([
    "http://news.example/zeta",
    "https://www.news.example/zeta/",
    "https://news.example/zeta?utm_source=feed&utm_medium=rss",
    "https://amp.news.example/zeta",
    "https://news.example/amp/zeta",
    "https://news.example/zeta/amp?fbclid=1#top",
    "https://news.example/zeta.html",
  ])("FD-07 the same article under %s is there already", async (url) => {
    const [first] = await take(INPUT);
    expect(await take({ ...INPUT, url })).toEqual([{ ...first, kind: "same", url }]);
    expect(await count()).toBe(1);
  });

  test("the same article twice in one batch is one", async () => {
    expect(await kinds(INPUT, { ...INPUT, url: `${INPUT.url}?utm_source=x` })).toEqual(["new", "same"]);
    expect(await count()).toBe(1);
  });

  test("what is refused is named in its place, and the others are taken", async () => {
    const outcomes = await take(
      { ...INPUT, url: "javascript:alert(1)" },
      INPUT,
      { ...INPUT, url: "https://news.example/b", published: "2026-02-30" },
      { ...INPUT, url: "https://news.example/c", title: null, text: "…" },
      { ...INPUT, url: "https://news.example/d" },
    );
    expect(outcomes).toMatchObject([
      { kind: "refused", where: "line 1", reason: expect.stringContaining("no http(s) or file address") },
      { kind: "new" },
      { kind: "refused", where: "line 3", reason: expect.stringContaining('"2026-02-30" is no date') },
      { kind: "refused", where: "line 4", reason: "it has no words" },
      { kind: "new" },
    ]);
    expect(await count()).toBe(2);
  });

  test("a day that becomes known later is kept", async () => {
    await take({ ...INPUT, published: null });
    expect(await library.stats({ asOf: "2026-09-01" })).toMatchObject({ newestDay: null });
    await take(INPUT);
    expect(await library.stats()).toMatchObject({ articles: 1, newestDay: "2026-10-01" });
  });

  test("nothing gives nothing", async () => {
    expect(await take()).toEqual([]);
  });

  test("CN-01 an article full of hidden signs is quoted without them", async () => {
    await take({
      ...INPUT,
      text: "The Zeta\u200b 9 chip\u202e was\u00ad delayed\u0000 because \ud800its \u{e0041}packaging cracked.",
    });
    const answer = await bot.ask({ text: "Why was the Zeta 9 chip delayed?" });
    expect(answer.text).toContain("The Zeta 9 chip was delayed because its packaging cracked.");
  });
});
