import { rm } from "node:fs/promises";

import { KeyvSqlite } from "@keyv/sqlite";
import { Keyv } from "keyv";
import { z } from "zod";

import type { Log, Now } from "../../src/index.ts";

const parsedFileSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("article"),
    input: z.object({
      url: z.string(),
      title: z.string().nullable(),
      outlet: z.string().nullable(),
      lang: z.string().nullable(),
      published: z.string().nullable(),
      text: z.string(),
    }),
  }),
  z.object({ kind: z.literal("unreadable"), reason: z.string() }),
]);

/** What the cache keeps: what the reader of a file made of it. */
export type CachedFile = z.infer<typeof parsedFileSchema>;

/** Raise it when `parsedFileSchema` changes its meaning: entries of another version are misses. */
const ENTRY_VERSION = 1;

/** What stands in the store around every value. */
const entrySchema = z.object({ version: z.number(), storedAtMs: z.number(), file: z.unknown() });

/** Above this an entry costs more to read than to parse again. */
const ENTRY_CHARS_MAX = 4_000_000;

/** How long to wait for another process that writes to the same cache. */
const BUSY_TIMEOUT_MS = 2_000;

/** What was made of something, by key, for a time. It never throws and never gives a wrong value: whatever goes wrong is a miss. */
export type Cache<T> = {
  get: (key: string) => Promise<T | undefined>;
  set: (key: string, value: T) => Promise<void>;
  /** The kept value, or what `parse` makes now. Many calls for one key at once parse once. An error of `parse` is the caller's. */
  getOrParse: (key: string, parse: () => T | Promise<T>) => Promise<T>;
  /** Whether the store works, for `doctor`. */
  check: () => Promise<{ entries: number } | { problem: string }>;
  close: () => Promise<void>;
};

/** Parsed files by what they were read from. */
export type ArticleCache = Cache<CachedFile>;

export type CacheDeps = { file: string; ttlMs: number; log: Log; now: Now };

/** What the values are: entries of another version, or that the schema does not read, are misses. */
export type CacheValues<T> = { schema: z.ZodType<T>; version: number; charsOf: (value: T) => number };

/** The cache of parsed files. */
export const createArticleCache = (deps: CacheDeps): ArticleCache =>
  createCache(deps, {
    schema: parsedFileSchema,
    version: ENTRY_VERSION,
    charsOf: (parsed) => (parsed.kind === "article" ? parsed.input.text.length : 0),
  });

/** A cache in one SQLite file, behind Keyv. A broken store logs one line and is a cache that is always empty. */
export function createCache<T>({ file, ttlMs, log, now }: CacheDeps, values: CacheValues<T>): Cache<T> {
  const underway = new Map<string, Promise<T>>();
  const store = createGuardedStore(file, ttlMs, log);

  const get = async (key: string): Promise<T | undefined> => {
    const read = await store.attempt("get", (keyv) => readEntry(keyv, key));
    if (read === undefined) return undefined;
    const entry = entrySchema.safeParse(read);
    const value = entry.data?.version === values.version ? values.schema.safeParse(entry.data.file) : undefined;
    const ageMs = now().getTime() - (entry.data?.storedAtMs ?? -Infinity);
    if (value?.success === true && ageMs < ttlMs && ageMs >= 0) return value.data;
    if (value?.success !== true) log("warn", "cache_entry_unreadable", { key, file });
    await store.attempt("delete", (keyv) => keyv.delete(key));
    return undefined;
  };

  const set = async (key: string, parsed: T): Promise<void> => {
    const entry = { version: values.version, storedAtMs: now().getTime(), file: parsed };
    if (values.charsOf(parsed) > ENTRY_CHARS_MAX) return;
    await store.attempt("set", async (keyv) => {
      // Keyv says false, and nothing else, when a store could not write.
      if (!(await keyv.set(key, entry))) throw new Error("the entry was not written");
    });
  };

  const parseAndSet = async (key: string, parse: () => T | Promise<T>): Promise<T> => {
    const kept = await get(key);
    if (kept !== undefined) return kept;
    const parsed = await parse();
    await set(key, parsed);
    return parsed;
  };

  return {
    get,
    set,
    getOrParse: (key, parse) => {
      const running = underway.get(key) ?? parseAndSet(key, parse).finally(() => underway.delete(key));
      underway.set(key, running);
      return running;
    },
    check: store.check,
    close: store.close,
  };
}

/** The entry, whatever it is. One that Keyv cannot even read is null, as long as the store itself works. */
async function readEntry(keyv: Keyv, key: string): Promise<unknown> {
  try {
    const value: unknown = await keyv.get(key);
    return value;
  } catch {
    // Throws in its turn when it is the store that fails.
    await keyv.delete(key);
    return null;
  }
}

type GuardedStore = {
  /** What `use` gives, or undefined when the store fails: once it has failed for good, nothing is tried any more. */
  attempt: <T>(action: string, use: (keyv: Keyv) => Promise<T>) => Promise<T | undefined>;
  check: ArticleCache["check"];
  close: () => Promise<void>;
};

function createGuardedStore(file: string, ttlMs: number, log: Log): GuardedStore {
  let opened: Promise<OpenStore> | undefined;
  let problem: string | undefined;
  const fail = (action: string, error: unknown): undefined => {
    problem = error instanceof Error ? error.message : String(error);
    log("warn", "cache_failed", { action, file, problem, effect: "what was kept is made again" });
    return undefined;
  };
  const attempt: GuardedStore["attempt"] = async (action, use) => {
    if (problem !== undefined) return undefined;
    try {
      opened ??= openStore(file, ttlMs, log);
      return await use((await opened).keyv);
    } catch (error) {
      // Calls that were under way together fail together: one line tells it.
      return problem === undefined ? fail(action, error) : undefined;
    }
  };
  const check: ArticleCache["check"] = async () => {
    const entries = await attempt("check", async () => {
      const rows = await (await opened)?.store.query("SELECT count(*) AS entries FROM keyv");
      return z.tuple([z.object({ entries: z.number() })]).parse(rows)[0].entries;
    });
    return entries === undefined ? { problem: problem ?? "cannot be read" } : { entries };
  };
  const close = async (): Promise<void> => {
    await opened?.then(({ keyv }) => keyv.disconnect()).catch(() => {});
  };
  return { attempt, check, close };
}

type OpenStore = { keyv: Keyv; store: KeyvSqlite };

/** A cache file that is no database (or a damaged one) is thrown away and made anew, once: nothing in it is worth keeping. */
async function openStore(file: string, ttlMs: number, log: Log): Promise<OpenStore> {
  try {
    return await connect(file, ttlMs);
  } catch (error) {
    const problem = error instanceof Error ? error.message : "";
    if (!/not a database|malformed/i.test(problem)) throw error;
    log("warn", "cache_made_anew", { file, problem, effect: "what was kept is made again" });
    await Promise.all([file, `${file}-wal`, `${file}-shm`].map((path) => rm(path, { force: true })));
    return connect(file, ttlMs);
  }
}

async function connect(file: string, ttlMs: number): Promise<OpenStore> {
  const store = new KeyvSqlite({
    uri: `sqlite://${file}`,
    driver: "node:sqlite",
    wal: true,
    busyTimeout: BUSY_TIMEOUT_MS,
  });
  await store.ready;
  // A cache may lose its last entries in a power cut; waiting for the disk at each entry would cost an import its speed.
  await store.query("PRAGMA synchronous = NORMAL");
  await store.clearExpired();
  // No "error" listener on purpose: with one, Keyv turns every failure into "not there"; without, it throws.
  return { keyv: new Keyv({ store, ttl: ttlMs }), store };
}
