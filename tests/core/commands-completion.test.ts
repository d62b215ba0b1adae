import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import { parseCatalogue } from "../../src/knowledge/catalogue.ts";
import type { Library } from "../../src/ports.ts";
import { sampleArticles } from "../../src/samples/samples.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const log = (): void => {};
const OWN = parseCatalogue([
  { id: "acme-npu", kind: "chip", name: "Acme NPU", parent: "nvidia", aliases: { en: ["ANPU-1"], zh: ["阿克美芯片"] } },
]);

let folder: string;
let library: Library;
let bot: Bot;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "complete-"));
  library = await createSqliteLibrary({ file: join(folder, "library.sqlite"), log, now });
  bot = createBot({ library, log, now, ownNames: OWN });
  await bot.import(sampleArticles.slice(0, 20).map((input, at) => ({ where: `sample ${at}`, input })));
});
afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true, force: true });
});

const ids = async (prefix: string): Promise<string[]> =>
  (await bot.complete(prefix, 10)).map(({ entityId }) => entityId);

describe("completion", () => {
  test.each([
    ["nvi", "nvidia"],
    ["NVID", "nvidia"],
    ["mi 45", "mi455x"],
    ["mi-45", "mi455x"],
    ["昇腾", "ascend"],
    ["엔비", "nvidia"],
    ["台积", "tsmc"],
    ["deep seek", "deepseek"],
    ["anpu", "acme-npu"],
    ["阿克", "acme-npu"],
  ])("%s finds %s", async (prefix, id) => {
    expect(await ids(prefix)).toContain(id);
  });

  test("says whose a name is, and gives a value that looks up just that", async () => {
    const [first] = await bot.complete("B200", 5);
    expect(first).toMatchObject({ entityId: "b200", label: "B200 · Nvidia", value: "B200" });
    for (const { value } of await bot.complete("a", 25)) {
      const reply = await bot.run(
        { kind: "timeline", subject: value, about: "all" },
        { language: "en", visibility: "public" },
      );
      expect(JSON.stringify(reply), value).not.toContain("E-UNKNOWN");
    }
  });

  test("of nothing gives what the newest articles speak of, and counts again when there are more", async () => {
    const before = await ids("");
    expect(before.length).toBeGreaterThan(3);
    expect(before).toContain("nvidia");
    await bot.import(
      Array.from({ length: 30 }, (_, at) => ({
        where: `new ${at}`,
        input: {
          url: `https://news.example/${at}`,
          title: `Cerebras WSE-3 news ${at}`,
          outlet: "Desk",
          lang: "en",
          published: "2026-11-20",
          text: `Cerebras told more of its WSE-3 on day ${at}.`,
        },
      })),
    );
    expect((await ids("")).slice(0, 2).toSorted()).toEqual(["cerebras", "wse-3"]);
  });

  test("says when something was in the news last, without looking for it while somebody types", async () => {
    let at = "2026-11-24T12:00:00.000Z";
    let counts = 0;
    const watched: Library = { ...library, search: (query) => ((counts += 1), library.search(query)) };
    const own = createBot({ library: watched, log, now: () => new Date(at) });
    const last = async () => (await own.complete("wse-3", 5)).find(({ entityId }) => entityId === "wse-3")?.lastNewsAt;
    await last();
    await expect.poll(last).toBe("2026-11-20");
    const before = counts;
    for (const prefix of ["n", "nv", "nvi", "nvid"]) await own.complete(prefix, 25);
    expect(counts).toBe(before);
    const input = { outlet: "Desk", lang: "en", published: "2026-11-24T10:00:00Z", title: "Cerebras WSE-3 news again" };
    const text = "Cerebras told more of its WSE-3 on Tuesday.";
    await bot.import([{ where: "new", input: { ...input, url: "https://news.example/again", text } }]);
    expect(await last()).toBe("2026-11-20");
    at = "2026-11-24T12:02:00.000Z";
    await last();
    await expect.poll(last).toBe("2026-11-24T10:00:00.000Z");
  });

  test("gives at most as many as asked, labels of at most 100 characters, and nothing for what nobody is called (DI-18)", async () => {
    for (const prefix of ["a", "n", "h", "the", "中"]) {
      const found = await bot.complete(prefix, 25);
      expect(found.length).toBeLessThanOrEqual(25);
      for (const { label, value } of found) {
        expect(label.length).toBeLessThanOrEqual(100);
        expect(value.length).toBeLessThanOrEqual(100);
      }
    }
    expect(await ids("zzzzqqq")).toEqual([]);
  });
});
