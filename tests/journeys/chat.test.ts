import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sampleArticles } from "../../src/index.ts";
import { runChipwire } from "./chipwire.ts";

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), "chipwire-chat-"));
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

describe("the chat", () => {
  test("an empty library gets the sample articles and says so; piped questions are answered, then it ends", async () => {
    const first = await runChipwire([], { dataDir, input: "Why was DeepSeek R2 delayed?\n\nhelp\n" });
    expect(first.status, first.stderr).toBe(0);
    expect(first.stderr).toContain(`The library was empty, so ${sampleArticles.length} sample articles were put in.`);
    expect(first.stderr).toMatch(/Three questions worth asking:\n( {2}\S.*\n){3}/);
    expect(first.stderr).toContain("ctrl-C");
    expect(first.stdout).toContain("[1]");
    expect(first.stdout).toContain("https://samples.chipwire.example/");
    expect(first.stdout).not.toContain("\u001b");

    const second = await runChipwire([], { dataDir, input: "quit\nWhy was DeepSeek R2 delayed?\n" });
    expect(second).toMatchObject({ status: 0, stdout: "" });
    expect(second.stderr).toContain(`${sampleArticles.length} articles from`);
    expect(second.stderr).not.toContain("sample articles were put in");
  });

  test.each(["SIGINT", "SIGTERM"] as const)("%s leaves cleanly", async (signal) => {
    const sent = new Set<number>();
    const ran = await runChipwire([], {
      dataDir,
      onNotice: (child, stderr) => {
        if (stderr.includes("Ask a question") && child.pid !== undefined && !sent.has(child.pid)) {
          sent.add(child.pid);
          child.kill(signal);
        }
      },
    });
    expect(ran).toMatchObject({ status: 0, signal: null, stdout: "" });
    expect(ran.stderr).not.toMatch(/\n\s+at /);
  });
});
