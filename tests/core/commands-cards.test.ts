import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import texts from "../../src/commands/texts.json" with { type: "json" };
import type { Library } from "../../src/ports.ts";
import { sampleArticles } from "../../src/samples/samples.ts";
import { body, LANGUAGES, type Block, type Intent, type Language, type Reply } from "../../src/types.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const log = (): void => {};

let folder: string;
let library: Library;
let bot: Bot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cards-"));
  library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  bot = createBot({ library, log, now });
  await bot.import(sampleArticles.map((input, at) => ({ where: `sample ${at}`, input })));
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

type Card = Extract<Reply, { kind: "card" }>;
type Of<K extends Block["kind"]> = Extract<Block, { kind: K }>;

const isKind =
  <K extends Block["kind"]>(kind: K) =>
  (block: Block): block is Of<K> =>
    block.kind === kind;
const all = <K extends Block["kind"]>(reply: Reply, kind: K): readonly Of<K>[] =>
  reply.kind === "card" ? reply.blocks.filter(isKind(kind)) : [];
const notices = (reply: Reply): string[] => all(reply, "notice").map(({ key }) => key);

const run = (intent: Intent, language: Language = "en"): Promise<Reply> =>
  bot.run(intent, { language, visibility: "public" });
const say = (text: string, locale = "en-GB"): Promise<Reply> =>
  bot.reply({
    text,
    author: "u1",
    door: "terminal",
    place: "c1",
    thread: null,
    locale,
    timeZone: null,
    visibility: "public",
  });

/** Everything that holds of every card. */
async function expectSound(reply: Reply): Promise<void> {
  expect(reply.kind).toBe("card");
  if (reply.kind !== "card") return;
  const numbers = reply.sources.map(({ n }) => n);
  expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  for (const cited of citesOf(reply)) expect(numbers).toContain(cited);
  for (const table of all(reply, "table")) {
    for (const { cells } of table.rows) expect(cells).toHaveLength(table.columns.length - 1);
  }
  for (const source of reply.sources) {
    if (source.from === "catalogue") continue;
    const article = (await library.get([source.articleId])).get(source.articleId)?.article;
    expect(article && body(article).slice(source.start, source.end)).toBe(source.quote);
  }
  expect(JSON.stringify(reply)).not.toMatch(/undefined|\{\w+\}|null articles/);
}

const citesOf = (reply: Card): readonly number[] =>
  reply.blocks.flatMap((block) => {
    if (block.kind === "lines") return block.lines.flatMap(({ cites }) => cites);
    if (block.kind === "entries") return block.entries.flatMap(({ cites }) => cites);
    return block.kind === "table" ? block.rows.flatMap(({ cells }) => cells.flatMap(({ cites }) => cites)) : [];
  });

/** Every cell of a spec table has a source, or is "–" and has none. */
function expectSourcedCells(reply: Reply): void {
  const cells = all(reply, "table").flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  expect(cells.length).toBeGreaterThan(0);
  for (const { text, cites } of cells) expect(cites.length > 0, text).toBe(text !== "–");
}

describe("every text", () => {
  test("is there in all languages, with the same values to put in", () => {
    for (const [key, inEach] of Object.entries(texts)) {
      const values = (language: Language): string[] => (inEach[language].match(/\{\w+\}/g) ?? []).toSorted();
      for (const language of LANGUAGES) expect(values(language), `${key} ${language}`).toEqual(values("en"));
    }
  });
});

