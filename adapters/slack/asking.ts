import type { InboxEvent } from "../chat/inbox.ts";
import { type Facts, factsText } from "./facts.ts";
import { placeText } from "./place.ts";
import { authorOf } from "./questions.ts";

/** Who did something where, in Slack's own terms. */
export type Actor = {
  team: string;
  user: string;
  channel: string;
  thread: string | null;
  isDm: boolean;
  responseUrl: string | null;
  atMs: number;
};

export type Asking = {
  actor: Actor;
  /** What makes it this one and no other, however often it is delivered. */
  key: string;
  text: string;
  /** `channel`: everybody there sees the reply; otherwise only who asked. */
  to: "asker" | "channel";
};

/** Something asked other than by a message, a command or a button, as the inbox takes it. */
export function askingEvent({ actor, key, text, to }: Asking): InboxEvent {
  const { team, user, channel, thread, isDm, responseUrl, atMs } = actor;
  const isOnlyForAsker = to === "asker" && !isDm;
  const facts: Facts = { user, isDm, responseUrl, ts: null, atMs, isOnlyForAsker };
  return {
    platform: "slack",
    id: `${team}/${key}`,
    message: {
      text,
      author: authorOf(team, user),
      door: "slack",
      place: placeText({ team, channel, thread: null }),
      thread,
      locale: null,
      timeZone: null,
      visibility: to === "channel" && !isDm ? "public" : "private",
    },
    target: { place: placeText({ team, channel, thread }), facts: factsText(facts) },
  };
}

/** Direct messages with one person have ids of their own kind. */
export const isDmChannel = (channel: string): boolean => channel.startsWith("D");
