import type { ModalView } from "@slack/types";

import {
  type Bot,
  type Desk,
  intentText,
  type Ledger,
  type Log,
  type Now,
  type Subscription,
} from "../../src/index.ts";
import type { Inbox } from "../chat/inbox.ts";
import type { createRateLimit } from "../chat/rate-limit.ts";
import { type Asking, askingEvent } from "./asking.ts";
import { type Handled, NOTHING } from "./handled.ts";
import type { Home } from "./home.ts";
import { intentOf } from "./intent-value.ts";
import type { People } from "./people.ts";
import { digestModal } from "./render/index.ts";
import { rateText } from "./texts.ts";

export type InteractionDeps = {
  inbox: Pick<Inbox, "take">;
  bot: () => Promise<Bot>;
  desk: () => Promise<Desk>;
  ledger: Ledger;
  people: People;
  /** Whether somebody may set up digests and settings. */
  mayManage: (team: string, user: string) => Promise<boolean>;
  limit: ReturnType<typeof createRateLimit>;
  /** Opens a form; the trigger is good for 3 s. */
  open: (team: string, trigger: string, view: ModalView) => Promise<void>;
  sendNow: (subscription: Subscription) => Promise<void>;
  home: Home;
  wake: () => void;
  now: Now;
  log: Log;
};

/** Puts it into the inbox, unless somebody asks too much: then they are told. */
export async function ask(asking: Asking, { inbox, limit, wake }: InteractionDeps): Promise<Handled> {
  const event = askingEvent(asking);
  const admission = limit(event.message.author, event.message.place);
  if (admission.kind === "ignored") return NOTHING;
  if (admission.kind === "refused") return { answer: { kind: "say", text: rateText(admission.retryAfterMs, null) } };
  if (await inbox.take(event)) wake();
  return NOTHING;
}

/** Nothing to say, a form to show. */
export const opening = (after: () => Promise<void>): Handled => ({ answer: { kind: "nothing" }, after });

type DigestOpening = { team: string; user: string; channel: string | null; trigger: string; meta: string };

/** The form for a digest, in the zone of who opens it. */
export function openDigest({ team, user, channel, trigger, meta }: DigestOpening, deps: InteractionDeps): Handled {
  return opening(async () => {
    const { timeZone } = await deps.people(team, user);
    await deps.open(team, trigger, digestModal({ meta, channel, zone: timeZone ?? "UTC" }));
  });
}

/** The text that asks for what a button carries; null when it carries nothing we know. */
export function textOfValue(value: string): string | null {
  const intent = intentOf(value);
  return intent === null ? null : intentText(intent);
}
