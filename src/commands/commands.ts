import { contextLine, describeContext } from "../answer/compose.ts";
import { threadLanguage } from "../answer/follow-up.ts";
import { questionKind } from "../answer/kind.ts";
import { chipSpecs, type Catalogue } from "../knowledge/catalogue.ts";
import { isWeakName } from "../knowledge/names.ts";
import {
  LANGUAGES,
  type Answer,
  type Intent,
  type Language,
  type Message,
  type NextStep,
  type Reply,
  type Turn,
  type Visibility,
  type Visit,
} from "../types.ts";
import { nextStep, noticeCard, timelineSteps, type Card, type CommandDeps, type Errand } from "./card.ts";
import { chipCard } from "./chip-card.ts";
import { companyCard } from "./company-card.ts";
import { compareCard } from "./compare-card.ts";
import { dayProblem, sinceProblem } from "./day-problem.ts";
import { errandCard, isErrand } from "./errands.ts";
import { parseIntent } from "./grammar.ts";
import { createNameIndex, type NameIndex } from "./name-index.ts";
import { newsCard } from "./news-card.ts";
import { helpCard, statusCard } from "./plain-cards.ts";
import { placeSettings } from "./place-settings.ts";
import { timelineCard } from "./timeline-card.ts";
import { topicCard } from "./topic-card.ts";
import { whyCard } from "./why-card.ts";

/**
 * Who an intent is carried out for; `thread` is what was asked before in the same thread, oldest first. `visit` is what intents need that
 * keep something; without it they say so.
 */
export type Asker = {
  language: Language;
  visibility: Visibility;
  thread?: readonly Turn[] | undefined;
  visit?: Visit | undefined;
};

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
  const run = async (intent: Intent, asker: Asker): Promise<Reply> => {
    if (intent.kind !== "ask")
      return framed(await cardOf(intent, { ...asker, visit: asker.visit ?? null, deps }), intent, asker, deps);
    const problem = sinceProblem(intent.since, asker.language, deps.now());
    return problem === null ? answered(intent, asker, deps) : framed(problem, intent, asker, deps);
  };
  return {
    run,
    reply: async (message, thread) => {
      const { intent: parsed, language, isCommand } = parseIntent(message.text, deps.now());
      const asker = {
        language: language ?? (await languageSet(message.place, deps)) ?? localeLanguage(message.locale),
        visibility: message.visibility,
        thread,
        visit: visitOf(message),
      };
      const intent = asksCause(parsed, message.text, thread)
        ? { kind: "ask" as const, question: message.text }
        : isCommand
          ? parsed
          : (bareName(message.text, asker.language, names) ?? parsed);
      const reply = await run(intent, asker);
      const isSentence = isCommand && message.text.trim().split(/\s+/u).length >= SENTENCE_WORDS_MIN;
      return isSentence && namesNothing(reply) ? run({ kind: "ask", question: message.text }, asker) : reply;
    },
  };
}

/** "Why?" after an answer asks for the cause of what it tells; after "why was it delayed?", or without its mark, for how the answer came about. */
export function asksCause(intent: Intent, text: string, thread: readonly Turn[] | undefined): boolean {
  const before = thread?.at(-1);
  if (intent.kind !== "why" || intent.question !== "" || before === undefined) return false;
  return /[?？]\s*$/u.test(text) && questionKind(before.question, [], before.language) !== "why";
}

/** The language that was set for a place; undefined when none was. */
const languageSet = async (place: string, { ports }: CommandDeps): Promise<Language | undefined> =>
  ports.ledger === undefined ? undefined : (await placeSettings(await ports.ledger(), place)).language;

/** Who wrote a message, with what the door did not say: nothing is theirs to administer, and nothing is known of the bot's rights. */
const visitOf = ({ author, place, timeZone, ...more }: Message): Visit => ({
  author,
  place,
  placeName: more.placeName ?? "",
  ownPlace: more.ownPlace ?? null,
  timeZone,
  mayAdminister: more.mayAdminister ?? false,
  managesBot: more.managesBot,
  manages: more.manages,
  missingRights: more.missingRights,
});

/** A name is one of this many words at most. */
const NAME_WORDS_MAX = 4;

/** A message that is nothing but a name asks for what there is on it: "B200", "TSMC?", "昇腾910C". */
function bareName(text: string, language: Language, names: NameIndex): Intent | null {
  const name = text.replace(/[\s?？!.。]+$/u, "").trim();
  if (name === "" || name.split(/\s+/u).length > NAME_WORDS_MAX) return null;
  const resolved = names.resolve(name, language);
  if (resolved.kind !== "found") return null;
  const { entity, specs } = resolved.subject;
  if (specs.length > 0) return { kind: "chip", name };
  return entity.kind === "company" ? { kind: "company", name } : { kind: "topic", name, sort: "newest" };
}

