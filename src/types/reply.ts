import type { Answer, Citation } from "./answer.ts";
import type { Language } from "./article.ts";
import type { Intent } from "./intent.ts";
import type { Visibility } from "./message.ts";

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
