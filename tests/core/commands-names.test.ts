import { describe, expect, test } from "vitest";

import { createNameIndex } from "../../src/commands/name-index.ts";
import { chipSpecs, createCatalogue, entities } from "../../src/knowledge/catalogue.ts";
import { createLinker } from "../../src/knowledge/linker.ts";
import { isWeakName } from "../../src/knowledge/names.ts";

const catalogue = createCatalogue(entities);
const names = createNameIndex({ catalogue, linker: createLinker(entities), specs: chipSpecs, isWeakName });

const found = (typed: string): string | null => {
  const resolved = names.resolve(typed, "en", ["chip"]);
  return resolved.kind === "found" ? resolved.subject.entity.id : null;
};
const offered = (typed: string, wanted: readonly string[] = ["chip"]) => {
  const resolved = names.resolve(typed, "en", wanted);
  return resolved.kind === "found" ? [] : [resolved.kind, ...resolved.near.map(({ id }) => id)];
};

describe("a typed name", () => {
  test.each([
    ["B200", "b200"],
    ["b200", "b200"],
    ["Nvidia B200", "b200"],
    ["the H200 chip", "h200"],
    ["puce B200", "b200"],
    ["mi 450x", "mi455x"],
    ["昇腾910C", "ascend-910c"],
    ["台积电", "tsmc"],
    ["엔비디아", "nvidia"],
    ["nvida", "nvidia"],
    ["blackwel", "blackwell"],
    ["Gaudi 3", "gaudi-3"],
    ["DeepSeek R2", "deepseek-r2"],
  ])("%s is %s", (typed, id) => {
    expect(found(typed)).toBe(id);
  });

  test("takes a variant to its rows of the table", () => {
    const rows = (typed: string): string[] => {
      const resolved = names.resolve(typed, "en");
      return resolved.kind === "found" ? resolved.subject.specs.map(({ id }) => id) : [];
    };
    expect(rows("H100")).toEqual(["h100-sxm", "h100-pcie", "h100-nvl"]);
    expect(rows("H100 PCIe")).toEqual(["h100-pcie"]);
    expect(rows("A100 40GB")).toEqual(["a100-40-sxm"]);
    expect(rows("H20 141GB")).toEqual(["h20-141"]);
  });

  test("that is a family's, or mostly something else, is asked back", () => {
    expect(offered("Gaudi")).toEqual(["ambiguous", "gaudi", "gaudi-2", "gaudi-3"]);
    expect(offered("R2")).toEqual(expect.arrayContaining(["ambiguous", "deepseek-r2", "rubin"]));
    expect(offered("Ascend")[0]).toBe("ambiguous");
    // A family can be reported on; only a chip's card needs to know which.
    expect(offered("Ascend", [])).toEqual([]);
  });

  test("that nobody has gets the nearest ones; a model number is never taken for another", () => {
    expect(offered("910E")).toEqual(expect.arrayContaining(["unknown", "ascend-910b", "ascend-910c"]));
    expect(offered("B20O")).toEqual(["unknown", "b200"]);
    expect(offered("Nvidia and AMD")).toEqual(["unknown", "nvidia", "amd"]);
    expect(offered("qwertyuiop")).toEqual(["unknown"]);
  });

  test("of every entity and of every row of the table is found", () => {
    const lost = entities.filter(({ id, name }) => {
      const resolved = names.resolve(name, "en");
      const ids = resolved.kind === "found" ? [resolved.subject.entity.id] : resolved.near.map((entity) => entity.id);
      return !ids.includes(id);
    });
    expect(lost.map(({ name }) => name)).toEqual([]);
    const rows = chipSpecs.filter(({ name, entity }) => {
      const resolved = names.resolve(name, "en", ["chip"]);
      // "Trainium" alone is the first one's and the family's: it is asked back.
      return !(resolved.kind === "found" ? [resolved.subject.entity] : resolved.near).some(({ id }) => id === entity);
    });
    expect(rows.map(({ name }) => name)).toEqual([]);
  });
});

describe("a family", () => {
  test("has its members: an architecture's chips, a brand's generations, a maker's chips", () => {
    const members = (id: string): string[] => {
      const entity = catalogue.find(id);
      return entity === undefined ? [] : names.membersOf(entity).map((member) => member.id);
    };
    expect(members("blackwell")).toEqual(expect.arrayContaining(["b200", "gb200", "b300"]));
    expect(members("blackwell")).not.toContain("h100");
    expect(members("ascend")).toEqual(expect.arrayContaining(["ascend-910b", "ascend-950pr"]));
    expect(members("amd")).toContain("mi300x");
    expect(members("h100")).toEqual([]);
  });
});