describe("chip", () => {
  test("shows its figures with a source per cell, and the credit of the data set", async () => {
    const reply = await run({ kind: "chip", name: "H100" });
    await expectSound(reply);
    expectSourcedCells(reply);
    const [table] = all(reply, "table");
    expect(table?.columns).toEqual(["Field", "H100 SXM5 80GB", "H100 PCIe 80GB", "H100 NVL"]);
    const row = (head: string): string[] =>
      table?.rows.find((each) => each.head === head)?.cells.map(({ text }) => text) ?? [];
    expect(row("Memory bandwidth")).toEqual(["3.35 TB/s", "2.04 TB/s", "3.938 TB/s"]);
    expect(row("BF16 dense")).toEqual(["989 TFLOPS", "756 TFLOPS", "835 TFLOPS"]);
    expect(JSON.stringify(reply)).toContain("CC BY 4.0");
  });

  test("tells what articles report of it, newest first, overtaken reports marked", async () => {
    const reply = await run({ kind: "chip", name: "H200" });
    await expectSound(reply);
    const news = all(reply, "lines").find(({ heading }) => heading === "In the news, newest first");
    expect(news?.lines.length).toBeGreaterThan(3);
    const days = (reply.kind === "card" ? reply.sources : []).flatMap((source) =>
      source.from === "article" ? [source.publishedAt?.slice(0, 10) ?? ""] : [],
    );
    expect(days).toEqual(days.toSorted().toReversed());
    const early = await run({ kind: "timeline", subject: "H200", about: "all" });
    expect(all(early, "entries")[0]?.entries.some(({ superseded }) => superseded === "superseded")).toBe(true);
  });

  test("asks back when a name is a family's, a maker's or several things; choosing runs the same intent", async () => {
    for (const name of ["Gaudi", "Blackwell", "nvidia", "R2"]) {
      const reply = await run({ kind: "chip", name });
      expect(notices(reply), name).toEqual(["E-AMBIG"]);
      expect(reply.visibility).toBe("private");
      const [choices] = all(reply, "choices");
      expect(choices?.choices.length).toBeGreaterThan(1);
      for (const { intent } of choices?.choices ?? []) {
        expect(intent.kind).toBe("chip");
        expect(notices(await run(intent)).filter((key) => key === "E-AMBIG" || key === "E-UNKNOWN")).toEqual([]);
      }
    }
  });

  test("of a name nobody has says so, and what it may have meant", async () => {
    const reply = await run({ kind: "chip", name: "910E" });
    expect(notices(reply)).toEqual(["E-UNKNOWN"]);
    expect(all(reply, "choices")[0]?.choices.map(({ label }) => label)).toContain("Ascend 910C");
  });
});

describe("compare", () => {
  test.each(["core", "memory", "power", "price", "all"] as const)(
    "%s: a source per cell, – where unknown",
    async (fields) => {
      const reply = await run({ kind: "compare", names: ["H200", "MI325X", "MI308X"], fields });
      await expectSound(reply);
      expectSourcedCells(reply);
    },
  );

  test("draws a chart only of figures all of them have", async () => {
    const charts = async (names: readonly string[]): Promise<string[]> =>
      all(await run({ kind: "compare", names, fields: "core" }), "chart").map(({ title }) => title);
    expect(await charts(["H200", "MI325X"])).toEqual(["Memory, GB", "BF16 dense, TFLOPS"]);
    expect(await charts(["MI455X", "Rubin"])).toEqual(["Memory, GB"]);
  });

  test("companies are compared by what is reported of them", async () => {
    const reply = await run({ kind: "compare", names: ["Nvidia", "AMD"], fields: "core" });
    await expectSound(reply);
    expect(all(reply, "lines")).toHaveLength(1);
  });

  test("one name that is several things is asked back with the others kept", async () => {
    const reply = await run({ kind: "compare", names: ["H200", "Gaudi"], fields: "memory" });
    expect(notices(reply)).toEqual(["E-AMBIG"]);
    expect(all(reply, "choices")[0]?.choices[2]?.intent).toEqual({
      kind: "compare",
      names: ["H200", "Gaudi 3"],
      fields: "memory",
    });
  });
});

