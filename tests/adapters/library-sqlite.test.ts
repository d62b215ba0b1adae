import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import type { Library } from "../../src/ports.ts";
import { libraryContract } from "./library-contract.ts";
import { entryOf, queryOf } from "./library-entries.ts";
import { sqliteHouse, TINY, USUAL } from "./library-sqlite-house.ts";

libraryContract("SQLite", async () => sqliteHouse(USUAL));
libraryContract("SQLite with tiny segments", async () => sqliteHouse(TINY));

const WRITER = join(import.meta.dirname, "library-writer.ts");

type Writer = {
  acknowledged: string[];
  kill: () => void;
  ended: Promise<unknown>;
  first: Promise<void>;
  errors: () => string;
};

/** A process that adds `count` articles, see library-writer.ts. */
function startWriter(file: string, name: string, count: number): Writer {
  const child = spawn(process.execPath, [WRITER, file, name, String(count)]);
  const acknowledged: string[] = [];
  let rest = "";
  let errors = "";
  child.stderr.on("data", (chunk) => (errors += String(chunk)));
  const first = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => {
      const lines = `${rest}${String(chunk)}`.split("\n");
      rest = lines.pop() ?? "";
      acknowledged.push(...lines);
      resolve();
    });
    child.once("exit", () => resolve());
  });
  return { acknowledged, kill: () => child.kill("SIGKILL"), ended: once(child, "close"), first, errors: () => errors };
}

/** Every article is there, found by its own word, and counted once. */
async function expectWhole(library: Library, ids: readonly string[]): Promise<void> {
  expect((await library.check()).problems).toEqual([]);
  const stored = await library.get(ids);
  expect(ids.filter((id) => !stored.has(id))).toEqual([]);
  for (const id of ids) {
    const word = `word${id.split("-")[1]}`;
    const hits = await library.search({ terms: [{ term: word, weight: 1 }], limit: 50 });
    expect(
      hits.filter(({ articleId }) => articleId === id),
      id,
    ).toHaveLength(1);
  }
  const { passages } = await library.stats();
  expect((await library.frequencies(["all"])).get("all") ?? 0).toBe(passages);
}

