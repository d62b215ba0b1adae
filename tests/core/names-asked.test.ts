import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { findEvidence } from "../../src/answer/evidence.ts";
import { readQuestion } from "../../src/answer/question.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "../../src/knowledge/catalogue.ts";
import { createLexicon } from "../../src/knowledge/lexicon.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { article, citedNames, type House, openHouse } from "./answer-house.ts";

const knowledge = { linker: createLinker(entities), lexicon: createLexicon([...concepts, ...generalConcepts]) };
const catalogue = createCatalogue(entities);
const now = new Date("2026-11-29T00:00:00Z");
const read = (text: string) => readQuestion({ text }, knowledge, now);
const namedIn = async (text: string): Promise<readonly string[]> =>
  (await read(text)).units.flatMap((unit) => unit.entities);

describe("whom a question names", () => {
  test.each([
    ["is lisa su's company late", "amd"],
    ["what does the chatgpt maker pay", "openai"],
    ["did the company behind gemini sell", "google"],
    ["what did the makers of Claude order", "anthropic"],
    ["what did whatsapp's owner buy", "meta"],
    ["which chips does the claude lab use", "anthropic"],
    ["¿qué compró la matriz de TikTok?", "bytedance"],
    ["que commande la maison mère d'Instagram ?", "meta"],
    ["was kauft die Instagram-Mutter", "meta"],
    ["Claude的开发商买了什么", "anthropic"],
    ["リサ・スーの会社は何を出す？", "amd"],
    ["what did satya order", "satya-nadella"],
    ["why are hock's margins thin", "hock-tan"],
    ["tmsc wafer prices", "tsmc"],
    ["saudis and their racks", "saudi-arabia"],
    ["eu plans for fabs", "european-union"],
    ["how many 355X are in a rack", "mi355x"],
  ])("%s", async (text, id) => {
    expect(await namedIn(text)).toContain(id);
  });

  test.each([
    ["who is the maker of Claude", "claude"],
    ["previous owners of Gaudi", "gaudi"],
  ])("an owner that is asked for is not given: %s", async (text, id) => {
    expect(await namedIn(text)).toContain(id);
  });

  test("a word of the language is nobody's given name, nor are those who use a thing its maker", async () => {
    expect(await namedIn("mark the date in june and park it")).toEqual([]);
    expect(await namedIn("¿qué empresas dan las fechas? mira")).toEqual([]);
    expect(await namedIn("how many CUDA developers are there")).toContain("cuda");
    expect(await namedIn("what did the H20 lab tests show")).toContain("h20");
  });

  test("a process is one name however it is written", async () => {
    for (const text of [
      "2nm yield of Samsung",
      "Samsung's two-nanometre yield",
      "la gravure en 2 nanomètres de Samsung",
    ])
      expect(await namedIn(text)).toContain("n2");
  });

  test("a family's name may be any of its chips; a number is one", async () => {
    expect(await namedIn("memory of the new Maia")).toEqual(expect.arrayContaining(["maia-100", "maia-200"]));
    expect(await namedIn("memory of the Maia 200")).toEqual(["maia-200"]);
  });

  test.each(["800V cabinets of Delta", "the gen-1 chiplet of Celestial AI", "plans for mid-2027"])(
    "volts, generations and times are no products: %s",
    async (text) => {
      expect((await read(text)).units.filter(({ kind }) => kind === "unknown-name")).toEqual([]);
    },
  );

  test.each([
    ["max Maia 200 chips in one pod", "quantity"],
    ["Microsoft's Jan 2026 chip", "quantity"],
  ])("the number of a name or a year counts nothing: %s", async (text, kind) => {
    expect((await read(text)).units.map((unit) => unit.kind)).not.toContain(kind);
  });
});

describe("names where no catalogue has them, and people for their firms", () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse([
      article(
        "bid",
        "2026-03-02",
        "FuriosaAI turns down an offer",
        "FuriosaAI refused an offer of $800 million from Meta last spring. The board of FuriosaAI voted in private.",
      ),
      article(
        "ranking",
        "2026-03-05",
        "Meta ranks its ads",
        "Mark Zuckerberg praised how Meta ranks ads. An offer to staff followed, with free lunches and $20 vouchers.",
      ),
      article(
        "zorblax",
        "2026-04-01",
        "Rack maker halts a line",
        "The start-up halted the Zorblax line in March. Customers of the Zorblax boards get their money back.",
      ),
      article("lines", "2026-04-03", "Lines", "A line of boards is alive and well, a maker of boards said in March."),
      article("rules", "2026-04-07", "Export notice", "A Temporary General License permits sales until May 5, 2026."),
      article("seoul", "2026-05-02", "Rack count", "A server of Nvidia holds 64 chips, the maker said."),
      {
        ...article("press", "2026-05-02", "새 칩", "엔비디아 서버에는 칩 72개가 들어간다고 회사가 밝혔다."),
        lang: "ko",
      },
    ]);
  });
  afterAll(() => house.close());
  const unitsOf = async (text: string) => {
    const asked = await read(text);
    return (await findEvidence(asked, { library: house.library, catalogue })).units;
  };

  test("a chief's bid is the firm's", async () => {
    const answer = await house.bot.ask({ text: "size of zuckerberg's offer for FuriosaAI" });
    expect(citedNames(answer)[0]).toBe("bid");
  });

  test("a name typed small counts as one where articles write it so, and a plain word does not", async () => {
    const [zorblax, alive] = await unitsOf("zorblax alive?");
    expect(zorblax?.unit.salience).toBe("name");
    expect(alive?.unit.salience).not.toBe("name");
    expect(zorblax?.share ?? 0).toBeGreaterThan(alive?.share ?? 1);
  });

  test("a number after a name typed small goes with it, unless it counts what follows", async () => {
    const [numbered] = await unitsOf("zorblax 2 alive?");
    expect(numbered?.unit).toMatchObject({ kind: "unknown-name", surface: "zorblax 2" });
    expect(numbered?.seen).toBe(false);
    const [counting] = await unitsOf("zorblax 2 sites alive?");
    expect(counting?.unit.kind).toBe("word");
  });

  test("a site with another number is another site", async () => {
    const units = await unitsOf("how many turbines has Colossus 7");
    expect(units.some(({ unit }) => unit.kind === "unknown-name" && unit.surface === "Colossus 7")).toBe(true);
  });

  test("technology that is nobody's weighs less than a product", async () => {
    const units = await unitsOf("HBM of the MI355X");
    const shareOf = (id: string): number => units.find(({ unit }) => unit.entities.includes(id))?.share ?? 0;
    expect(shareOf("hbm")).toBeLessThan(shareOf("mi355x"));
  });

  test("an acronym is met by the words it stands for", async () => {
    const answer = await house.bot.ask({ text: "until when does the TGL permit sales" });
    expect(citedNames(answer)[0]).toBe("rules");
  });

  test("what the Korean press says stands in Korean", async () => {
    const text = "how many chips are in a server of Nvidia";
    expect(citedNames(await house.bot.ask({ text }))[0]).toBe("seoul");
    expect(citedNames(await house.bot.ask({ text: `${text} according to the korean press` }))[0]).toBe("press");
  });
});
