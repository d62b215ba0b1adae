import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { parseIntent } from "../../src/commands/grammar.ts";
import { intentText } from "../../src/commands/intent-text.ts";
import { COMPARE_FIELDS, TIMELINE_KINDS, type Intent } from "../../src/types.ts";

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
    ["news about Huawei", { kind: "news", filter: "Huawei" }],
    ["why why was R2 delayed?", { kind: "why", question: "why was R2 delayed?" }],
    ['why "was R2 delayed"', { kind: "why", question: "was R2 delayed" }],
    ["Why?", { kind: "why", question: "" }],
    ["help", { kind: "help", command: null }],
    ["help compare", { kind: "help", command: "compare" }],
    ["status", { kind: "status" }],
    ["chip", { kind: "chip", name: "" }],
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
const intents: fc.Arbitrary<Intent> = fc.oneof(
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
  fc.record({ kind: fc.constant("news" as const), filter: fc.option(name), since: day, asOf: day }),
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

  test("any text is read into one of the intents, and never fails", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), (text) => {
        expect(parse(text).kind).toMatch(/^[a-z]+$/);
      }),
    );
  });
});
