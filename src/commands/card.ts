import type { Catalogue } from "../knowledge/catalogue.ts";
import type { Ledger, Library, Now, SourceDesk } from "../ports.ts";
import type { Knowledge } from "../reading/reading.ts";
import type {
  Answer,
  Block,
  Choice,
  Intent,
  Language,
  NextStep,
  NoticeKey,
  Question,
  ReplyFile,
  Source,
  Visibility,
  Visit,
} from "../types.ts";
import type { Desk } from "./desk.ts";
import type { DigestMaker } from "./digest-maker.ts";
import type { NameIndex } from "./name-index.ts";
import { say, type TextKey } from "./texts.ts";

/** What an intent is carried out with. */
export type CommandDeps = {
  library: Library;
  knowledge: Knowledge;
  catalogue: Catalogue;
  names: NameIndex;
  now: Now;
  ask: (question: Question) => Promise<Answer>;
  ports: CommandPorts;
};

/** What intents that keep something need of the world. Look-ups work without any of it; what is not there is said. */
export type CommandPorts = {
  /** What was set up and told in chats. */
  ledger?: (() => Promise<Ledger>) | undefined;
  desk?: (() => Promise<Desk>) | undefined;
  /** Digests as they would be posted. */
  digests?: (() => Promise<DigestMaker>) | undefined;
  /** The followed feeds. */
  sources?: (() => Promise<SourceDesk>) | undefined;
};

/** Somebody's intent that keeps, changes or shows what is kept. `visit` is null when the door does not say who asks. */
export type Errand = { language: Language; visibility: Visibility; visit: Visit | null; deps: CommandDeps };

/** What an intent comes to, before the frame every reply has is put around it. `isError`: only who asked should see it. */
export type Card = {
  blocks: readonly Block[];
  sources: readonly Source[];
  next: readonly NextStep[];
  isError?: boolean;
  files?: readonly ReplyFile[];
  /** The intent to run again or to keep, where it is another one than was asked for. */
  intent?: Intent;
};

/** The intents that look something up by a name, and `T` itself. */
export type Of<K extends Intent["kind"]> = Extract<Intent, { kind: K }>;

/** A card that only says why there is nothing else, and what can be chosen instead. */
export function noticeCard(key: NoticeKey, text: string, choices: readonly Choice[] = []): Card {
  const notice: Block = { kind: "notice", key, text };
  const blocks: Block[] = choices.length === 0 ? [notice] : [notice, { kind: "choices", heading: null, choices }];
  return { blocks, sources: [], next: [], isError: true };
}

/** A block of lines; none when there are no lines. */
export function linesBlock(heading: string | null, lines: Extract<Block, { kind: "lines" }>["lines"]): Block[] {
  return lines.length === 0 ? [] : [{ kind: "lines", heading, lines }];
}

const NEXT_TEXTS: Readonly<Record<NextStep["key"], TextKey>> = {
  quotes: "next.quotes",
  timeline: "next.timeline",
  first: "next.first",
  watch: "next.watch",
  share: "next.share",
  compare: "next.compare",
  news: "next.news",
  why: "next.why",
  specs: "next.specs",
};

/** Something to offer under a card; `name` is what to compare with. */
export const nextStep = (key: NextStep["key"], intent: Intent | null, language: Language, name = ""): NextStep => ({
  key,
  label: say(NEXT_TEXTS[key], language, { name }),
  intent,
});

/** A list as text: names with the language's comma. */
export const listed = (names: readonly string[], language: Language): string =>
  names.join(language === "zh" || language === "ja" ? "、" : ", ");

/** The way to a subject's timeline, which also says who was first. */
export function timelineSteps(subject: string, language: Language, asOf?: string): readonly NextStep[] {
  const intent = { kind: "timeline", subject, about: "all", asOf } as const;
  return [nextStep("timeline", intent, language), nextStep("first", intent, language)];
}
