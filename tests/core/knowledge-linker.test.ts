import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { entities } from "../../src/knowledge/catalogue.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { editDistance } from "../../src/knowledge/misspellings.ts";

const linker = createLinker(entities);
type Mode = "text" | "question";
const ids = (text: string, mode: Mode = "text", language = "en"): string[] =>
  linker.link(text, { language, mode }).map((mention) => mention.entityId);
const sure = (text: string, mode: Mode = "text", language = "en"): string[] =>
  linker.link(text, { language, mode }).flatMap((mention) => (mention.confidence >= 0.5 ? [mention.entityId] : []));

describe("names in texts", () => {
  test("the longest name wins", () => {
    expect(ids("The H200 is not the H20, and H20/H200 are two.")).toEqual(["h200", "h20", "h20", "h200"]);
    expect(ids("the Ascend 910C next to the Ascend 910B")).toEqual(["ascend-910c", "ascend-910b"]);
    expect(ids("DeepSeek V3.1 followed DeepSeek V3")).toEqual(["deepseek-v31", "deepseek-v3"]);
    expect(ids("昇腾910B和昇腾")).toEqual(["ascend-910b", "ascend"]);
  });

  test("names of every language are found in any text", () => {
    expect(ids("Will 昇腾 chips replace 英伟达?")).toEqual(["ascend", "nvidia"]);
    expect(ids("NVIDIA的H200被海关扣押", "text", "zh")).toEqual(expect.arrayContaining(["nvidia", "h200"]));
    expect(ids("輝達與華為", "text", "zh")).toEqual(["nvidia", "huawei"]);
  });

  test("initials take no plural within a word that is no initials", () => {
    expect(ids("quanto costa una scheda Asmls?", "question", "it")).toEqual([]);
    expect(ids("quanto costa una scheda Metis?", "question", "it")).toEqual(["metis"]);
    expect(ids("how many gpus and TPUs", "question")).toEqual(["gpu", "tpu"]);
  });

  test("people are asked about by a surname that only one has and that is no word", () => {
    expect(ids("what did Kress say about Rubin", "question")).toEqual(["colette-kress", "rubin"]);
    expect(ids("which banks run the Cerebras IPO", "question")).toEqual(["cerebras"]);
    expect(ids("wood, cotton or a song", "question")).toEqual([]);
    expect(ids("Kress said nothing")).toEqual([]);
  });

  test("one Korean spelling of Groq and Grok is told apart by what stands beside it", () => {
    expect(sure("엔비디아가 그록의 LPU를 인수했다", "text", "ko")).toContain("groq");
    expect(sure("일론 머스크의 xAI가 그록을 공개했다", "text", "ko")).toContain("grok");
    expect(sure("엔비디아가 '그록 3 LPU'를 공개했다", "text", "ko")).toContain("groq-3-lpu");
  });

  test("apostrophes, hyphens, slashes and genitives end a name", () => {
    expect(ids("l'Ascend 910C, Nvidias Chips, NVIDIA's B30A, ein H20-Chip", "text", "de")).toEqual([
      "ascend-910c",
      "nvidia",
      "nvidia",
      "b30a",
      "h20",
    ]);
    expect(ids("metadata, AMD64 and Nvidiac")).toEqual([]);
  });

  test("particles may follow, other syllables may not", () => {
    expect(ids("엔비디아가 HBM4를 공급하고 삼성은 엔비디아의 MI450의", "text", "ko")).toEqual([
      "nvidia",
      "hbm4",
      "samsung",
      "nvidia",
      "mi455x",
    ]);
    expect(ids("메타버스와 인도네시아", "text", "ko")).toEqual([]);
    expect(ids("ドラマのモデルとタイミング", "text", "ja")).toEqual([]);
    expect(ids("印度尼西亚", "text", "zh")).toEqual([]);
  });
});

