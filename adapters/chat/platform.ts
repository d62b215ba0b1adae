import { createHash } from "node:crypto";

import type {
  Chat,
  DigestView,
  LedgerRecord,
  Message,
  OutgoingPost,
  Reply,
  Subscription,
  Turn,
} from "../../src/index.ts";

/** Where a reply goes and who asked for it, as far as its form depends on it. */
export type ReplyTarget = {
  /** Where the reply is posted; only the platform reads it. */
  place: string;
  /** What the event held that the platform needs again to post or to show the reply, as JSON. */
  facts: string;
};

/** What a chat platform is to the inbox and the digests. */
export type Platform = {
  /** Also the first part of its places: "slack:…". */
  name: string;
  chat: Chat;
  /** Adds to a message what the platform knows of who wrote it; null when it was taken back. */
  complete?: (message: Message, target: ReplyTarget) => Promise<Message | null>;
  /** Carries out what the platform has read itself, such as a command's fields; null for words, which go to the bot. */
  carryOut?: (message: Message, target: ReplyTarget, thread: readonly Turn[]) => Promise<Reply | null>;
  /** A reply in the platform's own form, within its limits: one body a message, never none. */
  renderReply: (reply: Reply, target: ReplyTarget) => Promise<readonly string[]>;
  /**
   * A digest in the subscription's layout, one part a message, in order; every story stands in exactly one part. Without a subscription it is one
   * message, what a watch tells. A story with a `correction` has its old words struck and that said.
   */
  renderDigest: (view: DigestView, subscription: Subscription | null) => readonly DigestPart[];
};

/** One message of a digest. `stories`: the ids of those told in it. */
export type DigestPart = { body: string; stories: readonly string[] };

/** The platform of a place, "slack:T1/C2" → slack. */
export const platformOf = (place: string, platforms: readonly Platform[]): Platform | undefined =>
  platforms.find(({ name }) => place.startsWith(`${name}:`));

/** Discord takes a nonce of at most 25 characters. */
const POST_KEY_CHARS = 24;

/** What makes the nth post of a job this post and no other: the same for every try. */
export const postKey = (jobKey: string, n: number): string =>
  createHash("sha256").update(`${jobKey}#${n}`).digest("base64url").slice(0, POST_KEY_CHARS);

/** The bodies as posts of a job; `effects` are written with the last one, when all of it has been said. */
export const toPosts = (
  bodies: readonly string[],
  { jobKey, place, effects }: { jobKey: string; place: string; effects: readonly LedgerRecord[] },
): OutgoingPost[] =>
  bodies.map((body, n) => ({
    key: postKey(jobKey, n),
    place,
    edits: null,
    body,
    effects: n === bodies.length - 1 ? effects : [],
  }));
