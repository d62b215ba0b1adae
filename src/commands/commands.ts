import { contextLine, describeContext } from "../answer/compose.ts";
import { chipSpecs } from "../knowledge/catalogue.ts";
import { isWeakName } from "../knowledge/names.ts";
import {
  LANGUAGES,
  type Intent,
  type Language,
  type Message,
  type Reply,
  type Turn,
  type Visibility,
} from "../types.ts";
import { nextStep, type Card, type CommandDeps } from "./card.ts";
import { chipCard } from "./chip-card.ts";
import { companyCard } from "./company-card.ts";
import { compareCard } from "./compare-card.ts";
import { dayProblem } from "./day-problem.ts";
import { parseIntent } from "./grammar.ts";
import { createNameIndex } from "./name-index.ts";
import { newsCard } from "./news-card.ts";
import { helpCard, statusCard } from "./plain-cards.ts";
import { timelineCard } from "./timeline-card.ts";
import { topicCard } from "./topic-card.ts";
import { whyCard } from "./why-card.ts";

/** Who an intent is carried out for; `thread` is what was asked before in the same thread, oldest first. */
export type Asker = { language: Language; visibility: Visibility; thread?: readonly Turn[] | undefined };

export type Commands = {
  /** Carries out an intent that a door has read itself: a slash command, a button, a line of the terminal. */
  run: (intent: Intent, asker: Asker) => Promise<Reply>;
  /** Reads a message and carries out what it asks for; what names no command is a question. */
  reply: (message: Message, thread?: readonly Turn[]) => Promise<Reply>;
};

/** Fewer words after a command that names nothing are a misspelled name; more are a sentence that happens to begin like a command. */
const SENTENCE_WORDS_MIN = 4;

/** The intents, over everything the bot knows. */
export function createCommands(given: Omit<CommandDeps, "names">): Commands {
  const { catalogue, knowledge } = given;
  const names = createNameIndex({ catalogue, linker: knowledge.linker, specs: chipSpecs, isWeakName });
  const deps: CommandDeps = { ...given, names };
  const run = async (intent: Intent, asker: Asker): Promise<Reply> =>
    intent.kind === "ask"
      ? answered(intent, asker, deps)
      : framed(await cardOf(intent, asker.language, deps), intent, asker, deps);
  return {
    run,
    reply: async (message, thread) => {
      const { intent, language, isCommand } = parseIntent(message.text, deps.now());
      const asker = { language: language ?? localeLanguage(message.locale), visibility: message.visibility, thread };
      const reply = await run(intent, asker);
      const isSentence = isCommand && message.text.trim().split(/\s+/u).length >= SENTENCE_WORDS_MIN;
      return isSentence && namesNothing(reply) ? run({ kind: "ask", question: message.text }, asker) : reply;
    },
  };
}

const namesNothing = (reply: Reply): boolean =>
  reply.kind === "card" && reply.blocks.some((block) => block.kind === "notice" && block.key === "E-UNKNOWN");

/** The language of a locale such as `fr-CH`; English when it is none of ours. */
export const localeLanguage = (locale: string | null): Language =>
  LANGUAGES.find((language) => language === locale?.slice(0, 2).toLowerCase()) ?? "en";

async function answered(
  intent: Extract<Intent, { kind: "ask" }>,
  { visibility, thread }: Asker,
  { ask }: CommandDeps,
): Promise<Reply> {
  const answer = await ask({ text: intent.question, asOf: intent.asOf, thread });
  const { language } = answer;
  const why = nextStep(
    "why",
    { kind: "why", question: answer.understood ?? intent.question, asOf: intent.asOf },
    language,
  );
  const found = answer.kind === "found" || answer.kind === "correction";
  const next = found
    ? [nextStep("quotes", null, language), why, nextStep("watch", null, language), nextStep("share", null, language)]
    : [why, nextStep("watch", null, language)];
  return { kind: "answer", answer, language, visibility, intent, contextLine: answer.contextLine, next };
}

type CardIntent = Exclude<Intent, { kind: "ask" }>;

async function cardOf(intent: CardIntent, language: Language, deps: CommandDeps): Promise<Card> {
  const problem = await dayProblem(intent, language, deps);
  if (problem !== null) return problem;
  switch (intent.kind) {
    case "chip":
      return chipCard(intent, language, deps);
    case "company":
      return companyCard(intent, language, deps);
    case "topic":
      return topicCard(intent, language, deps);
    case "timeline":
      return timelineCard(intent, language, deps);
    case "compare":
      return compareCard(intent, language, deps);
    case "news":
      return newsCard(intent, language, deps);
    case "why":
      return whyCard(intent, language, deps);
    case "help":
      return helpCard(intent, language);
    case "status":
      return statusCard(language, chipSpecs, deps);
  }
}

/** Look-ups of one's own, and errors, are for who asked alone. */
const OWN: ReadonlySet<Intent["kind"]> = new Set(["why", "help", "status"]);

async function framed(card: Card, intent: CardIntent, asker: Asker, { library, now }: CommandDeps): Promise<Reply> {
  const isOwn = card.isError === true || OWN.has(intent.kind);
  const asOf = "asOf" in intent && card.isError !== true ? intent.asOf : undefined;
  const stats = await library.stats({ asOf });
  const { language } = asker;
  return {
    kind: "card",
    language,
    visibility: isOwn ? "private" : asker.visibility,
    intent,
    contextLine: contextLine({ context: describeContext(stats, asOf, now()), language }),
    blocks: card.blocks,
    sources: card.sources,
    next: card.next,
  };
}
