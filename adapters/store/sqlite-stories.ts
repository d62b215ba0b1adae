import type { DatabaseSync } from "node:sqlite";
import type { StoryEntry, StoryLink, StoryRecord, StoryShelf } from "../../src/index.ts";
import { integerOf, numberOf, textOf, textOrNullOf } from "./sqlite-row.ts";
import type { Row } from "./sqlite-row.ts";

/** Articles looked at per key, newest first; a key with more says nothing. */
const ARTICLES_PER_KEY_MAX = 200;
/** The day of articles whose day is not known. */
const UNDATED = 0;
/** No article has this day. */
const NO_DAY = -1;
const DAY_MAX = 10_000_000;

/** Reading and writing the rows of the stories; the caller holds the transaction. */
export type StoryRows = {
  /** The ids of articles that wait, after one of them; only those among some when these are given. */
  waiting: (page: { after: string | null; among: readonly string[] | null; limit: number }) => string[];
  /** Makes those wait again that another version of the analysis read. */
  expire: (version: number) => void;
  keep: (entry: StoryEntry) => void;
  alike: (query: Parameters<StoryShelf["alike"]>[0]) => string[];
  link: (link: StoryLink) => void;
  linksOf: (articleIds: readonly string[]) => StoryLink[];
  assign: (member: Parameters<StoryShelf["assign"]>[0][number]) => void;
  record: (articleId: string) => StoryRecord | null;
  storiesOf: (articleIds: readonly string[]) => Map<string, string>;
  members: (storyId: string) => StoryRecord[];
  list: (after: string, limit: number) => StoryRecord[];
  /** The same of stories with an article of a day or later, or an undated one. */
  listSince: (since: number, after: string, limit: number) => StoryRecord[];
  /** Everything about the article of a row goes, also its waiting. */
  remove: (row: number) => void;
};

/** Prepares the statements over the tables `story…` of the schema. */
export function createStoryRows(database: DatabaseSync): StoryRows {
  const waiting = database.prepare(
    "SELECT id FROM story_waiting AS w JOIN article AS a ON a.row = w.article WHERE w.article > coalesce((SELECT row FROM article WHERE id = ?), 0) ORDER BY w.article LIMIT ?",
  );
  const waitingAmong = database.prepare(
    `SELECT a.id FROM json_each(?) AS of JOIN article AS a ON a.id = of.value JOIN story_waiting AS w ON w.article = a.row
     WHERE a.row > coalesce((SELECT row FROM article WHERE id = ?), 0) ORDER BY a.row LIMIT ?`,
  );
  const expire = database.prepare("INSERT OR IGNORE INTO story_waiting SELECT article FROM story WHERE version <> ?");
  const assign = database.prepare("UPDATE story SET story = ? WHERE article = (SELECT row FROM article WHERE id = ?)");
  const settle = database.prepare(
    "DELETE FROM story_waiting WHERE article = (SELECT row FROM article WHERE id = ? AND content_hash = ?)",
  );
  const records = "SELECT a.id, s.story, s.traits FROM story AS s JOIN article AS a ON a.row = s.article";
  const record = database.prepare(`${records} WHERE a.id = ?`);
  const storiesOf = database.prepare(
    `SELECT a.id, s.story FROM json_each(?) AS of JOIN article AS a ON a.id = of.value JOIN story AS s ON s.article = a.row
     WHERE s.story IS NOT NULL`,
  );
  const members = database.prepare(`${records} WHERE s.story = ? ORDER BY a.id`);
  const list = database.prepare(`${records} WHERE a.id > ? ORDER BY a.id LIMIT ?`);
  const listSince = database.prepare(
    `${records} WHERE a.id > ?2 AND s.story IN (SELECT story FROM story WHERE day >= ?1 OR day = ${UNDATED})
     ORDER BY a.id LIMIT ?3`,
  );
  return {
    waiting: ({ after, among, limit }) => {
      const rows = among === null ? waiting.all(after, limit) : waitingAmong.all(JSON.stringify(among), after, limit);
      return rows.map((row) => textOf(row, "id"));
    },
    expire: (version) => void expire.run(version),
    ...entryRows(database),
    ...linkRows(database),
    alike: lookUp(database),
    assign: ({ articleId, storyId, contentHash }) => {
      assign.run(storyId, articleId);
      if (contentHash !== null) settle.run(articleId, contentHash);
    },
    record: (articleId) => {
      const row = record.get(articleId);
      return row === undefined ? null : recordOf(row);
    },
    storiesOf: (articleIds) =>
      new Map(storiesOf.all(JSON.stringify(articleIds)).map((row) => [textOf(row, "id"), textOf(row, "story")])),
    members: (storyId) => members.all(storyId).map(recordOf),
    list: (after, limit) => list.all(after, limit).map(recordOf),
    listSince: (since, after, limit) => listSince.all(since, after, limit).map(recordOf),
  };
}

const recordOf = (row: Row): StoryRecord => ({
  articleId: textOf(row, "id"),
  storyId: textOrNullOf(row, "story"),
  traits: textOf(row, "traits"),
});

