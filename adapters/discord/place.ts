/**
 * Where something is said in Discord: a channel or thread (both are channels there), or a person's direct messages. `asked` is the id of the
 * interaction or message a thread is opened for; until there is one, it is the channel itself.
 */
export type Place = { kind: "channel"; channel: string; asked: string | null } | { kind: "person"; user: string };

/** A place as the ledger keeps it: `discord:123`, `discord:123/456`, `discord:@789`. */
export const placeText = (place: Place): string =>
  place.kind === "person"
    ? `discord:@${place.user}`
    : `discord:${place.channel}${place.asked === null ? "" : `/${place.asked}`}`;

/** The place of a channel itself. */
export const channelPlace = (channel: string): string => placeText({ kind: "channel", channel, asked: null });

const PLACE = /^discord:(?:@(\d{1,20})|(\d{1,20})(?:\/(\d{1,20}))?)$/;

/** A place out of its text; null when it is none of Discord's. */
export function readPlace(text: string): Place | null {
  const [, user, channel, asked] = PLACE.exec(text) ?? [];
  if (user !== undefined) return { kind: "person", user };
  return channel === undefined ? null : { kind: "channel", channel, asked: asked ?? null };
}
