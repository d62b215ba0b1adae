import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { cutText, isHonest } from "../../adapters/chat/cut.ts";
import {
  digestModal,
  feedbackModal,
  pickerModal,
  renderDigest,
  renderReply,
  watchModal,
} from "../../adapters/slack/render/index.ts";
import { charsOf, LIMITS, type SlackMessage } from "../../adapters/slack/render/limits.ts";
import type { Reply } from "../../src/index.ts";
import { anyDigest, anyReply, HOSTILE } from "../fixtures/replies.ts";

const ABOUT = { timeZone: null, isEphemeral: true };

/** Every object in a value, with its type. */
function* objectsIn(value: unknown): Generator<Record<string, unknown>> {
  if (Array.isArray(value)) for (const one of value) yield* objectsIn(one);
  else if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value);
    yield Object.fromEntries(entries);
    for (const [, one] of entries) yield* objectsIn(one);
  }
}

const isWhole = (text: string): boolean => text.isWellFormed();

function expectWithinLimits({ text, blocks }: SlackMessage): void {
  expect(blocks.length).toBeGreaterThan(0);
  expect(blocks.length).toBeLessThanOrEqual(50);
  expect(charsOf(blocks)).toBeLessThanOrEqual(12_000);
  expect(text.length).toBeLessThanOrEqual(4_000);
  for (const block of blocks) {
    if (block.type === "header") expect(block.text.text.length).toBeLessThanOrEqual(150);
    if (block.type === "context") expect(block.elements.length).toBeLessThanOrEqual(10);
    if (block.type === "actions") expect(block.elements.length).toBeLessThanOrEqual(25);
    if (block.type === "data_table") {
      expect(block.rows.length).toBeLessThanOrEqual(101);
      expect(Math.max(...block.rows.map((row) => row.length))).toBeLessThanOrEqual(20);
      expect(charsOf(block.rows)).toBeLessThanOrEqual(10_000);
    }
  }
  for (const one of objectsIn(blocks)) {
    if (one["type"] === "button") expect(JSON.stringify(one["value"] ?? "").length).toBeLessThanOrEqual(2_500);
    if (typeof one["text"] === "string") {
      expect(one["text"]).not.toBe("");
      expect(isWhole(one["text"])).toBe(true);
    }
    if (one["type"] === "link") expect(new URL(JSON.parse(JSON.stringify(one["url"]))).protocol).toMatch(/^https?:$/);
  }
}

/** Nothing in a message is read as formatting except what this program writes: no mrkdwn, and no mention elements. */
function expectInert({ text, blocks }: SlackMessage): void {
  expect(text).not.toMatch(/<[!@#]|<http/);
  const types = [...objectsIn(blocks)].map((one) => one["type"]);
  for (const type of ["mrkdwn", "markdown", "user", "usergroup", "channel", "broadcast"])
    expect(types).not.toContain(type);
}

describe("Slack messages", () => {
  test("SW-09 SW-10 SW-11 SW-12 SW-13 SC-01 SC-02 SC-03 any reply is within all limits, and nothing in it can ping or format", () => {
    fc.assert(
      fc.property(anyReply, (reply) => {
        const messages = renderReply(reply, ABOUT);
        for (const message of messages) {
          expectWithinLimits(message);
          expectInert(message);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("SW-09 any digest is within all limits, inert, and tells each of its stories exactly once", () => {
    fc.assert(
      fc.property(anyDigest, (view) => {
        const parts = renderDigest(view, null);
        for (const { message } of parts) {
          expectWithinLimits(message);
          expectInert(message);
        }
        expect(parts.flatMap(({ stories }) => stories)).toEqual(view.stories.map(({ storyId }) => storyId));
      }),
      { numRuns: 60 },
    );
  });

  test("SC-04 SC-05 a link's words never name another host than it leads to", () => {
    expect(isHonest("https://good.com", "evil.test")).toBe(false);
    expect(isHonest("good.com report", "evil.test")).toBe(false);
    expect(isHonest("The Information", "theinformation.com")).toBe(true);
    expect(isHonest("reuters.com", "reuters.com")).toBe(true);
    expect(isHonest("markets.ft.com", "ft.com")).toBe(false);
    expect(isHonest("ft.com", "markets.ft.com")).toBe(true);
  });

  test("a cut text is no longer than was asked, and no grapheme is torn", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "grapheme", maxLength: 300 })),
        fc.integer({ min: 2, max: 150 }),
        (text, most) => {
          const cut = cutText(text, most);
          expect(cut.length).toBeLessThanOrEqual(Math.max(most, 1));
          const whole = [...new Intl.Segmenter("en", { granularity: "grapheme" }).segment(text)].map(
            ({ segment }) => segment,
          );
          if (cut !== text) expect(whole.join("").startsWith(cut.slice(0, -1))).toBe(true);
        },
      ),
    );
  });

  test("a short file is shown as it stands, of a long one where it can be had", () => {
    const reply = (text: string): Reply => ({
      kind: "card",
      language: "en",
      visibility: "private",
      intent: { kind: "status" },
      contextLine: "",
      blocks: [{ kind: "title", text: "sources.opml", note: "2 entries", status: null }],
      sources: [],
      next: [],
      files: [{ name: "sources.opml", mime: "text/x-opml", text }],
    });
    const lines = Array.from({ length: 120 }, (_, n) => `<outline text="Feed ${n}" xmlUrl="https://a.example/${n}"/>`);
    const messages = renderReply(reply(lines.join("\n")), ABOUT);
    for (const message of messages) expectWithinLimits(message);
    const shown = [...objectsIn(messages)].flatMap((one) =>
      one["type"] === "rich_text_preformatted" ? [...objectsIn(one["elements"])].map(({ text }) => String(text)) : [],
    );
    expect(shown.join("").split("\n")).toEqual(lines);
    const long = renderReply(reply("x".repeat(2_000_000)), ABOUT);
    expect(JSON.stringify(long)).toContain("sources.opml has 2000 kB, which is too long for a message here");
    expect(JSON.stringify(long).length).toBeLessThan(2_000);
  });

  test("a modal's fields and titles are within Slack's limits", () => {
    for (const view of [
      pickerModal("m"),
      digestModal({ meta: "m", channel: null, zone: "Europe/Berlin", problems: ["Wrong"] }),
      watchModal("m", { text: "x", words: "y" }),
      feedbackModal("m"),
    ]) {
      expect(view.title.text.length).toBeLessThanOrEqual(24);
      expect(view.submit?.text.length ?? 0).toBeLessThanOrEqual(24);
      expect(view.blocks.length).toBeLessThanOrEqual(LIMITS.viewBlocks);
    }
  });
});