function entryRows(database: DatabaseSync): Pick<StoryRows, "keep" | "remove"> {
  const rowOf = database.prepare("SELECT row FROM article WHERE id = ? AND content_hash = ?");
  const before = database.prepare("SELECT day, keys FROM story WHERE article = ?");
  const put = database.prepare(
    `INSERT INTO story (article, version, story, day, keys, traits) VALUES (?, ?, NULL, ?, ?, ?)
     ON CONFLICT (article) DO UPDATE SET version = excluded.version, day = excluded.day, keys = excluded.keys, traits = excluded.traits`,
  );
  const putKey = database.prepare("INSERT OR IGNORE INTO story_key VALUES (?, ?, ?)");
  const removeKey = database.prepare("DELETE FROM story_key WHERE key = ? AND day = ? AND article = ?");
  const removeLinks = database.prepare("DELETE FROM story_link WHERE a = ? OR b = ?");
  const removeStory = database.prepare("DELETE FROM story WHERE article = ?");
  const removeWaiting = database.prepare("DELETE FROM story_waiting WHERE article = ?");
  const clear = (row: number): void => {
    removeLinks.run(row, row);
    const old = before.get(row);
    if (old === undefined) return;
    for (const key of keysOf(textOf(old, "keys"))) removeKey.run(key, integerOf(old, "day"), row);
  };
  return {
    keep: ({ articleId, contentHash, version, day, keys, traits }) => {
      const found = rowOf.get(articleId, contentHash);
      if (found === undefined) return;
      const row = integerOf(found, "row");
      clear(row);
      put.run(row, version, day, keys.join(" "), traits);
      for (const key of keys) putKey.run(key, day, row);
    },
    remove: (row) => {
      clear(row);
      removeStory.run(row);
      removeWaiting.run(row);
    },
  };
}

const keysOf = (joined: string): number[] => joined.split(" ").filter(Boolean).map(Number);

function linkRows(database: DatabaseSync): Pick<StoryRows, "link" | "linksOf"> {
  const put = database.prepare(
    `INSERT OR REPLACE INTO story_link SELECT min(a.row, b.row), max(a.row, b.row), ?, ? FROM article AS a, article AS b
     WHERE a.id = ? AND b.id = ?`,
  );
  const links = `SELECT a.id AS a, b.id AS b, points, because FROM story_link AS l
    JOIN article AS a ON a.row = l.a JOIN article AS b ON b.row = l.b`;
  const of = database.prepare(
    `WITH wanted AS MATERIALIZED (SELECT row FROM json_each(?1) AS w JOIN article AS a ON a.id = w.value)
     ${links} WHERE l.a IN wanted
     UNION ALL ${links} WHERE l.b IN wanted AND l.a NOT IN wanted`,
  );
  return {
    link: ({ a, b, points, because }) => void put.run(points, because, a, b),
    linksOf: (articleIds) => of.all(JSON.stringify(articleIds)).map(linkOf),
  };
}

const linkOf = (row: Row): StoryLink => ({
  a: textOf(row, "a"),
  b: textOf(row, "b"),
  points: numberOf(row, "points"),
  because: textOf(row, "because"),
});

/** Counts the keys each article shares; the most first, equal ones by id. All keys are one statement: a row for each would cost more than the look-up. */
function lookUp(database: DatabaseSync): StoryRows["alike"] {
  const ofDays = (from: string, to: string): string =>
    `SELECT group_concat(article, ' ') AS articles FROM (SELECT article FROM story_key
     WHERE key = k.value AND day BETWEEN ${from} AND ${to} ORDER BY day DESC LIMIT ${ARTICLES_PER_KEY_MAX})`;
  const byKeys = database.prepare(
    `SELECT group_concat(concat_ws(' ', (${ofDays("?2", "?3")}), (${ofDays("?4", "?4")})), ' ') AS articles
     FROM json_each(?1) AS k`,
  );
  const idOf = database.prepare("SELECT id FROM article WHERE row = ?");
  const rowOf = database.prepare("SELECT row FROM article WHERE id = ?");
  return ({ articleId, keys, days, limit }) => {
    const self = rowOf.get(articleId);
    // Without days all are looked through at once, the undated too.
    const range = days === null ? [UNDATED, DAY_MAX, NO_DAY] : [days.from, days.to, UNDATED];
    const found = byKeys.get(JSON.stringify(keys), ...range);
    const shared = countsIn(found === undefined ? "" : (textOrNullOf(found, "articles") ?? ""));
    if (self !== undefined) shared.delete(integerOf(self, "row"));
    const most = [...shared].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, limit);
    return most.flatMap(([row]) => {
      const article = idOf.get(row);
      return article === undefined ? [] : [textOf(article, "id")];
    });
  };
}

function countsIn(joined: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const each of joined.split(" ")) {
    if (each === "") continue;
    const article = Number(each);
    counts.set(article, (counts.get(article) ?? 0) + 1);
  }
  return counts;
}
