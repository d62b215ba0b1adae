import type { Language } from "./article.ts";

export const TIMELINE_KINDS = ["all", "launch", "supply", "benchmarks", "deals", "policy"] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

export const STORY_VIEWS = ["summary", "sources", "chain", "conflicts"] as const;
export type StoryView = (typeof STORY_VIEWS)[number];

/** How sure a report has to be for a watch to tell of it. */
export const WATCH_LEVELS = ["any", "reported", "confirmed"] as const;
export type WatchLevel = (typeof WATCH_LEVELS)[number];

export const DIGEST_DAYS = ["daily", "weekdays", "weekly"] as const;
export const DIGEST_LAYOUTS = ["one message", "thread", "forum post"] as const;
export const DIGEST_EMPTY = ["skip", "one line"] as const;

/** What is set for a place. */
export const SETTING_NAMES = ["follow_ups", "language", "timezone", "default_show"] as const;
export type SettingName = (typeof SETTING_NAMES)[number];

export const EXPORTED = ["answers", "story", "timeline", "watches", "digest", "sources", "pack"] as const;
export type Exported = (typeof EXPORTED)[number];
export const EXPORT_FORMATS = ["json", "csv", "md", "opml", "ics"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** What each can be written as; what is not said is the first. A pack is one JSON line an article. */
export const FORMATS_OF: Readonly<Record<Exported, readonly ExportFormat[]>> = {
  answers: ["md", "json", "csv"],
  story: ["md", "json", "csv"],
  timeline: ["md", "json", "csv", "ics"],
  watches: ["md", "json", "csv"],
  digest: ["md", "json", "csv", "ics"],
  sources: ["opml", "json", "csv", "md"],
  pack: ["json"],
};

/**
 * What is wanted of watches. `isConfirmed`: its meaning was shown and agreed to; until then it is only shown, with a choice that carries
 * the confirmed one. `to`: oneself, or everybody in this place. Undefined is as it was, or as is usual.
 */
export type WatchWish =
  | { do: "list" }
  | { do: "add"; text: string; to: "me" | "here"; level?: WatchLevel | undefined; isConfirmed: boolean }
  | { do: "edit"; id: string; text: string; level?: WatchLevel | undefined; isConfirmed: boolean }
  | { do: "remove"; id: string; isConfirmed: boolean };

/** What may be said of a digest; undefined is as it was, or as is usual. Times and zones are as they were typed. */
export type DigestOptions = {
  /** Where it is posted, as posts are addressed; the place it is asked in otherwise. */
  channel?: string | undefined;
  /** HH:MM. */
  time?: string | undefined;
  zone?: string | undefined;
  days?: (typeof DIGEST_DAYS)[number] | undefined;
  /** Of a weekly one: 1 Monday to 7 Sunday. */
  weekday?: number | undefined;
  /** "nvidia, HBM, not rumours". */
  filter?: string | undefined;
  language?: Language | undefined;
  storiesMax?: number | undefined;
  layout?: (typeof DIGEST_LAYOUTS)[number] | undefined;
  ifEmpty?: (typeof DIGEST_EMPTY)[number] | undefined;
};

/** What is wanted of digests. */
export type DigestWish =
  | { do: "list" }
  | ({ do: "add"; isConfirmed: boolean } & DigestOptions)
  | ({ do: "edit"; id: string; isConfirmed: boolean } & DigestOptions)
  | { do: "pause" | "resume" | "preview"; id: string }
  | { do: "send-now" | "remove"; id: string; isConfirmed: boolean };

/** What is wanted of sources: `name` is an id or an address. */
export type SourceWish =
  | { do: "list" }
  | { do: "show" | "mute" | "unmute" | "test" | "remove"; name: string }
  | { do: "add"; name: string; isConfirmed: boolean };

export const COMPARE_FIELDS = ["core", "memory", "power", "price", "all"] as const;
export type CompareFields = (typeof COMPARE_FIELDS)[number];

/** What is wanted of the bot. Names are as they were typed; `asOf` and `since` are days, YYYY-MM-DD. */
export type Intent =
  | { kind: "ask"; question: string; since?: string | undefined; asOf?: string | undefined }
  | { kind: "chip"; name: string; asOf?: string | undefined }
  | { kind: "company"; name: string; since?: string | undefined; asOf?: string | undefined }
  | {
      kind: "topic";
      name: string;
      sort: "newest" | "sources";
      since?: string | undefined;
      asOf?: string | undefined;
    }
  | { kind: "timeline"; subject: string; about: TimelineKind; asOf?: string | undefined }
  | { kind: "compare"; names: readonly string[]; fields: CompareFields; asOf?: string | undefined }
  /** `onlyNew`: what this reader or place was not told yet, as of the instant `unseenAt` where one of its pages is asked for again. */
  | {
      kind: "news";
      filter: string | null;
      onlyNew?: boolean | undefined;
      unseenAt?: string | undefined;
      since?: string | undefined;
      asOf?: string | undefined;
    }
  /** Of a question; or of a story's id, an article's address or a digest's line: why it is one story, why it was posted. */
  | { kind: "why"; question: string; since?: string | undefined; asOf?: string | undefined }
  /** By its id, else by words: the newest story they are about. */
  | { kind: "story"; id: string; view: StoryView }
  /** Who had it first; of a text, an address or a question. */
  | { kind: "first"; about: string }
  /** Whether the library bears a claim out. */
  | { kind: "check"; claim: string; asOf?: string | undefined }
  | { kind: "watch"; wish: WatchWish }
  | { kind: "digest"; wish: DigestWish }
  | { kind: "source"; wish: SourceWish }
  /** `set` is null to see what is set. */
  | { kind: "settings"; set: { name: SettingName; value: string } | null }
  /** `of` names the story or the timeline's subject, and of a pack where its next part begins; null otherwise. */
  | { kind: "export"; what: Exported; format: ExportFormat; of: string | null }
  | { kind: "forget"; isConfirmed: boolean }
  | { kind: "help"; command: string | null }
  | { kind: "status" };
