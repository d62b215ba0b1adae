import { createHash } from "node:crypto";

import { z } from "zod";

import { bugReply, type JobHandler, LANGUAGES, type Language, type Ledger, type Now } from "../../src/index.ts";
import { type Platform, platformOf, type ReplyTarget, toPosts } from "./platform.ts";

const BUG_JOB = "bug";
const REFERENCE_CHARS = 8;
const LATER_MS = 30_000;

const payloadSchema = z.object({
  reference: z.string(),
  language: z.enum(LANGUAGES),
  target: z.object({ place: z.string(), facts: z.string() }),
});

/** An answer that will never come: which job it was, and whom to tell. */
export type Failed = { key: string; language: Language; target: ReplyTarget };

/** Notes that who asked is to be told; told of twice it is said once. Gives the reference they see. */
export async function noteBug(ledger: Ledger, { key, language, target }: Failed, nowMs: number): Promise<string> {
  const reference = createHash("sha256").update(key).digest("hex").slice(0, REFERENCE_CHARS);
  const payload = JSON.stringify({ reference, language, target });
  await ledger.note({ key: `bug:v1:${key}`, kind: BUG_JOB, payload, readyAtMs: nowMs }, nowMs);
  return reference;
}

/** Says to who asked alone that something went wrong, where the platform shows them still that it is being worked on. */
export function createBugJob({ platforms, now }: { platforms: () => readonly Platform[]; now: Now }): JobHandler {
  return {
    kind: BUG_JOB,
    prepare: async ({ key, payload }) => {
      const { reference, language, target } = payloadSchema.parse(JSON.parse(payload));
      const platform = platformOf(target.place, platforms());
      if (platform === undefined)
        return { kind: "later", readyAtMs: now().getTime() + LATER_MS, reason: "the platform is not connected" };
      const bodies = await platform.renderReply(bugReply(reference, language), target);
      return { kind: "posts", posts: toPosts(bodies, { jobKey: key, place: target.place, effects: [] }) };
    },
  };
}
