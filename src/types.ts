/** The languages answers are written in. Articles may be in any language; these eight are analysed fully. */
export const LANGUAGES = ["en", "fr", "de", "es", "it", "zh", "ja", "ko"] as const;
export type Language = (typeof LANGUAGES)[number];

/** An article as it comes from outside, before it has an identity. */
export type ArticleInput = {
  /** `http(s):` or, for a file with no address of its own, `file:` plus its name. */
  url: string;
  title: string | null;
  outlet: string | null;
  /** ISO 639-1; detected from the text when null. */
  lang: string | null;
  /** ISO 8601 date or instant. */
  published: string | null;
  text: string;
};

/** An article in the library. Quotes are `body(article).slice(start, end)`. */
export type Article = {
  /** Stable for the life of the article: derived from its canonical address. */
  id: string;
  /** The address as it was given, for people to open. */
  url: string;
  /** The canonical address: the article's identity. */
  address: string;
  title: string | null;
  outlet: string | null;
  lang: string;
  published: string | null;
  /** YYYY-MM-DD: the day of `published`, or the earliest day the text itself shows it was written; null when neither is known. */
  day: string | null;
  text: string;
  /** SHA-256 of title and text, hex. */
  contentHash: string;
};

/** The text that quotes index into: `start`..`end` are UTF-16 offsets into it. */
export const body = (article: { title: string | null; text: string }): string =>
  `${article.title ?? ""}\n${article.text}`;

/** A stretch of an article that search ranks: a few sentences, about 100 words. Offsets are into `body(article)`. */
export type Passage = { start: number; end: number };

/** A passage with what the core's analysis made of it, ready to be indexed. */
export type AnalysedPassage = Passage & {
  /** Term → weighted frequency (a title term counts fractionally). Terms carry their field as a prefix, see `text/terms.ts`. */
  terms: ReadonlyMap<string, number>;
  /** Length in words, for BM25's length normalisation. */
  length: number;
};

/** What one import did with one article. */
export type ImportOutcome =
  | { kind: "new" | "changed" | "same"; id: string; url: string }
  | { kind: "refused"; where: string; reason: string };

export type Question = {
  text: string;
  /** YYYY-MM-DD: use only what was published by that day. */
  asOf?: string | undefined;
  /** YYYY-MM-DD: use only what was published on that day or later. */
  since?: string | undefined;
  /** The language to answer in; the question's own when absent. */
  language?: Language | undefined;
  /** What was asked before in the same thread, oldest first: "and for AMD?" is completed from it. */
  thread?: readonly Turn[] | undefined;
};

/** What a chat keeps of an answered question so that the next one in its thread can lean on it. */
export type Turn = {
  /** The question as it was understood, complete by itself. */
  question: string;
  language: Language;
  /** Ids of the entities it named. */
  entities: readonly string[];
};

/** An article as it is shown: by itself it claims nothing, it is only the closest to a question that has no answer. */
export type Pointer = {
  articleId: string;
  url: string;
  title: string | null;
  publisher: string | null;
  publishedAt: string | null;
  language: string;
};

/** A quote that stands letter for letter at `start`..`end` of `body(article)`. */
export type Citation = Pointer & { n: number; quote: string; start: number; end: number };

/** What is to be known of a quote beside its words: overtaken by a later one, contradicted by another, or how sure its article is. */
export type QuoteStatus = "superseded" | "disputed" | "rumour" | "confirmed" | "filed" | "denied";

/** One sentence of an answer with the citations (by `n`) it rests on; never none. No `status`: reported, and nothing against it. */
export type CitedSentence = { text: string; cites: readonly number[]; status?: QuoteStatus };

/** What every answer says about what it rests on. */
export type Context = {
  articles: number;
  publishers: number;
  /** YYYY-MM-DD of the newest article considered, null when none is dated. */
  newestDay: string | null;
  /** Whole days between the newest article and now; null when none is dated. */
  newestAgeDays: number | null;
  asOf: string | null;
  model: string | null;
};

export type Answer = {
  language: Language;
  /** The whole answer as plain text, `[n]` after each sentence. */
  text: string;
  /** The context line in the answer's language. */
  contextLine: string;
  context: Context;
  /** The question as it was completed from its thread; absent when it stood by itself. */
  understood?: string;
  /** What to keep for the next question of the thread; absent when nothing was asked. */
  turn?: Turn;
} & (
  | { kind: "found"; sentences: readonly CitedSentence[]; citations: readonly Citation[] }
  | { kind: "correction"; sentences: readonly CitedSentence[]; citations: readonly Citation[] }
  | { kind: "ambiguous"; choices: readonly string[] }
  | {
      kind: "unknown";
      /** What `text` says before it lists the closest articles. */
      message: string;
      closest: readonly Pointer[];
      reason: UnknownReason;
    }
);

