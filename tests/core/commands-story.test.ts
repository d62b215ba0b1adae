import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { type Bot, createBot, type Intent, type Library, type Reply, sampleArticles } from "../../src/index.ts";

const now = () => new Date("2026-09-18T09:00:00Z");

let library: Library;
let bot: Bot;
beforeAll(async () => {
  library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  bot = createBot({ library, now, log: () => {} });
  await bot.import(sampleArticles.map((input, n) => ({ where: `sample ${n}`, input })));
});
afterAll(() => library.close());

const run = (intent: Intent) => bot.run(intent, { language: "en", visibility: "public" });
const textOf = (reply: Reply): string => (reply.kind === "card" ? JSON.stringify(reply.blocks) : reply.answer.text);

async function expectLetterForLetter(reply: Reply): Promise<void> {
  if (reply.kind !== "card") throw new Error("it should be a card");
  expect(reply.sources.length).toBeGreaterThan(0);
  for (const source of reply.sources) {
    if (source.from !== "article") continue;
    const stored = (await library.get([source.articleId])).get(source.articleId);
    const body = `${stored?.article.title ?? ""}\n${stored?.article.text ?? ""}`;
    expect(body.slice(source.start, source.end)).toBe(source.quote);
  }
}

describe("a story", () => {
  test("is told by its id and by the address of one of its articles, with who reported it", async () => {
    const story = (await bot.stories()).find(({ articles }) => articles.length > 1);
    const byId = await run({ kind: "story", id: story?.id ?? "", view: "summary" });
    const byAddress = await run({ kind: "story", id: story?.articles.at(-1)?.url ?? "", view: "chain" });
    expect(textOf(byId)).toContain(story?.articles[1]?.publisher);
    expect(textOf(byAddress)).toBe(textOf(byId));
    expect(textOf(byId)).toMatch(/independent of/);
    await expectLetterForLetter(byId);
  });

  test("who had it first is found from a question, in another language too", async () => {
    const asked = await run({ kind: "first", about: "Pourquoi DeepSeek R2 a-t-il été retardé ?" });
    expect(textOf(asked)).toMatch(/First report: \S.*DeepSeek|DeepSeek.*First report: \S/);
  });

  test("of nothing that was reported says so", async () => {
    expect(textOf(await run({ kind: "first", about: "the price of bananas in Lisbon" }))).toMatch(/E-NOEVIDENCE/);
  });
});

test("a claim is held against what is reported, each line with its quote", async () => {
  const reply = await run({ kind: "check", claim: "Nvidia has shipped H200 chips to China" });
  expect(textOf(reply)).toMatch(/What my articles say of it|My articles say otherwise/);
  await expectLetterForLetter(reply);
  expect(textOf(await run({ kind: "check", claim: "The moon is made of cheese" }))).toMatch(/E-NOEVIDENCE/);
});

test("an export without a ledger says what is missing", async () => {
  expect(textOf(await run({ kind: "export", what: "answers", format: "json", of: null }))).toMatch(/E-MISSING/);
});
