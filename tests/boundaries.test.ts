import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";

import { describe, expect, test } from "vitest";

/** The import rule of src/README.md: what stands further down may import what stands further up, never the other way. */
const LAYERS: readonly (readonly string[])[] = [
  ["src/types"],
  ["src/types.ts"],
  ["src/ports.ts"],
  ["src/errors.ts"],
  ["src/config.ts"],
  ["src/delivery", "src/learned"],
  ["src/evaluation", "src/samples"],
  ["src/text"],
  ["src/search", "src/knowledge", "src/sources"],
  ["src/reading"],
  ["src/stories", "src/answer", "src/digest"],
  ["src/commands"],
  ["src/bot.ts"],
  ["src/index.ts"],
];

/** What the core must not touch: clock, network, disk, environment. node:crypto and the like compute, they are fine. */
const WORLDLY = /^node:(?!crypto$|util$|buffer$|assert$)/;

type Import = { file: string; target: string };

const unitOf = (file: string): string =>
  LAYERS.flat().find((unit) => file === unit || file.startsWith(`${unit}/`)) ?? "unknown";

const layerOf = (file: string): number => LAYERS.findIndex((layer) => layer.includes(unitOf(file)));

/** Why an import breaks the rule, or null when it keeps it. Paths are relative to the project. */
function breach({ file, target }: Import): string | null {
  const isLocal = target.startsWith("src/") || target.startsWith("adapters/");
  if (file.startsWith("src/")) {
    if (WORLDLY.test(target)) return `${file} touches the world: ${target}`;
    if (!isLocal) return null;
    if (!target.startsWith("src/")) return `${file} imports ${target}: the core knows no adapter`;
    if (unitOf(file) === unitOf(target)) return null;
    if (layerOf(file) === -1 || layerOf(target) === -1) return `${file} → ${target}: not in the list of layers`;
    return layerOf(target) < layerOf(file) ? null : `${file} imports ${target}, which does not stand before it`;
  }
  return target.startsWith("src/") && target !== "src/index.ts"
    ? `${file} imports ${target}: adapters see the core only through src/index.ts`
    : null;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.(ts|mjs)$/.test(name))
    .map((name) => join(folder, name));
}

const withoutComments = (code: string): string => code.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

function importsOf(file: string, code: string): Import[] {
  const found = withoutComments(code).matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)"([^"]+)"/g);
  return [...found].map(([, target = ""]) => ({
    file,
    target: target.startsWith(".") ? normalize(join(dirname(file), target)) : target,
  }));
}

const core = sourceFiles("src");
const adapters = sourceFiles("adapters");

describe("the import rule", () => {
  test("sees an import that breaks it, in each way there is", () => {
    const bad: Import[] = [
      { file: "src/text/words.ts", target: "src/answer/answer.ts" },
      { file: "src/answer/answer.ts", target: "src/stories/group.ts" },
      { file: "src/search/index.ts", target: "src/knowledge/linker.ts" },
      { file: "src/types.ts", target: "src/ports.ts" },
      { file: "src/bot.ts", target: "adapters/log.ts" },
      { file: "src/text/words.ts", target: "node:fs" },
      { file: "src/novel/thing.ts", target: "src/types.ts" },
      { file: "adapters/log.ts", target: "src/ports.ts" },
    ];
    expect(bad.filter((each) => breach(each) === null)).toEqual([]);
    const statements =
      'import { a } from "./a.ts";\nexport * from "../b.ts";\nimport "./c.ts";\nawait import("./d.ts");\n// from "./e.ts"';
    expect(importsOf("src/x/y.ts", statements).map(({ target }) => target)).toEqual([
      "src/x/a.ts",
      "src/b.ts",
      "src/x/c.ts",
      "src/x/d.ts",
    ]);
  });

  test("lets through what keeps it", () => {
    const good: Import[] = [
      { file: "src/answer/answer.ts", target: "src/answer/check.ts" },
      { file: "src/answer/answer.ts", target: "src/text/words.ts" },
      { file: "src/reading/claims.ts", target: "node:crypto" },
      { file: "adapters/main.ts", target: "src/index.ts" },
    ];
    expect(good.map(breach)).toEqual([null, null, null, null]);
  });

  test("holds over every file of the core and the adapters", () => {
    const imports = [...core, ...adapters].flatMap((file) => importsOf(file, readFileSync(file, "utf8")));
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.map(breach).filter((why) => why !== null)).toEqual([]);
  });
});

describe("the world comes in as arguments", () => {
  const linesWith = (files: readonly string[], pattern: RegExp): string[] =>
    files.filter((file) => pattern.test(withoutComments(readFileSync(file, "utf8"))));

  test("the core reads no clock, no chance and no environment", () => {
    expect(
      linesWith(core, /Date\.now\(|new Date\(\)|Math\.random\(|process\.|performance\.now|setTimeout\(|\bfetch\(/),
    ).toEqual([]);
  });

  test("only the process reads the environment", () => {
    expect(linesWith(adapters, /process\.env/)).toEqual(["adapters/main.ts"]);
  });
});
