import { createHash } from "node:crypto";

import type {
  Bot,
  Desk,
  DigestMaker,
  Language,
  Ledger,
  Log,
  Now,
  Sources,
  Story,
  Subscription,
} from "../../../src/index.ts";
import type { Inbox } from "../../chat/inbox.ts";
import type { createRateLimit } from "../../chat/rate-limit.ts";
import type { Layout } from "../render/index.ts";
import type { KnownChannel } from "../gateway/gateway.ts";
import { holds, MANAGE_GUILD } from "../permissions.ts";
import type { Rights } from "../rights.ts";
import { languageOf, text } from "../texts.ts";
import { type Interaction, userOf } from "./interaction-payload.ts";
import { type Respond, words } from "./respond.ts";

/** What everything that people do needs. */
export type IncomingDeps = {
  inbox: Pick<Inbox, "take">;
  bot: () => Promise<Bot>;
  desk: () => Promise<Desk>;
  maker: () => Promise<DigestMaker>;
  sources: () => Promise<Sources>;
  /** Stories of the library, from memory where they were looked for lately. */
  stories: () => Promise<readonly Story[]>;
  ledger: Ledger;
  respond: Respond;
  limit: ReturnType<typeof createRateLimit>;
  layout: Layout;
  /** What is known of a channel without asking; null for one that has not been told of. */
  channel: (id: string) => KnownChannel | null;
  /** What the bot may do in a channel. */
  rights: (channel: string) => Promise<Rights>;
  /** False when today's has been sent. */
  sendNow: (subscription: Subscription) => Promise<boolean>;
  /** Something was noted: it can be taken up at once. */
  wake: () => void;
  now: Now;
  log: Log;
};

/** A person, stable and not to be read back into one. */
export const authorOf = (user: string): string =>
  createHash("sha256").update(`discord:${user}`).digest("base64url").slice(0, 22);

/** The language of who uses something. */
export const readerOf = ({ locale }: Interaction): Language => languageOf(locale);

/** Whether who uses it may set up this server; where the default was changed by the server's owner it is checked here all the same. */
export const mayManage = ({ guild_id, member }: Interaction): boolean =>
  guild_id !== undefined && holds(member?.permissions, MANAGE_GUILD);

/** Whether somebody may ask more now; where not, they have been told. */
export async function isAdmitted(one: Interaction, { limit, respond, layout }: IncomingDeps): Promise<boolean> {
  const admission = limit(authorOf(userOf(one)), `discord:${one.channel_id ?? "dm"}`);
  if (admission.kind === "admitted") return true;
  const waitMs = admission.kind === "refused" ? admission.retryAfterMs : 60_000;
  const [body] = words([text("rate", readerOf(one), { s: Math.max(1, Math.ceil(waitMs / 1_000)) })], layout);
  if (body !== undefined) await respond.say(one, body);
  return false;
}

/** "Needs Manage Server." for who asked alone. */
export async function refusePermission(
  one: Interaction,
  permission: string,
  { respond, layout }: IncomingDeps,
): Promise<void> {
  const [body] = words([text("perm", readerOf(one), { permission })], layout);
  if (body !== undefined) await respond.say(one, body);
}
