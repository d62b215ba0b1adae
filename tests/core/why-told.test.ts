import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { createSqliteLibrary } from "../../adapters/store/sqlite.ts";
import { createBot, type Bot } from "../../src/bot.ts";
import type { DigestStoryView } from "../../src/commands/digest-view.ts";
import { viewRecord } from "../../src/commands/kept-views.ts";
import { toldRecord } from "../../src/digest/told.ts";
import type { Ledger, Library, SourceDesk } from "../../src/ports.ts";
import type { Reply, Visit } from "../../src/types.ts";
import { blocksOf } from "../fixtures/conversation.ts";

const now = (): Date => new Date("2026-11-24T12:00:00.000Z");
const URL_A = "https://news.example/h20-licence";
const URL_B = "https://wire.example/h20-licence";
const TEXT =
  "Nvidia received a licence to sell 40,000 H20 chips to Tencent in China, the commerce department said on Monday.";

let library: Library;
let ledger: Ledger;
let bot: Bot;
const seen: Awaited<ReturnType<SourceDesk["pageAt"]>>[] = [];
const sources: SourceDesk = {
  list: async () => [],
  add: async () => ({ kind: "refused", why: "other", reason: "" }),
  mute: async () => null,
  unmute: async () => null,
  remove: async () => false,
  test: async () => ({ kind: "refused", why: "other", reason: "" }),
  pageAt: async () => seen[0] ?? null,
};
beforeEach(async () => {
  seen.length = 0;
  library = await createSqliteLibrary({ file: ":memory:", log: () => {}, now });
  ledger = await createSqliteLedger({ file: ":memory:" });
  bot = createBot({ library, now, log: () => {}, ledger: async () => ledger, sources: async () => sources });
  await bot.import([tell(URL_A, "Herald", "2026-11-23T08:00:00Z"), tell(URL_B, "Wire", "2026-11-23T11:00:00Z")]);
});
afterEach(async () => {
  await ledger.close();
  await library.close();
});

const tell = (url: string, outlet: string, published: string) => ({
  where: url,
  input: { url, title: "Nvidia may sell 40,000 H20 chips to Tencent", outlet, lang: "en", published, text: TEXT },
});

const visit: Visit = {
  author: "u1",
  place: "slack:T1/C1",
  placeName: "#hw",
  ownPlace: "slack:T1/U1",
  timeZone: null,
  mayAdminister: false,
};
const why = (question: string, more: Partial<Visit> = {}): Promise<Reply> =>
  bot.run({ kind: "why", question }, { language: "en", visibility: "public", visit: { ...visit, ...more } });

const textOf = (reply: Reply): string =>
  blocksOf(reply)
    .flatMap((block) => {
      if (block.kind === "lines") return [block.heading ?? "", ...block.lines.map(({ text }) => text)];
      if (block.kind === "title") return [block.text, block.note ?? ""];
      if (block.kind === "table") return [block.caption];
      return block.kind === "notice" ? [block.text] : [];
    })
    .join("\n");

type Wish = { id?: string; filterText?: string; createdAt?: string; isPaused?: boolean; place?: string };
async function digest({ id = "d-1", ...wish }: Wish = {}): Promise<void> {
  const desk = bot.desk(ledger);
  const usual = { place: "slack:T1/C1", time: "09:00", zone: "UTC", createdAt: "2026-11-20T00:00:00Z" };
  const plan = desk.planSubscription({ ...usual, id, ...wish });
  if (plan.kind === "refused") throw new Error(JSON.stringify(plan));
  await desk.keepSubscription(plan.subscription);
}

async function told(articles: readonly string[], job = "digest:v1:d-1:2026-11-24"): Promise<string> {
  const [story] = await bot.stories();
  const one = { articles, status: "reported", lastToldOn: "2026-11-24", interests: [], job, kind: "new" } as const;
  await ledger.put([toldRecord("slack:T1/C1", story?.id ?? "", one)]);
  return story?.id ?? "";
}
const articleIds = async (): Promise<string[]> =>
  (await bot.stories()).flatMap(({ articles }) => articles.map(({ articleId }) => articleId));

const storyView = (storyId: string): DigestStoryView => ({
  storyId,
  kind: "new",
  kindLabel: null,
  title: "Nvidia may sell 40,000 H20 chips to Tencent",
  status: "reported",
  meta: "2 independent of 2",
  news: null,
  quote: "Nvidia received a licence",
  quoteLanguage: null,
  sources: [],
  because: [],
  correction: null,
});

