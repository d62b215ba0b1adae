import { describe, expect, test } from "vitest";
import { BotError } from "../../src/errors.ts";
import { createAutocomplete } from "../../src/knowledge/autocomplete.ts";
import { chipSpecs, createCatalogue, entities, mergeCatalogue, parseCatalogue } from "../../src/knowledge/catalogue.ts";
import { createLinker } from "../../src/knowledge/linker.ts";

const own = {
  id: "acme-chips",
  kind: "company",
  name: "Acme Chips",
  parent: null,
  aliases: { en: ["Acme Chips"], zh: ["爱可美芯片"] },
};

describe("the catalogue", () => {
  test("knows who stands above and below", () => {
    const catalogue = createCatalogue(entities);
    expect(catalogue.related("h20")).toContain("nvidia");
    expect(catalogue.related("nvidia")).toContain("h20");
    expect(catalogue.related("nobody")).toEqual([]);
  });

  test("chip rows name entities that exist", () => {
    const { find } = createCatalogue(entities);
    for (const { entity, maker } of chipSpecs) expect([find(entity)?.id, find(maker)?.id]).toEqual([entity, maker]);
  });

  test("can be extended by a file of the user's own", () => {
    const merged = mergeCatalogue(
      entities,
      parseCatalogue([own, { ...own, id: "nvidia", name: "Nvidia", aliases: { fr: ["le caméléon vert"] } }]),
    );
    const mentions = createLinker(merged).link("爱可美芯片 and le caméléon vert and 英伟达", {
      language: "en",
      mode: "text",
    });
    expect(mentions.map(({ entityId }) => entityId)).toEqual(["acme-chips", "nvidia", "nvidia"]);
    expect(merged.length).toBe(entities.length + 1);
  });

  test.each([
    [{}, /JSON list/],
    [[{ ...own, id: "Acme Chips" }], /"Acme Chips".*"id".*lower-case/],
    [[{ ...own, kind: "planet" }], /"acme-chips".*"kind"/],
    [[{ ...own, parent: "nobody" }], /"acme-chips".*parent "nobody"/],
    [[own, own], /"acme-chips".*twice/],
    [[{ ...own, aliases: { xx: ["a"] } }], /"acme-chips".*aliases/],
    [[7], /number 1/],
  ])("refuses what breaks a rule and says which: %j", (input, message) => {
    expect(() => parseCatalogue(input)).toThrow(BotError);
    expect(() => parseCatalogue(input)).toThrow(message);
  });
});

describe("autocomplete", () => {
  const complete = createAutocomplete(entities);
  const first = (prefix: string): string | undefined => complete(prefix, 5)[0]?.entityId;

  test("takes names, aliases and any script", () => {
    expect(first("nvid")).toBe("nvidia");
    expect(first("英伟")).toBe("nvidia");
    expect(first("엔비")).toBe("nvidia");
    expect(first("NVDA")).toBe("nvidia");
    expect(first("h20")).toBe("h20");
    expect(complete("huang", 5).map(({ entityId }) => entityId)).toContain("jensen-huang");
    expect(complete("", 5)).toEqual([]);
    expect(complete("a", 3)).toHaveLength(3);
  });
});

describe("a line or an architecture and its chips", () => {
  const catalogue = createCatalogue(entities);

  test.each([
    ["blackwell", "gb300", "h200"],
    ["hopper", "h200", "b200"],
    ["ascend", "ascend-950pr", "kunpeng"],
    ["tpu", "ironwood", "trainium2"],
    ["trainium", "trainium3", "tpu-v4"],
  ])("%s has %s and not %s", (family, own, other) => {
    expect(catalogue.members(family)).toContain(own);
    expect(catalogue.members(family)).not.toContain(other);
  });

  test.each(["nvidia", "h100", "hbm3e", "china"])("%s is none", (id) => {
    expect(catalogue.members(id)).toEqual([]);
  });
});
