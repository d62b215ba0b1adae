import { describe, expect, test } from "vitest";
import { kinshipOf, nearestMeanings } from "../../src/knowledge/kinship.ts";

describe("words that share a stem", () => {
  test.each([
    ["plan", "plan", "en", "same"],
    ["planned", "plan", "en", "inflected"],
    ["supplies", "supply", "en", "inflected"],
    ["making", "make", "en", "inflected"],
    ["approval", "approved", "en", "derived"],
    ["regulators", "regulation", "en", "derived"],
    ["clearly", "clear", "en", "derived"],
    ["department", "departure", "en", "apart"],
    ["important", "imports", "en", "apart"],
    ["international", "intern", "en", "apart"],
    ["retarde", "retarder", "fr", "inflected"],
    ["parlement", "parle", "fr", "derived"],
    ["verzogert", "verzogern", "de", "inflected"],
    ["aumento", "aumentar", "es", "inflected"],
    ["rinviato", "rinviare", "it", "inflected"],
  ])("%s and %s in %s are %s", (word, form, language, kinship) => {
    expect(kinshipOf(word, form, language)).toBe(kinship);
    expect(kinshipOf(form, word, language)).toBe(kinship);
  });

  test("of several meanings the nearest counts most, all together no more than one", () => {
    const found = nearestMeanings(
      "imports",
      new Map([
        ["import-goods", new Set(["import", "imports"])],
        ["bring-in", new Set(["imported"])],
        ["important", new Set(["important"])],
      ]),
      "en",
    );
    expect([...(found ?? [])].map(([id]) => id)).toEqual(["import-goods", "bring-in"]);
    expect(found?.get("import-goods")).toBeGreaterThan(found?.get("bring-in") ?? 1);
    expect([...(found ?? [])].reduce((sum, [, weight]) => sum + weight, 0)).toBeCloseTo(1);
  });

  test("a form of what nothing else has counts in full, what is only derived counts half or less", () => {
    expect(nearestMeanings("delays", new Map([["delay", new Set(["delay"])]]), "en")?.get("delay")).toBe(1);
    expect(
      nearestMeanings("regulators", new Map([["rule", new Set(["regulation"])]]), "en")?.get("rule"),
    ).toBeLessThanOrEqual(0.5);
    expect(nearestMeanings("imports", new Map([["important", new Set(["important"])]]), "en")).toBeUndefined();
    expect(nearestMeanings("imports", undefined, "en")).toBeUndefined();
  });
});