describe("SQLite library file", () => {
  let house: ReturnType<typeof sqliteHouse>;
  beforeEach(() => {
    house = sqliteHouse(TINY);
  });
  afterEach(() => house.dispose());

  const filled = async (): Promise<void> => {
    const library = await house.open();
    await library.add([entryOf("a", ["x"])]);
    await library.close();
  };

  test.each([
    ["is empty", Buffer.alloc(0)],
    ["is text", Buffer.from("not a database, but somebody's notes\n".repeat(50))],
    [
      "starts like a database and goes on as garbage",
      Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(9000, 7)]),
    ],
  ])("is refused by name and left as it is when it %s", async (_, content) => {
    mkdirSync(dirname(house.file));
    writeFileSync(house.file, content);
    await expect(house.open()).rejects.toMatchObject({
      code: "library_unreadable",
      message: expect.stringMatching(/library\.sqlite.*[Mm]ove it away.*backup/),
    });
    expect(readFileSync(house.file).equals(content)).toBe(true);
    expect(readdirSync(dirname(house.file))).toEqual(["library.sqlite"]);
  });

  test("is refused when it lost everything, though it once was a library", async () => {
    await filled();
    truncateSync(house.file, 0);
    await expect(house.open()).rejects.toMatchObject({ code: "library_unreadable" });
  });

  test("is refused when it is another program's database or a folder", async () => {
    mkdirSync(dirname(house.file));
    const other = new DatabaseSync(house.file);
    other.exec("CREATE TABLE theirs (x)");
    other.close();
    await expect(house.open()).rejects.toMatchObject({ code: "library_unreadable" });
    const folder = sqliteHouse(TINY);
    mkdirSync(folder.file, { recursive: true });
    await expect(folder.open()).rejects.toMatchObject({ code: "library_unreadable" });
    await folder.dispose();
  });

  test("is refused when its folder cannot be made", async () => {
    await filled();
    const within = { file: join(house.file, "library.sqlite"), now: () => new Date(), log: () => {} };
    await expect(createSqliteLibrary(within)).rejects.toMatchObject({ code: "library_unreadable" });
  });

  test("is refused when a newer version made it", async () => {
    await filled();
    const database = new DatabaseSync(house.file);
    database.exec("PRAGMA user_version = 99");
    database.close();
    await expect(house.open()).rejects.toMatchObject({ code: "library_newer", message: expect.stringContaining("99") });
  });

  test("shows damage in the middle as problems or as an error that names it", async () => {
    const library = await house.open();
    await library.add(
      Array.from({ length: 200 }, (_, at) => entryOf(`a${at}`, [`x word${at} ${"filler ".repeat(50)}`])),
    );
    await library.close();
    const bytes = readFileSync(house.file);
    for (let page = 2; page < bytes.length / 4096; page += 2) bytes.fill(0xa5, page * 4096, page * 4096 + 4096);
    writeFileSync(house.file, bytes);
    const problemsFound = async (): Promise<readonly string[]> => {
      const damaged = await house.open();
      try {
        return (await damaged.check()).problems;
      } finally {
        await damaged.close();
      }
    };
    const outcome = await problemsFound().catch((error: unknown) => error);
    if (Array.isArray(outcome)) expect(outcome).not.toEqual([]);
    else expect(outcome).toMatchObject({ code: "library_unreadable", message: expect.stringContaining(house.file) });
  });

  test("held by another process for too long is busy, and nothing is lost by trying again", async () => {
    await filled();
    const library = await house.open();
    const holder = new DatabaseSync(house.file);
    holder.exec("BEGIN IMMEDIATE");
    await expect(library.add([entryOf("b", ["x"])])).rejects.toMatchObject({ code: "library_busy" });
    expect(await library.search({ terms: queryOf("x"), limit: 5 })).toHaveLength(1);
    holder.exec("ROLLBACK");
    holder.close();
    expect(await library.add([entryOf("b", ["x"])])).toMatchObject([{ kind: "new" }]);
    await library.close();
  });

  test("opens from a copy of the main file alone", async () => {
    await filled();
    const copy = `${house.file}.copy`;
    copyFileSync(house.file, copy);
    expect(existsSync(`${house.file}-wal`)).toBe(false);
    const database = new DatabaseSync(copy);
    expect(database.prepare("SELECT count(*) AS n FROM article").get()).toMatchObject({ n: 1 });
    database.close();
  });

  test("killed while it writes loses nothing that was acknowledged, and goes on", async () => {
    const acknowledged: string[] = [];
    for (let round = 0; round < 6; round += 1) {
      const writer = startWriter(house.file, `r${round}`, 100_000);
      await writer.first;
      await new Promise((resolve) => setTimeout(resolve, 40 + round * 60));
      writer.kill();
      await writer.ended;
      expect(writer.errors()).toBe("");
      acknowledged.push(...writer.acknowledged);
    }
    expect(acknowledged.length).toBeGreaterThan(20);
    const library = await house.open();
    await expectWhole(library, acknowledged);
    await library.add([entryOf("after", ["all well"])]);
    expect((await library.frequencies(["well"])).get("well")).toBe(1);
    await library.close();
  });

  test("written by two processes at once, from its making on, loses nothing and shows each the other's", async () => {
    const writers = ["one", "two"].map((name) => startWriter(house.file, name, 150));
    await Promise.all(writers.map(({ first }) => first));
    const watcher = await house.open();
    const seen = async (): Promise<number> => (await watcher.frequencies(["all"])).get("all") ?? 0;
    const early = await seen();
    await Promise.all(writers.map(({ ended }) => ended));
    expect(writers.map(({ errors }) => errors())).toEqual(["", ""]);
    const ids = writers.flatMap((writer) => writer.acknowledged);
    expect(ids).toHaveLength(300);
    expect(await seen()).toBeGreaterThanOrEqual(early);
    await expectWhole(watcher, ids);
    await watcher.close();
    const fresh = await house.open();
    await expectWhole(fresh, ids);
    await fresh.close();
  });
});
