import { answer } from "./answer/answer.ts";
import { REHEARSED, REHEARSED_LOOK_UPS } from "./answer/rehearsal.ts";
import { withStaleness } from "./answer/stale.ts";
import { createCommands, type Commands } from "./commands/commands.ts";
import { createCompletion, type Completion } from "./commands/completion.ts";
import { type Alerts, createAlerts } from "./commands/alerts.ts";
import { createDesk, type Desk } from "./commands/desk.ts";
import { createDigestMaker, type DigestMaker, type DigestMakerDeps } from "./commands/digest-maker.ts";
import { createGathering, type GatheringDeps } from "./commands/story-gathering.ts";
import {
  concepts,
  createCatalogue,
  entities,
  generalConcepts,
  mergeCatalogue,
  type Entity,
} from "./knowledge/catalogue.ts";
import { createLexicon } from "./knowledge/lexicon.ts";
import { createLinker } from "./knowledge/linker.ts";
import type { Ledger, Library, LibraryEntry, Log, Now, SourceDesk } from "./ports.ts";
import { listConflicts } from "./reading/conflict-list.ts";
import { takeArticle } from "./reading/intake.ts";
import { createRefresher } from "./reading/refresh.ts";
import { packReading, readArticle, type Knowledge } from "./reading/reading.ts";
import { groupWaiting } from "./stories/grouping.ts";
import { listStories } from "./stories/story-list.ts";
import type { FailingSources } from "./sources/health.ts";
import { loadLanguageModel } from "./text/language.ts";
import { LANGUAGES } from "./types.ts";
import type { Answer, Article, ArticleInput, Conflict, ImportOutcome, Language, Question, Story } from "./types.ts";

/** An article to import and where it was found (file, and line where there are lines), for messages. */
export type LocatedArticle = { where: string; input: ArticleInput };

export type Bot = {
  ask: (question: Question) => Promise<Answer>;
  /** Loads what is otherwise loaded by the first question in each language (about a second): for a process that answers many. */
  warmUp: () => Promise<void>;
  /** Asks itself some questions after that (a second or two), so that the first person who asks is answered as fast as the hundredth. */
  rehearse: () => Promise<void>;
  /** Identity, analysis, storage: one outcome an article, same order. Call it with batches of some hundreds. */
  import: (articles: readonly LocatedArticle[]) => Promise<readonly ImportOutcome[]>;
  /** The pairs of articles that disagree, or of which one overtakes the other; surest first. */
  conflicts: () => Promise<readonly Conflict[]>;
  /**
   * Reads again what an older version of the analyser read, at most `articlesMax` articles in one call, in small transactions;
   * gives how many were read. Imports and `conflicts` do it by themselves, a question never waits for it.
   */
  refreshReadings: (articlesMax?: number) => Promise<number>;
  /**
   * Gives articles that wait for it their story, at most `articlesMax`; gives how many. What a large import has left is so worked off
   * by a process that runs on, little by little; `stories` and digests do it all at once.
   */
  groupStories: (articlesMax: number) => Promise<number>;
  /** The library's articles by the event they report, newest first; only those with an article of `since` (YYYY-MM-DD) or later. */
  stories: (filter?: { since?: string | undefined }) => Promise<readonly Story[]>;
  /** Reads a message and replies: an answer, or a card. */
  reply: Commands["reply"];
  /** Carries out an intent that a door has read itself. */
  run: Commands["run"];
  /** Names that complete a prefix, from memory; of an empty one, what is talked about lately. */
  complete: Completion;
  /** Makes digests for channels, out of the library and what the ledger remembers of each. */
  digests: (over: Pick<DigestMakerDeps, "ledger" | "sources"> & Pick<GatheringDeps, "classOf">) => DigestMaker & Alerts;
  /** Digests and watches of channels and people: set up, listed, changed, removed. */
  desk: (ledger: Ledger) => Desk;
};

/** `ownNames` are the user's own catalogue: they add to the built-in one. */
export type BotDeps = {
  library: Library;
  now: Now;
  log: Log;
  ownNames?: readonly Entity[];
  /** The sources that fill this library and do not answer: answers say what they may miss. */
  failing?: () => Promise<FailingSources>;
  /** What was set up and told in chats: without it watches, digests and settings cannot be kept, and say so. */
  ledger?: () => Promise<Ledger>;
  /** Digests over this bot, for a preview. */
  digests?: () => Promise<DigestMaker>;
  /** The followed feeds, as far as a chat may change them. */
  sources?: () => Promise<SourceDesk>;
};