describe("why of a link or an id", () => {
  test("says why two reports are one story, by the story's id, and an article's address or id", async () => {
    const [story] = await bot.stories();
    const [id = ""] = await articleIds();
    const said = await Promise.all([story?.id ?? "", URL_A, URL_B, id].map((pointer) => why(pointer)));
    for (const reply of said) {
      expect(reply.visibility).toBe("private");
      expect(textOf(reply)).toMatch(/^Why this was told, or not\nNvidia may sell 40,000 H20/);
      expect(textOf(reply)).toMatch(/Wire with Herald: /);
      expect(textOf(reply)).toContain("No digest is posted here");
    }
  });

  test("says when and by what it was told here, and nothing of other places", async () => {
    await digest();
    await told(await articleIds());
    expect(textOf(await why(URL_A))).toMatch(
      /Told here on 24 Nov 2026, by digest:v1:d-1:2026-11-24\nNot again in d-1: nothing new in it since 24 Nov 2026/,
    );
    expect(textOf(await why(URL_A, { place: "slack:T1/C2" }))).not.toContain("d-1");
  });

  test.each<[string, Wish, RegExp]>([
    ["the filter lets other things through", { filterText: "Intel" }, /Not in d-1: it holds only .*Intel/],
    ["it is from before the digest", { createdAt: "2026-11-24T11:00:00Z" }, /Not in d-1: its reports are older/],
    ["the digest rests", { isPaused: true }, /d-1 rests\./],
    ["it is still to come", {}, /News for d-1: it comes with the next one/],
  ])("says that it was not told where %s", async (_name, wish, expected) => {
    await digest(wish);
    expect(textOf(await why(URL_A))).toMatch(expected);
  });

  test("says that a digest does not look back that far", async () => {
    const old = { url: "https://old.example/a", published: "2026-10-01", title: "Arm leases a hall in Reading" };
    const text = "Arm leases a hall in Reading for 12 years, the town said.";
    await bot.import([{ where: "old", input: { ...old, outlet: "Old", lang: "en", text } }]);
    await digest({ createdAt: "2026-09-01T00:00:00Z" });
    const said = textOf(await why(old.url));
    expect(said).toContain("Not in d-1 any more: the digest looks back two weeks");
    expect(said).toContain("One report so far");
  });

  test("says which watch told of it, to whose watch it is", async () => {
    const [id = ""] = await articleIds();
    const plan = bot.desk(ledger).planWatch({
      id: "w-1",
      place: "slack:T1/U1",
      owner: "u1",
      text: "H20 licences",
      language: "en",
    });
    if (plan.kind === "plan") await bot.desk(ledger).keepWatch(plan.watch);
    const key = `watch:v1:w-1:${id}`;
    await ledger.note({ key, kind: "alert", payload: "{}", readyAtMs: 0 }, 0);
    for (const pointer of [URL_A, key])
      expect(textOf(await why(pointer))).toContain("Told because of the watch “H20 licences”");
    expect(textOf(await why(URL_A, { author: "u2" }))).not.toContain("H20 licences");
    expect(textOf(await why(key, { author: "u2" }))).toMatch(/^I keep nothing of this here/);
  });

  test("says what came of a digest, and what was told in it, in its own channel", async () => {
    await digest();
    const key = "digest:v1:d-1:2026-11-24";
    await ledger.note({ key, kind: "digest", payload: "{}", readyAtMs: 0 }, now().getTime());
    // Told on, and updated by, the next day's digest: Monday's still told it.
    const story = await told(await articleIds(), "digest:v1:d-1:2026-11-25");
    await ledger.put([viewRecord(key, { title: "Digest", note: "", footer: [], stories: [storyView(story)] })]);
    const said = textOf(await why(key));
    expect(said).toContain("The digest of 24 Nov 2026: open");
    expect(said).toContain(`(${story})`);
    expect(textOf(await why(key, { place: "slack:T1/C2" }))).toMatch(/^I keep nothing of this here/);
  });

  test("says why there is no article at an address", async () => {
    const address = "https://nowhere.example/x";
    expect(textOf(await why(address))).toMatch(/no article from this address.*\nNo followed source has named it/s);
    seen.push({ sourceId: "tomshardware", text: "waiting", seenAt: "2026-11-24T08:00:00Z" });
    expect(textOf(await why(address))).toContain(
      "tomshardware named it on 24 Nov 2026; its page could not be read yet",
    );
    seen[0] = { sourceId: "tomshardware", text: "none", seenAt: "2026-11-24T08:00:00Z" };
    expect(textOf(await why(address))).toContain("its page gave no article");
  });

  const answered = async (visibility: string): Promise<void> => {
    const message = { text: "Can Nvidia sell H20 chips since 2w?", author: "u1", place: "slack:T1/C1", visibility };
    const key = "answer:v1:slack:E1";
    await ledger.note({ key, kind: "answer", payload: JSON.stringify({ message }), readyAtMs: 0 }, now().getTime());
    const claim = await ledger.claim({ kinds: ["answer"], nowMs: 1, leaseMs: 1_000 });
    if (claim === null) throw new Error("no job");
    const post = { key: "p", place: "slack:T1/C1/1700000000.000100", edits: null, body: "{}", effects: [] };
    await ledger.freeze(claim, [post]);
    await ledger.begin(claim, 0, { nowMs: 1, leaseMs: 1_000 });
    await ledger.record(claim, 0, { state: "posted", messageId: "1700000000.000100" });
  };
  const LINK = "https://acme.slack.com/archives/C1/p1700000000000100?thread_ts=1700000000.000100&cid=C1";

  test("of an answer's id or the link to its message explains the answer, to whoever saw it", async () => {
    await answered("public");
    for (const pointer of ["answer:v1:slack:E1", LINK]) {
      const said = textOf(await why(pointer, { author: "u2" }));
      expect(said).toMatch(/^Why this answer\nCan Nvidia sell H20 chips\?/);
    }
    expect(textOf(await why(LINK, { place: "slack:T1/C2" }))).toMatch(/^I keep nothing of this here/);
  });

  test("of an answer for one alone explains it to nobody else", async () => {
    await answered("private");
    expect(textOf(await why(LINK))).toMatch(/^Why this answer/);
    expect(textOf(await why(LINK, { author: "u2" }))).toMatch(/^I keep nothing of this here/);
    expect(textOf(await why("https://discord.com/channels/1/2/3"))).toMatch(/^I keep nothing of this here/);
  });
});
