import type { Ledger, Now, PostOutcome } from "../../../src/index.ts";
import type { DiscordCall } from "../rest/call.ts";
import { refusal } from "../rest/error-code.ts";

/** The ledger's collection of people who take no direct messages, and since when that is known: found out by one try, and not tried again until they use `/watch`, or for so long. */
const SHUT = "discord-direct-shut";
const SHUT_MS = 30 * 86_400_000;
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
export const takesNothing = async (user: string, { ledger, now }: Noting): Promise<boolean> =>
  isHeld(await ledger.get(SHUT, user), now());

export async function noteTakesNothing(user: string, { ledger, now }: Noting): Promise<void> {
  await pruneShut({ ledger, now });
  await ledger.put([{ collection: SHUT, id: user, value: now().toISOString() }]);
}

/** Whether they were; from now on it is tried again. */
export async function tryAgain(user: string, { ledger, now }: Noting): Promise<boolean> {
  const noted = await ledger.get(SHUT, user);
  if (noted !== null) await ledger.put([{ collection: SHUT, id: user, value: null }]);
  return isHeld(noted, now());
}

/** Forgets whom nobody has tried to write to for long: a person's id is kept no longer than it is of use. */
export async function pruneShut({ ledger, now }: Noting): Promise<void> {
  const old = (await ledger.list(SHUT)).filter(({ value }) => !isHeld(value, now()));
  await ledger.put(old.map(({ id }) => ({ collection: SHUT, id, value: null })));
}

type Noting = { ledger: Ledger; now: Now };

const isHeld = (noted: string | null, now: Date): boolean =>
  noted !== null && Date.parse(noted) >= now.getTime() - SHUT_MS;
