import type { Library } from "../ports.ts";
import { ANALYSER_VERSION, type Knowledge, packReading, readArticle } from "./reading.ts";

/** Some tenths of a second of reading, then one short transaction. */
const BATCH_ARTICLES = 100;

type RefreshDeps = { library: Library; knowledge: Knowledge };

/**
 * Gives what reads again the articles that an older (or a newer) analyser read, from where the call before it stopped. Once all are
 * read it costs nothing: what this process adds is of its own analyser.
 */
export function createRefresher({ library, knowledge }: RefreshDeps): (articlesMax?: number) => Promise<number> {
  let after = "";
  let isDone = false;
  return async (articlesMax = Infinity) => {
    let refreshed = 0;
    while (!isDone && refreshed < articlesMax) {
      const limit = Math.min(BATCH_ARTICLES, articlesMax - refreshed);
      const stored = await library.outdated({ version: ANALYSER_VERSION, after, limit });
      isDone = stored.length < limit;
      after = stored.at(-1)?.article.id ?? after;
      const entries = stored.map(({ article }) => {
        const { reading, passages } = readArticle(article, knowledge);
        return { article, passages, reading: packReading(reading) };
      });
      if (entries.length > 0) await library.reread(entries);
      refreshed += entries.length;
    }
    return refreshed;
  };
}
