import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseIntent } from "../../src/commands/grammar.ts";
import { intentText } from "../../src/commands/intent-text.ts";
import { readIntent } from "../../src/commands/intent-schema.ts";
import {
  COMPARE_FIELDS,
  DIGEST_DAYS,
  DIGEST_EMPTY,
  DIGEST_LAYOUTS,
  EXPORT_FORMATS,
  EXPORTED,
  LANGUAGES,
  SETTING_NAMES,
  STORY_VIEWS,
  TIMELINE_KINDS,
  WATCH_LEVELS,
  type DigestWish,
  type Intent,
  type SourceWish,
  type WatchWish,
} from "../../src/types.ts";

const now = new Date("2026-11-24T12:00:00.000Z");
const parse = (text: string): Intent => parseIntent(text, now).intent;

describe("a command as text", () => {
  test.each<[string, Intent]>([
    ["chip B200", { kind: "chip", name: "B200" }],
    ["/chip B200", { kind: "chip", name: "B200" }],
    ["@chipwire chip H100 PCIe", { kind: "chip", name: "H100 PCIe" }],
    ["company TSMC since 7d", { kind: "company", name: "TSMC", since: "2026-11-17" }],
    ["company AMD as of 2026-03-01", { kind: "company", name: "AMD", asOf: "2026-03-01" }],
    ["topic export controls by sources", { kind: "topic", name: "export controls", sort: "sources" }],
    ["timeline MI450", { kind: "timeline", subject: "MI450", about: "all" }],
    ["timeline of MI450 launch dates", { kind: "timeline", subject: "MI450", about: "launch" }],
    ["compare H200 and MI325X", { kind: "compare", names: ["H200", "MI325X"], fields: "core" }],
    ["compare GB200, GB300, and MI355X all", { kind: "compare", names: ["GB200", "GB300", "MI355X"], fields: "all" }],
    ["compare H200 MI325X", { kind: "compare", names: ["H200", "MI325X"], fields: "core" }],
    ["compare H20/H200 on memory", { kind: "compare", names: ["H20", "H200"], fields: "memory" }],
    ["news", { kind: "news", filter: null }],
    ["news only new", { kind: "news", filter: null, onlyNew: true }],
    ["news Huawei only new since 7d", { kind: "news", filter: "Huawei", onlyNew: true, since: "2026-11-17" }],
    ["nouvelles de Cambricon depuis 30j", { kind: "news", filter: "Cambricon", since: "2026-10-25" }],
    ["noticias HBM4 últimos 30 días", { kind: "news", filter: "HBM4", since: "2026-10-25" }],
    ["news HBM4 in the last 2 weeks", { kind: "news", filter: "HBM4", since: "2026-11-10" }],
    ["nachrichten HBM4 seit 30 Tagen", { kind: "news", filter: "HBM4", since: "2026-10-25" }],
    ["新闻 HBM4 最近30天", { kind: "news", filter: "HBM4", since: "2026-10-25" }],
    ["nachrichten nur neues", { kind: "news", filter: null, onlyNew: true }],
    ["news about Huawei", { kind: "news", filter: "Huawei" }],
    ["why why was R2 delayed?", { kind: "why", question: "why was R2 delayed?" }],
    ['why "was R2 delayed"', { kind: "why", question: "was R2 delayed" }],
    ["Why?", { kind: "why", question: "" }],
    ["ask Is H20 sold since 7d", { kind: "ask", question: "Is H20 sold", since: "2026-11-17" }],
    ["ask Is H20 sold since 2026-11-01?", { kind: "ask", question: "Is H20 sold?", since: "2026-11-01" }],
    ["What of H20 since 24h?", { kind: "ask", question: "What of H20?", since: "2026-11-23" }],
    ["Was gibt es zu TSMC seit 2w?", { kind: "ask", question: "Was gibt es zu TSMC?", since: "2026-11-10" }],
    ["What of H20 --since 2026-11-01", { kind: "ask", question: "What of H20", since: "2026-11-01" }],
    // A day in a question of one's own belongs to what is asked.
    ["How many H20 were sold since 2026-03-01?", { kind: "ask", question: "How many H20 were sold since 2026-03-01?" }],
    ...["700 W", "700W", "300 m", "16 M", "16M"].map((size): [string, Intent] => [
      `How much has it risen since ${size}?`,
      { kind: "ask", question: `How much has it risen since ${size}?` },
    ]),
    ["ask Is H20 sold since 7 d", { kind: "ask", question: "Is H20 sold", since: "2026-11-17" }],
    ["since 7d", { kind: "ask", question: "since 7d" }],
    ["help", { kind: "help", command: null }],
    ["help compare", { kind: "help", command: "compare" }],
    ["status", { kind: "status" }],
    ["chip", { kind: "chip", name: "" }],
    ["story story-0a1b2c3d4e5f sources", { kind: "story", id: "story-0a1b2c3d4e5f", view: "sources" }],
    ["story MI450 delay", { kind: "story", id: "MI450 delay", view: "summary" }],
    ['first "AMD delays MI450"', { kind: "first", about: "AMD delays MI450" }],
    ["first report of the MI450 delay", { kind: "first", about: "the MI450 delay" }],
    ["first https://example.com/a?b=c", { kind: "first", about: "https://example.com/a?b=c" }],
    ["check this claim: AMD delays MI450", { kind: "check", claim: "AMD delays MI450" }],
    ['check "Is it so?" as of 2026-03-01', { kind: "check", claim: "Is it so?", asOf: "2026-03-01" }],
    ["watch", { kind: "watch", wish: { do: "list" } }],
    [
      "watch MI450 ship date changes",
      { kind: "watch", wish: { do: "add", text: "MI450 ship date changes", to: "me", isConfirmed: false } },
    ],
    [
      "watch add H20 licences to:here level:confirmed confirm:yes",
      {
        kind: "watch",
        wish: { do: "add", text: "H20 licences", to: "here", level: "confirmed", isConfirmed: true },
      },
    ],
    ["watch remove w-1a2b3c", { kind: "watch", wish: { do: "remove", id: "w-1a2b3c", isConfirmed: false } }],
    [
      "digest add 9:00 Asia/Seoul weekdays nvidia, HBM",
      {
        kind: "digest",
        wish: {
          do: "add",
          time: "09:00",
          zone: "Asia/Seoul",
          days: "weekdays",
          filter: "nvidia, HBM",
          isConfirmed: false,
        },
      },
    ],
    ["digest pause d-1a2b3c", { kind: "digest", wish: { do: "pause", id: "d-1a2b3c" } }],
    ["digest send now d-1a2b3c", { kind: "digest", wish: { do: "send-now", id: "d-1a2b3c", isConfirmed: false } }],
    ["source", { kind: "source", wish: { do: "list" } }],
    ["source mute tomshardware", { kind: "source", wish: { do: "mute", name: "tomshardware" } }],
    ["settings", { kind: "settings", set: null }],
    ["settings follow-ups = thread", { kind: "settings", set: { name: "follow_ups", value: "thread" } }],
    ["export watches csv", { kind: "export", what: "watches", format: "csv", of: null }],
    ["export", { kind: "help", command: "export" }],
    ["forget me", { kind: "forget", isConfirmed: false }],
    ["why story-0a1b2c3d4e5f", { kind: "why", question: "story-0a1b2c3d4e5f" }],
  ])("%s", (text, intent) => {
    expect(parse(text)).toEqual(intent);
  });

  test.each<[string, string, Intent]>([
    ["puce B200", "fr", { kind: "chip", name: "B200" }],
    ["vergleiche H200 und MI325X nach Preis", "de", { kind: "compare", names: ["H200", "MI325X"], fields: "price" }],
    ["noticias sobre Huawei", "es", { kind: "news", filter: "Huawei" }],
    ["cronologia di MI450", "it", { kind: "timeline", subject: "MI450", about: "all" }],
    ["对比H200和MI325X", "zh", { kind: "compare", names: ["H200", "MI325X"], fields: "core" }],
    ["昇腾新闻", "zh", { kind: "news", filter: "昇腾" }],
    ["H200とMI325Xを比較してください", "ja", { kind: "compare", names: ["H200", "MI325X"], fields: "core" }],
    ["MI450のタイムライン", "ja", { kind: "timeline", subject: "MI450", about: "all" }],
    ["prüfe diese Behauptung: AMD verschiebt MI450", "de", { kind: "check", claim: "AMD verschiebt MI450" }],
    ["核实：台积电涨价", "zh", { kind: "check", claim: "台积电涨价" }],
    [
      "ウォッチ 追加 MI450の出荷",
      "ja",
      { kind: "watch", wish: { do: "add", text: "MI450の出荷", to: "me", isConfirmed: false } },
    ],
    ["H200과 MI325X 비교", "ko", { kind: "compare", names: ["H200", "MI325X"], fields: "core" }],
  ])("in its own language: %s (%s)", (text, language, intent) => {
    expect(parseIntent(text, now)).toEqual({ intent, language, isCommand: true });
  });

  test.each([
    ["comapre H200 and MI325X", "compare"],
    ["timline MI450", "timeline"],
    ["compnay TSMC", "company"],
    ["vergleihce H200 und MI325X", "compare"],
  ])("a slip of the pen is forgiven: %s", (text, kind) => {
    expect(parse(text).kind).toBe(kind);
  });

  test.each([
    "First quarter revenue of AMD",
    "Exports to China fell",
    "Source of the leak about MI450?",
    "Store capacity of the B200",
    "Digest of what TSMC said in October",
    "Is the story about the H20 true?",
    "Why was DeepSeek R2 delayed?",
    "Chip exports to China fell, why?",
    "Status of the MI450",
    "News from TSMC about yields today, is there any?",
    "Is the H200 faster than the MI325X?",
    "Help me understand CoWoS please",
    "Warum hat sich R2 verspätet?",
    "pourquoi R2 a glissé",
    "H200とMI325Xの違いは？",
    "为什么R2推迟了？",
    "왜 R2가 늦어졌나?",
  ])("a question stays a question: %s", (text) => {
    expect(parseIntent(text, now)).toEqual({
      intent: { kind: "ask", question: text },
      language: null,
      isCommand: false,
    });
  });
});

