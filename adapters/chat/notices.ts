import { z } from "zod";

import type { JobHandler, Ledger, Now, Reply } from "../../src/index.ts";
import { type Platform, platformOf, toPosts } from "./platform.ts";

const NOTICE_JOB = "notice";

const payloadSchema = z.object({ place: z.string(), text: z.string() });

/** Something to tell a person once: `key` is what makes it once. */
export type Notice = { key: string; place: string; text: string };

/** Notes it; it is said when the platform is there. */
export async function noteNotice(ledger: Ledger, { key, place, text }: Notice, nowMs: number): Promise<void> {
  const payload = JSON.stringify({ place, text });
  await ledger.note({ key: `notice:v1:${key}`, kind: NOTICE_JOB, payload, readyAtMs: nowMs }, nowMs);
}

/** Says notices, each once. */
export function createNoticeJob({ platforms, now }: { platforms: () => readonly Platform[]; now: Now }): JobHandler {
  return {
    kind: NOTICE_JOB,
    prepare: async ({ key, payload }) => {
      const { place, text } = payloadSchema.parse(JSON.parse(payload));
      const platform = platformOf(place, platforms());
      if (platform === undefined)
        return { kind: "later", readyAtMs: now().getTime() + 60_000, reason: "the platform is not connected" };
      const bodies = await platform.renderReply(plainReply(text), { place, facts: "null" });
      return { kind: "posts", posts: toPosts(bodies, { jobKey: key, place, effects: [] }) };
    },
  };
}

const plainReply = (text: string): Reply => ({
  kind: "card",
  language: "en",
  visibility: "public",
  intent: { kind: "status" },
  contextLine: "",
  blocks: [{ kind: "lines", heading: null, lines: [{ text, cites: [], status: null, superseded: null }] }],
  sources: [],
  next: [],
});
