import type { Ledger, PostOutcome } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { refusal } from "../rest/error-code.ts";

/** The ledger's collection of people who take no direct messages: found out by one try, and not tried again until they use `/watch`. */
const SHUT = "discord-direct-shut";
const RETRY_MS = 5_000;

/** Where a post goes, or what becomes of it without. */
export type Channel = { kind: "channel"; id: string; isOpened: boolean } | { kind: "not"; outcome: PostOutcome };

/** The conversation with a person. Asking for it twice opens one: there is nothing to be in doubt about. */
export async function directChannel(user: string, call: DiscordCall): Promise<Channel> {
  const made = await call({ method: "POST", path: "/users/@me/channels", body: { recipient_id: user } });
  const id = made.kind === "ok" ? idOf(made.data) : "";
  if (id !== "") return { kind: "channel", id, isOpened: false };
  const outcome: PostOutcome =
    made.kind === "refused"
      ? refusal(made)
      : { kind: "later", retryAfterMs: made.kind === "later" ? made.retryAfterMs : RETRY_MS };
  return { kind: "not", outcome };
}

/** A message's or channel's own id; empty where Discord gives none. */
export const idOf = (data: unknown): string =>
  typeof data === "object" && data !== null && "id" in data && typeof data.id === "string" ? data.id : "";

/** Whether nothing can be posted there until somebody changes that. */
export const isPlaceGone = (outcome: PostOutcome): boolean => outcome.kind === "refused" && outcome.blame === "place";

/** What becomes of a post to somebody who takes none. */
export const NOTHING_DIRECT: PostOutcome = {
  kind: "refused",
  blame: "place",
  reason: "this person takes no direct messages",
};

/** Whether a person was found to take no direct messages. */
export const takesNothing = async (user: string, ledger: Ledger): Promise<boolean> =>
  (await ledger.get(SHUT, user)) !== null;

export const noteTakesNothing = (user: string, ledger: Ledger): Promise<void> =>
  ledger.put([{ collection: SHUT, id: user, value: "true" }]);

/** Whether they were; from now on it is tried again. */
export async function tryAgain(user: string, ledger: Ledger): Promise<boolean> {
  const wasShut = await takesNothing(user, ledger);
  if (wasShut) await ledger.put([{ collection: SHUT, id: user, value: null }]);
  return wasShut;
}