const day = fc.constantFrom("2026-01-31", "2025-12-01", undefined);
const name = fc.constantFrom(
  "B200",
  "DeepSeek R2",
  "Instinct MI455X (MI450)",
  "昇腾910C",
  "Kunlun 2 (R200)",
  "台积电",
  "L'Ascend",
);
const sentence = fc.constantFrom("MI450 ship date changes", "any claim ≥ 300 W", 'Jensen says "soon"', "英伟达H20许可");
const id = fc.constantFrom("w-1a2b3c", "d-0f9e8d");
const isConfirmed = fc.boolean();
const level = fc.constantFrom(undefined, ...WATCH_LEVELS);
const digestOptions = {
  channel: fc.constantFrom(undefined, "slack:T1/C2"),
  time: fc.constantFrom(undefined, "09:00", "23:59"),
  zone: fc.constantFrom(undefined, "Asia/Seoul", "America/Argentina/Ushuaia", "Mars"),
  days: fc.constantFrom(undefined, ...DIGEST_DAYS),
  weekday: fc.constantFrom(undefined, 3),
  filter: fc.constantFrom(undefined, "nvidia, HBM, not rumours", "台积电"),
  language: fc.constantFrom(undefined, ...LANGUAGES),
  storiesMax: fc.constantFrom(undefined, 5),
  layout: fc.constantFrom(undefined, ...DIGEST_LAYOUTS),
  ifEmpty: fc.constantFrom(undefined, ...DIGEST_EMPTY),
};
const watchWishes: fc.Arbitrary<WatchWish> = fc.oneof(
  fc.record({ do: fc.constant("list" as const) }),
  fc.record({
    do: fc.constant("add" as const),
    text: sentence,
    to: fc.constantFrom("me" as const, "here" as const),
    level,
    isConfirmed,
  }),
  fc.record({ do: fc.constant("edit" as const), id, text: sentence, level, isConfirmed }),
  fc.record({ do: fc.constant("remove" as const), id, isConfirmed }),
);
const digestWishes: fc.Arbitrary<DigestWish> = fc.oneof(
  fc.record({ do: fc.constant("list" as const) }),
  fc.record({ do: fc.constant("add" as const), isConfirmed, ...digestOptions }),
  fc.record({ do: fc.constant("edit" as const), id, isConfirmed, ...digestOptions }),
  fc.record({ do: fc.constantFrom("pause" as const, "resume" as const, "preview" as const), id }),
  fc.record({ do: fc.constantFrom("send-now" as const, "remove" as const), id, isConfirmed }),
);
const sourceWishes: fc.Arbitrary<SourceWish> = fc.oneof(
  fc.record({ do: fc.constant("list" as const) }),
  fc.record({
    do: fc.constantFrom("show" as const, "mute" as const, "unmute" as const, "test" as const),
    name: fc.constantFrom("tomshardware", "https://example.com/feed?a=b"),
  }),
  fc.record({ do: fc.constant("add" as const), name: fc.constant("example.com"), isConfirmed }),
);
const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({
    kind: fc.constant("ask" as const),
    question: fc.constantFrom("Is H20 sold", "When does MI450 ship?"),
    since: fc.constantFrom("2026-11-01", "2026-11-17"),
  }),
  fc.record({ kind: fc.constant("watch" as const), wish: watchWishes }),
  fc.record({ kind: fc.constant("digest" as const), wish: digestWishes }),
  fc.record({ kind: fc.constant("source" as const), wish: sourceWishes }),
  fc.record({
    kind: fc.constant("story" as const),
    id: fc.oneof(name, fc.constant("story-0a1b2c3d4e5f")),
    view: fc.constantFrom(...STORY_VIEWS),
  }),
  fc.record({ kind: fc.constant("first" as const), about: fc.oneof(sentence, fc.constant("https://example.com/a")) }),
  fc.record({ kind: fc.constant("check" as const), claim: sentence, asOf: day }),
  fc.record({
    kind: fc.constant("settings" as const),
    set: fc.option(fc.record({ name: fc.constantFrom(...SETTING_NAMES), value: fc.constantFrom("ko", "Asia/Seoul") })),
  }),
  fc.record({
    kind: fc.constant("export" as const),
    what: fc.constantFrom(...EXPORTED),
    format: fc.constantFrom(...EXPORT_FORMATS),
    of: fc.option(fc.constant("story-0a1b2c3d4e5f")),
  }),
  fc.record({ kind: fc.constant("forget" as const), isConfirmed }),
  fc.record({ kind: fc.constant("chip" as const), name, asOf: day }),
  fc.record({ kind: fc.constant("company" as const), name, since: day, asOf: day }),
  fc.record({
    kind: fc.constant("topic" as const),
    name,
    sort: fc.constantFrom("newest" as const, "sources" as const),
    since: day,
    asOf: day,
  }),
  fc.record({
    kind: fc.constant("timeline" as const),
    subject: name,
    about: fc.constantFrom(...TIMELINE_KINDS),
    asOf: day,
  }),
  fc.record({
    kind: fc.constant("compare" as const),
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 3 }),
    fields: fc.constantFrom(...COMPARE_FIELDS),
    asOf: day,
  }),
  fc.record({
    kind: fc.constant("news" as const),
    filter: fc.option(name),
    onlyNew: fc.constantFrom(true as const, undefined),
    since: day,
    asOf: day,
  }),
  fc.record({ kind: fc.constant("why" as const), question: fc.constantFrom("was R2 delayed", "When?"), asOf: day }),
);

describe("an intent written as text", () => {
  test("asks for the same when it is read again", () => {
    fc.assert(
      fc.property(intents, (intent) => {
        expect(parse(intentText(intent))).toEqual(intent);
      }),
    );
  });

  test("is read back out of what a button keeps of it, and nothing else is", () => {
    fc.assert(
      fc.property(intents, (intent) => {
        expect(readIntent(JSON.parse(JSON.stringify(intent)))).toEqual(intent);
      }),
    );
    expect(readIntent({ kind: "watch", wish: { do: "burn" } })).toBeNull();
  });

  test("any text is read into one of the intents, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(parse(text).kind).toMatch(/^[a-z]+$/);
      }),
    );
  });
});