/** The bot: the only place that knows all parts. */
export function createBot({ library, now, ownNames = [], failing, ledger, digests, sources }: BotDeps): Bot {
  const known = mergeCatalogue(entities, ownNames);
  const catalogue = createCatalogue(known);
  const knowledge: Knowledge = {
    linker: createLinker(known),
    lexicon: createLexicon([...concepts, ...generalConcepts]),
  };
  const refreshReadings = createRefresher({ library, knowledge });
  const groupStories = (articlesMax: number): Promise<number> => groupWaiting({ library, catalogue }, { articlesMax });
  const ask = async (question: Question): Promise<Answer> => {
    const said = await answer(question, { library, knowledge, catalogue, now });
    return failing === undefined ? said : withStaleness(said, await failing());
  };
  const deskOver = (over: Ledger): Desk => createDesk({ ledger: over, knowledge, catalogue, topicName, now });
  const desk = ledger === undefined ? undefined : async () => deskOver(await ledger());
  const ports = { ledger, desk, digests, sources };
  const { run, ...doors } = lazily({
    commands: () => createCommands({ library, knowledge, catalogue, now, ask, ports }),
    complete: () => createCompletion(catalogue, library, now),
  });
  return {
    ask,
    run,
    ...doors,
    warmUp: async () => {
      for (const language of LANGUAGES) knowledge.lexicon.find("warm up", language);
      await loadLanguageModel();
    },
    rehearse: async () => {
      for (const text of Object.values(REHEARSED).flat())
        await answer({ text }, { library, knowledge, catalogue, now });
      for (const intent of REHEARSED_LOOK_UPS) await run(intent, { language: "en", visibility: "private" });
    },
    conflicts: async () => {
      await refreshReadings();
      return listConflicts(library, catalogue);
    },
    digests: ({ classOf, ...over }) => {
      const gather = createGathering({ library, catalogue, now, classOf });
      return {
        ...createDigestMaker({ ...over, gather, catalogue, topicName, now }),
        ...createAlerts({ ...over, gather, catalogue, topicName, now }),
      };
    },
    desk: deskOver,
    refreshReadings,
    groupStories,
    stories: ({ since } = {}) => listStories({ library, catalogue }, since),
    import: async (articles) => {
      const outcomes = await importArticles(articles, { library, knowledge, now });
      await refreshReadings(REFRESHED_AN_IMPORT);
      if (articles.length <= GROUPED_AN_IMPORT) await groupStories(GROUPED_AN_IMPORT);
      return outcomes;
    },
  };
}

/** A notion by its first word in a language. */
const topicName = (id: string, language: Language): string | null =>
  concepts.find((concept) => concept.id === id)?.[language][0] ?? null;

/** Articles of an older analysis that a batch of an import reads again besides its own: some tenths of a second. */
const REFRESHED_AN_IMPORT = 100;

/**
 * What comes in small pieces, as from feeds, is given its stories at once, and with it some of what a large import has left. That leaves
 * them to whoever first looks at stories: it would take half as long again, and asking needs none.
 */
const GROUPED_AN_IMPORT = 100;

/** Asking and importing need neither: each is made when it is first used. */
function lazily(make: {
  commands: () => Commands;
  complete: () => Completion;
}): Pick<Bot, "reply" | "run" | "complete"> {
  let commands: Commands | undefined;
  let complete: Completion | undefined;
  return {
    reply: (message, thread) => (commands ??= make.commands()).reply(message, thread),
    run: (intent, asker) => (commands ??= make.commands()).run(intent, asker),
    complete: (prefix, limit) => (complete ??= make.complete())(prefix, limit),
  };
}

type ImportDeps = { library: Library; knowledge: Knowledge; now: Now };

async function importArticles(located: readonly LocatedArticle[], deps: ImportDeps): Promise<readonly ImportOutcome[]> {
  const today = deps.now().toISOString().slice(0, 10);
  const taken = await Promise.all(
    located.map(async ({ where, input }) => ({ where, intake: await takeArticle(input, today) })),
  );
  const articles = taken.flatMap(({ intake }) => (intake.kind === "article" ? [intake.article] : []));
  const results = await store(articles, deps);
  let next = 0;
  return taken.map(({ where, intake }) => {
    if (intake.kind === "refused") return { kind: "refused", where, reason: intake.reason };
    const { id, url } = intake.article;
    return { kind: results[next++] ?? "same", id, url };
  });
}

type Stored = "new" | "changed" | "same";

/** What is there with the same content is not analysed again: importing a folder twice costs a look-up an article. */
async function store(articles: readonly Article[], { library, knowledge }: ImportDeps): Promise<readonly Stored[]> {
  const known = await library.known(articles.map(({ id }) => id));
  const isSame = (article: Article): boolean => {
    const there = known.get(article.id);
    return there !== undefined && there.contentHash === article.contentHash && there.published === article.published;
  };
  const entries: LibraryEntry[] = articles
    .filter((article) => !isSame(article))
    .map((article) => {
      const { reading, passages } = readArticle(article, knowledge);
      return { article, passages, reading: packReading(reading) };
    });
  const added = entries.length === 0 ? [] : await library.add(entries);
  let next = 0;
  return articles.map((article) => (isSame(article) ? "same" : (added[next++]?.kind ?? "same")));
}
