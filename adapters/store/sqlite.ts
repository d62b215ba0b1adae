import { statSync } from "node:fs";
import type { Library, LibraryStats, Log, Now, ScoredPassage } from "../../src/index.ts";
import { INDEX_SIZES } from "../../src/index.ts";
import type { IndexSizes } from "../../src/index.ts";
import { addEntries, dropPassages, rereadEntries } from "./sqlite-add.ts";
import { storeError } from "./sqlite-error.ts";
import { createKeptArticles } from "./sqlite-kept-articles.ts";
import { openDatabase } from "./sqlite-open.ts";
import { LIBRARY_SCHEMA } from "./sqlite-schema.ts";
import { createSession } from "./sqlite-session.ts";
import type { Session } from "./sqlite-session.ts";
import { createStoryShelf } from "./sqlite-story-shelf.ts";
import { createUpkeep } from "./sqlite-upkeep.ts";
import type { Upkeep } from "./sqlite-upkeep.ts";

export type SqliteLibraryOptions = {
  /** Its path; `:memory:` for one that is gone when closed. Folders on the way are made. */
  file: string;
  log: Log;
  now: Now;
  /** Memory for decoded postings. */
  cacheBytesMax?: number;
  /** Tests make these small. */
  sizes?: IndexSizes;
};

const CACHE_BYTES_MAX = 64 * 1024 * 1024;
/** Full pending blocks after which `add` waits for upkeep, so that a long import does not run away from it. */
const WAITING_BLOCKS_MAX = 2;
/** Different `asOf` days whose figures are kept until the library changes. */
const STATS_KEPT_MAX = 32;

/**
 * The library in one SQLite file (WAL), searched by the index of src/search. Several processes may use one file at a time.
 * `add` holds the main loop for about 25 µs a passage plus 30 µs an article: hand it at most some 200 articles at once.
 * What `add` and `remove` have answered survives the process being killed; the last moments before a power cut may be lost.
 * @throws {BotError} `library_unreadable`, `library_newer`, `library_busy`; each call may throw the first and the last
 */
export async function createSqliteLibrary(options: SqliteLibraryOptions): Promise<Library> {
  const { file, log, now, cacheBytesMax = CACHE_BYTES_MAX, sizes = INDEX_SIZES } = options;
  const database = await openDatabase(file, LIBRARY_SCHEMA);
  const session = createSession(file, database, { blockPassages: sizes.blockPassages, cacheBytesMax });
  const upkeep = createUpkeep(session, { now, log, sizes });
  const keepUp = async (): Promise<void> => {
    upkeep.start();
    if (session.index.blocks().length > WAITING_BLOCKS_MAX) await upkeep.settled();
  };
  return {
    add: async (entries) => {
      const results = await addEntries(session, entries, now().toISOString());
      await keepUp();
      return results;
    },
    reread: async (entries) => {
      const put = await rereadEntries(session, entries);
      await keepUp();
      return put;
    },
    remove: async (ids) => {
      const removed = await removeArticles(session, ids);
      await keepUp();
      return removed;
    },
    ...reading(session),
    stories: createStoryShelf(session),
    stats: createStats(session),
    check: () => session.read(() => checkLibrary(session)),
    close: async () => {
      if (database.isOpen) await closeLibrary(session, upkeep);
    },
  };
}

type Reading = Pick<
  Library,
  "known" | "search" | "frequencies" | "get" | "list" | "versions" | "outdated" | "outdatedCount"
>;

function reading(session: Session): Reading {
  const { articles, index } = session;
  const article = createKeptArticles(session);
  return {
    known: (ids) =>
      session.read(() => {
        const heads = ids.flatMap((id) => articles.head(id) ?? []);
        return new Map(heads.map(({ id, contentHash, published }) => [id, { contentHash, published }]));
      }),
    search: ({ terms, articlesMax = Infinity, ...query }) =>
      session.read(() => {
        const found: ScoredPassage[] = [];
        const ids = new Set<string>();
        for (const { number, score } of index.search(planFor(session, terms), query)) {
          if (ids.size >= articlesMax) break;
          const passage = articles.passage(number);
          if (passage === null) continue;
          ids.add(passage.articleId);
          found.push({ ...passage, score });
        }
        return found;
      }),
    frequencies: (terms) =>
      session.read(() =>
        index.frequencies(
          planFor(
            session,
            terms.map((term) => ({ term, weight: 1 })),
          ),
        ),
      ),
    get: (ids) =>
      session.read(() => new Map(ids.flatMap((id) => article(id) ?? []).map((stored) => [stored.article.id, stored]))),
    list: ({ after = "", limit }) => session.read(() => articles.list(after, Math.max(0, Math.floor(limit)))),
    outdated: ({ version, after = "", limit }) =>
      session.read(() => articles.outdated(version, after, Math.max(0, Math.floor(limit)))),
    outdatedCount: (version) => session.read(() => articles.outdatedCount(version)),
    versions: (id) => session.read(() => articles.versions(id)),
  };
}

function planFor({ index, rows }: Session, terms: Parameters<typeof index.plan>[0]): ReturnType<typeof index.plan> {
  const plan = index.plan(terms);
  plan.wanted.forEach((wanted, at) => index.supply(plan, at, rows.read(wanted)));
  return plan;
}

function removeArticles({ write, articles, stories }: Session, ids: readonly string[]): Promise<number> {
  return write((change) => {
    let removed = 0;
    for (const id of ids) {
      const head = articles.head(id);
      if (head === null) continue;
      dropPassages(head, change);
      stories.remove(head.row);
      articles.remove(head);
      removed += 1;
    }
    return removed;
  });
}

/** Figures by their days, counted once for each state of the library. */
function createStats(session: Session): Library["stats"] {
  const kept = new Map<string, LibraryStats>();
  let version = -1;
  return (days = {}) =>
    session.read(() => {
      const key = `${days.asOf ?? ""}/${days.since ?? ""}`;
      if (version !== session.version() || kept.size > STATS_KEPT_MAX) kept.clear();
      version = session.version();
      const stats = kept.get(key) ?? session.articles.stats(days);
      kept.set(key, stats);
      return stats;
    });
}

function checkLibrary({ file, database }: Session): Awaited<ReturnType<Library["check"]>> {
  const rows = database.prepare("PRAGMA integrity_check").all();
  const problems = rows.map((row) => String(row["integrity_check"])).filter((line) => line !== "ok");
  const sizes = [file, `${file}-wal`].map((part) => statSync(part, { throwIfNoEntry: false })?.size ?? 0);
  return {
    place: file,
    schemaVersion: LIBRARY_SCHEMA.migrations.length,
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    problems,
  };
}

async function closeLibrary({ database, file }: Session, upkeep: Upkeep): Promise<void> {
  await upkeep.finish();
  try {
    if (database.isOpen) database.close();
  } catch (error) {
    throw storeError({ what: LIBRARY_SCHEMA.what, file }, error);
  }
}
