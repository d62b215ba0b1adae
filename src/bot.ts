import type { Library, Log, Now } from "./ports.ts";
import type { Answer, ArticleInput, ImportOutcome, Question } from "./types.ts";

/** An article to import and where it was found (file, and line where there are lines), for messages. */
export type LocatedArticle = { where: string; input: ArticleInput };

export type Bot = {
  ask: (question: Question) => Promise<Answer>;
  /** Identity, analysis, storage: one outcome an article, same order. Call it with batches of some hundreds. */
  import: (articles: readonly LocatedArticle[]) => Promise<readonly ImportOutcome[]>;
};

export type BotDeps = { library: Library; now: Now; log: Log };