describe("company, topic, news", () => {
  test("a company has its news, whom it is named with, and its chips", async () => {
    const reply = await run({ kind: "company", name: "AMD" });
    await expectSound(reply);
    const headings = all(reply, "lines").map(({ heading }) => heading);
    expect(headings).toEqual([null, "In the news, newest first", "Named with it"]);
    expect(JSON.stringify(all(reply, "lines")[2])).toContain("OpenAI");
    expectSourcedCells(reply);
  });

  test("a topic by sources begins with the story that most articles tell", async () => {
    const reply = await run({ kind: "topic", name: "H200", sort: "sources" });
    await expectSound(reply);
    const counts = all(reply, "lines")[0]?.lines.map(({ cites }) => cites.length) ?? [];
    expect(counts[0]).toBeGreaterThan(1);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test("a theme is found in any language", async () => {
    for (const name of ["licence", "Lizenz", "许可证"]) {
      const reply = await run({ kind: "topic", name, sort: "newest" });
      await expectSound(reply);
      expect(all(reply, "lines")[0]?.lines.length, name).toBeGreaterThan(2);
    }
  });

  test("of several names and themes, what is told of all of them together", async () => {
    const titles = async (intent: Intent): Promise<string[]> => {
      const reply = await run(intent);
      await expectSound(reply);
      return (reply.kind === "card" ? reply.sources : []).map((source) =>
        "title" in source ? (source.title ?? "") : "",
      );
    };
    const one = await titles({ kind: "timeline", subject: "H200", about: "all" });
    const both = await titles({ kind: "timeline", subject: "h200 and china", about: "all" });
    expect(both.length).toBeGreaterThan(5);
    expect(both.filter((title) => !one.includes(title))).toEqual([]);
    const late = await titles({ kind: "timeline", subject: "deepseek r2 delay", about: "all" });
    expect(late.length).toBeGreaterThan(2);
    expect(late.filter((title) => !/deepseek/i.test(title))).toEqual([]);
    const shipped = await titles({ kind: "topic", name: "H200 exports to China", sort: "newest" });
    expect(shipped.length).toBeGreaterThan(5);
    expect(shipped.filter((title) => !one.includes(title))).toEqual([]);
    const told = JSON.stringify(
      all(await run({ kind: "timeline", subject: "H200 exports to China", about: "all" }), "entries"),
    );
    expect(told).toContain("“Trump allows Nvidia to sell H200 to approved customers in China”");
    // A family is told of under its members' names here too.
    const family = await titles({ kind: "timeline", subject: "ascend and huawei's roadmap", about: "all" });
    expect(family.filter((title) => /960DT|950、960/.test(title)).length).toBeGreaterThan(1);
    expect(notices(await run({ kind: "topic", name: "hbm4 foobar zzz", sort: "newest" }))).toEqual(["E-NOEVIDENCE"]);
    expect(notices(await run({ kind: "topic", name: "foobar zzz", sort: "newest" }))).toEqual(["E-UNKNOWN"]);
  });

  test("old news is never sold as new", async () => {
    const since = "2026-11-20";
    for (const intent of [
      { kind: "news", filter: "Huawei", since },
      { kind: "news", filter: null, since },
      { kind: "company", name: "Huawei", since },
      { kind: "topic", name: "H20", sort: "newest", since },
    ] as const) {
      const reply = await run(intent);
      expect(notices(reply), JSON.stringify(intent)).toEqual(["E-NOTTODAY"]);
      expect(all(reply, "lines").length).toBeGreaterThan(0);
    }
  });

  test("news is the newest articles, newest first, and none older than asked", async () => {
    const reply = await run({ kind: "news", filter: null, since: "2026-07-01" });
    await expectSound(reply);
    const days = (reply.kind === "card" ? reply.sources : []).map((source) =>
      source.from === "article" ? (source.publishedAt ?? "") : "",
    );
    expect(days.length).toBeGreaterThan(2);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(days.filter((day) => day < "2026-07-01")).toEqual([]);
  });
});

describe("as of a day", () => {
  test("nothing later is shown, in any look-up", async () => {
    const asOf = "2025-12-31";
    for (const intent of [
      { kind: "chip", name: "H200", asOf },
      { kind: "company", name: "Nvidia", asOf },
      { kind: "topic", name: "H20", sort: "newest", asOf },
      { kind: "timeline", subject: "Nvidia", about: "all", asOf },
      { kind: "compare", names: ["H200", "MI325X"], fields: "all", asOf },
      { kind: "news", filter: null, asOf },
    ] as const) {
      const reply = await run(intent);
      await expectSound(reply);
      const later = (reply.kind === "card" ? reply.sources : []).filter(
        (source) => source.from === "article" && (source.publishedAt ?? "").slice(0, 10) > asOf,
      );
      expect(later, JSON.stringify(intent)).toEqual([]);
    }
  });

  test("a chip that was announced later has no figures yet", async () => {
    expect(all(await run({ kind: "chip", name: "MI455X", asOf: "2025-12-31" }), "table")).toEqual([]);
  });

  test("the future, the time before the first article, and what is no day are named", async () => {
    expect(notices(await run({ kind: "chip", name: "B200", asOf: "2030-01-01" }))).toEqual(["E-FUTURE"]);
    expect(notices(await run({ kind: "chip", name: "B200", asOf: "2001-01-01" }))).toEqual(["E-BEFORE"]);
    expect(notices(await run({ kind: "chip", name: "B200", asOf: "2026-02-30" }))).toEqual(["E-USAGE"]);
    expect(notices(await run({ kind: "news", filter: null, since: "2030-01-01" }))).toEqual(["E-FUTURE"]);
  });
});

describe("why", () => {
  test("shows the parts of the question, the articles weighed and what decided", async () => {
    const reply = await run({ kind: "why", question: "Why was DeepSeek R2 delayed?" });
    await expectSound(reply);
    const [units, articles] = all(reply, "table");
    expect(units?.rows.map(({ head }) => head)).toContain("DeepSeek R2");
    expect(articles?.rows.length).toBeGreaterThan(1);
    expect(JSON.stringify(all(reply, "lines"))).toMatch(/threshold/);
    expect(reply.visibility).toBe("private");
  });

  test("names a model number that stands nowhere", async () => {
    const reply = await run({ kind: "why", question: "When does the Ascend 910E ship?" });
    expect(JSON.stringify(all(reply, "lines"))).toContain("Nowhere in the library");
  });
});

describe("a message", () => {
  test("every look-up works as text, and what is no command is answered", async () => {
    expect((await say("compare H200 and MI325X")).intent.kind).toBe("compare");
    const answered = await say("Why was DeepSeek R2 delayed?");
    expect(answered.kind).toBe("answer");
    expect(answered.next.map(({ key }) => key)).toContain("why");
  });

  test("that is nothing but a name asks for what there is on it; more than a name is a question", async () => {
    expect((await say("B200")).intent).toEqual({ kind: "chip", name: "B200" });
    expect((await say("TSMC?")).intent).toEqual({ kind: "company", name: "TSMC" });
    expect((await say("昇腾910C")).intent).toEqual({ kind: "chip", name: "昇腾910C" });
    expect((await say("HBM4")).intent.kind).toBe("topic");
    for (const text of ["Is the B200 banned?", "hello", "AMD and TSMC?", "H20 China"]) {
      expect((await say(text)).intent.kind, text).toBe("ask");
    }
  });

  test("a greeting is answered in the person's language", async () => {
    expect((await say("hello", "fr")).language).toBe("fr");
    expect((await say("なぜR2は遅れた？", "fr")).language).toBe("ja");
  });

  test("the command's own language decides, else the person's", async () => {
    expect((await say("vergleiche H200 und MI325X")).language).toBe("de");
    expect((await say("timeline H20", "fr-FR")).language).toBe("fr");
    expect((await say("H200とMI325Xを比較")).language).toBe("ja");
    expect((await say("timeline H20", "pt-BR")).language).toBe("en");
  });

  test("a sentence that only begins like a command is asked as a question", async () => {
    expect((await say("chip exports to China fell sharply")).intent.kind).toBe("ask");
  });

  test("in every language a card is whole and says nothing in another but quotes", async () => {
    for (const language of LANGUAGES) {
      for (const intent of [
        { kind: "chip", name: "H200" },
        { kind: "timeline", subject: "DeepSeek R2", about: "all" },
        { kind: "company", name: "Huawei" },
        { kind: "help", command: null },
        { kind: "status" },
        { kind: "chip", name: "" },
      ] as const) {
        const reply = await run(intent, language);
        await expectSound(reply);
        expect(reply.language).toBe(language);
      }
    }
  });
});

describe("an empty library", () => {
  test("still shows a chip's figures, and says that there is no news", async () => {
    const place = mkdtempSync(join(tmpdir(), "cards-empty-"));
    const empty = await createSqliteLibrary({ file: join(place, "library.sqlite"), log, now });
    const alone = createBot({ library: empty, log, now });
    const asker = { language: "en", visibility: "public" } as const;
    expect(all(await alone.run({ kind: "chip", name: "B200" }, asker), "table")).toHaveLength(1);
    expect(notices(await alone.run({ kind: "news", filter: null }, asker))).toEqual(["E-EMPTY"]);
    expect(notices(await alone.run({ kind: "timeline", subject: "B200", about: "all" }, asker))).toEqual([
      "E-NOEVIDENCE",
    ]);
    expect(await alone.complete("", 5)).toEqual([]);
    await empty.close();
    rmSync(place, { recursive: true, force: true });
  });
});