/** Why there is no answer: nothing asked, the library is empty, a day to come or before the first article, a greeting, or no support. */
export type UnknownReason = "empty_question" | "empty_library" | "future" | "before" | "small_talk" | "no_support";

/** Two articles that disagree, or of which `b` overtakes `a`. The quotes stand letter for letter in their articles. */
export type Conflict = {
  a: ConflictSide;
  b: ConflictSide;
  /** The names both claims are about and what they claim: "SambaNova, Intel: acquisition". */
  topic: string;
  kind: "update" | "contradiction";
};

/** One of the two articles with the sentence that disagrees. */
export type ConflictSide = Pointer & { quote: string; start: number; end: number };

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

/** How sure a report is; PRODUCT.md 1.3. */
export type Status = "rumour" | "reported" | "confirmed" | "filed" | "shipping" | "denied";
/** A status with its word in the reader's language. */
export type StatusLabel = { status: Status; text: string };

/** What a line or a cell rests on: an article, letter for letter, or the built-in table of chips. */
export type Source =
  | ({ from: "article" } & Citation)
  | { from: "catalogue"; n: number; title: string; url: string | null };

/**
 * A line with the sources (by `n`) it rests on. `superseded`: the word for it where a later report overtakes it, so show it struck or
 * marked with that word; null where it still holds.
 */
export type ReplyLine = {
  text: string;
  cites: readonly number[];
  status: StatusLabel | null;
  superseded: string | null;
};

/** A line of a timeline. `day` is YYYY-MM-DD, `dayText` the same in the reader's language; null when no day is known. */
export type DatedEntry = ReplyLine & { day: string | null; dayText: string | null };

/** A cell; "–" with no source where nothing is known. */
export type Cell = { text: string; cites: readonly number[] };

/** Something to choose: what it says, and what choosing it asks for. `role`: it carries out what was shown, for good, or takes it back. */
export type Choice = { label: string; intent: Intent; role?: "confirm" | "danger" | "undo" | undefined };

/** The texts of PRODUCT.md 2.6 that intents give. E-USAGE: not how it is written; E-MISSING: what it needs is not there in this door. */
export type NoticeKey =
  | "E-NOEVIDENCE"
  | "E-NOTTODAY"
  | "E-AMBIG"
  | "E-UNKNOWN"
  | "E-FUTURE"
  | "E-BEFORE"
  | "E-STALE"
  | "E-USAGE"
  | "E-EMPTY"
  | "E-PERM"
  | "E-BOTPERM"
  | "E-TZ"
  | "E-DST"
  | "E-URL"
  | "E-MISSING"
  | "E-BUG"
  | "S-SAVED";

/** The parts of a card, in reading order. A door renders each within its own limits and needs to know no intent. */
export type Block =
  | { kind: "title"; text: string; note: string | null; status: StatusLabel | null }
  | { kind: "lines"; heading: string | null; lines: readonly ReplyLine[] }
  | {
      kind: "table";
      caption: string;
      /** The first one stands over the row heads. */
      columns: readonly string[];
      rows: readonly { head: string; cells: readonly Cell[] }[];
    }
  | { kind: "entries"; heading: string | null; entries: readonly DatedEntry[] }
  | {
      kind: "chart";
      /** `line`: how a promised day moved, from report to report; `bars`: one figure of each chip. */
      form: "line" | "bars";
      title: string;
      /** What the values are in; of a line, days since 1970-01-01, each with its text in `labels`. */
      unit: string;
      categories: readonly string[];
      series: readonly { name: string; values: readonly (number | null)[]; labels: readonly string[] }[];
    }
  | { kind: "choices"; heading: string | null; choices: readonly Choice[] }
  | { kind: "notice"; key: NoticeKey; text: string };

/** What to offer under a reply. `intent` is null where the door does it by itself: show the quotes, share, watch. */
export type NextStep = {
  key: "quotes" | "timeline" | "first" | "watch" | "share" | "compare" | "news" | "why" | "specs";
  label: string;
  intent: Intent | null;
};

/** What a door shows: an answer, or a card. Everything in it is in `language`, quotes in their own. */
export type Reply = {
  language: Language;
  visibility: Visibility;
  /** The intent it carries out, to run again or to keep. */
  intent: Intent;
  contextLine: string;
  next: readonly NextStep[];
  /** What comes with it as files; their text is UTF-8. */
  files?: readonly ReplyFile[] | undefined;
} & ({ kind: "answer"; answer: Answer } | { kind: "card"; blocks: readonly Block[]; sources: readonly Source[] });

