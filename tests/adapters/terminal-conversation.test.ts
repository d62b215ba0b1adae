import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PassThrough } from "node:stream";

import { expect, test } from "vitest";

import { createParts } from "../../adapters/parts.ts";
import { createConversation } from "../../adapters/terminal/conversation.ts";
import { renderReply } from "../../adapters/terminal/render-reply.ts";
import { parseConfig } from "../../src/index.ts";

test("what is kept can be seen in the terminal, why? asks for a cause and a numbered choice knows who chose it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "conversation-"));
  const terminal = {
    input: new PassThrough(),
    output: new PassThrough(),
    interactive: false,
    print: () => {},
    notice: () => {},
    progress: undefined,
    styled: false,
    links: false,
    language: "en",
    columns: () => 80,
  };
  const now = () => new Date("2026-11-24T12:00:00.000Z");
  const given = { config: parseConfig({ DATA_DIR: folder }), terminal, version: "0.0.0", now };
  const parts = createParts({ ...given, clockMs: () => 0, chance: () => 0 });
  try {
    const { say } = createConversation(parts);
    expect(renderReply(await say("export watches json"), terminal)).toContain("There is nothing to export yet.");
    expect(renderReply(await say("export sources opml"), terminal)).toContain("<opml");
    const text =
      "Nvidia will ship its Rubin chip in October 2026, the company said. Rubin slipped because memory is short.";
    const input = { url: "https://a.example/rubin", title: "Rubin", outlet: "Desk", lang: "en", published: null, text };
    await (await parts.bot()).import([{ where: "here", input }]);
    await say("When will Rubin ship?");
    expect(renderReply(await say("why?"), terminal)).toContain("slipped because memory is short");
    expect(renderReply(await say("why"), terminal)).toContain("Why this answer");
    const asked = await say("forget-me");
    expect(asked.kind === "card" && asked.blocks.some(({ kind }) => kind === "choices")).toBe(true);
    const done = await say("1");
    expect(done.kind === "card" && done.blocks).not.toContainEqual(expect.objectContaining({ key: "E-MISSING" }));
  } finally {
    await parts.close();
    rmSync(folder, { recursive: true, force: true });
  }
});
