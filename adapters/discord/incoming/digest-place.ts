import type { Language, Subscription } from "../../../src/index.ts";
import { missingFor } from "../permissions.ts";
import { readPlace } from "../place.ts";
import { text } from "../texts.ts";
import type { IncomingDeps } from "./work.ts";

/** Kinds of channels. Source: discord.com/developers/docs/resources/channel, channel types */
const ANNOUNCEMENT = 5;
export const FORUM = 15;
/** Text, announcement and forum channels: what a digest can be posted in. */
export const DIGEST_CHANNELS: readonly number[] = [0, ANNOUNCEMENT, FORUM];

/** Where a digest is to go. `type` and `permissions` as Discord told with the command; null where it did not. */
export type Wanted = {
  subscription: Subscription;
  isPublished: boolean;
  type: number | null;
  permissions: string | null;
};

/** Why a digest could not be posted there, in the reader's language; null when it can. Said when it is set up, not at nine o'clock. */
export async function placeProblem(wanted: Wanted, reader: Language, deps: IncomingDeps): Promise<string | null> {
  const { subscription, isPublished } = wanted;
  const place = readPlace(subscription.place);
  if (place?.kind !== "channel") return null;
  const known = deps.channel(place.channel);
  const type = wanted.type ?? known?.kind ?? null;
  const channel = `<#${place.channel}>`;
  const isForum = subscription.layout === "forum post";
  if (type !== null && !DIGEST_CHANNELS.includes(type)) return text("wrongChannel", reader, { channel });
  if (type !== null && type !== FORUM && isForum) return text("noForum", reader, { channel });
  if (type === FORUM && !isForum) return text("onlyForum", reader, { channel });
  if (type !== null && type !== ANNOUNCEMENT && isPublished) return text("noFollowers", reader, { channel });
  if (isForum && known?.needsTag === true && known.tags.length === 0) return text("noTags", reader, { channel });
  const lacking = await lackingIn({ ...wanted, channel: place.channel }, deps);
  return lacking.length === 0 ? null : text("botPerm", reader, { channel, list: lacking.join(", ") });
}

type Looked = Wanted & { channel: string };

/** Where Discord does not say the bot's rights with the command, they are asked for. */
async function lackingIn(
  { channel, permissions, subscription: { layout } }: Looked,
  { rights }: IncomingDeps,
): Promise<readonly string[]> {
  if (permissions !== null) return missingFor(permissions, layout);
  const found = await rights(channel);
  if (found.kind === "unseen") return ["View Channel"];
  return found.kind === "known" ? missingFor(found.permissions, layout) : [];
}
