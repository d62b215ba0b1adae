import { answer } from "./answer/answer.ts";
import { concepts, createCatalogue, entities, generalConcepts } from "./knowledge/catalogue.ts";
import { createLexicon } from "./knowledge/lexicon.ts";
import { createLinker } from "./knowledge/linker.ts";
import type { Library, LibraryEntry, Log, Now } from "./ports.ts";
import { listConflicts } from "./reading/conflict-list.ts";
import { takeArticle } from "./reading/intake.ts";
import { packReading, readArticle, type Knowledge } from "./reading/reading.ts";
import { loadLanguageModel } from "./text/language.ts";
import { LANGUAGES } from "./types.ts";
import type { Answer, Article, ArticleInput, Conflict, ImportOutcome, Question } from "./types.ts";

/** An article to import and where it was found (file, and line where there are lines), for messages. */
export type LocatedArticle = { where: string; input: ArticleInput };

export type Bot = {
  ask: (question: Question) => Promise<Answer>;
  /** Loads what is otherwise loaded by the first question in each language (about a second): for a process that answers many. */
  warmUp: () => Promise<void>;
  /** Identity, analysis, storage: one outcome an article, same order. Call it with batches of some hundreds. */
  import: (articles: readonly LocatedArticle[]) => Promise<readonly ImportOutcome[]>;
  /** The pairs of articles that disagree, or of which one overtakes the other; surest first. */
  conflicts: () => Promise<readonly Conflict[]>;
};

export type BotDeps = { library: Library; now: Now; log: Log };

/** The bot: the only place that knows all parts. */
export function createBot({ library, now }: BotDeps): Bot {
  const catalogue = createCatalogue(entities);
  const knowledge: Knowledge = {
    linker: createLinker(entities),
    lexicon: createLexicon([...concepts, ...generalConcepts]),
  };
  return {
    ask: (question) => answer(question, { library, knowledge, catalogue, now }),
    warmUp: async () => {
      for (const language of LANGUAGES) knowledge.lexicon.find("warm up", language);
      await loadLanguageModel();
    },
    conflicts: () => listConflicts(library, catalogue),
    import: (articles) => importArticles(articles, { library, knowledge }),
  };
}

type ImportDeps = { library: Library; knowledge: Knowledge };

async function importArticles(located: readonly LocatedArticle[], deps: ImportDeps): Promise<readonly ImportOutcome[]> {
  const taken = await Promise.all(
    located.map(async ({ where, input }) => ({ where, intake: await takeArticle(input) })),
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
