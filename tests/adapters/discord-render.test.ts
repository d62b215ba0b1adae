import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { digestParts, type DiscordBody, renderReply, toBodies } from "../../adapters/discord/render/index.ts";
import { escaped, link, mark } from "../../adapters/discord/render/markdown.ts";
import type { Block, DigestView, Reply } from "../../src/index.ts";
import { expectInert, objectsIn } from "../fixtures/discord-bodies.ts";

/** What a reader could be shown other than the words themselves: a line that Discord's markdown would take for something. */
const LIVE: readonly (readonly [string, RegExp])[] = [
  ["a masked link", /(?<!\\)\[[^\]]*(?<!\\)\](?<!\\)\(/u],
  ["a spoiler", /(?<!\\)\|(?<!\\)\|/u],
  ["code", /(?<!\\)`/u],
  ["a heading or small print", /^(?:-?\s*)#{1,3} /u],
  ["a quote", /^>/u],
  ["bold or italic", /(?<!\\)[*_]/u],
  ["struck", /(?<!\\)~/u],
  ["a mention or a time", /(?<!\\)<(?:@|#|t:|\/)/u],
  ["@everyone", /@(?:everyone|here)/u],
  ["an address that becomes a link", /https?:\/\//u],
  ["an invite", /discord(?:app)?\.(?:gg|com)/iu],
  ["a list", /^(?:[-+*]|\d+\.) /u],
];

const TITLES = [
  "[free chips](http://evil.test)",
  "[x](<http://evil.test>)",
  "||it ships late||",
  "`rm -rf` and ```js\ncode``` fences",
  "# Huge",
  "### Less huge",
  "-# small print",
  ">>> everything below",
  "> a quote",
  "join discord.gg/abc now",
  "https://discord.com/invite/abc",
  "https://discordapp.com/invite/abc",
  "http://evil.test/login",
  "**bold** _it_ __under__ ~~gone~~",
  "@everyone @here <@1> <@&1> <#1> </cmd:1> <t:0> <:a:1>",
  "1. first\n2. second",
  "- item\n+ item\n* item",
  "a\u202Eb\u0000c\u200Bd",
  "\\[x](http://evil.test)",
  "\\`code\\`",
  "\\\\[x](http://evil.test)",
] as const;

const expectDead = (shown: string): void => {
  // Two backslashes are one that is shown: it escapes nothing.
  const read = shown.replaceAll("\\\\", "");
  expect(LIVE.filter(([, pattern]) => pattern.test(read)).map(([what]) => what)).toEqual([]);
  expect(shown).not.toMatch(/[\n\r\u2028\u2029\u0000\u202e]/u);
};

/** A message's lines are these; what each pattern catches is dead. */
function expectFramed(body: DiscordBody | undefined, frames: readonly RegExp[]): void {
  expectInert({ path: "/channels/1/messages", body });
  const texts = [...objectsIn(body?.components)].map(({ content }) => content).filter((one) => typeof one === "string");
  const lines = texts.join("\n").split("\n");
  expect(lines).toEqual(frames.map((frame) => expect.stringMatching(frame)));
  for (const [at, frame] of frames.entries()) expectDead(frame.exec(lines[at] ?? "")?.[1] ?? "");
}

describe("DI-16 a title is shown as its words, on one line", () => {
  test.each(TITLES)("%s", (title) => expectDead(escaped(title)));

  test("whatever it is put together of", () => {
    const piece = fc.constantFrom(...TITLES, "\\", "[", "](", ")", "|", "`", "*", "\n", " ", "#", "-", ">", "@", "a");
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => expectDead(escaped(pieces.join("")))),
      { numRuns: 500 },
    );
  });

  test.each(TITLES)("%s as a story's title and quote reaches nobody and formats nothing", (title) => {
    const [part] = digestParts(viewOf([storyOf("s1", title)]), null, { layout: "components", buttons: [] });
    expectFramed(part?.body, [
      /^# Digest()$/u,
      /^\*\*1\. (.+)\*\*$/u,
      /^-# `reported` · 1 source()$/u,
      /^> “(.+)” \[News\]/u,
    ]);
  });

  test.each(TITLES)("%s on a chip's card reaches nobody and formats nothing", (title) => {
    const lines = [{ text: title, cites: [1], status: null, superseded: null }];
    const blocks: Block[] = [
      { kind: "title", text: title, note: title, status: null },
      { kind: "lines", heading: title, lines },
    ];
    const sources = [{ ...cited(1), quote: title }];
    const [body] = renderReply(
      { ...REPLY, blocks, sources },
      { layout: "components", isEphemeral: false, customId: () => null },
    );
    expectFramed(body, [
      /^## (.+)$/u,
      /^-# (.+)$/u,
      /^\*\*(.+)\*\*$/u,
      /^- (.+) \[\[1\]\]\(<[^<>\s]+>\)$/u,
      /^-# \\\[1\\\] \[News\]\(<[^<>\s]+>\) · <t:\d+:D> · en()$/u,
      /^-# 2 articles()$/u,
    ]);
  });
});

