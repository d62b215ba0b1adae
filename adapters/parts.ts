import { networkInterfaces } from "node:os";
import { join } from "node:path";

import {
  type Alerts,
  type Bot,
  BotError,
  type Config,
  createBot,
  type DigestMaker,
  defaultSources,
  failingSources,
  type FailingSources,
  type Entity,
  type Ledger,
  type Library,
  type Now,
  type SourceDesk,
  type Sources,
} from "../src/index.ts";
import { readCatalogueFile } from "./files/catalogue-file.ts";
import { createLog } from "./log.ts";
import { makeFolder } from "./make-folder.ts";
import type { ArticleCache } from "./store/cache.ts";
import type { Parts } from "./terminal/command.ts";
import type { Terminal } from "./terminal/terminal.ts";
import type { RefreshTimer } from "./web/refresh-timer.ts";
import type { Web } from "./web/web.ts";

/** What the parts are made of. */
export type PartsDeps = {
  config: Config;
  terminal: Terminal;
  version: string;
  now: Now;
  clockMs: () => number;
  /** 0 up to 1. */
  chance: () => number;
};

/** The parts of a running program, each made at its first use; `close` closes those that were made. */
export function createParts({
  config,
  terminal,
  version,
  now,
  clockMs,
  chance,
}: PartsDeps): Parts & { close: () => Promise<void> } {
  const log = createLog(config.logLevel, terminal.notice);
  const libraryFile = join(config.dataDir, "library.sqlite");
  let library: Promise<Library> | undefined;
  let cache: Promise<ArticleCache> | undefined;

  let bot: Promise<Bot> | undefined;
  let names: readonly Entity[] | undefined;
  const ownNames = (): readonly Entity[] => (names ??= readCatalogueFile(config.catalogueFile));
  let sources: Promise<Sources> | undefined;
  let sourceDesk: Promise<SourceDesk> | undefined;
  let ledger: Promise<Ledger> | undefined;
  let digests: Promise<DigestMaker & Alerts> | undefined;
  let web: Promise<Web> | undefined;
  let timer: Promise<RefreshTimer> | undefined;
  const openLibrary = async (file: string): Promise<Library> => {
    const { createSqliteLibrary } = await import("./store/sqlite.ts");
    return createSqliteLibrary({ file, log, now });
  };
  const openOwnLibrary = async (): Promise<Library> => {
    await makeDataDir(config.dataDir);
    return openLibrary(libraryFile);
  };
  const openCache = async (): Promise<ArticleCache> => {
    const { createArticleCache } = await import("./store/cache.ts");
    return createArticleCache({ file: join(config.dataDir, "cache.sqlite"), ttlMs: config.cacheTtlMs, log, now });
  };
  const openSources = async (): Promise<Sources> => {
    await makeDataDir(config.dataDir);
    const { createSqliteSources } = await import("./store/sqlite-sources.ts");
    const opened = await createSqliteSources(join(config.dataDir, "sources.sqlite"));
    await opened.seed(defaultSources(now()));
    return opened;
  };
  const openLedger = async (): Promise<Ledger> => {
    await makeDataDir(config.dataDir);
    const { createSqliteLedger } = await import("./store/sqlite-ledger.ts");
    return createSqliteLedger({ file: join(config.dataDir, "ledger.sqlite") });
  };
  const openDigests = async (): Promise<DigestMaker & Alerts> => {
    const { createDigests } = await import("./chat/digests.ts");
    return createDigests({ bot: await parts.bot(), ledger: await parts.ledger(), sources: await parts.sources(), now });
  };
  /** Of a library that nothing was ever refreshed into, there is nothing to say. */
  const failing = async (): Promise<FailingSources> => failingSources(await (await parts.sources()).list(), now());
  const openSourceDesk = async (): Promise<SourceDesk> => {
    const { createSourceDesk } = await import("./web/source-desk.ts");
    return createSourceDesk({ sources: await parts.sources(), web: () => parts.web(), now, hasNetwork });
  };
  const openWeb = async (): Promise<Web> => {
    const [{ createWeb }, { createPageCache }] = await Promise.all([
      import("./web/web.ts"),
      import("./web/page-cache.ts"),
    ]);
    const pages = createPageCache({ file: join(config.dataDir, "pages.sqlite"), ttlMs: config.cacheTtlMs, log, now });
    const asked = { config, version, now, clockMs, log, chance, cache: pages };
    return createWeb({
      ...asked,
      sources: await parts.sources(),
      importArticles: async (articles) => (await parts.bot()).import(articles),
    });
  };
  const parts: Parts = {
    config,
    terminal,
    now,
    clockMs,
    chance,
    log,
    libraryFile,
    openLibrary,
    library: () => (library ??= openOwnLibrary()),
    cache: async () => {
      await makeDataDir(config.dataDir);
      return (cache ??= openCache());
    },
    botOver: (over) => createBot({ library: over, now, log, ownNames: ownNames() }),
    bot: () =>
      (bot ??= parts.library().then((own) =>
        createBot({
          library: own,
          now,
          log,
          ownNames: ownNames(),
          failing,
          ledger: () => parts.ledger(),
          digests: () => parts.digests(),
          // One for all who ask: what it forgot for one message can be taken back by the next.
          sources: () => (sourceDesk ??= openSourceDesk()),
        }),
      )),
    sources: () => (sources ??= openSources()),
    ledger: () => (ledger ??= openLedger()),
    digests: () => (digests ??= openDigests()),
    web: () => (web ??= openWeb()),
    keepFresh: () => {
      if (!config.web.refreshes) return;
      timer ??= import("./web/refresh-timer.ts").then((module) => module.startRefreshTimer(parts.web, log));
    },
  };
  const close = async (): Promise<void> => {
    await timer?.then((started) => started.stop());
    await web?.then((opened) => opened.close()).catch(() => {});
    await sources?.then((opened) => opened.close()).catch(() => {});
    await ledger?.then((opened) => opened.close()).catch(() => {});
    // A library that did not open has nothing to close, and its error was told where it was opened.
    await library?.then((opened) => opened.close()).catch(() => {});
    await cache?.then((opened) => opened.close());
  };
  return { ...parts, close };
}

/** Whether this machine has any network but itself. */
const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal) === true);

async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await makeFolder(dataDir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : "unknown reason";
    throw new BotError(
      "settings",
      `Wrong settings, see .env.example:\n  DATA_DIR: the folder cannot be made: ${reason}`,
    );
  }
}