/** A file that is given with a reply. `mime` such as text/csv. */
export type ReplyFile = { name: string; mime: string; text: string };

/** A name that completes what somebody types: `label` to show, `value` to use as the name in an intent. */
export type Suggestion = {
  entityId: string;
  label: string;
  value: string;
  /** When something on it was published last, as an instant or a day, where that is known without looking. */
  lastNewsAt?: string;
};

/** What a source is, which tells how to weigh what it says. */
export const SOURCE_CLASSES = [
  "primary",
  "trade press",
  "aggregator",
  "regulator",
  "filing",
  "research",
  "rumour",
] as const;
export type SourceClass = (typeof SOURCE_CLASSES)[number];

/** A feed that is followed, and what is remembered of it. Instants are ISO 8601 UTC. */
export type NewsSource = {
  /** Short and stable: people type it. */
  readonly id: string;
  readonly url: string;
  readonly site: string | null;
  readonly title: string;
  readonly language: string | null;
  readonly class: SourceClass;
  /** `muted` by a person, `paused` and `gone` by what its server kept answering. */
  readonly state: "on" | "muted" | "paused" | "gone";
  readonly addedAt: string;
  readonly memory: SourceMemory;
  readonly rhythm: SourceRhythm;
  /** What was told of and is not over. */
  readonly incident: { readonly kind: "failing" | "stale" | "gone" | "paused"; readonly since: string } | null;
};

/** What is remembered of asking a source. */
export type SourceMemory = {
  readonly triedAt: string | null;
  readonly answeredAt: string | null;
  readonly dueAt: string | null;
  /** Its server asked to be left alone until then. */
  readonly holdUntil: string | null;
  /** In a row. */
  readonly failures: number;
  readonly failingSince: string | null;
  readonly failure: string | null;
  /** "Not there" answers in a row. */
  readonly notFound: number;
  readonly tookMs: number | null;
  /** As its server gave them, for the address that gave them. */
  readonly validators: {
    readonly url: string;
    readonly etag: string | null;
    readonly lastModified: string | null;
  } | null;
  /** SHA-256 of the last body that was read. */
  readonly bodyHash: string | null;
  /** Where permanent redirects lead, and how often they said so. */
  readonly moved: { readonly url: string; readonly times: number } | null;
  readonly movedAt: string | null;
};

/** When a source publishes, learned from its own items. */
export type SourceRhythm = {
  /** Instants of its newest items, newest first. */
  readonly publishedAt: readonly string[];
  /** What the feed says of itself. */
  readonly updateMinutes: number | null;
};

/** A link of a feed that was followed, and the article it led to. */
export type SeenPage = {
  /** The link's canonical address. */
  readonly address: string;
  readonly sourceId: string;
  readonly itemId: string;
  /** Changes when the feed's words for the item do. */
  readonly itemHash: string;
  /** The article's canonical address; null when there is none. */
  readonly article: string | null;
  /** Whether the text is the page's or the feed's; `waiting`: to be tried again. */
  readonly text: "page" | "feed" | "none" | "waiting";
  readonly tries: number;
  readonly seenAt: string;
};

/** What an article does in its story: who had it first, who repeats whom, who confirms, who adds something. */
export type StoryRole = "first" | "copies" | "repeats" | "confirms" | "denies" | "adds";

/** How sure a story is, as its newest reports have it. */
export type StoryStatus = "rumour" | "reported" | "confirmed" | "denied";

/** Something an article says that earlier ones of its story did not. */
export type NewFact = { kind: "figure" | "day" | "name" | "state"; said: string };

/** An article of a story. */
export type StoryArticle = Pointer & {
  /** YYYY-MM-DD; null when neither its publisher nor its text shows it. */
  day: string | null;
  role: StoryRole;
  /** The outlet it repeats, by name, or the address of the article; null when it has it from nobody known. */
  from: string | null;
  /** What it says that those before it did not; of the first one everything. */
  news: readonly NewFact[];
};

/** One event with everything the library has on it, in the order it came. */
export type Story = {
  /** Stays when articles are added. */
  id: string;
  /** That of its first report, or of the first article that has one. */
  title: string;
  articles: readonly StoryArticle[];
  /** Why they are one story, in words: a line an article after the first. */
  because: readonly string[];
  /** Who had it first; `url` is null when that article is not in the library, `publisher` when nobody is named. */
  firstReport: { url: string | null; publisher: string | null };
  /** Sources that have it from nobody else here; one that repeats another never counts. */
  independentSources: number;
  status: StoryStatus;
  /** YYYY-MM-DD of the newest article; null when none is dated. */
  newestDay: string | null;
};
