import { describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import {
  type Chat,
  createWorker,
  type JobHandler,
  type Ledger,
  type OutgoingPost,
  type PostOutcome,
} from "../../src/index.ts";

const NOW = Date.parse("2026-11-23T09:00:00Z");

type Sent = { key: string; body: string };

/** A worker over a fresh ledger; `answer` is what the platform says to each post, in turn the last one for ever. */
async function desk(answer: (post: OutgoingPost, nth: number) => PostOutcome, prepare?: JobHandler["prepare"]) {
  const ledger: Ledger = await createSqliteLedger({ file: ":memory:" });
  const sent: Sent[] = [];
  const ended: string[] = [];
  const logged: string[] = [];
  let nowMs = NOW;
  const chat: Chat = {
    name: "test",
    sameKeyMs: 0,
    post: async (post) => {
      const outcome = answer(post, sent.length);
      sent.push({ key: post.key, body: post.body });
      return outcome;
    },
    find: async () => ({ kind: "absent" }),
  };
  const post = (n: number): OutgoingPost => ({
    key: `k${n}`,
    place: "test:1",
    edits: null,
    body: `part ${n + 1}`,
    effects: [],
  });
  const handler: JobHandler = {
    kind: "digest",
    prepare: prepare ?? (async () => ({ kind: "posts", posts: [0, 1, 2].map(post) })),
    ended: async (job, end) => void ended.push(`${job.key} ${end.state}`),
  };
  const worker = createWorker({
    ledger,
    chatOf: () => chat,
    handlers: [handler],
    now: () => new Date(nowMs),
    log: (level, event) => void logged.push(`${level} ${event}`),
  });
  return {
    ledger,
    sent,
    ended,
    logged,
    note: (key: string) => ledger.note({ key, kind: "digest", payload: "{}", readyAtMs: nowMs }, nowMs),
    pass: (ms: number) => void (nowMs += ms),
    work: () => worker.workOff(),
  };
}

describe("a digest whose posts are not all taken", () => {
  test("SCH-12 goes on after a part that is refused, and is partial with the reason", async () => {
    const here = await desk((post) =>
      post.body === "part 2"
        ? { kind: "refused", blame: "post", reason: "invalid_blocks" }
        : { kind: "posted", messageId: post.key },
    );
    await here.note("d");
    await here.work();
    expect(here.sent.map(({ body }) => body)).toEqual(["part 1", "part 2", "part 3"]);
    expect(await here.ledger.job("d")).toMatchObject({ state: "partial", reason: "invalid_blocks" });
    await here.work();
    expect(here.sent).toHaveLength(3);
  });

  test("SW-14 stops at a place that cannot be posted to, and tells whoever looks after it", async () => {
    const here = await desk(() => ({ kind: "refused", blame: "place", reason: "is_archived" }));
    await here.note("d");
    await here.work();
    expect(here.sent).toHaveLength(1);
    expect(here.ended).toEqual(["d skipped"]);
    expect(await here.ledger.job("d")).toMatchObject({ state: "skipped", reason: "is_archived" });
  });

  test("SW-06 waits as long as the platform asks, and at least a second", async () => {
    let isBusy = true;
    const here = await desk((post) =>
      isBusy ? { kind: "later", retryAfterMs: 0 } : { kind: "posted", messageId: post.key },
    );
    await here.note("d");
    await here.work();
    await here.work();
    expect(here.sent).toHaveLength(1);
    isBusy = false;
    here.pass(1_000);
    await here.work();
    expect(here.sent.map(({ body }) => body)).toEqual(["part 1", "part 1", "part 2", "part 3"]);
  });

  test("what may have been posted is looked for before it is sent again, and given up after a day of not knowing", async () => {
    const here = await desk(
      () => ({ kind: "unknown", reason: "the connection broke" }),
      async () => ({
        kind: "posts",
        posts: [{ key: "k", place: "test:1", edits: null, body: "x", effects: [] }],
      }),
    );
    await here.note("d");
    await here.work();
    expect(here.sent).toHaveLength(1);
    // A minute later it is looked for, found absent, and sent once more.
    here.pass(60_000);
    await here.work();
    expect(here.sent).toHaveLength(2);
  });
});

describe("a job that cannot be done", () => {
  test("SCH-22 is set aside after three tries, with an alarm, and the others run", async () => {
    const here = await desk(
      (post) => ({ kind: "posted", messageId: post.key }),
      async (job) => {
        if (job.key === "poison") throw new Error("it always throws");
        return { kind: "posts", posts: [{ key: job.key, place: "test:1", edits: null, body: job.key, effects: [] }] };
      },
    );
    await here.note("poison");
    await here.note("well");
    for (let n = 0; n < 6; n += 1) {
      await here.work();
      here.pass(3_600_000);
    }
    expect(await here.ledger.job("poison")).toMatchObject({ state: "quarantined" });
    expect(here.sent.map(({ body }) => body)).toEqual(["well"]);
    expect(here.logged).toContain("error job_quarantined");
  });

  test("waits while its platform is not connected, and does not count that as a failure", async () => {
    const ledger = await createSqliteLedger({ file: ":memory:" });
    let nowMs = NOW;
    let chat: Chat | undefined;
    const said: string[] = [];
    const worker = createWorker({
      ledger,
      chatOf: () => chat,
      handlers: [
        {
          kind: "digest",
          prepare: async () => ({
            kind: "posts",
            posts: [{ key: "k", place: "test:1", edits: null, body: "x", effects: [] }],
          }),
        },
      ],
      now: () => new Date(nowMs),
      log: () => {},
    });
    await ledger.note({ key: "d", kind: "digest", payload: "{}", readyAtMs: nowMs }, nowMs);
    for (let n = 0; n < 10; n += 1) {
      await worker.workOff();
      nowMs += 60_000;
    }
    chat = {
      name: "test",
      sameKeyMs: 0,
      post: async ({ body }) => ({ kind: "posted", messageId: String(said.push(body)) }),
      find: async () => ({ kind: "absent" }),
    };
    await worker.workOff();
    expect([said, (await ledger.job("d"))?.state]).toEqual([["x"], "done"]);
  });
});

test("SCH-21 sending now twice sends once, and the digest does not come again at its hour", async () => {
  const { createDigestWorld } = await import("../fixtures/digest-world.ts");
  const { sendNow } = await import("../../src/digest/planner.ts");
  const { readSubscription } = await import("../../src/digest/subscription.ts");
  const world = await createDigestWorld("2026-11-02T06:00:00Z");
  await world.subscribe({ ifEmpty: "one line" });
  const kept = readSubscription((await world.ledger.get("subscription", "s1")) ?? "");
  if (kept === null) throw new Error("the subscription should be there");
  world.goTo("2026-11-02T08:00:00Z");
  expect([await sendNow(world.ledger, kept, world.now()), await sendNow(world.ledger, kept, world.now())]).toEqual([
    true,
    false,
  ]);
  await world.tick();
  world.goTo("2026-11-02T09:00:05Z");
  await world.tick();
  expect(world.shown).toHaveLength(1);
  await world.close();
});