describe("DI-16 a link's words say where it leads", () => {
  test.each([
    ["https://good.example", "https://evil.test/x"],
    ["good.example/page", "https://evil.test/x"],
    ["Read it at www.good.example!", "https://evil.test/"],
    ["GOOD.EXAMPLE", "https://evil.test/"],
  ])("%s does not stand over a link to another host", (label, url) => {
    const shown = link(label, url);
    expect(shown).toContain("[evil.test](<https://evil.test/");
    expect(shown).not.toMatch(/\[[^\]]*good/iu);
  });

  test.each([
    "javascript:alert(1)",
    "data:text/html,x",
    "discord://-/x",
    "not an address",
    `https://e.test/${"x".repeat(5_000)}`,
  ])("%s is no link at all", (url) => expect(link("words", url)).toBe("words"));

  test("no bracket, space or angle in an address ends it", () => {
    const shown = link("words", "https://e.test/a)b(c>d<e f");
    expect(shown).toMatch(/^\[words\]\(<[^<>() ]+>\)$/u);
  });
});

describe("DI-17 no link of ours asks Discord for a preview", () => {
  test.each(["components", "embed"] as const)("in %s each is in angle brackets", (layout) => {
    const bodies = renderReply(REPLY, { layout, isEphemeral: false, customId: () => null });
    const texts = JSON.stringify(bodies);
    const all = texts.match(/https?:\/\/[^\s)>"\\]+/gu) ?? [];
    const calm = texts.match(/\]\(<https?:\/\/[^>]+>\)/gu) ?? [];
    expect(all.length).toBeGreaterThan(2);
    expect(calm).toHaveLength(all.length);
  });

  test("a source's number too", () => expect(mark(1, "https://e.test/")).toBe("[[1]](<https://e.test/>)"));
});

describe("DI-14 Discord shows one of several embeds with the same address", () => {
  test("stories of one article are all told: one embed a message, none with an address", () => {
    const same = Array.from({ length: 30 }, (_, n) => storyOf(`s${n}`, `Story number ${n}`));
    const parts = digestParts(viewOf(same), null, { layout: "embed", buttons: [] });
    const embeds = parts.map(({ body }) => body.embeds ?? []);
    for (const list of embeds) expect(list).toHaveLength(1);
    for (const one of objectsIn(embeds)) expect(one["url"]).toBeUndefined();
    for (const n of same.keys()) expect(JSON.stringify(embeds)).toContain(`Story number ${n}`);
    for (const { body } of parts) expectInert({ path: "/channels/1/messages", body });
  });
});

test("a picture's words go with it in either layout", () => {
  const picture = { kind: "picture", file: "chart.png", alt: "R2. 27 Jan 2025: May 2025" } as const;
  const [components] = toBodies([picture], { layout: "components" });
  expect(JSON.stringify(components)).toContain(`"description":"${picture.alt}"`);
  const [embed] = toBodies([{ kind: "text", text: "R2" }, picture], { layout: "embed" });
  expect(JSON.stringify(embed?.embeds)).toContain("attachment://chart.png");
});

function storyOf(storyId: string, title: string): DigestView["stories"][number] {
  const url = "https://news.example/one";
  return {
    storyId,
    kind: "new",
    title,
    kindLabel: null,
    status: "reported",
    meta: "1 source",
    quote: title,
    quoteLanguage: null,
    correction: null,
    news: null,
    because: [],
    sources: [
      { articleId: "a1", name: "News", class: null, url, title, publisher: "News", publishedAt: null, language: "en" },
    ],
  };
}

const viewOf = (stories: DigestView["stories"]): DigestView => ({ title: "Digest", note: "", footer: [], stories });

const cited = (n: number) => ({
  from: "article" as const,
  n,
  articleId: `a${n}`,
  url: `https://news.example/${n}?q=(1)`,
  title: `Article ${n}`,
  publisher: "News",
  publishedAt: "2026-11-23",
  language: "en",
  quote: `See http://evil.test/${n}`,
  start: 0,
  end: 10,
});

const REPLY: Extract<Reply, { kind: "card" }> = {
  kind: "card",
  language: "en",
  visibility: "public",
  intent: { kind: "news", filter: null },
  contextLine: "2 articles",
  next: [],
  blocks: [
    {
      kind: "lines",
      heading: null,
      lines: [1, 2].map((n) => ({ text: `Line ${n}`, cites: [n], status: null, superseded: null })),
    },
  ],
  sources: [cited(1), cited(2)],
};