describe("ambiguous names", () => {
  test.each([
    ["The BIS, with the central banks in Basel, published a paper.", "en"],
    ["Le SMIC augmente de 2 %, le salaire minimum suit l'inflation.", "fr"],
    ["The bucket lives in R2, Cloudflare's object storage.", "en"],
    ["R2-D2 met Cloudflare R2.", "en"],
    ["PÉKIN, 8 déc (AFP) - rien", "fr"],
    ["Grace said it was a grace period.", "en"],
    ["Two Teslas burned in the street.", "en"],
    ["Maybe us and our arms, next to the intel and the meta.", "en"],
    ["Aloe vera and Next to it", "en"],
    ["WASHINGTON, Dec 8 (Reuters) - ", "en"],
    ["La Habana es bonita", "es"],
  ])("stay below half without a second signal: %s", (text, language) => {
    expect(sure(text, "text", language).filter((id) => id !== "reuters" && id !== "afp")).toEqual([]);
  });

  test.each([
    ["The BIS now requires a licence for the export of H20 chips.", "bis"],
    ["SMIC produit la puce en 5 nm pour Huawei.", "smic"],
    ["R2 was delayed, DeepSeek said.", "deepseek-r2"],
    ["Tesla designs its own chips.", "tesla"],
    ["Micron raised its HBM forecast.", "micron"],
    ["The FT reported, citing people familiar with the matter.", "ft"],
  ])("are sure with one: %s", (text, id) => {
    expect(sure(text)).toContain(id);
  });

  test("a rival reading keeps the mention, with a low confidence and a reason", () => {
    const [mention] = linker.link("The BIS, the bank of central banks", { language: "en", mode: "text" });
    expect(mention).toMatchObject({ entityId: "bis", surface: "BIS" });
    expect(mention?.confidence).toBeLessThan(0.3);
    expect(mention?.why).toMatch(/another thing/);
  });

  test("MetaX is not Meta", () => {
    expect(ids("MetaX listed in Shanghai.")).toEqual(["metax"]);
    expect(ids("Meta bought chips.")).toEqual(["meta"]);
  });

  test("a capital stands for its government, but not in a dateline", () => {
    const text = "PÉKIN, 8 déc (AFP) - Pékin a interdit les puces.";
    const found = linker.link(text, { language: "fr", mode: "text" }).filter(({ entityId }) => entityId === "china");
    expect(found.map(({ confidence }) => confidence >= 0.5)).toEqual([false, true]);
  });

  test("adjectives of origin and single characters only hint", () => {
    for (const text of ["A Chinese firm", "une société chinoise", "美 상무부"]) {
      for (const mention of linker.link(text, { language: text.startsWith("u") ? "fr" : "ko", mode: "text" })) {
        if (mention.surface.length > 1 && !/^[Cc]hin/.test(mention.surface)) continue;
        expect(mention.confidence).toBeLessThanOrEqual(0.3);
      }
    }
  });
});

describe("questions", () => {
  test("case does not matter", () => {
    expect(sure("what do nvda, tsmc, hynix and goog say on hbm4", "question")).toEqual([
      "nvidia",
      "tsmc",
      "sk-hynix",
      "google",
      "hbm4",
    ]);
    expect(sure("did beijing tell deepseek to use 昇腾?", "question")).toEqual(["china", "deepseek", "ascend"]);
    expect(sure("pourquoi R2 a glissé", "question", "fr")).toEqual(["deepseek-r2"]);
  });

  test("ordinary words need a capital or company", () => {
    expect(sure("may you tell us what is next with my arm", "question")).toEqual([]);
    expect(sure("did the us ban the h20", "question")).toContain("united-states");
    expect(sure("does intel make chips for nvidia", "question")).toEqual(["intel", "nvidia"]);
  });

  test.each([
    ["what did nvida say", "nvidia"],
    ["is deepsek late", "deepseek"],
    ["blackwel delay", "blackwell"],
    ["cambrikon revenue", "cambricon"],
    ["huwei plans", "huawei"],
    ["samsugn yields", "samsung"],
    ["antropic tpu deal", "anthropic"],
  ])("slips are forgiven: %s", (text, id) => {
    expect(sure(text, "question")).toContain(id);
    expect(ids(text.replace(/ .*/, " x"), "text")).toEqual([]);
  });

  test.each([
    ["killed the difusion rule", "ai-diffusion-rule"],
    ["applied materals fine", "applied-materials"],
    ["trainum 3 price", "trainium3"],
    ["trainum3 price", "trainium3"],
    ["project raineer", "project-rainier"],
    ["cloudmatix 384 power", "cloudmatrix-384"],
  ])("slips within longer names are forgiven where the rest of the name stands: %s", (text, id) => {
    expect(sure(text, "question")).toContain(id);
  });

  test("a number that goes on makes another name of a misspelt one", () => {
    expect(ids("ascnd 910E", "question")).toEqual(["ascend"]);
    expect(ids("the diffusion of rules, a materal world", "question")).toEqual([]);
  });

  test("ordinary words are no slips", () => {
    expect(ids("what is the supply chain of copper until the memory ruin", "question")).toEqual([]);
  });

  test.each([
    ["es", "¿cómo se llama el chip? se acelera, indica cinco metas y la inversión mínima"],
    ["es", "la producción en masa verá la luz"],
    ["it", "qualcosa di nuovo: che cosa cambiano gli operai, in che modi, è vera?"],
    ["it", "la metà dei chip"],
    ["fr", "seul un capital humain, les seuls tests tendent vers la cadence de production"],
    ["de", "welche der beiden kostet einen Mensch"],
    ["en", "what advances do the homes see"],
  ])("words of another language are no names, in %s: %s", (language, text) => {
    expect(ids(text, "question", language)).toEqual([]);
  });

  test("names that are such words elsewhere stay names", () => {
    expect(sure("what does seoul say", "question")).toEqual(["south-korea"]);
    expect(sure("ventas en corea", "question", "es")).toEqual(["south-korea"]);
    expect(sure("qué puede llama 4", "question", "es")).toEqual(["llama"]);
    expect(sure("come va vera rubin, e meta con amd", "question", "it")).toEqual(["rubin", "meta", "amd"]);
  });

  test("one model number is never another", () => {
    for (const text of ["910E", "MI999", "B40A", "H2000", "H21", "Gaudi 9", "HBM9"]) {
      expect(
        linker.link(text, { language: "en", mode: "question" }).filter(({ surface }) => /\d/.test(surface)),
      ).toEqual([]);
    }
  });
});

