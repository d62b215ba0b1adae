import { describe, expect, test } from "vitest";

import { createSqliteLedger } from "../../adapters/store/sqlite-ledger.ts";
import { type Chat, createWorker } from "../../src/index.ts";
import { type ChatStandIn, createChatStandIn, type Network } from "../fixtures/chat-stand-in.ts";
import { type CrashPoint, crashPoints, withCrash } from "../fixtures/crash-points.ts";
import { JOB_KEY, PARTS, threePartDigest } from "../fixtures/digest-job.ts";

const NETWORKS: readonly Network[] = ["ok", "refused", "lost", "late"];
const DOWNTIMES_MS = [1_000, 30_000, 100_000, 400_000, 4_000_000];
const START_MS = Date.parse("2026-11-23T09:00:00Z");
/** Wake-ups after which a job that is still open counts as stuck. */
const WAKE_UPS_MAX = 40;

type Case = { point: CrashPoint | null; network: Network; troubled: string; downMs: number; sameKeyMs: number };

/** One digest of three parts through one crash and one network fault; what people see in the end. */
async function run({ point, network, troubled, downMs, sameKeyMs }: Case) {
  const ledger = await createSqliteLedger({ file: ":memory:" });
  const platform = createChatStandIn({ sameKeyMs, network, troubled });
  let nowMs = START_MS;
  const chat = chatOver(platform, () => nowMs);
  await ledger.note({ key: JOB_KEY, kind: "digest", payload: "{}", readyAtMs: nowMs }, nowMs);
  let died: () => void = () => {};
  const death = new Promise<void>((resolve) => (died = resolve));
  const die = (): Promise<never> => {
    died();
    return new Promise(() => {});
  };
  const worker = (parts: { ledger: typeof ledger; chat: Chat }) =>
    createWorker({
      ledger: parts.ledger,
      chatOf: () => parts.chat,
      handlers: [threePartDigest],
      now: () => new Date(nowMs),
      log: () => {},
    });
  await Promise.race([worker(withCrash({ ledger, chat }, point, die)).workOff({ key: JOB_KEY }), death]);
  nowMs += downMs;
  for (let i = 0; i < WAKE_UPS_MAX && (await ledger.job(JOB_KEY))?.state === "open"; i += 1) {
    await worker({ ledger, chat }).workOff({ key: JOB_KEY });
    nowMs += 20_000;
  }
  const told = (await ledger.list("told")).map(({ value }) => value);
  const job = await ledger.job(JOB_KEY);
  await ledger.close();
  return { seen: platform.seen(), state: job?.state, told };
}

const chatOver = (platform: ChatStandIn, nowMs: () => number): Chat => ({
  name: "stand-in",
  sameKeyMs: platform.sameKeyMs,
  post: async (post) => platform.post(post, nowMs()),
  find: async (post) => platform.find(post.key, nowMs()),
});

function* cases(sameKeyMs: number): Generator<Case> {
  for (const point of crashPoints(PARTS.length))
    for (const network of NETWORKS)
      for (const troubled of PARTS)
        for (const downMs of DOWNTIMES_MS) yield { point, network, troubled, downMs, sameKeyMs };
}

describe("SCH-01 a digest through every crash, network fault and downtime", () => {
  test.each([
    ["with a same-key time (a nonce)", 150_000],
    ["with only a look-up", 0],
  ])("is posted exactly once on a platform %s", async (_, sameKeyMs) => {
    const wrong: unknown[] = [];
    let runs = 0;
    for (const one of cases(sameKeyMs)) {
      const outcome = await run(one);
      runs += 1;
      const isRight = ["seen", "told"].every((side) =>
        PARTS.every((part, i) => (side === "seen" ? outcome.seen : outcome.told)[i] === part),
      );
      if (!isRight || outcome.seen.length !== PARTS.length || outcome.state !== "done") wrong.push({ one, outcome });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(runs).toBe(crashPoints(3).length * 4 * 3 * 5);
  });
});
