import { readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { COMMANDS } from "../adapters/terminal/commands/catalogue.ts";
import { configSchema } from "../src/index.ts";

const read = (file: string): string => readFileSync(new URL(`../${file}`, import.meta.url), "utf8");

/** The commands a text calls, by name: `npx chipwire import …` and `npm start -- import …`. */
const commandsIn = (text: string): string[] =>
  [...text.matchAll(/(?:npx chipwire|npm start --) +([a-z][a-z-]*)/g)].map(([, name = ""]) => name);

describe(".env.example", () => {
  test("has every setting there is, and no other", () => {
    const keys = [...read(".env.example").matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map(([, key = ""]) => key);
    expect(keys.toSorted()).toEqual(Object.keys(configSchema.shape).toSorted());
  });

  test("gives the defaults that hold without it", () => {
    const lines = [...read(".env.example").matchAll(/^([A-Z][A-Z_]+)=(.*)$/gm)];
    const given = configSchema.parse(Object.fromEntries(lines.map(([, key, value]) => [key, value])));
    expect(given).toEqual(configSchema.parse({}));
  });
});

describe("README.md", () => {
  test("starts and tests with one command each", () => {
    expect(read("README.md")).toContain("npm ci && npm start");
    expect(read("README.md")).toContain("npm ci && npm test");
  });

  test("calls only commands that exist", () => {
    const called = commandsIn(read("README.md"));
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((name) => !COMMANDS.has(name))).toEqual([]);
  });

  test("links only to files that are there", () => {
    const links = [...read("README.md").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, path = ""]) => path);
    for (const path of links) expect(() => read(path), path).not.toThrow(/ENOENT/);
  });
});

describe("--help", () => {
  test("each command's own names it and its options", async () => {
    for (const [name, { load }] of COMMANDS) {
      const { help } = await load();
      expect(help).toContain(`chipwire ${name}`);
      expect(help).toContain("--json");
    }
  });
});