describe("designators", () => {
  const names = (text: string): string[] =>
    linker
      .designators(text, { language: "en", mode: "question" })
      .map(({ surface, covered }) => surface + (covered ? "+" : "-"));

  test("tell known model numbers from unknown ones", () => {
    expect(names("910E, MI500, B40A and 950DT or v5p and SN50")).toEqual([
      "910E-",
      "MI500+",
      "B40A-",
      "950DT+",
      "v5p-",
      "SN50+",
    ]);
  });

  test("an unknown member of a known family is named in full", () => {
    expect(names("is the Ascend 910E better than the CloudMatrix 512 or the gaudi 4?")).toEqual([
      "Ascend 910E-",
      "CloudMatrix 512-",
      "gaudi 4-",
    ]);
    expect(linker.designators("Ascend 910E")[0]?.familyId).toBe("ascend");
  });

  test("quarters, years, units and money are none", () => {
    expect(names("Q3 2026, FY26, H1, 141GB, 15bn, 2nd, 5G, 200W, 1990s, G20, 70B and COVID-19")).toEqual([]);
  });
});

describe("every text", () => {
  const words = fc.constantFrom(
    "H20",
    "H200",
    " ",
    "/",
    "Nvidia",
    "'s",
    "엔비디아",
    "가",
    "昇腾",
    "910B",
    "é",
    "\n",
    "BIS",
    ". ",
    "😀",
    "Meta",
    "X",
    "-",
    "u\u0301",
  );
  const anyText = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.array(words, { maxLength: 30 }).map((parts) => parts.join("")),
  );

  test("gives mentions that do not overlap and whose offsets cut out their surface", () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom<Mode>("text", "question"), (text, mode) => {
        let end = 0;
        for (const mention of linker.link(text, { language: "en", mode })) {
          expect(mention.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(mention.start, mention.end)).toBe(mention.surface);
          expect(mention.confidence).toBeGreaterThan(0);
          expect(mention.confidence).toBeLessThanOrEqual(1);
          end = mention.end;
        }
        for (const { start, end: stop, surface } of linker.designators(text))
          expect(text.slice(start, stop)).toBe(surface);
      }),
      { numRuns: 300 },
    );
  });

  test("edit distance is symmetric and zero only for equals", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b, 20)).toBe(editDistance(b, a, 20));
        expect(editDistance(a, b, 20) === 0).toBe(a === b);
      }),
    );
    expect(editDistance("samsugn", "samsung", 2)).toBe(1);
  });
});
