import type { PostOutcome } from "../../../src/index.ts";

/** Discord's codes that are about the place: nothing can be posted there until somebody changes that. Source: discord.com/developers/docs/topics/opcodes-and-status-codes */
const PLACE_CODES: ReadonlyMap<number, string> = new Map([
  [10003, "the channel is gone"],
  [10004, "the server is gone"],
  [40067, "the forum wants a tag and none fits"],
  [50001, "the bot does not see the channel"],
  [50007, "this person takes no direct messages"],
  [50008, "the channel takes no messages"],
  [50013, "the bot lacks a permission there"],
  [50024, "the channel is of another kind now"],
  [50083, "the thread is closed for good"],
  [50278, "this person shares no server with the bot"],
  [160006, "the server has as many open threads as it may"],
]);

/** Only about pace. */
const PACE_CODES: ReadonlySet<number> = new Set([20016, 20022, 20026, 20028, 20029, 40062, 40094]);
const PACE_WAIT_MS = 30_000;

/** Same key sent again after the message was deleted: it was posted once, and somebody did not want it. */
export const UNKNOWN_MESSAGE = 10008;
export const THREAD_ARCHIVED = 50083;
export const NO_HISTORY = 160002;
export const THREAD_EXISTS = 160004;
/** Another process, or an earlier delivery of the same, has answered the interaction. */
export const ALREADY_ANSWERED = 40060;
/** The interaction is not known, or no longer: 15 minutes are over. */
export const INTERACTION_GONE: ReadonlySet<number> = new Set([10062, 10015, 50027]);

/** What a refusal of Discord's means for a post. */
export function refusal({
  status,
  code,
  retryAfterMs,
}: {
  status: number;
  code: number;
  retryAfterMs: number | null;
}): PostOutcome {
  if (PACE_CODES.has(code)) return { kind: "later", retryAfterMs: retryAfterMs ?? PACE_WAIT_MS };
  const gone = PLACE_CODES.get(code);
  if (gone !== undefined) return { kind: "refused", blame: "place", reason: gone };
  if (status === 401) return { kind: "later", retryAfterMs: PACE_WAIT_MS };
  const reason = `Discord refuses it: ${status} ${code}`;
  return { kind: "refused", blame: status === 403 || status === 404 ? "place" : "post", reason };
}