const namesNothing = (reply: Reply): boolean =>
  reply.kind === "card" && reply.blocks.some((block) => block.kind === "notice" && block.key === "E-UNKNOWN");

/** The language of a locale such as `fr-CH`; English when it is none of ours. */
export const localeLanguage = (locale: string | null): Language =>
  LANGUAGES.find((language) => language === locale?.slice(0, 2).toLowerCase()) ?? "en";

type Asked = Extract<Intent, { kind: "ask" }>;

/** The language of fewer words, in Latin letters, is a guess: that of the thread, or the person's own, is a better one. */
const TELLING_WORDS_MIN = 3;

const isTelling = (text: string): boolean =>
  text.trim().split(/\s+/u).length >= TELLING_WORDS_MIN || !/^[\p{sc=Latin}\P{L}]*$/u.test(text);

async function answered(intent: Asked, asker: Asker, { ask, catalogue }: CommandDeps): Promise<Reply> {
  const { question: text, asOf, since } = intent;
  const { visibility, thread } = asker;
  const spoken = threadLanguage(text, thread?.at(-1)) ?? asker.language;
  const answer = await ask({ text, asOf, since, thread, language: isTelling(text) ? undefined : spoken });
  const { language, contextLine: context } = answer;
  if (answer.kind === "ambiguous") {
    const choices = answer.choices.map((label) => ({ label, intent: { ...intent, question: label } }));
    const { blocks, sources } = noticeCard("E-AMBIG", answer.text, choices);
    return { kind: "card", language, visibility, intent, contextLine: context, blocks, sources, next: [] };
  }
  const next = answerSteps(answer, intent, catalogue);
  return { kind: "answer", answer, language, visibility, intent, contextLine: context, next };
}

/** What to offer under an answer: how what it names went on and who said it first, and why it is what it is. */
function answerSteps(answer: Answer, { question, since, asOf }: Asked, { find }: Catalogue): NextStep[] {
  const { language } = answer;
  const own = [nextStep("watch", null, language), nextStep("share", null, language)];
  const why = nextStep("why", { kind: "why", question: answer.understood ?? question, since, asOf }, language);
  const named = answer.turn?.entities ?? [];
  const specs = specSteps(named, find, language);
  if (answer.kind === "unknown") return answer.reason === "no_support" ? [...specs, why, ...own.slice(0, 1)] : [];
  const subject = named.flatMap((id) => find(id) ?? []).find(({ kind }) => kind !== "country");
  return [
    nextStep("quotes", null, language),
    ...specs,
    ...(subject === undefined ? [] : timelineSteps(subject.name, language, asOf)),
    why,
    ...own,
  ];
}

/** Figures of a chip are in the table of chips, whatever the articles tell. */
function specSteps(named: readonly string[], find: Catalogue["find"], language: Language): NextStep[] {
  const chip = named.find((id) => chipSpecs.some(({ entity }) => entity === id));
  const name = chip === undefined ? undefined : find(chip)?.name;
  return name === undefined ? [] : [nextStep("specs", { kind: "chip", name }, language)];
}

type CardIntent = Exclude<Intent, { kind: "ask" }>;

async function cardOf(intent: CardIntent, errand: Errand): Promise<Card> {
  const { language, deps } = errand;
  if (isErrand(intent)) return errandCard(intent, errand);
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
      return newsCard(intent, errand);
    case "why":
      return whyCard(intent, errand);
    case "help":
      return helpCard(intent, language);
    case "status":
      return statusCard(language, chipSpecs, deps);
  }
}

/** Look-ups of one's own, and errors, are for who asked alone. */
const OWN: ReadonlySet<Intent["kind"]> = new Set([
  "why",
  "help",
  "status",
  "watch",
  "digest",
  "source",
  "settings",
  "export",
  "forget",
]);

async function framed(card: Card, intent: Intent, asker: Asker, { library, now }: CommandDeps): Promise<Reply> {
  const isOwn = card.isError === true || OWN.has(intent.kind);
  const asOf = "asOf" in intent && card.isError !== true ? intent.asOf : undefined;
  const stats = await library.stats({ asOf });
  const { language } = asker;
  return {
    kind: "card",
    language,
    visibility: isOwn ? "private" : asker.visibility,
    intent: card.intent ?? intent,
    contextLine: contextLine({ context: describeContext(stats, asOf, now()), language }),
    blocks: card.blocks,
    sources: card.sources,
    next: card.next,
    ...(card.files === undefined ? {} : { files: card.files }),
  };
}
