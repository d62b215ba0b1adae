/** What somebody wrote, whatever the door it came through. */
export type Message = {
  /** Without the mention of the bot. */
  text: string;
  /** Who wrote it: stable within the door, never shown. */
  author: string;
  door: "terminal" | "slack" | "discord";
  /** The channel or conversation. */
  place: string;
  /** The thread within the place, null outside of threads. */
  thread: string | null;
  /** The person's, such as `fr` or `en-GB`; null when the door does not know. */
  locale: string | null;
  /** IANA, such as Europe/Berlin; null when the door does not know. */
  timeZone: string | null;
  /** Who sees the reply unless it is an error: everyone in the place, or only who asked. */
  visibility: Visibility;
} & Partial<Pick<Visit, "placeName" | "ownPlace" | "mayAdminister" | "managesBot" | "manages" | "missingRights">>;

export type Visibility = "public" | "private";

/** Who asks from where, and what they may do there: what an intent needs that keeps or changes something. */
export type Visit = {
  /** Stable within the door, never shown. */
  author: string;
  /** The channel or conversation, as posts are addressed: "slack:T1/C2". */
  place: string;
  /** What people call it: "#hardware"; empty when the door does not know. */
  placeName: string;
  /** The person's own conversation with the bot, where "tell me" goes; null when the place itself is to be used. */
  ownPlace: string | null;
  /** IANA; null when the door does not know. */
  timeZone: string | null;
  /** Whether they may set up digests, sources and settings here. */
  mayAdminister: boolean;
  /** Whether they look after the bot itself, which feeds it follows and what leaves its library, where that is another right. */
  managesBot?: boolean | undefined;
  /** Whether another place is theirs to administer too: a channel of the same workspace. Without it only this one is. */
  manages?: ((place: string) => boolean) | undefined;
  /** What the bot is not allowed to do where it is to post, in the platform's words; empty when it can post. */
  missingRights?: ((place: string) => Promise<readonly string[]>) | undefined;
};
