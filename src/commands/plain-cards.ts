import type { ChipSpec } from "../knowledge/catalogue.ts";
import type { Intent, Language, ReplyLine } from "../types.ts";
import { linesBlock, type Card, type CommandDeps, type Of } from "./card.ts";
import { readCommandWord } from "./command-words.ts";
import { localDay } from "../answer/wording.ts";
import { say } from "./texts.ts";

/** A line that rests on no article: it says what the bot does or keeps. */
export const plain = (text: string): ReplyLine => ({ text, cites: [], status: null, superseded: null });

/** How each intent is written, in the order they are listed. */
export const EXAMPLES: Readonly<Record<Intent["kind"], string>> = {
  ask: "Why was DeepSeek R2 delayed?",
  chip: "chip B200",
  company: "company TSMC",
  topic: "topic CoWoS",
  timeline: "timeline MI450",
  compare: "compare H200 and MI325X",
  news: "news Huawei since 7d",
  story: "story MI450 sources",
  first: 'first "MI450 shipments slip"',
  check: 'check "AMD moved MI450 shipments to 2027"',
  watch: "watch add MI450 ship date changes",
  digest: "digest add 09:00 Asia/Seoul nvidia, HBM",
  source: "source list",
  settings: "settings set language ko",
  export: "export watches csv",
  forget: "forget-me",
  why: 'why "Why was DeepSeek R2 delayed?"',
  status: "status",
  help: "help",
};

const KINDS = [
  "ask",
  "chip",
  "company",
  "topic",
  "timeline",
  "compare",
  "news",
  "story",
  "first",
  "check",
  "watch",
  "digest",
  "source",
  "settings",
  "export",
  "why",
  "status",
  "help",
  "forget",
] as const;

/** What can be asked, with an example each; or one of it. */
export function helpCard({ command }: Of<"help">, language: Language): Card {
  const only = command === null ? undefined : readCommandWord(command)?.kind;
  const lines = KINDS.filter((kind) => only === undefined || kind === only).map((kind) =>
    plain(`${EXAMPLES[kind]} — ${say(`help.${kind}`, language)}`),
  );
  return {
    blocks: [
      { kind: "title", text: say("title.help", language), note: null, status: null },
      ...linesBlock(null, lines),
    ],
    sources: [],
    next: [],
  };
}

/** How much there is, and how new. */
export async function statusCard(
  language: Language,
  specs: readonly ChipSpec[],
  { library, catalogue }: CommandDeps,
): Promise<Card> {
  const { articles, publishers, passages, oldestDay, newestDay } = await library.stats();
  const span =
    oldestDay === null || newestDay === null
      ? []
      : [
          say("status.span", language, {
            oldest: localDay(oldestDay, language),
            newest: localDay(newestDay, language),
          }),
        ];
  const lines = [
    say("status.articles", language, { n: articles, publishers }),
    ...span,
    say("status.passages", language, { n: passages }),
    say("status.catalogue", language, { n: catalogue.entities.length, chips: specs.length }),
  ];
  return {
    blocks: [
      { kind: "title", text: say("title.status", language), note: null, status: null },
      ...linesBlock(null, lines.map(plain)),
    ],
    sources: [],
    next: [],
  };
}
