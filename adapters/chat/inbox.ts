import { z } from "zod";

import {
  answerRecords,
  type Bot,
  type ClaimedJob,
  type JobEnd,
  type JobHandler,
  type Ledger,
  localeLanguage,
  type Log,
  lookRecords,
  type Message,
  type Now,
  parseIntent,
  type Preparation,
  type Reply,
} from "../../src/index.ts";
import { noteBug } from "./bug-job.ts";
import { type Platform, platformOf, type ReplyTarget, toPosts } from "./platform.ts";
import { turnsOf, withTurn } from "./threads.ts";
import type { Turns } from "./turns.ts";

/** The kind of job an answer is. */
const ANSWER_JOB = "answer";

/** Something that was said to the bot. `id` is the platform's own, the same for every time it is delivered. */
export type InboxEvent = { platform: string; id: string; message: Message; target: ReplyTarget };

export type Inbox = {
  /** Notes it; false when it was noted before, whatever became of it. Once this has answered the event is not lost. */
  take: (event: InboxEvent) => Promise<boolean>;
  handler: JobHandler;
};

const payloadSchema = z.object({
  platform: z.string(),
  message: z.object({
    text: z.string(),
    author: z.string(),
    door: z.enum(["terminal", "slack", "discord"]),
    place: z.string(),
    thread: z.string().nullable(),
    locale: z.string().nullable(),
    timeZone: z.string().nullable(),
    visibility: z.enum(["public", "private"]),
  }),
  target: z.object({ place: z.string(), facts: z.string() }),
});

export type InboxDeps = {
  ledger: Ledger;
  bot: () => Promise<Bot>;
  platforms: () => readonly Platform[];
  now: Now;
  /** Adds what only the platform can do itself: "share", "forget me". Null for what goes to the bot. */
  own?: (message: Message) => Promise<Reply | null>;
  /** Lets what comes in go first; without it answers are made as they are asked for. */
  turns?: Turns;
  log?: Log;
};

/** Everything that is asked goes through here: noted first, answered once, after a crash as well. */
export function createInbox({ ledger, bot, platforms, now, own, turns, log }: InboxDeps): Inbox {
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => (turns === undefined ? work() : turns.run(work));
  const withoutTurn = <T>(work: () => Promise<T>): Promise<T> => work();
  const prepare = async (job: ClaimedJob): Promise<Preparation> => {
    const { message: noted, target } = payloadSchema.parse(JSON.parse(job.payload));
    const platform = platformOf(target.place, platforms());
    if (platform === undefined) return { kind: "later", readyAtMs: now().getTime() + 30_000, reason: "not connected" };
    const message = platform.complete === undefined ? noted : await platform.complete(noted, target);
    if (message === null) return { kind: "skip", reason: "the question was taken back" };
    const thread = message.thread === null ? null : `${message.place}/${message.thread}`;
    const before = thread === null ? [] : await turnsOf(ledger, thread);
    const { reply, bodies } = await (asksTheWeb(message, now()) ? withoutTurn : inTurn)(async () => {
      const reply =
        (await platform.carryOut?.(message, target, before)) ??
        (await own?.(message)) ??
        (await (await bot()).reply(message, before));
      return { reply, bodies: await platform.renderReply(reply, target) };
    });
    const turn = reply.kind === "answer" ? reply.answer.turn : undefined;
    const effects = [
      ...(thread === null || turn === undefined ? [] : [withTurn(thread, before, turn)]),
      ...(await answerRecords(reply, { ledger, author: message.author, job: job.key, now: now() })),
      ...(await lookRecords(reply, { ledger, author: message.author, place: message.place, now: now() })),
    ];
    return { kind: "posts", posts: toPosts(bodies, { jobKey: job.key, place: target.place, effects }) };
  };
  return {
    take: async ({ platform, id, message, target }) => {
      turns?.cameIn();
      const nowMs = now().getTime();
      const payload = JSON.stringify({ platform, message, target });
      const noted = await ledger.note(
        { key: answerKey(platform, id), kind: ANSWER_JOB, payload, readyAtMs: nowMs },
        nowMs,
      );
      return noted === "new";
    },
    handler: { kind: ANSWER_JOB, prepare, ended: (job, end) => tellFailed(job, end, { ledger, now, log }) },
  };
}

type Failing = { ledger: Ledger; now: Now; log: Log | undefined };

/** Whoever asked is told that no answer comes: it was set aside, or the platform takes none of it. A place that is gone has nobody to tell. */
async function tellFailed({ key, payload }: ClaimedJob, end: JobEnd, { ledger, now, log }: Failing): Promise<void> {
  if (end.state !== "quarantined" && (end.state !== "skipped" || end.blame === "place")) return;
  // A question that was taken back is skipped before anything is sent.
  if (end.state === "skipped" && (await ledger.posts(key)).length === 0) return;
  const { message, target } = payloadSchema.parse(JSON.parse(payload));
  const reference = await noteBug(ledger, { key, language: localeLanguage(message.locale), target }, now().getTime());
  log?.("error", "answer_failed", { reference, key });
}

/** A site may take long to answer: nobody else waits for it. */
function asksTheWeb({ text }: Message, now: Date): boolean {
  const { intent } = parseIntent(text, now);
  return intent.kind === "source" && (intent.wish.do === "add" || intent.wish.do === "test");
}

/** What one event's answer is known by. */
export const answerKey = (platform: string, eventId: string): string => `answer:v1:${platform}:${eventId}`;
